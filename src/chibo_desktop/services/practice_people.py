"""Invented members: names by generation and sex, numbers that agree with them, careers that fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.practice_plan import FIRST_MONTH, read_list

_START = FIRST_MONTH.first_day
_ISSUER = "Đảng bộ Cơ quan"
_FAITHS = ("none",) * 30 + ("buddhist", "catholic")
_MINORITY_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody comes from; `code` opens the identity number."""

    code: str
    province: str
    detail: str


def invent_member(rng: Random, *, is_retired: bool = False) -> Member:
    """One invented member without id, unit and branch: full member, active, papers in order."""
    gender = "male" if rng.random() < (0.62 if is_retired else 0.55) else "female"
    year = rng.randint(1938, 1964) if is_retired else rng.choice(_birth_years())
    minority = rng.choice(sorted(_names()["ethnic_family"])) if _is_minority(rng) else ""
    name = invent_name(rng, gender, year, minority)
    born = date(year, 1, 1) + timedelta(days=rng.randrange(365))
    place = _place(rng, minority)
    identity = identity_number(rng, place.code, gender, year)
    admitted = _admission(rng, born)
    confirmed = months_later(admitted, 12)
    has_new_card = rng.random() < 0.9
    home = _lists("places")
    return Member(
        id="",
        org_id="",
        full_name=name,
        gender=gender,
        born_on=PartialDate.of(born),
        ethnic_group=minority or "kinh",
        religion=rng.choice(_FAITHS),
        admitted_on=PartialDate.of(admitted),
        confirmed_on=PartialDate.of(confirmed),
        activity_status="active",
        identity_number=identity,
        card_number=identity if has_new_card else "",
        card_issued_by=_ISSUER if has_new_card else "",
        card_issued_on=PartialDate(2025, 11, 7) if has_new_card else None,
        old_card_number=f"{rng.randrange(10**8):08}" if confirmed < date(2024, 1, 1) else "",
        birth_country="Việt Nam",
        birth_province=place.province,
        birth_detail=place.detail,
        native_country="Việt Nam",
        native_province=place.province,
        native_detail=place.detail,
        residence_country="Việt Nam",
        residence_province=home["home_province"],
        residence_detail=f"Số {rng.randint(1, 180)}, {rng.choice(home['home_communes'])}",
    )


def invent_name(rng: Random, gender: str, year: int, minority: str = "") -> str:
    """Family, middle and given name as people of that year and sex bear them."""
    lists = _names()
    generation = next(one for one in lists["generations"] if year <= one["until"])
    families = lists["family"]
    family = (
        rng.choice(lists["ethnic_family"][minority])
        if minority
        else rng.choices(list(families), list(families.values()))[0]
    )
    given = rng.choice(generation[f"{gender}_given"])
    others = [
        one for one in generation[f"{gender}_middle"] if given not in one.split() and one != family
    ]
    return f"{family} {rng.choice(others)} {given}"


def identity_number(rng: Random, code: str, gender: str, year: int) -> str:
    """Twelve digits: place, century and sex, year, six digits by chance (domain.md §2.5)."""
    century = (year - 1900) // 100 * 2 + (gender == "female")
    return f"{code}{century}{year % 100:02}{rng.randrange(10**6):06}"


def as_probationary(rng: Random, one: Member, admitted: date) -> dict[str, Any]:
    """What makes a member probationary: young, admitted that day, no confirmation, no old card."""
    year = admitted.year - rng.randint(20, 29)
    identity = identity_number(rng, one.identity_number[:3], one.gender, year)
    return {
        "full_name": invent_name(rng, one.gender, year),
        "born_on": PartialDate(year, rng.randint(1, 12), rng.randint(1, 28)),
        "admitted_on": PartialDate.of(admitted),
        "confirmed_on": None,
        "identity_number": identity,
        "card_number": "",
        "card_issued_by": "",
        "card_issued_on": None,
        "old_card_number": "",
    }


def _admission(rng: Random, born: date) -> date:
    latest = min(_START.year - 2, born.year + 40)
    year = rng.randint(born.year + 20, max(born.year + 20, min(latest, born.year + 34)))
    if rng.random() < 0.5:
        month, day = rng.choice(((2, 3), (5, 19), (9, 2), (12, 22)))
        return date(year, month, day)
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def _place(rng: Random, minority: str) -> Place:
    lists = _lists("places")
    chosen = (
        lists["ethnic_places"][minority]
        if minority
        else rng.choices(lists["places"], [one["weight"] for one in lists["places"]])[0]
    )
    detail = f"{rng.choice(lists['hamlets'])}, {rng.choice(lists['communes'])}"
    return Place(chosen["code"], chosen["province"], detail)


def _is_minority(rng: Random) -> bool:
    return rng.random() < _MINORITY_SHARE


@cache
def _birth_years() -> Sequence[int]:
    # Most are between 30 and 50, few are older than 58.
    return tuple(
        year for year in range(1966, 2002) for _ in range(4 if 1976 <= year <= 1996 else 2)
    )


def _names() -> Any:
    return _lists("names")


@cache
def _lists(name: str) -> Any:
    return read_list(name)
