"""The columns of the list of streams."""

from datetime import datetime

from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.stream_board import StreamLine, StreamState
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.streams import forks_text, gaps_text, reason_text

_COLOURS = {
    StreamState.GAP: "attention",
    StreamState.FORKED: "attention",
    StreamState.WHOLE: "good",
    StreamState.REPLACED: "secondary",
}


def stream_columns(*, of_office: bool) -> tuple[Column[StreamLine], ...]:
    """Whose, which one, how far it is here, what is amiss, why it was opened, last heard of."""
    unit: Column[StreamLine] = unit_column(
        lambda one: one.unit_name, order=lambda one: sort_key(one.unit_code), width=190
    )
    rest: tuple[Column[StreamLine], ...] = (
        Column(
            key="number",
            title="Sổ",
            text=lambda one: f"Sổ {one.number}{' (máy này)' if one.is_ours else ''}",
            order=lambda one: one.number,
            width=100 if not of_office else 64,
            is_optional=False,
        ),
        Column(
            key="entries",
            title="Đang có",
            text=lambda one: f"{count_text(one.entries)} mục",
            order=lambda one: one.entries,
            width=92,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=state_text,
            order=lambda one: list(StreamState).index(one.state),
            state=lambda one: _COLOURS[one.state],
            tip=state_text,
            width=270,
            is_optional=False,
        ),
    )
    reason = Column(key="reason", title="Vì sao có sổ này", text=_reason, tip=_reason, width=340)
    said = Column(key="said", title="Gói gần nhất", text=_said, width=112)
    return (unit, *rest, said, reason) if of_office else (*rest, reason)


def state_text(one: StreamLine) -> str:
    """What is amiss, or that nothing is."""
    amiss = [f"thiếu {gaps_text(one.gaps)}"] if one.gaps else []
    amiss += [forks_text(one.forks)] if one.forks else []
    if amiss:
        return ", ".join(amiss)
    whole = f"✓ đủ đến mục {count_text(one.highest)}"
    return f"{whole}, đã thay bằng sổ khác" if one.state is StreamState.REPLACED else whole


def _reason(one: StreamLine) -> str:
    if one.opening is None:
        return "sổ đầu tiên"
    return reason_text(one.opening.reason, one.after, one.opening.opened_on)


def _said(one: StreamLine) -> str:
    return date_text(datetime.fromisoformat(one.said_at).date()) if one.said_at else ""
