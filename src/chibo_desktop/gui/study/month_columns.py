"""The columns of a month as it is filled in, and what a typed text stands for in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.text import fold
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.study import MonthRow
from chibo_desktop.services.study_writing import read_value
from chibo_desktop.wording.numbers import decimal_text

Lines = Mapping[str, Sequence[tuple[str, str]]]
"""By member the lines of the year's commitment: id and content."""

_YES = frozenset({"1", "x", "c", "co", "roi", "da nop", "yes"})
_NO = frozenset({"0", "k", "khong", "chua", "chua nop", "no", "-"})


class Entry(Enum):
    """How a column is typed into."""

    TEXT = auto()
    HOURS = auto()
    FLAG = auto()
    CHOICE = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthColumn:
    """A column: the field it fills, and for choices the code behind each key."""

    key: str
    title: str
    entry: Entry
    width: int
    catalogue: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    tip: str = ""

    @property
    def is_pressed(self) -> bool:
        """One key is the whole value: no editor opens."""
        return self.entry in (Entry.FLAG, Entry.CHOICE, Entry.LINE)


MONTH_COLUMNS: tuple[MonthColumn, ...] = (
    MonthColumn(key="action", title="Việc làm theo đăng ký", entry=Entry.TEXT, width=240),
    MonthColumn(
        key="line_id",
        title="Theo cam kết",
        entry=Entry.LINE,
        width=66,
        tip="Gõ số thứ tự nội dung trong bản cam kết của đồng chí; 0 để bỏ.",
    ),
    MonthColumn(
        key="participation",
        title="Dự học",
        entry=Entry.CHOICE,
        width=140,
        catalogue="participation",
        keys={
            "1": "attended", "d": "attended",
            "2": "excused", "v": "excused",
            "3": "absent", "k": "absent",
        },
        tip="D hoặc 1: dự học · V hoặc 2: vắng có lý do · K hoặc 3: vắng không lý do.",
    ),
    MonthColumn(
        key="has_report",
        title="Bài thu hoạch",
        entry=Entry.FLAG,
        width=76,
        tip="1 hoặc X: đã nộp · 0: chưa nộp · dấu cách: đổi.",
    ),
    MonthColumn(
        key="remark",
        title="Chi ủy nhận xét",
        entry=Entry.CHOICE,
        width=88,
        catalogue="study_remark",
        keys={
            "1": "not-met", "c": "not-met",
            "2": "met", "d": "met",
            "3": "model", "n": "model",
        },
        tip="1 hoặc C: chưa đạt · 2 hoặc D: đạt · 3 hoặc N: nêu gương.",
    ),
    MonthColumn(key="remark_words", title="Lời nhận xét", entry=Entry.TEXT, width=150),
    MonthColumn(key="documents", title="Tài liệu đã học", entry=Entry.TEXT, width=170),
    MonthColumn(
        key="hours",
        title="Giờ tự học",
        entry=Entry.HOURS,
        width=62,
        tip="Số giờ, ví dụ 4 hoặc 2,5.",
    ),
    MonthColumn(key="result", title="Kết quả thực hiện", entry=Entry.TEXT, width=190),
)  # fmt: skip


def shown_text(row: MonthRow, column: MonthColumn, lines: Lines) -> str:
    """What a cell shows."""
    value = getattr(row.record, column.key)
    match column.entry:
        case Entry.FLAG:
            return "đã nộp" if value else ""
        case Entry.HOURS:
            return decimal_text(value) if isinstance(value, Decimal) else ""
        case Entry.CHOICE:
            return catalogues()[column.catalogue].label(value) if value else ""
        case Entry.LINE:
            return _line_number(value, lines.get(row.member_id, ())) if value else ""
        case _:
            return " ".join(str(value).split("\n"))


def edited_text(row: MonthRow, column: MonthColumn) -> str:
    """What stands in the editor of a cell."""
    value = getattr(row.record, column.key)
    if column.entry is Entry.HOURS:
        return str(value).replace(".", ",") if value is not None else ""
    return str(value)


def stored_text(row: MonthRow, column: MonthColumn, typed: str, lines: Lines) -> str | None:
    """What to write for a typed or pasted text; None when the column cannot hold it."""
    said = typed.strip()
    if not said:
        return ""
    match column.entry:
        case Entry.FLAG:
            return "1" if fold(said) in _YES else "" if fold(said) in _NO else None
        case Entry.CHOICE:
            code = column.keys.get(fold(said)) or catalogues()[column.catalogue].code(said)
            return "" if said == "0" else code
        case Entry.LINE:
            return _line_id(said, lines.get(row.member_id, ()))
        case Entry.HOURS:
            return said if _is_hours(said) else None
        case _:
            return said


def _line_number(line_id: str, lines: Sequence[tuple[str, str]]) -> str:
    ids = [one for one, _ in lines]
    return str(ids.index(line_id) + 1) if line_id in ids else "?"


def _line_id(said: str, lines: Sequence[tuple[str, str]]) -> str | None:
    if said == "0":
        return ""
    number = int(said) if said.isdecimal() else 0
    return lines[number - 1][0] if 1 <= number <= len(lines) else None


def _is_hours(said: str) -> bool:
    try:
        read_value("hours", said)
    except DomainError:
        return False
    return True
