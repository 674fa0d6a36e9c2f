"""What a year of study comes to for each member: for the self-review and for the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import (
    CommitmentLine,
    CommitmentResult,
    Participation,
    StudyMonth,
    StudyRemark,
)
from chibo_desktop.storage.study import commitments_of, lines_of, study_months
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySummary:
    """One member's year in figures. `months` are those that have begun since admission."""

    year: int
    months: int
    registered: int = 0
    reported: int = 0
    attended: int = 0
    excused: int = 0
    absent: int = 0
    hours: Decimal = Decimal(0)
    models: int = 0
    met: int = 0
    not_met: int = 0
    lines: int = 0
    lines_met: int = 0
    lines_not_met: int = 0
    not_met_contents: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing at all is known of this year."""
        return not (self.registered or self.reported or self.lines or self.attended)


def study_year_summary(
    unit: Unit, member_ids: Sequence[str], year: int, today: date
) -> dict[str, StudySummary]:
    """The year of some members in figures; who is unknown is not in the answer."""
    members = unit.get_many(Member, member_ids)
    first, last = Month(year, 1), Month(year, 12)
    months: dict[str, list[StudyMonth]] = {}
    for one in study_months(unit.connection, list(members), first, last):
        months.setdefault(one.member_id, []).append(one)
    commitments = commitments_of(unit.connection, list(members), year)
    lines = lines_of(unit.connection, [one.id for one in commitments.values()])
    return {
        member_id: _summary(
            year,
            _months_followed(member, year, today),
            months.get(member_id, ()),
            lines.get(commitments[member_id].id, ()) if member_id in commitments else (),
        )
        for member_id, member in members.items()
    }


def _months_followed(member: Member, year: int, today: date) -> int:
    first, last = Month(year, 1), min(Month(year, 12), Month.of(today))
    if member.admitted_on is not None:
        first = max(first, Month.of(member.admitted_on.earliest))
    return max(0, (last.year - first.year) * 12 + last.number - first.number + 1)


def _summary(
    year: int, months: int, written: Sequence[StudyMonth], lines: Sequence[CommitmentLine]
) -> StudySummary:
    took_part = _counts([one.participation for one in written])
    remarks = _counts([one.remark for one in written])
    results = _counts([one.self_result for one in lines])
    return StudySummary(
        year=year,
        months=months,
        registered=sum(one.is_registered for one in written),
        reported=sum(one.has_report for one in written),
        attended=took_part.get(Participation.ATTENDED, 0),
        excused=took_part.get(Participation.EXCUSED, 0),
        absent=took_part.get(Participation.ABSENT, 0),
        hours=sum((one.hours for one in written if one.hours is not None), Decimal(0)),
        models=remarks.get(StudyRemark.MODEL, 0),
        met=remarks.get(StudyRemark.MET, 0),
        not_met=remarks.get(StudyRemark.NOT_MET, 0),
        lines=len(lines),
        lines_met=results.get(CommitmentResult.MET, 0),
        lines_not_met=results.get(CommitmentResult.NOT_MET, 0),
        not_met_contents=tuple(
            one.content for one in lines if one.self_result == CommitmentResult.NOT_MET
        ),
    )


def _counts(codes: Sequence[str]) -> Mapping[str, int]:
    return {code: codes.count(code) for code in set(codes)}
