"""The vote of a round: ballots given out and counted, what each line comes to, what follows.

The board is computed from values alone, so a screen can show what follows while one types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.ballots import (
    BallotCount,
    Verdict,
    ballot_count_id,
    ballot_problems,
    line_problem,
    verdict,
)
from chibo_desktop.domain.criteria_parts import VoteBase, VoteRule
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.member import MemberStatus
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.domain.votes import VoteResult, vote_result
from chibo_desktop.services.life_view import quorum_of
from chibo_desktop.services.rounds import load_sheet, open_round_of
from chibo_desktop.services.sheet import INVALID, Sheet
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.round_records import ballot_counts_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.voting import adopted_reason

SPOILT = INVALID
"""The key of the ballots that are spoilt for one member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """One member's votes: counts, whether they add up, and what the vote came to."""

    evaluation: Evaluation
    counts: Mapping[Rating, int]
    spoilt: int
    by_rules: Rating | None
    standing: Rating | None
    result: VoteResult | None
    verdict: Verdict
    problem: Problem | None

    @property
    def cast(self) -> int:
        """Everything counted on this line."""
        return sum(self.counts.values()) + self.spoilt

    @property
    def carried(self) -> Rating | None:
        """The rating that the vote carried."""
        return self.result.carried if self.result and self.verdict is Verdict.CARRIED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteBoard:
    """The whole vote of a round."""

    sheet: Sheet
    count: BallotCount
    entitled: int
    probationary: tuple[str, ...]
    lines: tuple[VoteLine, ...]
    problems: tuple[Problem, ...]

    @property
    def rule(self) -> VoteRule:
        """The share that carries a rating, by the set of the round."""
        return self.sheet.criteria_set.votes

    @property
    def base_count(self) -> int | None:
        """Of how many the share is taken; None while that is not noted."""
        of_round = self.sheet.round
        return of_round.present if self.rule.base is VoteBase.PRESENT else of_round.summoned

    @property
    def adoptable(self) -> tuple[VoteLine, ...]:
        """The lines where the vote carried another rating than the one that stands."""
        return tuple(
            line for line in self.lines if line.carried and line.carried is not line.standing
        )

    @property
    def open_cases(self) -> tuple[VoteLine, ...]:
        """The lines voted on without a rating that carries."""
        undecided = (Verdict.TIE, Verdict.SEVERAL, Verdict.NO_MAJORITY, Verdict.FAULTY)
        return tuple(line for line in self.lines if line.verdict in undecided)


def load_vote(unit: Unit, round_id: str) -> VoteBoard:
    """The vote of a round as it stands. Raises DomainError: round-unknown."""
    sheet = load_sheet(unit, round_id)
    branch_id = sheet.round.branch_id
    members = members_to_evaluate(unit.connection, branch_id)
    counts = ballot_counts_of(unit.connection, round_id)
    return vote_board(
        sheet,
        counts[0] if counts else _no_count(unit, round_id),
        entitled=quorum_of(unit, branch_id).summoned,
        probationary=tuple(
            one.full_name for one in members if one.status is MemberStatus.PROBATIONARY
        ),
    )


def vote_board(
    sheet: Sheet, count: BallotCount, *, entitled: int, probationary: Sequence[str] = ()
) -> VoteBoard:
    """Everything that follows from the figures entered."""
    of_round = sheet.round
    problems = ballot_problems(count, present=of_round.present, entitled=entitled or None)
    return VoteBoard(
        sheet=sheet,
        count=count,
        entitled=entitled,
        probationary=tuple(probationary),
        lines=tuple(
            vote_line(row.evaluation, sheet, count, row.outcome.rating, row.rating)
            for row in sheet.rows
        ),
        problems=tuple(problems),
    )


def vote_line(
    evaluation: Evaluation,
    sheet: Sheet,
    count: BallotCount,
    by_rules: Rating | None,
    standing: Rating | None,
) -> VoteLine:
    """What one member's votes come to."""
    votes = {rating: _whole(evaluation.votes.get(rating.value, "")) for rating in Rating}
    spoilt = _whole(evaluation.votes.get(SPOILT, ""))
    cast = sum(votes.values()) + spoilt
    of_round = sheet.round
    result = None
    if cast:
        present = of_round.present if of_round.present is not None else cast
        summoned = of_round.summoned if of_round.summoned is not None else present
        result = vote_result(sheet.criteria_set, votes, spoilt, present, summoned)
    return VoteLine(
        evaluation=evaluation,
        counts=votes,
        spoilt=spoilt,
        by_rules=by_rules,
        standing=standing,
        result=result,
        verdict=verdict(result),
        problem=line_problem(
            votes.values(), spoilt, count, evaluation.full_name, field=evaluation.id
        ),
    )


def set_ballots(
    unit: Unit, round_id: str, *, issued: int | None, collected: int | None, invalid: int | None
) -> None:
    """Enter how many ballots were given out, taken back and spoilt as a whole.

    Figures that do not add up are kept and shown. Raises DomainError: round-closed.
    """
    open_round_of(unit, round_id)
    changed = replace(
        _count_of(unit, round_id), issued=issued, collected=collected, invalid=invalid
    )
    unit.save(changed, act="ballots.set")


def set_tellers(unit: Unit, round_id: str, *, tellers: str, method: str) -> None:
    """Enter who counted and how it was voted. Raises DomainError: round-closed."""
    open_round_of(unit, round_id)
    changed = replace(_count_of(unit, round_id), tellers=nfc_lines(tellers), method=nfc(method))
    unit.save(changed, act="ballots.tellers")


def adopt_votes(unit: Unit, round_id: str) -> tuple[str, ...]:
    """Take over what the vote carried as the branch's proposal; the names of whom it changed.

    What the rules gave stays beside it, and the reason says the votes. A line without a rating
    that carries is left alone. Raises DomainError: round-closed.
    """
    open_round_of(unit, round_id)
    board = load_vote(unit, round_id)
    changed = []
    for line in board.adoptable:
        carried = line.carried
        if carried is None or line.result is None:
            continue
        is_the_rules = carried is line.by_rules
        changed.append(
            replace(
                line.evaluation,
                override_rating="" if is_the_rules else carried,
                override_reason="" if is_the_rules else adopted_reason(line.result),
            )
        )
    unit.save_all(changed, act="votes.adopt")
    return tuple(one.full_name for one in changed)


def _count_of(unit: Unit, round_id: str) -> BallotCount:
    found = ballot_counts_of(unit.connection, round_id)
    return found[0] if found else _no_count(unit, round_id)


def _no_count(unit: Unit, round_id: str) -> BallotCount:
    identity = ballot_count_id(round_id)
    return BallotCount(id=identity, org_id=unit.author.org_id, round_id=round_id)


def _whole(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
