"""Kiểm tra, giám sát of a year: the programme, what was done of it, what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.terms.inspection import (
    Inspection,
    InspectionCount,
    InspectionState,
    count_inspections,
)
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.party_bodies import chosen_body
from chibo_desktop.services.target_acts import named_owner
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionBoard:
    """A year of one organisation, by the month planned."""

    org_id: str
    branch_id: str
    branches: Mapping[str, str]
    year: int
    today: date
    lines: tuple[Inspection, ...]

    @property
    def count(self) -> InspectionCount:
        """How many are planned, done, late, still to be mended."""
        return count_inspections(self.lines, self.today)


def load_inspections(unit: Unit, branch_id: str, year: int, today: date) -> InspectionBoard:
    """The year of an organisation; an unknown one: the first."""
    branch_id, branches = chosen_body(unit, branch_id)
    org_id = unit.author.org_id
    lines = inspections_of(unit, org_id, branch_id, year)
    return InspectionBoard(
        org_id=org_id,
        branch_id=branch_id,
        branches=branches,
        year=year,
        today=today,
        lines=tuple(lines),
    )


def inspections_of(unit: Unit, org_id: str, branch_id: str, year: int) -> list[Inspection]:
    """What a year's programme holds and what was added to it, by the month planned."""
    found = of_body(unit.connection, Inspection, org_id, branch_id)
    return sorted(
        (one for one in found if one.year == year),
        key=lambda one: (str(one.planned_in or ""), one.number or 0, one.id),
    )


def save_inspection(unit: Unit, one: Inspection) -> None:
    """Write one into the year's programme, or what came of it.

    Raises DomainError: inspection-title, inspection-month, inspection-done-day,
    inspection-result, inspection-follow.
    """
    cleaned = replace(
        one,
        title=nfc(one.title),
        state=one.state or InspectionState.PLANNED,
        conclusion_number=nfc(one.conclusion_number),
        result=nfc_lines(one.result),
        follow_up=nfc_lines(one.follow_up),
    )
    if problems := _problems(cleaned, unit.now.date()):
        raise DomainError(*problems)
    known = of_body(unit.connection, Inspection, one.org_id, one.branch_id)
    last = max((other.number or 0 for other in known if other.year == one.year), default=0)
    member_id, full_name = named_owner(unit, one.member_id, one.full_name)
    leader_id, leader_name = named_owner(unit, one.leader_id, one.leader_name)
    unit.save(
        replace(
            cleaned,
            number=one.number or last + 1,
            member_id=member_id,
            full_name=full_name,
            leader_id=leader_id,
            leader_name=leader_name,
        ),
        act="inspection.edit"
        if any(other.id == one.id for other in known)
        else "inspection.create",
    )


def remove_inspection(unit: Unit, one: Inspection) -> None:
    """Take one off that was written by mistake."""
    unit.void(one, reason="Ghi nhầm", act="inspection.remove")


def _problems(one: Inspection, today: date) -> list[Problem]:
    problems = []
    if not one.title:
        problems.append(Problem(code="inspection-title", field="title"))
    if one.planned_in is None or one.planned_in.year != one.year:
        params = {"year": one.year or 0}
        problems.append(Problem(code="inspection-month", field="planned_in", params=params))
    if one.state == InspectionState.DONE:
        if one.done_on is None or one.done_on > today:
            problems.append(Problem(code="inspection-done-day", field="done_on"))
        if not one.result:
            problems.append(Problem(code="inspection-result", field="result"))
    if one.state == InspectionState.DROPPED and not one.result:
        problems.append(Problem(code="inspection-result", field="result"))
    if (one.follow_due_on or one.followed_on) and not one.follow_up:
        problems.append(Problem(code="inspection-follow", field="follow_up"))
    return problems
