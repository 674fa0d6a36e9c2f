"""What a unit wrote in a dossier after it had given the member away: the office decides on each.

Nothing of it is lost and nothing of it counts. Dropped it stays in the old unit's journal; taken it
is offered to the unit that has the member, which writes it into the dossier with one press. Of
several offices one above the other the lowest that has both units decides. Source: protocol.md
§3.6; docs/decisions/0285.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import RecordType, type_named, type_of
from chibo_desktop.domain.transfers.ledger import Facts, holding
from chibo_desktop.domain.transfers.records import LateAnswer, LateFate, late_answer_id
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.forwarding import nodes_below
from chibo_desktop.services.late_offers import held_late
from chibo_desktop.services.late_removals import described, reason_of
from chibo_desktop.services.late_words import LateWord, plain_word
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_units import nodes_through, own_units, unit_names
from chibo_desktop.services.restoring import may_restore
from chibo_desktop.storage.transfer_rows import LateChange, changes_after, written_by
from chibo_desktop.storage.transfers import rows_elsewhere
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.acts import act_text
from chibo_desktop.wording.late_changes import TAKEN_OFF, late_at_text, taken_off_text
from chibo_desktop.wording.values import value_text

DECIDE, REOPEN = "late.decide", "late.reopen"
_EVENT_ATOMS = frozenset(type_of(LifeEvent).atoms)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry:
    """One late change: who wrote what of whom, what the office decided, what the unit did."""

    key: str
    entry: str
    changed_id: str
    unit_name: str
    member_name: str
    what: str
    act: str
    at: datetime
    member_id: str
    org_id: str
    fate: str = ""  # of the office
    at_unit: str = ""  # of the unit that has the member
    said: tuple[tuple[str, str], ...] = ()  # fields with what was written, as far as it is known

    @property
    def can_be_taken(self) -> bool:
        """Whether another unit may write it as well: its values are known here."""
        return bool(self.said)

    @property
    def is_open(self) -> bool:
        """Nobody has decided on it."""
        return not self.fate


def late_entries(unit: Unit, facts: Mapping[str, Facts]) -> list[LateEntry]:
    """Every late change on which this office decides, the open ones first."""
    changes = _changes(unit, facts)
    if not changes:  # mostly so, and the tree of a wide office takes long to walk
        return []
    names, answers = unit_names(unit), _answers(unit)
    own, decides = unit.author.org_id, _Deciding(unit)
    found = []
    for one in changes:
        kind, key = type_named(one.record_type), late_answer_id(one.entry, one.record_id)
        known = facts[one.member_id]
        owner = holding(one.member_id, known).owner
        written = written_by(unit.connection, one.entry)
        if written is None or _follows(written, one.record_id) or not decides(one.org_id, owner):
            continue
        found.append(
            LateEntry(
                key=key,
                entry=one.entry,
                changed_id=one.record_id,
                unit_name=names.get(one.org_id, ""),
                member_name=known.transfers[-1].full_name,
                what=kind.label if kind else one.record_type,
                act=act_text(one.act),
                at=datetime.fromtimestamp(one.ms / 1000, tz=unit.now.tzinfo),
                member_id=one.member_id,
                org_id=one.org_id,
                fate=answers.get((key, own), ""),
                at_unit=answers.get((key, owner), ""),
                said=_taken_off(unit, kind, written, one.record_id)
                or _said(kind, _values(written, one.record_id)),
            )
        )
    return sorted(found, key=lambda one: (not one.is_open, one.at))


def decide_late(unit: Unit, one: LateEntry, fate: LateFate) -> None:
    """Take a late change for the unit that has the member, or leave it where it is.

    An ordinary step, undone like one. Raises DomainError: late-not-a-value.
    """
    if fate is LateFate.TAKEN and not one.can_be_taken:
        raise DomainError(Problem(code="late-not-a-value", params={"name": one.member_name}))
    answer = LateAnswer(
        id=one.key,
        org_id=unit.author.org_id,
        entry=one.entry,
        changed_id=one.changed_id,
        member_id=one.member_id,
        full_name=one.member_name,
        fate=fate,
        answered_on=unit.now.date(),
    )
    unit.save(answer, act=DECIDE)


def reopen_late(unit: Unit, one: LateEntry) -> None:
    """Take the office's decision back. Raises DomainError: late-done."""
    answer = unit.get(LateAnswer, one.key)
    if one.at_unit or answer is None or answer.org_id != unit.author.org_id:
        raise DomainError(Problem(code="late-done", params={"name": one.member_name}))
    unit.void(answer, reason="Xem lại", act=REOPEN)


