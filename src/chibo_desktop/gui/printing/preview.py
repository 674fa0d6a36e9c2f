"""A document as it will come out of the printer, with what can be done with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chibo_desktop.gui.printing.pdf_printing import print_pdf
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import Button, ToolRow, label

_STEP, _LEAST, _MOST = 1.2, 0.3, 4.0


class PreviewDialog(QDialog):
    """Pages one below another. Saving is asked of the page that opened it."""

    save_requested = Signal()
    workbook_requested = Signal()
    word_requested = Signal()

    def __init__(
        self,
        title: str,
        data: bytes,
        has_workbook: bool = False,
        choose_printer: Callable[[QWidget, int], object] | None = None,
        parent: QWidget | None = None,
        *,
        has_word: bool = False,
    ) -> None:
        """`choose_printer(parent, pages)` gives a QPrinter or None; by default the system's box."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.data = data
        self._choose_printer = choose_printer or _ask_printer
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self._build(title, has_workbook, has_word)
        self._connect()
        self._on_page(0)
        screen = self.screen().availableGeometry().size()
        self.resize(min(current().scaled(900), screen.width()), round(screen.height() * 0.94))

    def zoom(self, factor: float) -> None:
        """Larger or smaller; 0 fits the width again."""
        if not factor:
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        shown = self.view.zoomFactor()
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            page = self.document.pagePointSize(max(0, self.page()))
            inch = self.logicalDpiX() / 72
            shown = self.view.viewport().width() / max(1.0, page.width() * inch)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(_MOST, max(_LEAST, shown * factor)))

    def page(self) -> int:
        """The page in sight, from 0."""
        return self.view.pageNavigator().currentPage()

    def turn(self, pages: int) -> None:
        """Go some pages on or back."""
        last = self.document.pageCount() - 1
        self.view.pageNavigator().jump(min(last, max(0, self.page() + pages)), QPointF(), 0)

    def print(self) -> None:
        """Choose a printer and print."""
        from PySide6.QtPrintSupport import QPrinter

        printer = self._choose_printer(self, self.document.pageCount())
        if not isinstance(printer, QPrinter):
            return
        count = print_pdf(self.document, printer)
        self._state.setText(
            f"Đã gửi {count} trang sang máy in"
            if count
            else "Máy in chưa nhận: hãy kiểm tra máy in đã bật, đã nối, rồi in lại"
        )

    def say(self, text: str) -> None:
        """What was just done, e.g. where a file was saved."""
        self._state.setText(text)

    def _build(self, title: str, has_workbook: bool, has_word: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, M)
        layout.setSpacing(M)
        layout.addWidget(label(title, "heading", wraps=True))
        tools = ToolRow()
        self._back = Button("", sign="chevron-left")
        self._on = Button("", sign="chevron-right")
        self._pages = label()
        smaller, fit, larger = Button("−"), Button("Vừa khổ ngang"), Button("+")
        for button, words in (
            (self._back, "Trang trước  Page Up"),
            (self._on, "Trang sau  Page Down"),
            (smaller, "Nhỏ hơn  Ctrl+−"),
            (larger, "To hơn  Ctrl++"),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words.split("  ")[0])
        smaller.clicked.connect(lambda: self.zoom(1 / _STEP))
        larger.clicked.connect(lambda: self.zoom(_STEP))
        fit.clicked.connect(lambda: self.zoom(0))
        for widget in (self._back, self._pages, self._on, smaller, fit, larger):
            tools.add(widget)
        self._state = label(role="secondary", wraps=True)
        tools.add(self._state, stretching=True)
        if has_workbook:
            workbook = Button("Lưu bảng Excel…", sign="file-spreadsheet")
            workbook.clicked.connect(self.workbook_requested)
            tools.add(workbook)
        if has_word:
            word = Button("Lưu tệp Word…", sign="file-text")
            word.clicked.connect(self.word_requested)
            tools.add(word)
        save = Button("Lưu PDF…", sign="download")
        save.clicked.connect(self.save_requested)
        self.print_button = Button("In…", "primary", "printer")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.print)
        tools.add(save)
        tools.add(self.print_button)
        layout.addWidget(tools)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        for keys, act in (
            ("Ctrl+P", self.print),
            ("Ctrl+S", self.save_requested.emit),
            ("Ctrl++", lambda: self.zoom(_STEP)),
            ("Ctrl+=", lambda: self.zoom(_STEP)),
            ("Ctrl+-", lambda: self.zoom(1 / _STEP)),
            ("Ctrl+0", lambda: self.zoom(0)),
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _on_page(self, page: int) -> None:
        count = self.document.pageCount()
        self._pages.setText(f"Trang {page + 1}/{count}")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < count - 1)


def suggested_name(title: str, suffix: str) -> Path:
    """A file name from a document's title."""
    kept = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in title)
    return Path(f"{' '.join(kept.split())}.{suffix}")


def _ask_printer(parent: QWidget, pages: int) -> object:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() else None
