"""Bản cam kết tu dưỡng, rèn luyện, phấn đấu: made from a template or last year's, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, cast

from chibo_desktop import resources
from chibo_desktop.domain.commitment_template import CommitmentTemplate, read_template
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.study import (
    Commitment,
    CommitmentLine,
    StudyMonth,
    commitment_id,
    study_month_id,
)
from chibo_desktop.domain.study_due import due_day
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.services.catalogues import catalogue_codes
from chibo_desktop.storage.study import (
    commitments_of,
    line_contents,
    lines_of,
    study_months,
)
from chibo_desktop.storage.unit_of_work import Unit

LINE_FIELDS = ("heading", "content", "product", "due", "self_result", "remark")
"""The fields of a line that people fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberYear:
    """One member's year: the commitment with its lines, and the twelve months."""

    member_id: str
    full_name: str
    year: int
    commitment: Commitment | None
    lines: tuple[CommitmentLine, ...]
    months: tuple[StudyMonth, ...]

    def late_lines(self, today: date) -> tuple[CommitmentLine, ...]:
        """Lines whose day has passed and of which nothing was said."""
        return tuple(
            line
            for line in self.lines
            if not line.self_result
            and (due := due_day(line.due, self.year)) is not None
            and due < today
        )


@cache
def commitment_templates() -> tuple[CommitmentTemplate, ...]:
    """Every template that ships with the program; the one for most members comes first."""
    folder = resources.path("forms", "commitments")
    return tuple(read_template(path.read_bytes()) for path in sorted(folder.glob("*.json")))


def templates_for(year: int) -> tuple[CommitmentTemplate, ...]:
    """The templates that hold in a year."""
    return tuple(one for one in commitment_templates() if one.holds_in(year))