def plain_late(unit: Unit, facts: Mapping[str, Facts], nodes: Collection[str]) -> list[Plain]:
    """The late changes that a directive offers to who has the member, until that unit answers."""
    taken, held = _taken(unit), held_late(unit)
    if not taken and not held:
        return []
    answers, names = _answers(unit), unit_names(unit)
    offered = []
    for one in taken:
        owner = holding(one.member_id, facts[one.member_id]).owner if one.member_id in facts else ""
        written = written_by(unit.connection, one.entry)
        if written is None or owner not in nodes or (one.id, owner) in answers:
            continue
        values, voided = _values(written, one.changed_id), reason_of(written, one.changed_id)
        if values or voided:
            offered.append(_word(unit, one, owner, names, written, values, voided))
    offered += [one for one in held if one.to in nodes and (one.id, one.to) not in answers]
    return [plain_word(one) for one in offered]


def _word(
    unit: Unit,
    one: LateAnswer,
    owner: str,
    names: Mapping[str, str],
    written: Entry,
    values: Mapping[str, Plain],
    voided: str,
) -> LateWord:
    scan, size = values.get("content_digest"), values.get("size")
    at = datetime.fromtimestamp(written.tick.ms / 1000, tz=unit.now.tzinfo)
    return LateWord(
        id=one.id,
        to=owner,
        entry=one.entry,
        member_id=one.member_id,
        full_name=one.full_name,
        unit_name=names.get(written.org_id, ""),
        from_node=written.org_id,
        at=late_at_text(at),
        record_type=written.type,
        record_id=one.changed_id,
        note=written.note,
        values=values,
        voided=voided,
        scans={str(scan): int(str(size or 0))} if scan else {},
    )


def _taken(unit: Unit) -> list[LateAnswer]:
    own = unit.author.org_id
    return [one for one in unit.all(LateAnswer) if one.org_id == own and one.fate == LateFate.TAKEN]


def _answers(unit: Unit) -> dict[tuple[str, str], str]:
    return {(one.id, one.org_id): one.fate for one in unit.all(LateAnswer)}


def _changes(unit: Unit, facts: Mapping[str, Facts]) -> list[LateChange]:
    given = [one.id for known in facts.values() for one in known.transfers]
    pairs = sorted(one for one in rows_elsewhere(unit.connection) if one[0] in facts)
    return changes_after(unit.connection, pairs, given)


def _said(kind: RecordType[Any] | None, values: Mapping[str, Plain]) -> tuple[tuple[str, str], ...]:
    """Fields as people read them; what is sensitive stays hidden here."""
    if kind is None:
        return ()
    plain = {name: one for atom, value in values.items() for name, one in kind.spread(atom, value)}
    return tuple(
        (spec.label, value_text(spec, plain[spec.name], catalogues(), revealed=False))
        for spec in kind.fields
        if spec.name in plain and not spec.internal
    )


def _taken_off(
    unit: Unit, kind: RecordType[Any] | None, written: Entry, record_id: str
) -> tuple[tuple[str, str], ...]:
    """Which row an entry takes off the lists and why; empty when it does not."""
    reason = reason_of(written, record_id)
    record = unit.get(kind.cls, record_id) if kind is not None and reason else None
    return ((TAKEN_OFF, taken_off_text(described(record), reason)),) if record else ()


def _values(written: Entry, changed_id: str) -> dict[str, Plain]:
    """What an entry says of a record and another unit may say as well; empty for nothing."""
    is_event = written.type == type_of(LifeEvent).name  # judged anew by whoever takes it
    return {
        one.atom: one.value
        for one in written.changes
        if one.record_id == changed_id
        and (may_restore(written.type, one.atom) or (is_event and one.atom in _EVENT_ATOMS))
    }


def _follows(written: Entry, changed_id: str) -> bool:
    """Whether an entry says nothing of its own: of a member what an event brings about, which is
    listed itself; or an event that only spells out how the member's record stood.
    """
    said = [one for one in written.changes if one.record_id == changed_id]
    if written.type == type_of(LifeEvent).name:
        return any(one.atom == "is_opening" and one.value is True for one in said)
    atoms = type_of(Member).atoms
    return written.type == type_of(Member).name and all(
        {spec.name for spec in atoms.get(one.atom, ())} & set(DERIVED) for one in said
    )


class _Deciding:
    """Whether this office decides on a change: the lowest that has giver and owner below it."""

    def __init__(self, unit: Unit) -> None:
        self._below = frozenset(nodes_below(unit))
        self._is_highest = office_of(unit) is None
        offices = [one.node_id for one in own_units(unit) if one.is_office]
        self._through = [nodes_through(unit, node) for node in offices]

    def __call__(self, giver: str, owner: str) -> bool:
        if any({giver, owner} <= nodes for nodes in self._through):
            return False
        return owner in self._below or self._is_highest
