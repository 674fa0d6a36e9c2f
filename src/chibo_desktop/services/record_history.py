"""The history of a member with everything that points to him, in words, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chibo_desktop.domain.dossier_extent import OF_MEMBER
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import RecordType, type_named, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.history_filters import ALL, chosen_records, history_filters
from chibo_desktop.services.restoring import current_values, may_restore
from chibo_desktop.services.step_words import atom_label
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.past import records_of_member
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.record_log import (
    LoggedEntry,
    log_count,
    log_page,
    logged,
)
from chibo_desktop.storage.record_names import RecordName, record_names
from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.acts import act_text, who_text
from chibo_desktop.wording.values import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStep:
    """One field from what it was to what it became, as shown; an empty text is no value."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStep:
    """One atom of one record changed, or a whole record entered, by one press of “Lưu”.

    `fields` are its parts; `atom` is empty for a record entered whole. `can_restore` says whether
    the old value can be taken again, `needs_document` that it takes a deciding document.
    """

    when: datetime
    who: str
    act: str
    note: str
    record_type: str
    record_id: str
    subject: str
    atom: str
    label: str
    old: str
    new: str
    old_value: Plain
    fields: tuple[FieldStep, ...]
    is_sensitive: bool
    can_restore: bool
    needs_document: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHistory:
    """A page of steps, of how many entries in all; the filters that have something to show."""

    steps: tuple[RecordStep, ...]
    entries: int
    total: int
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """What turning entries into words needs."""

    unit: Unit
    is_ours: bool
    revealed: bool
    branches: Mapping[str, str]
    names: Mapping[str, RecordName] = field(default_factory=dict)
    current: Mapping[tuple[str, str], Plain] = field(default_factory=dict)


