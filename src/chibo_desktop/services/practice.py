"""The practice branch: one chi bộ with its members and a year of evaluations, made on first use."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.services.practice_clock import (
    BUILT_MS,
    TODAY,
    ZONE,
    PracticeClock,
    PracticeDice,
)
from chibo_desktop.services.practice_members import Person, people_of
from chibo_desktop.services.practice_plan import (
    OPEN_MONTH,
    UnitPlan,
    practice_months,
    practice_plan,
)
from chibo_desktop.services.practice_year import begin_month, live_month, settle
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file

SEED = 2026
PRACTICE_UNIT = "CB01"


def make_practice_branch(
    path: Path,
    password: str,
    surroundings: Surroundings,
    seed: int = SEED,
    *,
    code: str = PRACTICE_UNIT,
) -> Session:
    """Make the file of one practice unit as it stands on 23/11/2026; returns it open.

    The file lives by `surroundings` from then on; only its keys take randomness from there.
    Raises StorageError.
    """
    plan = practice_plan().unit(code)
    clock = PracticeClock()
    people = people_of(plan, seed, with_every_case=True)
    around = practice_surroundings(clock, surroundings, f"{seed} {code}")
    clock.set(datetime.combine(practice_months()[0].first_day, time(7, 30), ZONE))
    session = create_file(path, password, practice_workplace(plan, people, around), around)
    one = settle(plan, session, clock, people, seed)
    for month in practice_months():
        live_month(one, month)
    begin_month(one, OPEN_MONTH, TODAY.date())
    session.surroundings = surroundings
    return session


def practice_surroundings(
    clock: PracticeClock, surroundings: Surroundings, name: str
) -> Surroundings:
    """The story's own time and chance; keys are as random as ever."""
    dice = PracticeDice(name, surroundings.randomness)
    return Surroundings(now=clock, randomness=dice, built_ms=BUILT_MS)


def practice_workplace(
    plan: UnitPlan, people: Sequence[Person], surroundings: Surroundings
) -> NewWorkplace:
    """The first form of a practice unit that was not invited by an office."""
    from chibo_desktop.domain.ids import uuid7

    office = practice_plan().office
    wall = int(surroundings.now().timestamp() * 1000)
    return NewWorkplace(
        name=plan.name,
        kind=plan.kind,
        code=plan.code,
        superior_name=office.name,
        place=office.place,
        secretary_name=secretary_of(people),
        node_id=uuid7(wall, surroundings.randomness(10)),
        is_practice=True,
    )


def secretary_of(people: Sequence[Person]) -> str:
    """Who signs for the unit: the secretary of its first branch."""
    return next((one.member.full_name for one in people if one.member.position == "secretary"), "")


def practice_month() -> Month:
    """The month the practice files stand in."""
    return OPEN_MONTH
