"""Ballots on paper, and the list of votes as a workbook."""

from datetime import date

from chibo_desktop.documents.ballot import BallotView, ballots
from chibo_desktop.documents.cut_sheet import PerSheet
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.issuers import Issuer, created_at
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.voting import VoteBoard, load_vote
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label
from chibo_desktop.wording.span import span_period_text
from chibo_desktop.wording.voting import rule_text, verdict_text

__all__ = ["PerSheet", "ballots_pdf", "vote_list_pdf", "vote_list_workbook"]
_C = Align.CENTRE


def ballots_pdf(unit: Unit, round_id: str, per_sheet: PerSheet, copies: int = 0) -> bytes:
    """Ballots with every rated member; as many as may vote unless another number is asked for.

    Raises DomainError: round-unknown, nobody-to-print.
    """
    board = load_vote(unit, round_id)
    if not board.lines:
        raise DomainError(Problem(code="nobody-to-print"))
    issuer = round_issuer(unit, board.sheet, None)
    view = BallotView(
        superior=issuer.letterhead.superior,
        issuer=issuer.letterhead.issuer,
        subject=f"Mức xếp loại chất lượng đảng viên {_period(board)}",
        names=tuple(line.evaluation.full_name for line in board.lines),
        ratings=tuple(_narrow(rating) for rating in Rating),
        is_practice=issuer.is_practice,
    )
    wanted = copies or board.sheet.round.present or board.entitled or len(board.lines)
    return ballots(view, wanted, per_sheet)


def vote_list_pdf(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """Every member's votes in a table. Raises DomainError: round-unknown."""
    return list_paper(vote_list(*_board(unit, round_id, dated)))


def vote_list_workbook(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The same table as a workbook. Raises DomainError: round-unknown."""
    view = vote_list(*_board(unit, round_id, dated))
    return list_workbook([view], created=created_at(unit, dated))


def _board(unit: Unit, round_id: str, dated: date | None) -> tuple[VoteBoard, Issuer]:
    board = load_vote(unit, round_id)
    return board, round_issuer(unit, board.sheet, dated)


def vote_list(board: VoteBoard, issuer: Issuer) -> ListView:
    """The counts as a list."""
    return ListView(
        letterhead=issuer.letterhead,
        title="Kết quả biểu quyết",
        subjects=(f"mức xếp loại chất lượng đảng viên {_period(board)}",),
        columns=VOTE_COLUMNS,
        rows=vote_rows(board),
        before=ballot_sentences(board),
        signatures=(issuer.signature,),
        footnote=issuer.noted(),
        sheet="Kết quả biểu quyết",
        is_practice=issuer.is_practice,
    )


VOTE_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=26),
    *(ListColumn(title=rating_abbreviation(rating), width=13, align=_C) for rating in Rating),
    ListColumn(title="Hỏng", width=8, align=_C),
    ListColumn(title="Kết quả", width=22, align=_C),
)


def vote_rows(board: VoteBoard) -> tuple[ListRow, ...]:
    """One row a member; who was not voted on has no figures."""
    rows = []
    for number, line in enumerate(board.lines, start=1):
        votes = [line.counts[rating] if line.cast else "" for rating in Rating]
        spoilt = line.spoilt if line.cast else ""
        name = line.evaluation.full_name
        outcome = verdict_text(line.verdict, line.result)
        rows.append(ListRow(cells=(number, name, *votes, spoilt, outcome)))
    return tuple(rows)


def ballot_sentences(board: VoteBoard) -> tuple[str, ...]:
    """How many ballots, and what carries."""
    count, said = board.count, []
    if count.issued is not None and count.collected is not None:
        said.append(
            f"Số phiếu phát ra: {count.issued}; thu về: {count.collected}; hợp lệ: {count.valid}; "
            f"không hợp lệ: {count.invalid or 0}."
        )
    base = board.base_count
    people = f" ({base} người)" if base is not None else ""
    said.append(f"Mức được chọn phải đạt {rule_text(board.rule)}{people}.")
    return tuple(said)


def _period(board: VoteBoard) -> str:
    of_round = board.sheet.round
    return span_period_text(of_round.lasts, of_round.period) if of_round.period else ""


def _narrow(rating: Rating) -> str:
    return rating_label(rating).removesuffix(" nhiệm vụ")
