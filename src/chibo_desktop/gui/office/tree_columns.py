"""The columns of the office's tree. A branch inside a đảng bộ stands indented under it."""

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.subordinates import SubordinateLine
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.matrix import TRUST_STATES, TRUST_WORDS
from chibo_desktop.wording.numbers import count_text

_KINDS = {"branch": "Chi bộ", "party_organization": "Đảng bộ"}
_INDENT = "\N{NO-BREAK SPACE}" * 6 + "– "


def _name(line: SubordinateLine) -> str:
    return f"{_INDENT}{line.name}" if line.depth else line.name


def _members(line: SubordinateLine) -> str:
    return "" if line.member_count is None else count_text(line.member_count)


def _period(line: SubordinateLine) -> str:
    return short_month_text(Month.parse(line.last_period)) if line.last_period else ""


def _trust(line: SubordinateLine) -> str:
    return "" if line.depth and line.trust is TrustState.NONE else TRUST_WORDS[line.trust]


COLUMNS: tuple[Column[SubordinateLine], ...] = (
    Column(key="name", title="Đơn vị", text=_name, tip=lambda line: line.name, width=250),
    Column(key="code", title="Mã", text=lambda line: line.code, width=80),
    Column(
        key="kind",
        title="Loại hình",
        text=lambda line: _KINDS.get(line.kind, line.kind),
        width=90,
    ),
    Column(key="members", title="Đảng viên", text=_members, align=RIGHT, width=84),
    Column(
        key="trust",
        title="Khóa",
        text=_trust,
        state=lambda line: TRUST_STATES[line.trust],
        width=132,
    ),
    Column(key="period", title="Gói gần nhất", text=_period, width=112),
    Column(
        key="contact",
        title="Người liên hệ",
        text=lambda line: line.contact,
        tip=lambda line: line.contact,
        width=160,
    ),
)
