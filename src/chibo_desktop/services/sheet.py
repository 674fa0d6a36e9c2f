"""The sheet of a round: every evaluation with what follows from its marks, computed in one place.

Screens, printed forms, workbooks and the office's figures all read this, so a number is the same
everywhere.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from chibo_desktop.domain.cap import CapResult, excellent_caps
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import Evidence, check_events
from chibo_desktop.domain.criteria_marks import check_facts, read_numbers
from chibo_desktop.domain.criteria_parts import CapGroup
from chibo_desktop.domain.criteria_rating import Outcome, rate
from chibo_desktop.domain.eligibility import NotRated
from chibo_desktop.domain.evaluation import Evaluation, Marker, Round, RoundState
from chibo_desktop.domain.known_value import NOTHING_FILLED, Filled, KnownValue
from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import Decided
from chibo_desktop.domain.votes import VoteResult, vote_result
from chibo_desktop.services.frozen_sets import frozen_set

INVALID = "invalid"
"""The key of spoilt ballots among an evaluation's votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One rated member: marks, what they come to, what was voted, what stands."""

    evaluation: Evaluation
    outcome: Outcome
    vote: VoteResult | None
    problems: tuple[tuple[str, Problem], ...]  # marker code (or "facts", "votes"), problem
    filled: Filled = NOTHING_FILLED
    decided: Decided | None = None  # by a competent body, beside what the branch proposed

    @property
    def rating(self) -> Rating | None:
        """What stands: the branch's decision where it differs, else what the rules give."""
        if self.evaluation.override_rating:
            return Rating(self.evaluation.override_rating)
        return self.outcome.rating

    @property
    def is_overridden(self) -> bool:
        """True when the branch decided otherwise than the rules give."""
        chosen = self.evaluation.override_rating
        return bool(chosen) and chosen != self.outcome.rating

    @property
    def vote_differs(self) -> bool:
        """True when the vote carried a rating that is not the one that stands."""
        return bool(self.vote and self.vote.carried and self.vote.carried != self.rating)

    @property
    def is_ready(self) -> bool:
        """True when the row can be closed: a rating stands and no mark is wrong."""
        return self.rating is not None and not errors(problem for _, problem in self.problems)


