"""Danh sách khen thưởng of a year, with the data that certificates are written from.

At the office of all units, with the totals of each; at a branch its own.
"""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_figures import (
    Commended,
    by_level,
    by_unit,
    commended,
    counted,
)
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.commendations import commended_text, level_line, money_text
from chibo_desktop.wording.dates import partial_date_text

_C, _R = Align.CENTRE, Align.RIGHT
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Tập thể, cá nhân", width=26),
    ListColumn(title="Đơn vị", width=28),
    ListColumn(title="Thành tích", width=34),
    ListColumn(title="Số quyết định", width=13),
    ListColumn(title="Ngày", width=13, align=_C),
    ListColumn(title="Tiền thưởng", width=13, align=_R),
)
_UNITS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Đơn vị", width=50),
    ListColumn(title="Tập thể", width=10, align=_R),
    ListColumn(title="Cá nhân", width=10, align=_R),
    ListColumn(title="Tiền thưởng (đồng)", width=18, align=_R),
)
_CERTIFICATES = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Hình thức", width=14),
    ListColumn(title="Tặng", width=28),
    ListColumn(title="Đơn vị", width=30),
    ListColumn(title="Đã có thành tích", width=44),
    ListColumn(title="Quyết định số", width=14),
    ListColumn(title="Ngày", width=12, align=_C),
    ListColumn(title="Cơ quan quyết định", width=30),
)


def commended_list_pdf(unit: Unit, year: int, dated: date | None = None) -> bytes:
    """Everybody commended by the decisions of a year, by form and level."""
    issuer = issuer_of(unit, dated)
    return list_paper(_list(_commended(unit, year), year, issuer))


def commended_list_workbook(unit: Unit, year: int, dated: date | None = None) -> bytes:
    """The same, with a sheet of the units and one to merge certificates from."""
    issuer, found = issuer_of(unit, dated), _commended(unit, year)
    views = [_list(found, year, issuer), _certificates(found, year, issuer)]
    if issuer.is_office:
        views.insert(1, _totals(found, year, issuer))
    return list_workbook(views, created=created_at(unit, dated))


def _commended(unit: Unit, year: int) -> tuple[Commended, ...]:
    return commended(unit.connection, None, date(year, 1, 1), date(year, 12, 31))


def _list(found: Sequence[Commended], year: int, issuer: Issuer) -> ListView:
    labels = catalogues()["commendation_level"]
    rows: list[ListRow] = []
    for (level, form), count in by_level(found).items():
        rows.append(heading(level_line(form, labels.label(level), *count)))
        group = [one for one in found if (one.level, one.form) == (level, form)]
        rows += [_row(number, one) for number, one in enumerate(group, start=1)]
    total = commended_text(*counted(found))
    money = sum(one.money or 0 for one in found)
    after = [f"Tổng số: {total}."]
    if money:
        after.append(f"Tiền thưởng: {money_text(money)}, tính theo quy định ngày quyết định.")
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách khen thưởng",
        subjects=(f"năm {year}",),
        columns=_COLUMNS,
        rows=tuple(rows),
        after=tuple(after) if found else ("Chưa có quyết định khen thưởng nào trong năm.",),
        signatures=issuer.table_signatures,
        sheet="Khen thưởng",
        is_practice=issuer.is_practice,
    )


def _row(number: int, one: Commended) -> ListRow:
    return ListRow(
        cells=(
            number,
            one.name,
            one.unit_name,
            one.merit,
            one.number,
            partial_date_text(one.decided_on),
            one.money or "",
        )
    )


def _totals(found: Sequence[Commended], year: int, issuer: Issuer) -> ListView:
    rows = [
        ListRow(cells=(number, one.unit_name, one.collectives, one.persons, one.money))
        for number, one in enumerate(by_unit(found), start=1)
    ]
    collectives, persons = counted(found)
    money = sum(one.money or 0 for one in found)
    rows.append(ListRow(cells=("", "Cộng", collectives, persons, money), is_strong=True))
    return ListView(
        letterhead=issuer.letterhead,
        title="Khen thưởng theo đơn vị",
        subjects=(f"năm {year}",),
        columns=_UNITS,
        rows=tuple(rows),
        signatures=issuer.table_signatures,
        sheet="Theo đơn vị",
        is_practice=issuer.is_practice,
    )


def _certificates(found: Sequence[Commended], year: int, issuer: Issuer) -> ListView:
    rows = [
        ListRow(
            cells=(
                number,
                one.form,
                one.name if one.is_collective else f"Đồng chí {one.name}",
                one.unit_name,
                one.merit,
                one.number,
                partial_date_text(one.decided_on),
                one.body,
            )
        )
        for number, one in enumerate(found, start=1)
    ]
    return ListView(
        letterhead=issuer.letterhead,
        title="Nội dung ghi trên giấy khen, bằng khen",
        subjects=(f"năm {year}",),
        columns=_CERTIFICATES,
        rows=tuple(rows),
        sheet="In giấy khen",
        is_practice=issuer.is_practice,
    )
