"""What a closed period gives to the office's report: the figures as closed, what came after."""

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.figures import FIGURE_BY_CODE
from chibo_desktop.services.period_closings import board_names, closing_of, load_board
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_figures import figures_of
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, counted, worded
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.dues import dong_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.picture import MONEY, adjustment_text


def report_figures(scope: ReportScope, progress: Progress = unwatched) -> dict[str, KnownFigure]:
    """Every figure of a report; of a period that the office has closed, as they were closed."""
    now = figures_of(scope, progress)
    period = scope.key.period
    if not scope.is_office or scope.branch_id or not closing_of(scope.unit, period).is_closed:
        return now
    return {**now, **_closed(scope, progress)}


def _closed(scope: ReportScope, progress: Progress) -> dict[str, KnownFigure]:
    unit = scope.unit
    board = load_board(unit, scope.key.period, scope.today, progress)
    names = board_names(unit, board)
    found = {
        code: KnownFigure(
            text=_text(code, number),
            is_nothing=not number,
            number=number,
            names=tuple(board.shown.lines(code, names)),
        )
        for code, number in board.shown.totals.items()
        if code in FIGURE_BY_CODE
    }
    lines = [
        NameLine(name=one.unit_name or "Đảng ủy", place="", note=adjustment_text(one.change))
        for one in board.adjustments
    ]
    day = board.closing.closed_on
    return {
        **found,
        "closed_on": worded(date_text(day) if day else ""),
        "adjustments": counted(lines),
        "adjustments_list": worded("; ".join(f"{line.name}: {line.note}" for line in lines), lines),
    }


def _text(code: str, number: int) -> str:
    if code in MONEY:
        return dong_text(number) if number else ""
    return count_text(number)
