"""Holds the rows of a list against the members, one after another."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.identity_number import identity_problems
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.member_checks import member_problems
from chibo_desktop.domain.member_matching import Match
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.text import match_key
from chibo_desktop.services.import_rows import (
    Decision,
    FieldChange,
    ImportRow,
    MatchedRow,
    MendedRow,
    RowKind,
    SheetRow,
    as_recorded,
)

LOST_ZEROS = frozenset({"identity-lost-zeros", "old-card-lost-zeros"})
OLD_PAPER = "identity-maybe-old-card"
_NO_SPECS: Mapping[str, FieldSpec] = {}
_READ_ONLY = frozenset({"branch_id"})  # beside the fixed fields; the sheet says "không sửa"


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
    """Reads the rows of one list in order; a member may stand in one row only.

    `accepted` are codes of offers that the user took for the whole list; `own` the fields that
    the unit keeps itself, by the names of their declarations.
    """

    def __init__(
        self,
        branches: BranchFinder,
        *,
        org_id: str,
        today: date,
        accepted: frozenset[str] = frozenset(),
        own: Mapping[str, FieldSpec] = _NO_SPECS,
    ) -> None:
        self._branches = branches
        self._org_id = org_id
        self._today = today
        self._accepted = accepted
        self._row_of: dict[str, int] = {}
        self._own = own
        self._specs = {**type_of(Member).by_name, **own}

    def mend(self, row: SheetRow) -> MendedRow:
        """Put back lost zeros and what the user accepted."""
        values = dict(row.values)
        problems = row.problems
        if problems:
            taken = [p for p in problems if p.mended and p.code in self._accepted]
            for problem in (*(p for p in problems if p.code in LOST_ZEROS), *taken):
                values[problem.field] = problem.mended
            if any(p.code == OLD_PAPER for p in taken):
                values["old_identity_number"] = values.pop("identity_number", "")
            problems = tuple(p for p in problems if p not in taken)
        values["branch_id"] = self._branches.find(values.get("branch_id", ""))
        return MendedRow(row=row, values=values, problems=problems)

    def read(self, one: MatchedRow, standing: Member | None) -> ImportRow:
        """What a row comes to, against the member who stands there."""
        if standing is None:
            return self._unmatched(one)
        earlier = self._row_of.setdefault(standing.id, one.row.number)
        if earlier != one.row.number:
            return self._refused(one, _doubt("import-same-member", row=earlier))
        plain = {
            name: self._specs[name].to_plain(getattr(standing, name))
            for name in one.values
            if name not in self._own
        }
        for name in self._own:
            plain[name] = standing.extra.get(name.removeprefix(PREFIX), "")
        changes, doubts = self._differences(one.values, plain)
        faulty: dict[str, Problem] = {}
        if changes:
            new = {
                change.spec.name: change.spec.from_plain(change.new)
                for change in changes
                if change.spec.name not in self._own
            }
            faulty = self._faulty(replace(standing, **new), new.keys())
            changes = tuple(c for c in changes if c.spec.name not in faulty)
        doubt = one.match.doubt
        reason = doubt or self._why(one, doubts, faulty)
        options = [Decision.SKIP, *([Decision.TAKE] if changes or doubt else [])]
        if doubts:
            options.append(Decision.TAKE_ALL)
        if doubt and not one.match.by_number:
            options.append(Decision.AS_NEW)
        kind = RowKind.CHANGED if changes or doubts or reason else RowKind.UNCHANGED
        return ImportRow(
            number=one.row.number,
            kind=RowKind.UNMATCHED if doubt else kind,
            name=one.values.get("full_name", ""),
            member_id=standing.id,
            record=self._record(one) if Decision.AS_NEW in options else {},
            changes=changes,
            doubts=doubts,
            problems=(*one.problems, *faulty.values()),
            reason=reason,
            options=tuple(options),
            match=one.match,
            lacking=self._lacking(one.values, plain),
        )

    def _unmatched(self, one: MatchedRow) -> ImportRow:
        if not one.values["branch_id"]:
            written = one.row.values.get("branch_id", "")
            return self._refused(one, _doubt("import-branch-unknown", name=written))
        record = self._record(one)
        built = type_of(Member).build("", self._org_id, as_recorded(record, {}))
        faulty = self._faulty(built, record.keys())
        record = {name: value for name, value in record.items() if name not in faulty}
        twice = next((p for p in one.problems if p.code == "sheet-identity-twice"), None)
        if twice is not None:
            return self._refused(one, _doubt("import-same-member", **twice.params))
        doubt, note = one.match.doubt, one.match.note
        return ImportRow(
            number=one.row.number,
            kind=RowKind.UNMATCHED if doubt else RowKind.NEW,
            name=one.values.get("full_name", ""),
            member_id="",
            record=record,
            changes=(),
            doubts=(),
            problems=(*one.problems, *faulty.values(), *([note] if note else [])),
            reason=doubt or self._why(one, (), faulty),
            options=(Decision.SKIP, Decision.AS_NEW if doubt else Decision.TAKE),
            match=one.match,
        )

    def _refused(self, one: MatchedRow, reason: Problem) -> ImportRow:
        return ImportRow(
            number=one.row.number,
            kind=RowKind.UNMATCHED,
            name=one.values.get("full_name", ""),
            member_id=one.member_id,
            record={},
            changes=(),
            doubts=(),
            problems=one.problems,
            reason=reason,
            options=(Decision.SKIP,),
            match=Match(agrees=one.match.agrees),
        )

    def _record(self, one: MatchedRow) -> dict[str, Plain]:
        values = {**one.row.implied, **one.values} if one.row.implied else one.values
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
            if old == new or _same_words(spec, old, new):
                continue
            change = FieldChange(spec=spec, old=old, new=new)
            is_doubt = bool(old) and (spec.fixed or name in _READ_ONLY)
            (doubts if is_doubt else changes).append(change)
        return tuple(changes), tuple(doubts)

    def _lacking(
        self, values: Mapping[str, str], plain: Mapping[str, Plain]
    ) -> tuple[FieldChange, ...]:
        return tuple(
            FieldChange(spec=self._specs[name], old=plain[name], new="")
            for name, text in values.items()
            if not text and plain[name]
        )

    def _faulty(self, record: Member, fields: Collection[str]) -> dict[str, Problem]:
        """Those of the fields whose new value is an error."""
        found = errors(member_problems(record, today=self._today))
        return {problem.field: problem for problem in found if problem.field in fields}

    def _why(
        self, one: MatchedRow, doubts: tuple[FieldChange, ...], faulty: Mapping[str, Problem]
    ) -> Problem | None:
        unread = [p for p in one.problems if p.field and p.field not in one.values]
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
        if not any(problem.code == "identity-lost-zeros" for problem in one.problems):
            return False
        born = one.values.get("born_on", "")
        return any(
            identity_problems(
                one.values.get("identity_number", ""),
                gender=one.values.get("gender", ""),
                born_year=PartialDate.parse(born).year if born else None,
            )
        )


def _same_words(spec: FieldSpec, old: Plain, new: Plain) -> bool:
    """The same words in another spelling: the record keeps its own."""
    return spec.kind is Kind.TEXT and bool(old) and match_key(old) == match_key(new)


def _plain(spec: FieldSpec, text: str) -> Plain:
    """The reader of sheets gives plain forms already, but for flags and whole numbers."""
    match spec.kind:
        case _ if spec.name.startswith(PREFIX):
            return text  # what a unit keeps itself is kept as text, whatever it is
        case Kind.FLAG:
            return bool(text)
        case Kind.INTEGER:
            return int(text)
        case _:
            return text


def _doubt(code: str, **params: str | int) -> Problem:
    return Problem(code=code, params=params, severity=Severity.WARNING)
