"""Minutes and resolution are typed once, judged by rule, numbered in the term, bound in a book."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.meeting import Meeting, regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.attendance import Note, load_roll, set_attendance, take_attendance
from chibo_desktop.services.follow_up import finish, new_follow_up, save_follow_up
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meeting_papers import (
    INVITATION,
    MINUTES,
    RESOLUTION,
    meeting_forms,
    meeting_paper_pdf,
    meeting_paper_workbook,
    minute_book_pdf,
    paper_view,
)
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.minutes import (
    load_minutes,
    new_speech,
    new_vote,
    number_papers,
    save_speech,
    save_vote,
)


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def text_of(data: bytes) -> str:
    return " ".join(pages_of(data))


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, count=6, late=1)
    with made.unit() as unit:
        workplace = unit.get(Workplace, made.session.author.org_id)
        unit.save(replace(workplace, term="2025 - 2030"), act="workplace.edit")
        wish = PlanWish(
            usual_day="d3",
            starts_at="14:00",
            ends_at="16:30",
            place="Phòng họp tầng 2",
            secretary_name="Lê Văn Đạt",
        )
        plan_year(unit, made.branch_id, 2026, wish)
    yield made
    made.session.close()


def at(branch: BranchFile, month: int) -> str:
    return regular_meeting_id(branch.branch_id, Month(2026, month))


def hold(branch: BranchFile, *months: int) -> None:
    with branch.unit() as unit:
        for month in months:
            take_attendance(unit, at(branch, month))


def codes(refused: pytest.ExceptionInfo[DomainError]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def number(branch: BranchFile, month: int) -> Meeting:
    with branch.unit() as unit:
        found = load_minutes(unit, at(branch, month))
        return number_papers(unit, at(branch, month), found.next_minutes, found.next_resolution)


def test_numbers_run_on_within_the_term_for_each_kind_of_paper(branch):
    hold(branch, 1, 2, 3)
    assert number(branch, 2).minutes_number == 1
    with branch.unit() as unit:
        number_papers(unit, at(branch, 1), 7, 2)
    third = number(branch, 3)
    assert (third.minutes_number, third.resolution_number) == (8, 3)
    assert third.term == "2025 - 2030"
    with branch.unit() as unit:
        workplace = unit.get(Workplace, branch.session.author.org_id)
        unit.save(replace(workplace, term="2030 - 2035"), act="workplace.edit")
    hold(branch, 4)
    assert number(branch, 4).minutes_number == 1


def test_a_number_is_given_once_and_only_to_a_meeting_that_was_held(branch):
    hold(branch, 1, 2)
    number(branch, 1)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        number_papers(unit, at(branch, 2), 1, 1)
    assert [problem.field for problem in refused.value.problems] == [
        "minutes_number",
        "resolution_number",
    ]
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        number_papers(unit, at(branch, 3), 2, 2)
    assert codes(refused) == {"meeting-not-held"}


def test_a_vote_begins_with_the_full_members_and_is_judged_by_the_rule_of_the_day(branch):
    hold(branch, 11)
    with branch.unit() as unit:
        vote = new_vote(unit, at(branch, 11))
        assert (vote.base, vote.in_favour) == (6, 6)  # the probationary one does not vote
        save_vote(unit, replace(vote, in_favour=4, against=2, majority="special"))
        save_vote(unit, replace(new_vote(unit, at(branch, 11)), title="Kế hoạch", in_favour=3))
        special, ordinary = load_minutes(unit, at(branch, 11)).votes
    assert special.result.is_carried  # four of six are two thirds
    assert not ordinary.result.is_carried  # three of six are not more than half
    assert "2/3" in str(special.rule.value)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "vote-title"),
        ({"in_favour": 7}, "vote-over-present"),
        ({"base": 3}, "vote-over-base"),
    ],
)
def test_a_vote_that_cannot_be_is_refused(branch, changes, code):
    hold(branch, 11)
    with branch.unit() as unit:
        vote = new_vote(unit, at(branch, 11))
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_vote(unit, replace(vote, **changes))
    assert code in codes(refused)


def test_a_speech_says_who_and_what(branch):
    hold(branch, 11)
    with branch.unit() as unit:
        speech = new_speech(unit, at(branch, 11))
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_speech(unit, speech)
    assert codes(refused) == {"speech-nobody", "speech-empty"}


@pytest.fixture
def told(branch):
    """November as it was held, with everything typed once."""
    hold(branch, 10, 11)
    november = at(branch, 11)
    with branch.unit() as unit:
        ids = [one.member_id for one in load_roll(unit, november).lines]
        notes = {
            ids[3]: Note(state="excused", reason="health", approver="Bí thư"),
            ids[4]: Note(state="exempted"),
        }
        set_attendance(unit, november, notes)
        set_meeting_fields(
            unit,
            november,
            {
                "guests": "Đ/c Phạm Hải, Ủy viên Ban Thường vụ",
                "ideology": "Đảng viên yên tâm công tác.",
                "past_month": "Hoàn thành 5/5 nhiệm vụ.\nThu nộp đảng phí đúng hạn.",
                "next_month": "Tập trung kiểm điểm cuối năm.",
                "conclusion": "Thống nhất các nội dung đã thảo luận.",
                "materials": "Dự thảo nghị quyết",
            },
        )
        before = replace(
            new_follow_up(unit, at(branch, 10)),
            title="Rà soát hồ sơ",
            owner_name="Chi ủy",
            due_on=date(2026, 10, 20),
        )
        save_follow_up(unit, before)
        finish(unit, before.id, ItemState.DONE, "Đã rà 7 hồ sơ", date(2026, 10, 25))
        after = replace(
            new_follow_up(unit, november),
            title="Nộp bản kiểm điểm",
            owner_name="Các đảng viên",
            due_on=date(2026, 12, 5),
        )
        save_follow_up(unit, after)
        speech = replace(new_speech(unit, november), full_name="Vũ Thị Hà", content="Nhất trí.")
        save_speech(unit, speech)
        save_vote(unit, new_vote(unit, november))
        number_papers(unit, november, 11, 12)
    return november


def test_the_minutes_say_who_was_there_what_was_said_and_how_it_was_voted(branch, told):
    with branch.unit() as unit:
        text = " ".join(text_of(meeting_paper_pdf(unit, MINUTES, told)).split())
    for words in (
        "11-BB/CB",
        "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        "vào hồi 14 giờ, ngày 03 tháng 11 năm 2026, tại Phòng họp tầng 2",
        "Đảng viên phải dự: 6 đồng chí (chính thức 5, dự bị 1)",
        "Có mặt: 5 đồng chí",
        "có lý do (sức khỏe), Bí thư cho phép",
        "Không tính vào số phải dự: 1 đồng chí được miễn sinh hoạt",
        "Đại biểu: Đ/c Phạm Hải",
        "- Đồng chí Vũ Thị Hà: Nhất trí.",
        "4/5 đồng chí, đạt 80\u00a0% số đảng viên chính thức phải dự (cần quá nửa), được thông qua",
        "a) Nộp bản kiểm điểm: Các đảng viên phụ trách, thời hạn 05/12/2026.",
        "kết thúc hồi 16 giờ 30 phút",
    ):
        assert " ".join(words.split()) in text


def test_the_resolution_has_the_table_of_what_was_left_and_the_vote(branch, told):
    with branch.unit() as unit:
        text = " ".join(text_of(meeting_paper_pdf(unit, RESOLUTION, told)).split())
        view = paper_view(unit, RESOLUTION, told)
    assert "12-NQ/CB" in text
    assert "T/M CHI BỘ" in text
    assert "đã xong, muộn" in text
    assert [row.cells[1] for row in view.rows] == ["Rà soát hồ sơ"]
    assert text.index("Rà soát hồ sơ") < text.index("PHƯƠNG HƯỚNG") < text.index("Nộp bản")


def test_an_invitation_has_the_agenda_and_the_materials(branch, told):
    with branch.unit() as unit:
        text = " ".join(text_of(meeting_paper_pdf(unit, INVITATION, told)).split())
    assert "thứ ba, ngày 03 tháng 11 năm 2026" in text
    assert "- Dự thảo nghị quyết" in text


def test_each_paper_is_a_workbook_too_and_the_same_bytes_twice(branch, told):
    with branch.unit() as unit:
        for form in (MINUTES, RESOLUTION, INVITATION):
            book = meeting_paper_workbook(unit, form, told)
            assert book[:2] == b"PK"
            assert book == meeting_paper_workbook(unit, form, told)
            assert meeting_paper_pdf(unit, form, told) == meeting_paper_pdf(unit, form, told)


def test_a_year_is_bound_with_an_index_and_pages_that_run_on(branch, told):
    with branch.unit() as unit:
        book = minute_book_pdf(unit, branch.branch_id, 2026)
    pages = pages_of(book)
    index = " ".join(pages[0].split())
    assert "Năm 2026" in index
    starts = [n for n, page in enumerate(pages, start=1) if "BIÊN BẢN" in page and n > 1]
    for start in starts:
        assert pages[start - 1].split()[0] == str(start)
    assert index.rstrip().endswith(str(next(
        n for n, page in enumerate(pages, start=1) if "12-NQ/CB" in page and n > 1
    )))  # fmt: skip
    assert "11-BB/CB" in index


def test_a_year_without_meetings_has_no_book(branch):
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        minute_book_pdf(unit, branch.branch_id, 2026)
    assert codes(refused) == {"meeting-book-empty"}


def test_the_forms_say_where_they_come_from():
    assert {form.form for form in meeting_forms()} == {MINUTES, RESOLUTION, INVITATION}
    assert all(form.source for form in meeting_forms())
