"""Who belongs to a practice branch: posts, statuses, moves, and the cases that give trouble."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.practice_people import as_probationary, invent_member
from chibo_desktop.services.practice_plan import (
    FIRST_MONTH,
    TransferPlan,
    UnitPlan,
    practice_plan,
)

_COMMITTEE_FROM = 9  # a branch of nine full members elects a committee (domain.md §1.1)
_LARGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented member of one branch, how well they work, and when they come or go."""

    member: Member
    branch: int
    ability: float
    comes: Month | None = None
    goes: Month | None = None
    source: str = ""  # the unit from which they move here


def people_of(plan: UnitPlan, seed: int, *, with_every_case: bool = False) -> list[Person]:
    """The members of a unit in the order of its branches; the same for the same seed.

    `with_every_case` puts each troublesome case into the first branch, else chance decides.
    """
    found: list[Person] = []
    for number, branch in enumerate(plan.branches):
        rng = Random(f"{seed} {plan.code} {number}")  # noqa: S311 - invented people, no secret
        members = [invent_member(rng, is_retired=plan.is_retired) for _ in range(branch.size)]
        members = _with_posts(rng, members)
        members = _with_cases(rng, members, plan, every=with_every_case and number == 0)
        found += [
            Person(member=one, branch=number, ability=rng.gauss(0, 1), comes=_admission(one))
            for one in members
        ]
    return found + _movers(plan, seed)


def _movers(plan: UnitPlan, seed: int) -> list[Person]:
    moves = [one for one in practice_plan().transfers if plan.code in (one.source, one.target)]
    found = []
    for move in moves:
        rng = Random(f"{seed} move {move.number}")  # noqa: S311 - invented people, no secret
        one = invent_member(rng)
        ability = rng.gauss(0, 1)
        found.append(_mover(move, one, ability, leaves=plan.code == move.source))
    return found


def _admission(one: Member) -> Month | None:
    """The month of this year in which somebody was admitted."""
    admitted = one.admitted_on
    if admitted is None or admitted.earliest < FIRST_MONTH.first_day:
        return None
    return Month.of(admitted.earliest)


def _mover(move: TransferPlan, one: Member, ability: float, *, leaves: bool) -> Person:
    if leaves:
        goes = None if move.is_forgotten else move.month
        return Person(member=one, branch=0, ability=ability, goes=goes)
    source = practice_plan().unit(move.source).name
    return Person(member=one, branch=0, ability=ability, comes=move.month, source=source)


def _with_posts(rng: Random, members: list[Member]) -> list[Member]:
    """Secretary, deputy and committee: the elder ones, so that they can be."""
    by_age = sorted(range(len(members)), key=lambda number: str(members[number].born_on))
    seats = ["secretary", "deputy_secretary"]
    if len(members) >= _COMMITTEE_FROM:
        seats += ["committee_member"] * (3 if len(members) >= _LARGE else 1)
    chosen = sorted(rng.sample(by_age[: max(len(members) // 2, len(seats))], len(seats)))
    for number, seat in zip(chosen, seats, strict=True):
        members[number] = replace(members[number], position=seat)
    return members


_Case = Callable[[Random, Member, Sequence[Member]], Member]


def _with_cases(rng: Random, members: list[Member], plan: UnitPlan, *, every: bool) -> list[Member]:
    plain = [number for number, one in enumerate(members) if not one.position]
    rng.shuffle(plain)
    for case, share, wants_young in _CASES:
        if not plain or (wants_young and plan.is_retired):
            continue
        if every or rng.random() < share:
            number = plain.pop()
            members[number] = case(rng, members[number], members)
    if plan.is_retired:
        members = [_exempt_when_old(one) for one in members]
    return members


def _born_in_part(rng: Random, one: Member, _: Sequence[Member]) -> Member:
    born = one.born_on
    if born is None:
        return one
    month = born.month if rng.random() < 0.5 else None
    return replace(one, born_on=PartialDate(born.year, month))


def _admitted_in_part(_: Random, one: Member, __: Sequence[Member]) -> Member:
    admitted = one.admitted_on
    if admitted is None:
        return one
    return replace(one, admitted_on=PartialDate(admitted.year, admitted.month))


def _same_name(_: Random, one: Member, members: Sequence[Member]) -> Member:
    namesake = next(
        (other for other in members if other.gender == one.gender and other is not one), one
    )
    return replace(one, full_name=namesake.full_name)


def _probation_ends(rng: Random, one: Member, _: Sequence[Member]) -> Member:
    return replace(one, **as_probationary(rng, one, date(2025, 12, rng.randint(3, 19))))


def _newly_admitted(rng: Random, one: Member, _: Sequence[Member]) -> Member:
    return replace(one, **as_probationary(rng, one, date(2026, rng.choice((7, 8)), 19)))


def _exempt(_: Random, one: Member, __: Sequence[Member]) -> Member:
    return replace(one, activity_status="exempt", left_on=PartialDate(2025, 9))


def _suspended(_: Random, one: Member, __: Sequence[Member]) -> Member:
    return replace(one, activity_status="suspended", note="Đình chỉ sinh hoạt để xem xét kỷ luật")


def _deceased(_: Random, one: Member, __: Sequence[Member]) -> Member:
    return replace(one, activity_status="deceased", left_on=PartialDate(2025, 12, 28))


def _lost_zeros(_: Random, one: Member, __: Sequence[Member]) -> Member:
    return replace(one, identity_number=one.identity_number.lstrip("0"))


def _card_differs(rng: Random, one: Member, _: Sequence[Member]) -> Member:
    last = f"{rng.randrange(10**6):06}"
    return replace(one, card_number=one.identity_number[:6] + last)


def _no_identity(_: Random, one: Member, __: Sequence[Member]) -> Member:
    return replace(one, identity_number="", card_number="", card_issued_by="", card_issued_on=None)


def _exempt_when_old(one: Member) -> Member:
    if one.position or one.born_on is None or one.born_on.year > 1945:
        return one
    return replace(one, activity_status="exempt", left_on=PartialDate(2025, 5, 19))


# Case, share of branches that have it, only where people still work.
_CASES: tuple[tuple[_Case, float, bool], ...] = (
    (_probation_ends, 0.35, True),
    (_newly_admitted, 0.4, True),
    (_lost_zeros, 0.25, False),
    (_card_differs, 0.2, False),
    (_born_in_part, 0.4, False),
    (_admitted_in_part, 0.3, False),
    (_same_name, 0.12, False),
    (_no_identity, 0.15, False),
    (_exempt, 0.15, False),
    (_suspended, 0.06, False),
    (_deceased, 0.1, False),
)


def secretary_of(people: list[Person], number: int) -> str:
    """The name of the secretary of a unit's branch; empty when there is none."""
    return next(
        (
            person.member.full_name
            for person in people
            if person.branch == number and person.member.position == "secretary"
        ),
        "",
    )
