"""What a report says: of the office its units added up, of a closed period what it was closed with.

The names behind the office's figures are read when a figure is opened.
"""

from collections.abc import Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.figures import FIGURE_BY_CODE
from chibo_desktop.services.closed_report import ClosedReport
from chibo_desktop.services.office_report import OfficeReport
from chibo_desktop.services.period_closings import board_lines, closing_of, read_board
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_figures import figures_of
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted, worded
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.dues import dong_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.picture import CLOSED_PARTLY, MONEY, WHOLE_NAME, adjustment_text
from chibo_desktop.wording.work_reports import moved_text


def report_figures(scope: ReportScope, progress: Progress = unwatched) -> dict[str, KnownFigure]:
    """Every figure of a report; of a period that the office has closed, as they were closed."""
    if not _is_of_units(scope):
        return figures_of(scope, progress)
    report = OfficeReport(scope=scope)
    now = report.figures(progress)
    return _closed(report, now, progress) if _is_closed(scope) else now


def figure_lines(scope: ReportScope, code: str, figure: KnownFigure) -> Sequence[NameLine]:
    """The names behind a figure of a report, counted and not counted."""
    if not figure.is_kept:
        return figure.names
    if _is_closed(scope):
        board = read_board(scope.unit, scope.key.period, scope.today)
        if code in FIGURE_BY_CODE and code in board.closing.figures:
            return board_lines(scope.unit, board, code, closed=True)
        closed = ClosedReport.of(scope.unit, board.closing)
        if closed is not None:
            return closed.lines(code)
    return OfficeReport(scope=scope).lines(code)


def _is_of_units(scope: ReportScope) -> bool:
    return scope.is_office and not scope.branch_id


def _is_closed(scope: ReportScope) -> bool:
    return closing_of(scope.unit, scope.key.period).is_closed


def _closed(report: OfficeReport, now: Told, progress: Progress) -> dict[str, KnownFigure]:
    """The picture's figures first: its adjustments are told unit by unit."""
    scope = report.scope
    board = read_board(scope.unit, scope.key.period, scope.today, progress)
    closed = ClosedReport.of(scope.unit, board.closing)
    of_picture = {
        code: KnownFigure(
            text=_text(code, number), is_nothing=not number, number=number, is_kept=True
        )
        for code, number in board.closing.figures.items()
        if code in FIGURE_BY_CODE and isinstance(number, int)
    }
    lines = [
        NameLine(name=one.unit_name or "Đảng ủy", place="", note=adjustment_text(one.change))
        for one in board.adjustments
    ]
    if closed is not None:
        others = [code for code in {**closed.figures, **now} if code not in of_picture]
        lines += [
            NameLine(name=WHOLE_NAME, place="", note=moved_text(one))
            for one in closed.changes(others, now, report)
        ]
    day = board.closing.closed_on
    return {
        **(closed.figures if closed else now),
        **of_picture,
        "closed_on": worded(date_text(day) if day else ""),
        "closed_partly": worded(CLOSED_PARTLY if closed is None else ""),
        "adjustments": counted(lines),
        "adjustments_list": worded("; ".join(f"{line.name}: {line.note}" for line in lines), lines),
    }


def _text(code: str, number: int) -> str:
    if code in MONEY:
        return dong_text(number) if number else ""
    return count_text(number)
