"""The columns of the place: units with what they have of it, rows with to whom they go."""

from datetime import datetime

from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.directive_board import DirectiveState, DirectiveUnit, SentRow
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.directives import EVERYONE_WORDS, STATE_WORDS, kind_text, told

_COLOURS = {
    DirectiveState.NOT_ENROLLED: "secondary",
    DirectiveState.NEVER: "attention",
    DirectiveState.CHANGED: "attention",
    DirectiveState.WRITTEN: "information",
    DirectiveState.CONFIRMED: "good",
}


def _last(line: DirectiveUnit) -> str:
    if line.newest is None:
        return ""
    day = date_text(datetime.fromisoformat(line.newest.written_at).date())
    return f"số {line.newest.seq}, {day}"


def _taken(line: DirectiveUnit) -> str:
    if not line.taken:
        return "chưa nhận lần nào" if line.newest else ""
    return f"số {line.taken}"


UNIT_COLUMNS: tuple[Column[DirectiveUnit], ...] = (
    unit_column(
        lambda line: line.subordinate.name,
        order=lambda line: line.subordinate.code,
        key="name",
        width=250,
        is_optional=False,
    ),
    Column(key="last", title="Chỉ đạo gần nhất", text=_last, width=160),
    Column(
        key="taken",
        title="Đơn vị đã nhận",
        text=_taken,
        state=lambda line: "attention" if line.lags else "",
        width=140,
    ),
    Column(
        key="state",
        title="Tình trạng",
        text=lambda line: STATE_WORDS[line.state],
        order=lambda line: list(DirectiveState).index(line.state),
        state=lambda line: _COLOURS[line.state],
        width=210,
        is_optional=False,
    ),
    Column(key="rows", title="Nội dung", text=lambda line: str(line.rows), align=RIGHT, width=76),
    Column(
        key="late",
        title="Gói tháng trước",
        text=lambda line: "chưa nộp" if line.is_late else "",
        state=lambda line: "attention" if line.is_late else "",
        width=120,
    ),
)
ROW_COLUMNS: tuple[Column[SentRow], ...] = (
    Column(key="kind", title="Loại", text=lambda line: kind_text(line.record), width=180),
    Column(
        key="text",
        title="Nội dung",
        text=lambda line: told(line.record, line.about),
        tip=lambda line: told(line.record, line.about),
        width=520,
        is_optional=False,
    ),
    Column(
        key="unit",
        title="Gửi cho",
        text=lambda line: line.unit_name or EVERYONE_WORDS,
        order=lambda line: sort_key(line.unit_name),
        tip=lambda line: line.unit_name or EVERYONE_WORDS,
        width=230,
    ),
)
