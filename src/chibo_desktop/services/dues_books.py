"""Sổ thu nộp đảng phí (S01/ĐP) on paper: Phần I of a month, Phần II of a year.

Columns as in domain.md §9.3; the form was not compared with a signed original.
"""

from collections.abc import Sequence

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.dues.book import BranchKey, DuesBookMonth, DuesBookSpan
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.dues import DuesBoard, load_dues
from chibo_desktop.services.dues_year import DuesYear, load_dues_year
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.dues import LACKS
from chibo_desktop.wording.numbers import decimal_text

_C, _R = Align.CENTRE, Align.RIGHT
_FORM = "Mẫu S01/ĐP; biểu cần đối chiếu với mẫu gốc."


def month_book_pdf(unit: Unit, key: BranchKey, month: Month) -> bytes:
    """Phần I of a month, with room to sign. Raises DomainError: dues-before-book, dues-no-book."""
    return list_paper(_month_view(unit, key, month))


def month_book_workbook(unit: Unit, key: BranchKey, month: Month) -> bytes:
    """The same as a workbook. Raises DomainError."""
    view = _month_view(unit, key, month)
    return list_workbook([view], created=created_at(unit, None))


def year_book_pdf(unit: Unit, key: BranchKey, year: int, today: Month) -> bytes:
    """Phần II of a year. Raises DomainError: dues-no-book."""
    return list_paper(_year_view(unit, key, year, today))


def year_book_workbook(unit: Unit, key: BranchKey, year: int, today: Month) -> bytes:
    """The same, with Phần I of every month as further sheets. Raises DomainError: dues-no-book."""
    known = load_dues_year(unit, key, year, today)
    views = [_year_view(unit, key, year, today)]
    views += [_month_view(unit, key, one.month) for one in known.months]
    return list_workbook(views, created=created_at(unit, None))


def _month_view(unit: Unit, key: BranchKey, month: Month) -> ListView:
    board, issuer = begun(load_dues(unit, key, month)), dues_issuer(unit, key)
    groups = catalogues()["dues_group"]
    rows = [
        ListRow(
            cells=(
                number,
                row.full_name,
                groups.label(row.group),
                "X" if row.line.is_exempt else "",
                row.line.dues.base if row.line.dues.share is not None else None,
                row.line.owed if not row.line.dues.lacks else None,
                row.line.arrears or None,
                row.line.total,
                row.line.paid or None,
                row.line.unpaid or None,
                "",
            )
        )
        for number, row in enumerate(board.rows, start=1)
    ]
    lines = board.lines
    rows.append(
        strong(
            "",
            "Cộng",
            "",
            sum(line.is_exempt for line in lines) or None,
            None,
            sum(line.owed for line in lines),
            sum(line.arrears for line in lines),
            sum(line.total for line in lines),
            sum(line.paid for line in lines),
            sum(line.unpaid for line in lines),
            "",
        )
    )
    state = f"đã khóa sổ ngày {date_text(board.closed_on)}" if board.closed_on else "chưa khóa sổ"
    return ListView(
        letterhead=issuer.letterhead,
        title="Sổ thu, nộp đảng phí",
        subjects=("Phần I: Theo dõi thu đảng phí của đảng viên", month_text(month).capitalize()),
        note=f"(Đơn vị tính: đồng; {state})",
        columns=_MONTH_COLUMNS,
        rows=tuple(rows),
        after=tuple(f"{row.full_name}: {LACKS[row.line.dues.lacks]}." for row in board.lacking),
        signatures=issuer.table_signatures,
        footnote=issuer.noted(_FORM),
        sheet=f"Tháng {month.number:02}-{month.year}",
        is_practice=issuer.is_practice,
    )


_MONTH_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=24),
    ListColumn(title="Đối tượng đóng", width=27),
    ListColumn(title="Được miễn", width=7, align=_C),
    ListColumn(title="Thu nhập tính đóng", width=13, align=_R),
    ListColumn(title="Phải đóng tháng này", width=11, align=_R),
    ListColumn(title="Truy thu", width=11, align=_R),
    ListColumn(title="Cộng phải đóng", width=11, align=_R),
    ListColumn(title="Đã thu", width=11, align=_R),
    ListColumn(title="Chưa đóng đến cuối tháng", width=12, align=_R),
    ListColumn(title="Ký nộp", width=11),
)


