"""A practice unit lives through its year: the same acts a secretary does, month by month."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from chibo_desktop.domain.evaluation import round_id
from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_commendations import live_commendations
from chibo_desktop.services.practice_criteria import OWN_SET_FROM, begin_practice_set
from chibo_desktop.services.practice_dossiers import enter_dossiers, with_background
from chibo_desktop.services.practice_dues import BEGIN as DUES_BEGIN
from chibo_desktop.services.practice_dues import begin_dues, live_dues
from chibo_desktop.services.practice_inspections import live_documents, live_inspections
from chibo_desktop.services.practice_life import enter_lives, lives_of, move
from chibo_desktop.services.practice_meetings import live_meetings
from chibo_desktop.services.practice_members import Person, secretary_of
from chibo_desktop.services.practice_opinions import tell_opinions
from chibo_desktop.services.practice_plan import (
    FIRST_MONTH,
    PRACTICE_UNIT,
    UnitPlan,
    practice_plan,
)
from chibo_desktop.services.practice_reports import live_reports
from chibo_desktop.services.practice_rounds import begin_round, finish_round, mark_round, mend_round
from chibo_desktop.services.practice_study import begin_study, judge_study, live_study
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.practice_terms import begin_terms
from chibo_desktop.services.practice_unit import PracticeUnit, at
from chibo_desktop.services.practice_votes import practise_votes
from chibo_desktop.services.practice_work import correct_count
from chibo_desktop.services.session import Session
from chibo_desktop.storage.unit_of_work import Unit

_STUDY_FROM, _TEMPLATE = Month(2026, 10), "dang-vien"


def settle(
    plan: UnitPlan, session: Session, clock: PracticeClock, people: list[Person], seed: int
) -> PracticeUnit:
    """Enter branches and the members of the first day."""
    one = PracticeUnit(
        plan=plan,
        session=session,
        clock=clock,
        rng=Random(f"{seed} {plan.code} year"),  # noqa: S311 - invented marks, no secret
        branch_ids=[],
        people=people,
        present={},
        lives=lives_of(plan.code),
        seed=seed,
    )
    with session.unit() as unit:
        if plan.kind == WorkplaceKind.PARTY_ORGANIZATION:
            branches = [
                Branch(
                    id=unit.new_id(),
                    org_id=session.author.org_id,
                    name=branch.name,
                    code=f"{plan.code}.{number}",
                    secretary_name=secretary_of(people, number - 1),
                )
                for number, branch in enumerate(plan.branches, start=1)
            ]
            unit.save_all(branches, act="branch.create")
        one.branch_ids = [branch.id for branch in unit.all(Branch)]
        _enter(one, unit, [person for person in people if person.comes is None])
        _live(one, unit, "")
        begin_terms(unit, one.branch_ids, plan.code, seed)
    return one


def live_month(one: PracticeUnit, month: Month, *, leave_open: int | None = None) -> None:
    """People come and go; each branch opens, marks, votes on and closes its round.

    `leave_open` is the number of a branch that has not closed in time.
    """
    one.clock.set(at(month.first_day, 8))
    with one.session.unit() as unit:
        _enter(one, unit, [person for person in one.people if person.comes == month])
        _let_go(one, unit, month)
        one.clock.set(at(month.last_day - timedelta(days=10), 8))
        live_commendations(unit, one.plan, one.branch_ids, one.present, month)
        _live(one, unit, str(month))
        for number, branch_id in enumerate(one.branch_ids):
            one.clock.set(at(month.last_day - timedelta(days=9), 9))
            identity = mark_round(one, unit, branch_id, month)
            practise_votes(unit, one.plan.code, branch_id, month)
            if number != leave_open:
                one.clock.set(at(month.last_day, 16))
                finish_round(one, unit, identity, month)
        _live_dues(one, unit, month, is_whole=True)
        if one.plan.code == PRACTICE_UNIT and month.next() == OWN_SET_FROM:
            begin_practice_set(unit, unit.now.date())
        if (one.plan.code, month) in practice_plan().reopened:
            mend_round(one, unit, one.branch_ids[0], month)
        _study(one, unit, month)
        live_targets(unit, one.branch_ids, month, one.plan.code, one.seed)
        live_documents(unit, one.branch_ids, month, one.plan.code)
        live_inspections(unit, one.branch_ids, month, one.plan.code)
        live_reports(unit, one.branch_ids, month, one.plan.code)
        tell_opinions(unit, one.branch_ids, month, is_whole=one.plan.code == PRACTICE_UNIT)


def begin_month(one: PracticeUnit, month: Month, today: date) -> None:
    """The open month: rounds opened, some of the marks given, nothing closed."""
    one.clock.set(at(min(today, month.first_day + timedelta(days=17)), 9))
    with one.session.unit() as unit:
        _enter(one, unit, [person for person in one.people if person.comes == month])
        _live(one, unit, str(month))
        for branch_id in one.branch_ids:
            begin_round(one, unit, branch_id, month)
        _study(one, unit, month, is_open=True)
        _live_dues(one, unit, month, is_whole=False)
        if one.plan.code == PRACTICE_UNIT:
            correct_count(unit, round_id(one.branch_ids[0], month))
        live_targets(unit, one.branch_ids, month, one.plan.code, one.seed)
        live_reports(unit, one.branch_ids, month, one.plan.code)


def finish_month(one: PracticeUnit, month: Month) -> None:
    """Complete and close what `begin_month` left open."""
    with one.session.unit() as unit:
        for branch_id in one.branch_ids:
            one.clock.set(at(month.last_day - timedelta(days=6), 9))
            identity = mark_round(one, unit, branch_id, month)
            one.clock.set(at(month.last_day, 16))
            finish_round(one, unit, identity, month)


def _live_dues(one: PracticeUnit, unit: Unit, month: Month, *, is_whole: bool) -> None:
    for branch_id in one.branch_ids if month >= DUES_BEGIN else ():
        if month == DUES_BEGIN:
            begin_dues(unit, branch_id, one.plan.code)
        dice = Random(f"{one.seed} {one.plan.code} {branch_id} dues {month}")  # noqa: S311 - no secret
        live_dues(unit, branch_id, month, dice, is_whole=is_whole)


def _study(one: PracticeUnit, unit: Unit, month: Month, *, is_open: bool = False) -> None:
    """The unit people practise on keeps study and meetings all the year, the others of late."""
    is_whole = one.plan.code == PRACTICE_UNIT
    if not is_whole and month < _STUDY_FROM:
        return
    if is_whole and month == FIRST_MONTH:
        begin_study(unit, one.branch_ids, month.year, _TEMPLATE)
    live_study(unit, one.branch_ids, month, f"{one.seed} {one.plan.code}", is_open=is_open)
    judge_study(unit, one.branch_ids, month)
    live_meetings(unit, one.branch_ids, month, one.plan.code, is_open=is_open)


def _enter(one: PracticeUnit, unit: Unit, people: list[Person]) -> None:
    org_id = one.session.author.org_id
    members = [
        replace(
            with_background(person.member),
            id=unit.new_id(),
            org_id=org_id,
            branch_id=one.branch_ids[person.branch],
        )
        for person in people
    ]
    unit.save_all(members, act="member.create")
    enter_dossiers(unit, members, is_whole=one.plan.code == PRACTICE_UNIT)
    one.present |= {member.id: person for member, person in zip(members, people, strict=True)}
    for member, person in zip(members, people, strict=True):
        if person.source and person.comes:
            day = PartialDate.of(person.comes.first_day)
            move(unit, member.id, LifeEventKind.TRANSFERRED_IN, day, person.source)


def _let_go(one: PracticeUnit, unit: Unit, month: Month) -> None:
    day = PartialDate(month.year, month.number, 1)
    target = {move.source: move.target for move in practice_plan().transfers}
    for member_id, person in one.present.items():
        if person.goes == month:
            place = practice_plan().unit(target[one.plan.code]).name
            move(unit, member_id, LifeEventKind.TRANSFERRED_OUT, day, place)


def _live(one: PracticeUnit, unit: Unit, month: str) -> None:
    enter_lives(unit, one.lives, month, branch_id=one.branch_ids[0], seed=one.seed)
