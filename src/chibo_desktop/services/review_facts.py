"""What the program knows of members and their branch for a quarter or a year, read at once.

Reviews are written from it: marks, shortcomings, dossiers, and what other parts of the program
tell through `TELLERS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from chibo_desktop.domain.dossier.merit_rows import Commendation, Discipline
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.evaluation import RoundState, round_id
from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.shortcoming import counts_in, mending_on
from chibo_desktop.domain.span import Span, months_of, span_start
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.known_facts import PROVIDERS
from chibo_desktop.services.review_meetings import meetings_told
from chibo_desktop.services.review_study import commitment_told, study_told
from chibo_desktop.services.review_targets import targets_told
from chibo_desktop.services.sheet import Sheet, build_sheet
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet, load_span
from chibo_desktop.storage.evaluations import evaluations_of, members_to_evaluate, rounds_of
from chibo_desktop.storage.shortcomings import shortcomings_with_steps
from chibo_desktop.storage.unit_of_work import Unit

Teller = Callable[[Unit, str, Sequence[str], date, date], Mapping[str, Sequence[str]]]
"""(unit, branch id, member ids, first day, last day) → sentences by member; "" is the branch."""

TELLERS: dict[str, Teller] = {
    "commitment": commitment_told,
    "study": study_told,
    "meetings": meetings_told,
    "branch_results": targets_told,
}
"""Who else tells what, by the word that a section of a form names in its `knows`."""

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPoints:
    """The points of one top line of the sheet: the mean over the months that have a result."""

    number: str
    label: str
    maximum: Decimal
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """Everything known of one member, or of the branch itself."""

    row: SpanRow | None = None
    groups: tuple[GroupPoints, ...] = ()
    criteria_title: str = ""
    mending: tuple[ShortcomingLine, ...] = ()  # pointed out before the period
    fresh: tuple[ShortcomingLine, ...] = ()  # pointed out in it
    commendations: tuple[Commendation, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    known: Mapping[str, KnownValue] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """Of a whole branch for one period. `sheet` is None while the period has not been opened."""

    branch_id: str
    span: Span
    end: Month
    sheet: SpanSheet | None
    members: Mapping[str, MemberFacts]
    branch: MemberFacts
    months_closed: tuple[Month, ...]
    headcount: int

    def of(self, member_id: str) -> MemberFacts:
        """Of one member; of the branch for an empty id."""
        return self.members.get(member_id, MemberFacts()) if member_id else self.branch


def review_facts(unit: Unit, branch_id: str, span: Span, end: Month) -> ReviewFacts:
    """Read everything that reviews of a period are written from. A few statements a month."""
    rounds = [
        one
        for one in rounds_of(unit.connection, branch_id=branch_id, span=span)
        if one.period == end
    ]
    sheet = load_span(unit, rounds[0].id) if rounds else None
    members = members_to_evaluate(unit.connection, branch_id)
    ids = [member.id for member in members]
    first, last = span_start(span, end).first_day, end.last_day
    sheets = _month_sheets(unit, branch_id, span, end)
    rows = {row.evaluation.member_id: row for row in sheet.rows} if sheet else {}
    groups = _groups(sheets)
    mending, fresh = _shortcomings(unit, branch_id, first, last)
    praised = records_by_member(unit, TABLES_BY_NAME["commendation"], ids)
    punished = records_by_member(unit, TABLES_BY_NAME["discipline"], ids)
    known = _known(unit, branch_id, ids, first, last)
    told = {code: teller(unit, branch_id, ids, first, last) for code, teller in TELLERS.items()}
    title = sheets[-1].criteria_set.title if sheets else ""

    def of(member_id: str) -> MemberFacts:
        return MemberFacts(
            row=rows.get(member_id),
            groups=groups.get(member_id, ()),
            criteria_title=title,
            mending=tuple(mending.get(member_id, ())),
            fresh=tuple(fresh.get(member_id, ())),
            commendations=tuple(
                one
                for one in praised.get(member_id, ())
                if isinstance(one, Commendation) and _within(one.awarded_on, first, last)
            ),
            disciplines=tuple(
                one
                for one in punished.get(member_id, ())
                if isinstance(one, Discipline) and _within(one.decided_on, first, last)
            ),
            known=known.get(member_id, {}),
            told={
                code: tuple(found[member_id]) for code, found in told.items() if member_id in found
            },
        )

    return ReviewFacts(
        branch_id=branch_id,
        span=span,
        end=end,
        sheet=sheet,
        members={member_id: of(member_id) for member_id in {*ids, *rows}},
        branch=of(""),
        months_closed=tuple(one.round.period for one in sheets if one.round.period is not None),
        headcount=len(members),
    )


def _month_sheets(unit: Unit, branch_id: str, span: Span, end: Month) -> list[Sheet]:
    wanted = {round_id(branch_id, month) for month in months_of(span, end)}
    closed = [
        one
        for one in reversed(rounds_of(unit.connection, branch_id=branch_id))
        if one.id in wanted and one.state == RoundState.CLOSED
    ]
    return [build_sheet(one, evaluations_of(unit.connection, one.id), "") for one in closed]


def _groups(sheets: Sequence[Sheet]) -> dict[str, tuple[GroupPoints, ...]]:
    """The mean of each top line, over the months marked by the newest month's criteria set."""
    if not sheets:
        return {}
    criteria_set = sheets[-1].criteria_set
    found: dict[str, dict[str, list[Decimal]]] = {}
    for sheet in sheets:
        if sheet.criteria_set.id != criteria_set.id:
            continue
        for row in sheet.rows:
            total = row.outcome.totals.get(row.outcome.decided_by or "")
            if total is None:
                continue
            of_member = found.setdefault(row.evaluation.member_id, {})
            for code, points in total.groups.items():
                of_member.setdefault(code, []).append(points)
    return {
        member_id: tuple(
            GroupPoints(
                number=line.number,
                label=line.label,
                maximum=line.ceiling,
                points=_mean(points.get(line.code, ())),
            )
            for line in criteria_set.criteria
        )
        for member_id, points in found.items()
    }


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    if not values:
        return None
    return (sum(values, Decimal(0)) / len(values)).quantize(_HUNDREDTH, ROUND_HALF_EVEN)


def _shortcomings(
    unit: Unit, branch_id: str, first: date, last: date
) -> tuple[dict[str, list[ShortcomingLine]], dict[str, list[ShortcomingLine]]]:
    mending: dict[str, list[ShortcomingLine]] = {}
    fresh: dict[str, list[ShortcomingLine]] = {}
    for one, steps in shortcomings_with_steps(unit.connection, branch_id=branch_id):
        known = tuple(step for step in steps if step.noted_on and step.noted_on <= last)
        line = ShortcomingLine(shortcoming=one, steps=known, mending=mending_on(known, last))
        if counts_in(one, steps, first, last):
            mending.setdefault(one.member_id, []).append(line)
        elif one.pointed_out_on is not None and first <= one.pointed_out_on <= last:
            fresh.setdefault(one.member_id, []).append(line)
    return mending, fresh


def _known(
    unit: Unit, branch_id: str, ids: Sequence[str], first: date, last: date
) -> dict[str, dict[str, KnownValue]]:
    found: dict[str, dict[str, KnownValue]] = {}
    for code, find in PROVIDERS.items():
        for member_id, value in find(unit.connection, branch_id, ids, first, last).items():
            found.setdefault(member_id, {})[code] = value
    return found


def _within(day: object, first: date, last: date) -> bool:
    earliest = getattr(day, "earliest", None)
    latest = getattr(day, "latest", None)
    return earliest is not None and latest is not None and first <= earliest and latest <= last
