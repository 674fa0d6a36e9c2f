"""The forms of periodic reports that ship with the program, and which one is whose."""

from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.work_reports.form import (
    WorkReportForm,
    read_work_report_form,
    work_report_form_on,
)

BRANCH_FORM, WHOLE_FORM = "branch", "committee"


@cache
def work_report_forms() -> tuple[WorkReportForm, ...]:
    """Every version of every form, by name."""
    folder = resources.path("forms", "reports")
    found = (read_work_report_form(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    return tuple(sorted(found, key=lambda form: form.name))


def work_report_form(branch_id: str, day: date) -> WorkReportForm:
    """The version in force on a day: of a branch's report, or of a whole Đảng bộ's."""
    form = BRANCH_FORM if branch_id else WHOLE_FORM
    return work_report_form_on(work_report_forms(), form, day)


def form_by_id(identity: str) -> WorkReportForm | None:
    """One version by its id; None when the program does not know it."""
    return next((one for one in work_report_forms() if one.id == identity), None)
