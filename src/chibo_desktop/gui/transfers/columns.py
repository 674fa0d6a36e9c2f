"""The columns of the place: who arrives, who was given, the office's book, what is in doubt."""

from chibo_desktop.domain.transfers.records import MemberTransfer, TransferStage
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import name_column
from chibo_desktop.services.passed_over import PassedOver
from chibo_desktop.services.transfer_arrivals import Arrival
from chibo_desktop.services.transfer_ledger import LateEntry, TransferLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.transfers import (
    book_stage_text,
    decision_text,
    dossier_text,
    left_text,
    stage_text,
)

_COLOURS = {
    TransferStage.SENT: "attention",
    TransferStage.NOTED: "information",
    TransferStage.DONE: "good",
    TransferStage.REFUSED: "attention",
    TransferStage.WITHDRAWN: "secondary",
}


def _colour(stage: str) -> str:
    return _COLOURS[TransferStage(stage or TransferStage.SENT)]


ARRIVING_COLUMNS: tuple[Column[Arrival], ...] = (
    name_column(lambda line: line.transfer.full_name, width=210),
    Column(
        key="from",
        title="Chuyển từ",
        text=lambda line: line.transfer.from_name,
        tip=lambda line: line.transfer.from_name,
        width=230,
    ),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda line: decision_text(line.transfer),
        tip=lambda line: decision_text(line.transfer),
        width=210,
    ),
    Column(
        key="dossier",
        title="Hồ sơ kèm theo",
        text=lambda line: dossier_text(len(line.dossier.papers), line.missing_scans),
        state=lambda line: "attention" if line.missing_scans else "",
        width=230,
    ),
)
LEAVING_COLUMNS: tuple[Column[MemberTransfer], ...] = (
    name_column(lambda line: line.full_name, width=210),
    Column(
        key="state",
        title="Tình trạng",
        text=stage_text,
        tip=stage_text,
        state=lambda line: "secondary" if line.is_cancelled else _colour(line.stage),
        width=300,
        is_optional=False,
    ),
    Column(
        key="to",
        title="Chuyển đến",
        text=lambda line: line.to_name,
        tip=lambda line: line.to_name,
        width=230,
    ),
    Column(
        key="decision",
        title="Quyết định",
        text=decision_text,
        tip=decision_text,
        width=210,
    ),
)
PASSED_OVER_COLUMNS: tuple[Column[PassedOver], ...] = (
    name_column(lambda line: line.transfer.full_name, width=210),
    Column(
        key="owner",
        title="Tính ở",
        text=lambda line: line.owner,
        tip=lambda line: line.owner,
        state=lambda _line: "attention",
        width=300,
        is_optional=False,
    ),
    Column(
        key="from",
        title="Chuyển từ",
        text=lambda line: line.transfer.from_name,
        tip=lambda line: line.transfer.from_name,
        width=230,
    ),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda line: decision_text(line.transfer),
        tip=lambda line: decision_text(line.transfer),
        width=210,
    ),
)
BOOK_COLUMNS: tuple[Column[TransferLine], ...] = (
    name_column(lambda line: line.transfer.full_name, width=200),
    Column(
        key="state",
        title="Tình trạng",
        text=lambda line: book_stage_text(line.heard, line.has_instead),
        tip=lambda line: book_stage_text(line.heard, line.has_instead),
        state=lambda line: "attention" if line.has_instead else _colour(line.stage),
        width=230,
        is_optional=False,
    ),
    Column(
        key="from",
        title="Chuyển từ",
        text=lambda line: line.transfer.from_name,
        tip=lambda line: line.transfer.from_name,
        width=200,
    ),
    Column(
        key="to",
        title="Chuyển đến",
        text=lambda line: line.transfer.to_name,
        tip=lambda line: line.transfer.to_name,
        width=200,
    ),
    Column(
        key="decision",
        title="Quyết định",
        text=lambda line: decision_text(line.transfer),
        tip=lambda line: decision_text(line.transfer),
        width=190,
    ),
    Column(
        key="due",
        title="Hạn làm thủ tục",
        text=lambda line: left_text(line.due_on, line.days_left),
        order=lambda line: line.due_on.isoformat() if line.due_on else "9",
        state=lambda line: "attention" if (line.days_left or 0) < 0 else "",
        width=190,
    ),
)
DOUBT_COLUMNS: tuple[Column[LateEntry], ...] = (
    Column(
        key="at",
        title="Ghi lúc",
        text=lambda line: f"{line.at:%H:%M} {date_text(line.at.date())}",
        order=lambda line: line.at.isoformat(),
        width=150,
    ),
    Column(key="unit", title="Đơn vị ghi", text=lambda line: line.unit_name, width=230),
    Column(key="name", title="Đảng viên", text=lambda line: line.member_name, width=210),
    Column(
        key="what",
        title="Đã ghi gì",
        text=lambda line: f"{line.act} – {line.what}",
        width=300,
        is_optional=False,
    ),
)