def load_member_year(unit: Unit, member_id: str, year: int) -> MemberYear:
    """One member's year. Raises DomainError: member-unknown."""
    member = unit.get(Member, member_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    commitment = commitments_of(unit.connection, [member_id], year).get(member_id)
    lines = lines_of(unit.connection, [commitment.id]).get(commitment.id, []) if commitment else []
    months = [Month(year, number) for number in range(1, 13)]
    written = {
        one.period: one for one in study_months(unit.connection, [member_id], months[0], months[-1])
    }
    return MemberYear(
        member_id=member_id,
        full_name=member.full_name,
        year=year,
        commitment=commitment,
        lines=tuple(lines),
        months=tuple(
            written.get(month)
            or StudyMonth(
                id=study_month_id(member_id, month),
                org_id=member.org_id,
                member_id=member_id,
                period=month,
            )
            for month in months
        ),
    )


def make_commitments(unit: Unit, member_ids: Sequence[str], year: int, template_id: str) -> int:
    """Give those who have none a commitment with the lines of a template; how many were made.

    Raises DomainError: commitment-template-unknown, commitments-all-made.
    """
    template = next((one for one in templates_for(year) if one.id == template_id), None)
    if template is None:
        raise DomainError(Problem(code="commitment-template-unknown", params={"year": year}))
    lines = [
        {"heading": one.heading, "content": one.content, "product": one.product, "due": one.due}
        for one in template.lines
    ]
    return _make(unit, year, dict.fromkeys(member_ids, lines), template.id)


def copy_commitments(unit: Unit, member_ids: Sequence[str], year: int) -> int:
    """Give those who have none last year's lines anew, nothing said of them; how many were made.

    Raises DomainError: commitment-none-before, commitments-all-made.
    """
    before = commitments_of(unit.connection, member_ids, year - 1)
    old = lines_of(unit.connection, [one.id for one in before.values()])
    lines = {
        member_id: [
            {
                "heading": line.heading,
                "content": line.content,
                "product": line.product,
                "due": line.due.replace(str(year - 1), str(year)),
            }
            for line in old[one.id]
        ]
        for member_id, one in before.items()
        if one.id in old
    }
    if not lines:
        raise DomainError(Problem(code="commitment-none-before", params={"year": year - 1}))
    return _make(unit, year, lines, "")


def write_line(
    unit: Unit, member_id: str, year: int, values: Mapping[str, str], line_id: str = ""
) -> str:
    """Write a line of a member's commitment, which is made when there is none; its id.

    Raises DomainError: commitment-content-missing, study-value-unknown, member-unknown,
    commitment-line-unknown.
    """
    if unit.get(Member, member_id) is None:
        raise DomainError(Problem(code="member-unknown"))
    standing = unit.get(CommitmentLine, line_id) if line_id else None
    if line_id and standing is None:
        raise DomainError(Problem(code="commitment-line-unknown"))
    written = {name: nfc_lines(values[name]) for name in LINE_FIELDS if name in values}
    result = written.get("self_result", "")
    if result and result not in catalogue_codes()["commitment_result"]:
        raise DomainError(
            Problem(code="study-value-unknown", field="self_result", params={"value": result})
        )
    commitment = commitments_of(unit.connection, [member_id], year).get(member_id)
    batch = unit.new_id()
    if commitment is None:
        commitment = _commitment(unit, member_id, year, "")
        unit.save(commitment, act="commitment.make", batch=batch)
    line = standing or CommitmentLine(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        commitment_id=commitment.id,
        member_id=member_id,
        number=len(lines_of(unit.connection, [commitment.id]).get(commitment.id, [])) + 1,
    )
    changed = replace(line, **cast("dict[str, Any]", written))
    if not changed.content:
        raise DomainError(Problem(code="commitment-content-missing", field="content"))
    unit.save(changed, act="commitment.line", batch=batch)
    return changed.id


def void_line(unit: Unit, line_id: str) -> None:
    """Take a line out of a commitment. Raises DomainError: commitment-line-unknown."""
    line = unit.get(CommitmentLine, line_id)
    if line is None:
        raise DomainError(Problem(code="commitment-line-unknown"))
    unit.void(line, reason="bỏ khỏi bản cam kết", act="commitment.line-void")


def write_note(unit: Unit, member_id: str, year: int, note: str) -> None:
    """Write what the branch says of the whole commitment at the year's end."""
    commitment = commitments_of(unit.connection, [member_id], year).get(member_id)
    commitment = commitment or _commitment(unit, member_id, year, "")
    unit.save(replace(commitment, note=nfc_lines(note)), act="commitment.note")


def _make(
    unit: Unit,
    year: int,
    lines_by_member: Mapping[str, Sequence[Mapping[str, str]]],
    template_id: str,
) -> int:
    having = commitments_of(unit.connection, list(lines_by_member), year)
    made = [
        _commitment(unit, member_id, year, template_id)
        for member_id in lines_by_member
        if member_id not in having
    ]
    if not made:
        raise DomainError(Problem(code="commitments-all-made", params={"year": year}))
    batch = unit.new_id()
    unit.save_all(made, act="commitment.make", batch=batch)
    lines = [
        CommitmentLine(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            commitment_id=one.id,
            member_id=one.member_id,
            number=number,
            **cast("dict[str, Any]", dict(values)),
        )
        for one in made
        for number, values in enumerate(lines_by_member[one.member_id], start=1)
    ]
    unit.save_all(lines, act="commitment.make", batch=batch)
    return len(made)


def _commitment(unit: Unit, member_id: str, year: int, template_id: str) -> Commitment:
    return Commitment(
        id=commitment_id(member_id, year),
        org_id=unit.author.org_id,
        member_id=member_id,
        year=year,
        registered_on=unit.now.date(),
        template=template_id,
    )


def commitment_lines(
    unit: Unit, member_ids: Sequence[str], year: int
) -> dict[str, tuple[tuple[str, str], ...]]:
    """The lines of members' commitments, id and content in their order, by member."""
    found: dict[str, list[tuple[str, str]]] = {}
    for member_id, line_id, content in line_contents(unit.connection, member_ids, year):
        found.setdefault(member_id, []).append((line_id, content))
    return {member_id: tuple(lines) for member_id, lines in found.items()}
