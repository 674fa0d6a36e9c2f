"""Members kept twice: found, compared, told apart or merged into one record.

A merge is one batch: the record kept takes what was chosen, what belonged to the other comes to it,
the other is taken off the lists. Taking the batch back restores everything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chibo_desktop.domain.distinct_pair import DistinctPair, distinct_pair
from chibo_desktop.domain.duplicates import DuplicatePair, duplicate_pairs
from chibo_desktop.domain.evaluation import Round, RoundState
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record, RecordType, type_of
from chibo_desktop.services.custom_fields import catalogues_with, custom_fields
from chibo_desktop.services.step_words import atom_label
from chibo_desktop.storage.batches import undo_batch
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.member_links import (
    is_standing,
    linked_records,
    linking_types,
    person_keys,
)
from chibo_desktop.storage.undoing import Undone
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.duplicates import likeness_text, sureness_text
from chibo_desktop.wording.values import value_text

ACT = "member.merge"
_NATURAL: Mapping[str, tuple[str, ...]] = {
    "evaluation": ("round_id",),
    "badge_request": ("years", "round_on"),
    "life_event": ("kind", "happened_on"),
}
"""What tells records of one member apart; of the other types, everything they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateLine:
    """Two records that may be of one person, in words."""

    pair: DuplicatePair
    one_name: str
    other_name: str
    sureness: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One thing in which two records differ; `takes_other`: what is proposed."""

    atom: str
    label: str
    kept: str
    other: str
    takes_other: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two records side by side, with what their reader saw of them."""

    kept: Seeing[Member]
    other: Seeing[Member]
    differences: tuple[DifferenceLine, ...]
    moving: Mapping[str, int]  # label of a kind of record → how many come over


def find_duplicates(unit: Unit) -> list[DuplicateLine]:
    """Pairs of this unit's members that may be one person, the surest first."""
    people = person_keys(unit.connection, unit.author.org_id)
    told_apart = [frozenset((one.one_id, one.other_id)) for one in unit.all(DistinctPair)]
    names = {one.id: one.full_name for one in people}
    return [
        DuplicateLine(
            pair=pair,
            one_name=names[pair.one_id],
            other_name=names[pair.other_id],
            sureness=sureness_text(pair.score),
            reasons=likeness_text(pair.likenesses),
        )
        for pair in duplicate_pairs(people, told_apart)
    ]


def tell_apart(unit: Unit, one_id: str, other_id: str) -> None:
    """Remember that two records are of two people; they are not asked about again."""
    unit.save(distinct_pair(one_id, other_id, unit.author.org_id), act="member.tell-apart")


def compare(unit: Unit, kept_id: str, other_id: str) -> Comparison:
    """Two records side by side. Raises DomainError: merge-same, merge-unknown."""
    kept, other = _standing(unit, kept_id, other_id)
    kind = type_of(Member)
    ours, theirs = kind.atom_values(kept.record), kind.atom_values(other.record)
    lines = tuple(
        DifferenceLine(
            atom=atom,
            label=atom_label(kind, atom) or specs[0].label,
            kept=_text(unit, kind, atom, ours[atom], theirs[atom]),
            other=_text(unit, kind, atom, theirs[atom], ours[atom]),
            takes_other=_is_empty(ours[atom]),
        )
        for atom, specs in kind.atoms.items()
        if ours[atom] != theirs[atom] and atom != "extra"
    )
    moving: dict[str, int] = {}
    for linking, names in linking_types():
        if linking.cls is not DistinctPair:
            count = sum(
                len(linked_records(unit.connection, linking, name, other_id, unit.author.org_id))
                for name in names
            )
            if count:
                moving[linking.label] = count
    return Comparison(kept=kept, other=other, differences=lines, moving=moving)


