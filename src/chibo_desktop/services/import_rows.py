"""One row of a brought list held against the members: what it would change, what is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.identity_number import identity_problems
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.member_checks import member_problems
from chibo_desktop.domain.member_matching import Match, Matcher
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.text import match_key

_LOST_ZEROS = frozenset({"identity-lost-zeros", "old-card-lost-zeros"})
_READ_ONLY = frozenset({"branch_id"})  # beside the fixed fields; the sheet says "không sửa"


class RowKind(StrEnum):
    """What a row comes to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"


class Decision(StrEnum):
    """What to do with a row."""

    SKIP = "skip"
    TAKE = "take"  # a new member, or the changes that nothing speaks against
    TAKE_ALL = "take-all"  # also what corrects a fixed field
    AS_NEW = "as-new"  # not the member of the same name: another person


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
    TAKE_ALL makes; `reason` says why a row is doubtful.
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

    @property
    def usual(self) -> Decision:
        """New and changed members are taken, everything doubtful waits for a decision."""
        return Decision.TAKE if self.kind in (RowKind.NEW, RowKind.CHANGED) else Decision.SKIP

    def creates(self, decision: Decision) -> bool:
        """True when that decision adds a member."""
        return decision is Decision.AS_NEW or (decision is Decision.TAKE and not self.member_id)

    def values(self, decision: Decision) -> dict[str, Plain]:
        """The plain values that a decision writes."""
        if self.creates(decision):
            return dict(self.record)
        taken = {
            Decision.TAKE: self.changes,
            Decision.TAKE_ALL: (*self.changes, *self.doubts),
        }.get(decision, ())
        return {change.spec.name: change.new for change in taken}


