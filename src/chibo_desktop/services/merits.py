"""Đề nghị khen thưởng cuối năm: who meets which standard, whom the branch proposes.

Years before the file are entered by hand from their decisions; years of the file come from its own
closed years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.cap import CapResult
from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.commending import (
    MeritCheck,
    MeritStandard,
    MeritState,
    YearResult,
    check_merits,
)
from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import RatingDecision, decided_ratings
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.year_end import PastRating
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.dossier import records_by_member
from chibo_desktop.services.merit_forms import standards_on
from chibo_desktop.services.span_sheet import SpanSheet, load_span
from chibo_desktop.storage.evaluations import members_to_evaluate, rounds_of
from chibo_desktop.storage.reviews import of_branch
from chibo_desktop.storage.unit_of_work import Unit

_YEARS_BACK = 20
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MeritLine:
    """One member: the years known, each standard with its reasons, what is proposed."""

    member_id: str
    full_name: str
    position: str
    history: Mapping[int, YearResult]
    checks: tuple[MeritCheck, ...]
    proposals: tuple[CommendationProposal, ...]
    decisions: Mapping[int, str]  # of the years entered by hand

    def check(self, code: str) -> MeritCheck | None:
        """The check against one standard."""
        return next((one for one in self.checks if one.standard.code == code), None)

    @property
    def best(self) -> MeritCheck | None:
        """The highest standard that is met, or waits only for the decision."""
        good = [one for one in self.checks if one.state is not MeritState.NOT_MET]
        return good[-1] if good else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeritBoard:
    """Of a branch and a year. `sheet` is None while the year's round has not been opened."""

    branch_id: str
    year: int
    lines: tuple[MeritLine, ...]
    standards: tuple[MeritStandard, ...]
    sheet: SpanSheet | None

    @property
    def cap(self) -> CapResult | None:
        """The computation of the share of excellent ratings."""
        return self.sheet.cap if self.sheet else None

    @property
    def proposed(self) -> tuple[tuple[MeritLine, CommendationProposal], ...]:
        """Everybody who is proposed, with what for."""
        return tuple((line, one) for line in self.lines for one in line.proposals)


def load_merits(unit: Unit, branch_id: str, year: int) -> MeritBoard:
    """Everybody of a branch against the standards in force at the end of a year."""
    members = members_to_evaluate(unit.connection, branch_id)
    of_day = standards_on(date(year, _DECEMBER, 31)).values()
    standards = tuple(one for one in of_day if one.form.is_for_members and one.form.is_yearly)
    years, sheet = _years_of_file(unit, branch_id, year)
    entered = of_branch(unit.connection, PastRating, branch_id)
    past = _past(entered)
    documents: dict[str, dict[int, str]] = {}
    for before in entered:
        documents.setdefault(before.member_id, {})[before.year or 0] = before.decision
    punished = _disciplined_years(unit, members)
    proposals: dict[str, list[CommendationProposal]] = {}
    for one in of_branch(unit.connection, CommendationProposal, branch_id, year):
        proposals.setdefault(one.member_id, []).append(one)
    lines = []
    for member in members:
        history = {**past.get(member.id, {}), **years.get(member.id, {})}
        for disciplined in punished.get(member.id, ()):
            known = history.get(disciplined, YearResult())
            history[disciplined] = replace(known, was_disciplined=True)
        lines.append(
            MeritLine(
                member_id=member.id,
                full_name=member.full_name,
                position=catalogues()["position"].label(member.position),
                history=history,
                checks=check_merits(history, year, standards),
                proposals=tuple(proposals.get(member.id, ())),
                decisions=documents.get(member.id, {}),
            )
        )
    return MeritBoard(
        branch_id=branch_id, year=year, lines=tuple(lines), standards=standards, sheet=sheet
    )


def note_past_rating(
    unit: Unit, branch_id: str, member_id: str, year: int, rating: Rating | None, decision: str,
    *, today: date,
) -> None:  # fmt: skip
    """Enter the rating of a year before the file began; None takes it back.

    Raises DomainError: past-year-range.
    """
    if not today.year - _YEARS_BACK <= year < today.year:
        raise DomainError(Problem(code="past-year-range", field="year"))
    identity = derived_id("past_rating", branch_id, member_id, str(year))
    if rating is None:
        known = unit.get(PastRating, identity)
        if known is not None:
            unit.void(known, reason="Ghi nhầm", act="merit.past-void")
        return
    unit.save(
        PastRating(
            id=identity,
            org_id=unit.author.org_id,
            branch_id=branch_id,
            member_id=member_id,
            year=year,
            rating=rating,
            decision=nfc(decision),
        ),
        act="merit.past",
    )


def _years_of_file(
    unit: Unit, branch_id: str, year: int
) -> tuple[dict[str, dict[int, YearResult]], SpanSheet | None]:
    """Results of the closed years of the file, and of the year itself as it stands."""
    found: dict[str, dict[int, YearResult]] = {}
    asked: SpanSheet | None = None
    decisions: dict[str, list[RatingDecision]] = {}
    for decision in unit.all(RatingDecision):
        decisions.setdefault(decision.round_id, []).append(decision)
    for one in rounds_of(unit.connection, branch_id=branch_id, span=Span.YEAR):
        if one.period is None or one.period.year > year:
            continue
        is_asked = one.period == Month(year, _DECEMBER)
        if one.state != RoundState.CLOSED and not is_asked:
            continue
        sheet = load_span(unit, one.id)
        asked = sheet if is_asked else asked
        decided = decided_ratings(decisions.get(one.id, ()))
        for row in sheet.rows:
            by_decision = decided.get(row.evaluation.id)
            found.setdefault(row.evaluation.member_id, {})[one.period.year] = YearResult(
                rating=by_decision.rating if by_decision else row.rating,
                is_decided=by_decision is not None,
            )
    return found, asked


def _past(entered: Sequence[PastRating]) -> dict[str, dict[int, YearResult]]:
    """What was entered by hand; a year with its decision counts as decided."""
    found: dict[str, dict[int, YearResult]] = {}
    for one in entered:
        if one.year is not None and one.rating:
            result = YearResult(rating=Rating(one.rating), is_decided=bool(one.decision))
            found.setdefault(one.member_id, {})[one.year] = result
    return found


def _disciplined_years(unit: Unit, members: Sequence[Member]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    ids = [member.id for member in members]
    for owner in {member.org_id for member in members}:  # a branch's members are one node's
        rows = records_by_member(unit, TABLES_BY_NAME["discipline"], ids, owner)
        for member_id, ones in rows.items():
            days = [one.decided_on for one in ones if isinstance(one, Discipline)]
            found[member_id] = {day.year for day in days if day is not None}
    return found
