"""Whose self-marks are missing or unfinished, as a list on paper and as a workbook."""

from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.self_mark_files import SELF
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.span import span_period_text

_COLUMNS = (
    ListColumn(title="TT", width=6, align=Align.CENTRE),
    ListColumn(title="Họ và tên", width=30),
    ListColumn(title="Chức vụ", width=24),
    ListColumn(title="Còn thiếu", width=26),
    ListColumn(title="Ghi chú", width=18),
)


def missing_sheets_pdf(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The list as PDF. Raises DomainError: round-unknown."""
    return list_paper(_view(unit, round_id, dated))


def missing_sheets_workbook(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The same list as a workbook. Raises DomainError: round-unknown."""
    view = _view(unit, round_id, dated)
    return list_workbook([view], created=created_at(unit, dated))


def _view(unit: Unit, round_id: str, dated: date | None) -> ListView:
    sheet = load_sheet(unit, round_id)
    issuer = round_issuer(unit, sheet, dated)
    of_round = sheet.round
    rows: list[ListRow] = []
    for row in sheet.rows:
        total = row.outcome.totals.get(SELF)
        if total is not None and total.is_complete:
            continue
        is_begun = bool(row.evaluation.marks(SELF))
        left = f"Điểm mục {', '.join(total.missing)}" if is_begun and total else "Cả phiếu"
        one = row.evaluation
        rows.append(ListRow(cells=(len(rows) + 1, one.full_name, one.position, left, "")))
    period = span_period_text(of_round.lasts, of_round.period) if of_round.period else ""
    said = f"Đã nộp {len(sheet.rows) - len(rows)}/{len(sheet.rows)} phiếu, còn {len(rows)}."
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=(f"đảng viên chưa nộp phiếu tự chấm {period}",),
        columns=_COLUMNS,
        rows=tuple(rows),
        after=(said,),
        signatures=(issuer.signature,),
        sheet="Chưa nộp phiếu",
        is_lying=False,
        is_practice=issuer.is_practice,
    )
