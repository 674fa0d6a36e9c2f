"""The columns of the list of shortcomings."""

from collections.abc import Callable
from datetime import date

from chibo_desktop.domain.shortcoming import ShortcomingState
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.shortcomings import mending_text

_STATES = {
    ShortcomingState.NOT_MENDED: "accent",
    ShortcomingState.MENDING: "attention",
    ShortcomingState.MENDED: "good",
}


def day_text(day: date | None) -> str:
    """05/12/2026; nothing for no day."""
    return date_text(day) if day else ""


def shortcoming_columns(
    who: Callable[[ShortcomingLine], str], is_late: Callable[[ShortcomingLine], bool]
) -> tuple[Column[ShortcomingLine], ...]:
    """`who` names whose a shortcoming is, `is_late` whether its day has passed."""

    def due(line: ShortcomingLine) -> str:
        day = day_text(line.shortcoming.due_on)
        return f"{day} · quá hạn" if is_late(line) else day

    return (
        Column(
            key="who",
            title="Của ai",
            text=who,
            order=lambda line: name_sort_key(line.shortcoming.full_name),
            tip=who,
            width=170,
            is_optional=False,
        ),
        Column(
            key="content",
            title="Hạn chế, khuyết điểm",
            text=lambda line: line.shortcoming.content.replace("\n", " "),
            tip=lambda line: line.shortcoming.content,
            width=310,
            is_optional=False,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda line: mending_text(line.mending),
            order=lambda line: (line.mending.percent, line.mending.since or date.min),
            state=lambda line: _STATES[line.mending.state],
            width=214,
            is_optional=False,
        ),
        Column(
            key="due",
            title="Hạn khắc phục",
            text=due,
            order=lambda line: line.shortcoming.due_on or date.max,
            state=lambda line: "accent" if is_late(line) else "",
            width=164,
        ),
        Column(
            key="by",
            title="Ai chỉ ra",
            text=lambda line: line.shortcoming.pointed_out_by,
            tip=lambda line: line.shortcoming.pointed_out_by,
            width=150,
        ),
        Column(
            key="on",
            title="Ngày chỉ ra",
            text=lambda line: day_text(line.shortcoming.pointed_out_on),
            order=lambda line: line.shortcoming.pointed_out_on or date.min,
            width=100,
        ),
    )
