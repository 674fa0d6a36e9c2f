"""Charts: everything lies inside the drawing, each part says what it is, grey tells it apart."""

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.documents.charts import Chart, lay_out
from chibo_desktop.documents.drawing import Drawing, Hatch, Path, Room, Text, box
from chibo_desktop.documents.level_bars import BarChart, LevelBar
from chibo_desktop.documents.line_chart import ChartBand, ChartPoint, LineChart
from chibo_desktop.documents.stacked_chart import Series, StackedChart, StackedColumn


def room(width: float = 600) -> Room:
    return Room(width, 10, lambda words, size, _bold: len(words) * size * 0.5)


def line(*values: float | None) -> LineChart:
    points = [
        ChartPoint(
            label=f"T{n}", value=value, shown="" if value is None else f"{value:g}", key=f"k{n}"
        )
        for n, value in enumerate(values, start=1)
    ]
    bands = (ChartBand(least=0, label="HTNV"), ChartBand(least=70, label="HTTNV"))
    return LineChart(points=tuple(points), bands=bands)


def stack(*columns: tuple[int, ...]) -> StackedChart:
    return StackedChart(
        series=(
            Series(label="Tốt", tone="information_soft", hatch=Hatch.NONE),
            Series(label="Xuất sắc", tone="good_soft", hatch=Hatch.LEVEL),
        ),
        columns=tuple(
            StackedColumn(label=f"T{n}", counts=counts, keys=(f"{n}/a", f"{n}/b"))
            for n, counts in enumerate(columns, start=1)
        ),
    )


def bars(*values: float, lowest: float = 0) -> BarChart:
    made = [
        LevelBar(label=f"Tiêu chí {n}", value=one, shown=f"{one:g}") for n, one in enumerate(values)
    ]
    return BarChart(bars=tuple(made), lowest=lowest)


def texts(drawing: Drawing) -> list[str]:
    return [shape.words for shape in drawing.shapes if isinstance(shape, Text)]


def assert_inside(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        points = shape.points if isinstance(shape, Path) else ((shape.x, shape.y),)
        for x, y in points:
            assert -0.01 <= x <= drawing.width + 0.01
            assert -0.01 <= y <= drawing.height + 0.01
    for spot in drawing.spots:
        assert spot.width > 0
        assert spot.height > 0


def test_a_missing_month_breaks_the_line_and_cannot_be_opened() -> None:
    drawing = lay_out(line(80, 90, None, 70, 75), room())
    thick = [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.thickness == 2]
    assert [len(one.points) for one in thick] == [2, 2]
    assert [spot.key for spot in drawing.spots] == ["k1", "k2", "k4", "k5"]
    assert {"80", "HTNV", "HTTNV", "T3"} <= set(texts(drawing))


def test_layers_stand_on_one_another_and_name_themselves() -> None:
    drawing = lay_out(stack((30, 6), (0, 5)), room())
    first, second, third = drawing.spots
    assert first.y == second.y + second.height
    assert (first.words, third.key) == ("T1: Tốt 30", "2/b")
    assert {"Tốt", "Xuất sắc", "36", "30"} <= set(texts(drawing))


def test_differences_start_at_nought_and_go_both_ways() -> None:
    drawing = lay_out(bars(-50, 50, lowest=-100), room())
    low, high = [
        [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.fill][place]
        for place in (0, 1)
    ]
    assert max(x for x, _ in low.points) == min(x for x, _ in high.points)


def test_long_names_are_cut_with_an_ellipsis() -> None:
    chart = BarChart(bars=(LevelBar(label="Ý thức " * 40, value=10, shown="10 %"),))
    assert any(words.endswith("…") for words in texts(lay_out(chart, room())))


_CHARTS: st.SearchStrategy[Chart] = st.one_of(
    st.lists(st.one_of(st.none(), st.floats(-50, 150)), min_size=1, max_size=14).map(
        lambda values: line(*values)
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=14).map(
        lambda columns: stack(*columns)
    ),
    st.lists(st.floats(0, 100), min_size=1, max_size=14).map(lambda values: bars(*values)),
)


@given(_CHARTS, st.floats(400, 1600))
def test_nothing_is_drawn_outside(chart: Chart, width: float) -> None:
    assert_inside(lay_out(chart, room(width)))


@given(
    st.floats(0, 100), st.floats(0, 100), st.floats(0.5, 300), st.floats(0.5, 300),
    st.sampled_from(Hatch), st.floats(2, 12),
)  # fmt: skip
def test_a_hatch_stays_in_its_rectangle(
    x: float, y: float, width: float, height: float, hatch: Hatch, gap: float
) -> None:
    for path in box(x, y, width, height, fill="card", hatch=hatch, gap=gap):
        for right, down in path.points:
            assert x - 1e-6 <= right <= x + width + 1e-6
            assert y - 1e-6 <= down <= y + height + 1e-6
