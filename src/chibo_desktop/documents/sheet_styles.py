"""The looks of cells on sheets that follow the paper, each made once a workbook."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

SIZE = 12.0  # points of running text
FACE = "Times New Roman"


class Style(StrEnum):
    """How a cell looks."""

    PROSE = "prose"
    STRONG = "strong"
    NOTE = "note"
    CENTRE = "centre"
    STRONG_CENTRE = "strong_centre"
    NOTE_CENTRE = "note_centre"
    MOTTO = "motto"
    TITLE = "title"
    ANSWER = "answer"  # what was answered, on a dotted line
    BLANK = "blank"  # a dotted line to write on
    BOX = "box"
    HEADER = "header"
    CELL = "cell"
    MIDDLE = "middle"
    PHOTO = "photo"
    LINK = "link"

    @property
    def size(self) -> float:
        """Points."""
        return _SIZES.get(self, SIZE)

    @property
    def is_bold(self) -> bool:
        """Whether its texts are bold, and so wider."""
        return bool(_LOOKS[self].get("bold"))


_SIZES: Mapping[Style, float] = {
    Style.TITLE: 15.0,
    Style.NOTE: 11.0,
    Style.NOTE_CENTRE: 11.0,
    Style.HEADER: 11.0,
    Style.CELL: 11.0,
    Style.MIDDLE: 11.0,
    Style.PHOTO: 10.0,
    Style.LINK: 11.0,
}
_MIDDLE = {"align": "center", "valign": "vcenter"}
_RULED = {"border": 1, "valign": "top"}
_DOTTED = {"bottom": 7}  # the finest line that Excel draws
_LOOKS: Mapping[Style, Mapping[str, Any]] = {
    Style.PROSE: {"valign": "top"},
    Style.STRONG: {"bold": True, "valign": "top"},
    Style.NOTE: {"italic": True, "valign": "top"},
    Style.CENTRE: _MIDDLE,
    Style.STRONG_CENTRE: {**_MIDDLE, "bold": True},
    Style.NOTE_CENTRE: {**_MIDDLE, "italic": True},
    Style.MOTTO: {**_MIDDLE, "bold": True, "underline": 1},
    Style.TITLE: {**_MIDDLE, "bold": True},
    Style.ANSWER: {**_DOTTED, "bold": True, "valign": "top"},
    Style.BLANK: _DOTTED,
    Style.BOX: _RULED,
    Style.HEADER: {**_MIDDLE, "border": 1, "bold": True, "bg_color": "#F2F2F2"},
    Style.CELL: _RULED,
    Style.MIDDLE: {**_RULED, "align": "center"},
    Style.PHOTO: {**_MIDDLE, "border": 1, "italic": True},
    Style.LINK: {**_RULED, "font_color": "#0B57A4", "underline": 1},
}


class Styles:
    """The formats of one workbook. Numbers typed into any cell later stay text as well."""

    def __init__(self, book: Any) -> None:
        self._formats = {
            style: book.add_format(
                {
                    "font_name": FACE,
                    "font_size": style.size,
                    "text_wrap": True,
                    "num_format": "@",
                    **look,
                }
            )
            for style, look in _LOOKS.items()
        }

    def __getitem__(self, style: Style) -> Any:
        """The format of a look."""
        return self._formats[style]
