"""The columns of the tables of one organisation."""

from collections.abc import Callable
from datetime import date

from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.terms.congress import Congress, CongressStep
from chibo_desktop.domain.terms.documents import DocumentLine, DocumentState
from chibo_desktop.domain.terms.inspection import Inspection, InspectionState
from chibo_desktop.domain.terms.records import CommitteeSeat
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import name_column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.terms import (
    DOCUMENT_STATES,
    capitalised,
    decision_text,
    document_text,
    follow_text,
    inspection_state,
    month_of,
    period_text,
    post_text,
    seat_days,
    step_due_text,
)

_DAY = 108  # width of a column of days


def seat_columns(is_seated: Callable[[CommitteeSeat], bool]) -> tuple[Column[CommitteeSeat], ...]:
    """Who, in which post, since when; those who left are pale and say why."""

    def post(seat: CommitteeSeat) -> str:
        labels = catalogues()["committee_post"].labels
        return post_text(seat.post, is_branch=bool(seat.branch_id), labels=labels)

    def left(seat: CommitteeSeat) -> str:
        words = catalogues()["seat_exit"].label(seat.exit) if seat.exit else ""
        return ", ".join(filter(None, (words, seat.exit_decision)))

    def state(seat: CommitteeSeat) -> str:
        return "" if is_seated(seat) else "secondary"

    return (
        name_column(lambda one: one.full_name, state=state, width=180),
        Column(key="post", title="Chức vụ", text=post, state=state, width=140, is_optional=False),
        Column(
            key="days",
            title="Thời gian",
            text=seat_days,
            order=lambda one: str(one.from_on),
            state=state,
            width=205,
        ),
        Column(
            key="duties",
            title="Phân công",
            text=lambda one: one.duties,
            tip=lambda one: one.duties,
            state=state,
            width=240,
        ),
        Column(
            key="entry",
            title="Hình thức",
            text=lambda one: catalogues()["seat_entry"].label(one.entry),
            state=state,
            width=140,
        ),
        Column(
            key="decision",
            title="Quyết định chuẩn y",
            text=lambda one: decision_text(one.decision_number, one.decision_on),
            state=state,
            width=190,
        ),
        Column(key="exit", title="Thôi", text=left, tip=left, state=state, width=200),
    )


def step_columns(
    congress: Callable[[], Congress | None], today: Callable[[], date]
) -> tuple[Column[CongressStep], ...]:
    """What, until when, by whom, how it stands."""

    def due(step: CongressStep) -> date | None:
        one = congress()
        return step.due_on(one) if one else None

    def said(step: CongressStep) -> str:
        label = catalogues()["item_state"].label(step.state or ItemState.OPEN)
        return f"{label} {date_text(step.done_on)}" if step.done_on else label

    def state(step: CongressStep) -> str:
        one = congress()
        if one is not None and step.is_late(one, today()):
            return "accent"
        return "good" if step.state == ItemState.DONE else ""

    return (
        Column(
            key="due",
            title="Hạn",
            text=lambda step: date_text(day) if (day := due(step)) else "",
            order=lambda step: str(due(step) or ""),
            state=lambda step: "accent" if state(step) == "accent" else "",
            width=_DAY,
            is_optional=False,
        ),
        Column(
            key="title",
            title="Việc",
            text=lambda step: step.title,
            tip=lambda step: step.title,
            width=400,
            is_optional=False,
        ),
        Column(
            key="owner",
            title="Phụ trách",
            text=lambda step: step.owner_name,
            tip=lambda step: step.owner_name,
            width=150,
        ),
        Column(
            key="state", title="Tình trạng", text=said, state=state, width=170, is_optional=False
        ),
        Column(
            key="before",
            title="So với đại hội",
            text=step_due_text,
            width=150,
        ),
        Column(
            key="result",
            title="Kết quả",
            text=lambda step: step.result,
            tip=lambda step: step.result,
            width=200,
        ),
    )


_DOCUMENT_STATES = {
    DocumentState.PRESENT: "good",
    DocumentState.MISSING: "accent",
    DocumentState.COMING: "secondary",
}
DOCUMENT_COLUMNS: tuple[Column[DocumentLine], ...] = (
    Column(
        key="title",
        title="Văn bản",
        text=lambda line: line.kind.title,
        tip=lambda line: "\n".join(filter(None, (line.kind.note, line.kind.source))),
        width=400,
        is_optional=False,
    ),
    Column(
        key="period",
        title="Kỳ",
        text=lambda line: capitalised(period_text(line.period)),
        order=lambda line: (line.period.rhythm.value, line.period.key),
        width=165,
    ),
    Column(
        key="due",
        title="Hạn",
        text=lambda line: date_text(line.due_on),
        order=lambda line: line.due_on,
        width=_DAY,
    ),
    Column(
        key="state",
        title="Tình trạng",
        text=lambda line: DOCUMENT_STATES[line.state],
        order=lambda line: list(_DOCUMENT_STATES).index(line.state),
        state=lambda line: _DOCUMENT_STATES[line.state],
        width=130,
        is_optional=False,
    ),
    Column(
        key="number",
        title="Số, ngày ban hành",
        text=document_text,
        tip=lambda line: f"Đã có ở mục khác: {line.found}" if line.found else "",
        width=230,
    ),
    Column(
        key="kept",
        title="Nơi lưu",
        text=lambda line: line.document.kept_at if line.document else "",
        width=170,
    ),
)


def inspection_columns(today: Callable[[], date]) -> tuple[Column[Inspection], ...]:
    """Whom, on what, in which month, by whom; how it stands and what is to be mended."""

    def said(one: Inspection) -> str:
        return inspection_state(one, today(), catalogues()["inspection_state"].labels)

    def state(one: Inspection) -> str:
        if one.is_late(today()):
            return "accent"
        return "good" if one.state == InspectionState.DONE else ""

    return (
        Column(
            key="month",
            title="Tháng",
            text=month_of,
            order=lambda one: str(one.planned_in or ""),
            width=90,
            is_optional=False,
        ),
        Column(
            key="kind",
            title="Hình thức",
            text=lambda one: catalogues()["inspection_kind"].label(one.kind),
            width=130,
        ),
        Column(
            key="title",
            title="Nội dung",
            text=lambda one: one.title,
            tip=lambda one: one.title,
            width=320,
            is_optional=False,
        ),
        Column(
            key="subject",
            title="Đối tượng",
            text=lambda one: one.full_name,
            order=lambda one: name_sort_key(one.full_name),
            width=160,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=said,
            tip=lambda one: one.result,
            state=state,
            width=210,
            is_optional=False,
        ),
        Column(
            key="follow",
            title="Phải khắc phục",
            text=follow_text,
            tip=follow_text,
            state=lambda one: "" if one.is_followed else "attention",
            width=230,
        ),
        Column(key="leader", title="Phụ trách", text=lambda one: one.leader_name, width=130),
    )
