"""What the file knows of each member, as timers and badges ask for it.

Where events are recorded, dates and standing follow from them; else from the record alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.badges import BadgeHolder
from chibo_desktop.domain.life_cycle import life_of
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifePlace, LifeStage, LifeState
from chibo_desktop.domain.member import COUNTED, ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import AdmissionDays, PartyAge, TimeOutside, party_age
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.domain.timers import TimedMember
from chibo_desktop.services.attendance import months_missed
from chibo_desktop.services.dues_arrears import unpaid_by_member
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.watched import Progress, unwatched, watched
from chibo_desktop.storage.life_events import events_by_owner
from chibo_desktop.storage.member_dates import (
    MemberDates,
    Sought,
    badges_given,
    last_disciplines,
    member_dates,
    members_with_paper,
    nodes_with_papers,
)
from chibo_desktop.storage.unit_of_work import Unit

_CURRICULUM = ("2",)  # Lý lịch đảng viên
_RECEIPTS = ("59", "60")  # phiếu báo chuyển, phiếu báo tiếp nhận sinh hoạt đảng
_ADMITTING = (LifeEventKind.ADMITTED, LifeEventKind.READMITTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One member's dates, and both forms in which rules take them."""

    dates: MemberDates
    timed: TimedMember
    holder: BadgeHolder


def timed_members(
    unit: Unit, today: date, progress: Progress = unwatched, sought: Sought | None = None
) -> list[Timed]:
    """Everybody on the lists, in the order of given names, ready for timers and badges.

    With `sought` only those of whom something may fall due, and those whom it names. `progress`
    may stop it by raising.
    """
    rules = rule_book("badges").on(today)
    connection = unit.connection
    badges, disciplines = badges_given(connection), last_disciplines(connection)
    curricula, scanning = members_with_paper(connection, _CURRICULUM), nodes_with_papers(connection)
    receipts = members_with_paper(connection, _RECEIPTS)
    events = events_by_owner(connection)
    missed = months_missed(unit, today)
    unpaid = unpaid_by_member(unit, today)
    if sought is not None:
        behind = {
            member_id
            for months in (missed, unpaid)
            for (member_id, _), number in months.items()
            if number
        }
        sought = replace(sought, member_ids=sought.member_ids | behind)
    found = []
    for one in watched(member_dates(connection, sought=sought), progress, "Tính tuổi Đảng"):
        disciplined_on, until = disciplines.get(one.owner, (None, None))
        timed = replace(
            _of_record(one),
            has_curriculum=one.owner in curricula or one.org_id not in scanning,
            disciplined_on=disciplined_on,
            discipline_until=until,
            missed_months=missed.get(one.owner),
            unpaid_months=unpaid.get(one.owner),
        )
        gaps: tuple[TimeOutside, ...] = ()
        if own := events.get(one.owner):
            state = life_of(own)
            timed, gaps = _of_events(timed, state, own), state.gaps
        if one.owner in receipts:
            timed = replace(timed, transfer_from=None)
        holder = _holder(one, badges.get(one.owner, frozenset()), gaps, rules)
        found.append(Timed(dates=one, timed=timed, holder=holder))
    return found


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


def _of_record(one: MemberDates) -> TimedMember:
    """What the record alone says: its day of admission stands for the ceremony."""
    return TimedMember(
        id=one.id,
        org_id=one.org_id,
        branch_id=one.branch_id,
        full_name=one.full_name,
        is_counted=one.activity_status in COUNTED,
        is_probationary=one.confirmed_on is None,
        probation_from=_first(one.admitted_on),
        decided_on=_first(one.decided_on),
        ceremony_on=_first(one.admitted_on),
        has_central_id=one.has_central_id,
    )


def _of_events(timed: TimedMember, state: LifeState, events: Sequence[LifeEvent]) -> TimedMember:
    """The same with what events say more exactly."""
    current = state.current
    decision = _last(events, *_ADMITTING)
    exempted = _last(events, LifeEventKind.EXEMPTED)
    is_gone, is_visiting = state.place is LifePlace.GONE, state.place is not LifePlace.HERE
    return replace(
        timed,
        is_probationary=state.stage is LifeStage.PROBATIONARY,
        is_candidate=state.is_candidate,
        probation_from=_first(current.ceremony_on or current.decided_on),
        decided_on=_first(current.decided_on) or timed.decided_on,
        decision_received_on=_first(decision.received_on) if decision else None,
        ceremony_on=_first(current.ceremony_on),
        certificate_on=_first(state.steps.get(LifeEventKind.CERTIFIED)),
        transfer_from=_first(state.since) if is_gone and state.is_member else None,
        away_from=_first(state.since) if is_visiting and not is_gone else None,
        away_until=_last_day(state.away_until),
        exempt_from=_first(exempted.happened_on)
        if exempted and exempted.until and state.activity is ActivityStatus.EXEMPT
        else None,
        exempt_until=_last_day(exempted.until) if exempted else None,
    )


def _holder(
    one: MemberDates, awarded: frozenset[int], gaps: tuple[TimeOutside, ...], rules: RuleSet
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
        age=party_age(days, gaps, rules),
        awarded=awarded,
        is_counted=one.activity_status in COUNTED,
        died_on=_first(one.left_on) if is_dead else None,
    )


def _last(events: Sequence[LifeEvent], *kinds: LifeEventKind) -> LifeEvent | None:
    found = [event for event in events if event.kind in kinds]
    return max(found, key=lambda event: event.earliest) if found else None


def _first(day: PartialDate | None) -> date | None:
    return day.earliest if day is not None else None


def _last_day(day: PartialDate | None) -> date | None:
    return day.latest if day is not None else None
