"""The columns of an agenda."""

from chibo_desktop.domain.meeting_content import ContentSide
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.agenda import AgendaLine
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.dates import date_text

PLACES = {
    "evaluations": "Đánh giá",
    "study": "Học tập và làm theo Bác",
    "dues": "Đảng phí",
}
"""What the places with an item's figures are called; offered where they exist."""


def _part(line: AgendaLine) -> str:
    return catalogues()["agenda_part"].label(line.item.part)


def _side(line: AgendaLine) -> str:
    return catalogues()["content_side"].label(line.item.side)


def remark(line: AgendaLine) -> str:
    """Why an item wants a look: repeated, left from before, figures elsewhere."""
    if line.repeats:
        return f"Trùng họp cơ quan: {line.repeats}"
    if line.follow_up is not None:
        due = line.follow_up.due_on
        return f"Việc còn lại, hạn {date_text(due)}" if due else "Việc còn lại"
    named = PLACES.get(line.item.place, "")
    return f"Số liệu ở mục {named}" if named else ""


def _state(line: AgendaLine) -> str:
    if line.repeats:
        return "accent"
    return "attention" if line.follow_up is not None else "secondary"


AGENDA_COLUMNS: tuple[Column[AgendaLine], ...] = (
    Column(key="part", title="Phần", text=_part, width=92, is_optional=False),
    Column(
        key="title",
        title="Nội dung",
        text=lambda line: line.item.title,
        tip=lambda line: line.item.title,
        width=320,
    ),
    Column(
        key="side",
        title="Loại",
        text=_side,
        state=lambda line: (
            "attention" if line.item.side == ContentSide.PROFESSIONAL else "secondary"
        ),
        width=120,
    ),
    Column(
        key="presenter",
        title="Người trình bày",
        text=lambda line: line.item.presenter,
        tip=lambda line: line.item.presenter,
        width=130,
    ),
    Column(
        key="minutes",
        title="Phút",
        text=lambda line: str(line.item.minutes or ""),
        align=RIGHT,
        width=60,
    ),
    Column(key="remark", title="Ghi chú", text=remark, tip=remark, state=_state, width=220),
)
