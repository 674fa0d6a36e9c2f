"""A year of study in sentences and short figures, the same in the self-review and on paper."""

from chibo_desktop.services.study_meeting import StudyMeeting
from chibo_desktop.services.study_summary import StudySummary
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.study import (
    commitment_text,
    month_counts_text,
    reasons_text,
    registered_text,
    took_part_text,
)


def summary_sentences(one: StudySummary) -> tuple[str, ...]:
    """What the self-review says of the year's study and commitment (mẫu 2A, 2B, 2C, mục I.3)."""
    if one.is_empty:
        return ()
    study = [registered_text(one.registered, one.months)]
    study += [f"nộp {one.reported} bài thu hoạch"] if one.reported else []
    if one.attended or one.excused or one.absent:
        study.append(took_part_text(one.attended, one.excused, one.absent))
    study += [f"tự học {decimal_text(one.hours)} giờ"] if one.hours else []
    said = ["; ".join(study) + "."]
    remarks = []
    remarks += [f"nêu gương {one.models} tháng"] if one.models else []
    remarks += [f"đạt {one.met} tháng"] if one.met else []
    remarks += [f"chưa đạt {one.not_met} tháng"] if one.not_met else []
    if remarks:
        said.append(f"Chi ủy nhận xét: {', '.join(remarks)}.")
    if one.lines:
        kept = commitment_text(one.lines, one.lines_met, one.lines_not_met)
        said.append(f"Thực hiện bản {kept}.")
    said += [f"Nội dung cam kết chưa đạt: {content}" for content in one.not_met_contents]
    return tuple(said)


def meeting_text(meeting: StudyMeeting) -> str:
    """Both lists of a month as text to copy into the agenda or the minutes."""
    lines = [
        month_counts_text(meeting.period, meeting.followed, meeting.registered, meeting.reported)
        + "."
    ]
    lines.append("Biểu dương:" if meeting.praised else "Biểu dương: không có.")
    for praised in meeting.praised:
        why = "; ".join(filter(None, (praised.action, praised.result, praised.words)))
        lines.append(f"- Đồng chí {praised.full_name}{f': {why}' if why else ''}")
    lines.append("Nhắc nhở:" if meeting.reminded else "Nhắc nhở: không có.")
    for reminded in meeting.reminded:
        why = reasons_text(reminded.reasons)
        why = f"{why} ({reminded.words})" if reminded.words else why
        lines.append(f"- Đồng chí {reminded.full_name}: {why}")
    if meeting.stories:
        lines.append("Kể chuyện, nêu gương tại sinh hoạt:")
        lines += [f"- Đồng chí {name}: {story}" for name, story in meeting.stories]
    return "\n".join(lines)
