"""One row of a brought list held against the members: what it would change, what is doubtful."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member_matching import Match
from chibo_desktop.domain.problems import Problem


class RowKind(StrEnum):
    """What a row comes to."""

    NEW = "new"
    CHANGED = "changed"
    UNMATCHED = "unmatched"  # whose row it is, is not certain, or it cannot be taken at all
    UNCHANGED = "unchanged"


class Decision(StrEnum):
    """What to do with a row."""

    SKIP = "skip"  # keep what stands
    TAKE = "take"  # a new member, or the changes that nothing speaks against
    TAKE_ALL = "take-all"  # also what corrects a fixed field
    AS_NEW = "as-new"  # not the member of the same name: another person


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChoice:
    """A decision on a row, and the fields that stay as they are all the same."""

    decision: Decision
    without: frozenset[str] = frozenset()


Choices = Mapping[int, RowChoice]
"""What to do with rows, by row number; a row that is not named gets its `usual` decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field from what stands to what the row says, in plain form."""

    spec: FieldSpec
    old: Plain
    new: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A row of the sheet. `options` are the decisions open for it, `usual` the one taken unasked.

    `record` is what a new member would hold; `doubts` are changes of fixed fields, which only
    TAKE_ALL makes; `reason` says why a row waits for a decision; `lacking` are fields that stand
    here while the sheet has a column for them and an empty cell.
    """

    number: int
    kind: RowKind
    name: str
    member_id: str
    record: Mapping[str, Plain]
    changes: tuple[FieldChange, ...]
    doubts: tuple[FieldChange, ...]
    problems: tuple[Problem, ...]
    reason: Problem | None
    options: tuple[Decision, ...]
    match: Match = field(default_factory=Match)
    lacking: tuple[FieldChange, ...] = ()

    @property
    def usual(self) -> Decision:
        """New and changed members are taken, everything doubtful waits for a decision."""
        is_clear = self.reason is None and self.kind in (RowKind.NEW, RowKind.CHANGED)
        return Decision.TAKE if is_clear else Decision.SKIP

    @property
    def differences(self) -> tuple[FieldChange, ...]:
        """Everything in which the row and the record differ."""
        return (*self.changes, *self.doubts)

    def creates(self, decision: Decision) -> bool:
        """True when that decision adds a member."""
        return decision is Decision.AS_NEW or (decision is Decision.TAKE and not self.member_id)

    def values(self, choice: RowChoice) -> dict[str, Plain]:
        """The plain values that a choice writes."""
        if self.creates(choice.decision):
            return dict(self.record)
        taken = {
            Decision.TAKE: self.changes,
            Decision.TAKE_ALL: self.differences,
        }.get(choice.decision, ())
        return {
            change.spec.name: change.new
            for change in taken
            if change.spec.name not in choice.without
        }


class SheetRow(Protocol):
    """A row as the reader of sheets gives it."""

    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def implied(self) -> Mapping[str, str]: ...
    @property
    def record_id(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedRow:
    """A row with its lost zeros put back."""

    row: SheetRow
    values: Mapping[str, str]
    problems: tuple[Problem, ...]

    def matched(self, match: Match) -> "MatchedRow":
        """The row with the member it is about."""
        return MatchedRow(row=self.row, values=self.values, problems=self.problems, match=match)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow(MendedRow):
    """A row with its lost zeros put back, and the member it is about."""

    match: Match

    @property
    def member_id(self) -> str:
        """The member found; empty for none."""
        return self.match.member_id


def as_recorded(values: Mapping[str, Plain], extra: Mapping[str, str]) -> dict[str, Plain]:
    """Values of a row as the record takes them: what a unit keeps itself stands in one field.

    `extra` is what stands there of a member already known.
    """
    own = {
        name.removeprefix(PREFIX): str(value)
        for name, value in values.items()
        if name.startswith(PREFIX)
    }
    if not own:
        return dict(values)
    rest = {name: value for name, value in values.items() if not name.startswith(PREFIX)}
    return {**rest, "extra": {**extra, **own}}


def choice_for(row: ImportRow, choices: Choices) -> RowChoice:
    """What the user chose for a row, or what is usual for it."""
    return choices.get(row.number) or RowChoice(decision=row.usual)


def decide_all(rows: Iterable[ImportRow], decision: Decision) -> dict[int, RowChoice]:
    """One decision for many rows at once, for those to which it is open.

    “Lấy mới” takes everything that a row offers, corrections of fixed fields included.
    """
    chosen: dict[int, RowChoice] = {}
    for row in rows:
        wanted = decision
        if decision is Decision.TAKE and Decision.TAKE_ALL in row.options:
            wanted = Decision.TAKE_ALL
        if wanted in row.options:
            chosen[row.number] = RowChoice(decision=wanted)
    return chosen