def _year_view(unit: Unit, key: BranchKey, year: int, today: Month) -> ListView:
    known, issuer = load_dues_year(unit, key, year, today), dues_issuer(unit, key)
    if known.begin is None:
        raise DomainError(Problem(code="dues-no-book"))
    return ListView(
        letterhead=issuer.letterhead,
        title="Sổ thu, nộp đảng phí",
        subjects=("Phần II: Tổng hợp thu, nộp đảng phí", f"Năm {year}"),
        note="(Đơn vị tính: đồng)",
        columns=_YEAR_COLUMNS,
        rows=tuple(_year_rows(known)),
        after=_shares(unit, key, known),
        signatures=issuer.table_signatures,
        footnote=issuer.noted(_FORM),
        sheet=f"Năm {year}",
        is_practice=issuer.is_practice,
    )


_YEAR_COLUMNS = (
    ListColumn(title="Tháng", width=11),
    ListColumn(title="Đảng viên cuối tháng", width=9, align=_R),
    ListColumn(title="Được miễn", width=8, align=_R),
    ListColumn(title="Chưa đóng (đồng chí)", width=10, align=_R),
    ListColumn(title="Chưa đóng", width=12, align=_R),
    ListColumn(title="Đã thu", width=12, align=_R),
    ListColumn(title="Trích giữ lại", width=12, align=_R),
    ListColumn(title="Phải nộp cấp trên", width=12, align=_R),
    ListColumn(title="Đã nộp", width=12, align=_R),
    ListColumn(title="Chưa nộp cấp trên", width=12, align=_R),
    ListColumn(title="Ngày nộp, chứng từ", width=22),
)


def _year_rows(known: DuesYear) -> list[ListRow]:
    rows = []
    for quarter in known.quarters:
        for month in quarter.months:
            own = [one for one in known.remittances if one.month == month.month]
            rows.append(
                ListRow(cells=(short_month_text(month.month), *_figures(month), _when(own)))
            )
        rows.append(_span_row(quarter))
    if known.whole is not None:
        rows.append(_span_row(known.whole))
    return rows


def _figures(one: DuesBookMonth) -> tuple[Cell, ...]:
    return (
        one.members,
        one.exempt,
        one.unpaid_members,
        one.unpaid,
        one.collected,
        one.retained,
        one.to_remit,
        one.remitted,
        one.owed_upward,
    )


def _span_row(span: DuesBookSpan) -> ListRow:
    last = span.last
    return strong(
        span.label,
        last.members,
        last.exempt,
        last.unpaid_members,
        last.unpaid,
        span.collected,
        span.retained,
        span.to_remit,
        span.remitted,
        last.owed_upward,
        "",
    )


def _when(remittances: Sequence[DuesRemittance]) -> str:
    return "; ".join(
        " ".join(filter(None, (date_text(one.paid_on) if one.paid_on else "", one.document)))
        for one in remittances
    )


def _shares(unit: Unit, key: BranchKey, known: DuesYear) -> tuple[str, ...]:
    setting = load_dues(unit, key, known.months[-1].month).setting if known.months else None
    if setting is None or setting.retained_percent is None:
        return ("Chưa ghi tỷ lệ trích giữ lại nên chưa tính số phải nộp cấp trên.",)
    share = decimal_text(setting.retained_percent)
    source = f" theo {setting.source}" if setting.source else ""
    return (f"Tỷ lệ trích giữ lại tại chi bộ: {share} %{source}; làm tròn đến đồng.",)


def dues_issuer(unit: Unit, key: BranchKey) -> Issuer:
    """Who issues the papers of a branch's dues."""
    return issuer_of(unit, None, Scope(org_id=key.org_id, branch_id=key.branch_id))


def strong(*cells: Cell) -> ListRow:
    """A row of sums."""
    return ListRow(cells=cells, is_strong=True)


def begun(board: DuesBoard) -> DuesBoard:
    """The board of a book that was begun. Raises DomainError: dues-no-book."""
    if board.begin is None:
        raise DomainError(Problem(code="dues-no-book"))
    return board
