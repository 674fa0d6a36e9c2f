"""The columns of the tables: targets, the periods and units behind one, the tree of programmes."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from chibo_desktop.domain.targets.records import (
    ProgrammeTaskState,
    Target,
    TargetMeasure,
    TargetResult,
    TargetState,
)
from chibo_desktop.domain.targets.roll_up import UnitTarget
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.gui.widgets.lines_model import RIGHT
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.programme_tree import TreeLine
from chibo_desktop.services.targets import TargetLine
from chibo_desktop.wording.dates import date_text, short_month_text
from chibo_desktop.wording.targets import (
    STATE_WORDS,
    amount_text,
    assigned_text,
    done_text,
    percent_of_plan,
    period_text,
    plan_text,
    state_text,
)

_COLOURS = {
    TargetState.EXCEEDED: "good",
    TargetState.MET: "good",
    TargetState.NOT_MET: "attention",
    TargetState.NOT_DUE: "secondary",
}
_RANKS = list(_COLOURS)
_STEP = "      "  # how far one level of the tree is moved in


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLine:
    """A result with what had been done by its period."""

    target: Target
    result: TargetResult
    until: Fraction | None


def period_lines(line: TargetLine) -> list[PeriodLine]:
    """The results of a target in order, newest last, with the running sum where periods add up."""
    total, found = Fraction(0), []
    for one in line.results:
        total += Fraction(one.value or 0)
        adds = line.target.measure == TargetMeasure.CUMULATIVE
        found.append(PeriodLine(target=line.target, result=one, until=total if adds else None))
    return found


TARGET_COLUMNS: tuple[Column[TargetLine], ...] = (
    Column(
        key="number",
        title="TT",
        text=lambda line: str(line.target.number or ""),
        order=lambda line: line.target.number or 0,
        align=RIGHT,
        width=44,
        is_optional=False,
    ),
    Column(
        key="title",
        title="Chỉ tiêu",
        text=lambda line: line.target.title,
        order=lambda line: line.target.title,
        tip=lambda line: line.target.title,
        width=264,
        is_optional=False,
    ),
    Column(key="planned", title="Kế hoạch", text=lambda line: plan_text(line.target), width=124),
    Column(
        key="done",
        title="Thực hiện",
        text=lambda line: done_text(line.target, line.progress),
        width=102,
    ),
    Column(
        key="percent",
        title="So kế\nhoạch",
        text=lambda line: percent_of_plan(line.progress),
        order=lambda line: line.progress.percent or Fraction(-1),
        align=RIGHT,
        width=74,
    ),
    Column(
        key="due",
        title="Đến hạn",
        text=lambda line: short_month_text(line.target.due) if line.target.due else "",
        order=lambda line: str(line.target.due),
        width=82,
    ),
    Column(
        key="state",
        title="Đánh giá",
        text=lambda line: state_text(line.progress),
        order=lambda line: _RANKS.index(line.state),
        state=lambda line: _COLOURS[line.state],
        width=112,
        is_optional=False,
    ),
    Column(
        key="assigned",
        title="Giao",
        text=lambda line: assigned_text(line.target, line.assigned_units),
        state=lambda _line: "information",
        width=110,
    ),
    Column(
        key="owner",
        title="Phụ trách",
        text=lambda line: line.target.owner_name,
        order=lambda line: line.target.owner_name,
        width=130,
    ),
    Column(
        key="programme",
        title="Chương trình",
        text=lambda line: line.programme,
        order=lambda line: line.programme,
        tip=lambda line: line.programme,
        width=200,
    ),
)
PERIOD_COLUMNS: tuple[Column[PeriodLine], ...] = (
    Column(key="period", title="Kỳ", text=lambda line: period_text(line.result), width=110),
    Column(
        key="value",
        title="Kết quả",
        text=lambda line: (
            amount_text(line.result.value, line.target.unit)
            if line.target.is_numeric
            else STATE_WORDS[TargetState(line.result.state)]
        ),
        width=130,
    ),
    Column(
        key="until",
        title="Lũy kế",
        text=lambda line: amount_text(line.until, line.target.unit),
        width=130,
    ),
    Column(
        key="evidence",
        title="Minh chứng",
        text=lambda line: line.result.evidence,
        tip=lambda line: line.result.evidence,
        width=300,
    ),
    Column(key="note", title="Ghi chú", text=lambda line: line.result.note, width=240),
)
UNIT_COLUMNS: tuple[Column[UnitTarget], ...] = (
    unit_column(lambda line: line.name, key="name", width=320, is_optional=False),
    Column(key="planned", title="Kế hoạch", text=lambda line: plan_text(line.target), width=140),
    Column(
        key="done",
        title="Thực hiện",
        text=lambda line: done_text(line.target, line.progress),
        order=lambda line: line.progress.done or Fraction(-1),
        width=130,
    ),
    Column(
        key="percent",
        title="So kế\nhoạch",
        text=lambda line: percent_of_plan(line.progress),
        order=lambda line: line.progress.percent or Fraction(-1),
        align=RIGHT,
        width=84,
    ),
    Column(
        key="state",
        title="Đánh giá",
        text=lambda line: state_text(line.progress),
        order=lambda line: _RANKS.index(line.progress.state),
        state=lambda line: _COLOURS[line.progress.state],
        width=150,
    ),
)


def tree_columns(today: date) -> tuple[Column[TreeLine], ...]:
    """The columns of the tree as one sees it on a day; it keeps its own order."""
    return (
        Column(
            key="title",
            title="Chương trình, chỉ tiêu, nhiệm vụ",
            text=lambda line: f"{_STEP * line.level}{_tree_title(line)}",
            tip=_tree_title,
            state=lambda line: "accent" if line.programme or line.is_loose else "",
            width=400,
            is_optional=False,
        ),
        Column(key="kind", title="Loại", text=_tree_kind, state=lambda _: "secondary", width=158),
        Column(key="owner", title="Phụ trách", text=_tree_owner, width=136),
        Column(key="due", title="Thời hạn", text=_tree_due, width=104),
        Column(
            key="state",
            title="Kết quả",
            text=lambda line: _tree_state(line, today),
            state=lambda line: _tree_colour(line, today),
            width=180,
        ),
    )


def _tree_title(line: TreeLine) -> str:
    if line.programme is not None:
        number = f"{line.programme.number}: " if line.programme.number else ""
        return f"{number}{line.programme.title}"
    if line.target is not None:
        return line.target.target.title
    return line.task.title if line.task is not None else "Chưa thuộc chương trình nào"


def _tree_kind(line: TreeLine) -> str:
    if line.programme is not None:
        return catalogues()["programme_kind"].label(line.programme.kind)
    if line.target is not None:
        return "Chỉ tiêu"
    return "Nhiệm vụ" if line.task is not None else ""


def _tree_owner(line: TreeLine) -> str:
    if line.programme is not None:
        return line.programme.issuer
    if line.target is not None:
        return line.target.target.owner_name
    return line.task.owner_name if line.task is not None else ""


def _tree_due(line: TreeLine) -> str:
    if line.programme is not None:
        first, last = line.programme.first_year, line.programme.last_year
        return str(first) if first == last else f"{first} – {last}"
    if line.target is not None:
        due = line.target.target.due
        return short_month_text(due) if due else ""
    return date_text(line.task.due_on) if line.task is not None and line.task.due_on else ""


def _tree_state(line: TreeLine, today: date) -> str:
    if line.target is not None:
        return state_text(line.target.progress)
    if line.task is None:
        return ""
    words = catalogues()["programme_task_state"].label(line.task.state)
    sign = "✓ " if line.task.state == ProgrammeTaskState.DONE else ""
    return f"{sign}{words}{', quá hạn' if line.task.is_late(today) else ''}"


def _tree_colour(line: TreeLine, today: date) -> str:
    if line.target is not None:
        return _COLOURS[line.target.state]
    if line.task is None:
        return ""
    if line.task.is_late(today):
        return "attention"
    return "good" if line.task.state == ProgrammeTaskState.DONE else ""
