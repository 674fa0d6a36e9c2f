"""Danh sách đề nghị xếp loại: proposals and decisions side by side, on paper and as a workbook."""

from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.decisions import ResultBoard, ResultLine, load_results
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.decisions import decided_sentence, results_text
from chibo_desktop.wording.evaluation import not_rated_sentence, rating_abbreviation
from chibo_desktop.wording.numbers import mark_text
from chibo_desktop.wording.span import span_period_text

_C = Align.CENTRE
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=26),
    ListColumn(title="Chức vụ", width=18),
    ListColumn(title="Tổng điểm", width=9, align=_C),
    ListColumn(title="Theo bộ tiêu chí", width=12, align=_C),
    ListColumn(title="Biểu quyết", width=12, align=_C),
    ListColumn(title="Chi bộ đề xuất", width=12, align=_C),
    ListColumn(title="Cấp có thẩm quyền quyết định", width=14, align=_C),
    ListColumn(title="Lý do, ghi chú", width=34),
)


def result_list_pdf(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The list as PDF. Raises DomainError: round-unknown."""
    return list_paper(_view(unit, round_id, dated))


def result_list_workbook(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The same list as a workbook. Raises DomainError: round-unknown."""
    view = _view(unit, round_id, dated)
    return list_workbook([view], created=created_at(unit, dated))


def _view(unit: Unit, round_id: str, dated: date | None) -> ListView:
    board = load_results(unit, round_id)
    issuer = round_issuer(unit, board.sheet, dated)
    of_round = board.sheet.round
    period = span_period_text(of_round.lasts, of_round.period) if of_round.period else ""
    rows = [_row(number, line) for number, line in enumerate(board.lines, start=1)]
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=(f"đề nghị xếp loại chất lượng đảng viên {period}",),
        columns=_COLUMNS,
        rows=tuple(rows),
        after=_after(board),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(),
        sheet="Đề nghị xếp loại",
        is_practice=issuer.is_practice,
    )


def _row(number: int, line: ResultLine) -> ListRow:
    row, vote = line.row, line.row.vote
    notes = [row.evaluation.override_reason] if row.is_overridden else []
    if line.differs:
        notes.append(decided_sentence(line.decided, line.proposed))
    return ListRow(
        cells=(
            number,
            row.evaluation.full_name,
            row.evaluation.position,
            mark_text(row.outcome.total),
            _short(row.outcome.rating),
            _short(vote.carried) if vote else "",
            _short(line.proposed),
            _short(line.decided.rating) if line.decided else "",
            " ".join(notes),
        )
    )


def _after(board: ResultBoard) -> tuple[str, ...]:
    said = [results_text(len(board.lines), len(board.undecided), len(board.differing))]
    said += [
        f"Không đánh giá: {one.full_name}. {not_rated_sentence(reason)}"
        for one, reason in board.sheet.not_rated
    ]
    said.append(
        "HTXSNV: hoàn thành xuất sắc nhiệm vụ; HTTNV: hoàn thành tốt nhiệm vụ; HTNV: hoàn thành "
        "nhiệm vụ; KHTNV: không hoàn thành nhiệm vụ."
    )
    return tuple(said)


def _short(rating: Rating | None) -> str:
    return rating_abbreviation(rating) if rating else ""
