"""The sheet of a quarter or a year: each member's parts, what they come to, what stands.

Screens and papers read this alone, so a figure is the same everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from chibo_desktop.domain.evaluation import Evaluation, Round, RoundState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import (
    UNEXPLAINED,
    FoundPart,
    MemberDays,
    PeriodPart,
    part_of,
)
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.roll_up import RollUp, RollUpPart, roll_up, roll_up_rule
from chibo_desktop.domain.span import Span, parts_of
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.rounds import known_round
from chibo_desktop.services.sheet import RatedSheet, caps_of, read_not_rated
from chibo_desktop.storage.evaluations import evaluations_of
from chibo_desktop.storage.period_parts import PartRound, found_parts, member_days, part_rounds
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRow:
    """One rated member: the parts, what they come to by the rule, and what stands."""

    evaluation: Evaluation
    parts: tuple[PeriodPart, ...]
    rolled: RollUp
    is_closed: bool

    @property
    def rating(self) -> Rating | None:
        """What stands: what was written down at closing, else the branch's decision first."""
        if self.is_closed:
            return Rating(self.evaluation.final_rating) if self.evaluation.final_rating else None
        if self.evaluation.override_rating:
            return Rating(self.evaluation.override_rating)
        return self.rolled.rating

    @property
    def total_text(self) -> str:
        """The total that stands, as an exact text; empty when there is none."""
        if self.is_closed:
            return self.evaluation.final_total
        return "" if self.rolled.total is None else f"{self.rolled.total:f}"

    @property
    def is_overridden(self) -> bool:
        """True when the branch decided otherwise than the rule gives."""
        chosen = self.evaluation.override_rating
        return bool(chosen) and chosen != self.rolled.rating

    @property
    def unexplained(self) -> tuple[PeriodPart, ...]:
        """The parts of which nobody has said why there is no result."""
        return tuple(part for part in self.parts if part.state in UNEXPLAINED)

    @property
    def stale(self) -> tuple[Month, ...]:
        """Parts that have changed since the round was closed."""
        if not self.is_closed:
            return ()
        frozen = self.evaluation.final_parts
        return tuple(
            part.period
            for part in self.parts
            if part.frozen() != frozen.get(str(part.period), part.frozen())
        )

    @property
    def is_ready(self) -> bool:
        """True when the row can be closed."""
        return self.rating is not None and not self.unexplained


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanSheet(RatedSheet):
    """The round of a quarter or a year with all its rows."""

    rows: tuple[SpanRow, ...]
    part_span: Span
    ends: tuple[Month, ...]
    part_rounds: Mapping[Month, PartRound]

    @property
    def stale(self) -> tuple[Month, ...]:
        """Parts that have changed for anybody since the round was closed."""
        return tuple(sorted({month for row in self.rows for month in row.stale}))

    @property
    def reopened(self) -> tuple[Month, ...]:
        """Parts whose round stands open."""
        return tuple(
            end
            for end in self.ends
            if (one := self.part_rounds.get(end)) is not None and not one.is_closed
        )


def load_span(unit: Unit, identity: str, *, anew: bool = False) -> SpanSheet:
    """The round of a quarter or a year as it stands; `anew`: as if it had not been closed.

    Raises DomainError: round-unknown.
    """
    one = known_round(unit, identity)
    if anew:
        one = replace(one, state=RoundState.OPEN)
    branch = unit.get(Branch, one.branch_id)
    if one.period is None or one.lasts is Span.MONTH:
        raise DomainError(Problem(code="round-unknown"))
    days = member_days(unit.connection, [one.branch_id])
    return _sheet(unit, one, branch.name if branch else "", days, _Shared())


def load_spans(unit: Unit, rounds: Sequence[Round]) -> list[SpanSheet]:
    """Many branches at once: what the Đảng bộ computes anew for a whole year."""
    names = {branch.id: branch.name for branch in unit.all(Branch)}
    days = member_days(unit.connection, [one.branch_id for one in rounds])
    shared = _Shared()
    return [_sheet(unit, one, names.get(one.branch_id, ""), days, shared) for one in rounds]


@dataclass(slots=True)
class _Shared:
    """What the sheets of many branches have in common: the parts of a period."""

    parts: dict[
        tuple[str, Span, tuple[Month, ...]],
        tuple[list[PartRound], Mapping[tuple[str, Month], FoundPart]],
    ] = field(default_factory=dict)

    def parts_of(
        self, unit: Unit, org_id: str, span: Span, ends: tuple[Month, ...]
    ) -> tuple[list[PartRound], Mapping[tuple[str, Month], FoundPart]]:
        """The rounds of a node that are parts of a period, and everybody's results in them."""
        key = (org_id, span, ends)
        if key not in self.parts:
            rounds = part_rounds(unit.connection, org_id, span, ends)
            self.parts[key] = (rounds, found_parts(unit.connection, rounds))
        return self.parts[key]


def _sheet(
    unit: Unit, one: Round, branch_name: str, days: Mapping[str, MemberDays], shared: _Shared
) -> SpanSheet:
    criteria_set = frozen_set(one)
    span, end = one.lasts, one.period
    if end is None:
        raise DomainError(Problem(code="round-unknown"))
    rule = roll_up_rule(criteria_set, span)
    ends = parts_of(span, end, rule.part)
    rounds, found = shared.parts_of(unit, one.org_id, rule.part, ends)
    own = {part.period: part for part in rounds if part.branch_id == one.branch_id}
    is_closed = one.state == RoundState.CLOSED
    evaluations = evaluations_of(unit.connection, one.id)
    rows = []
    for evaluation in evaluations:
        if evaluation.not_rated:
            continue
        member_id = evaluation.member_id
        parts = tuple(
            part_of(
                period,
                found.get((member_id, period)),
                days.get(member_id, MemberDays()),
                gap=evaluation.gaps.get(str(period), ""),
                outside=evaluation.outside.get(str(period), ""),
            )
            for period in ends
        )
        rows.append(
            SpanRow(
                evaluation=evaluation,
                parts=parts,
                rolled=roll_up(criteria_set, rule, map(_rolled_part, parts)),
                is_closed=is_closed,
            )
        )
    return SpanSheet(
        round=one,
        criteria_set=criteria_set,
        part_span=rule.part,
        ends=ends,
        rows=tuple(rows),
        not_rated=tuple(
            (evaluation, read_not_rated(evaluation.not_rated))
            for evaluation in evaluations
            if evaluation.not_rated
        ),
        caps=caps_of(criteria_set, rows, one),
        branch_name=branch_name,
        part_rounds=own,
    )


def _rolled_part(part: PeriodPart) -> RollUpPart:
    """The part as the rule takes it. What is not explained yet has its state for a reason.

    So a result for the time being is seen; closing waits until everything is explained.
    """
    return RollUpPart(
        period=part.period,
        total=part.total,
        rating=part.rating,
        reason="" if part.has_result else part.reason or part.state.value,
    )
