"""What is done with a unit's own sets: copy an example, write, put in force, renew, end, drop."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chibo_desktop.domain.criteria_record import CriteriaSetRecord, CriteriaState
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.kept_sets import KeptSet, kept_set, kept_sets, version_key
from chibo_desktop.storage.criteria_uses import published_copies
from chibo_desktop.storage.unit_of_work import Unit


def copy_set(unit: Unit, plain: Mapping[str, Any], *, title: str, today: date) -> str:
    """Begin a set of one's own from another (an example, a file); returns its record's id.

    It starts as a draft with an id of its own, version 1, in force from the next month on.
    Raises DomainError: criteria-title-missing.
    """
    if not nfc(title):
        raise DomainError(Problem(code="criteria-title-missing", field="title"))
    family = unit.new_id()
    begins = Month.of(today).next().first_day
    draft = {
        **plain,
        "id": family,
        "version": "1",
        "title": nfc(title),
        "effective_from": begins.isoformat(),
        "is_example": False,
        "example_note": "",
    }
    draft.pop("effective_to", None)
    return _create(unit, draft, copied_from=str(plain.get("id", "")), act="criteria.copy")


def new_version(unit: Unit, identity: str, *, today: date) -> str:
    """Copy a version into a draft with the next number (tạo phiên bản mới); returns its id.

    Raises DomainError: criteria-set-unknown, criteria-draft-exists.
    """
    kept = kept_set(unit, identity)
    siblings = [one for one in kept_sets(unit) if one.record.family == kept.record.family]
    if any(one.record.is_draft for one in siblings):
        raise DomainError(Problem(code="criteria-draft-exists"))
    numbers = [version_key(one.record.version) for one in siblings]
    taken = [one.record.effective_from for one in siblings if one.record.effective_from]
    begins = Month.of(today).next().first_day
    if taken and begins <= max(taken):
        begins = max(taken) + timedelta(days=1)
    draft = {
        **kept.record.plain,
        "version": str(max(numbers)[0] + 1),
        "effective_from": begins.isoformat(),
        "effective_to": None,
    }
    return _create(unit, draft, copied_from=identity, act="criteria.version")


def write_set(unit: Unit, identity: str, plain: Mapping[str, Any]) -> KeptSet:
    """Keep what was written into a draft, faulty or not.

    Raises DomainError: criteria-set-unknown, criteria-locked.
    """
    kept = kept_set(unit, identity)
    if kept.is_locked:
        raise DomainError(Problem(code="criteria-locked"))
    fixed = {**plain, "id": kept.record.family, "version": kept.record.version}
    unit.save(_with(kept.record, fixed), act="criteria.edit")
    return kept_set(unit, identity)


def issue_set(unit: Unit, identity: str) -> None:
    """Put a draft in force (đưa vào sử dụng): rounds are offered it from its first day on.

    Raises DomainError: criteria-set-unknown, criteria-locked, criteria-version-early, and
    everything wrong with the set.
    """
    kept = kept_set(unit, identity)
    if kept.is_locked:
        raise DomainError(Problem(code="criteria-locked"))
    if kept.problems:
        raise DomainError(*kept.problems)
    earlier = [
        one.record.effective_from
        for one in kept_sets(unit)
        if one.record.family == kept.record.family
        and not one.record.is_draft
        and one.record.effective_from is not None
    ]
    begins = kept.record.effective_from
    if earlier and (begins is None or begins <= max(earlier)):
        raise DomainError(Problem(code="criteria-version-early", field="effective_from"))
    unit.save(replace(kept.record, state=CriteriaState.ISSUED), act="criteria.issue")


def withdraw_set(unit: Unit, identity: str) -> None:
    """Take a set that no round has used back into a draft (chuyển về bản nháp).

    Raises DomainError: criteria-set-unknown, criteria-used, criteria-handed-down,
    criteria-draft-exists.
    """
    kept = kept_set(unit, identity)
    _refuse_in_use(unit, kept)
    if any(
        one.record.is_draft and one.record.family == kept.record.family for one in kept_sets(unit)
    ):
        raise DomainError(Problem(code="criteria-draft-exists"))
    unit.save(replace(kept.record, state=CriteriaState.DRAFT), act="criteria.withdraw")


def end_set(unit: Unit, identity: str, last_day: date | None) -> None:
    """Say until when a set in force is offered; None takes the end away. What rounds froze stays.

    Raises DomainError: criteria-set-unknown, criteria-dates-reversed.
    """
    kept = kept_set(unit, identity)
    begins = kept.record.effective_from
    if last_day is not None and begins is not None and last_day < begins:
        raise DomainError(Problem(code="criteria-dates-reversed", field="effective_to"))
    plain = {**kept.record.plain, "effective_to": last_day.isoformat() if last_day else None}
    unit.save(_with(kept.record, plain), act="criteria.end")
    copies = published_copies(unit.connection, unit.author.org_id, identity)
    unit.save_all(
        [replace(one, plain=plain, effective_to=last_day) for one in copies], act="criteria.end"
    )


def drop_set(unit: Unit, identity: str, reason: str) -> None:
    """Put a set away that no round has used.

    Raises DomainError: criteria-set-unknown, criteria-used, criteria-handed-down.
    """
    kept = kept_set(unit, identity)
    _refuse_in_use(unit, kept)
    unit.void(kept.record, reason=reason, act="criteria.void")


def _refuse_in_use(unit: Unit, kept: KeptSet) -> None:
    if kept.rounds:
        raise DomainError(Problem(code="criteria-used", params={"rounds": kept.rounds}))
    if published_copies(unit.connection, unit.author.org_id, kept.record.id):
        raise DomainError(Problem(code="criteria-handed-down"))


def _create(unit: Unit, plain: Mapping[str, Any], *, copied_from: str, act: str) -> str:
    identity = unit.new_id()
    record = CriteriaSetRecord(
        id=identity,
        org_id=unit.author.org_id,
        family=str(plain["id"]),
        version=str(plain["version"]),
        state=CriteriaState.DRAFT,
        copied_from=copied_from,
    )
    unit.save(_with(record, plain), act=act)
    return identity


def _with(record: CriteriaSetRecord, plain: Mapping[str, Any]) -> CriteriaSetRecord:
    title = plain.get("title")
    return replace(
        record,
        plain=dict(plain),
        title=nfc(title) if isinstance(title, str) else "",
        effective_from=_day(plain.get("effective_from")),
        effective_to=_day(plain.get("effective_to")),
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
