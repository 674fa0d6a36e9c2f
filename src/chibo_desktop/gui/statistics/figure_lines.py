"""The rows of a statistics table as the screen shows them, whichever form they are of."""

from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.headcounts import HeadcountTable
from chibo_desktop.services.statistics import StatisticsLine, StatisticsTable
from chibo_desktop.wording.numbers import count_text, decimal_text, percent_text
from chibo_desktop.wording.statistics import change_text

_INDENT = "      "
MARK, LABEL, SHARE, BEFORE, CHANGE = "mark", "label", "share", "before", "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One row: texts, and the names that its two figures stand for. A heading has no figures."""

    mark: str
    section: str
    label: str
    now: str
    before: str
    share: str
    change: str
    names: tuple[NameLine, ...]
    names_before: tuple[NameLine, ...]
    key: str = ""
    state: str = ""


def _state(line: FigureLine) -> str:
    return line.state


COLUMNS: tuple[Column[FigureLine], ...] = (
    Column(key=MARK, title="Mục", text=lambda line: line.mark, width=56, state=_state),
    Column(
        key=LABEL,
        title="Chỉ tiêu",
        text=lambda line: line.label,
        width=300,
        state=_state,
        tip=lambda line: line.label.strip(),
    ),
    Column(
        key="now", title="Kỳ này", text=lambda line: line.now, align=RIGHT, width=90, state=_state
    ),
    Column(
        key=SHARE,
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
        key=CHANGE,
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
            mark=line.mark if not line.level else "",
            section="",
            label=_INDENT * line.level + line.label,
            now=count_text(line.count),
            before=count_text(line.before),
            share="",
            change=change_text(line.count, line.before),
            names=line.names,
            names_before=line.names_before,
            key=line.key,
            state="secondary" if line.level and not line.count and not line.before else "",
        )
        for line in table.lines
    ]


def statistics_lines(table: StatisticsTable) -> list[FigureLine]:
    """The rows of a form with sections, each under its heading."""
    found: list[FigureLine] = []
    for section in table.sections:
        found.append(_heading(section))
        found += [_line(line) for line in table.lines if line.section == section]
    return found


def _heading(section: str) -> FigureLine:
    return FigureLine(
        mark="",
        section=section,
        label=section.upper(),
        now="",
        before="",
        share="",
        change="",
        names=(),
        names_before=(),
        state="accent",
    )


def _line(line: StatisticsLine) -> FigureLine:
    is_average = line.share is None and (line.average or line.average_before) is not None
    return FigureLine(
        mark="",
        section=line.section,
        label=_INDENT + line.label,
        now=_average(line.average) if is_average else count_text(line.count),
        before=_average(line.average_before) if is_average else count_text(line.before),
        share=percent_text(line.share) if line.share is not None else "",
        change="" if is_average else change_text(line.count, line.before),
        names=line.names,
        names_before=line.names_before,
        key=line.key,
        state=_look(line.count, line.before, line.is_unknown),
    )


def _average(value: Decimal | None) -> str:
    return "" if value is None else decimal_text(value)


def _look(count: int, before: int, is_unknown: bool) -> str:
    if is_unknown and count:
        return "attention"
    return "" if count or before else "secondary"
