"""The month's round: open it, note the meeting, close it, reopen it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.eligibility import NotRated
from chibo_desktop.domain.evaluation import (
    Round,
    RoundState,
    round_id,
)
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating_decision import decided_ratings
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.kept_sets import sets_for
from chibo_desktop.services.known_facts import filled_of_round, frozen
from chibo_desktop.services.round_members import new_evaluation, reason_not_rated
from chibo_desktop.services.sheet import Sheet, build_sheet
from chibo_desktop.storage.evaluations import evaluations_of, members_to_evaluate, rounds_of
from chibo_desktop.storage.round_records import decisions_of
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round in a list of months."""

    id: str
    branch_id: str
    period: Month
    state: RoundState
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPreview:
    """What opening a round would bring: how many would be rated, and who would not, with why."""

    rated_count: int
    not_rated: tuple[tuple[str, NotRated], ...]  # full name, reason


def branch_lines(unit: Unit) -> list[Branch]:
    """The branches of this file, in the order they were entered."""
    return unit.all(Branch)


def preview_round(
    unit: Unit, branch_id: str, period: Month, criteria_set: CriteriaSet
) -> RoundPreview:
    """Who would be in the round of a month; nothing is written."""
    members = members_to_evaluate(unit.connection, branch_id)
    reasons = [(one.full_name, reason_not_rated(one, criteria_set, period)) for one in members]
    not_rated = tuple((name, reason) for name, reason in reasons if reason is not None)
    return RoundPreview(rated_count=len(members) - len(not_rated), not_rated=not_rated)


def usable_sets(period: Month, issued: Sequence[CriteriaSet] = ()) -> tuple[CriteriaSet, ...]:
    """The criteria sets in force for a month; `issued` are the unit's own, which come first."""
    return sets_for(period, issued)


def round_lines(unit: Unit, branch_id: str = "") -> list[RoundLine]:
    """The rounds of a branch, newest first."""
    return [
        RoundLine(
            id=one.id,
            branch_id=one.branch_id,
            period=one.period,
            state=RoundState(one.state or RoundState.OPEN),
            closed_on=one.closed_on,
        )
        for one in rounds_of(unit.connection, branch_id=branch_id)
        if one.period is not None
    ]


def branch_of_round(unit: Unit, identity: str) -> str:
    """The branch whose month a round is; empty when there is no such round."""
    one = unit.get(Round, identity) if identity else None
    lines = round_lines(unit, one.branch_id) if one is not None else []
    return next((line.branch_id for line in lines if line.id == identity), "")


def open_round(unit: Unit, branch_id: str, period: Month, criteria_set: CriteriaSet) -> str:
    """Open the round of a month (mở kỳ) with an evaluation for each member; returns its id.

    The set is frozen into the round. Raises DomainError: round-exists, branch-unknown,
    round-nobody, criteria-not-in-force.
    """
    if unit.get(Branch, branch_id) is None:
        raise DomainError(Problem(code="branch-unknown"))
    if not criteria_set.covers(period):
        raise DomainError(
            Problem(code="criteria-not-in-force", params={"title": criteria_set.title})
        )
    identity = round_id(branch_id, period)
    if unit.get(Round, identity) is not None:
        raise DomainError(Problem(code="round-exists", params={"period": str(period)}))
    members = members_to_evaluate(unit.connection, branch_id)
    if not members:
        raise DomainError(Problem(code="round-nobody"))
    batch = unit.new_id()
    unit.save(
        Round(
            id=identity,
            org_id=unit.author.org_id,
            branch_id=branch_id,
            period=period,
            criteria=criteria_set.to_plain(),
            state=RoundState.OPEN,
            opened_on=unit.now.date(),
        ),
        act="round.open",
        batch=batch,
    )
    evaluations = [new_evaluation(unit, identity, one, criteria_set, period) for one in members]
    unit.save_all(evaluations, act="round.open", batch=batch)
    return identity


def refresh_members(unit: Unit, identity: str) -> int:
    """Bring newly entered members into an open round; returns how many came in.

    Raises DomainError: round-closed.
    """
    one = open_round_of(unit, identity)
    known = {evaluation.member_id for evaluation in evaluations_of(unit.connection, identity)}
    criteria_set = frozen_set(one)
    late = [
        new_evaluation(unit, identity, member, criteria_set, one.period)
        for member in members_to_evaluate(unit.connection, one.branch_id)
        if member.id not in known and one.period is not None
    ]
    return unit.save_all(late, act="round.refresh")


