"""BallotCount (kết quả kiểm phiếu): ballots given out and taken back, and whether figures add up.

One ballot lists every member. A ballot may be spoilt as a whole, or for one member only: a line
without an X or with several. Source: domain.md §3.9.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.fields import Kind, declare, long_text, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.votes import VoteResult


@record("ballot_count", "Kiểm phiếu")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallotCount(Record):
    """Kết quả kiểm phiếu of a round: its ballots, and who counted them."""

    round_id: str = reference("Kỳ đánh giá", "round", internal=True)
    issued: int | None = declare(Kind.INTEGER, "Số phiếu phát ra", atom="ballots")
    collected: int | None = declare(Kind.INTEGER, "Số phiếu thu về", atom="ballots")
    invalid: int | None = declare(Kind.INTEGER, "Số phiếu không hợp lệ", atom="ballots")
    tellers: str = long_text("Tổ kiểm phiếu", atom="tellers")
    method: str = text("Hình thức biểu quyết", atom="tellers")

    @property
    def valid(self) -> int | None:
        """Ballots that count; None while it is not known how many were collected."""
        return None if self.collected is None else self.collected - (self.invalid or 0)


def ballot_count_id(round_id: str) -> str:
    """The id of a round's count, the same on every computer of the branch."""
    return derived_id("ballot-count", round_id)


class Verdict(StrEnum):
    """What a vote on one member came to."""

    CARRIED = "carried"
    TIE = "tie"  # the most votes fell to two or more, and none reached the share
    SEVERAL = "several"  # more than one reached the share
    NO_MAJORITY = "no_majority"
    FAULTY = "faulty"  # the figures do not add up
    NONE = "none"  # nothing entered


def verdict(result: VoteResult | None) -> Verdict:
    """The one word for a tally."""
    if result is None or not any((*result.votes.values(), result.invalid)):
        return Verdict.NONE
    if any(problem.severity is Severity.ERROR for problem in result.problems):
        return Verdict.FAULTY
    if result.carried is not None:
        return Verdict.CARRIED
    if len(reached(result)) > 1:
        return Verdict.SEVERAL
    return Verdict.TIE if len(leading(result)) > 1 else Verdict.NO_MAJORITY


def leading(result: VoteResult) -> tuple[Rating, ...]:
    """The ratings with the most votes; several in a tie, none when nobody voted for any."""
    most = max(result.votes.values(), default=0)
    return tuple(rating for rating in Rating if most and result.votes[rating] == most)


def reached(result: VoteResult) -> tuple[Rating, ...]:
    """The ratings that reached the share asked for."""
    needed = result.minimum_share * result.base_count
    return tuple(
        rating
        for rating in Rating
        if result.base_count > 0
        and ((have := result.votes[rating] * 100) > needed
             or (have == needed and not result.must_exceed))
    )  # fmt: skip


def ballot_problems(
    count: BallotCount, *, present: int | None, entitled: int | None
) -> Iterator[Problem]:
    """What does not add up among the ballots; `entitled` are the members who may vote.

    Probationary members have an advisory voice only. Source: domain.md §6.5.
    """
    issued, collected, invalid = count.issued, count.collected, count.invalid or 0
    if min(issued or 0, collected or 0, invalid) < 0:
        yield Problem(code="votes-negative")
        return
    if issued is not None and entitled is not None and issued > entitled:
        params = {"issued": issued, "entitled": entitled}
        yield Problem(code="ballots-over-entitled", field="issued", params=params)
    elif issued is not None and present is not None and issued > present:
        params = {"issued": issued, "present": present}
        yield Problem(code="ballots-over-present", field="issued", params=params)
    if issued is not None and collected is not None and collected != issued:
        is_more = collected > issued
        yield Problem(
            code="ballots-more-collected" if is_more else "ballots-not-returned",
            field="collected",
            params={"issued": issued, "collected": collected, "gap": abs(issued - collected)},
            severity=Severity.ERROR if is_more else Severity.WARNING,
        )
    if collected is not None and invalid > collected:
        params = {"invalid": invalid, "collected": collected}
        yield Problem(code="ballots-invalid-over-collected", field="invalid", params=params)


def line_problem(
    votes: Iterable[int], spoilt: int, count: BallotCount, name: str, field: str = ""
) -> Problem | None:
    """Whether one member's votes come to the valid ballots; nothing is asked of an empty line."""
    given = tuple(votes)
    cast = sum(given) + spoilt
    if not cast:
        return None
    if min(*given, spoilt) < 0:
        return Problem(code="votes-negative", field=field)
    valid = count.valid
    if valid is None or cast == valid:
        return None
    params: Mapping[str, str | int] = {
        "name": name,
        "cast": cast,
        "valid": valid,
        "gap": abs(cast - valid),
    }
    code = "line-over-valid" if cast > valid else "line-under-valid"
    severity = Severity.ERROR if cast > valid else Severity.WARNING
    return Problem(code=code, field=field, params=params, severity=severity)
