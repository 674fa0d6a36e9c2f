"""How a branch's ratings of a period are distributed, and the cap on what stands at the office."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from chibo_desktop.domain.cap import excellent_caps_of
from chibo_desktop.domain.criteria_parts import CapRule
from chibo_desktop.domain.criteria_plain import read_fields, write
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.picture.caps import RatingShares
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import Decided
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.sheet import cap_group
from chibo_desktop.services.work_report_ratings import SPANS
from chibo_desktop.storage.evaluations import evaluations_of, rounds_of
from chibo_desktop.storage.unit_of_work import Unit

Plain = Mapping[str, Any]
_RATINGS = {one.value: one for one in Rating}
NOT_CLOSED = RatingShares(counts={}, standing={}, branches=1)
"""Of a branch without a closed round."""


def rated_of_branch(unit: Unit, branch: Branch, period: ReportPeriod) -> Plain:
    """What the branch's closed round of the period says; without one only the branch's name.

    `rated` are evaluation, group of the cap, rating; `rule` is the cap of the round's own set.
    """
    found: dict[str, Any] = {"name": branch.name}
    span = SPANS.get(period.kind)
    if span is None:
        return found
    end = Month.of(period.last_day)
    rounds = rounds_of(unit.connection, branch_id=branch.id, period=end, span=span)
    closed = next((one for one in rounds if one.state == RoundState.CLOSED), None)
    if closed is None:
        return found
    criteria_set = frozen_set(closed)
    evaluations = evaluations_of(unit.connection, closed.id)
    rated = [
        [item.id, cap_group(item.member_kind, criteria_set), item.final_rating]
        for item in evaluations
        if item.final_rating and not item.not_rated
    ]
    return {
        **found,
        "outstanding": closed.is_outstanding,
        "rated": rated,
        "unrated": len(evaluations) - len(rated),
        "rule": write(criteria_set.cap),
    }


def shares_of(plain: Plain, decided: Mapping[str, Decided]) -> RatingShares:
    """The distribution of a branch, with what was decided on it by evaluation."""
    if "rated" not in plain:
        return NOT_CLOSED
    standing = [
        (group, decided[key].rating if key in decided else Rating(rating))
        for key, group, rating in plain["rated"]
    ]
    kept = plain["rule"]
    rule = CapRule(**read_fields(CapRule, kept, "", [])) if kept else None
    caps = excellent_caps_of(rule, standing, plain["outstanding"])
    return RatingShares(
        counts=Counter(Rating(rating) for _, _, rating in plain["rated"]),
        standing=Counter(rating for _, rating in standing),
        unrated=plain["unrated"],
        decided=sum(key in decided for key, _, _ in plain["rated"]),
        limit=sum(cap.limit for cap in caps) if rule else None,
        over=sum(cap.over for cap in caps),
        rounds=1,
        branches=1,
    )


def shares_plain(name: str, shares: RatingShares) -> Plain:
    """A distribution as a part keeps it."""
    return {
        "name": name,
        "counts": {one.value: shares.counts.get(one, 0) for one in Rating},
        "standing": {one.value: shares.standing.get(one, 0) for one in Rating},
        "rest": [shares.unrated, shares.decided, shares.limit, shares.over, shares.rounds],
    }


def shares_read(plain: Plain) -> tuple[str, RatingShares]:
    """Read it: the branch's name and its distribution."""
    unrated, decided, limit, over, rounds = plain["rest"]
    return plain["name"], RatingShares(
        counts={_RATINGS[code]: number for code, number in plain["counts"].items()},
        standing={_RATINGS[code]: number for code, number in plain["standing"].items()},
        unrated=unrated,
        decided=decided,
        limit=limit,
        over=over,
        rounds=rounds,
        branches=1,
    )
