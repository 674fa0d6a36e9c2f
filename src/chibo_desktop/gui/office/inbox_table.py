"""The files of a drop as a table: what each brings or brought, or why it is refused."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import RIGHT, Column, DataTable, LinesModel
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.inbox import WORDS, findings
from chibo_desktop.wording.numbers import count_text

_COLOURS = {
    Outcome.READY: "good",
    Outcome.MERGED: "good",
    Outcome.DUPLICATE: "secondary",
    Outcome.REGISTERED: "information",
    Outcome.REFUSED: "accent",
}


class DropTable(DataTable):
    """Files that need a look stand first; long sentences go on in a second line."""

    def __init__(self, settings: Settings, say: Say) -> None:
        super().__init__("inbox", settings)
        self.files: LinesModel[DroppedFile] = LinesModel(_columns(say))
        self.setModel(self.files)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Các tệp đã chọn")
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_files(self, files: list[DroppedFile]) -> None:
        """Show the files of a drop."""
        self.files.set_lines(sorted(files, key=_weight))
        self.verticalHeader().setMinimumSectionSize(current().row)
        self.resizeRowsToContents()

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()


def is_clean(receipt: Receipt) -> bool:
    """True when a bundle needs nobody's look."""
    return (
        receipt.outcome in (Outcome.READY, Outcome.MERGED)
        and not receipt.conflicts
        and not receipt.doubts
        and not receipt.set_aside
        and receipt.same_state
    )


def who(receipt: Receipt) -> str:
    """The unit of a file, or the file's name where it does not tell."""
    return receipt.unit_name or receipt.file_name


def note(receipt: Receipt, say: Say) -> str:
    """What is to be known about a file, in one or two sentences."""
    if receipt.problem is not None:
        named = f"{receipt.file_name}: " if receipt.outcome is Outcome.REFUSED else ""
        return named + say(receipt.problem)
    if receipt.outcome is Outcome.REGISTERED:
        return "Tệp đăng ký khóa. Sau khi nhận, hãy xác nhận qua điện thoại ở Đơn vị trực thuộc."
    return findings(
        conflicts=receipt.conflicts,
        set_aside=receipt.set_aside,
        doubts=receipt.doubts,
        same_state=receipt.same_state,
        new_entries=receipt.new_entries,
    )


def _weight(dropped: DroppedFile) -> tuple[int, str]:
    receipt = dropped.receipt
    order = (Outcome.REFUSED, Outcome.REGISTERED)
    if receipt.outcome in order:
        return order.index(receipt.outcome), receipt.file_name
    if receipt.outcome is Outcome.DUPLICATE:
        return 3, receipt.file_name
    return (4 if is_clean(receipt) else 2), receipt.file_name


def _period(dropped: DroppedFile) -> str:
    period = dropped.receipt.period
    return short_month_text(Month.parse(period)) if period else ""


def _colour(dropped: DroppedFile) -> str:
    receipt = dropped.receipt
    if receipt.outcome in (Outcome.READY, Outcome.MERGED) and not is_clean(receipt):
        return "attention"
    return _COLOURS[receipt.outcome]


def _word(dropped: DroppedFile) -> str:
    receipt = dropped.receipt
    if receipt.outcome is Outcome.READY and not is_clean(receipt):
        return "nhận được, cần xem"
    return WORDS[receipt.outcome]


def _columns(say: Say) -> tuple[Column[DroppedFile], ...]:
    def number(key: str, title: str, width: int) -> Column[DroppedFile]:
        def text(dropped: DroppedFile) -> str:
            brings = dropped.receipt.outcome in (Outcome.READY, Outcome.MERGED)
            return count_text(getattr(dropped.receipt, key)) if brings else ""

        return Column(
            key=key,
            title=title,
            text=text,
            order=lambda dropped: -getattr(dropped.receipt, key),
            align=RIGHT,
            width=width,
        )

    return (
        Column(
            key="unit",
            title="Đơn vị",
            text=lambda dropped: who(dropped.receipt),
            order=lambda dropped: dropped.receipt.unit_code or dropped.receipt.file_name,
            tip=lambda dropped: str(dropped.path),
            width=190,
        ),
        Column(key="period", title="Kỳ", text=_period, order=_period, width=84),
        Column(key="outcome", title="Kết quả", text=_word, order=_weight, state=_colour, width=130),
        number("new_records", "Mới", 60),
        number("changed_records", "Thay đổi", 64),
        number("conflicts", "Mâu thuẫn", 72),
        Column(
            key="note",
            title="Nội dung",
            text=lambda dropped: note(dropped.receipt, say),
            state=lambda dropped: (
                "" if dropped.receipt.problem or not is_clean(dropped.receipt) else "secondary"
            ),
            width=320,
        ),
    )
