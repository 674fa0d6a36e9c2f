"""The columns of the follow-up."""

from datetime import date

from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.follow_up import FollowUpLine
from chibo_desktop.wording.dates import date_text


def _due(line: FollowUpLine) -> str:
    return date_text(line.item.due_on) if line.item.due_on else ""


def state_words(line: FollowUpLine) -> str:
    """Chưa xong, quá hạn; đã xong, muộn."""
    word = catalogues()["item_state"].label(line.item.state or ItemState.OPEN)
    if not line.is_late:
        return word
    return f"{word}, quá hạn" if line.is_open else f"{word}, muộn"


def _state(line: FollowUpLine) -> str:
    if line.is_open:
        return "accent" if line.is_late else "attention"
    return "good" if line.item.state == ItemState.DONE else "secondary"


def _result(line: FollowUpLine) -> str:
    return line.item.result or line.item.evidence


FOLLOW_UP_COLUMNS: tuple[Column[FollowUpLine], ...] = (
    Column(
        key="title",
        title="Việc phải làm",
        text=lambda line: line.item.title,
        tip=lambda line: line.item.title,
        order=lambda line: line.item.title,
        width=290,
        is_optional=False,
    ),
    Column(
        key="owner",
        title="Người phụ trách",
        text=lambda line: line.item.owner_name,
        order=lambda line: name_sort_key(line.item.owner_name),
        width=150,
    ),
    Column(
        key="due",
        title="Thời hạn",
        text=_due,
        order=lambda line: line.item.due_on or date.max,
        width=108,
    ),
    Column(
        key="state",
        title="Kết quả",
        text=state_words,
        order=state_words,
        state=_state,
        width=150,
    ),
    Column(
        key="meeting",
        title="Buổi họp",
        text=lambda line: date_text(line.meeting_on) if line.meeting_on else "",
        tip=lambda line: line.meeting_title,
        order=lambda line: line.meeting_on or date.max,
        width=108,
    ),
    Column(key="result", title="Kết quả cụ thể, minh chứng", text=_result, tip=_result, width=190),
)
