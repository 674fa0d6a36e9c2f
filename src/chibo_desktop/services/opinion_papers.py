"""Ý kiến, kiến nghị on paper: the register of a year, its figures, the office's table.

The layout is our own; no form of it was seen. Papers are made of this file only.
"""

from dataclasses import dataclass

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.opinions.opinion import OpinionState
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.opinion_figures import (
    STATES,
    AreaFigures,
    areas_of_all,
    branch_figures,
    load_units_opinions,
    sent_opinions,
    summed,
)
from chibo_desktop.services.opinions import OpinionLine, opinion_lines
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.opinions import ANONYMOUS, answers_text, received_text

_C, _R = Align.CENTRE, Align.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWish:
    """Which register: of a branch's year, or only what is open; with or without names."""

    branch_id: str
    year: int
    with_names: bool = False
    only_open: bool = False


def register_pdf(unit: Unit, wish: RegisterWish) -> bytes:
    """Sổ theo dõi ý kiến, kiến nghị of a year."""
    return list_paper(_register_view(unit, wish))


def register_workbook(unit: Unit, wish: RegisterWish) -> bytes:
    """The same as a workbook."""
    return list_workbook([_register_view(unit, wish)], created=created_at(unit, None))


def figures_pdf(unit: Unit, branch_id: str, year: int) -> bytes:
    """The figures of a branch's year by area and state, without names."""
    return list_paper(_figures_view(unit, branch_id, year))


def figures_workbook(unit: Unit, branch_id: str, year: int) -> bytes:
    """The same as a workbook."""
    return list_workbook([_figures_view(unit, branch_id, year)], created=created_at(unit, None))


def units_pdf(unit: Unit, year: int) -> bytes:
    """The office's table: every branch, and the areas of all together."""
    return list_paper(_units_view(unit, year))


def units_workbook(unit: Unit, year: int) -> bytes:
    """The same, with what was routed to Đảng ủy on a second sheet."""
    views = [_units_view(unit, year), _sent_view(unit, year)]
    return list_workbook(views, created=created_at(unit, None))


def sent_pdf(unit: Unit, year: int) -> bytes:
    """What the branches have routed to Đảng ủy."""
    return list_paper(_sent_view(unit, year))


def sent_workbook(unit: Unit, year: int) -> bytes:
    """The same as a workbook."""
    return list_workbook([_sent_view(unit, year)], created=created_at(unit, None))


def _issuer(unit: Unit, branch_id: str) -> Issuer:
    return issuer_of(unit, None, Scope(org_id=unit.author.org_id, branch_id=branch_id))


def _register_view(unit: Unit, wish: RegisterWish) -> ListView:
    issuer = _issuer(unit, wish.branch_id)
    lines = [
        one
        for one in reversed(opinion_lines(unit, wish.branch_id, unit.now.date()))
        if one.case.opinion.received_in.year == wish.year
        and one.case.state is not OpinionState.REMOVED
        and (one.case.is_open or not wish.only_open)
    ]
    names = (ListColumn(title="Người nêu ý kiến", width=22),) if wish.with_names else ()
    return ListView(
        letterhead=issuer.letterhead,
        title="Ý kiến, kiến nghị đang xem xét"
        if wish.only_open
        else "Sổ theo dõi ý kiến, kiến nghị",
        subjects=(f"năm {wish.year}",),
        columns=(
            ListColumn(title="TT", width=6, align=_C),
            ListColumn(title="Ngày nhận", width=17, align=_C),
            *names,
            ListColumn(title="Lĩnh vực", width=19),
            ListColumn(title="Nội dung", width=40),
            ListColumn(title="Chuyển đến", width=14),
            ListColumn(title="Hạn trả lời", width=17, align=_C),
            ListColumn(title="Kết quả trả lời", width=33),
            ListColumn(title="Trạng thái", width=13),
        ),
        rows=tuple(
            _register_row(number, one, with_names=wish.with_names)
            for number, one in enumerate(lines, start=1)
        ),
        after=() if lines else ("Không có ý kiến, kiến nghị nào.",),
        signatures=issuer.table_signatures,
        sheet="Sổ theo dõi",
        is_practice=issuer.is_practice,
    )


def _register_row(number: int, line: OpinionLine, *, with_names: bool) -> ListRow:
    case, known = line.case, catalogues()
    opinion = case.opinion
    result = "\n".join(part for part in (answers_text(case.answers), case.closing) if part)
    cells: list[Cell] = [number, received_text(opinion)]
    if with_names:
        cells.append(ANONYMOUS if opinion.is_anonymous else line.full_name)
    cells += [
        known["opinion_area"].label(opinion.area),
        opinion.content,
        known["opinion_route"].label(case.route) if case.route else "",
        date_text(case.due_on) if case.due_on else "",
        result,
        known["opinion_state"].label(case.state),
    ]
    return ListRow(cells=tuple(cells))


