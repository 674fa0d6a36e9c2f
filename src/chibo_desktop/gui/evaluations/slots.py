"""Single cells of the grid: a mark, a reason, a condition, a ballot, a result."""

from collections.abc import Iterator
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import event_rules
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import (
    Criterion,
    CriterionKind,
    Fact,
    FactKind,
    MarkerColumn,
)
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.grid_column import (
    EVENTS,
    FACTS,
    NOTES,
    VOTES,
    Figure,
    GridColumn,
    Kind,
    kind_of,
)
from chibo_desktop.services.sheet import INVALID, SheetRow
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.filled import event_points_text, levels_text
from chibo_desktop.wording.numbers import MINUS, decimal_text


def mark_column(leaf: Criterion, marker: MarkerColumn) -> GridColumn:
    """A mark under the name of who gives it."""
    return GridColumn(
        key=f"{marker.code}.{leaf.code}",
        head=without_verb(marker.short_label),
        kind=kind_of(leaf),
        width=84,
        area=marker.code,
        code=leaf.code,
        limit=limit_text(leaf),
        full=f"{full_text(leaf)} – {marker.label}",
        guidance=guidance_text(leaf),
        maximum=leaf.maximum,
        leaf=leaf,
    )


def guidance_text(leaf: Criterion) -> str:
    """What helps to mark a criterion: its levels with their keys, its guidance."""
    levels = levels_text(leaf) if leaf.levels else ""
    return ". ".join(part for part in (levels, leaf.guidance) if part)


def gap_column(criteria_set: CriteriaSet, code: str) -> GridColumn:
    """How far the markers are apart in one criterion."""
    return GridColumn(
        key=f"gap.{code}",
        head="Lệch",
        kind=Kind.FIGURE,
        width=60,
        full="Điểm cao nhất trừ điểm thấp nhất của các chủ thể chấm",
        figure=lambda row: gap(row, criteria_set, code) or None,  # equal marks: nothing to see
    )


def gap(row: SheetRow, criteria_set: CriteriaSet, code: str) -> Decimal | None:
    """The highest mark less the lowest; None when fewer than two have marked readably."""
    given = (row.evaluation.marks(marker.code).get(code, "") for marker in criteria_set.markers)
    read = read_numbers({str(place): text for place, text in enumerate(given) if text})
    found = [mark for mark in read.values() if mark.is_finite()]
    return max(found) - min(found) if len(found) > 1 else None


def note_column(leaf: Criterion) -> GridColumn:
    """The words beside the marks of a criterion."""
    return GridColumn(
        key=f"notes.{leaf.code}",
        head="Lý do, nhận xét",
        kind=Kind.NOTE,
        width=250,
        least=140,
        area=NOTES,
        code=leaf.code,
        full=f"Lý do, nhận xét ở tiêu chí {leaf.number or leaf.code}",
        guidance=leaf.guidance,
    )


def fact_column(fact: Fact) -> GridColumn:
    """A condition stated beside the marks."""
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


def event_columns(criteria_set: CriteriaSet) -> Iterator[GridColumn]:
    """How often each event happened: entered once, deducted by the rule for every marker."""
    for key, (leaf, event) in event_rules(criteria_set).items():
        points = event_points_text(leaf, event)
        most = f", nhiều nhất {decimal_text(event.limit)} điểm" if event.limit is not None else ""
        yield GridColumn(
            key=f"events.{key}",
            head=event.label,
            kind=Kind.COUNT,
            width=104,
            least=80,
            area=EVENTS,
            code=key,
            limit=points,
            full=f"{event.label} ({points}{most}; tiêu chí {leaf.number or leaf.code})",
            group=f"{leaf.number}. {leaf.label}\n{leaf.number}",
            leaf=leaf,
            event=event,
        )


def ballots() -> Iterator[GridColumn]:
    """The counts of a vote and what they come to."""
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


def results() -> tuple[GridColumn, ...]:
    return (
        GridColumn(
            key="total",
            head="Điểm xếp loại",
            kind=Kind.FIGURE,
            width=62,
            full="Tổng điểm dùng để xếp loại: của người chấm sau cùng",
            figure=lambda row: row.outcome.total,
        ),
        GridColumn(key="rating", head="Xếp loại đề nghị", kind=Kind.RATING, width=152),
        GridColumn(key="why", head="Vì sao", kind=Kind.WHY, width=190, least=120),
    )


def short_rating(rating: Rating) -> str:
    """Hoàn thành tốt: the name without "nhiệm vụ", for the screen."""
    return rating_label(rating).removesuffix(" nhiệm vụ")


def group_points(code: str, marker: str) -> Figure:
    """The points of a top line by one marker."""

    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals[marker]
        return total.groups.get(code) if total.is_marked else None

    return figure


def marker_total(marker: str) -> Figure:
    """The total of one marker."""

    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals[marker]
        return total.total if total.is_marked else None

    return figure


def limit_text(leaf: Criterion) -> str:
    """What the head of a mark says of its bounds."""
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


def full_text(leaf: Criterion) -> str:
    """A criterion in full, with how it is marked."""
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


def without_verb(label: str) -> str:
    return label if label == "Tự chấm" else label.removesuffix(" chấm")
