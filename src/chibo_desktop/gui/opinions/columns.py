"""The columns of the list of opinions."""

from chibo_desktop.domain.opinions.opinion import OpinionState
from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.opinions import OpinionLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.opinions import ANONYMOUS, received_text
from chibo_desktop.wording.reminders import days_text

_STATES = {
    OpinionState.NEW: "information",
    OpinionState.IN_REVIEW: "attention",
    OpinionState.ANSWERED: "good",
}


def who_text(line: OpinionLine) -> str:
    """The member's name, or that there is none."""
    return ANONYMOUS if line.case.opinion.is_anonymous else line.full_name


def area_text(line: OpinionLine) -> str:
    """The area in words."""
    return catalogues()["opinion_area"].label(line.case.opinion.area)


def route_text(line: OpinionLine) -> str:
    """Where it was routed last, in words."""
    return catalogues()["opinion_route"].label(line.case.route) if line.case.route else ""


def state_text(line: OpinionLine) -> str:
    """How far it has come, in words."""
    return catalogues()["opinion_state"].label(line.case.state)


def due_text(line: OpinionLine) -> str:
    """03/12/2026, còn 5 ngày; of an answered one nothing."""
    due_on = line.case.due_on
    if due_on is None or line.days_left is None:
        return ""
    return f"{date_text(due_on)}, {days_text(line.days_left)}"


def _due_state(line: OpinionLine) -> str:
    if line.is_late:
        return "accent"
    return "attention" if line.is_near else "secondary"


OPINION_COLUMNS: tuple[Column[OpinionLine], ...] = (
    Column(
        key="received",
        title="Ngày nhận",
        text=lambda line: received_text(line.case.opinion),
        order=lambda line: line.case.opinion.since,
        width=122,
        is_optional=False,
    ),
    Column(
        key="who",
        title="Người nêu",
        text=who_text,
        order=who_text,
        state=lambda line: "secondary" if line.case.opinion.is_anonymous else "",
        width=130,
    ),
    Column(
        key="content",
        title="Nội dung",
        text=lambda line: " ".join(line.case.opinion.content.split()),
        tip=lambda line: line.case.opinion.content,
        width=250,
    ),
    Column(
        key="state",
        title="Trạng thái",
        text=state_text,
        order=lambda line: list(OpinionState).index(line.case.state),
        state=lambda line: _STATES.get(line.case.state, "secondary"),
        width=112,
    ),
    Column(
        key="due",
        title="Hạn trả lời",
        text=due_text,
        order=lambda line: line.case.due_on.isoformat() if line.case.due_on else "9999",
        state=_due_state,
        width=205,
    ),
    Column(key="route", title="Chuyển đến", text=route_text, order=route_text, width=110),
    Column(key="area", title="Lĩnh vực", text=area_text, order=area_text, tip=area_text, width=180),
)