class SheetRow(Protocol):
    """A row as the reader of sheets gives it."""

    @property
    def number(self) -> int: ...
    @property
    def values(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """A row with its lost zeros put back, and the member it is about."""

    row: SheetRow
    values: Mapping[str, str]
    match: Match

    @property
    def member_id(self) -> str:
        """The member found; empty for none."""
        return self.match.member_id


class BranchFinder:
    """Finds a branch by its name as people write it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` maps branch ids to names; there is at least one."""
        self._only = next(iter(names)) if len(names) == 1 else ""
        self._ids = {match_key(name): one for one, name in names.items()}

    def find(self, written: str) -> str:
        """The branch's id. A unit with a single branch has all its members there; else empty."""
        return self._ids.get(match_key(written), "") or self._only


class RowReader:
    """Reads the rows of one list in order; a member may stand in one row only."""

    def __init__(
        self, matcher: Matcher, branches: BranchFinder, *, org_id: str, today: date
    ) -> None:
        self._matcher = matcher
        self._branches = branches
        self._org_id = org_id
        self._today = today
        self._row_of: dict[str, int] = {}
        self._specs = type_of(Member).by_name

    def match(self, row: SheetRow) -> MatchedRow:
        """Put back lost zeros, then look for the member."""
        values = dict(row.values)
        for problem in row.problems:
            if problem.code in _LOST_ZEROS:
                values[problem.field] = problem.mended
        values["branch_id"] = self._branches.find(values.get("branch_id", ""))
        return MatchedRow(row=row, values=values, match=self._matcher.match(values))

    def read(self, one: MatchedRow, standing: Member | None) -> ImportRow:
        """What a row comes to, against the member who stands there."""
        if standing is None:
            return self._unmatched(one)
        earlier = self._row_of.setdefault(standing.id, one.row.number)
        if earlier != one.row.number:
            return self._refused(one, _doubt("import-same-member", row=earlier))
        plain = type_of(Member).plain(standing)
        changes, doubts = self._differences(one.values, plain)
        after = {**plain, **{change.spec.name: change.new for change in changes}}
        faulty = self._faulty(standing.id, after, one, {c.spec.name for c in changes})
        changes = tuple(c for c in changes if c.spec.name not in faulty)
        problems = (*one.row.problems, *faulty.values())
        reason = one.match.doubt or self._why(one, doubts, faulty)
        kind = RowKind.CHANGED if changes else RowKind.UNCHANGED
        options = [Decision.SKIP, *([Decision.TAKE] if changes or one.match.doubt else [])]
        if doubts:
            options.append(Decision.TAKE_ALL)
        if one.match.doubt:
            options.append(Decision.AS_NEW)
        return ImportRow(
            number=one.row.number,
            kind=RowKind.DOUBTFUL if reason else kind,
            name=one.values.get("full_name", ""),
            member_id=standing.id,
            record=self._record(one.values) if one.match.doubt else {},
            changes=changes,
            doubts=doubts,
            problems=problems,
            reason=reason,
            options=tuple(options),
        )

    def _unmatched(self, one: MatchedRow) -> ImportRow:
        if not one.values["branch_id"]:
            written = one.row.values.get("branch_id", "")
            return self._refused(one, _doubt("import-branch-unknown", name=written))
        record = self._record(one.values)
        faulty = self._faulty("", record, one, set(record))
        record = {name: value for name, value in record.items() if name not in faulty}
        twice = next((p for p in one.row.problems if p.code == "sheet-identity-twice"), None)
        if twice is not None:
            return self._refused(one, _doubt("import-same-member", **twice.params))
        reason = one.match.doubt or self._why(one, (), faulty)
        take = Decision.AS_NEW if one.match.doubt else Decision.TAKE
        return ImportRow(
            number=one.row.number,
            kind=RowKind.DOUBTFUL if reason else RowKind.NEW,
            name=one.values.get("full_name", ""),
            member_id="",
            record=record,
            changes=(),
            doubts=(),
            problems=(*one.row.problems, *faulty.values()),
            reason=reason,
            options=(Decision.SKIP, take),
        )

    def _refused(self, one: MatchedRow, reason: Problem) -> ImportRow:
        return ImportRow(
            number=one.row.number,
            kind=RowKind.DOUBTFUL,
            name=one.values.get("full_name", ""),
            member_id=one.member_id,
            record={},
            changes=(),
            doubts=(),
            problems=one.row.problems,
            reason=reason,
            options=(Decision.SKIP,),
        )

    def _record(self, values: Mapping[str, str]) -> dict[str, Plain]:
        record = {name: _plain(self._specs[name], text) for name, text in values.items() if text}
        record.setdefault("activity_status", ActivityStatus.ACTIVE.value)
        return record

    def _differences(
        self, values: Mapping[str, str], plain: Mapping[str, Plain]
    ) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
        changes: list[FieldChange] = []
        doubts: list[FieldChange] = []
        for name, text in values.items():
            if not text:
                continue  # an empty cell changes nothing
            spec = self._specs[name]
            old, new = plain[name], _plain(spec, text)
            if old == new or (name == "full_name" and match_key(old) == match_key(new)):
                continue
            change = FieldChange(spec=spec, old=old, new=new)
            is_doubt = bool(old) and (spec.fixed or name in _READ_ONLY)
            (doubts if is_doubt else changes).append(change)
        return tuple(changes), tuple(doubts)

    def _faulty(
        self, member_id: str, plain: Mapping[str, Plain], one: MatchedRow, fields: set[str]
    ) -> dict[str, Problem]:
        """Those of the fields whose new value is an error."""
        if not fields:
            return {}
        record = type_of(Member).build(member_id, self._org_id, plain)
        found = errors(member_problems(record, today=self._today))
        return {problem.field: problem for problem in found if problem.field in fields}

    def _why(
        self, one: MatchedRow, doubts: tuple[FieldChange, ...], faulty: Mapping[str, Problem]
    ) -> Problem | None:
        unread = [p for p in one.row.problems if p.field and p.field not in one.row.values]
        if doubts:
            labels = ", ".join(change.spec.label for change in doubts)
            return _doubt("import-fixed-differs", fields=labels)
        if faulty or unread:
            names = dict.fromkeys((*faulty, *(problem.field for problem in unread)))
            labels = ", ".join(self._specs[name].label for name in names)
            return _doubt("import-cells-wrong", fields=labels)
        if self._zeros_doubtful(one):
            return _doubt("import-zeros-doubtful")
        return None

    def _zeros_doubtful(self, one: MatchedRow) -> bool:
        """Zeros put back are believed only when sex and birth year then agree with the number."""
        if not any(problem.code == "identity-lost-zeros" for problem in one.row.problems):
            return False
        born = one.values.get("born_on", "")
        return any(
            identity_problems(
                one.values.get("identity_number", ""),
                gender=one.values.get("gender", ""),
                born_year=PartialDate.parse(born).year if born else None,
            )
        )


def _plain(spec: FieldSpec, text: str) -> Plain:
    # The reader of sheets gives plain forms already, but for a flag's "1".
    return bool(text) if spec.kind is Kind.FLAG else text


def _doubt(code: str, **params: str | int) -> Problem:
    return Problem(code=code, params=params, severity=Severity.WARNING)
