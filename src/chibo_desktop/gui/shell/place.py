"""What the list at the left is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from chibo_desktop.gui.widgets.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the list. `factory` is called on the first visit."""

    key: str  # also the name of its help page: resources/help/<key>.md
    title: str
    icon: str
    factory: Callable[[], Page]
    section: str = ""  # the heading it stands under; those of one section follow one another
    is_listed: bool = True  # False: reached only from other pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Whose file is open: the unit and who answers for it."""

    unit: str
    person: str = ""  # e.g. "Bí thư: Trần Thị Mẫu"
