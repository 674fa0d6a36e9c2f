"""The columns of the place: who arrives, who was given, the office's book, what is in doubt."""

from typing import Protocol, TypeVar

from chibo_desktop.domain.transfers.records import MemberTransfer, TransferStage
from chibo_desktop.gui.widgets import Column
from chibo_desktop.gui.widgets.columns import name_column, unit_column
from chibo_desktop.services.late_entries import LateEntry
from chibo_desktop.services.late_offers import LateOffer
from chibo_desktop.services.passed_over import PassedOver
from chibo_desktop.services.transfer_arrivals import Arrival
from chibo_desktop.services.transfer_ledger import TransferLine
from chibo_desktop.wording.late_changes import late_at_text, late_changes_text, late_state_text
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


class _OfTransfer(Protocol):
    @property
    def transfer(self) -> MemberTransfer: ...


L = TypeVar("L", bound=_OfTransfer)


def _from_column(*, width: int) -> Column[L]:
    return unit_column(
        lambda line: line.transfer.from_name, key="from", title="Chuyển từ", width=width
    )


def _decision_column(*, width: int) -> Column[L]:
    def text(line: L) -> str:
        return decision_text(line.transfer)

    return Column(key="decision", title="Quyết định", text=text, tip=text, width=width)


def _late_what(line: LateEntry) -> str:
    said = [(name, "", value) for name, value in line.said]
    return late_changes_text(said) if said else f"{line.act} – {line.what}"


def _late_state(line: LateEntry) -> str:
    return late_state_text(line.fate, line.at_unit, can_be_taken=line.can_be_taken)


ARRIVING_COLUMNS: tuple[Column[Arrival], ...] = (
    name_column(lambda line: line.transfer.full_name, width=210),
    _from_column(width=230),
    _decision_column(width=210),
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
    unit_column(lambda line: line.to_name, key="to", title="Chuyển đến", width=230),
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
    _from_column(width=230),
    _decision_column(width=210),
)
BOOK_COLUMNS: tuple[Column[TransferLine], ...] = (
    name_column(lambda line: line.transfer.full_name, width=200),
    Column(
        key="state",
        title="Tình trạng",
        text=lambda line: book_stage_text(line.heard, line.has_instead),
        tip=lambda line: book_stage_text(line.heard, line.has_instead),
        state=lambda line: "attention" if line.has_instead else _colour(line.stage),
        width=260,
        is_optional=False,
    ),
    _from_column(width=200),
    unit_column(lambda line: line.transfer.to_name, key="to", title="Chuyển đến", width=200),
    _decision_column(width=190),
    Column(
        key="due",
        title="Hạn làm thủ tục",
        text=lambda line: left_text(line.due_on, line.days_left),
        order=lambda line: line.due_on.isoformat() if line.due_on else "9",
        state=lambda line: "attention" if (line.days_left or 0) < 0 else "",
        width=190,
    ),
)
OFFER_COLUMNS: tuple[Column[LateOffer], ...] = (
    name_column(lambda line: line.full_name, width=210),
    Column(
        key="what",
        title="Đã ghi gì",
        text=lambda line: late_changes_text(line.changes),
        tip=lambda line: f"{line.what}: {late_changes_text(line.changes)}",
        width=330,
        is_optional=False,
    ),
    unit_column(lambda line: line.unit_name, title="Đơn vị ghi", width=230),
    Column(key="at", title="Ghi lúc", text=lambda line: line.at, width=150),
)
DOUBT_COLUMNS: tuple[Column[LateEntry], ...] = (
    name_column(lambda line: line.member_name, width=200),
    Column(
        key="what",
        title="Đã ghi gì",
        text=_late_what,
        tip=lambda line: f"{line.act} – {line.what}: {_late_what(line)}",
        width=250,
        is_optional=False,
    ),
    Column(
        key="state",
        title="Tình trạng",
        text=_late_state,
        tip=_late_state,
        state=lambda line: "attention" if line.is_open else "secondary",
        width=230,
        is_optional=False,
    ),
    Column(
        key="at",
        title="Ghi lúc",
        text=lambda line: late_at_text(line.at),
        order=lambda line: line.at.isoformat(),
        width=150,
    ),
    unit_column(lambda line: line.unit_name, title="Đơn vị ghi", width=200),
)
