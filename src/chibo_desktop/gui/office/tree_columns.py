"""The columns of the office's tree: a unit stands indented under the one above it."""

from collections.abc import Collection

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.subordinates import SubordinateLine
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.matrix import TRUST_STATES, TRUST_WORDS
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.unit_tree import KIND_WORDS, validity_text

GROUP = "group"
"""The kind of a line that is no unit and gathers those which do not stand on the day."""
FOLDED, OPEN = "▸", "▾"
STEP = "\N{NO-BREAK SPACE}" * 5
"""What one level is indented by; the mark of a line with lines below stands behind it."""


def marked(line: SubordinateLine, folded: Collection[str]) -> str:
    """The indent of a line and its mark: what a click on folds and opens."""
    mark = (FOLDED if line.id in folded else OPEN) if line.has_children else STEP[:2]
    return f"{STEP * line.depth}{mark}"


def tree_columns(folded: Collection[str]) -> tuple[Column[SubordinateLine], ...]:
    """The columns; `folded` holds the ids of the lines whose lines below are not shown."""
    return (
        Column(
            key="name",
            title="Đơn vị",
            text=lambda line: f"{marked(line, folded)} {line.name}",
            tip=lambda line: line.name,
            state=lambda line: "secondary" if line.until or line.kind == GROUP else "",
            width=270,
        ),
        Column(key="code", title="Mã", text=lambda line: line.code, width=72),
        Column(
            key="kind",
            title="Loại hình",
            text=lambda line: KIND_WORDS.get(line.kind, ""),
            width=84,
        ),
        Column(key="members", title="Đảng viên", text=_members, align=RIGHT, width=80),
        Column(
            key="trust",
            title="Khóa",
            text=_trust,
            state=lambda line: TRUST_STATES[line.trust],
            width=126,
        ),
        Column(key="period", title="Gói gần nhất", text=_period, width=90),
        Column(
            key="validity",
            title="Hiệu lực",
            text=lambda line: validity_text(line.since, line.until),
            tip=lambda line: validity_text(line.since, line.until),
            width=160,
        ),
        Column(
            key="contact",
            title="Người liên hệ",
            text=lambda line: line.contact,
            tip=lambda line: line.contact,
            width=150,
        ),
    )


def _members(line: SubordinateLine) -> str:
    return "" if line.member_count is None else count_text(line.member_count)


def _period(line: SubordinateLine) -> str:
    return short_month_text(Month.parse(line.last_period)) if line.last_period else ""


def _trust(line: SubordinateLine) -> str:
    if line.kind == GROUP or line.is_inside:
        return ""
    return TRUST_WORDS[line.trust] if line.is_own else "qua đơn vị trên"
