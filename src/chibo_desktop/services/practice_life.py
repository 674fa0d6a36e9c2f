"""What happens to people of the practice Đảng bộ: the lives of resources/practice/lives.json.

Each event goes through the same use case as a secretary's click, in the month in which it is
entered; some are entered years after they happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Any

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_fields import event_fields
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.life import new_event, record_event, save_events
from chibo_desktop.services.practice_people import identity_number, invent_member, invent_name
from chibo_desktop.services.practice_plan import read_list
from chibo_desktop.storage.unit_of_work import Unit

_FIELDS = {
    "on": "happened_on",
    "number": "decision_number",
    "by": "decided_by",
    "received": "received_on",
    "for": "votes_for",
    "against": "votes_against",
}


@dataclass(slots=True)
class Life:
    """One person's events still to be entered; `member_id` once the person has a record."""

    plan: Mapping[str, Any]
    number: int
    member_id: str = ""
    waiting: list[Mapping[str, Any]] = field(default_factory=list)


def lives_of(code: str) -> list[Life]:
    """The lives told of a unit, nothing of them entered yet."""
    return [
        Life(plan=plan, number=number, waiting=list(plan["events"]))
        for number, plan in enumerate(_lives())
        if plan["unit"] == code
    ]


def enter_lives(
    unit: Unit, lives: Sequence[Life], month: str, *, branch_id: str, seed: int
) -> None:
    """Enter what is due in a month (`2026-03`), or from the start when `month` is empty."""
    elders: list[Member] | None = None
    for life in lives:
        due = [event for event in life.waiting if event.get("entered", "") == month]
        if not due:
            continue
        if not life.member_id:
            if life.plan["who"] == "new":
                life.member_id = _new(unit, life, branch_id, seed)
            else:
                elders = elders or _members(unit, branch_id)
                life.member_id = _chosen(elders, life.plan)
        for event in due:
            _enter(unit, life.member_id, event)
            life.waiting.remove(event)


def move(unit: Unit, member_id: str, kind: LifeEventKind, on: PartialDate, place: str) -> None:
    """An official transfer, to or from another unit."""
    seeing = unit.edit(Member, member_id)
    if seeing is None:
        return
    event = LifeEvent(
        id=unit.new_id(),
        org_id=seeing.record.org_id,
        member_id=member_id,
        kind=kind.value,
        happened_on=on,
        place=place,
    )
    save_events(unit, seeing, [event], act="life.record")


def _new(unit: Unit, life: Life, branch_id: str, seed: int) -> str:
    rng = Random(f"{seed} life {life.number}")  # noqa: S311 - invented people, no secret
    one, year = invent_member(rng), life.plan["born"]
    number = identity_number(rng, one.identity_number[:3], one.gender, year)
    member = replace(
        one,
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        full_name=invent_name(rng, one.gender, year),
        born_on=PartialDate(year, rng.randint(1, 12), rng.randint(1, 28)),
        admitted_on=None,
        confirmed_on=None,
        activity_status=ActivityStatus.CANDIDATE,
        identity_number=number,
        card_number="",
        card_issued_by="",
        card_issued_on=None,
        old_card_number="",
        note=life.plan.get("note", ""),
    )
    unit.save(member, act="life.candidate")
    return member.id


def _members(unit: Unit, branch_id: str) -> list[Member]:
    """The branch's people with exact dates, the longest in the Party first."""
    found = [one for one in unit.all(Member) if one.branch_id == branch_id]
    return sorted(
        (one for one in found if one.admitted_on and one.admitted_on.is_full and one.confirmed_on),
        key=lambda one: (str(one.admitted_on), one.id),
    )


def _chosen(people: Sequence[Member], plan: Mapping[str, Any]) -> str:
    status = {"elder": ActivityStatus.ACTIVE}.get(plan["who"], plan["who"])
    fitting = [one for one in people if one.activity_status == status and not one.position]
    number = int(plan.get("number", 0))
    return fitting[number].id


def _enter(unit: Unit, member_id: str, event: Mapping[str, Any]) -> None:
    draft = new_event(unit, member_id, event["kind"])
    written = {_FIELDS.get(name, name): text for name, text in event.items()}
    if "after" in event:
        written["happened_on"] = _years_after(unit, member_id, event["after"])
    names = {spec.name for spec in event_fields(LifeEventKind(event["kind"]))}
    kept = {name: text for name, text in written.items() if name in names}
    record_event(unit, replace(draft, written={**draft.written, **kept}))


def _years_after(unit: Unit, member_id: str, years: int) -> str:
    member = unit.get(Member, member_id)
    admitted = member.admitted_on if member else None
    return str(admitted.year + years) if admitted else ""


@cache
def _lives() -> Sequence[Mapping[str, Any]]:
    lives: Sequence[Mapping[str, Any]] = read_list("lives")["lives"]
    return lives
