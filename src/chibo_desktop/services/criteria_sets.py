"""The criteria sets a unit keeps: copy an example, write a draft, put it in force, renew it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import ScopeLevel
from chibo_desktop.domain.criteria_record import CriteriaSetRecord, CriteriaState
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.storage.criteria_uses import criteria_uses
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSet:
    """A version of a kept set as lists show it; `criteria_set` is None while it has problems.

    `until` is the last day it is in force: its own, or the day before the next version.
    """

    record: CriteriaSetRecord
    criteria_set: CriteriaSet | None
    problems: tuple[Problem, ...]
    rounds: int
    until: date | None

    @property
    def is_locked(self) -> bool:
        """True when it cannot be changed: in force, or frozen in a round."""
        return not self.record.is_draft or self.rounds > 0


def kept_sets(unit: Unit) -> list[KeptSet]:
    """Every version this unit keeps, newest version of a set first, sets by title."""
    records = [one for one in unit.all(CriteriaSetRecord) if one.org_id == unit.author.org_id]
    uses = criteria_uses(unit.connection, unit.author.org_id)
    found = [_kept(one, records, uses[(one.family, one.version)]) for one in records]
    found.sort(key=lambda kept: _version_key(kept.record.version), reverse=True)
    return sorted(found, key=lambda kept: _newest_title(records, kept.record.family))


def kept_set(unit: Unit, identity: str) -> KeptSet:
    """One version. Raises DomainError: criteria-set-unknown."""
    found = next((one for one in kept_sets(unit) if one.record.id == identity), None)
    if found is None:
        raise DomainError(Problem(code="criteria-set-unknown"))
    return found


def issued_sets(unit: Unit) -> tuple[CriteriaSet, ...]:
    """Every kept version that is in force at some time, each ending before the next begins."""
    return tuple(
        replace(kept.criteria_set, effective_to=kept.until)
        for kept in kept_sets(unit)
        if kept.criteria_set is not None and not kept.record.is_draft
    )


def sets_for(period: Month, issued: Sequence[CriteriaSet]) -> tuple[CriteriaSet, ...]:
    """The sets in force for a month: the unit's own first, then what ships with the program.

    Of these the general ones come before those of one kind of members or of one locality.
    """
    own = tuple(one for one in issued if one.covers(period))
    shipped = sorted((one for one in criteria_sets() if one.covers(period)), key=_breadth)
    return (*own, *shipped)


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
    numbers = [_version_key(one.record.version) for one in siblings]
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

    Raises DomainError: criteria-set-unknown, criteria-used, criteria-draft-exists.
    """
    kept = kept_set(unit, identity)
    if kept.rounds:
        raise DomainError(Problem(code="criteria-used", params={"rounds": kept.rounds}))
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


def drop_set(unit: Unit, identity: str, reason: str) -> None:
    """Put a set away that no round has used. Raises DomainError: criteria-used, reason-missing."""
    kept = kept_set(unit, identity)
    if kept.rounds:
        raise DomainError(Problem(code="criteria-used", params={"rounds": kept.rounds}))
    unit.void(kept.record, reason=reason, act="criteria.void")


def read_plain(plain: Mapping[str, Any]) -> tuple[CriteriaSet | None, tuple[Problem, ...]]:
    """The set that a plain form stands for, or everything that is wrong with it."""
    try:
        return CriteriaSet.from_plain(plain), ()
    except DomainError as refused:
        return None, tuple(refused.problems)


def _breadth(one: CriteriaSet) -> tuple[bool, bool]:
    local = one.scope_level in (ScopeLevel.PROVINCE, ScopeLevel.PARTY_ORGANIZATION)
    return (bool(one.applicability.member_kinds), local)


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


def _kept(record: CriteriaSetRecord, records: Sequence[CriteriaSetRecord], uses: int) -> KeptSet:
    criteria_set, problems = read_plain(record.plain)
    until = record.effective_to
    later = [
        one.effective_from
        for one in records
        if one.family == record.family
        and not one.is_draft
        and one.effective_from is not None
        and record.effective_from is not None
        and one.effective_from > record.effective_from
    ]
    if later and not record.is_draft:
        before = min(later) - timedelta(days=1)
        until = before if until is None else min(until, before)
    return KeptSet(
        record=record, criteria_set=criteria_set, problems=problems, rounds=uses, until=until
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _version_key(version: str) -> tuple[int, str]:
    return (int(version) if version.isdecimal() else 0, version)


def _newest_title(records: Sequence[CriteriaSetRecord], family: str) -> tuple[str, str]:
    newest = max(
        (one for one in records if one.family == family),
        key=lambda one: _version_key(one.version),
    )
    return (newest.title.casefold(), family)