def member_history(
    unit: Unit,
    member_id: str,
    org_id: str = "",
    *,
    narrowed: str = ALL,
    revealed: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> RecordHistory:
    """The history of a dossier, newest first; `narrowed` is a key of its `filters`.

    Evaluations are left out until asked for: they are a history of their own.
    """
    owner = org_id or unit.author.org_id
    of_type = records_of_member(unit.connection, owner, member_id)
    ids, atom = chosen_records(member_id, of_type, narrowed)
    page = log_page(unit.connection, owner, ids, atom=atom, offset=offset, limit=limit)
    return RecordHistory(
        steps=_said(unit, page, owner, set(ids), atom, revealed=revealed),
        entries=len(page),
        total=log_count(unit.connection, owner, ids, atom),
        filters=history_filters(unit, member_id, of_type),
    )


def step_history(unit: Unit, step: Step, *, revealed: bool = False) -> tuple[RecordStep, ...]:
    """What one step changed, field by field; of a large one, its first entries."""
    numbers = range(step.first, min(step.last, step.first + _MOST_OF_A_STEP - 1) + 1)
    page = logged(unit.connection, list(numbers))
    return _said(unit, page, unit.author.org_id, None, "", revealed=revealed)


_MOST_OF_A_STEP = 40


def _said(
    unit: Unit,
    page: Sequence[LoggedEntry],
    owner: str,
    ids: set[str] | None,
    atom: str,
    *,
    revealed: bool,
) -> tuple[RecordStep, ...]:
    wanted: dict[str, set[str]] = {}
    for one in page:
        wanted.setdefault(one.entry.type, set()).update(c.record_id for c in one.entry.changes)
    is_ours = owner == unit.author.org_id
    reader = _Reader(
        unit,
        is_ours,
        revealed,
        branch_names(unit.connection, owner),
        record_names(unit.connection, owner, wanted),
        current_values(unit, wanted) if is_ours else {},
    )
    return tuple(step for one in page for step in _steps(reader, one, ids, atom))


def _steps(reader: _Reader, one: LoggedEntry, ids: set[str] | None, atom: str) -> list[RecordStep]:
    kind = type_named(one.entry.type)
    if kind is None:
        return []
    places = [
        place
        for place, change in enumerate(one.entry.changes)
        if (ids is None or change.record_id in ids) and (not atom or change.atom == atom)
    ]
    entered = (
        not atom
        and len(places) > 1
        and all(one.entry.changes[p].record_id in one.entered for p in places)
    )
    if entered:
        return [_whole(reader, kind, one, places)]
    return [step for place in places if (step := _single(reader, kind, one, place)).label]


def _whole(
    reader: _Reader, kind: RecordType[Member], one: LoggedEntry, places: Sequence[int]
) -> RecordStep:
    parts = [part for place in places for part in _parts(reader, kind, one, place) if part.new]
    return _step(
        reader,
        kind,
        one,
        places[0],
        atom="",
        label=kind.label,
        old="",
        new="; ".join(part.new for part in parts if part.new)[:120],
        fields=tuple(parts),
    )


def _single(reader: _Reader, kind: RecordType[Member], one: LoggedEntry, place: int) -> RecordStep:
    change = one.entry.changes[place]
    parts = _parts(reader, kind, one, place)
    return _step(
        reader,
        kind,
        one,
        place,
        atom=change.atom,
        label=atom_label(kind, change.atom),
        old=", ".join(part.old for part in parts if part.old),
        new=", ".join(part.new for part in parts if part.new),
        fields=tuple(part for part in parts if part.old != part.new),
    )


def _step(
    reader: _Reader,
    kind: RecordType[Member],
    one: LoggedEntry,
    place: int,
    *,
    atom: str,
    label: str,
    old: str,
    new: str,
    fields: tuple[FieldStep, ...],
) -> RecordStep:
    change = one.entry.changes[place]
    specs = kind.atoms.get(atom, ())
    old_value = one.olds.get(place)
    now = reader.current.get((change.record_id, atom))
    can = (
        reader.is_ours
        and may_restore(kind.name, atom)
        and (change.record_id, atom) in reader.current
        and (old_value or None) != (now or None)
    )
    entered = specs if atom else kind.fields
    own_stream = reader.unit.author.stream
    return RecordStep(
        when=datetime.fromtimestamp(one.entry.tick.ms / 1000, tz=reader.unit.now.tzinfo),
        who=who_text(is_ours=reader.is_ours, is_here=one.entry.stream == own_stream),
        act=act_text(one.entry.act),
        note=one.entry.note,
        record_type=kind.name,
        record_id=change.record_id,
        subject=_subject(reader, kind, change.record_id),
        atom=atom,
        label=label,
        old=old,
        new=new,
        old_value=old_value,
        fields=fields,
        is_sensitive=any(spec.sensitive for spec in entered),
        can_restore=bool(can),
        needs_document=bool(can and now and any(spec.fixed for spec in specs)),
    )


def _parts(
    reader: _Reader, kind: RecordType[Member], one: LoggedEntry, place: int
) -> list[FieldStep]:
    change = one.entry.changes[place]
    if change.atom == VOID:
        return [FieldStep(label="", old="", new=str(change.value or ""))]
    before = dict(kind.spread(change.atom, one.olds.get(place)))
    after = dict(kind.spread(change.atom, change.value))
    return [
        FieldStep(
            label=spec.label,
            old=_text(reader, spec, before.get(spec.name)),
            new=_text(reader, spec, after.get(spec.name)),
        )
        for spec in kind.atoms.get(change.atom, ())
        if spec.name != OF_MEMBER
    ]


def _text(reader: _Reader, spec: FieldSpec, plain: Plain) -> str:
    return value_text(spec, plain, catalogues(), reader.branches, revealed=reader.revealed)


def _subject(reader: _Reader, kind: RecordType[Member], record_id: str) -> str:
    known = reader.names.get(record_id)
    name = known.name if known else ""
    if kind.name == type_of(Member).name:
        return name
    return f"{kind.label} – {name}" if name else kind.label
