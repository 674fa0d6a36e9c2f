"""Reviews, lists and the file of a year, from what the file knows: words, papers, proposals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from branch_files import BranchFile
from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.meeting import MeetingKind, MeetingState
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.services.collective import collective_rating, write_collective
from chibo_desktop.services.commendation_acts import propose_merit, withdraw_merit
from chibo_desktop.services.commendation_checks import findings_of
from chibo_desktop.services.commitments import commitment_templates, make_commitments
from chibo_desktop.services.meetings import new_meeting
from chibo_desktop.services.merits import load_merits, note_past_rating
from chibo_desktop.services.package_papers import (
    MADE_HERE,
    package_pdf,
    package_workbook,
    whole_package_pdf,
)
from chibo_desktop.services.review_forms import PERIOD_FORM, review_forms
from chibo_desktop.services.review_papers import reviews_pdf
from chibo_desktop.services.reviews import (
    YEARLY,
    ReviewDraft,
    choose_form,
    load_reviews,
    propose_rating,
    write_section,
)
from chibo_desktop.services.span_papers import span_list_pdf, span_list_workbook
from chibo_desktop.services.year_package import count_copies, load_package
from services.year_branch import DECEMBER, SEPTEMBER, TODAY, year_branch


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Iterator[tuple[BranchFile, str, str]]:
    """Read by most tests, written to by those that take their writing back."""
    made = year_branch(tmp_path_factory.mktemp("year"))
    yield made
    made[0].session.close()


def text_of(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def drafts(branch: BranchFile, family: str = YEARLY) -> list[ReviewDraft]:
    span, end = (Span.YEAR, DECEMBER) if family == YEARLY else (Span.QUARTER, SEPTEMBER)
    with branch.unit() as unit:
        return load_reviews(unit, branch.branch_id, span, end, family)


def of_form(branch: BranchFile, form: str) -> ReviewDraft:
    return next(draft for draft in drafts(branch) if draft.form.form == form)


def section(draft: ReviewDraft, code: str) -> str:
    return next(one.text for one in draft.sections if one.code == code)


def test_the_share_of_excellent_ratings_is_said_beside_a_yearly_proposal(told):
    branch = told[0]
    with branch.unit() as unit:
        member = load_merits(unit, branch.branch_id, DECEMBER.year).lines[0]
        one = CommendationProposal(
            id="p",
            org_id=branch.session.author.org_id,
            branch_id=branch.branch_id,
            member_id=member.member_id,
            year=DECEMBER.year,
            standard="merit-letter",
        )
        found = {finding.label: finding for finding in findings_of(unit, one, TODAY)}
    assert "đã đề nghị" in found["Tỷ lệ xuất sắc"].text
    assert found["Tỷ lệ xuất sắc"].rule is not None
    assert found["Kỷ luật"].state is MeritState.MET


def test_each_member_gets_the_form_of_what_they_do_and_the_branch_its_own(told):
    forms = sorted(draft.form.form for draft in drafts(told[0]))
    assert forms == ["01", "2A", "2B", "2B", "2C"]  # the newly admitted one is not reviewed


def test_every_form_says_where_it_comes_from_and_that_it_was_not_compared():
    assert {form.form for form in review_forms()} == {"01", "05", "2A", "2B", "2C"}
    for form in review_forms():
        codes = [block.code for block in form.sections]
        assert len(set(codes)) == len(codes)
        assert "43-HD/BTCTW" in form.footnote
        assert "kiểm tra với văn bản gốc" in form.footnote


def test_what_is_known_stands_in_the_review_until_somebody_writes_otherwise(told):
    branch = told[0]
    draft = of_form(branch, "2A")
    assert "- Hạn chế ngày 2" in section(draft, "defects")
    assert "- Chưa sát sao" in section(draft, "causes")
    assert "80 điểm" in section(draft, "duties")
    assert "Trong kỳ không bị thi hành kỷ luật." in section(draft, "virtue")
    assert draft.edited == 0
    with branch.unit() as unit:
        write_section(unit, draft, "defects", "Tôi nói dài.")
    changed = of_form(branch, "2A")
    assert section(changed, "defects") == "Tôi nói dài."
    assert changed.edited == 1
    with branch.unit() as unit:
        write_section(unit, changed, "defects", section(draft, "defects"))
    assert of_form(branch, "2A").edited == 0


def test_a_shortcoming_of_the_year_before_is_told_with_how_far_it_is_mended(told):
    branch = told[0]
    with branch.unit() as unit:
        data = reviews_pdf(unit, branch.branch_id, Span.YEAR, DECEMBER, YEARLY, forms=["2C"])
    text = text_of(data)
    assert "Đảng viên không làm việc trong hệ thống chính trị" in text
    assert "Đang khắc phục" in text
    assert "40" in text
    assert "Nhóm tiêu chí chung" not in text  # the branch's own set has other groups


def test_a_member_without_earlier_shortcomings_says_so(told):
    branch = told[0]
    with branch.unit() as unit:
        data = reviews_pdf(unit, branch.branch_id, Span.YEAR, DECEMBER, YEARLY, forms=["2A"])
    assert "Không có hạn chế, khuyết điểm nào đã được chỉ ra" in " ".join(text_of(data).split())


def test_the_self_assessment_of_a_quarter_is_one_file_for_all(told):
    branch = told[0]
    with branch.unit() as unit:
        data = reviews_pdf(unit, branch.branch_id, Span.QUARTER, SEPTEMBER, PERIOD_FORM)
    text = text_of(data)
    assert text.count("NGƯỜI TỰ ĐÁNH GIÁ") == 4
    assert "Quý III năm 2026" in text
    assert "Tháng 7" in text


def test_another_form_and_an_own_proposal_are_kept(told):
    branch = told[0]
    draft = of_form(branch, "2A")
    with branch.unit() as unit:
        choose_form(unit, draft, "2B")
        propose_rating(unit, draft, Rating.GOOD)
    again = next(one for one in drafts(branch) if one.key == draft.key)
    assert (again.form.form, again.proposed) == ("2B", Rating.GOOD)
    with branch.unit() as unit, pytest.raises(DomainError):
        choose_form(unit, draft, "01")
    with branch.unit() as unit:
        choose_form(unit, draft, "2A")
        propose_rating(unit, draft, None)


def test_the_branch_marks_itself_and_its_rating_follows(told):
    branch = told[0]
    own = of_form(branch, "01")
    assert collective_rating(own.record, DECEMBER.last_day) is None
    marks = {"I.1": "9,5", "I.2": "9", "I.3": "9", "II.1": "38", "II.2": "18", "II.3": "9"}
    with branch.unit() as unit:
        write_collective(unit, own, marks, {"tasks_exceeding": "20"})
    rated = of_form(branch, "01")
    # 92,5 points, but not enough of the tasks exceed what was asked for
    assert collective_rating(rated.record, DECEMBER.last_day) is Rating.GOOD
    with branch.unit() as unit:
        write_collective(unit, rated, {}, {"tasks_exceeding": "35"})
    assert collective_rating(of_form(branch, "01").record, DECEMBER.last_day) is Rating.EXCELLENT
    with branch.unit() as unit:
        text = text_of(package_pdf(unit, branch.branch_id, 2026, "collective"))
    assert "92,5" in text
    assert "Đã khắc phục" in text


@pytest.mark.parametrize("code", ["summary", "markers", "not-rated"])
def test_the_lists_of_a_quarter_say_the_same_on_paper_and_in_the_workbook(told, code):
    branch, quarter, _ = told
    with branch.unit() as unit:
        paper = text_of(span_list_pdf(unit, quarter, code))
        book = load_workbook(BytesIO(span_list_workbook(unit, quarter, code)))
    cells = {str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value}
    assert "Quý III năm 2026" in paper
    name = "Nguyễn Hoài An" if code == "not-rated" else "Trần Thị Ánh"
    assert name in " ".join(paper.split())
    assert name in cells


def test_the_proposals_of_each_marker_stand_side_by_side(told):
    branch, quarter, _ = told
    with branch.unit() as unit:
        book = load_workbook(BytesIO(span_list_workbook(unit, quarter, "markers")))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    head = next(row for row in rows if row[0] == "TT")
    assert "Đảng viên tự đánh giá (1)" in head
    line = next(row for row in rows if row[1] == "Lê Văn Đạt")
    assert line[3] == "85 – HTTNV"
    assert line[8] == "HTTNV"


def test_who_was_not_rated_is_listed_with_the_reason(told):
    branch, _, year = told
    with branch.unit() as unit:
        text = " ".join(text_of(span_list_pdf(unit, year, "not-rated")).split())
    assert "chưa đủ 6 tháng" in text


def test_years_in_a_row_count_what_was_entered_and_a_proposal_needs_the_standard(told):
    branch = told[0]
    with branch.unit() as unit:
        board = load_merits(unit, branch.branch_id, 2026)
    best = next(line for line in board.lines if line.best is not None)
    other = next(line for line in board.lines if line.best is None)
    assert [one.state for one in best.checks] == [
        MeritState.WAITING, MeritState.NOT_MET, MeritState.NOT_MET
    ]  # fmt: skip
    with branch.unit() as unit, pytest.raises(DomainError):
        propose_merit(unit, branch.branch_id, other.member_id, 2026, "merit-letter", "")
    with branch.unit() as unit, pytest.raises(DomainError):
        note_past_rating(unit, branch.branch_id, best.member_id, 2026, Rating.GOOD, "", today=TODAY)
    with branch.unit() as unit:
        for year in range(2022, 2026):
            note_past_rating(
                unit, branch.branch_id, best.member_id, year, Rating.EXCELLENT, "12-QĐ/ĐU",
                today=TODAY,
            )  # fmt: skip
        propose_merit(unit, branch.branch_id, best.member_id, 2026, "merit-certificate", "Giỏi")
    with branch.unit() as unit:
        board = load_merits(unit, branch.branch_id, 2026)
        assert len(board.proposed) == 1
        paper = " ".join(text_of(package_pdf(unit, branch.branch_id, 2026, "merit-list")).split())
        letter = " ".join(
            text_of(package_pdf(unit, branch.branch_id, 2026, "merit-letter")).split()
        )
    assert "5 năm liền (cần 5)" in paper
    assert "3.510.000 đ" in letter
    proposal = board.proposed[0][1]
    with branch.unit() as unit:
        note_past_rating(unit, branch.branch_id, best.member_id, 2023, None, "", today=TODAY)
        withdraw_merit(unit, proposal)
    with branch.unit() as unit:
        line = next(
            one
            for one in load_merits(unit, branch.branch_id, 2026).lines
            if one.member_id == best.member_id
        )
    assert line.proposals == ()
    assert line.checks[1].in_a_row == 3


def test_a_letter_without_anybody_is_refused_in_words(told):
    branch = told[0]
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        package_pdf(unit, branch.branch_id, 2025, "merit-letter")
    assert refused.value.problems[0].code == "merit-nobody"


def test_the_file_says_what_is_missing_and_the_inventory_prints_it(told):
    branch = told[0]
    with branch.unit() as unit:
        package = load_package(unit, branch.branch_id, 2026)
    lines = {line.paper.code: line for line in package.lines}
    assert (lines["leaders"].expected, lines["staff"].expected) == (1, 2)
    assert lines["periods"].expected == 4
    assert lines["merit-letter"].is_complete  # nobody is proposed: none is needed
    assert not lines["staff"].is_complete
    with branch.unit() as unit, pytest.raises(DomainError):
        count_copies(unit, branch.branch_id, 2026, "staff", -1, "", TODAY)
    with branch.unit() as unit:
        count_copies(unit, branch.branch_id, 2026, "staff", 2, "đủ chữ ký", TODAY)
    with branch.unit() as unit:
        again = load_package(unit, branch.branch_id, 2026)
        text = " ".join(text_of(package_pdf(unit, branch.branch_id, 2026, "inventory")).split())
    line = next(line for line in again.lines if line.paper.code == "staff")
    assert line.is_complete
    assert "đủ chữ ký" in text
    assert f"Còn thiếu {len(again.lines) - again.complete}/{len(again.lines)}" in text


def test_the_whole_file_is_one_pdf_of_every_paper_in_its_order(told):
    branch = told[0]
    told_of: list[str] = []
    with branch.unit() as unit:
        data = whole_package_pdf(
            unit, branch.branch_id, 2026, lambda _done, _total, text: told_of.append(text)
        )
        pages = {
            code: len(PdfReader(BytesIO(package_pdf(unit, branch.branch_id, 2026, code))).pages)
            for code in sorted(MADE_HERE - {"merit-letter", "merit-list"})
        }
        book = package_workbook(unit, branch.branch_id, 2026, "staff")
    assert len(PdfReader(BytesIO(data)).pages) == sum(pages.values())
    assert told_of[0].startswith("Báo cáo kiểm điểm")
    assert len(load_workbook(BytesIO(book)).sheetnames) == 2


def test_meetings_and_study_are_told_in_the_reviews(told):
    branch = told[0]
    draft = of_form(branch, "2A")
    assert section(draft, "commitment") == ""
    with branch.unit() as unit:
        meeting = new_meeting(unit, branch.branch_id, date(2026, 3, 5), MeetingKind.REGULAR)
        unit.save(replace(meeting, state=MeetingState.HELD), act="meeting.save")
        template = commitment_templates()[0].id
        make_commitments(unit, [draft.key.member_id], 2026, template)
    own = section(of_form(branch, "01"), "principles")
    assert own == "Trong kỳ đã tổ chức 1 kỳ sinh hoạt thường kỳ."
    assert "nội dung cam kết" in section(of_form(branch, "2A"), "commitment")
