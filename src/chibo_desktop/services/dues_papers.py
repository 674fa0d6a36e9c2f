"""Đảng phí on paper beside the book: who has not paid, the slip upward, the office's table."""

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.dues import load_dues
from chibo_desktop.services.dues_arrears import unpaid_in_branch
from chibo_desktop.services.dues_books import begun, dues_issuer, strong
from chibo_desktop.services.dues_units import load_units_dues
from chibo_desktop.services.dues_year import load_dues_year
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.dues import dong_text

_C, _R = Align.CENTRE, Align.RIGHT


def arrears_pdf(unit: Unit, key: BranchKey, month: Month) -> bytes:
    """Who has not paid by the end of a month. Raises DomainError: dues-no-book."""
    return list_paper(_arrears_view(unit, key, month))


def arrears_workbook(unit: Unit, key: BranchKey, month: Month) -> bytes:
    """The same as a workbook. Raises DomainError: dues-no-book."""
    view = _arrears_view(unit, key, month)
    return list_workbook([view], created=created_at(unit, None))


def remittance_pdf(unit: Unit, key: BranchKey, remittance_id: str) -> bytes:
    """The slip that goes with money passed on. Raises DomainError: dues-no-remittance."""
    return list_paper(_remittance_view(unit, key, remittance_id))


def remittance_workbook(unit: Unit, key: BranchKey, remittance_id: str) -> bytes:
    """The same as a workbook. Raises DomainError: dues-no-remittance."""
    view = _remittance_view(unit, key, remittance_id)
    return list_workbook([view], created=created_at(unit, None))


def units_dues_pdf(unit: Unit, first: Month, last: Month) -> bytes:
    """The office's table of all branches between two months."""
    return list_paper(_units_view(unit, first, last))


def units_dues_workbook(unit: Unit, first: Month, last: Month) -> bytes:
    """The same as a workbook."""
    view = _units_view(unit, first, last)
    return list_workbook([view], created=created_at(unit, None))


def _arrears_view(unit: Unit, key: BranchKey, month: Month) -> ListView:
    board, issuer = begun(load_dues(unit, key, month)), dues_issuer(unit, key)
    unpaid = unpaid_in_branch(unit.connection, key, month)
    owing = [row for row in board.rows if row.line.unpaid > 0]
    rows = [
        ListRow(
            cells=(
                number,
                row.full_name,
                row.line.unpaid,
                len(unpaid.get(row.member_id, ())) or None,
                ", ".join(f"{one.number:02}" for one in reversed(unpaid.get(row.member_id, ()))),
                "",
            )
        )
        for number, row in enumerate(owing, start=1)
    ]
    total = sum(row.line.unpaid for row in owing)
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách đảng viên chưa đóng đủ đảng phí",
        subjects=(f"đến hết {month_text(month)}",),
        note="(Đơn vị tính: đồng)",
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Họ và tên", width=28),
            ListColumn(title="Chưa đóng", width=14, align=_R),
            ListColumn(title="Số tháng chưa đóng trong năm", width=14, align=_C),
            ListColumn(title=f"Tháng (năm {month.year})", width=20),
            ListColumn(title="Ghi chú", width=20),
        ),
        rows=(*rows, *((strong("", "Cộng", total, None, "", ""),) if rows else ())),
        after=() if rows else ("Mọi đồng chí đã đóng đủ.",),
        signatures=issuer.table_signatures,
        sheet="Chưa đóng",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _remittance_view(unit: Unit, key: BranchKey, remittance_id: str) -> ListView:
    one, issuer = unit.get(DuesRemittance, remittance_id), dues_issuer(unit, key)
    if one is None or one.month is None or one.paid_on is None:
        raise DomainError(Problem(code="dues-no-remittance"))
    year = load_dues_year(unit, key, one.month.year, one.month)
    month = year.months[-1]
    amount = one.amount or 0
    rows: list[tuple[str, Cell]] = [
        (f"Đã thu {month_text(one.month)}", month.collected),
        ("Trích giữ lại tại chi bộ", month.retained),
        ("Phải nộp cấp trên trong tháng", month.to_remit),
        ("Chưa nộp của các tháng trước", month.owed_upward_before or None),
        ("Nộp lần này", amount),
        ("Còn phải nộp", month.owed_upward),
    ]
    return ListView(
        letterhead=issuer.letterhead,
        title="Giấy nộp đảng phí",
        subjects=(f"{month_text(one.month).capitalize()}",),
        note=f"(Ngày nộp: {date_text(one.paid_on)}"
        f"{'; chứng từ: ' + one.document if one.document else ''})",
        columns=(
            ListColumn(title="TT", width=5, align=_C),
            ListColumn(title="Nội dung", width=46),
            ListColumn(title="Số tiền (đồng)", width=18, align=_R),
            ListColumn(title="Ghi chú", width=22),
        ),
        rows=tuple(
            ListRow(cells=(number, text, value, ""), is_strong=text == "Nộp lần này")
            for number, (text, value) in enumerate(rows, start=1)
        ),
        after=(f"Số tiền nộp: {dong_text(amount)}.", *((one.note,) if one.note else ())),
        signatures=issuer.table_signatures,
        sheet="Giấy nộp",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _units_view(unit: Unit, first: Month, last: Month) -> ListView:
    issuer = issuer_of(unit, None)
    known = load_units_dues(unit, first, last)
    rows = []
    for number, one in enumerate(known, start=1):
        span = one.span
        if span is None:
            rows.append(ListRow(cells=(number, one.name, *[None] * 8, "chưa có sổ")))
            continue
        closed = one.closed_until
        rows.append(
            ListRow(
                cells=(
                    number,
                    one.name,
                    span.last.members,
                    span.last.exempt,
                    span.last.unpaid,
                    span.collected,
                    one.retained_percent,
                    span.retained,
                    span.to_remit,
                    span.remitted,
                    f"khóa đến {short_month_text(closed)}" if closed else "chưa khóa",
                )
            )
        )
    spans = [one.span for one in known if one.span is not None]
    kept = [span.retained for span in spans if span.retained is not None]
    upward = [span.to_remit for span in spans if span.to_remit is not None]
    rows.append(
        strong(
            "",
            "Cộng",
            sum(span.last.members for span in spans),
            sum(span.last.exempt for span in spans),
            sum(span.last.unpaid for span in spans),
            sum(span.collected for span in spans),
            None,
            sum(kept),
            sum(upward),
            sum(span.remitted for span in spans),
            "",
        )
    )
    return ListView(
        letterhead=issuer.letterhead,
        title="Tổng hợp thu, nộp đảng phí",
        subjects=(f"từ {month_text(first)} đến {month_text(last)}",),
        note="(Đơn vị tính: đồng)",
        columns=_UNIT_COLUMNS,
        rows=tuple(rows),
        signatures=issuer.table_signatures,
        sheet="Tổng hợp",
        is_practice=issuer.is_practice,
    )


_UNIT_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Chi bộ", width=30),
    ListColumn(title="Đảng viên", width=8, align=_R),
    ListColumn(title="Được miễn", width=8, align=_R),
    ListColumn(title="Chưa đóng", width=12, align=_R),
    ListColumn(title="Đã thu", width=13, align=_R),
    ListColumn(title="Giữ lại (%)", width=8, align=_R),
    ListColumn(title="Trích giữ lại", width=13, align=_R),
    ListColumn(title="Phải nộp", width=13, align=_R),
    ListColumn(title="Đã nộp", width=13, align=_R),
    ListColumn(title="Sổ", width=14),
)
