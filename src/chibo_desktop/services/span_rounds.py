"""Rounds of a quarter and a year: open from the months, explain gaps, close, compute anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.evaluation import (
    Evaluation,
    Round,
    RoundState,
    round_id,
)
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState, write_outside
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span, months_of, span_end
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.round_members import new_evaluation
from chibo_desktop.services.rounds import known_round, open_round_of
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet, load_span
from chibo_desktop.storage.evaluations import evaluations_of, members_to_evaluate, rounds_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.spans import span_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLine:
    """A quarter or a year in the list of periods; without an id it has not been opened."""

    id: str
    branch_id: str
    span: Span
    period: Month
    state: RoundState | None
    closed_on: date | None
    months_closed: int


def span_lines(unit: Unit, branch_id: str, today: date) -> list[SpanLine]:
    """Every quarter and year that has a month's round, or lies around today; newest first."""
    months = rounds_of(unit.connection, branch_id=branch_id)
    closed = {one.period for one in months if one.state == RoundState.CLOSED}
    known = {one.period for one in months if one.period} | {Month.of(today)}
    found = []
    for span in (Span.QUARTER, Span.YEAR):
        rounds = {
            one.period: one for one in rounds_of(unit.connection, branch_id=branch_id, span=span)
        }
        ends = {span_end(span, month) for month in known} | {end for end in rounds if end}
        for end in ends:
            one = rounds.get(end)
            found.append(
                SpanLine(
                    id=one.id if one else "",
                    branch_id=branch_id,
                    span=span,
                    period=end,
                    state=RoundState(one.state or RoundState.OPEN) if one else None,
                    closed_on=one.closed_on if one else None,
                    months_closed=sum(1 for month in months_of(span, end) if month in closed),
                )
            )
    return sorted(found, key=lambda line: (line.period, line.span is Span.YEAR), reverse=True)


def open_span(unit: Unit, branch_id: str, span: Span, end: Month, criteria_set: CriteriaSet) -> str:
    """Open the round of a quarter or a year (mở kỳ quý, năm); returns its id.

    Raises DomainError: branch-unknown, round-exists, round-nobody, criteria-not-in-force.
    """
    if unit.get(Branch, branch_id) is None:
        raise DomainError(Problem(code="branch-unknown"))
    if not criteria_set.covers(end):
        title = criteria_set.title
        raise DomainError(Problem(code="criteria-not-in-force", params={"title": title}))
    identity = round_id(branch_id, end, span)
    if unit.get(Round, identity) is not None:
        raise DomainError(Problem(code="span-exists"))
    members = members_to_evaluate(unit.connection, branch_id)
    if not members:
        raise DomainError(Problem(code="round-nobody"))
    batch = unit.new_id()
    unit.save(
        Round(
            id=identity,
            org_id=unit.author.org_id,
            branch_id=branch_id,
            period=end,
            span=span,
            criteria=criteria_set.to_plain(),
            state=RoundState.OPEN,
            opened_on=unit.now.date(),
        ),
        act="span.open",
        batch=batch,
    )
    evaluations = [new_evaluation(unit, identity, one, criteria_set, end) for one in members]
    unit.save_all(evaluations, act="span.open", batch=batch)
    return identity


def refresh_span(unit: Unit, identity: str) -> int:
    """Bring new members into an open round; how many. Raises DomainError: round-closed."""
    one = open_round_of(unit, identity)
    if one.period is None:
        return 0
    known = {evaluation.member_id for evaluation in evaluations_of(unit.connection, identity)}
    criteria_set = frozen_set(one)
    late = [
        new_evaluation(unit, identity, member, criteria_set, one.period)
        for member in members_to_evaluate(unit.connection, one.branch_id)
        if member.id not in known
    ]
    return unit.save_all(late, act="round.refresh")


def explain_gap(
    unit: Unit, evaluation: str, period: Month, reason: str, total: str = "", rating: str = ""
) -> None:
    """Say why a part is missing, or what another branch gave for it; an empty reason takes it back.

    Raises DomainError: evaluation-unknown, round-closed, reason-missing, outside-total.
    """
    one = unit.get(Evaluation, evaluation)
    if one is None:
        raise DomainError(Problem(code="evaluation-unknown"))
    open_round_of(unit, one.round_id)
    reason = nfc_lines(reason)
    gaps, outside = {**one.gaps}, {**one.outside}
    gaps.pop(str(period), None)
    outside.pop(str(period), None)
    if rating:
        if not reason:
            raise DomainError(Problem(code="reason-missing", field="reason"))
        outside[str(period)] = write_outside(_points(total), Rating(rating))
    if reason:
        gaps[str(period)] = reason
    unit.save(replace(one, gaps=gaps, outside=outside), act="span.gap")


