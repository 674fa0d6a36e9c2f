"""Where marks are always full and measure nothing, where they fall, and which markers differ."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations

from chibo_desktop.documents.drawing import Hatch
from chibo_desktop.documents.level_bars import BarChart, LevelBar
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.criteria import leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.seeing import YearOfRounds
from chibo_desktop.services.seen import Seen
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import decimal_text, percent_text
from chibo_desktop.wording.seeing import (
    ALWAYS_FULL,
    NO_MARKS,
    NO_ROUNDS,
    ONE_MARKER,
    left_out_text,
    signed_text,
)

_C = Align.CENTRE
_EARNED = frozenset(
    {
        CriterionKind.NUMERIC,
        CriterionKind.BINARY,
        CriterionKind.CHOICE,
        CriterionKind.PERCENT,
        CriterionKind.TASKS,
    }
)
_LOWEST_TOLD = 3
_DIFFERENCES_TOLD = 6
_TENTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Given:
    """One mark: whose, when, how much of how much."""

    name: str
    month: str
    mark: Decimal


def criteria_shares(year: YearOfRounds) -> Seen:
    """The mean share of each criterion; a bar opens who lost points there."""
    title = "Tiêu chí: điểm đạt được so với điểm tối đa"
    if not year.months:
        return Seen(title=title, empty=NO_ROUNDS)
    months = year.comparable
    leaves = [leaf for leaf in leaf_criteria(months[-1].criteria_set) if _is_earned(leaf)]
    given = {
        leaf.code: [
            _Given(stand.full_name, short_month_text(month.period), stand.marks[leaf.code])
            for month in months
            for stand in month.stands
            if leaf.code in stand.marks
        ]
        for leaf in leaves
    }
    measured = [leaf for leaf in leaves if given[leaf.code]]
    if not measured:
        return Seen(title=title, empty=NO_MARKS)
    shares = {leaf.code: _share(given[leaf.code], leaf.ceiling) for leaf in measured}
    full = {
        leaf.code for leaf in measured if all(one.mark == leaf.ceiling for one in given[leaf.code])
    }
    falling = sorted((code for code in shares if code not in full), key=shares.__getitem__)
    falling = falling[: max(1, min(_LOWEST_TOLD, len(shares) // 3))]
    bars, rows = [], []
    for leaf in measured:
        marks = given[leaf.code]
        complete = sum(one.mark == leaf.ceiling for one in marks)
        told = (
            ALWAYS_FULL
            if leaf.code in full
            else "hay mất điểm nhất"
            if leaf.code in falling
            else ""
        )
        bars.append(
            LevelBar(
                label=_label(leaf),
                value=float(shares[leaf.code] * 100),
                shown=f"{percent_text(shares[leaf.code])}{f' · {told}' if told else ''}",
                words=f"{_label(leaf)}: bình quân {percent_text(shares[leaf.code])} điểm tối đa, "
                f"{complete}/{len(marks)} lượt đạt tối đa",
                key=leaf.code,
                tone="side" if leaf.code in full else "information_soft",
                hatch=_hatch(leaf.code, full, falling),
            )
        )
        rows.append(
            ListRow(
                cells=(
                    _label(leaf),
                    leaf.ceiling,
                    percent_text(shares[leaf.code]),
                    f"{complete}/{len(marks)}",
                    told,
                )
            )
        )
    names = {leaf.code: _losers(given[leaf.code], leaf) for leaf in measured}
    others = [month.period for month in year.months if month not in months]
    return Seen(
        title=title,
        subject=f"năm {year.year}, {months[-1].criteria_set.title}",
        chart=BarChart(bars=tuple(bars), alt=". ".join(bar.words for bar in bars)),
        columns=(
            ListColumn(title="Tiêu chí", width=60),
            ListColumn(title="Điểm tối đa", width=9, align=_C),
            ListColumn(title="Bình quân đạt", width=11, align=_C),
            ListColumn(title="Lượt tối đa", width=11, align=_C),
            ListColumn(title="Nhận xét", width=20),
        ),
        rows=tuple(rows),
        keys=tuple(leaf.code for leaf in measured),
        sentences=tuple(filter(None, (_full_sentence(len(full)), left_out_text(others)))),
        names=names,
    )


def marker_differences(year: YearOfRounds) -> Seen:
    """The mean difference of each pair of markers, in all and by criterion; a bar opens names."""
    title = "Chênh lệch giữa các bên chấm điểm"
    if not year.months:
        return Seen(title=title, empty=NO_ROUNDS)
    months = year.comparable
    criteria_set = months[-1].criteria_set
    labels = {one.code: one.label for one in criteria_set.markers}
    leaves = leaf_criteria(criteria_set)
    bars: list[LevelBar] = []
    rows: list[ListRow] = []
    keys: list[str] = []
    names: dict[str, tuple[NameLine, ...]] = {}
    most = Decimal(1)
    for first, second in combinations(labels, 2):
        pairs = [
            (stand, short_month_text(month.period))
            for month in months
            for stand in month.stands
            if first in stand.totals and second in stand.totals
        ]
        if not pairs:
            continue
        said = f"{labels[second]} so với {labels[first].lower()}"
        bars.append(
            LevelBar(label=f"{said} ({len(pairs)} phiếu)", value=0, shown="", is_heading=True)
        )
        told: list[tuple[str, str, Decimal, list[NameLine]]] = []
        whole = [
            (stand.full_name, month, stand.totals[first], stand.totals[second])
            for stand, month in pairs
        ]
        told.append((f"{first}/{second}/", "Tổng điểm", _mean(whole), _lines(whole)))
        by_criterion = []
        for leaf in leaves:
            both = [
                (stand.full_name, month, one[leaf.code], other[leaf.code])
                for stand, month in pairs
                if leaf.code in (one := stand.by_marker[first])
                and leaf.code in (other := stand.by_marker[second])
            ]
            if both and (mean := _mean(both)):
                by_criterion.append(
                    (f"{first}/{second}/{leaf.code}", _label(leaf), mean, _lines(both))
                )
        by_criterion.sort(key=lambda one: -abs(one[2]))
        told += by_criterion[:_DIFFERENCES_TOLD]
        for key, label, mean, lines in told:
            most = max(most, abs(mean))
            bars.append(_difference_bar(key, label, mean, said))
            rows.append(ListRow(cells=(said, label, signed_text(mean), len(lines), len(pairs))))
            keys.append(key)
            names[key] = tuple(lines)
    if not rows:
        return Seen(title=title, empty=ONE_MARKER)
    return Seen(
        title=title,
        subject=f"năm {year.year}",
        chart=BarChart(
            bars=tuple(bars),
            lowest=-float(most),
            highest=float(most),
            alt=". ".join(bar.words for bar in bars if bar.words),
        ),
        columns=(
            ListColumn(title="So sánh", width=34),
            ListColumn(title="Tiêu chí", width=48),
            ListColumn(title="Chênh bình quân", width=12, align=_C),
            ListColumn(title="Phiếu lệch", width=9, align=_C),
            ListColumn(title="Phiếu so", width=9, align=_C),
        ),
        rows=tuple(rows),
        keys=tuple(keys),
        sentences=(
            "Số dương: bên thứ hai chấm cao hơn. Mỗi cặp nêu tổng điểm và những tiêu chí lệch "
            "nhiều nhất.",
        ),
        names=names,
    )


def _is_earned(leaf: Criterion) -> bool:
    return leaf.kind in _EARNED and leaf.ceiling > 0


def _share(given: list[_Given], ceiling: Decimal) -> Decimal:
    return sum((one.mark for one in given), Decimal(0)) / (len(given) * ceiling)


def _hatch(code: str, full: set[str], falling: list[str]) -> Hatch:
    if code in full:
        return Hatch.LEVEL
    return Hatch.RISING if code in falling else Hatch.NONE


def _label(leaf: Criterion) -> str:
    return f"{leaf.number}. {leaf.label}" if leaf.number else leaf.label


def _losers(given: list[_Given], leaf: Criterion) -> tuple[NameLine, ...]:
    lost = sorted((one for one in given if one.mark < leaf.ceiling), key=lambda one: one.mark)
    return tuple(
        NameLine(
            name=one.name,
            place=f"Tháng {one.month}",
            note=f"{decimal_text(one.mark)}/{decimal_text(leaf.ceiling)} điểm",
        )
        for one in lost
    )


def _full_sentence(count: int) -> str:
    if not count:
        return ""
    return (
        f"{count} tiêu chí mọi lượt chấm đều tối đa: chưa đo được khác biệt nào, nên xem lại cách "
        "chấm hoặc cách viết tiêu chí."
    )


Pair = tuple[str, str, Decimal, Decimal]


def _mean(pairs: list[Pair]) -> Decimal:
    total = sum((second - first for _, _, first, second in pairs), Decimal(0))
    return (total / len(pairs)).quantize(_TENTH, ROUND_HALF_EVEN)


def _lines(pairs: list[Pair]) -> list[NameLine]:
    differing = [pair for pair in pairs if pair[2] != pair[3]]
    differing.sort(key=lambda pair: -abs(pair[3] - pair[2]))
    return [
        NameLine(
            name=name,
            place=f"Tháng {month}",
            note=f"{decimal_text(first)} và {decimal_text(second)}: {signed_text(second - first)}",
        )
        for name, month, first, second in differing
    ]


def _difference_bar(key: str, label: str, mean: Decimal, said: str) -> LevelBar:
    return LevelBar(
        label=label,
        value=float(mean),
        shown=signed_text(mean),
        words=f"{said}, {label}: {signed_text(mean)} điểm",
        key=key,
        tone="attention_soft" if mean < 0 else "information_soft",
        hatch=Hatch.FALLING if mean < 0 else Hatch.NONE,
    )
