"""The distribution of ratings, of a branch month by month; what such a chart is made of."""

from collections.abc import Mapping, Sequence

from chibo_desktop.documents.drawing import Hatch
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.stacked_chart import Series, StackedChart, StackedColumn
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.seeing import MonthOfRounds, YearOfRounds
from chibo_desktop.services.seen import Seen
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.seeing import NO_ROUNDS

_C = Align.CENTRE
UNRATED = "unrated"
LAYERS: tuple[tuple[str, str, Hatch], ...] = (
    (Rating.UNFULFILLED.value, "accent_soft", Hatch.CROSS),
    (Rating.FULFILLED.value, "attention_soft", Hatch.RISING),
    (Rating.GOOD.value, "information_soft", Hatch.NONE),
    (Rating.EXCELLENT.value, "good_soft", Hatch.LEVEL),
    (UNRATED, "card", Hatch.FALLING),
)
"""Ratings from the bottom up with tone and hatch; at the top those who have none yet."""


def layer_label(code: str) -> str:
    """What a layer counts."""
    return "Chưa có kết quả" if code == UNRATED else rating_label(Rating(code))


def branch_distribution(year: YearOfRounds) -> Seen:
    """Stacked columns month by month; each layer opens its names."""
    title = "Phân bố xếp loại theo tháng"
    if not year.months:
        return Seen(title=title, empty=NO_ROUNDS)
    groups = [(f"T{month.period.number}", _of_month(month), month) for month in year.months]
    names = {
        f"{month.round_id}/{code}": tuple(lines)
        for _, by_code, month in groups
        for code, lines in by_code.items()
    }
    counted = [
        (label, {code: len(lines) for code, lines in by_code.items()}, month.round_id)
        for label, by_code, month in groups
    ]
    rows, keys = [], []
    for month, (_, counts, _) in zip(year.months, counted, strict=True):
        head = short_month_text(month.period) + ("" if month.is_closed else " *")
        rows.append(distribution_row(head, counts))
        keys.append(month.round_id)
    is_open = any(not month.is_closed for month in year.months)
    return Seen(
        title=title,
        subject=f"năm {year.year}",
        chart=distribution_chart(counted),
        columns=distribution_columns("Tháng", 12),
        rows=tuple(rows),
        keys=tuple(keys),
        sentences=("Dấu * là kỳ chưa chốt: số còn thay đổi.",) if is_open else (),
        names=names,
        goes={month.round_id: (month.round_id, "") for month in year.months},
    )


def _of_month(month: MonthOfRounds) -> dict[str, list[NameLine]]:
    found: dict[str, list[NameLine]] = {}
    for stand in month.stands:
        code = stand.rating.value if stand.rating else UNRATED
        total = f"{decimal_text(stand.total)} điểm" if stand.total is not None else ""
        line = NameLine(name=stand.full_name, place="", note=total)
        found.setdefault(code, []).append(line)
    return found


def distribution_chart(counted: Sequence[tuple[str, Mapping[str, int], str]]) -> StackedChart:
    """Columns of ratings: label, how many stand at each rating, what a column opens."""
    used = [one for one in LAYERS if any(one[0] in counts for _, counts, _ in counted)]
    labels = [layer_label(code) for code, _, _ in used]
    columns = tuple(
        StackedColumn(
            label=label,
            counts=tuple(counts.get(code, 0) for code, _, _ in used),
            words=tuple(
                f"{label}: {layer_label(code).lower()} {counts.get(code, 0)} đồng chí"
                for code, _, _ in used
            ),
            keys=tuple(f"{key}/{code}" for code, _, _ in used),
        )
        for label, counts, key in counted
    )
    said = (
        f"{column.label}: "
        + ", ".join(
            f"{name.lower()} {count}"
            for name, count in zip(labels, column.counts, strict=True)
            if count
        )
        for column in columns
    )
    return StackedChart(
        series=tuple(
            Series(label=name, tone=tone, hatch=hatch)
            for name, (_, tone, hatch) in zip(labels, used, strict=True)
        ),
        columns=columns,
        alt=". ".join(said),
    )


def distribution_row(head: str, counts: Mapping[str, int]) -> ListRow:
    """One line of the table: how many stand at each rating, and altogether."""
    figures: list[Cell] = [counts.get(code, 0) for code, _, _ in reversed(LAYERS)]
    return ListRow(cells=(head, *figures[1:], figures[0], sum(counts.values())))


def distribution_columns(head: str, width: float) -> tuple[ListColumn, ...]:
    """The columns of the table."""
    rated = [layer_label(code) for code, _, _ in reversed(LAYERS)]
    return (
        ListColumn(title=head, width=width, align=_C if width < 20 else Align.LEFT),
        *(ListColumn(title=name, width=15, align=_C) for name in (*rated[1:], rated[0], "Cộng")),
    )