def span_obstacles(sheet: SpanSheet) -> list[Problem]:
    """Everything that keeps a quarter or a year from being closed; `field` is an evaluation's id.

    Codes: span-part-open, span-gap, span-unrated, cap-over.
    """
    problems = [
        Problem(code="span-part-open", params={"period": _in_words(sheet, month)})
        for month in sheet.reopened
    ]
    for row in sheet.rows:
        about = {"name": row.evaluation.full_name}
        missing = [part for part in row.unexplained if part.state is PartState.MISSING]
        if missing:
            periods = ", ".join(_in_words(sheet, part.period) for part in missing)
            problems.append(
                Problem(
                    code="span-gap", field=row.evaluation.id, params={**about, "periods": periods}
                )
            )
        elif row.rating is None and not row.unexplained:
            problems.append(Problem(code="span-unrated", field=row.evaluation.id, params=about))
    cap = sheet.cap
    if cap and cap.over > 0 and not sheet.round.cap_decision:
        params: Mapping[str, str | int] = {"have": cap.excellent_count, "limit": cap.limit}
        problems.append(Problem(code="cap-over", field="cap_decision", params=params))
    return problems


def close_span(unit: Unit, identity: str) -> SpanSheet:
    """Close a quarter or a year: results and the parts they come from are written down.

    Raises DomainError: round-closed, and every one of `span_obstacles`.
    """
    one = open_round_of(unit, identity)
    sheet = load_span(unit, identity)
    if problems := span_obstacles(sheet):
        raise DomainError(*problems)
    batch = unit.new_id()
    unit.save_all([_final(row) for row in sheet.rows], act="span.close", batch=batch)
    closed = replace(one, state=RoundState.CLOSED, closed_on=unit.now.date())
    unit.save(closed, act="span.close", batch=batch)
    return load_span(unit, identity)


def reopen_span(unit: Unit, identity: str, reason: str) -> None:
    """Open a closed quarter or year again. Raises DomainError: reason-missing, round-not-closed."""
    one = known_round(unit, identity)
    if one.state != RoundState.CLOSED:
        raise DomainError(Problem(code="round-not-closed"))
    reason = nfc_lines(reason)
    if not reason:
        raise DomainError(Problem(code="reason-missing", field="reopen_reason"))
    unit.save(
        replace(
            one,
            state=RoundState.OPEN,
            closed_on=None,
            reopen_reason=reason,
            reopened_on=unit.now.date(),
        ),
        act="span.reopen",
        note=reason,
    )


def recompute_span(unit: Unit, identity: str, reason: str) -> SpanSheet:
    """Write down anew what a closed round comes to, after a part of it has changed.

    One act: opened with the reason and closed again; whatever cannot be closed refuses the whole.
    Raises DomainError: reason-missing, round-not-closed, and every one of `span_obstacles`.
    """
    if problems := span_obstacles(load_span(unit, identity, anew=True)):
        raise DomainError(*problems)
    reopen_span(unit, identity, reason)
    return close_span(unit, identity)


def changed_results(unit: Unit, identity: str) -> list[tuple[str, str, str]]:
    """Whose result would change if a closed round were computed anew: name, total and rating.

    Each of the two as `82.5 good`, for words to be made of.
    """
    anew = {row.evaluation.id: row for row in load_span(unit, identity, anew=True).rows}
    found = []
    for row in load_span(unit, identity).rows:
        new = anew[row.evaluation.id]
        was, will = (
            f"{one.total_text or '-'} {one.rating.value if one.rating else ''}".strip()
            for one in (row, new)
        )
        if was != will:
            found.append((row.evaluation.full_name, was, will))
    return found


def _final(row: SpanRow) -> Evaluation:
    return replace(
        row.evaluation,
        final_total=row.total_text,
        final_rating=row.rating or "",
        final_parts={str(part.period): part.frozen() for part in row.parts},
    )


def _in_words(sheet: SpanSheet, end: Month) -> str:
    name = span_name(sheet.part_span, end)
    return name[:1].lower() + name[1:]


def _points(text: str) -> Decimal | None:
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        points = Decimal(text)
    except InvalidOperation as error:
        raise DomainError(Problem(code="outside-total", field="total")) from error
    if not points.is_finite() or points < 0:
        raise DomainError(Problem(code="outside-total", field="total"))
    return points
