"""The columns of the list of conflicts."""

from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.conflicts import Conflict


def conflict_columns(*, of_office: bool) -> tuple[Column[Conflict], ...]:
    """Of whom, which field, what is on show, what else was said; at the office also which unit."""
    unit: Column[Conflict] = unit_column(lambda one: one.unit_name, width=180)
    rest: tuple[Column[Conflict], ...] = (
        Column(
            key="subject",
            title="Của ai, việc gì",
            text=lambda one: one.subject,
            order=lambda one: sort_key(one.subject),
            width=220,
            is_optional=False,
            tip=lambda one: one.subject,
        ),
        Column(
            key="label",
            title="Ô",
            text=lambda one: one.label,
            order=lambda one: sort_key(one.label),
            width=230,
            tip=lambda one: one.label,
        ),
        Column(
            key="shown",
            title="Đang hiện",
            text=lambda one: one.values[0].text,
            width=190,
            tip=lambda one: one.values[0].text,
        ),
        Column(
            key="others",
            title="Giá trị khác",
            text=_others,
            width=190,
            state=lambda _one: "attention",
            tip=_others,
        ),
    )
    return (unit, *rest) if of_office else rest


def _others(one: Conflict) -> str:
    return "; ".join(value.text for value in one.values[1:])
