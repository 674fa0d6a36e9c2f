"""The ways of looking at a round, as texts that can be remembered: arrangement and detail."""

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import event_rules
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.gui.evaluations.grid_column import EVENTS, FACTS, VOTES

TABLE, ALL, CRITERION, MEMBER, DIFFERENCES = "table", "all", "criterion", "member", "differences"
ARRANGEMENTS = (
    (TABLE, "Bảng điểm"),
    (ALL, "Cạnh nhau"),
    (CRITERION, "Một tiêu chí"),
    (MEMBER, "Một đồng chí"),
    (DIFFERENCES, "Chỗ lệch nhau"),
)
STEPS = (
    ("0.25", "lệch từ 0,25 điểm"),
    ("0.5", "lệch từ 0,5 điểm"),
    ("1", "lệch từ 1 điểm"),
    ("2", "lệch từ 2 điểm"),
    ("3", "lệch từ 3 điểm"),
    ("5", "lệch từ 5 điểm"),
    ("10", "lệch từ 10 điểm"),
)
USUAL_STEP = "1"


def arrangement_of(view: str) -> str:
    """Which arrangement a view is of: the table for one marker, facts or ballots."""
    head = view.partition(":")[0]
    return head if head in (ALL, CRITERION, MEMBER, DIFFERENCES) else TABLE


def detail_of(view: str) -> str:
    """The criterion, evaluation or step of a view; the marker or area of the table."""
    return view.partition(":")[2] if arrangement_of(view) != TABLE else view


def view_of(arrangement: str, detail: str) -> str:
    """The text of a view."""
    if arrangement == TABLE:
        return detail
    return ALL if arrangement == ALL else f"{arrangement}:{detail}"


def table_views(criteria_set: CriteriaSet) -> list[tuple[str, str]]:
    """What can be typed into the table, as (key, label): each marker, conditions, ballots."""
    views = [(marker.code, marker.short_label) for marker in criteria_set.markers]
    if event_rules(criteria_set):
        views.append((EVENTS, "Sự việc"))
    if criteria_set.facts:
        views.append((FACTS, "Điều kiện"))
    return [*views, (VOTES, "Biểu quyết")]


def criterion_views(criteria_set: CriteriaSet) -> list[tuple[str, str]]:
    """The criteria one can look at alone."""
    return [(leaf.code, criterion_title(leaf)) for leaf in leaf_criteria(criteria_set)]


def criterion_title(leaf: Criterion) -> str:
    """1.2. Chấp hành nghị quyết."""
    return f"{leaf.number}. {leaf.label}" if leaf.number else leaf.label


def is_view_of(view: str, criteria_set: CriteriaSet) -> bool:
    """Whether a remembered view means something for a set. A member's does not outlive a round."""
    match arrangement_of(view):
        case "table":
            return view in dict(table_views(criteria_set))
        case "criterion":
            return detail_of(view) in dict(criterion_views(criteria_set))
        case "differences":
            return detail_of(view) in dict(STEPS)
        case "all":
            return len(criteria_set.markers) > 1
        case _:
            return False
