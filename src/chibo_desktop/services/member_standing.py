"""What a form says of somebody's standing, held against what is known to have happened."""

from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.life_sheet import FromSheet, state_from_sheet
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.unit_of_work import Unit

_STATUS = ("activity_status", "left_on")
_BY_EVENTS = (ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN)


def stated_standing(
    unit: Unit, before: Member | None, record: Member
) -> tuple[FromSheet, tuple[Problem, ...]]:
    """The record with what goes with it, and what cannot be typed because events decide it.

    Dates and numbers of admission and confirmation may be typed while no event states them; the
    standing itself never, but for a new member, whose form is the opening statement.
    """
    if before is None:
        typed = ["activity_status"] if record.activity_status in _BY_EVENTS else []
        return FromSheet(record=record), _refused(typed)
    typed = [name for name in _STATUS if getattr(before, name) != getattr(record, name)]
    if typed:
        return FromSheet(record=record), _refused(typed)
    if all(getattr(before, name) == getattr(record, name) for name in DERIVED):
        return FromSheet(record=record), ()
    known = events_of(unit.connection, [before.id], before.org_id).get(before.id, [])
    plan = state_from_sheet(before, record, known)
    return plan, _refused(plan.kept)


def _refused(names: tuple[str, ...] | list[str]) -> tuple[Problem, ...]:
    labels = {name: spec.label for name, spec in type_of(Member).by_name.items()}
    return tuple(
        Problem(code="life-typed", field=name, params={"label": labels[name]}) for name in names
    )
