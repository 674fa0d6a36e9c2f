"""What the file knows of each member, as timers and badges ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.badges import BadgeHolder
from chibo_desktop.domain.member import COUNTED, ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import AdmissionDays, PartyAge, TimeOutside, party_age
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.domain.timers import TimedMember
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.member_dates import (
    MemberDates,
    Owner,
    badges_given,
    last_disciplines,
    member_dates,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One member's dates, and both forms in which rules take them."""

    dates: MemberDates
    timed: TimedMember
    holder: BadgeHolder


def timed_members(unit: Unit, today: date) -> list[Timed]:
    """Everybody on the lists, in the order of given names, ready for timers and badges."""
    rules = rule_book("badges").on(today)
    badges = badges_given(unit.connection)
    disciplines = last_disciplines(unit.connection)
    return [
        Timed(
            dates=one,
            timed=_timed(one, disciplines),
            holder=_holder(one, badges, rules),
        )
        for one in member_dates(unit.connection)
    ]


def party_age_on(
    day: date,
    *,
    admitted_on: PartialDate | None,
    decided_on: PartialDate | None = None,
    gaps: tuple[TimeOutside, ...] = (),
) -> PartyAge | None:
    """Tuổi đảng by the rules of a day, for lists, forms and papers; None without a date."""
    days = AdmissionDays(recorded=admitted_on, decided=decided_on, ceremony=admitted_on)
    return party_age(days, gaps, rule_book("badges").on(day))


def _timed(one: MemberDates, disciplines: Mapping[Owner, tuple[date, date | None]]) -> TimedMember:
    disciplined_on, until = disciplines.get(one.owner, (None, None))
    began = one.admitted_on
    return TimedMember(
        id=one.id,
        org_id=one.org_id,
        branch_id=one.branch_id,
        full_name=one.full_name,
        is_counted=one.activity_status in COUNTED,
        is_probationary=one.confirmed_on is None,
        probation_from=began.earliest if began else None,
        decided_on=one.decided_on.earliest if one.decided_on else None,
        ceremony_on=began.earliest if began else None,
        has_curriculum=True,  # whether its scan is there is asked where scans are kept
        has_central_id=one.has_central_id,
        disciplined_on=disciplined_on,
        discipline_until=until,
    )


def _holder(
    one: MemberDates, badges: Mapping[Owner, frozenset[int]], rules: RuleSet
) -> BadgeHolder:
    days = AdmissionDays(recorded=one.admitted_on, decided=one.decided_on, ceremony=one.admitted_on)
    is_dead = one.activity_status == ActivityStatus.DECEASED
    return BadgeHolder(
        member_id=one.id,
        org_id=one.org_id,
        branch_id=one.branch_id,
        full_name=one.full_name,
        born_on=one.born_on,
        admitted_on=one.admitted_on,
        confirmed_on=one.confirmed_on,
        age=party_age(days, (), rules),
        awarded=badges.get(one.owner, frozenset()),
        is_counted=one.activity_status in COUNTED,
        died_on=one.left_on.earliest if is_dead and one.left_on else None,
    )
