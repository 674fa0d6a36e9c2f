"""Proposal and decision beside each other on a real file; papers that speak of both."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.documents.bounded import read_workbook
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.services.decisions import (
    DecisionDraft,
    DecisionKind,
    load_results,
    record_decision,
    remove_decision,
)
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.marks import set_votes
from chibo_desktop.services.result_lists import result_list_pdf, result_list_workbook
from chibo_desktop.services.round_papers import (
    load_round_paper,
    round_forms,
    round_paper_pdf,
    round_paper_workbook,
    save_round_paper,
)
from chibo_desktop.services.rounds import close_round, set_meeting
from chibo_desktop.services.voting import set_ballots, set_tellers
from chibo_desktop.storage.period_parts import found_parts, part_rounds

Book = tuple[BranchFile, str, list[str]]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Three members rated good, voted on, the round closed."""
    branch = new_branch(tmp_path, 3, late=1)
    round_id = branch.open_round()
    branch.give_all(round_id, I="5", II="15")
    ids = branch.ids(round_id)
    with branch.unit() as unit:
        set_meeting(unit, round_id, meeting_on=TODAY, summoned=3, present=3)
        set_ballots(unit, round_id, issued=3, collected=3, invalid=0)
        set_tellers(unit, round_id, tellers="Lê Văn Đạt", method="Bỏ phiếu kín")
        set_votes(unit, round_id, {key: {"good": "3"} for key in ids})
        close_round(unit, round_id)
    return branch, round_id, ids


def _draft(round_id: str, **change: object) -> DecisionDraft:
    usual: dict[str, object] = {
        "round_id": round_id,
        "number": "12-QĐ/ĐU",
        "decided_on": date(2026, 11, 27),
        "body": "Đảng ủy Khối Thử nghiệm",
    }
    return DecisionDraft(**(usual | change))  # type: ignore[arg-type]


