"""Conflicts (mâu thuẫn): fields for which people who did not see each other gave values.

Nothing is blocked by one; the newest value is on show until the unit whose record it is chooses.
Source: protocol.md §3.5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo_desktop.domain.dossier_extent import OF_MEMBER
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import RecordType, type_named
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.office_units import unit_names
from chibo_desktop.services.step_words import atom_label
from chibo_desktop.storage.history import ConflictLine, conflicts, resolve_conflict
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.record_names import RecordName, record_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.acts import who_text
from chibo_desktop.wording.conflicts import EMPTY, STILL_LISTED, TAKEN_OFF
from chibo_desktop.wording.values import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenValue:
    """One of the values, as people read it."""

    text: str
    who: str
    when: datetime
    value: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field of one record with its values, the one on show first.

    `is_ours` says whether it can be settled here; `member_id` is whose dossier shows it.
    """

    record_type: str
    record_id: str
    atom: str
    subject: str
    label: str
    unit_name: str
    member_id: str
    is_ours: bool
    values: tuple[GivenValue, ...]


def load_conflicts(unit: Unit) -> tuple[Conflict, ...]:
    """All of this file; at the office those of every unit, by unit and name."""
    lines = conflicts(unit.connection)
    units = unit_names(unit)
    wanted: dict[str, dict[str, set[str]]] = {}
    for line in lines:
        by_type = wanted.setdefault(line.org_id, {})
        by_type.setdefault(line.record_type, set()).add(line.record_id)
    names = {
        org_id: record_names(unit.connection, org_id, by_type) for org_id, by_type in wanted.items()
    }
    branches = {org_id: branch_names(unit.connection, org_id) for org_id in wanted}
    found = [
        _said(unit, line, units, names[line.org_id], branches[line.org_id])
        for line in lines
        if type_named(line.record_type) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.unit_name, one.subject, one.label)))


def settle_conflict(unit: Unit, one: Conflict, chosen: GivenValue) -> None:
    """Let one value stand; the others stay in the history. Undone like any step.

    Raises DomainError: conflict-not-ours, conflict-settled.
    """
    if not one.is_ours:
        raise DomainError(
            Problem(code="conflict-not-ours", params={"name": one.unit_name or one.subject})
        )
    if not resolve_conflict(unit, one.record_type, one.record_id, one.atom, chosen.value):
        raise DomainError(Problem(code="conflict-settled"))


def _said(
    unit: Unit,
    line: ConflictLine,
    units: Mapping[str, str],
    names: Mapping[str, RecordName],
    branches: Mapping[str, str],
) -> Conflict:
    kind = type_named(line.record_type)
    assert kind is not None  # noqa: S101 - the caller leaves others out
    known = names.get(line.record_id, RecordName(name=""))
    is_ours = line.org_id == unit.author.org_id
    return Conflict(
        record_type=line.record_type,
        record_id=line.record_id,
        atom=line.atom,
        subject=_subject(kind, known),
        label=atom_label(kind, line.atom),
        unit_name=units.get(line.org_id, ""),
        member_id=known.member_id,
        is_ours=is_ours,
        values=tuple(
            GivenValue(
                text=_text(kind, line.atom, one.value, branches),
                who=who_text(is_ours=is_ours, is_here=one.stream == unit.author.stream),
                when=datetime.fromtimestamp(one.when / 1000, tz=unit.now.tzinfo),
                value=one.value,
            )
            for one in line.values
        ),
    )


def _subject(kind: RecordType[Any], known: RecordName) -> str:
    if kind.name == "member":
        return known.name
    return " – ".join(filter(None, (kind.label, known.name or known.member_name)))


def _text(kind: RecordType[Any], atom: str, value: Plain, branches: Mapping[str, str]) -> str:
    if atom == VOID:
        return f"{TAKEN_OFF}: {value}" if value else STILL_LISTED
    spread = dict(kind.spread(atom, value))
    parts = (
        value_text(spec, spread.get(spec.name), catalogues(), branches, revealed=False)
        for spec in kind.atoms.get(atom, ())
        if spec.name != OF_MEMBER
    )
    return ", ".join(filter(None, parts)) or EMPTY
