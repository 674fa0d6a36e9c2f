"""How a member's month of study stands, in one word: what the grid of the year shows."""

from datetime import date
from enum import StrEnum

from chibo_desktop.domain.study import StudyRemark


class StudyState(StrEnum):
    """The furthest that a member has come in a month, or what is missing."""

    OUTSIDE = "outside"  # not followed: not yet admitted, exempt, gone
    AHEAD = "ahead"  # nothing is due yet
    MISSING = "missing"  # nothing registered
    REGISTERED = "registered"
    REPORTED = "reported"
    NOT_MET = "not-met"
    MET = "met"
    MODEL = "model"


_OF_REMARK = {
    StudyRemark.NOT_MET.value: StudyState.NOT_MET,
    StudyRemark.MET.value: StudyState.MET,
    StudyRemark.MODEL.value: StudyState.MODEL,
}


def study_state(
    *, is_registered: bool, has_report: bool, remark: str, starts_on: date, today: date
) -> StudyState:
    """The state of a month that begins on `starts_on`, as of `today`.

    A remark says most; without one what was handed in, then what was registered.
    """
    if remark in _OF_REMARK:
        return _OF_REMARK[remark]
    if has_report:
        return StudyState.REPORTED
    if is_registered:
        return StudyState.REGISTERED
    return StudyState.AHEAD if starts_on > today else StudyState.MISSING
