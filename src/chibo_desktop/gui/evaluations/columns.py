"""The columns of the grid for each view of a round: what they hold and how they are headed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, Fact, FactKind
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.sheet import INVALID, SheetRow
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import MINUS, decimal_text

ALL, FACTS, VOTES = "all", "facts", "votes"
_WORDED = 8  # up to so many criteria there is room for words above the columns
_NARROW, _WORDY = 53, 88
_CLAUSE = re.compile(r"[,;(:]")
_SHORT_CLAUSE = re.compile(r"[,;(:]| và ")


class Kind(StrEnum):
    """What a column holds."""

    MARK = "mark"
    PERCENT = "percent"
    FLAG = "flag"
    COUNT = "count"
    FIGURE = "figure"  # computed
    RATING = "rating"
    VOTE = "vote"  # what the vote came to
    WHY = "why"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column. `area` is a marker, facts or votes; empty for what is computed.

    `head` is drawn above the column with `limit` under it, `full` is said in full below the grid,
    `group` names the band that neighbours share. `width` is in pixels at 100 %.
    """

    key: str
    head: str
    kind: Kind
    width: int
    area: str = ""
    code: str = ""
    limit: str = ""
    full: str = ""
    guidance: str = ""
    group: str = ""
    maximum: Decimal | None = None
    figure: Callable[[SheetRow], Decimal | None] | None = None

    @property
    def is_entered(self) -> bool:
        """True when people type into it."""
        return bool(self.area)


def views_of(criteria_set: CriteriaSet) -> list[tuple[str, str]]:
    """The views of a round as (key, label): each marker, all of them, conditions, ballots."""
    markers = [(marker.code, marker.short_label) for marker in criteria_set.markers]
    views = [*markers, (ALL, "Cả ba" if len(markers) == 3 else "Các cột")]
    if criteria_set.facts:
        views.append((FACTS, "Điều kiện"))
    return [*views, (VOTES, "Biểu quyết")]


def columns_of(criteria_set: CriteriaSet, view: str) -> tuple[GridColumn, ...]:
    """The columns of a view, the results last."""
    match view:
        case "all":
            columns = list(_side_by_side(criteria_set))
        case "facts":
            columns = [_fact(fact) for fact in criteria_set.facts]
        case "votes":
            columns = list(_ballots())
        case _:
            columns = [*_marks(criteria_set, view), _sum_of(view)]
    return (*columns, *_results())


def _marks(criteria_set: CriteriaSet, marker: str) -> Iterator[GridColumn]:
    worded = len(leaf_criteria(criteria_set)) <= _WORDED
    for top in criteria_set.criteria:
        for leaf in _leaves(top):
            head = f"{leaf.number}. {_lead(leaf.label, _SHORT_CLAUSE)}" if worded else leaf.number
            yield GridColumn(
                key=f"{marker}.{leaf.code}",
                head=head,
                kind=Kind.MARK,
                width=_WORDY if worded else _NARROW,
                area=marker,
                code=leaf.code,
                limit=_limit(leaf),
                full=_full(leaf),
                guidance=leaf.guidance,
                group=_band(top) if top.is_group else "",
                maximum=leaf.maximum,
            )


def _side_by_side(criteria_set: CriteriaSet) -> Iterator[GridColumn]:
    for top in criteria_set.criteria:
        for marker in criteria_set.markers:
            yield GridColumn(
                key=f"all.{top.code}.{marker.code}",
                head=_short(marker.short_label),
                kind=Kind.FIGURE,
                width=_NARROW + 3,
                full=f"{top.number}. {top.label} – {marker.label}",
                group=_band(top),
                figure=_group_points(top.code, marker.code),
            )
    for marker in criteria_set.markers:
        yield GridColumn(
            key=f"all.total.{marker.code}",
            head=_short(marker.short_label),
            kind=Kind.FIGURE,
            width=_NARROW,
            full=f"Tổng điểm – {marker.label}",
            group="Tổng từng cột chấm",
            figure=_marker_total(marker.code),
        )


def _fact(fact: Fact) -> GridColumn:
    kinds = {
        FactKind.PERCENT: (Kind.PERCENT, "%"),
        FactKind.FLAG: (Kind.FLAG, "có / không"),
        FactKind.COUNT: (Kind.COUNT, "số"),
    }
    kind, limit = kinds[fact.kind]
    return GridColumn(
        key=f"facts.{fact.code}",
        head=fact.label,
        kind=kind,
        width=118,
        area=FACTS,
        code=fact.code,
        limit=limit,
        full=fact.label,
        guidance=fact.guidance,
    )


