"""Where a value comes from that nobody typed: counted events, tasks, what the program knows."""

from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import Evidence, event_count, event_key, event_points
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, EventRule
from chibo_desktop.domain.known_value import Filled
from chibo_desktop.wording.numbers import MINUS, decimal_text

_NO_EVENT = "Chưa có sự việc nào."


def filled_mark_words(
    criteria_set: CriteriaSet, leaf: Criterion, filled: Filled, evidence: Evidence
) -> str:
    """How the mark of a criterion came about that was not typed."""
    if leaf.events:
        said = [
            event_words(leaf, event, filled, evidence)
            for event in leaf.events
            if event_count(leaf, event, evidence)
        ]
        return "; ".join(said) if said else _NO_EVENT
    if leaf.formula and leaf.code in evidence.shares:
        formula = criteria_set.formula(leaf.formula)
        words = filled.share_words.get(leaf.code, "")
        return f"{formula.label}: {words}" if formula else words
    if leaf.source in filled.known:
        return filled.known[leaf.source].explanation
    names = [one.label for one in criteria_set.markers if one.code in leaf.marked_by]
    return f"Lấy theo {', '.join(names).lower()}." if names else ""


def event_words(leaf: Criterion, event: EventRule, filled: Filled, evidence: Evidence) -> str:
    """Vắng không lý do: 2 × 5 = 10 điểm (Vắng 05/11, 12/11 – theo sổ điểm danh)."""
    count = event_count(leaf, event, evidence)
    points = event_points(leaf, event, evidence)
    exact = event.points * count
    most = "" if points == exact else f", nhiều nhất {decimal_text(points)}"
    said = f"{event.label}: {decimal_text(count)} × {decimal_text(event.points)} = "
    stated = event_key(leaf.code, event.code) in evidence.events
    known = "" if stated else filled_event_words(event, filled)
    aside = f" ({known})" if known else ""
    return f"{said}{decimal_text(exact)}{most} điểm{aside}"


def filled_event_words(event: EventRule, filled: Filled) -> str:
    """What the program knows of an event; empty when nothing."""
    known = filled.known.get(event.source)
    return known.explanation.rstrip(".") if known else ""


def event_points_text(leaf: Criterion, event: EventRule) -> str:
    """−5/lần, +2/lần: what each time makes."""
    added = leaf.kind in (CriterionKind.BONUS, CriterionKind.GATE)
    sign = "+" if added else MINUS
    return f"{sign}{decimal_text(event.points)}/lần"


def levels_text(leaf: Criterion) -> str:
    """1 Tốt (10) · 2 Khá (8): the keys of a criterion judged by levels."""
    return " · ".join(
        f"{number} {level.label} ({decimal_text(level.points)})"
        for number, level in enumerate(leaf.levels, start=1)
    )


def level_label(leaf: Criterion, points: Decimal) -> str:
    """The name of the level that gives so many points; empty when none does."""
    return next((level.label for level in leaf.levels if level.points == points), "")


def leaf_of(criteria_set: CriteriaSet, code: str) -> Criterion | None:
    """The criterion of a code."""
    return next((leaf for leaf in leaf_criteria(criteria_set) if leaf.code == code), None)