def _text(data: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


def test_a_decision_stands_beside_the_proposal_and_never_over_it(book: Book) -> None:
    branch, round_id, ids = book
    ratings = {ids[0]: "excellent", ids[1]: "good"}
    with branch.unit() as unit:
        record_decision(unit, _draft(round_id, ratings=ratings))
        board = load_results(unit, round_id)
    assert [line.proposed for line in board.lines] == [Rating.GOOD] * 3
    assert [line.standing for line in board.lines] == [Rating.EXCELLENT, Rating.GOOD, Rating.GOOD]
    assert [line.evaluation.id for line in board.differing] == [ids[0]]
    assert [line.evaluation.id for line in board.undecided] == [ids[2]]
    assert branch.sheet(round_id).rows[0].evaluation.final_rating == "good"
    with branch.unit() as unit:
        listed = _text(result_list_pdf(unit, round_id))
        (sheet,) = read_workbook(result_list_workbook(unit, round_id))
    assert "12-QĐ/ĐU" in listed
    assert "chi bộ đề xuất “Hoàn thành tốt nhiệm vụ”" in listed
    assert any("HTXSNV" in row for row in sheet.rows)


def test_a_re_rating_keeps_the_old_result_and_is_a_formal_act(book: Book) -> None:
    branch, round_id, ids = book
    with branch.unit() as unit:
        record_decision(unit, _draft(round_id, ratings=dict.fromkeys(ids, "good")))
    again = _draft(
        round_id,
        kind=DecisionKind.RE_RATING,
        number="15-QĐ/ĐU",
        decided_on=date(2026, 11, 28),
        ratings={ids[1]: "unfulfilled"},
        reason="Bị kỷ luật do vi phạm trong kỳ.",
    )
    with branch.unit() as unit:
        identity = record_decision(unit, again)
    with branch.unit() as unit:
        line = load_results(unit, round_id).lines[1]
        paper = _text(round_paper_pdf(unit, round_id, "re-rating-decision"))
    assert line.decided is not None
    assert line.standing is Rating.UNFULFILLED
    assert [rating for _, rating in line.decided.before] == [Rating.GOOD]
    assert "Hoàn thành tốt nhiệm vụ Không hoàn thành nhiệm vụ" in paper
    assert "Số 15-QĐ/ĐU" in paper
    assert "Xét bị kỷ luật do vi phạm trong kỳ," in paper
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        go_back(unit, branch.session.steps)
    assert refused.value.problems[0].code == "undo-re-rating"
    with branch.unit() as unit:
        remove_decision(unit, identity, "Ghi nhầm người")
        assert load_results(unit, round_id).lines[1].standing is Rating.GOOD


def test_a_longer_round_is_summed_up_from_what_was_decided(book: Book) -> None:
    branch, round_id, ids = book
    with branch.unit() as unit:
        record_decision(unit, _draft(round_id, ratings={ids[0]: "fulfilled"}))
        rounds = part_rounds(unit.connection, unit.author.org_id, Span.MONTH, [NOVEMBER])
        parts = found_parts(unit.connection, rounds)
    by_evaluation = {part.evaluation_id: part.rating for part in parts.values()}
    assert by_evaluation[ids[0]] == "fulfilled"
    assert by_evaluation[ids[1]] == "good"


def test_what_is_missing_is_said_at_once(book: Book) -> None:
    branch, round_id, _ = book
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        record_decision(unit, _draft(round_id, number="", decided_on=None, ratings={}))
    assert [one.code for one in refused.value.problems] == [
        "decision-number-missing", "decision-day-missing", "decision-nobody",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [one.form for one in round_forms()])
def test_every_paper_is_made_on_paper_and_as_a_workbook(book: Book, form: str) -> None:
    branch, round_id, _ = book
    with branch.unit() as unit:
        data = round_paper_pdf(unit, round_id, form)
        assert data == round_paper_pdf(unit, round_id, form)
        assert read_workbook(round_paper_workbook(unit, round_id, form))
    text = _text(data)
    assert "{" not in text
    assert "tháng 11 năm 2026" in text


def test_minutes_carry_the_figures_that_stand(book: Book) -> None:
    branch, round_id, _ = book
    with branch.unit() as unit:
        review = _text(round_paper_pdf(unit, round_id, "review-minutes"))
        count = _text(round_paper_pdf(unit, round_id, "count-minutes"))
        letter = _text(round_paper_pdf(unit, round_id, "proposal-submission"))
    assert "triệu tập: 3 đồng chí; có mặt: 3; vắng mặt: 0" in review
    assert "Chưa đánh giá, xếp loại 1 đồng chí" in review
    assert "Tổ kiểm phiếu gồm: Lê Văn Đạt" in count
    assert "phát ra: 3; thu về: 3; hợp lệ: 3; không hợp lệ: 0" in count
    assert "Kính trình: Đảng ủy Khối Thử nghiệm" in letter
    assert "Hoàn thành tốt nhiệm vụ 3 100" in letter


def test_own_sentences_are_kept_and_the_rest_follows_the_figures(book: Book) -> None:
    branch, round_id, _ = book
    texts = {"conclusion": "Thống nhất.\nKhông có ý kiến khác.", "end": "Kết thúc lúc 10 giờ."}
    with branch.unit() as unit:
        save_round_paper(unit, round_id, "review-minutes", texts, "05-BB/CB", date(2026, 11, 28))
    with branch.unit() as unit:
        save_round_paper(
            unit, round_id, "review-minutes", {"end": ""}, "05-BB/CB", date(2026, 11, 28)
        )
    with branch.unit() as unit:
        desk = load_round_paper(unit, round_id, "review-minutes")
        text = _text(round_paper_pdf(unit, round_id, "review-minutes"))
    own = {part.key: part.own for part in desk.parts if part.own}
    assert own == {"conclusion": texts["conclusion"]}
    assert "Thống nhất. Không có ý kiến khác." in text
    assert "Số 05-BB/CB" in text
    assert "ngày 28 tháng 11 năm 2026" in text
    assert "Biên bản được đọc lại" in text