def _ballots() -> Iterator[GridColumn]:
    for rating in Rating:
        yield GridColumn(
            key=f"votes.{rating.value}",
            head=short_rating(rating),
            kind=Kind.COUNT,
            width=76,
            area=VOTES,
            code=rating.value,
            full=f"Số phiếu “{rating_label(rating)}”",
            group="Số phiếu",
        )
    yield GridColumn(
        key="votes.invalid",
        head="Không hợp lệ",
        kind=Kind.COUNT,
        width=76,
        area=VOTES,
        code=INVALID,
        full="Số phiếu không hợp lệ (không đánh dấu hoặc đánh dấu nhiều mức)",
        group="Số phiếu",
    )
    yield GridColumn(key="votes.result", head="Kết quả biểu quyết", kind=Kind.VOTE, width=132)


def _sum_of(marker: str) -> GridColumn:
    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals.get(marker)
        return total.total if total is not None and total.is_marked else None

    return GridColumn(
        key="sum",
        head="Cộng",
        kind=Kind.FIGURE,
        width=60,
        full="Tổng các điểm đang xem, của riêng người chấm này",
        figure=figure,
    )


def _results() -> tuple[GridColumn, ...]:
    return (
        GridColumn(
            key="total",
            head="Điểm xếp loại",
            kind=Kind.FIGURE,
            width=66,
            full="Tổng điểm dùng để xếp loại: của người chấm sau cùng",
            figure=lambda row: row.outcome.total,
        ),
        GridColumn(key="rating", head="Xếp loại đề nghị", kind=Kind.RATING, width=156),
        GridColumn(key="why", head="Vì sao", kind=Kind.WHY, width=110),
    )


def short_rating(rating: Rating) -> str:
    """Hoàn thành tốt: the name without "nhiệm vụ", for the screen."""
    return rating_label(rating).removesuffix(" nhiệm vụ")


def _group_points(code: str, marker: str) -> Callable[[SheetRow], Decimal | None]:
    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals[marker]
        return total.groups.get(code) if total.is_marked else None

    return figure


def _marker_total(marker: str) -> Callable[[SheetRow], Decimal | None]:
    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals[marker]
        return total.total if total.is_marked else None

    return figure


def _leaves(line: Criterion) -> Iterator[Criterion]:
    if not line.is_group:
        yield line
    for child in line.children:
        yield from _leaves(child)


def _limit(leaf: Criterion) -> str:
    maximum = decimal_text(leaf.ceiling)
    match leaf.kind:
        case CriterionKind.BONUS:
            return f"+ ≤ {maximum}"
        case CriterionKind.DEDUCTION:
            return f"{MINUS} ≤ {maximum}"
        case CriterionKind.GATE:
            return "có / không"
        case _:
            return f"≤ {maximum}"


def _full(leaf: Criterion) -> str:
    kind = {
        CriterionKind.BONUS: "điểm thưởng, tối đa",
        CriterionKind.DEDUCTION: "điểm trừ, tối đa",
        CriterionKind.BINARY: "đảm bảo được, không đảm bảo 0; tối đa",
        CriterionKind.CHOICE: "chọn mức, tối đa",
        CriterionKind.PERCENT: "phần trăm hoàn thành, điểm tối đa",
        CriterionKind.TASKS: "tính theo danh mục nhiệm vụ, tối đa",
        CriterionKind.GATE: "điều kiện khống chế, có từ mức",
        CriterionKind.NUMERIC: "tối đa",
    }[leaf.kind]
    step = f", bước {decimal_text(leaf.step)}" if leaf.step != 1 else ""
    return f"{leaf.code}. {leaf.label} ({kind} {decimal_text(leaf.ceiling)}{step})"


def _band(top: Criterion) -> str:
    """Longest words first, divided by line breaks: the header takes the first that fit."""
    maximum = f" ({decimal_text(top.maximum)})" if top.maximum is not None else ""
    longer, shorter = (_lead(top.label, ends) for ends in (_CLAUSE, _SHORT_CLAUSE))
    return "\n".join((f"{top.number}. {longer}{maximum}", f"{top.number}. {shorter}", top.number))


def _lead(label: str, ends: re.Pattern[str] = _CLAUSE) -> str:
    """What comes before the first comma or bracket: enough to know the line by."""
    return ends.split(label, maxsplit=1)[0].strip()


def _short(label: str) -> str:
    return label.removesuffix(" chấm")
