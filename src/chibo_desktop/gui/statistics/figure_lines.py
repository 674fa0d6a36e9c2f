"""The rows of a statistics table as the screen shows them, whichever form they are of."""

from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.headcounts import HeadcountTable
from chibo_desktop.services.name_lines import NameLine
from chibo_desktop.services.statistics import StatisticsTable
from chibo_desktop.wording.numbers import count_text, decimal_text, percent_text
from chibo_desktop.wording.statistics import change_text

_INDENT = "      "
BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One row: texts, and the names that its two figures stand for."""

    part: str
    label: str
    now: str
    before: str
    share: str
    change: str
    names: tuple[NameLine, ...]
    names_before: tuple[NameLine, ...]
    state: str = ""


def _state(line: FigureLine) -> str:
    return line.state


COLUMNS: tuple[Column[FigureLine], ...] = (
    Column(key="part", title="Mục", text=lambda line: line.part, width=170, state=_state),
    Column(
        key="label",
        title="Chỉ tiêu",
        text=lambda line: line.label,
        width=330,
        state=_state,
        tip=lambda line: line.label.strip(),
    ),
    Column(
        key="now", title="Kỳ này", text=lambda line: line.now, align=RIGHT, width=90, state=_state
    ),
    Column(
        key="share",
        title="Tỷ lệ",
        text=lambda line: line.share,
        align=RIGHT,
        width=80,
        state=_state,
    ),
    Column(
        key=BEFORE,
        title="Cùng kỳ năm trước",
        text=lambda line: line.before,
        align=RIGHT,
        width=110,
        state=_state,
    ),
    Column(
        key="change",
        title="So với cùng kỳ (%)",
        text=lambda line: line.change,
        align=RIGHT,
        width=110,
        state=_state,
    ),
)


def headcount_lines(table: HeadcountTable) -> list[FigureLine]:
    """The rows of Biểu 1."""
    return [
        FigureLine(
            part=line.mark if not line.level else "",
            label=_INDENT * line.level + line.label,
            now=count_text(line.count),
            before=count_text(line.before),
            share="",
            change=change_text(line.count, line.before),
            names=line.names,
            names_before=line.names_before,
            state="secondary" if line.level and not line.count and not line.before else "",
        )
        for line in table.lines
    ]


def statistics_lines(table: StatisticsTable) -> list[FigureLine]:
    """The rows of a form with sections; a section is named on its first row."""
    found: list[FigureLine] = []
    shown = ""
    for line in table.lines:
        is_average = line.share is None and (line.average or line.average_before) is not None
        found.append(
            FigureLine(
                part=line.section if line.section != shown else "",
                label=line.label,
                now=_average(line.average) if is_average else count_text(line.count),
                before=_average(line.average_before) if is_average else count_text(line.before),
                share=percent_text(line.share) if line.share is not None else "",
                change="" if is_average else change_text(line.count, line.before),
                names=line.names,
                names_before=line.names_before,
                state=_look(line.count, line.before, line.is_unknown),
            )
        )
        shown = line.section
    return found


def _average(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)


def _look(count: int, before: int, is_unknown: bool) -> str:
    if is_unknown and count:
        return "attention"
    return "" if count or before else "secondary"
