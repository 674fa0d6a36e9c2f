"""The files of a drop as a table: what each brings or brought, or why it is refused."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import RIGHT, Column, DataTable, LinesModel
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.inbox import WORDS, findings
from chibo_desktop.wording.numbers import count_text

_COLOURS = {
    Outcome.READY: "good",
    Outcome.MERGED: "good",
    Outcome.HELD: "attention",
    Outcome.DUPLICATE: "secondary",
    Outcome.REGISTERED: "information",
    Outcome.WAITING: "attention",
    Outcome.REFUSED: "accent",
}
BRINGING = (Outcome.READY, Outcome.HELD, Outcome.WAITING, Outcome.MERGED)
_FIGURES = ("period", "new_records", "changed_records", "conflicts")
_PADDING = 24  # pixels that a cell keeps beside its text, and a little more
_ROOM = 820  # pixels at 100 % that all columns need


class DropTable(DataTable):
    """Files that need a look stand first; long sentences go on in a second line."""

    def __init__(self, settings: Settings, say: Say) -> None:
        super().__init__("inbox", settings)
        self._say = say
        self.is_narrow = False
        self.files: LinesModel[DroppedFile] = LinesModel(_columns(self.note_of))
        self.setModel(self.files)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Các tệp đã chọn")
        self.horizontalHeader().sectionResized.connect(self._fit_rows)

    def show_files(self, files: list[DroppedFile]) -> None:
        """Show the files of a drop."""
        self.files.set_lines(sorted(files, key=_weight))
        self._fit_rows()

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 7 * current().row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_rows()

    def note_of(self, dropped: DroppedFile) -> str:
        """What is to be known about a file; with its figures while their columns are hidden."""
        said = note(dropped.receipt, self._say)
        brought = figures(dropped.receipt)
        return f"{brought} {said}" if self.is_narrow and brought else said

    def _fit_columns(self) -> None:
        """In a narrow window the sentences need the room of the figures, and carry them."""
        self.is_narrow = self.viewport().width() < current().scaled(_ROOM)
        for index, key in enumerate(self.column_keys()):
            self.setColumnHidden(index, self.is_narrow and key in _FIGURES)

    def _fit_rows(self) -> None:
        metrics, column = self.fontMetrics(), self.files.columnCount() - 1
        room = QRect(0, 0, self.columnWidth(column) - _PADDING, 10_000)
        for row, dropped in enumerate(self.files.lines):
            wraps = Qt.TextFlag.TextWordWrap
            wanted = metrics.boundingRect(room, wraps, self.note_of(dropped)).height() + M
            self.setRowHeight(row, max(current().row, wanted))


def is_clean(receipt: Receipt) -> bool:
    """True when a bundle needs nobody's look."""
    return (
        receipt.outcome in (Outcome.READY, Outcome.MERGED)
        and not receipt.conflicts
        and not receipt.below_problems
        and not receipt.doubts
        and not receipt.set_aside
        and receipt.same_state
        and not receipt.shrinkage.is_large
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
    said = findings(
        conflicts=receipt.conflicts,
        set_aside=receipt.set_aside,
        doubts=receipt.doubts,
        same_state=receipt.same_state,
        new_entries=receipt.new_entries,
        shrinkage=receipt.shrinkage,
        below=receipt.below,
        scans=receipt.scans,
        part=receipt.part,
        lines=receipt.lines,
    )
    return " ".join([said, *(say(one) for one in receipt.below_problems)])


def figures(receipt: Receipt) -> str:
    """What a bundle brings, in one sentence; nothing for a file that brings none."""
    if receipt.outcome not in BRINGING:
        return ""
    new, changed = count_text(receipt.new_records), count_text(receipt.changed_records)
    month = f"Kỳ {short_month_text(Month.parse(receipt.period))}: " if receipt.period else ""
    return f"{month}{new} mới, {changed} thay đổi."


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


def _columns(note_of: Callable[[DroppedFile], str]) -> tuple[Column[DroppedFile], ...]:
    def number(key: str, title: str, width: int) -> Column[DroppedFile]:
        def text(dropped: DroppedFile) -> str:
            brings = dropped.receipt.outcome in BRINGING
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
            width=176,
        ),
        Column(key="period", title="Kỳ", text=_period, order=_period, width=76),
        Column(key="outcome", title="Kết quả", text=_word, order=_weight, state=_colour, width=126),
        number("new_records", "Mới", 52),
        number("changed_records", "Thay đổi", 60),
        number("conflicts", "Mâu thuẫn", 64),
        Column(
            key="note",
            title="Nội dung",
            text=note_of,
            state=lambda dropped: (
                "" if dropped.receipt.problem or not is_clean(dropped.receipt) else "secondary"
            ),
            width=190,
        ),
    )
