"""Periodic reports in a real file: drafted, edited, issued, compared with what came later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from branch_files import TODAY, BranchFile, new_branch
from builders import ORG, OTHER_ORG, author, member, node
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.work_reports.records import WorkReport
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.review_facts import review_facts
from chibo_desktop.services.work_report_forms import work_report_forms
from chibo_desktop.services.work_report_papers import work_report_pdf, work_report_word
from chibo_desktop.services.work_reports import (
    ReportDraft,
    ReportSection,
    accept_figures,
    issue_report,
    load_report,
    reopen_report,
    write_section,
)
from chibo_desktop.wording.work_reports import FIGURES
from documents.papers import text_of
from documents.word_files import assert_same_words

YEAR = ReportPeriod(PeriodKind.YEAR, 2026)
NOVEMBER = ReportPeriod(PeriodKind.MONTH, 2026, 11)
WORDS = {"period", "next_period", "until", "unit", "superior"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BranchFile]:
    """A branch of six with the practice targets done up to November."""
    made = new_branch(tmp_path_factory.mktemp("bao-cao"))
    with made.unit() as unit:
        for number in range(1, 12):
            live_targets(unit, [made.branch_id], Month(2026, number), PRACTICE_UNIT, 1)
    yield made
    made.session.close()


def draft_of(file: BranchFile, period: ReportPeriod = YEAR) -> ReportDraft:
    with file.unit() as unit:
        return load_report(unit, file.branch_id, period, TODAY)


def part(draft: ReportDraft, code: str) -> ReportSection:
    return next(one for one in draft.sections if one.code == code)


def write(file: BranchFile, period: ReportPeriod, code: str, text: str) -> ReportDraft:
    draft = draft_of(file, period)
    with file.unit() as unit:
        write_section(unit, draft, code, text)
    return draft_of(file, period)


def issue(file: BranchFile, period: ReportPeriod, number: str) -> ReportDraft:
    draft = draft_of(file, period)
    with file.unit() as unit:
        issue_report(unit, draft, number, date(2026, 11, 28))
    return draft_of(file, period)


def admit(file: BranchFile, name: str) -> Member:
    """One more member, admitted this month."""
    with file.unit() as unit:
        one = Member(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=file.branch_id,
            full_name=name,
            activity_status="active",
            admitted_on=PartialDate(2026, 11, 5),
        )
        unit.save(one, act="member.create")
        return one


def refusal(error: pytest.ExceptionInfo[DomainError]) -> list[str]:
    return [one.code for one in error.value.problems]


def test_the_year_is_drafted_from_the_data(file: BranchFile) -> None:
    draft = draft_of(file)
    assert part(draft, "members").said.startswith("Đến ngày 28/11/2026, Chi bộ Văn phòng có 6 ")
    assert "7/8 chỉ tiêu đạt và vượt kế hoạch" in part(draft, "targets").said
    assert "Sinh hoạt chuyên đề" in part(draft, "targets").said  # the failed one, named


def test_the_review_of_the_year_tells_of_targets_too(file: BranchFile) -> None:
    with file.unit() as unit:
        facts = review_facts(unit, file.branch_id, Span.YEAR, Month(2026, 12))
    assert facts.branch.told["branch_results"][0].startswith("7/8 chỉ tiêu")
    assert "Sinh hoạt chuyên đề" in facts.branch.told["branch_results"][1]


def test_what_is_not_known_is_not_told(file: BranchFile) -> None:
    draft = draft_of(file, ReportPeriod(PeriodKind.MONTH, 2026, 2))
    assert part(draft, "meetings").said == ""
    assert part(draft, "dues").said == ""
    assert not any("0/0" in one.said or "0 đảng viên" in one.said for one in draft.sections)


def test_a_figure_opens_to_what_it_counts(file: BranchFile) -> None:
    figures = draft_of(file).figures
    assert figures["members"].text == str(len(figures["members"].names))
    good = figures["targets_good"]
    assert (good.text, sum(one.is_counted for one in good.names), len(good.names)) == ("7", 7, 8)
    (failed,) = figures["targets_failed"].names
    assert (failed.name, failed.note) == ("Sinh hoạt chuyên đề", "Không đạt")


def test_every_figure_has_words_and_every_form_knows_its_figures(file: BranchFile) -> None:
    assert set(draft_of(file).figures) <= set(FIGURES)
    for form in work_report_forms():
        assert form.codes <= set(FIGURES) | WORDS
        assert form.note  # nobody has compared it with a signed text
        assert len({one.code for one in form.sections}) == len(form.sections)


def test_an_edited_sentence_keeps_live_figures_and_says_what_changed(tmp_path: Path) -> None:
    file = new_branch(tmp_path)
    text = "Chi bộ hiện có {members} đồng chí, đoàn kết."
    draft = write(file, NOVEMBER, "members", text)
    assert (part(draft, "members").said, draft.edited) == (
        "Chi bộ hiện có 6 đồng chí, đoàn kết.",
        1,
    )
    assert part(draft, "members").changes == ()
    admit(file, "Nguyễn Thị Mới")
    changed = part(draft_of(file, NOVEMBER), "members")
    assert changed.said == "Chi bộ hiện có 7 đồng chí, đoàn kết."
    assert [(one.code, one.before, one.now) for one in changed.changes] == [("members", "6", "7")]
    again = draft_of(file, NOVEMBER)
    with file.unit() as unit:
        accept_figures(unit, again, "members")
    assert part(draft_of(file, NOVEMBER), "members").changes == ()
    back = write(file, NOVEMBER, "members", part(draft_of(file, NOVEMBER), "members").known)
    assert (back.edited, dict(back.record.texts), dict(back.record.seen)) == (0, {}, {})
    file.session.close()


def test_what_was_issued_stays_to_the_digit(tmp_path: Path) -> None:
    file = new_branch(tmp_path)
    signed = issue(file, NOVEMBER, " 12-BC/CB ")
    assert (signed.record.number, signed.changes) == ("12-BC/CB", ())
    paper = _pdf(file, NOVEMBER)
    admit(file, "Nguyễn Thị Mới")
    later = draft_of(file, NOVEMBER)
    assert [one.said for one in later.sections] == [one.said for one in signed.sections]
    assert {(one.code, one.before, one.now) for one in later.changes} >= {("members", "6", "7")}
    assert _pdf(file, NOVEMBER) == paper
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        write_section(unit, signed, "members", "Khác")
    assert refusal(refused) == ["work-report-issued"]
    with file.unit() as unit:
        reopen_report(unit, later)
    assert "có 7 đảng viên" in part(draft_of(file, NOVEMBER), "members").said
    file.session.close()


def test_what_an_issue_must_say(file: BranchFile) -> None:
    draft = draft_of(file)
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        issue_report(unit, draft, " ", None)
    assert refusal(refused) == ["work-report-number", "work-report-day"]
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        issue_report(unit, draft, "1-BC/CB", date(2025, 12, 31))
    assert refusal(refused) == ["work-report-early"]
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        reopen_report(unit, draft)
    assert refusal(refused) == ["work-report-not-issued"]
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        write_section(unit, draft, "không có", "Gì đó")
    assert refusal(refused) == ["work-report-section-unknown"]


def test_writing_is_undone_and_issuing_is_not(tmp_path: Path) -> None:
    file = new_branch(tmp_path)
    write(file, YEAR, "plan", "Giữ nền nếp.")
    with file.unit() as unit:
        go_back(unit, file.session.steps)
    assert draft_of(file).edited == 0
    issue(file, YEAR, "12-BC/CB")
    with pytest.raises(DomainError) as refused, file.unit() as unit:
        go_back(unit, file.session.steps)
    assert refusal(refused) == ["undo-work-report-issue"]
    file.session.close()


def test_paper_and_word_say_the_same(file: BranchFile, tmp_path: Path) -> None:
    with file.unit() as unit:
        word = work_report_word(unit, file.branch_id, YEAR, TODAY)
    paper = text_of(_pdf(file, YEAR), tmp_path)
    assert_same_words(word, paper)
    assert "Số ……-BC/CB" in paper


def test_a_finished_report_travels(tmp_path: Path) -> None:
    first = node(tmp_path, "first")
    with first.unit() as unit:
        unit.save(Branch(id="b1", org_id=ORG, name="Chi bộ Một"), act="branch.create")
        unit.save_all([member(number) for number in range(1, 5)], act="member.create")
        issue_report(unit, load_report(unit, "b1", YEAR, TODAY), "3-BC/CB", date(2026, 11, 20))
        signed = load_report(unit, "b1", YEAR, TODAY)
    office = node(tmp_path, "office", OTHER_ORG)
    office.author = author("office", OTHER_ORG)
    office.receive(first.everything())
    with office.unit() as unit:
        (came,) = unit.all(WorkReport)
    assert came == signed.record
    assert came.issued["figures"]["members"] == "4"


def _pdf(file: BranchFile, period: ReportPeriod) -> bytes:
    with file.unit() as unit:
        return work_report_pdf(unit, file.branch_id, period, TODAY)
