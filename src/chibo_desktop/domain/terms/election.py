"""Who is elected: more votes than the share asked for, the most votes first, as many as there are.

Equal votes at the last place elect nobody of the equals: the congress decides. Source: the rules on
elections in the Party, by `resources/rules/terms.json`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.ballots import BallotCount, ballot_problems
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rules import Share
from chibo_desktop.domain.terms.congress import Congress, CongressBallot, CongressCandidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """The outcome of one list: ids of those elected, of equals at the last place, of the rest."""

    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    not_elected: tuple[str, ...] = ()


def elected(votes: Mapping[str, int], seats: int, base: int, share: Share) -> Elected:
    """Who of a list is elected; `base` is how many the share is counted of (số được triệu tập)."""
    ranked = sorted(votes, key=lambda key: (-votes[key], key))
    reached = [key for key in ranked if share.is_reached(votes[key], base)]
    inside, outside = reached[:seats], reached[seats:]
    edge = votes[inside[-1]] if inside and outside else None
    is_tie = edge is not None and votes[outside[0]] == edge
    tied = {key for key in reached if votes[key] == edge} if is_tie else set()
    won = tuple(key for key in inside if key not in tied)
    return Elected(
        elected=won,
        tied=tuple(key for key in ranked if key in tied),
        not_elected=tuple(key for key in ranked if key not in tied and key not in won),
    )


def outcome(
    ballot: CongressBallot, candidates: Sequence[CongressCandidate], base: int, share: Share | None
) -> Elected:
    """Who of a list's candidates is elected; nobody while seats, base or the rule are unknown."""
    votes = {one.id: one.votes for one in candidates if one.votes is not None}
    if share is None or not base or not ballot.seats:
        return Elected(not_elected=tuple(votes))
    return elected(votes, ballot.seats, base, share)


def list_problems(
    congress: Congress, ballot: CongressBallot, candidates: Sequence[CongressCandidate]
) -> Iterator[Problem]:
    """What does not add up in a list's count."""
    count = BallotCount(
        id="",
        org_id="",
        issued=ballot.issued,
        collected=ballot.collected,
        invalid=ballot.invalid,
    )
    yield from ballot_problems(count, present=congress.present, entitled=congress.convened)
    valid = count.valid
    for one in candidates:
        if one.votes is not None and (
            one.votes < 0 or (valid is not None and one.votes > max(valid, 0))
        ):
            yield Problem(
                code="candidate-votes",
                field="votes",
                params={"name": one.full_name, "votes": one.votes, "valid": valid or 0},
            )


def attendance_problems(congress: Congress) -> Iterator[Problem]:
    """Figures of attendance that cannot be."""
    convened, present = congress.convened, congress.present
    if min(convened or 0, present or 0) < 0:
        yield Problem(code="votes-negative", field="present")
    elif convened is not None and present is not None and present > convened:
        params = {"present": present, "summoned": convened}
        yield Problem(code="present-over-summoned", field="present", params=params)


def is_quorate(congress: Congress, share: Share | None) -> bool | None:
    """Whether enough were there; None while figures or the rule are missing."""
    if share is None or not congress.convened or congress.present is None:
        return None
    return share.is_reached(congress.present, congress.convened)
