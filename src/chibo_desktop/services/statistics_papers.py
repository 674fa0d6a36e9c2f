"""Biểu thống kê on paper and as workbooks, from the very tables that the screen shows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.statistics_form import StatisticsForm
from chibo_desktop.services.headcounts import HeadcountTable
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.office_statistics import load_table, with_names
from chibo_desktop.services.statistics import StatisticsTable
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.numbers import percent_text
from chibo_desktop.wording.statistics import (
    HEADCOUNT,
    apart_sentence,
    change_text,
    period_text,
    span_text,
)

_C, _R = Align.CENTRE, Align.RIGHT
_NAME_COLUMNS = (
    ListColumn(title="Dòng", width=34),
    ListColumn(title="Họ và tên", width=28),
    ListColumn(title="Đơn vị", width=34),
    ListColumn(title="Ghi chú", width=44),
)


def statistics_pdf(
    unit: Unit,
    form: str,
    period: ReportPeriod,
    scope: Scope,
    *,
    dated: date | None = None,
    progress: Progress = unwatched,
) -> bytes:
    """A form as PDF. `progress` may stop it by raising. Raises KeyError: no such form."""
    return list_paper(_views(unit, form, period, scope, dated, progress)[0])


def statistics_workbook(
    unit: Unit,
    form: str,
    period: ReportPeriod,
    scope: Scope,
    *,
    dated: date | None = None,
    progress: Progress = unwatched,
) -> bytes:
    """The same form as a workbook, with a sheet of the names, and at the office one by units."""
    views = _views(unit, form, period, scope, dated, progress)
    return list_workbook(views, created=created_at(unit, dated))


def _views(
    unit: Unit,
    form: str,
    period: ReportPeriod,
    scope: Scope,
    dated: date | None,
    progress: Progress,
) -> list[ListView]:
    issuer = issuer_of(unit, dated, scope)
    if form == HEADCOUNT:
        count = with_names(unit, load_table(unit, form, period, scope, progress))
        assert isinstance(count, HeadcountTable)  # noqa: S101 - the form says so
        return [_headcount(count, issuer), _headcount_names(count, issuer)]
    table = with_names(unit, load_table(unit, form, period, scope, progress))
    assert isinstance(table, StatisticsTable)  # noqa: S101 - the form says so
    views = [_statistics(table, issuer)]
    if len(table.units) > 1:
        views.append(_by_unit(table, issuer))
    return [*views, _statistics_names(table, issuer)]


def _headcount(table: HeadcountTable, issuer: Issuer) -> ListView:
    rows = [
        ListRow(
            cells=(
                line.mark,
                line.label,
                line.count,
                line.before,
                change_text(line.count, line.before),
            ),
            is_strong=not line.level,
            level=line.level,
        )
        for line in table.lines
    ]
    columns = (
        ListColumn(title="", width=6, align=_C),
        ListColumn(title="Chỉ tiêu", width=48),
        ListColumn(title="Kỳ này", width=11, align=_R),
        ListColumn(title="Cùng kỳ năm trước", width=13, align=_R),
        ListColumn(title="So với cùng kỳ (%)", width=13, align=_R),
    )
    return _view(table.form, table.period, issuer, columns, rows, after=_apart(table))


def _apart(table: HeadcountTable) -> tuple[str, ...]:
    said = [apart_sentence(len(table.apart))]
    said += [
        f"- {line.name}{f' ({line.place})' if line.place else ''}: {line.note}."
        for line in table.apart
    ]
    return tuple(said)


def _statistics(table: StatisticsTable, issuer: Issuer) -> ListView:
    rows: list[ListRow] = []
    for title in table.sections:
        rows.append(heading(title))
        for line in (line for line in table.lines if line.section == title):
            is_average = line.share is None and line.average is not None
            figures = (line.average, line.average_before) if is_average else None
            rows.append(
                ListRow(
                    cells=(
                        line.label,
                        *(figures or (line.count, line.before)),
                        percent_text(line.share) if line.share is not None else "",
                        "" if is_average else change_text(line.count, line.before),
                    ),
                    level=1,
                )
            )
    columns = (
        ListColumn(title="Chỉ tiêu", width=48),
        ListColumn(title="Kỳ này", width=11, align=_R),
        ListColumn(title="Cùng kỳ năm trước", width=13, align=_R),
        ListColumn(title="Tỷ lệ trong mục", width=12, align=_R),
        ListColumn(title="So với cùng kỳ (%)", width=13, align=_R),
    )
    return _view(table.form, table.period, issuer, columns, rows)


def _by_unit(table: StatisticsTable, issuer: Issuer) -> ListView:
    units = list(table.units)
    rows: list[ListRow] = []
    for title in table.sections:
        rows.append(heading(title))
        rows += [
            ListRow(
                cells=(line.label, line.count, *(line.by_unit.get(node, 0) for node in units)),
                level=1,
            )
            for line in table.lines
            if line.section == title and line.average is None
        ]
    columns = (
        ListColumn(title="Chỉ tiêu", width=40),
        ListColumn(title="Cộng", width=10, align=_R),
        *(ListColumn(title=table.units[node], width=14, align=_R) for node in units),
    )
    view = _view(table.form, table.period, issuer, columns, rows, sheet="Theo đơn vị")
    return replace(view, is_lying=True)


def _headcount_names(table: HeadcountTable, issuer: Issuer) -> ListView:
    shown = [line for line in table.lines if line.names and line.level]
    groups = [(line.label, line.names) for line in shown]
    groups += [("Chênh lệch với danh sách", table.apart), ("Cần xem lại", table.doubts)]
    return _names(table.form, table.period, issuer, groups)


def _statistics_names(table: StatisticsTable, issuer: Issuer) -> ListView:
    groups = [
        (f"{line.section}: {line.label}", line.names)
        for line in table.lines
        if line.average is None
    ]
    return _names(table.form, table.period, issuer, groups)


def _names(
    form: StatisticsForm,
    period: ReportPeriod,
    issuer: Issuer,
    groups: Sequence[tuple[str, Sequence[NameLine]]],
) -> ListView:
    rows = [
        ListRow(cells=(label, line.name, line.place, line.note))
        for label, names in groups
        for line in names
    ]
    view = _view(form, period, issuer, _NAME_COLUMNS, rows, sheet="Tên trong từng dòng")
    return replace(view, is_lying=True, signatures=())


def _view(
    form: StatisticsForm,
    period: ReportPeriod,
    issuer: Issuer,
    columns: tuple[ListColumn, ...],
    rows: Sequence[ListRow],
    *,
    after: tuple[str, ...] = (),
    sheet: str = "Số liệu",
) -> ListView:
    source = f"{form.source}. {form.note}" if form.note else form.source
    return ListView(
        letterhead=issuer.letterhead,
        title="Biểu thống kê",
        subjects=tuple(filter(None, (form.title, issuer.subject, period_text(period)))),
        note=f"({span_text(period)})",
        columns=columns,
        rows=tuple(rows),
        after=after,
        signatures=issuer.table_signatures,
        footnote=issuer.noted(source),
        sheet=sheet,
        is_lying=False,
        is_practice=issuer.is_practice,
    )
