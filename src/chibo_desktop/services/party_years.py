"""Party age as filters ask for it: as the column of the list and the badges count it."""

from datetime import date

from chibo_desktop.domain.filter import ConditionGroup, FieldCondition, Filter, Part
from chibo_desktop.domain.party_age import COUNTED_FROM
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.timed_members import party_age_on
from chibo_desktop.storage.life_events import people_who_came_back
from chibo_desktop.storage.member_filter import PartyYears, asks_party_age
from chibo_desktop.storage.unit_of_work import Unit


def party_years(unit: Unit, condition: Filter, today: date) -> PartyYears | None:
    """What a filter on Party age has to know, by the rules of a day; None for another filter."""
    if not any(map(_asks, condition.parts)):
        return None
    from chibo_desktop.domain.life_cycle import life_of

    apart = {}
    for n, (member, events) in people_who_came_back(unit.connection).items():
        age = party_age_on(
            today,
            admitted_on=member.admitted_on,
            decided_on=member.admission_decided_on,
            gaps=life_of(events).gaps,
        )
        if age is not None and age.gaps:
            apart[n] = age
    by_decision = rule_book("badges").on(today).word(COUNTED_FROM) == "decision"
    return PartyYears(by_decision=by_decision, apart=apart)


def _asks(part: Part) -> bool:
    match part:
        case FieldCondition():
            return asks_party_age(part)
        case ConditionGroup():
            return any(map(_asks, part.parts))
        case _:
            return False
