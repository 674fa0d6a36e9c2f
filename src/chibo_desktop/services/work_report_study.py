"""What a report tells of học tập và làm theo Bác: registered, handed in, taken part, praised."""

from dataclasses import replace

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.study import Participation, StudyRemark
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.storage.study import commitment_marks, study_marks


def study_told(scope: ReportScope) -> Told:
    """Each figure counts members, once however many months they did it in."""
    first, last = scope.months
    by_id = {member_id: line for (member_id, _org_id), line in scope.names.items()}
    months: dict[str, dict[str, int]] = {}
    for one in study_marks(scope.unit.connection, first, last, branch_id=scope.branch_id):
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
    made = commitment_marks(scope.unit.connection, scope.first.year, branch_id=scope.branch_id)
    committed = {member_id: one.line_count for member_id, one in made.items() if one.line_count}
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
