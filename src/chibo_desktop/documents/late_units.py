"""Danh sách đơn vị chưa gửi, gửi muộn: the office's list for a month, as a view and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.letterhead import (
    Letterhead,
    Signature,
    draw_ending,
    draw_letterhead,
    draw_title,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Column, Table
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import date_text, month_text

TITLE = "Danh sách"
SUBJECT = "đơn vị chưa gửi, gửi muộn kết quả đánh giá đảng viên"
HEADERS = ("TT", "Đơn vị", "Người liên hệ", "Ngày nhận", "Số ngày muộn", "Tình trạng", "Ghi chú")
_SHARES = (10, 50, 30, 25, 15, 19, 24)
_MIDDLE = frozenset({0, 3, 4})


@dataclass(frozen=True, slots=True, kw_only=True)
class LateUnit:
    """A unit past its day. `received_on` None: nothing has come; `days` late as of the list."""

    name: str
    contact: str = ""
    received_on: date | None = None
    days: int = 0
    note: str = ""
    is_partial: bool = False

    @property
    def state(self) -> str:
        """Chưa gửi, Gửi thiếu or Gửi muộn."""
        if self.is_partial:
            return "Gửi thiếu"
        return "Chưa gửi" if self.received_on is None else "Gửi muộn"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateUnits:
    """The office's list: `as_of` is the day on which lateness was counted."""

    letterhead: Letterhead
    month: Month
    due_on: date
    as_of: date
    unit_count: int
    units: tuple[LateUnit, ...]
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    is_practice: bool = False


def late_units(view: LateUnits) -> bytes:
    """The list as PDF; those who sent nothing stand first. Deterministic."""
    form = format_on(view.letterhead.dated)
    paper = Paper(
        form, title=f"{TITLE} {SUBJECT} – {month_text(view.month)}", practice=view.is_practice
    )
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    counted = f"(Hạn gửi {date_text(view.due_on)}; tính đến {date_text(view.as_of)})"
    subjects = (SUBJECT, month_text(view.month))
    paper.y = draw_title(paper, paper.y - 10, TITLE, *subjects, note=counted) - 6
    for sentence in late_sentences(view):
        paper.paragraph(sentence, first=form.indent)
    paper.y -= 6
    if view.units:
        _table(paper, [*missing(view), *came_late(view)])
    draw_ending(paper, view.signatures, view.recipients)
    return paper.finish()


def missing(view: LateUnits) -> list[LateUnit]:
    """Units of which nothing has come."""
    return [unit for unit in view.units if unit.received_on is None]


def came_late(view: LateUnits) -> list[LateUnit]:
    """Units whose report came after the day."""
    return [unit for unit in view.units if unit.received_on is not None]


def late_sentences(view: LateUnits) -> list[str]:
    """How many of how many, in words."""
    if not view.units:
        return [f"Cả {view.unit_count} đơn vị trực thuộc đã gửi đúng hạn."]
    in_time = view.unit_count - len(view.units)
    return [
        f"Trong {view.unit_count} đơn vị trực thuộc: {in_time} đơn vị gửi đúng hạn, "
        f"{len(came_late(view))} đơn vị gửi muộn, {len(missing(view))} đơn vị chưa gửi."
    ]


def _table(paper: Paper, units: Sequence[LateUnit]) -> None:
    columns = [
        Column(title, share, Align.CENTRE if index in _MIDDLE else Align.LEFT)
        for index, (title, share) in enumerate(zip(HEADERS, _SHARES, strict=True))
    ]
    table = Table(paper, columns, paper.form.table)
    table.flow(
        table.measure(
            [
                str(number),
                unit.name,
                unit.contact,
                date_text(unit.received_on) if unit.received_on else "",
                str(unit.days),
                unit.state,
                unit.note,
            ],
            least=20,
        )
        for number, unit in enumerate(units, start=1)
    )
