"""Columns stacked of counts, e.g. how many stand at each rating month by month."""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop.documents.drawing import (
    Drawing,
    Hatch,
    Path,
    Room,
    Side,
    Spot,
    Text,
    box,
)

_LINES = 15.0  # height of the plot in lines of type
_WIDEST = 5.0  # of a column, in sizes of type
_SHARE = 0.62  # of a step that its column takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What one layer counts, and how it looks."""

    label: str
    tone: str
    hatch: Hatch


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedColumn:
    """One column: a count for each series, what is said of it, what each layer opens."""

    label: str
    counts: tuple[int, ...]
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedChart:
    """Columns in order, layers from the bottom up."""

    series: tuple[Series, ...]
    columns: tuple[StackedColumn, ...]
    alt: str = ""


def stacked_chart(chart: StackedChart, room: Room) -> Drawing:
    """Lay stacked columns out, with a legend of tone, hatch and word above them."""
    legend, top = _legend(chart, room)
    shapes: list[Path | Text] = list(legend)
    spots: list[Spot] = []
    left, right = room.wide("000") + room.size, room.width - room.size / 2
    bottom = top + _LINES * room.line
    most = max((sum(column.counts) for column in chart.columns), default=0) or 1
    shapes += _axis(room, (left, right), (top, bottom), most)
    step = (right - left) / max(1, len(chart.columns))
    wide = min(step * _SHARE, _WIDEST * room.size)
    for place, column in enumerate(chart.columns):
        middle = left + step * (place + 0.5)
        y = bottom
        for layer, count in enumerate(column.counts):
            high = (bottom - top) * count / most
            if not count:
                continue
            y -= high
            one = chart.series[layer]
            shapes += box(
                middle - wide / 2, y, wide, high, fill=one.tone, tone="text", hatch=one.hatch
            )
            if high >= room.size * 1.1:
                shapes += _count(room, middle, y + high / 2, str(count))
            said = column.words[layer] if column.words else f"{column.label}: {one.label} {count}"
            key = column.keys[layer] if column.keys else ""
            spots.append(Spot(middle - wide / 2, y, wide, high, said, key))
        total = str(sum(column.counts))
        shapes.append(Text(middle, y - room.size * 0.3, total, room.size, side=Side.CENTRE))
        words = room.cut(column.label, step)
        shapes.append(Text(middle, bottom + room.line, words, room.size, side=Side.CENTRE))
    return Drawing(
        width=room.width,
        height=bottom + room.line * 1.6,
        shapes=tuple(shapes),
        spots=tuple(spots),
        alt=chart.alt,
    )


def _legend(chart: StackedChart, room: Room) -> tuple[list[Path | Text], float]:
    shapes: list[Path | Text] = []
    side = room.size * 1.1
    x, y = 0.0, 0.0
    for one in chart.series:
        wanted = side * 1.5 + room.wide(one.label) + room.size * 1.5
        if x and x + wanted > room.width:
            x, y = 0.0, y + room.line * 1.2
        shapes += box(x, y, side, side, fill=one.tone, tone="text", hatch=one.hatch, gap=4)
        shapes.append(Text(x + side * 1.5, y + side * 0.85, one.label, room.size))
        x += wanted
    return shapes, y + side + room.line * 1.4


def _axis(
    room: Room, across: tuple[float, float], down: tuple[float, float], most: int
) -> Iterator[Path | Text]:
    left, right = across
    top, bottom = down
    step = max(1, -(-most // 5))
    for value in range(0, most + 1, step):
        y = bottom - (bottom - top) * value / most
        tone = "line" if value else "secondary"
        yield Path(((left, y), (right, y)), tone=tone, thickness=0.7)
        words = str(value)
        yield Text(
            left - room.size / 2, y + room.size * 0.35, words, room.size, "secondary", Side.RIGHT
        )


def _count(room: Room, x: float, y: float, words: str) -> Iterator[Path | Text]:
    """A number on a light ground of its own: it can be read on any hatch."""
    wide = room.wide(words, bold=True) + room.size * 0.5
    high = room.size * 1.15
    yield from box(x - wide / 2, y - high / 2, wide, high, fill="card")
    yield Text(x, y + room.size * 0.37, words, room.size, side=Side.CENTRE, bold=True)
