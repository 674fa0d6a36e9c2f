"""A practice unit lives through its year: the same acts a secretary does, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.evaluation import Round, round_id
from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.marks import override_rating, set_facts, set_marks, set_votes
from chibo_desktop.services.practice_clock import ZONE, PracticeClock
from chibo_desktop.services.practice_commendations import live_commendations
from chibo_desktop.services.practice_dossiers import enter_dossiers, with_background
from chibo_desktop.services.practice_dues import BEGIN as DUES_BEGIN
from chibo_desktop.services.practice_dues import begin_dues, live_dues
from chibo_desktop.services.practice_inspections import live_documents, live_inspections
from chibo_desktop.services.practice_life import Life, enter_lives, lives_of, move
from chibo_desktop.services.practice_marks import EXCELLENT, Marks, marks_of, month_totals
from chibo_desktop.services.practice_meetings import live_meetings
from chibo_desktop.services.practice_members import Person, secretary_of
from chibo_desktop.services.practice_opinions import tell_opinions
from chibo_desktop.services.practice_plan import (
    FIRST_MONTH,
    PRACTICE_UNIT,
    UnitPlan,
    practice_plan,
)
from chibo_desktop.services.practice_study import begin_study, judge_study, live_study
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.practice_terms import begin_terms
from chibo_desktop.services.practice_votes import practise_votes, some_votes
from chibo_desktop.services.practice_work import enter_work
from chibo_desktop.services.rounds import (
    close_round,
    load_sheet,
    open_round,
    reopen_round,
    set_cap_decision,
    set_meeting,
)
from chibo_desktop.services.session import Session
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.unit_of_work import Unit

_REOPENED = "Đảng ủy yêu cầu xem lại điểm nhiệm vụ chuyên môn của một đồng chí"
_OVERRIDDEN = "Chi bộ thống nhất xếp mức thấp hơn vì còn việc chậm hạn trong tháng"
_CAP_DECISION = "Công văn số {number}-CV/ĐU của Đảng ủy Cơ quan"
# In the first half of the year only the branch itself marked.
_THREE_COLUMNS_FROM = Month(2026, 7)
_STUDY_FROM, _TEMPLATE = Month(2026, 10), "dang-vien"
_GENEROUS_SHARE, _FACT_SHARE, _OVERRIDE_SHARE = 0.06, 0.15, 0.08


@dataclass(slots=True)
class PracticeUnit:
    """One unit being lived through: its file, its people by id, its clock and its dice."""

    plan: UnitPlan
    session: Session
    clock: PracticeClock
    rng: Random
    branch_ids: list[str]
    people: list[Person]
    present: dict[str, Person]
    lives: list[Life]
    seed: int

    @property
    def criteria_set(self) -> CriteriaSet:
        """The set this unit marks by."""
        return next(one for one in criteria_sets() if one.id == self.plan.criteria_id)


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
    one.clock.set(_at(month.first_day, 8))
    with one.session.unit() as unit:
        _enter(one, unit, [person for person in one.people if person.comes == month])
        _let_go(one, unit, month)
        one.clock.set(_at(month.last_day - timedelta(days=10), 8))
        live_commendations(unit, one.plan, one.branch_ids, one.present, month)
        _live(one, unit, str(month))
        for number, branch_id in enumerate(one.branch_ids):
            one.clock.set(_at(month.last_day - timedelta(days=9), 9))
            identity = _mark_whole(one, unit, branch_id, month)
            practise_votes(unit, one.plan.code, branch_id, month)
            if number != leave_open:
                one.clock.set(_at(month.last_day, 16))
                _close(one, unit, identity, month)
        _live_dues(one, unit, month, is_whole=True)
        if (one.plan.code, month) in practice_plan().reopened:
            _reopen(one, unit, one.branch_ids[0], month)
        _study(one, unit, month)
        live_targets(unit, one.branch_ids, month, one.plan.code, one.seed)
        live_documents(unit, one.branch_ids, month, one.plan.code)
        live_inspections(unit, one.branch_ids, month, one.plan.code)
        tell_opinions(unit, one.branch_ids, month, is_whole=one.plan.code == PRACTICE_UNIT)


def begin_month(one: PracticeUnit, month: Month, today: date) -> None:
    """The open month: rounds opened, some of the marks given, nothing closed."""
    one.clock.set(_at(min(today, month.first_day + timedelta(days=17)), 9))
    with one.session.unit() as unit:
        _enter(one, unit, [person for person in one.people if person.comes == month])
        _live(one, unit, str(month))
        for branch_id in one.branch_ids:
            identity = open_round(unit, branch_id, month, one.criteria_set)
            marks = _marks(one, load_sheet(unit, identity), is_generous=False)
            keys = list(marks)
            done = round(len(keys) * one.rng.uniform(0.6, 0.95))
            seen = round(done * one.rng.uniform(0.2, 0.5))
            set_marks(unit, identity, "self", {key: marks[key].by_self for key in keys[:done]})
            if seen:
                given = {key: marks[key].by_committee for key in keys[:seen]}
                set_marks(unit, identity, "committee", given)
            if one.plan.code == PRACTICE_UNIT:
                enter_work(unit, identity, Random(f"{one.seed} work"))  # noqa: S311 - invented
        _study(one, unit, month, is_open=True)
        _live_dues(one, unit, month, is_whole=False)
        live_targets(unit, one.branch_ids, month, one.plan.code, one.seed)


def finish_month(one: PracticeUnit, month: Month) -> None:
    """Complete and close what `begin_month` left open."""
    with one.session.unit() as unit:
        for branch_id in one.branch_ids:
            one.clock.set(_at(month.last_day - timedelta(days=6), 9))
            identity = _mark_whole(one, unit, branch_id, month)
            one.clock.set(_at(month.last_day, 16))
            _close(one, unit, identity, month)


def _live_dues(one: PracticeUnit, unit: Unit, month: Month, *, is_whole: bool) -> None:
    for branch_id in one.branch_ids if month >= DUES_BEGIN else ():
        if month == DUES_BEGIN:
            begin_dues(unit, branch_id, one.plan.code)
        dice = Random(f"{one.seed} {one.plan.code} {branch_id} dues {month}")  # noqa: S311 - no secret
        live_dues(unit, branch_id, month, dice, is_whole=is_whole)


def _mark_whole(one: PracticeUnit, unit: Unit, branch_id: str, month: Month) -> str:
    identity = round_id(branch_id, month)
    if unit.get(Round, identity) is None:
        open_round(unit, branch_id, month, one.criteria_set)
    is_generous = one.rng.random() < _GENEROUS_SHARE
    marks = _marks(one, load_sheet(unit, identity), is_generous=is_generous)
    if month >= _THREE_COLUMNS_FROM:
        set_marks(unit, identity, "self", {key: it.by_self for key, it in marks.items()})
        one.clock.forward(timedelta(days=2))
        set_marks(unit, identity, "committee", {key: it.by_committee for key, it in marks.items()})
    one.clock.forward(timedelta(days=3))
    set_marks(unit, identity, "branch", {key: it.by_branch for key, it in marks.items()})
    _meet(one, unit, identity, marks)
    return identity


def _close(one: PracticeUnit, unit: Unit, identity: str, month: Month) -> None:
    """Close a round; one over the cap first gets the decision that allows it."""
    try:
        close_round(unit, identity)
    except DomainError as refused:
        if {problem.code for problem in refused.problems} != {"cap-over"}:
            raise
        decision = _CAP_DECISION.format(number=10 * month.number + one.rng.randint(1, 9))
        set_cap_decision(unit, identity, is_outstanding=False, decision=decision)
        close_round(unit, identity)


def _marks(one: PracticeUnit, sheet: Sheet, *, is_generous: bool) -> dict[str, Marks]:
    cap = one.criteria_set.cap
    abilities = {
        row.evaluation.id: one.present[row.evaluation.member_id].ability for row in sheet.rows
    }
    share = int(cap.rate) if cap else 0
    totals = month_totals(one.rng, abilities, share=share, generous=is_generous)
    return {key: marks_of(one.rng, one.criteria_set, totals[key]) for key in abilities}


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


def _meet(one: PracticeUnit, unit: Unit, identity: str, marks: Mapping[str, Marks]) -> None:
    """The meeting: who was there, votes on the excellent, facts, now and then a decision."""
    summoned = len(marks)
    present = summoned - min(one.rng.choice((0, 0, 1, 1, 2, 3)), summoned // 2)
    set_meeting(unit, identity, meeting_on=unit.now.date(), summoned=summoned, present=present)
    proposed = [key for key, given in marks.items() if given.total >= EXCELLENT]
    set_votes(unit, identity, {key: some_votes(one.rng, present) for key in proposed})
    others = [key for key in marks if key not in proposed]
    fact = one.rng.choice((("dues_unpaid", "1"), ("absent_unexcused", "2")))
    known = {declared.code for declared in one.criteria_set.facts}
    if others and fact[0] in known and one.rng.random() < _FACT_SHARE:
        set_facts(unit, identity, {one.rng.choice(others): {fact[0]: fact[1]}})
    if proposed and one.rng.random() < _OVERRIDE_SHARE:
        override_rating(unit, one.rng.choice(proposed), Rating.GOOD, _OVERRIDDEN)


def _reopen(one: PracticeUnit, unit: Unit, branch_id: str, month: Month) -> None:
    identity = round_id(branch_id, month)
    one.clock.set(_at(month.next().first_day, 9))
    reopen_round(unit, identity, _REOPENED)
    row = min(load_sheet(unit, identity).rows, key=lambda row: row.outcome.total or 0)
    code, mark = next(iter(row.evaluation.branch_marks.items()))
    lower = f"{max(float(mark) - 1, 0):g}"
    set_marks(unit, identity, "branch", {row.evaluation.id: {code: lower}})
    _close(one, unit, identity, month)


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


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE)
