"""The vote on a rating (biểu quyết mức xếp loại): which rating carries, do the counts add up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_parts import VoteBase
from chibo_desktop.domain.problems import Problem, Severity, errors
from chibo_desktop.domain.rating import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteResult:
    """A tally. `carried` is None when no rating, or more than one, reached the share asked for.

    `shares` are percents of `base_count` to two decimals, for show; the decision is exact.
    """

    votes: Mapping[Rating, int]
    invalid: int
    base: VoteBase
    base_count: int
    shares: Mapping[Rating, Decimal]
    minimum_share: Decimal
    must_exceed: bool
    carried: Rating | None
    problems: tuple[Problem, ...]


def vote_result(
    criteria_set: CriteriaSet,
    votes: Mapping[Rating, int],
    invalid: int,
    present: int,
    summoned: int,
) -> VoteResult:
    """Tally one member's vote. `invalid` are ballots with no mark or more than one.

    Problems: votes-negative, present-over-summoned, votes-over-present (errors: nothing is
    carried) and votes-under-present (a warning).
    """
    rule = criteria_set.votes
    base_count = present if rule.base is VoteBase.PRESENT else summoned
    problems = tuple(_problems(votes, invalid, present, summoned))
    carried: list[Rating] = []
    if not errors(problems) and base_count > 0:
        needed = rule.minimum_share * base_count
        carried = [
            rating
            for rating in Rating
            if (have := votes.get(rating, 0) * 100) > needed
            or (have == needed and not rule.must_exceed)
        ]
    return VoteResult(
        votes={rating: votes.get(rating, 0) for rating in Rating},
        invalid=invalid,
        base=rule.base,
        base_count=base_count,
        shares={rating: _share(votes.get(rating, 0), base_count) for rating in Rating},
        minimum_share=rule.minimum_share,
        must_exceed=rule.must_exceed,
        carried=carried[0] if len(carried) == 1 else None,
        problems=problems,
    )


def _problems(
    votes: Mapping[Rating, int], invalid: int, present: int, summoned: int
) -> Iterator[Problem]:
    if min(invalid, present, summoned, *votes.values()) < 0:
        yield Problem(code="votes-negative")
    if present > summoned:
        params = {"present": present, "summoned": summoned}
        yield Problem(code="present-over-summoned", field="present", params=params)
    cast = sum(votes.values()) + invalid
    if cast > present:
        yield Problem(code="votes-over-present", params={"cast": cast, "present": present})
    elif cast < present:
        yield Problem(
            code="votes-under-present",
            params={"cast": cast, "present": present},
            severity=Severity.WARNING,
        )


def _share(count: int, base_count: int) -> Decimal:
    if base_count <= 0:
        return Decimal(0)
    return (Decimal(count) * 100 / base_count).quantize(Decimal("0.01"))
