"""What of a member's dossier changed between two moments: net, from what to what.

The yearly supplement (Phiếu bổ sung hồ sơ đảng viên, mẫu 3-HSĐV) states what is new since the one
before. A field that was changed and changed back is no difference; neither is a row that came and
went in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from chibo_desktop.domain.dossier_extent import NOT_DOSSIER, OF_MEMBER
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import RecordType, type_named, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.past import records_at, records_of_member
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.values import value_text


class RowFate(StrEnum):
    """What became of a row between two moments."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"  # taken off the lists


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field from what it was to what it is: plain values, and as people read them."""

    spec: FieldSpec
    old: Plain
    new: Plain
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChanges:
    """The changes of one group of the form (Bản thân, Thường trú …), in the form's order."""

    group: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row that points to the member: what became of it, its plain values before and after."""

    record_type: str
    label: str
    record_id: str
    fate: RowFate
    before: Mapping[str, Plain]
    after: Mapping[str, Plain]
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberChanges:
    """Everything that differs between two moments. `was_known` False: a member entered since."""

    was_known: bool
    groups: tuple[GroupChanges, ...] = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing differs."""
        return not self.groups and not self.rows

    def rows_of(self, record_type: str) -> tuple[RowChange, ...]:
        """The rows of one type."""
        return tuple(row for row in self.rows if row.record_type == record_type)


@dataclass(frozen=True, slots=True)
class _Words:
    """How values are written: names of references, masked or not."""

    names: Mapping[str, str]
    revealed: bool

    def of(self, spec: FieldSpec, plain: Plain) -> str:
        return value_text(spec, plain, catalogues(), self.names, revealed=self.revealed)


def member_changes(
    unit: Unit,
    member_id: str,
    since: datetime,
    until: datetime | None = None,
    *,
    org_id: str = "",
    revealed: bool = True,
) -> MemberChanges:
    """What differs between how a dossier stood at `since` and at `until` (now when None).

    Moments are those at which something was saved. With `revealed` False, sensitive values are
    masked in the texts.
    """
    owner = org_id or unit.author.org_id
    of_type = {
        name: ids
        for name, ids in records_of_member(unit.connection, owner, member_id).items()
        if name not in NOT_DOSSIER
    }
    ids = [member_id, *(one for ids in of_type.values() for one in ids)]
    moments = (_ms(since), _ms(until or unit.now))
    before, after = records_at(unit.connection, owner, ids, moments)
    words = _Words(branch_names(unit.connection), revealed)
    kind = type_of(Member)
    changed = _differences(kind, before.get(member_id, {}), after.get(member_id, {}), words)
    groups: dict[str, list[FieldChange]] = {}
    for one in changed:
        groups.setdefault(one.spec.group, []).append(one)
    return MemberChanges(
        was_known=member_id in before,
        groups=tuple(
            GroupChanges(group=group, fields=tuple(fields)) for group, fields in groups.items()
        ),
        rows=tuple(
            row
            for name, ids in of_type.items()
            for one in ids
            if (row := _row(name, one, before.get(one, {}), after.get(one, {}), words))
        ),
    )


def _row(
    name: str,
    record_id: str,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
    words: _Words,
) -> RowChange | None:
    kind = type_named(name)
    stood, stands = (bool(atoms) and not atoms.get(VOID) for atoms in (before, after))
    if kind is None or not (stood or stands):
        return None
    fate = RowFate.CHANGED if stood and stands else RowFate.ADDED if stands else RowFate.ENDED
    shown_before, shown_after = before if stood else {}, after if stands else {}
    fields = tuple(
        one
        for one in _differences(kind, shown_before, shown_after, words)
        if one.spec.name != OF_MEMBER
    )
    if fate is RowFate.CHANGED and not fields:
        return None
    return RowChange(
        record_type=name,
        label=kind.label,
        record_id=record_id,
        fate=fate,
        before=_fields(kind, shown_before),
        after=_fields(kind, shown_after),
        fields=fields,
    )


def _differences(
    kind: RecordType[Any],
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
    words: _Words,
) -> list[FieldChange]:
    old, new = _fields(kind, before), _fields(kind, after)
    return [
        FieldChange(
            spec=spec,
            old=old.get(spec.name),
            new=new.get(spec.name),
            old_text=words.of(spec, old.get(spec.name)),
            new_text=words.of(spec, new.get(spec.name)),
        )
        for spec in kind.fields
        if not spec.internal and (old.get(spec.name) or None) != (new.get(spec.name) or None)
    ]


def _fields(kind: RecordType[Any], atoms: Mapping[str, Plain]) -> dict[str, Plain]:
    return {
        name: plain for atom, value in atoms.items() for name, plain in kind.spread(atom, value)
    }


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
