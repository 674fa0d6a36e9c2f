"""What became of a file dropped into the inbox, in one frozen line."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from chibo_desktop.domain.checklist import CheckLine
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.shrink import Shrinkage
from chibo_desktop.services.received_notes import read_note
from chibo_desktop.storage.exchange_log import Received
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.unit_of_work import Unit

REPORTS = "reports"
"""In the acknowledgements of a directive: the highest number of a report that the office has."""


class Outcome(StrEnum):
    """What became of a file dropped into the inbox."""

    MERGED = "merged"
    READY = "ready"  # previewed, can be merged
    HELD = "held"  # takes away so much that a number must be typed first
    DUPLICATE = "duplicate"
    REGISTERED = "registered"
    WAITING = "waiting"  # verified and kept, not counted until a person has answered
    REFUSED = "refused"


class Change(StrEnum):
    """What a bundle does to a member of its unit."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNews:
    """A member that a bundle brings, changes or ends."""

    change: Change
    member_id: str
    full_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One file: whose it is, what it brings or brought, or why it was refused.

    `new_records` and `changed_records` count members and other records by type.
    """

    file_name: str
    outcome: Outcome
    problem: Problem | None = None
    unit_code: str = ""
    unit_name: str = ""
    period: str = ""
    seq: int = 0
    bundle_id: str = ""
    new_entries: int = 0
    new_records: int = 0
    changed_records: int = 0
    new_members: int = 0
    changed_members: int = 0
    conflicts: int = 0
    set_aside: int = 0
    doubts: tuple[str, ...] = ()
    same_state: bool = True
    fingerprint: str = ""
    months: int = 0
    node_id: str = ""
    people: tuple[PersonNews, ...] = ()
    below: tuple[str, ...] = ()  # units below the sender of which it brought something
    below_problems: tuple[Problem, ...] = ()  # what of that was not taken in, and why
    part: tuple[int, int] = (1, 1)
    scans: int = 0  # that were not here yet
    lines: tuple[CheckLine, ...] = ()  # what the unit's month contains, and what it lacks
    shrinkage: Shrinkage = field(default_factory=Shrinkage)


def merged_before(unit: Unit, before: Received, file_name: str) -> Receipt:
    """What a bundle brought when it was merged."""
    known = senders(unit.connection, node_id=before.node_id)
    note = read_note(before.counts)
    return Receipt(
        file_name=file_name,
        outcome=Outcome.MERGED,
        unit_code=known[0].code if known else "",
        unit_name=known[0].name if known else "",
        period=before.period,
        seq=before.seq,
        bundle_id=before.bundle_id,
        node_id=before.node_id,
        new_entries=note.new + note.changed,
        new_records=note.new,
        changed_records=note.changed,
        conflicts=note.conflicts,
        doubts=note.doubts,
        same_state=note.same_state,
        below_problems=note.below,
    )


def duplicate(unit: Unit, before: Received, file_name: str) -> Receipt:
    """The same bundle was merged before: nothing changes."""
    known = senders(unit.connection, node_id=before.node_id)
    day = datetime.fromisoformat(before.received_at)
    return Receipt(
        file_name=file_name,
        outcome=Outcome.DUPLICATE,
        problem=Problem(code="bundle-duplicate", params={"day": f"{day:%d/%m/%Y}"}),
        unit_code=known[0].code if known else "",
        unit_name=known[0].name if known else "",
        period=before.period,
        seq=before.seq,
        bundle_id=before.bundle_id,
    )


def once(receipt: Receipt, names: dict[str, str]) -> Receipt:
    """A bundle that lies twice in a drop is received once; `names` has the first of each so far."""
    if receipt.outcome is Outcome.READY and receipt.bundle_id in names:
        problem = Problem(code="bundle-chosen-twice", params={"name": names[receipt.bundle_id]})
        return replace(receipt, outcome=Outcome.DUPLICATE, problem=problem)
    if receipt.bundle_id:
        names.setdefault(receipt.bundle_id, receipt.file_name)
    return receipt


def refusal(file_name: str, problem: Problem, code: str = "", name: str = "") -> Receipt:
    """The file was refused, with the sender it names where one can be read."""
    return Receipt(
        file_name=file_name,
        outcome=Outcome.REFUSED,
        problem=problem,
        unit_code=code,
        unit_name=name,
    )


def instant(milliseconds: int) -> str:
    """A moment of the sender's clock in ISO form."""
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC).isoformat(timespec="seconds")
