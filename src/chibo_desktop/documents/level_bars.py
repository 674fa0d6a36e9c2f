"""Level bars, one a line: shares of a whole, differences around nought, progress to a target."""

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

_NAMES = 0.46  # of the width, at most, for the names
_HIGH = 1.1  # of a bar, in sizes of type


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBar:
    """One line: its name, its value, the figure as it is written, what is said and opened."""

    label: str
    value: float
    shown: str
    words: str = ""
    key: str = ""
    tone: str = "information_soft"
    hatch: Hatch = Hatch.NONE
    target: float | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars from `lowest` to `highest`; when these lie on both sides of nought, bars start there."""

    bars: tuple[LevelBar, ...]
    lowest: float = 0
    highest: float = 100
    alt: str = ""


def bar_chart(chart: BarChart, room: Room) -> Drawing:
    """Lay level bars out: names at the left, figures at the right of each bar."""
    names = min(room.longest([bar.label for bar in chart.bars]), room.width * _NAMES)
    figures = room.longest([bar.shown for bar in chart.bars])
    left = names + room.size
    right = room.width - figures - room.size
    span = (chart.highest - chart.lowest) or 1

    def x(value: float) -> float:
        inside = max(chart.lowest, min(chart.highest, value))
        return left + (right - left) * (inside - chart.lowest) / span

    start = x(max(0.0, chart.lowest))
    shapes: list[Path | Text] = []
    spots: list[Spot] = []
    y = room.size * 0.4
    for bar in chart.bars:
        if bar.is_heading:
            y += room.line * 0.4
            words = room.cut(bar.label, room.width)
            shapes.append(Text(0, y + room.size, words, room.size, bold=True))
            y += room.line * 1.3
            continue
        high = room.size * _HIGH
        base = y + high * 0.5 + room.size * 0.35
        shapes.append(Text(names, base, room.cut(bar.label, names), room.size, side=Side.RIGHT))
        end = x(bar.value)
        near, far = min(start, end), max(start, end)
        if chart.lowest >= 0:
            shapes += box(left, y, right - left, high, fill="side")
        shapes += box(
            near, y, max(1.0, far - near), high, fill=bar.tone, tone="text", hatch=bar.hatch, gap=5
        )
        if bar.target is not None:
            at = x(bar.target)
            shapes.append(Path(((at, y - 2), (at, y + high + 2)), tone="text", thickness=2))
        shapes.append(Text(right + room.size / 2, base, bar.shown, room.size))
        said = bar.words or f"{bar.label}: {bar.shown}"
        spots.append(Spot(0, y - 2, room.width, high + 4, said, bar.key))
        y += high + room.size * 0.7
    if chart.lowest < 0:
        shapes.append(Path(((start, 0), (start, y)), tone="secondary"))
    return Drawing(
        width=room.width,
        height=y + room.size * 0.4,
        shapes=tuple(shapes),
        spots=tuple(spots),
        alt=chart.alt,
    )
