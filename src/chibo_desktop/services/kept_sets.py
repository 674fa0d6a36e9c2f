"""The criteria sets at hand: a unit's own, what its office hands down, what ships as examples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import ScopeLevel
from chibo_desktop.domain.criteria_record import (
    CriteriaSetRecord,
    CriteriaState,
    PublishedCriteria,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.above import from_above
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
    found.sort(key=lambda kept: version_key(kept.record.version), reverse=True)
    return sorted(found, key=lambda kept: _newest_title(records, kept.record.family))


def handed_down_sets(unit: Unit) -> list[KeptSet]:
    """The sets that the office hands down to this unit: to be used and copied, not changed.

    One that came twice, to all and to this unit, is one.
    """
    came = from_above(unit, PublishedCriteria)
    records = list({(one.family, one.version): _as_kept(one) for one in came}.values())
    uses = criteria_uses(unit.connection, unit.author.org_id)
    found = [_kept(one, records, uses[(one.family, one.version)]) for one in records]
    found.sort(key=lambda kept: version_key(kept.record.version), reverse=True)
    return sorted(found, key=lambda kept: _newest_title(records, kept.record.family))


def kept_set(unit: Unit, identity: str) -> KeptSet:
    """One version. Raises DomainError: criteria-set-unknown."""
    found = next((one for one in kept_sets(unit) if one.record.id == identity), None)
    if found is None:
        raise DomainError(Problem(code="criteria-set-unknown"))
    return found


def issued_sets(unit: Unit) -> tuple[CriteriaSet, ...]:
    """Every kept version that is in force at some time, each ending before the next begins.

    What the office hands down comes first: it is what a round is meant to be opened with.
    """
    return tuple(
        replace(kept.criteria_set, effective_to=kept.until)
        for kept in (*handed_down_sets(unit), *kept_sets(unit))
        if kept.criteria_set is not None and not kept.record.is_draft
    )


def sets_for(period: Month, issued: Sequence[CriteriaSet]) -> tuple[CriteriaSet, ...]:
    """The sets in force for a month: the unit's own first, then what ships with the program.

    Of these the general ones come before those of one kind of members or of one locality.
    """
    own = tuple(one for one in issued if one.covers(period))
    shipped = sorted((one for one in criteria_sets() if one.covers(period)), key=_breadth)
    return (*own, *shipped)


def read_plain(plain: Mapping[str, Any]) -> tuple[CriteriaSet | None, tuple[Problem, ...]]:
    """The set that a plain form stands for, or everything that is wrong with it."""
    try:
        return CriteriaSet.from_plain(plain), ()
    except DomainError as refused:
        return None, tuple(refused.problems)


def _breadth(one: CriteriaSet) -> tuple[bool, bool]:
    local = one.scope_level in (ScopeLevel.PROVINCE, ScopeLevel.PARTY_ORGANIZATION)
    return (bool(one.applicability.member_kinds), local)


def _as_kept(one: PublishedCriteria) -> CriteriaSetRecord:
    return CriteriaSetRecord(
        id=one.id,
        org_id=one.org_id,
        family=one.family,
        version=one.version,
        title=one.title,
        state=CriteriaState.ISSUED,
        effective_from=one.effective_from,
        effective_to=one.effective_to,
        plain=one.plain,
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


def version_key(version: str) -> tuple[int, str]:
    """Versions in order: by number, what is no number before them."""
    return (int(version) if version.isdecimal() else 0, version)


def _newest_title(records: Sequence[CriteriaSetRecord], family: str) -> tuple[str, str]:
    newest = max(
        (one for one in records if one.family == family),
        key=lambda one: version_key(one.version),
    )
    return (newest.title.casefold(), family)
