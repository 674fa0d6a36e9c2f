"""The practice office: 37 unit files, their enrolment, and a year of bundles merged in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.services.directives import receive_directive, write_acknowledgement
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import Outcome, pending_registrations, receive_one
from chibo_desktop.services.matrix import due_day
from chibo_desktop.services.practice import PRACTICE_UNIT, SEED, practice_surroundings, secretary_of
from chibo_desktop.services.practice_clock import TODAY, ZONE, PracticeClock
from chibo_desktop.services.practice_members import people_of
from chibo_desktop.services.practice_plan import (
    OPEN_MONTH,
    PracticePlan,
    UnitPlan,
    practice_months,
    practice_plan,
)
from chibo_desktop.services.practice_year import PracticeUnit, begin_month, live_month, settle
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from chibo_desktop.storage.keys import KeyCost

OFFICE_FILE = "dang-uy.chibo"
UNITS_FOLDER = "don-vi"
Progress = Callable[[int, int, str], None]

# A password guards nothing in 37 files of invented people; the usual cost would take a minute.
_LIGHT = KeyCost(memory_kib=1024, passes=1, lanes=1)
_ANSWER_EVERY = 3  # months; units hand in whatever was not yet answered
_CUT = 40  # bytes lost by the file that was pulled out too early


@dataclass(slots=True)
class PracticeOffice:
    """The office with all of its units open, standing where the story's clock stands."""

    plan: PracticePlan
    clock: PracticeClock
    session: Session
    units: list[PracticeUnit]
    subordinate_ids: dict[str, str]

    def close(self) -> None:
        """Let all files go."""
        for one in self.units:
            one.session.close()
        self.session.close()


def make_practice_office(
    folder: Path,
    password: str,
    surroundings: Surroundings,
    progress: Progress,
    seed: int = SEED,
) -> Session:
    """Make the office's file with a year of merged bundles; returns it open on 23/11/2026.

    The 37 unit files stay beside it in `don-vi`, closed, under the same password. Raises
    StorageError, DomainError.
    """
    made = build_practice_office(folder, password, surroundings, progress, seed)
    for one in made.units:
        one.session.close()
    made.session.surroundings = surroundings
    return made.session


def build_practice_office(
    folder: Path,
    password: str,
    surroundings: Surroundings,
    progress: Progress,
    seed: int = SEED,
) -> PracticeOffice:
    """As `make_practice_office`, with every file still open and the story's clock in force."""
    made = _found(folder, password, surroundings, seed)
    months = practice_months()
    total = len(made.plan.units) * (len(months) + 2)
    (folder / UNITS_FOLDER).mkdir(parents=True, exist_ok=True)
    done = 0
    for plan in made.plan.units:
        progress(done, total, plan.name)
        made.units.append(_enrol(made, plan, folder, password, surroundings, seed))
        done += 1
    for month in months:
        for one in made.units:
            progress(done, total, f"{one.plan.name} – {month.number:02}/{month.year}")
            is_partial = (one.plan.code, month) in made.plan.partial
            live_month(one, month, leave_open=len(one.branch_ids) - 1 if is_partial else None)
            done += 1
        _send_all(made, month)
    for one in made.units:
        progress(done, total, one.plan.name)
        begin_month(one, OPEN_MONTH, TODAY.date())
        done += 1
    progress(total, total, "")
    made.clock.set(TODAY)
    return made


def acknowledge(made: PracticeOffice, one: PracticeUnit) -> bytes:
    """The office answers a unit, the unit takes the answer in; returns the file's bytes."""
    with made.session.unit() as unit:
        answer = write_acknowledgement(unit, made.subordinate_ids[one.plan.code])
    with one.session.unit() as unit:
        receive_directive(unit, answer.data, answer.name)
    return answer.data


def _found(folder: Path, password: str, surroundings: Surroundings, seed: int) -> PracticeOffice:
    plan = practice_plan()
    clock = PracticeClock()
    clock.set(_at(practice_months()[0].first_day, 7))
    session = create_file(
        folder / OFFICE_FILE,
        password,
        NewWorkplace(
            name=plan.office.name,
            kind=WorkplaceKind.HEADQUARTERS,
            code=plan.office.code,
            place=plan.office.place,
            secretary_name=plan.office.secretary_name,
            is_practice=True,
        ),
        practice_surroundings(clock, surroundings, f"{seed} {plan.office.code}"),
    )
    with session.unit() as unit:
        ids = {
            one.code: add_subordinate(unit, name=one.name, code=one.code, kind=one.kind).id
            for one in plan.units
        }
    return PracticeOffice(plan=plan, clock=clock, session=session, units=[], subordinate_ids=ids)


def _enrol(
    made: PracticeOffice,
    plan: UnitPlan,
    folder: Path,
    password: str,
    surroundings: Surroundings,
    seed: int,
) -> PracticeUnit:
    """Invitation, file, registration, telephone call: the exchange of files as it really goes."""
    made.clock.set(_at(practice_months()[0].first_day, 7))
    with made.session.unit() as unit:
        letter = invite(unit, made.subordinate_ids[plan.code])
    people = people_of(plan, seed, with_every_case=plan.code == PRACTICE_UNIT)
    workplace = invited_workplace(
        letter.data, secretary_name=secretary_of(people), place=made.plan.office.place
    )
    session = create_file(
        folder / UNITS_FOLDER / f"{plan.code}.chibo",
        password,
        replace(workplace, is_practice=True),
        practice_surroundings(made.clock, surroundings, f"{seed} {plan.code}"),
        cost=_LIGHT,
    )
    with session.unit() as unit:
        answer = accept_invitation(unit, letter.data, view_invitation(letter.data).fingerprint)
    receive_one(made.session, answer.data, answer.name, merge=True)
    with made.session.unit() as unit:
        for sender, fingerprint in pending_registrations(unit):
            confirm_registration(unit, sender.node_id, fingerprint)
    return settle(plan, session, made.clock, people, seed)


def _send_all(made: PracticeOffice, month: Month) -> None:
    """Each unit's bundle of a month, in the order of the days on which they come."""
    due = due_day(month)
    sending = []
    for one in made.units:
        key = (one.plan.code, month)
        late = made.plan.late.get(key)
        early = timedelta(days=one.rng.randint(1, 3))
        sending.append((due + timedelta(days=late) if late else due - early, one.plan.code, one))
    for day, code, one in sorted(sending, key=lambda item: item[:2]):
        if (code, month) not in made.plan.missing:
            _send(made, one, month, day)


def _send(made: PracticeOffice, one: PracticeUnit, month: Month, day: date) -> None:
    made.clock.set(_at(day, 9))
    with one.session.unit() as unit:
        envelope, data, _ = seal_report(unit, month)
    made.clock.set(_at(day, 15))
    name = f"{one.plan.code}_{month}_{envelope.seq:04}.cbb"
    if (one.plan.code, month) in made.plan.faulty:
        receive_one(made.session, data[:-_CUT], name, merge=True)
        return
    came = receive_one(made.session, data, name, merge=True).outcome is Outcome.MERGED
    if came and (month.number % _ANSWER_EVERY == 0 or month == practice_months()[-1]):
        acknowledge(made, one)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE)
