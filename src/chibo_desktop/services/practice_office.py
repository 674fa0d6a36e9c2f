"""The practice office: 37 unit files, their enrolment, and a year of bundles merged in order."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, months_of, span_end
from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.office_received import usual_due_day
from chibo_desktop.services.practice import OFFICE_FILE, SEED
from chibo_desktop.services.practice_clock import TODAY, PracticeClock
from chibo_desktop.services.practice_closing import close_practice_month, correct_after_closing
from chibo_desktop.services.practice_commendations import decide_practice, decided_on
from chibo_desktop.services.practice_directives import fill_practice_fields, write_practice_letters
from chibo_desktop.services.practice_enrolment import (
    LIGHT,
    answer_unit,
    enrol_unit,
    found_office,
    moment,
)
from chibo_desktop.services.practice_plan import (
    FIRST_MONTH,
    OPEN_MONTH,
    PracticePlan,
    practice_months,
    practice_plan,
)
from chibo_desktop.services.practice_quarters import live_quarter
from chibo_desktop.services.practice_transfers import accept_practice, give_practice
from chibo_desktop.services.practice_travel import (
    keep_one_scan,
    leave_in_the_inbox,
    report_with_scans,
)
from chibo_desktop.services.practice_unit import PracticeUnit
from chibo_desktop.services.practice_year import begin_month, live_month
from chibo_desktop.services.session import Session, Surroundings
from chibo_desktop.services.watched import Progress

UNITS_FOLDER = "don-vi"

_ANSWER_EVERY = 3  # months; units hand in whatever was not yet answered
_CLOSED_AFTER, _CORRECTED_AFTER = timedelta(days=7), timedelta(days=13)
_FILLED_IN = Month(2026, 7)  # by then every unit has had a directive
_RESTORED = ("CB05", Month(2026, 6))  # whose backup was put in place, and when
_EARLIEST = timedelta(days=4)  # before the day due: earlier than any bundle of the month
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
    *,
    codes: Collection[str] = (),
) -> PracticeOffice:
    """As `make_practice_office`, with every file still open and the story's clock in force.

    `codes` choose some of the units; none means all.
    """
    whole = practice_plan()
    plan = replace(whole, units=tuple(u for u in whole.units if not codes or u.code in codes))
    clock, months = PracticeClock(), practice_months()
    total, done = len(plan.units) * (len(months) + 2), 0
    session, ids = found_office(
        folder / OFFICE_FILE, password, surroundings, clock, seed, units=plan.units
    )
    made = PracticeOffice(plan=plan, clock=clock, session=session, units=[], subordinate_ids=ids)
    units_folder = folder / UNITS_FOLDER
    units_folder.mkdir(parents=True, exist_ok=True)
    for one_plan in plan.units:
        progress(done, total, one_plan.name)
        path = units_folder / f"{one_plan.code}.chibo"
        identity = ids[one_plan.code]
        made.units.append(
            enrol_unit(
                session,
                identity,
                one_plan,
                path,
                password,
                surroundings,
                clock,
                seed,
                cost=LIGHT,
            )
        )
        done += 1
    for month in months:
        for one in made.units:
            progress(done, total, f"{one.plan.name} – {month.number:02}/{month.year}")
            if (one.plan.code, month) == _RESTORED:
                with one.session.unit() as unit:
                    unit.begin_stream(StreamReason.RESTORED)
            if month == _FILLED_IN:
                with one.session.unit() as unit:
                    fill_practice_fields(unit)
            is_partial = (one.plan.code, month) in made.plan.partial
            live_month(one, month, leave_open=len(one.branch_ids) - 1 if is_partial else None)
            if not _has_open_month(made, one, month):
                with one.session.unit() as unit:
                    live_quarter(unit, one.branch_ids, month, one.set_of(unit, month))
            done += 1
        if month == months[-1]:
            with session.unit() as unit:
                write_practice_letters(unit)
        if month == months[-1]:
            keep_one_scan(made.units[0].session)
        _send_all(made, month)
        if month == FIRST_MONTH:
            clock.set(moment(decided_on(), 9))
            with session.unit() as unit:
                decide_practice(unit)
    _close_month(made, months[-1])
    for one in made.units:
        progress(done, total, one.plan.name)
        begin_month(one, OPEN_MONTH, TODAY.date())
        done += 1
    progress(total, total, "")
    made.clock.set(TODAY)
    late = [one for one in made.units if (one.plan.code, months[-1]) in made.plan.missing]
    for one in late[:1]:
        leave_in_the_inbox(made.session, one.session, months[-1])
    return made


def _has_open_month(made: PracticeOffice, one: PracticeUnit, month: Month) -> bool:
    """Whether a branch of the unit left a month of the quarter open: its quarter stays open too."""
    quarter = months_of(Span.QUARTER, span_end(Span.QUARTER, month))
    return any((one.plan.code, part) in made.plan.partial for part in quarter)


def _close_month(made: PracticeOffice, month: Month) -> None:
    """The office closes the month a week after its day; then one unit corrects a rating."""
    due = usual_due_day(month)
    made.clock.set(moment(due + _CLOSED_AFTER, 16))
    with made.session.unit() as unit:
        close_practice_month(unit, month, made.clock.at.date())
    one = next(
        unit
        for unit in made.units
        if (unit.plan.code, month) not in (made.plan.missing | made.plan.faulty | made.plan.partial)
    )
    made.clock.set(moment(due + _CORRECTED_AFTER, 9))
    with one.session.unit() as unit:
        correct_after_closing(unit, one.branch_ids[0], month)
    _send(made, one, month, due + _CORRECTED_AFTER)


def _send_all(made: PracticeOffice, month: Month) -> None:
    """Each unit's bundle of a month, in the order of the days on which they come."""
    due = usual_due_day(month)
    sending = []
    for one in made.units:
        key = (one.plan.code, month)
        late = made.plan.late.get(key)
        early = timedelta(days=one.rng.randint(1, 3))
        sending.append((due + timedelta(days=late) if late else due - early, one.plan.code, one))
    sending = [
        item
        for item in sorted(sending, key=lambda item: item[:2])
        if (item[1], month) not in made.plan.missing
    ]
    accepts = _give(made, [one for _, _, one in sending], due) if month == _last() else None
    for day, _, one in sending:
        if one is accepts:
            made.clock.set(moment(day, 8))
            answer_unit(made.session, made.subordinate_ids[one.plan.code], one.session)
            accept_practice(one, sending[0][2], day)
        _send(made, one, month, day)


def _give(made: PracticeOffice, senders: list[PracticeUnit], due: date) -> PracticeUnit | None:
    """The first to send gives; it knows the other units by the office's answer."""
    made.clock.set(moment(due - _EARLIEST, 8))
    answer_unit(made.session, made.subordinate_ids[senders[0].plan.code], senders[0].session)
    return give_practice(senders, [one.session.author.org_id for one in senders], due - _EARLIEST)


def _last() -> Month:
    return practice_months()[-1]


def _send(made: PracticeOffice, one: PracticeUnit, month: Month, day: date) -> None:
    made.clock.set(moment(day, 9))
    number, data = report_with_scans(one.session, month)
    made.clock.set(moment(day, 15))
    name = f"{one.plan.code}_{month}_{number}.cbb"
    if (one.plan.code, month) in made.plan.faulty:
        receive_one(made.session, data[:-_CUT], name, merge=True)
        return
    came = receive_one(made.session, data, name, merge=True).outcome is Outcome.MERGED
    if came and (month.number % _ANSWER_EVERY == 0 or month == _last()):
        answer_unit(made.session, made.subordinate_ids[one.plan.code], one.session)
