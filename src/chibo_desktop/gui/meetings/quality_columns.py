"""The columns of a scoring sheet and of the year's trend."""

from chibo_desktop.gui.widgets import CENTRE, RIGHT, Column
from chibo_desktop.services.meeting_quality import ScoreLine
from chibo_desktop.services.quality_papers import QualityLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import percent
from chibo_desktop.wording.numbers import mark_text
from chibo_desktop.wording.quality import option_words


def _committee(line: ScoreLine) -> str:
    return option_words(line.criterion.option(line.committee))


def _superior(line: ScoreLine) -> str:
    return option_words(line.criterion.option(line.superior))


def why(line: ScoreLine) -> str:
    """What the program knows, and that somebody chose otherwise."""
    if line.proposal is None:
        return line.criterion.note
    is_other = line.is_own and line.committee != line.proposal.option
    return f"{line.proposal.why}{' (chi ủy chọn khác)' if is_other else ''}"


SCORE_COLUMNS: tuple[Column[ScoreLine], ...] = (
    Column(
        key="code", title="TT", text=lambda line: line.criterion.code, width=54, is_optional=False
    ),
    Column(
        key="title",
        title="Tiêu chí",
        text=lambda line: line.criterion.title,
        tip=lambda line: line.criterion.title,
        width=290,
    ),
    Column(
        key="most",
        title="Tối đa",
        text=lambda line: mark_text(line.criterion.ceiling),
        align=RIGHT,
        width=66,
    ),
    Column(
        key="committee",
        title="Chi ủy, bí thư chấm",
        text=_committee,
        tip=_committee,
        state=lambda line: "" if line.is_own else "information",
        width=180,
    ),
    Column(key="superior", title="Cấp trên chấm", text=_superior, tip=_superior, width=126),
    Column(key="why", title="Số liệu đã có", text=why, tip=why, width=240),
)


def _grade_state(line: QualityLine) -> str:
    return {"Tốt": "good", "Khá": "information", "": "secondary"}.get(line.grade, "attention")


QUALITY_COLUMNS: tuple[Column[QualityLine], ...] = (
    Column(
        key="day",
        title="Ngày họp",
        text=lambda line: date_text(line.meeting.held_on) if line.meeting.held_on else "",
        width=108,
        is_optional=False,
    ),
    Column(
        key="title",
        title="Buổi sinh hoạt",
        text=lambda line: line.meeting.title,
        tip=lambda line: line.meeting.title,
        width=270,
    ),
    Column(
        key="minutes",
        title="Phút",
        text=lambda line: str(line.meeting.minutes or ""),
        align=RIGHT,
        width=70,
    ),
    Column(
        key="present",
        title="Dự họp",
        text=lambda line: percent(line.count.share),
        order=lambda line: line.count.share or 0,
        align=RIGHT,
        width=90,
    ),
    Column(
        key="spoke",
        title="Phát biểu",
        text=lambda line: percent(line.count.spoke_share),
        order=lambda line: line.count.spoke_share or 0,
        align=RIGHT,
        width=100,
    ),
    Column(
        key="total",
        title="Điểm",
        text=lambda line: mark_text(line.total),
        order=lambda line: line.total or 0,
        align=RIGHT,
        width=80,
    ),
    Column(
        key="grade",
        title="Xếp loại",
        text=lambda line: line.grade or "chưa chấm",
        state=_grade_state,
        align=CENTRE,
        width=130,
    ),
)
