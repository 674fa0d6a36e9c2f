"""What the photographs show: a filter worth seeing, a member whose record wants a look."""

from chibo_desktop.domain.filter import FieldCondition, Filter, Operator
from chibo_desktop.services.members import (
    MemberFilters,
    MemberOrder,
    check_member,
    load_member,
    member_lines,
)
from chibo_desktop.services.session import Unit

ELDERLY_WOMEN = Filter(
    parts=(
        FieldCondition(field="gender", operator=Operator.ONE_OF, values=("female",)),
        FieldCondition(field="born_on", operator=Operator.YEARS_FROM, values=("50",)),
    )
)


def doubtful(unit: Unit) -> tuple[str, str]:
    """A member and the field that wants a look."""
    lines = member_lines(unit, MemberFilters(), MemberOrder(), (), offset=0, limit=100)
    for line in lines:
        form = load_member(unit, line.id)
        if problems := check_member(unit, form.draft, form.base):
            return line.id, problems[0].field
    return (lines[0].id, "") if lines else ("", "")