def load_sheet(unit: Unit, identity: str) -> Sheet:
    """The whole round as it stands. Raises DomainError: round-unknown."""
    one = unit.get(Round, identity)
    if one is None:
        raise DomainError(Problem(code="round-unknown"))
    branch = unit.get(Branch, one.branch_id)
    evaluations = evaluations_of(unit.connection, identity)
    is_closed = one.state == RoundState.CLOSED
    filled = None if is_closed else filled_of_round(unit.connection, one, evaluations)
    sheet = build_sheet(one, evaluations, branch.name if branch else "", filled)
    sheet = replace(sheet, is_foreign=one.org_id != unit.author.org_id)
    if not sheet.is_closed:
        return sheet
    return sheet.with_decisions(decided_ratings(decisions_of(unit.connection, [identity])))


def set_meeting(
    unit: Unit,
    identity: str,
    *,
    meeting_on: date | None,
    summoned: int | None,
    present: int | None,
) -> None:
    """Enter the meeting that voted. Raises DomainError: round-closed, present-over-summoned."""
    one = open_round_of(unit, identity)
    if summoned is not None and present is not None and present > summoned:
        raise DomainError(
            Problem(
                code="present-over-summoned",
                field="present",
                params={"present": present, "summoned": summoned},
            )
        )
    changed = replace(one, meeting_on=meeting_on, summoned=summoned, present=present)
    unit.save(changed, act="round.meeting")


def set_cap_decision(unit: Unit, identity: str, *, is_outstanding: bool, decision: str) -> None:
    """Record that the level above allows more than the usual share. Raises DomainError."""
    one = open_round_of(unit, identity)
    unit.save(replace(one, is_outstanding=is_outstanding, cap_decision=decision), act="round.cap")


def closing_obstacles(sheet: Sheet) -> list[Problem]:
    """Everything that keeps a round from being closed, all at once; `field` is an evaluation's id.

    Codes: round-incomplete for each unready member; cap-over when the share of excellent ratings
    is exceeded without the deciding document.
    """
    problems = [
        Problem(
            code="round-incomplete",
            field=row.evaluation.id,
            params={"name": row.evaluation.full_name},
        )
        for row in sheet.unready()
    ]
    problems += [
        Problem(
            code="cap-over",
            field="cap_decision",
            params={"have": cap.excellent_count, "limit": cap.limit},
        )
        for cap in sheet.caps
        if cap.over > 0 and not sheet.round.cap_decision
    ]
    return problems


def close_round(unit: Unit, identity: str) -> Sheet:
    """Close the round (chốt kỳ): results are written down and locked; returns the closed sheet.

    Raises DomainError: round-closed, and every one of `closing_obstacles`.
    """
    one = open_round_of(unit, identity)
    sheet = load_sheet(unit, identity)
    problems = closing_obstacles(sheet)
    if problems:
        raise DomainError(*problems)
    batch = unit.new_id()
    final = [
        replace(
            frozen(row.evaluation, row.filled),
            final_total=str(row.outcome.total) if row.outcome.total is not None else "",
            final_rating=row.rating or "",
        )
        for row in sheet.rows
    ]
    unit.save_all(final, act="round.close", batch=batch)
    closed = replace(one, state=RoundState.CLOSED, closed_on=unit.now.date())
    unit.save(closed, act="round.close", batch=batch)
    return load_sheet(unit, identity)


def reopen_round(unit: Unit, identity: str, reason: str) -> None:
    """Open a closed round again; the reason stays in the record and in the journal.

    Raises DomainError: reason-missing, round-not-closed, round-unknown.
    """
    one = known_round(unit, identity)
    if one.state != RoundState.CLOSED:
        raise DomainError(Problem(code="round-not-closed"))
    if not nfc_lines(reason):
        raise DomainError(Problem(code="reason-missing", field="reopen_reason"))
    unit.save(
        replace(
            one,
            state=RoundState.OPEN,
            closed_on=None,
            reopen_reason=nfc_lines(reason),
            reopened_on=unit.now.date(),
        ),
        act="round.reopen",
        note=nfc_lines(reason),
    )


def known_round(unit: Unit, identity: str) -> Round:
    """The round with that id. Raises DomainError: round-unknown."""
    one = unit.get(Round, identity)
    if one is None:
        raise DomainError(Problem(code="round-unknown"))
    return one


def open_round_of(unit: Unit, identity: str) -> Round:
    """The round, if it can still be changed. Raises DomainError: round-closed, round-unknown."""
    one = known_round(unit, identity)
    if one.state == RoundState.CLOSED:
        raise DomainError(Problem(code="round-closed"))
    return one
