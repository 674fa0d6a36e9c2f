"""Plausible marks: most work well, a few shine within the share allowed, a few fall behind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import event_key
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind

_HALF = Decimal("0.5")
_SELDOM = 0.15
EXCELLENT, _GOOD = 90, 70


@dataclass(frozen=True, slots=True)
class Marks:
    """What the three markers gave one member, as texts by criterion; `total` is the branch's.

    `events` are what was counted of the member, as the set writes them down.
    """

    total: float
    by_self: Mapping[str, str]
    by_committee: Mapping[str, str]
    by_branch: Mapping[str, str]
    events: Mapping[str, str]


def month_totals(
    rng: Random, abilities: Mapping[str, float], *, share: int, generous: bool
) -> dict[str, float]:
    """A total for each member of a branch: at most `share` percent of the good ones excel.

    A `generous` branch proposes one more than it may.
    """
    form = {name: ability + rng.gauss(0, 0.6) for name, ability in abilities.items()}
    ranked = sorted(form, key=lambda name: (-form[name], name))
    weak = {name for name in ranked if form[name] < -2.1}
    # k excellent out of n leave n - k good ones, and k may be `share` percent of those.
    allowed = share * (len(ranked) - len(weak)) // (100 + share)
    leaders = ranked[: allowed + generous]
    totals = {}
    for name in ranked:
        if name in leaders:
            totals[name] = _halves(rng.uniform(EXCELLENT, 97))
        elif name in weak:
            totals[name] = _halves(rng.uniform(48, _GOOD - 1))
        else:
            totals[name] = _halves(min(max(85 + 2.5 * form[name], _GOOD + 2), EXCELLENT - 0.5))
    return totals


def marks_of(rng: Random, criteria_set: CriteriaSet, total: float) -> Marks:
    """Marks that come to a total in the branch's column; the others differ a little.

    A line that follows from events is counted and not marked.
    """
    numeric = [one for one in leaf_criteria(criteria_set) if one.kind is CriterionKind.NUMERIC]
    leaves = [leaf for leaf in numeric if not leaf.events]
    lost = dict.fromkeys((one.code for one in leaves), Decimal(0))
    _take(rng, leaves, lost, round((float(criteria_set.scale) - total) * 2))
    committee = dict(lost)
    if rng.random() < 0.35:
        _take(rng, leaves, committee, rng.randint(1, 3))
    own = {code: _given_back(rng, amount) for code, amount in lost.items()}
    return Marks(
        total=total,
        by_self=_texts(leaves, own),
        by_committee=_texts(leaves, committee),
        by_branch=_texts(leaves, lost),
        events={key: "1" for leaf in numeric for key in _events(rng, leaf)},
    )


def _events(rng: Random, leaf: Criterion) -> Iterator[str]:
    """What happened once; what the program knows by itself is not invented."""
    for event in leaf.events:
        if not event.source and rng.random() < _SELDOM:
            yield event_key(leaf.code, event.code)


def _take(rng: Random, leaves: Sequence[Criterion], lost: dict[str, Decimal], halves: int) -> None:
    for _ in range(halves):
        # Two thirds at most of any one criterion are ever lost.
        room = [one for one in leaves if (one.ceiling - lost[one.code]) * 3 > one.ceiling]
        if not room:
            return
        chosen = rng.choices(room, [float(one.ceiling) for one in room])[0]
        lost[chosen.code] += _HALF


def _given_back(rng: Random, amount: Decimal) -> Decimal:
    return amount - _HALF * rng.randint(0, 2) if amount > 1 else amount


def _texts(leaves: Sequence[Criterion], lost: Mapping[str, Decimal]) -> dict[str, str]:
    return {one.code: f"{(one.ceiling - lost[one.code]).normalize():f}" for one in leaves}


def _halves(value: float) -> float:
    return round(value * 2) / 2