def _figures_view(unit: Unit, branch_id: str, year: int) -> ListView:
    issuer = _issuer(unit, branch_id)
    areas = branch_figures(unit, branch_id, year)
    return ListView(
        letterhead=issuer.letterhead,
        title="Thống kê ý kiến, kiến nghị",
        subjects=(f"năm {year}",),
        columns=_figure_columns("Lĩnh vực"),
        rows=_figure_rows(areas),
        after=("Bảng này không có tên người nêu ý kiến.",),
        signatures=issuer.table_signatures,
        sheet="Thống kê",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _units_view(unit: Unit, year: int) -> ListView:
    issuer = issuer_of(unit, None)
    units = load_units_opinions(unit, year)
    rows = [
        ListRow(cells=_figure_cells(number, one.figures))
        if one.figures is not None
        else ListRow(cells=(number, one.branch.name, *[None] * (len(STATES) + 1)))
        for number, one in enumerate(units, start=1)
    ]
    told = [one.figures for one in units if one.figures is not None]
    rows.append(ListRow(cells=_figure_cells("", summed("Cộng", told)), is_strong=True))
    areas = areas_of_all(units)
    if areas:
        rows.append(ListRow(cells=("Theo lĩnh vực, mọi chi bộ",), is_heading=True))
        rows += [
            ListRow(cells=_figure_cells(number, one)) for number, one in enumerate(areas, start=1)
        ]
    return ListView(
        letterhead=issuer.letterhead,
        title="Tổng hợp ý kiến, kiến nghị của các chi bộ",
        subjects=(f"năm {year}",),
        columns=_figure_columns("Chi bộ, lĩnh vực"),
        rows=tuple(rows),
        after=("Số liệu theo gói nhận gần nhất; dòng trống: chi bộ chưa gửi số liệu.",),
        signatures=issuer.table_signatures,
        sheet="Tổng hợp",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _sent_view(unit: Unit, year: int) -> ListView:
    issuer = issuer_of(unit, None)
    known = catalogues()
    sent = sent_opinions(unit, year)
    return ListView(
        letterhead=issuer.letterhead,
        title="Kiến nghị các chi bộ chuyển Đảng ủy",
        subjects=(f"năm {year}",),
        columns=(
            ListColumn(title="TT", width=6, align=_C),
            ListColumn(title="Ngày gửi", width=15, align=_C),
            ListColumn(title="Chi bộ", width=26),
            ListColumn(title="Lĩnh vực", width=19),
            ListColumn(title="Nội dung", width=52),
            ListColumn(title="Người kiến nghị", width=22),
            ListColumn(title="Đề nghị trả lời trước", width=15, align=_C),
            ListColumn(title="Chi bộ ghi nhận", width=14),
        ),
        rows=tuple(
            ListRow(
                cells=(
                    number,
                    date_text(one.record.sent_on) if one.record.sent_on else "",
                    one.branch_name,
                    known["opinion_area"].label(one.record.area),
                    one.record.content,
                    one.record.full_name,
                    date_text(one.record.due_on) if one.record.due_on else "",
                    known["opinion_state"].label(one.record.state),
                )
            )
            for number, one in enumerate(sent, start=1)
        ),
        after=() if sent else ("Chưa có kiến nghị nào chuyển lên.",),
        signatures=issuer.table_signatures,
        sheet="Chuyển Đảng ủy",
        is_practice=issuer.is_practice,
    )


def _figure_columns(first: str) -> tuple[ListColumn, ...]:
    labels = catalogues()["opinion_state"]
    return (
        ListColumn(title="TT", width=6, align=_C),
        ListColumn(title=first, width=40),
        *(ListColumn(title=labels.label(one), width=11, align=_R) for one in STATES),
        ListColumn(title="Cộng", width=9, align=_R),
    )


def _figure_rows(areas: list[AreaFigures]) -> tuple[ListRow, ...]:
    rows = [ListRow(cells=_figure_cells(number, one)) for number, one in enumerate(areas, start=1)]
    rows.append(ListRow(cells=_figure_cells("", summed("Cộng", areas)), is_strong=True))
    return tuple(rows)


def _figure_cells(number: Cell, one: AreaFigures) -> tuple[Cell, ...]:
    return (number, one.name, *(one.count(state) for state in STATES), one.total)
