"""A drawing as a list of plain shapes: the same one is painted on the screen and on paper.

Nothing here knows reportlab or Qt. Lengths are in units of the surface (pixels, points), y grows
downwards. Tones are names that each surface gives its own colour to; what they tell apart is also
told by hatches, marks and words, so that a black-and-white printer loses nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

Measure = Callable[[str, float, bool], float]
"""The width of a text of a size, bold or not, on the surface it will be drawn on."""

Point = tuple[float, float]


class Hatch(Enum):
    """How an area is filled besides its tone."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSS = "cross"
    LEVEL = "level"


class Mark(Enum):
    """The sign of a point on a line."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class Side(Enum):
    """Where a text stands to its point."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; `fill` closes it and fills it with a tone."""

    points: tuple[Point, ...]
    tone: str = "text"
    thickness: float = 1.0
    dash: tuple[float, ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words with its base line at `y`."""

    x: float
    y: float
    words: str
    size: float
    tone: str = "text"
    side: Side = Side.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """An area that can be opened: what it is in words, and the key of what lies behind it."""

    x: float
    y: float
    width: float
    height: float
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in the order in which they are painted, and what can be opened. `alt` says it all."""

    width: float
    height: float
    shapes: tuple[Path | Text, ...]
    spots: tuple[Spot, ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """What a chart is laid out for: the width there is, the size of type, how texts measure."""

    width: float
    size: float
    measure: Measure

    @property
    def line(self) -> float:
        """The distance of base lines."""
        return self.size * 1.35

    def wide(self, words: str, *, bold: bool = False) -> float:
        """The width of words at the size of type."""
        return self.measure(words, self.size, bold)

    def longest(self, words: Sequence[str]) -> float:
        """The width of the widest of several texts."""
        return max((self.wide(one) for one in words), default=0)

    def cut(self, words: str, width: float) -> str:
        """The words, shortened with an ellipsis when they are wider than the room there is."""
        if self.wide(words) <= width:
            return words
        kept = words
        while kept and self.wide(f"{kept.rstrip()}…") > width:
            kept = kept[:-1]
        return f"{kept.rstrip()}…"


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str,
    tone: str = "",
    hatch: Hatch = Hatch.NONE,
    gap: float = 6,
) -> Iterator[Path]:
    """A filled rectangle with its hatch, and an edge when `tone` names one."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    yield Path(corners, tone="", fill=fill)
    for ends in _hatched(x, y, width, height, hatch, gap):
        yield Path(ends, tone="text", thickness=0.6)
    if tone:
        yield Path(corners, tone=tone, thickness=0.8)


def mark(x: float, y: float, size: float, sign: Mark, *, tone: str, fill: str) -> Path:
    """The sign of a point, as wide as `size`."""
    half = size / 2
    turned = half * 0.7071
    points: dict[Mark, tuple[Point, ...]] = {
        Mark.SQUARE: ((-half, -half), (half, -half), (half, half), (-half, half)),
        Mark.TRIANGLE: ((0, -half), (half, half), (-half, half)),
        Mark.DIAMOND: ((0, -half), (half, 0), (0, half), (-half, 0)),
        Mark.CIRCLE: (
            (0, -half), (turned, -turned), (half, 0), (turned, turned),
            (0, half), (-turned, turned), (-half, 0), (-turned, -turned),
        ),
    }  # fmt: skip
    corners = tuple((x + right, y + down) for right, down in points[sign])
    return Path((*corners, corners[0]), tone=tone, thickness=1.2, fill=fill)


def _hatched(
    x: float, y: float, width: float, height: float, hatch: Hatch, gap: float
) -> Iterator[tuple[Point, Point]]:
    """The lines of a hatch, cut to the rectangle by reckoning: no surface need clip."""
    if hatch is Hatch.LEVEL:
        down = gap
        while down < height:
            yield (x, y + down), (x + width, y + down)
            down += gap
    if hatch in (Hatch.RISING, Hatch.CROSS):
        yield from _slanted(x, y, width, height, gap, rising=True)
    if hatch in (Hatch.FALLING, Hatch.CROSS):
        yield from _slanted(x, y, width, height, gap, rising=False)


def _slanted(
    x: float, y: float, width: float, height: float, gap: float, *, rising: bool
) -> Iterator[tuple[Point, Point]]:
    along = gap
    while along < width + height:
        first = (min(along, width), max(0.0, along - width))
        last = (max(0.0, along - height), min(along, height))
        ends = [(right, down if rising else height - down) for right, down in (first, last)]
        yield (x + ends[0][0], y + ends[0][1]), (x + ends[1][0], y + ends[1][1])
        along += gap
