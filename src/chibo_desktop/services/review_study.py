"""What a year of study and the year's commitment tell a review."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.services.study_summary import StudySummary, study_year_summary
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.numbers import decimal_text

_YEAR = 360  # days: a shorter period has no commitment of its own


def commitment_told(
    unit: Unit, _branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, Sequence[str]]:
    """How many lines of the yearly commitment were kept, and which were not."""
    return {
        member: list(_commitment(one))
        for member, one in _summaries(unit, member_ids, first, last).items()
        if one.lines
    }


def study_told(
    unit: Unit, _branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, Sequence[str]]:
    """Months registered and reported, meetings of study, remarks of the committee."""
    return {
        member: [_study(one)]
        for member, one in _summaries(unit, member_ids, first, last).items()
        if not one.is_empty
    }


def _summaries(
    unit: Unit, member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, StudySummary]:
    if (last - first).days < _YEAR:
        return {}
    return study_year_summary(unit, member_ids, last.year, min(last, unit.now.date()))


def _commitment(one: StudySummary) -> Sequence[str]:
    said = [f"Đã đăng ký {one.lines} nội dung cam kết; tự đánh giá đạt {one.lines_met} nội dung."]
    if one.lines_not_met:
        said.append(f"Chưa đạt: {'; '.join(one.not_met_contents)}.")
    return said


def _study(one: StudySummary) -> str:
    parts = [
        f"đăng ký việc làm theo {one.registered}/{one.months} tháng",
        f"báo kết quả {one.reported} tháng",
    ]
    if one.attended or one.absent or one.excused:
        parts.append(f"dự học tập {one.attended} lần, vắng {one.absent + one.excused} lần")
    if one.hours:
        parts.append(f"tự học {decimal_text(one.hours)} giờ")
    if one.models:
        parts.append(f"được nêu gương {one.models} lần")
    return f"Học tập và làm theo Bác: {'; '.join(parts)}."
