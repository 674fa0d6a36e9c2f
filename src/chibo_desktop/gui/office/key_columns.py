"""Columns of the units' keys, and of what was done about keys."""

from datetime import date

from chibo_desktop.domain.key_event import KeyEvent
from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.key_board import KeyLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.keys import LETTER_WORDS
from chibo_desktop.wording.matrix import TRUST_STATES, TRUST_WORDS


def _day(text: str) -> str:
    return date_text(date.fromisoformat(text)) if text else ""


def _letter(line: KeyLine) -> str:
    if line.letter is None:
        return LETTER_WORDS[""]
    return f"số {line.letter.number}: {LETTER_WORDS[line.letter.state]}"


def _directive(line: KeyLine) -> str:
    return f"số {line.directive} · đọc {line.digits}" if line.directive else ""


KEY_COLUMNS: tuple[Column[KeyLine], ...] = (
    Column(key="code", title="Mã", text=lambda line: line.code, width=72),
    Column(key="name", title="Đơn vị", text=lambda line: line.name, width=260, is_optional=False),
    Column(
        key="trust",
        title="Khóa",
        text=lambda line: TRUST_WORDS[line.trust],
        state=lambda line: TRUST_STATES[line.trust],
        width=130,
    ),
    Column(key="since", title="Từ ngày", text=lambda line: _day(line.since), width=104),
    Column(key="letter", title="Thư niêm phong", text=_letter, width=190),
    Column(
        key="directive",
        title="Chỉ đạo mới nhất",
        text=_directive,
        tip=lambda _: "Đơn vị hỏi mười chữ số này khi số chỉ đạo nhảy quá xa.",
        width=220,
    ),
)
EVENT_COLUMNS: tuple[Column[KeyEvent], ...] = (
    Column(key="on", title="Ngày", text=lambda one: date_text(one.on) if one.on else "", width=104),
    Column(
        key="kind",
        title="Việc",
        text=lambda one: catalogues()["key_act"].label(one.kind),
        width=230,
    ),
    Column(key="subject", title="Đơn vị", text=lambda one: one.subject, width=260),
    Column(key="key", title="Khóa", text=lambda one: one.key_id[:8], width=90),
    Column(key="note", title="Ghi chú", text=lambda one: one.note, width=260),
)
