"""What a report tells of học tập và làm theo Bác: registered, handed in, taken part, praised."""

from collections.abc import Iterable
from dataclasses import replace

from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.study import Participation, StudyRemark
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.storage.member_values import MemberValues
from chibo_desktop.storage.study import (
    CommitmentMark,
    StudyMark,
    commitment_marks,
    study_marks,
)


def study_told(scope: ReportScope) -> Told:
    """Each figure counts members, once however many months they did it in."""
    by_id = _lines(scope)
    months: dict[str, dict[str, int]] = {}
    for one in scope.read(_marks, by_id):
        for name, is_so in (
            ("study_registered", one.is_registered),
            ("study_attended", one.participation == Participation.ATTENDED),
            ("study_reported", one.has_report),
            ("study_models", one.remark == StudyRemark.MODEL),
            ("study_not_met", one.remark == StudyRemark.NOT_MET),
        ):
            of_name = months.setdefault(name, {})
            if is_so:
                of_name[one.member_id] = of_name.get(one.member_id, 0) + 1
    found = {name: _members(of_name, by_id) for name, of_name in months.items()}
    committed = {
        one.member_id: one.line_count for one in scope.read(_commitments, by_id) if one.line_count
    }
    return {**found, "commitments": _members(committed, by_id, "nội dung cam kết")}


def _members(
    counts: dict[str, int], names: dict[str, NameLine], thing: str = "tháng"
) -> KnownFigure:
    return counted(
        [
            replace(line, note=f"{counts[member_id]} {thing}")
            for member_id, line in names.items()
            if member_id in counts
        ]
    )


def _lines(scope: ReportScope) -> dict[str, NameLine]:
    """Names by member id: of somebody of whom two units have a record, where they are now.

    What the former unit wrote of them counts there as well.
    """
    moved = [one.line for one in scope.people if _moved_away(one.line)]
    away = {(one.id, one.org_id) for one in moved}
    found: dict[str, tuple[bool, str, NameLine]] = {}
    for (member_id, org_id), line in scope.names.items():
        one = ((member_id, org_id) in away, org_id, line)
        if member_id not in found or one[:2] < found[member_id][:2]:
            found[member_id] = one
    for member_id in scope.told_elsewhere(moved):
        del found[member_id]
    return {member_id: line for member_id, (_, _, line) in found.items()}


def _moved_away(one: MemberValues) -> bool:
    return bool(one.values["activity_status"] == ActivityStatus.TRANSFERRED)


def _marks(scope: ReportScope) -> Iterable[tuple[str, StudyMark]]:
    found = study_marks(
        scope.unit.connection, *scope.months, branch_id=scope.branch_id, org_id=scope.org_id
    )
    return ((one.member_id, one) for one in found)


def _commitments(scope: ReportScope) -> Iterable[tuple[str, CommitmentMark]]:
    found = commitment_marks(
        scope.unit.connection,
        scope.first.year,
        branch_id=scope.branch_id,
        org_id=scope.org_id,
    )
    return found.items()
