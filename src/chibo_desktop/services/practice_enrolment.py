"""How a practice unit and its office meet: by the files and the call that real ones exchange."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.practice_clock import BUILT_MS, ZONE, PracticeClock, PracticeDice
from chibo_desktop.services.practice_directives import (
    answer_practice_opinions,
    assign_practice,
    define_practice_fields,
)
from chibo_desktop.services.practice_keys import make_practice_roots
from chibo_desktop.services.practice_members import Person, people_of
from chibo_desktop.services.practice_plan import (
    FIRST_MONTH,
    PRACTICE_UNIT,
    UnitPlan,
    practice_months,
    practice_plan,
)
from chibo_desktop.services.practice_targets import plan_office_targets
from chibo_desktop.services.practice_terms import begin_office_term
from chibo_desktop.services.practice_tree import tell_unit_story
from chibo_desktop.services.practice_unit import PracticeUnit
from chibo_desktop.services.practice_year import settle
from chibo_desktop.services.sealed_letters import print_letter
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from chibo_desktop.storage.keys import KeyCost

LIGHT = KeyCost(memory_kib=1024, passes=1, lanes=1)
"""Costs next to nothing: a password guards nothing in dozens of files of invented people."""


def found_office(
    path: Path,
    password: str,
    surroundings: Surroundings,
    clock: PracticeClock,
    seed: int,
    *,
    units: Sequence[UnitPlan],
    cost: KeyCost | None = None,
) -> tuple[Session, dict[str, str]]:
    """The office's file with these units in its tree; also their ids by code."""
    plan = practice_plan().office
    clock.set(_first_morning())
    session = create_file(
        path,
        password,
        NewWorkplace(
            name=plan.name,
            kind=WorkplaceKind.HEADQUARTERS,
            code=plan.code,
            place=plan.place,
            secretary_name=plan.secretary_name,
            is_practice=True,
        ),
        _story(clock, surroundings, f"{seed} {plan.code}"),
        cost=cost,
    )
    with session.unit() as unit:
        ids: dict[str, str] = {}
        for one in sorted(units, key=lambda one: bool(one.below)):  # who has units below, first
            above = ids.get(one.below, "")
            made = add_subordinate(
                unit, name=one.name, code=one.code, kind=one.kind, parent_id=above
            )
            ids[one.code] = made.id
        tell_unit_story(unit, ids)
        plan_office_targets(unit, FIRST_MONTH.year, len(units))
        assign_practice(unit, FIRST_MONTH.year)
        define_practice_fields(unit)
        begin_office_term(unit, plan.secretary_name, seed)
        make_practice_roots(unit, path.parent, password)
    return session, ids


def enrol_unit(
    office: Session,
    subordinate_id: str,
    plan: UnitPlan,
    path: Path,
    password: str,
    surroundings: Surroundings,
    clock: PracticeClock,
    seed: int,
    *,
    cost: KeyCost | None = None,
) -> PracticeUnit:
    """Invitation, new file, registration, telephone call; then branches and members are entered."""
    clock.set(_first_morning())
    with office.unit() as unit:
        sealed = print_letter(unit, subordinate_id) if plan.code == PRACTICE_UNIT else None
        letter = invite(unit, subordinate_id)
    people = people_of(plan, seed, with_every_case=plan.code == PRACTICE_UNIT)
    workplace = invited_workplace(
        letter.data, secretary_name=_secretary_of(people), place=practice_plan().office.place
    )
    session = create_file(
        path,
        password,
        replace(workplace, is_practice=True),
        _story(clock, surroundings, f"{seed} {plan.code}"),
        cost=cost,
    )
    with session.unit() as unit:
        answer = accept_invitation(
            unit,
            letter.data,
            view_invitation(letter.data).fingerprint,
            sealed.code if sealed else "",
        )
    receive_one(office, answer.data, answer.name, merge=True)
    with office.unit() as unit:
        for sender, fingerprint in pending_registrations(unit):
            confirm_registration(unit, sender.node_id, fingerprint)
        known = unit.get(Subordinate, subordinate_id)
        if known is not None:
            contact = f"Đ/c {_secretary_of(people)}"
            unit.save(replace(known, phone_contact=contact), act="subordinate.edit")
    return settle(plan, session, clock, people, seed)


def answer_unit(office: Session, subordinate_id: str, unit_session: Session) -> None:
    """The office answers a unit and the unit takes the answer in."""
    with office.unit() as unit:
        answer_practice_opinions(unit)
        answer = write_directive(unit, subordinate_id)
    with unit_session.unit() as unit:
        receive_directive(unit, answer.data, answer.name)


def moment(day: date, hour: int) -> datetime:
    """An hour of a day where the story plays."""
    return datetime.combine(day, time(hour), ZONE)


def _first_morning() -> datetime:
    return moment(practice_months()[0].first_day, 7)


def _story(clock: PracticeClock, surroundings: Surroundings, name: str) -> Surroundings:
    dice = PracticeDice(name, surroundings.randomness)
    return Surroundings(now=clock, randomness=dice, built_ms=BUILT_MS)


def _secretary_of(people: Sequence[Person]) -> str:
    return next((one.member.full_name for one in people if one.member.position == "secretary"), "")
