"""A line over months on a ground of bands, e.g. a member's total with the thresholds."""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop.documents.drawing import (
    Drawing,
    Mark,
    Path,
    Room,
    Side,
    Spot,
    Text,
    box,
    mark,
)

_TICKS = 5
_ASPECT = 0.42  # height of the plot to its width
_LEAST, _MOST = 9.0, 20.0  # height of the plot in lines of type
_GROUNDS = ("card", "side")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One month: its value (None where nothing is known), what is said of it, what it opens."""

    label: str
    value: float | None
    shown: str = ""
    words: str = ""
    key: str = ""
    mark: Mark = Mark.CIRCLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBand:
    """A range of values with its name, from `least` up to the next band's."""

    least: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Points in order, bands from the lowest up; `alt` says the chart in words."""

    points: tuple[ChartPoint, ...]
    bands: tuple[ChartBand, ...] = ()
    lowest: float = 0
    highest: float = 100
    alt: str = ""


def line_chart(chart: LineChart, room: Room) -> Drawing:
    """Lay a line chart out."""
    plot = _Plot(chart, room)
    shapes = [*plot.ground(), *plot.axes(), *plot.line()]
    spots = tuple(plot.spots())
    return Drawing(
        width=room.width, height=plot.height, shapes=tuple(shapes), spots=spots, alt=chart.alt
    )


class _Plot:
    """The places of everything."""

    def __init__(self, chart: LineChart, room: Room) -> None:
        self.chart, self.room = chart, room
        marks = [_number(value) for value in self._ticks()]
        self.left = room.longest(marks) + room.size
        names = room.longest([band.label for band in chart.bands])
        self.right = room.width - (names + room.size if names else room.size)
        self.top = room.line * 1.2
        depth = (self.right - self.left) * _ASPECT
        depth = max(_LEAST * room.line, min(_MOST * room.line, depth))
        self.bottom = self.top + depth
        self.height = self.bottom + room.line * 1.6

    def x(self, place: int) -> float:
        step = (self.right - self.left) / max(1, len(self.chart.points))
        return self.left + step * (place + 0.5)

    def y(self, value: float) -> float:
        chart = self.chart
        span = (chart.highest - chart.lowest) or 1
        share = (max(chart.lowest, min(chart.highest, value)) - chart.lowest) / span
        return self.bottom - share * (self.bottom - self.top)

    def ground(self) -> Iterator[Path | Text]:
        bands = self.chart.bands
        for place, band in enumerate(bands):
            upper = bands[place + 1].least if place + 1 < len(bands) else self.chart.highest
            top, bottom = self.y(upper), self.y(band.least)
            if bottom - top < 1:
                continue
            yield from box(
                self.left, top, self.right - self.left, bottom - top, fill=_GROUNDS[place % 2]
            )
            middle = (top + bottom) / 2 + self.room.size * 0.35
            yield Text(
                self.right + self.room.size / 2, middle, band.label, self.room.size, "secondary"
            )

    def axes(self) -> Iterator[Path | Text]:
        room = self.room
        for value in self._ticks():
            y = self.y(value)
            yield Path(((self.left, y), (self.right, y)), tone="line", thickness=0.7)
            words = _number(value)
            yield Text(
                self.left - room.size / 2, y + room.size * 0.35, words, room.size, "secondary",
                Side.RIGHT,
            )  # fmt: skip
        for band in self.chart.bands[1:]:
            y = self.y(band.least)
            yield Path(((self.left, y), (self.right, y)), tone="secondary", dash=(4, 3))
        yield Path(((self.left, self.bottom), (self.right, self.bottom)), tone="secondary")
        labels = [point.label for point in self.chart.points]
        step = (self.right - self.left) / max(1, len(labels))
        every = max(1, -(-int(room.longest(labels) + room.size) // max(1, int(step))))
        for place, words in enumerate(labels):
            if place % every == 0:
                yield Text(
                    self.x(place), self.bottom + room.line, words, room.size, side=Side.CENTRE
                )

    def line(self) -> Iterator[Path | Text]:
        room = self.room
        for run in self._runs():
            if len(run) > 1:
                points = tuple((self.x(place), self.y(value)) for place, value in run)
                yield Path(points, tone="accent", thickness=2)
        for place, point in enumerate(self.chart.points):
            if point.value is None:
                continue
            x, y = self.x(place), self.y(point.value)
            yield mark(x, y, room.size * 0.75, point.mark, tone="accent", fill="card")
            above = y - room.size * 0.8 > self.top and not self._is_valley(place)
            base = y - room.size * 0.7 if above else y + room.size * 1.5
            yield Text(x, base, point.shown, room.size, side=Side.CENTRE, bold=True)

    def spots(self) -> Iterator[Spot]:
        step = (self.right - self.left) / max(1, len(self.chart.points))
        for place, point in enumerate(self.chart.points):
            if point.value is not None:
                yield Spot(
                    self.x(place) - step / 2, self.top, step, self.bottom - self.top,
                    point.words, point.key,
                )  # fmt: skip

    def _is_valley(self, place: int) -> bool:
        """Both neighbours stand higher: a figure above it would lie on the line."""
        value = self.chart.points[place].value
        near = [
            point.value
            for point in self.chart.points[max(0, place - 1) : place + 2]
            if point.value is not None
        ]
        return value is not None and len(near) > 1 and value < max(near) and value == min(near)

    def _ticks(self) -> list[float]:
        chart = self.chart
        step = (chart.highest - chart.lowest) / _TICKS
        return [chart.lowest + step * number for number in range(_TICKS + 1)]

    def _runs(self) -> list[list[tuple[int, float]]]:
        """Points that follow one another without a gap: a missing month breaks the line."""
        runs: list[list[tuple[int, float]]] = [[]]
        for place, point in enumerate(self.chart.points):
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append((place, point.value))
        return runs


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
