"""A member's line over the months of a year, and what changed it."""

from decimal import Decimal

from chibo_desktop.documents.drawing import Mark
from chibo_desktop.documents.line_chart import ChartBand, ChartPoint, LineChart
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.seeing import MonthOfRounds, Stand, YearOfRounds
from chibo_desktop.services.seen import Seen
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.seeing import NO_ROUNDS, changes_text, point_text, signed_text

_C = Align.CENTRE
_MARKS = {
    Rating.EXCELLENT: Mark.DIAMOND,
    Rating.GOOD: Mark.CIRCLE,
    Rating.FULFILLED: Mark.SQUARE,
    Rating.UNFULFILLED: Mark.TRIANGLE,
}
_MOST_CHANGES = 6
_STEP = 10  # the axis begins at a round number below the lowest total
_COLUMNS = (
    ListColumn(title="Tháng", width=10, align=_C),
    ListColumn(title="Tổng điểm", width=10, align=_C),
    ListColumn(title="So với tháng trước", width=11, align=_C),
    ListColumn(title="Xếp loại", width=24),
    ListColumn(title="Tiêu chí tăng, giảm", width=60),
)
Month_ = tuple[MonthOfRounds, Stand]


def member_line(year: YearOfRounds, member_id: str) -> Seen:
    """The line of a member; each point opens the evaluation."""
    found = [
        (month, stand)
        for month in year.months
        for stand in month.stands
        if stand.member_id == member_id and stand.total is not None
    ]
    name = year.members.get(member_id, "")
    title = f"Kết quả đánh giá của đồng chí {name}" if name else "Kết quả đánh giá"
    if not found:
        return Seen(title=title, empty=NO_ROUNDS)
    points: list[ChartPoint] = []
    rows: list[ListRow] = []
    by_month = {month.period: (month, stand) for month, stand in found}
    before: Month_ | None = None
    for period in _months(year):
        now = by_month.get(period)
        label = f"T{period.number}"
        if now is None:
            points.append(ChartPoint(label=label, value=None))
            continue
        point, row = _told(now, before)
        points.append(point)
        rows.append(row)
        before = now
    totals = [stand.total for _, stand in found if stand.total is not None]
    newest = found[-1][0].criteria_set
    lowest = max(Decimal(0), (min(totals) // _STEP - 1) * _STEP)
    return Seen(
        title=title,
        subject=f"năm {year.year}",
        chart=LineChart(
            points=tuple(points),
            bands=_bands(newest, lowest),
            lowest=float(lowest),
            highest=float(newest.scale),
            alt=". ".join(point.words for point in points if point.words),
        ),
        columns=_COLUMNS,
        rows=tuple(rows),
        keys=tuple(stand.evaluation_id for _, stand in found),
        sentences=(_summary(found),),
        goes={stand.evaluation_id: (month.round_id, stand.evaluation_id) for month, stand in found},
    )


def changes_between(before: Month_ | None, now: Month_) -> tuple[tuple[str, Decimal], ...]:
    """The criteria whose marks differ from the month before, the largest first.

    Nothing when the two months were marked by different sets.
    """
    if before is None or before[0].criteria_set.id != now[0].criteria_set.id:
        return ()
    labels = {leaf.code: leaf.label for leaf in leaf_criteria(now[0].criteria_set)}
    changes = [
        (labels[code], mark - before[1].marks[code])
        for code, mark in now[1].marks.items()
        if code in labels and code in before[1].marks and mark != before[1].marks[code]
    ]
    return tuple(sorted(changes, key=lambda change: -abs(change[1]))[:_MOST_CHANGES])


def _told(now: Month_, before: Month_ | None) -> tuple[ChartPoint, ListRow]:
    month, stand = now
    total = stand.total or Decimal(0)
    rating = rating_label(stand.rating) if stand.rating else ""
    changes = changes_text(changes_between(before, now))
    point = ChartPoint(
        label=f"T{month.period.number}",
        value=float(total),
        shown=decimal_text(total),
        words=point_text(month.period, total, rating, changes),
        key=stand.evaluation_id,
        mark=_MARKS[stand.rating] if stand.rating else Mark.CIRCLE,
    )
    last = before[1].total if before else None
    decided = " (chi bộ quyết định)" if stand.is_overridden else ""
    row = ListRow(
        cells=(
            short_month_text(month.period) + ("" if month.is_closed else " *"),
            total,
            signed_text(total - last) if last is not None else "",
            f"{rating}{decided}",
            changes,
        )
    )
    return point, row


def _months(year: YearOfRounds) -> list[Month]:
    first, last = year.months[0].period, year.months[-1].period
    return [first.plus(step) for step in range(last.number - first.number + 1)]


def _bands(criteria_set: CriteriaSet, lowest: Decimal) -> tuple[ChartBand, ...]:
    bands = sorted(criteria_set.bands, key=lambda band: band.minimum)
    shown = []
    for place, band in enumerate(bands):
        upper = bands[place + 1].minimum if place + 1 < len(bands) else criteria_set.scale
        if upper > lowest:
            least = float(max(band.minimum, lowest))
            shown.append(ChartBand(least=least, label=rating_abbreviation(band.rating)))
    return tuple(shown)


def _summary(found: list[Month_]) -> str:
    totals = [stand.total for _, stand in found if stand.total is not None]
    mean = (sum(totals, Decimal(0)) / len(totals)).quantize(Decimal("0.1"))
    is_open = any(not month.is_closed for month, _ in found)
    aside = " Dấu * là kỳ chưa chốt." if is_open else ""
    return (
        f"{len(totals)} tháng, bình quân {decimal_text(mean)} điểm, thấp nhất "
        f"{decimal_text(min(totals))}, cao nhất {decimal_text(max(totals))}.{aside}"
    )