class Rated(Protocol):
    """A row with the rating that stands; None while there is none."""

    @property
    def evaluation(self) -> Evaluation:
        """What the row is about."""

    @property
    def rating(self) -> Rating | None:
        """The rating that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedSheet:
    """A round of any span with its rows, in the order of given names: what all of them tell."""

    round: Round
    criteria_set: CriteriaSet
    rows: Sequence[Rated]
    not_rated: tuple[tuple[Evaluation, NotRated], ...]
    caps: tuple[CapResult, ...]
    branch_name: str

    @property
    def cap(self) -> CapResult | None:
        """The cap, of several groups the one that is exceeded most; None when there is none."""
        return max(self.caps, key=lambda cap: cap.over, default=None)

    @property
    def is_closed(self) -> bool:
        """True when nothing can be entered any more."""
        return self.round.state == RoundState.CLOSED

    @property
    def counts(self) -> Mapping[Rating, int]:
        """How many stand at each rating."""
        return Counter(row.rating for row in self.rows if row.rating is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(RatedSheet):
    """The round of a month with all its rows."""

    rows: tuple[SheetRow, ...]
    is_foreign: bool = False  # another node's: only to be looked at

    def with_decisions(self, decided: Mapping[str, Decided]) -> "Sheet":
        """The same sheet with what was decided on it, by evaluation; proposals stay."""
        rows = (replace(row, decided=decided.get(row.evaluation.id)) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def marked(self, marker: str) -> int:
        """How many rows one marker has marked completely."""
        return sum(
            1
            for row in self.rows
            if (total := row.outcome.totals.get(marker)) is not None and total.is_complete
        )

    def unready(self) -> tuple[SheetRow, ...]:
        """The rows that keep the round from being closed."""
        return tuple(row for row in self.rows if not row.is_ready)


def evidence_of(evaluation: Evaluation, filled: Filled) -> Evidence:
    """What stands beside the marks: the counts of the evaluation and what the program knows."""
    return Evidence(
        events=read_numbers(evaluation.events), known=filled.numbers, shares=filled.shares
    )


def frozen_filled(evaluation: Evaluation) -> Filled:
    """What the program knew when the round was closed."""
    if not (evaluation.known or evaluation.shares):
        return NOTHING_FILLED
    words = evaluation.known_words
    return Filled(
        known={
            code: KnownValue(value=value, explanation=words.get(code, ""))
            for code, value in read_numbers(evaluation.known).items()
        },
        shares=read_numbers(evaluation.shares),
        share_words={code: words.get(code, "") for code in evaluation.shares},
    )


def sheet_row(
    evaluation: Evaluation,
    criteria_set: CriteriaSet,
    round: Round,
    filled: Filled | None = None,
) -> SheetRow:
    """Everything that follows from one evaluation; `filled` is what the program knows now.

    Without it what was frozen at closing holds.
    """
    filled = frozen_filled(evaluation) if filled is None else filled
    marks = {
        marker.code: read_numbers(evaluation.marks(marker.code)) for marker in criteria_set.markers
    }
    facts = read_numbers(evaluation.facts)
    evidence = evidence_of(evaluation, filled)
    outcome = rate(criteria_set, marks, facts, evidence)
    problems: list[tuple[str, Problem]] = []
    for code, given in marks.items():
        if given:
            problems += [(code, problem) for problem in outcome.totals[code].problems]
    wrong_events = check_events(criteria_set, evidence.events)
    problems += [("events", problem) for problem in wrong_events]
    problems += [("facts", problem) for problem in check_facts(criteria_set, facts)]
    vote = _vote(evaluation, criteria_set, round)
    if vote is not None:
        problems += [("votes", problem) for problem in vote.problems]
    return SheetRow(
        evaluation=evaluation,
        outcome=outcome,
        filled=filled,
        vote=vote,
        problems=tuple(problems),
    )


def build_sheet(
    round: Round,
    evaluations: Sequence[Evaluation],
    branch_name: str,
    filled: Mapping[str, Filled] | None = None,
) -> Sheet:
    """The sheet of a round from its records. Raises DomainError for a broken frozen set.

    `filled` is what the program knows now, by member; without it what was frozen holds.
    """
    criteria_set = frozen_set(round)
    rows = tuple(
        sheet_row(
            evaluation,
            criteria_set,
            round,
            None if filled is None else filled.get(evaluation.member_id, NOTHING_FILLED),
        )
        for evaluation in evaluations
        if not evaluation.not_rated
    )
    return Sheet(
        round=round,
        criteria_set=criteria_set,
        rows=rows,
        not_rated=tuple(
            (evaluation, read_not_rated(evaluation.not_rated))
            for evaluation in evaluations
            if evaluation.not_rated
        ),
        caps=caps_of(criteria_set, rows, round),
        branch_name=branch_name,
    )


def with_rows(sheet: Sheet, rows: Sequence[SheetRow]) -> Sheet:
    """The sheet with other rows of the same round, the caps computed anew."""
    caps = caps_of(sheet.criteria_set, rows, sheet.round)
    return replace(sheet, rows=tuple(rows), caps=caps)


def caps_of(
    criteria_set: CriteriaSet, rows: Sequence[Rated], round: Round
) -> tuple[CapResult, ...]:
    """The cap of every group by the ratings that stand in a round of any span."""
    rated = [
        (cap_group(row.evaluation.member_kind, criteria_set), row.rating)
        for row in rows
        if row.rating is not None
    ]
    return excellent_caps(criteria_set, rated, round.is_outstanding)


def cap_group(member_kind: str, criteria_set: CriteriaSet) -> str:
    """The key by which ratings are grouped under the cap; a branch is one unit."""
    grouped = criteria_set.cap and criteria_set.cap.group is CapGroup.POSITION_GROUP
    return member_kind if grouped else ""


def _vote(evaluation: Evaluation, criteria_set: CriteriaSet, round: Round) -> VoteResult | None:
    if not evaluation.votes:
        return None
    counts = {key: _count(text) for key, text in evaluation.votes.items()}
    votes = {rating: counts.get(rating.value, 0) for rating in Rating}
    cast = sum(counts.values())
    return vote_result(
        criteria_set,
        votes,
        counts.get(INVALID, 0),
        round.present if round.present is not None else cast,
        round.summoned if round.summoned is not None else cast,
    )


def _count(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


def write_not_rated(reason: NotRated) -> str:
    """The reason as an evaluation keeps it: code, months, day."""
    day = reason.rated_from.isoformat() if reason.rated_from else ""
    return f"{reason.code} {reason.months} {day}".strip()


def read_not_rated(text: str) -> NotRated:
    """The reason an evaluation keeps."""
    code, *rest = text.split()
    return NotRated(
        code=code,
        months=int(rest[0]) if rest else 0,
        rated_from=date.fromisoformat(rest[1]) if len(rest) > 1 else None,
    )


MARKERS = tuple(marker.value for marker in Marker)
