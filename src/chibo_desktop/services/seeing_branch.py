"""The distribution of ratings: of a branch month by month, of the office's units in one month."""

from collections.abc import Sequence

from chibo_desktop.documents.drawing import Hatch
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.stacked_chart import Series, StackedChart, StackedColumn
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.seeing import MonthOfRounds, YearOfRounds
from chibo_desktop.services.seen import Seen
from chibo_desktop.storage.evaluations import closed_standings
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import month_text, short_month_text
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
        rows.append(_row(head, counts))
        keys.append(month.round_id)
    is_open = any(not month.is_closed for month in year.months)
    return Seen(
        title=title,
        subject=f"năm {year.year}",
        chart=distribution_chart(counted),
        columns=_columns("Tháng", 12),
        rows=tuple(rows),
        keys=tuple(keys),
        sentences=("Dấu * là kỳ chưa chốt: số còn thay đổi.",) if is_open else (),
        names=names,
        goes={month.round_id: (month.round_id, "") for month in year.months},
    )


def unit_distribution(unit: Unit, period: Month) -> Seen:
    """At the office: each unit's closed ratings of a month, in the order of names."""
    units, branches = unit_names(unit.connection), branch_names(unit.connection)
    found: dict[str, dict[str, list[NameLine]]] = {}
    for one in closed_standings(unit.connection, period):
        if one.not_rated:
            continue
        line = NameLine(name=one.full_name, place=branches.get(one.branch_id, ""), note="")
        found.setdefault(one.org_id, {}).setdefault(one.rating or UNRATED, []).append(line)
    title = f"Phân bố xếp loại theo đơn vị {month_text(period)}"
    if not found:
        return Seen(
            title=title,
            empty="Chưa đơn vị nào gửi kết quả đã chốt của tháng này. Nhận gói ở Hộp thư.",
        )
    order = sorted(found, key=lambda org_id: units.get(org_id, ""))
    counted = [
        (
            str(number),
            {code: len(lines) for code, lines in found[org_id].items()},
            org_id,
        )
        for number, org_id in enumerate(order, start=1)
    ]
    rows = [
        _row(f"{number}. {units.get(org_id, '')}", counts) for number, counts, org_id in counted
    ]
    return Seen(
        title=title,
        chart=distribution_chart(counted),
        columns=_columns("Đơn vị", 44),
        rows=tuple(rows),
        keys=tuple(order),
        sentences=("Số dưới cột là số thứ tự của đơn vị trong bảng.",),
        names={
            f"{org_id}/{code}": tuple(lines)
            for org_id, by_code in found.items()
            for code, lines in by_code.items()
        },
    )


def _of_month(month: MonthOfRounds) -> dict[str, list[NameLine]]:
    found: dict[str, list[NameLine]] = {}
    for stand in month.stands:
        code = stand.rating.value if stand.rating else UNRATED
        total = f"{decimal_text(stand.total)} điểm" if stand.total is not None else ""
        line = NameLine(name=stand.full_name, place="", note=total)
        found.setdefault(code, []).append(line)
    return found


def distribution_chart(counted: Sequence[tuple[str, dict[str, int], str]]) -> StackedChart:
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


def _row(head: str, counts: dict[str, int]) -> ListRow:
    figures: list[Cell] = [counts.get(code, 0) for code, _, _ in reversed(LAYERS)]
    return ListRow(cells=(head, *figures[1:], figures[0], sum(counts.values())))


def _columns(head: str, width: float) -> tuple[ListColumn, ...]:
    rated = [layer_label(code) for code, _, _ in reversed(LAYERS)]
    return (
        ListColumn(title=head, width=width, align=_C if width < 20 else Align.LEFT),
        *(ListColumn(title=name, width=15, align=_C) for name in (*rated[1:], rated[0], "Cộng")),
    )