def merge_members(unit: Unit, comparison: Comparison, taken: Collection[str]) -> str:
    """Merge as compared; `taken` are the atoms of which the other's value is kept.

    What the other alone has of custom fields comes over too. Evaluations keep the name and post
    that were printed. A record the kept member already has is not doubled: the other's is taken
    off, but never out of a closed round. Returns the batch, by which `undo_merge` takes it back.
    Raises DomainError: merge-same, merge-unknown, merge-changed.
    """
    kept, other = comparison.kept.record, comparison.other.record
    for before, now in zip(
        (comparison.kept, comparison.other), _standing(unit, kept.id, other.id), strict=True
    ):
        if before.seen != now.seen:
            raise DomainError(Problem(code="merge-changed"))
    batch = unit.new_id()
    reason = f"gộp vào {kept.full_name}"
    kind = type_of(Member)
    plain = kind.plain(kept)
    theirs = kind.plain(other)
    for atom in taken:
        plain.update({spec.name: theirs[spec.name] for spec in kind.atoms[atom]})
    plain["extra"] = {**theirs["extra"], **plain["extra"]}
    merged = kind.build(kept.id, kept.org_id, plain)
    unit.save(merged, act=ACT, base=comparison.kept, batch=batch, note=reason)
    for linking, names in linking_types():
        for name in names:
            _bring_over(unit, linking, name, kept.id, other.id, batch=batch, reason=reason)
    unit.void(other, reason=reason, act=ACT, batch=batch)
    return batch


def undo_merge(unit: Unit, batch: str) -> Undone:
    """Take a merge back: both records as they were, with what belonged to each."""
    return undo_batch(unit, batch, act="member.merge.undo")


def _standing(unit: Unit, kept_id: str, other_id: str) -> tuple[Seeing[Member], Seeing[Member]]:
    if kept_id == other_id:
        raise DomainError(Problem(code="merge-same"))
    found = []
    for member_id in (kept_id, other_id):
        seeing = unit.edit(Member, member_id)
        if seeing is None or not is_standing(unit.connection, member_id, unit.author.org_id):
            raise DomainError(Problem(code="merge-unknown"))
        found.append(seeing)
    return found[0], found[1]


def _bring_over(
    unit: Unit,
    kind: RecordType[Any],
    name: str,
    kept_id: str,
    other_id: str,
    *,
    batch: str,
    reason: str,
) -> None:
    org_id = unit.author.org_id
    theirs = linked_records(unit.connection, kind, name, other_id, org_id)
    if not theirs:
        return
    if kind.cls is DistinctPair:  # said of a record that is no more
        for one in theirs:
            unit.void(one, reason=reason, act=ACT, batch=batch)
        return
    ours = {
        _meaning(kind, name, one)
        for one in linked_records(unit.connection, kind, name, kept_id, org_id)
    }
    moved = []
    for one in theirs:
        if _meaning(kind, name, one) not in ours:
            moved.append(replace(one, **{name: kept_id}))
        elif not _is_closed(unit, one):
            unit.void(one, reason=reason, act=ACT, batch=batch)
    unit.save_all(moved, act=ACT, batch=batch, note=reason)


def _meaning(kind: RecordType[Any], name: str, record: Record) -> str:
    plain = kind.plain(record)
    natural = _NATURAL.get(kind.name)
    told = natural or tuple(key for key in plain if key != name)
    return repr([plain[key] for key in told])


def _is_closed(unit: Unit, record: Record) -> bool:
    round_id = getattr(record, "round_id", "")
    found = unit.get(Round, round_id) if round_id else None
    return found is not None and found.state == RoundState.CLOSED


def _is_empty(value: Plain) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(one) for one in value.values())
    return value in (None, "", False)


def _text(unit: Unit, kind: RecordType[Member], atom: str, value: Plain, beside: Plain) -> str:
    """A value as people read it; a masked one in full where the masks would look the same."""
    specs = kind.atoms[atom]
    known, names = catalogues_with(custom_fields(unit)), branch_names(unit.connection)
    parts = []
    for spec in specs:
        one = value if len(specs) == 1 else value[spec.name]
        other = beside if len(specs) == 1 else beside[spec.name]
        text = value_text(spec, one, known, names, revealed=False)
        if text and one != other and text == value_text(spec, other, known, names, revealed=False):
            text = value_text(spec, one, known, names)
        parts.append(text)
    return ", ".join(part for part in parts if part)
