"""Invented dossiers: what the practice members learnt, did and were awarded, and their families.

Dice of their own, thrown by the identity number: everything else invented stays as it was.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from chibo_desktop import resources
from chibo_desktop.domain.dossier.background_rows import Relative
from chibo_desktop.domain.dossier.history_rows import CareerStep, Training
from chibo_desktop.domain.dossier.merit_rows import Commendation, PartyBadge
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record
from chibo_desktop.services.practice_people import invent_name
from chibo_desktop.storage.unit_of_work import Unit

_BADGES = (30, 40, 45, 50, 55, 60, 65, 70, 75)
_TODAY, _YOUNGEST = 2026, 2010
_RETIRED_AT = 60
_LEVELS = ("college", "university", "university", "university", "master", "master", "doctor")
_THEORY = ("elementary", "intermediate", "intermediate", "advanced")
_ORIGINS = ("poor_peasant", "middle_peasant", "worker", "official", "official")


def with_background(member: Member) -> Member:
    """The member with work, schooling and admission filled in; one in nine lacks some of it."""
    rng = _dice(member)
    lists = _lists()
    born, admitted = member.born_on, member.admitted_on
    if born is None or admitted is None:
        return member
    retired = _TODAY - born.year > _RETIRED_AT
    sparse = rng.random() < 0.11
    level = rng.choice(_LEVELS)
    filled = replace(
        member,
        class_origin=rng.choice(_ORIGINS),
        occupation="Nghỉ hưu" if retired else rng.choice(("Công chức", "Viên chức")),
        occupation_group="retired" if retired else "civil_servant",
        job_title="" if retired else rng.choice(lists["posts"]),
        employer="" if retired else rng.choice(lists["employers"]),
        outside_political_system=retired,
        general_education="upper_secondary",
        general_education_written="10/10" if born.year < 1972 else "12/12",
        professional_level=level,
        professional_field=rng.choice(lists["subjects"]),
        political_theory=rng.choice(_THEORY),
        foreign_languages=rng.choice(lists["languages"]),
        youth_union_on=PartialDate(born.year + 16, 3, 26),
        first_introducer=rng.choice(lists["introducers"]),
        second_introducer="",
        admission_decided_on=_days_before(admitted, rng),
        health="Bình thường" if not retired else rng.choice(("Bình thường", "Yếu")),
        dossier_number=f"{rng.randrange(10**10):010}",
    )
    return replace(filled, professional_field="", political_theory="") if sparse else filled


def enter_dossiers(unit: Unit, members: list[Member], *, is_whole: bool) -> None:
    """Write the tables of these members; all of them when `is_whole`, else what lists count."""
    by_type: dict[type[Record], list[Record]] = {}
    for member in members:
        for row in _rows(member, unit.new_id, is_whole=is_whole):
            by_type.setdefault(type(row), []).append(row)
    for rows in by_type.values():
        unit.save_all(rows, act="row.create")


def _rows(member: Member, new_id: Callable[[], str], *, is_whole: bool) -> list[Record]:
    born, admitted = member.born_on, member.admitted_on
    if born is None or admitted is None:
        return []
    rng = _dice(member, "rows")
    owner: dict[str, Any] = {"org_id": member.org_id, "member_id": member.id}
    rows: list[Record] = []
    years = _TODAY - admitted.year - 1
    steps = [step for step in _BADGES if step <= years]
    if steps and rng.random() < 0.93:  # now and then one was never recorded
        step = steps[-1]
        rows.append(
            PartyBadge(
                id=new_id(),
                **owner,
                years=f"years_{step}",
                awarded_on=PartialDate(admitted.year + step, 11, 7),
                decided_by="Ban Thường vụ Đảng ủy cấp trên",
                decision_number=f"{rng.randint(10, 900)}-QĐ/ĐU",
            )
        )
    if is_whole:
        rows += _career(member, rng, new_id, owner)
        rows += _family(member, rng, new_id, owner)
    return rows


def _career(
    member: Member, rng: Random, new_id: Callable[[], str], owner: dict[str, Any]
) -> list[Record]:
    lists, born = _lists(), member.born_on
    if born is None:
        return []
    begun, changed = born.year + 22, born.year + 22 + rng.randint(4, 9)
    ended = born.year + _RETIRED_AT
    school = rng.choice(lists["schools"])
    rows: list[Record] = [
        CareerStep(
            id=new_id(),
            **owner,
            since=PartialDate(born.year + 18, 9),
            until=PartialDate(begun, 6),
            work=f"Sinh viên {school}",
        ),
        CareerStep(
            id=new_id(),
            **owner,
            since=PartialDate(begun, 8),
            until=PartialDate(min(changed, _TODAY - 1), 12),
            work=rng.choice(lists["earlier"]),
        ),
        Training(
            id=new_id(),
            **owner,
            school=school,
            subject=member.professional_field or rng.choice(lists["subjects"]),
            since=PartialDate(born.year + 18, 9),
            until=PartialDate(begun, 6),
            mode="full_time",
            certificate="Bằng tốt nghiệp",
        ),
    ]
    if changed + 1 < _TODAY:
        rows.append(
            CareerStep(
                id=new_id(),
                **owner,
                since=PartialDate(changed + 1, 1),
                until=PartialDate(ended, 12) if ended < _TODAY else None,
                work="Công tác tại cơ quan",
                post=rng.choice(lists["posts"]),
                place=rng.choice(lists["employers"]),
            )
        )
    if rng.random() < 0.6:
        rows.append(
            Training(
                id=new_id(),
                **owner,
                school=rng.choice(lists["party_schools"]),
                subject="Lý luận chính trị",
                since=PartialDate(min(begun + 10, _TODAY - 2)),
                mode="part_time",
                certificate="Bằng trung cấp lý luận chính trị",
            )
        )
    rows += [
        Commendation(
            id=new_id(),
            **owner,
            awarded_on=PartialDate(year, 12),
            form=rng.choice(lists["commendations"]),
            level="grassroots",
            decided_by="Đảng ủy Cơ quan",
        )
        for year in sorted(rng.sample(range(2016, _TODAY), rng.choice((0, 0, 1, 2))))
    ]
    return rows


def _family(
    member: Member, rng: Random, new_id: Callable[[], str], owner: dict[str, Any]
) -> list[Record]:
    born = member.born_on
    if born is None:
        return []
    works = _lists()["relatives_work"]

    def relative(relation: str, gender: str, year: int) -> Relative:
        return Relative(
            id=new_id(),
            **owner,
            relation=relation,
            full_name=invent_name(rng, gender, min(year, _YOUNGEST)),
            born_on=PartialDate(year),
            native_place=member.native_province,
            residence=member.residence_province,
            occupation=rng.choice(works),
        )

    other = "female" if member.gender == "male" else "male"
    rows: list[Record] = [
        relative("father", "male", born.year - rng.randint(22, 35)),
        relative("mother", "female", born.year - rng.randint(20, 32)),
        relative("spouse", other, born.year + rng.randint(-3, 5)),
    ]
    rows += [
        relative("child", rng.choice(("male", "female")), born.year + rng.randint(25, 33))
        for _ in range(rng.choice((0, 1, 2)))
        if born.year + 33 < _TODAY
    ]
    return rows


def _days_before(day: PartialDate, rng: Random) -> PartialDate | None:
    if not day.is_full or day.day is None or day.day < 9:
        return None
    return replace(day, day=day.day - rng.randint(3, 8))


def _dice(member: Member, purpose: str = "") -> Random:
    seed = f"dossier {member.identity_number or member.full_name} {purpose}"
    return Random(seed)  # noqa: S311 - an invented dossier, no secret


@cache
def _lists() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(resources.path("practice", "careers.json").read_bytes())
    return plain
