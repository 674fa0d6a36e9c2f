"""The columns that many tables share: of which unit, who, on which day."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from chibo_desktop.domain.text import name_sort_key, sort_key
from chibo_desktop.gui.widgets.lines_model import Column
from chibo_desktop.wording.dates import date_text

Line = TypeVar("Line")
_DAY_WIDTH = 112  # pixels at 100 %


def unit_column(
    name: Callable[[Line], str],
    *,
    width: int,
    key: str = "unit",
    title: str = "Đơn vị",
    order: Callable[[Line], Any] | None = None,
    is_optional: bool = True,
) -> Column[Line]:
    """A unit: in Vietnamese order of the names unless `order` says otherwise."""
    return Column(
        key=key,
        title=title,
        text=name,
        order=order or (lambda line: sort_key(name(line))),
        tip=name,
        width=width,
        is_optional=is_optional,
    )


def name_column(
    name: Callable[[Line], str],
    *,
    width: int,
    title: str = "Họ và tên",
    state: Callable[[Line], str] | None = None,
    order: Callable[[Line], Any] | None = None,
) -> Column[Line]:
    """Who a line is about, by given names; always shown."""
    return Column(
        key="name",
        title=title,
        text=name,
        order=order or (lambda line: name_sort_key(name(line))),
        tip=name,
        state=state,
        width=width,
        is_optional=False,
    )


def day_column(key: str, title: str, day: Callable[[Line], date | None]) -> Column[Line]:
    """A day, empty while there is none."""

    def text(line: Line) -> str:
        found = day(line)
        return date_text(found) if found else ""

    return Column(
        key=key, title=title, text=text, order=lambda line: str(day(line) or ""), width=_DAY_WIDTH
    )
