"""What people do with targets: write, copy from last year, enter results, remove."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.span import Span, months_of
from chibo_desktop.domain.targets.records import (
    Target,
    TargetDirection,
    TargetKind,
    TargetMeasure,
    TargetResult,
    TargetRollUp,
    TargetState,
    target_result_id,
)
from chibo_desktop.domain.text import match_key, nfc
from chibo_desktop.storage.targets import programmes_of, results_of, targets_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import short_month_text

MOST = Decimal(10) ** 12
FIRST_YEAR, LAST_YEAR = 1930, 2200  # a year outside is a slip of the hand


def save_target(unit: Unit, target: Target) -> None:
    """Write a target; a new one stands last in its year.

    Raises DomainError: target-title, target-year, target-plan, target-due.
    """
    if problems := target_problems(target):
        raise DomainError(*problems)
    known = unit.get(Target, target.id) is not None
    number = target.number or _last_number(unit, target) + 1
    owner_id, owner_name = named_owner(unit, target.owner_id, target.owner_name)
    unit.save(
        replace(
            target,
            number=number,
            code=nfc(target.code),
            title=nfc(target.title),
            unit=nfc(target.unit) if target.is_numeric else "",
            kind=target.kind or TargetKind.NUMERIC,
            direction=(target.direction or TargetDirection.AT_LEAST) if target.is_numeric else "",
            measure=(target.measure or TargetMeasure.CUMULATIVE) if target.is_numeric else "",
            planned=target.planned if target.is_numeric else None,
            roll_up=_fitting(target),
            owner_id=owner_id,
            owner_name=owner_name,
            source=nfc(target.source),
            note=nfc(target.note),
        ),
        act="target.edit" if known else "target.create",
    )


def target_problems(target: Target) -> list[Problem]:
    """What keeps a target from being written, in the order of the form."""
    problems = []
    if not nfc(target.title):
        problems.append(Problem(code="target-title", field="title"))
    if target.year is None or not FIRST_YEAR <= target.year <= LAST_YEAR:
        problems.append(Problem(code="target-year", field="year"))
    if target.is_numeric and not _is_amount(target.planned):
        problems.append(Problem(code="target-plan", field="planned"))
    if target.due is None or target.due.year != target.year:
        problems.append(Problem(code="target-due", field="due", params={"year": target.year or 0}))
    return problems


def remove_target(unit: Unit, target: Target) -> None:
    """Take a target off its year; its results come back with it when this is undone."""
    unit.void(target, reason="Ghi nhầm", act="target.remove")


def copy_targets(unit: Unit, branch_id: str, from_year: int, to_year: int) -> int:
    """Copy a year's targets that the other year does not have; returns how many.

    Plan, rule and owner are kept, the month due moves with the year; a programme is kept when it
    covers the new year. Raises DomainError: target-nothing-to-copy.
    """
    connection, org_id = unit.connection, unit.author.org_id
    covering = {
        one.id for one in programmes_of(connection, org_id, branch_id) if one.covers(to_year)
    }
    known = {_same_key(one) for one in targets_of(connection, org_id, branch_id, to_year)}
    number = max(
        (one.number or 0 for one in targets_of(connection, org_id, branch_id, to_year)), default=0
    )
    copies = []
    for one in targets_of(connection, org_id, branch_id, from_year):
        if _same_key(one) in known:
            continue
        number += 1
        copies.append(
            replace(
                one,
                id=unit.new_id(),
                year=to_year,
                number=number,
                due=Month(to_year, one.due.number if one.due else 12),
                programme_id=one.programme_id if one.programme_id in covering else "",
                note="",
                above_id="",
            )
        )
    if not copies:
        raise DomainError(
            Problem(code="target-nothing-to-copy", params={"from": from_year, "to": to_year})
        )
    return unit.save_all(copies, act="target.copy")


def new_result(unit: Unit, target: Target, span: Span, period: Month) -> TargetResult:
    """The result of a period as it is known, or an empty one to be filled in."""
    identity = target_result_id(target.id, span, period)
    known = results_of(unit.connection, [target.id]).get(target.id, ())
    return next((one for one in known if one.id == identity), None) or TargetResult(
        id=identity,
        org_id=target.org_id,
        branch_id=target.branch_id,
        target_id=target.id,
        period=period,
        span=span,
    )


def save_result(unit: Unit, target: Target, result: TargetResult) -> None:
    """Enter what was done in a period (kỳ).

    Raises DomainError: target-rolled-up, target-result-period, target-result-value,
    target-result-state, target-result-overlap.
    """
    if target.is_rolled_up:
        raise DomainError(Problem(code="target-rolled-up"))
    problems = []
    if result.period is None or result.period.year != target.year:
        problems.append(
            Problem(code="target-result-period", field="period", params={"year": target.year or 0})
        )
    if target.is_numeric and not _is_amount(result.value):
        problems.append(Problem(code="target-result-value", field="value"))
    if not target.is_numeric and result.state not in _STATED:
        problems.append(Problem(code="target-result-state", field="state"))
    if (other := _overlapping(unit, target, result)) is not None and other.period is not None:
        month = short_month_text(other.period)
        problems.append(
            Problem(code="target-result-overlap", field="period", params={"month": month})
        )
    if problems:
        raise DomainError(*problems)
    unit.save(
        replace(
            result,
            value=result.value if target.is_numeric else None,
            state="" if target.is_numeric else result.state,
            evidence=nfc(result.evidence),
            note=nfc(result.note),
        ),
        act="target.result",
    )


def remove_result(unit: Unit, result: TargetResult) -> None:
    """Take a result off that was a mistake."""
    unit.void(result, reason="Ghi nhầm", act="target.result.remove")


def _is_amount(value: Decimal | None) -> bool:
    return value is not None and 0 <= value < MOST


_STATED = (TargetState.EXCEEDED, TargetState.MET, TargetState.NOT_MET)


def named_owner(unit: Unit, owner_id: str, owner_name: str) -> tuple[str, str]:
    """Id and name of who is responsible: a member of the file, or anybody by name."""
    owner = unit.get(Member, owner_id) if owner_id else None
    return (owner.id, owner.full_name) if owner else ("", nfc(owner_name))


def _fitting(target: Target) -> str:
    """A target without a number is met by all units or judged by itself; nothing adds up."""
    wanted = target.roll_up or TargetRollUp.OWN
    if target.branch_id:
        return TargetRollUp.OWN
    if target.is_numeric:
        return TargetRollUp.OWN if wanted == TargetRollUp.ALL else wanted
    return wanted if wanted == TargetRollUp.ALL else TargetRollUp.OWN


def _last_number(unit: Unit, target: Target) -> int:
    known = targets_of(unit.connection, target.org_id, target.branch_id, target.year or 0)
    return max((one.number or 0 for one in known), default=0)


def _same_key(target: Target) -> str:
    return match_key(target.code) or match_key(target.title)


def _overlapping(unit: Unit, target: Target, result: TargetResult) -> TargetResult | None:
    """A result of a month inside the quarter, or of the quarter around the month: counted twice."""
    if target.measure != TargetMeasure.CUMULATIVE or result.period is None:
        return None
    mine = _months(result)
    known: Sequence[TargetResult] = results_of(unit.connection, [target.id]).get(target.id, ())
    return next((one for one in known if one.id != result.id and mine & _months(one)), None)


def _months(result: TargetResult) -> frozenset[Month]:
    if result.period is None:
        return frozenset()
    return frozenset(months_of(Span(result.span or Span.MONTH), result.period))
