"""The history of one member, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.storage.history import record_history
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.acts import act_text
from chibo_desktop.wording.values import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStep:
    """One field from what it was to what it became, as shown; an empty text is no value."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One press of "Lưu": when, what was done, with which remark, what changed."""

    when: datetime
    act: str
    note: str
    fields: tuple[FieldStep, ...]


def member_history(unit: Unit, member_id: str) -> tuple[HistoryStep, ...]:
    """Everything that happened to a member's record, newest first."""
    names = branch_names(unit.connection)
    steps: dict[tuple[int, str], list[FieldStep]] = {}
    notes: dict[tuple[int, str], str] = {}
    for line in record_history(unit.connection, member_id):
        if line.record_type != type_of(Member).name:
            continue
        key = (line.when, line.act)
        steps.setdefault(key, []).extend(_fields(line.atom, line.old, line.new, names))
        notes[key] = line.note
    zone = unit.now.tzinfo
    return tuple(
        HistoryStep(
            when=datetime.fromtimestamp(when / 1000, tz=zone),
            act=act_text(act),
            note=notes[when, act],
            fields=tuple(fields),
        )
        for (when, act), fields in reversed(steps.items())
    )


def _fields(atom: str, old: Plain, new: Plain, names: Mapping[str, str]) -> list[FieldStep]:
    kind = type_of(Member)
    before, after = dict(kind.spread(atom, old)), dict(kind.spread(atom, new))
    return [
        FieldStep(
            label=spec.label if len(kind.atoms[atom]) == 1 else f"{spec.group} – {spec.label}",
            old=_shown(spec, before.get(spec.name), names),
            new=_shown(spec, after.get(spec.name), names),
        )
        for spec in kind.atoms.get(atom, ())
        if (before.get(spec.name) or None) != (after.get(spec.name) or None)
    ]


def _shown(spec: FieldSpec, plain: Plain, names: Mapping[str, str]) -> str:
    return value_text(spec, plain, catalogues(), names, revealed=False)
