"""Where papers are shown, saved and printed: one preview at a time, for every group of papers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.services.printing import save_document
from chibo_desktop.services.session import Unit

_PDF = "Tệp PDF (*.pdf)"
_WORD = "Tệp Word (*.docx)"
_WORKBOOK = "Bảng tính Excel (*.xlsx)"
Make = Callable[[Unit], bytes]
LongMake = Callable[[Unit, Progress], bytes]


class Desk(QObject):
    """Has papers made on the database thread. `saved` says where a file was put, in words."""

    saved = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        """`window` is the page in front of which papers are shown."""
        super().__init__(window)
        self._context = context
        self._window = window
        self.preview: PreviewDialog | None = None

    def show(self, title: str, make: Make, workbook: Make | None = None) -> None:
        """Preview a paper; with `workbook`, the preview offers to save that as well."""
        self._context.runner.run(
            make,
            lambda data: self._open(title, data, workbook),
            owner=self._window,
            busy=self._window,
        )

    def show_long(
        self,
        title: str,
        make: LongMake,
        workbook: Make | None = None,
        long_workbook: LongMake | None = None,
        *,
        long_word: LongMake | None = None,
    ) -> None:
        """The same for a paper that takes long: how far it is can be seen, and it can be stopped.

        `long_workbook` and `long_word` are a workbook and a Word file that take as long.
        """
        self._context.runner.run_long(
            make,
            title,
            lambda data: self._open(title, data, workbook, long_workbook, long_word),
            owner=self._window,
        )

    def save_workbook(self, title: str, make: Make) -> None:
        """Ask where, then write a workbook."""
        self._save(title, "xlsx", _WORKBOOK, make)

    def save_long_workbook(self, title: str, make: LongMake) -> None:
        """The same for a workbook of many sheets: it can be stopped, and nothing is written."""
        self._save_long(title, "xlsx", _WORKBOOK, make)

    def save_long_word(self, title: str, make: LongMake) -> None:
        """Ask where, then write a file for Word; it can be stopped, and nothing is written."""
        self._save_long(title, "docx", _WORD, make)

    def _save_long(self, title: str, suffix: str, kinds: str, make: LongMake) -> None:
        path = self._ask_path(title, suffix, kinds)
        if path is not None:
            self._context.runner.run_long(
                lambda unit, progress: save_document(path, make(unit, progress)),
                title,
                self._on_saved,
                owner=self._window,
            )

    def _open(
        self,
        title: str,
        data: bytes,
        workbook: Make | None,
        long_workbook: LongMake | None = None,
        long_word: LongMake | None = None,
    ) -> None:
        has_workbook = workbook is not None or long_workbook is not None
        has_word = long_word is not None
        preview = PreviewDialog(title, data, has_workbook, parent=self._window, has_word=has_word)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.save_requested.connect(lambda: self._save(title, "pdf", _PDF, lambda _unit: data))
        if workbook is not None:
            preview.workbook_requested.connect(lambda: self.save_workbook(title, workbook))
        if long_workbook is not None:
            preview.workbook_requested.connect(
                lambda: self.save_long_workbook(title, long_workbook)
            )
        if long_word is not None:
            preview.word_requested.connect(lambda: self.save_long_word(title, long_word))
        preview.destroyed.connect(lambda: self._forget(preview))
        self.preview = preview
        preview.open()

    def _save(self, title: str, suffix: str, kinds: str, make: Make) -> None:
        path = self._ask_path(title, suffix, kinds)
        if path is not None:
            self._context.runner.run(
                lambda unit: save_document(path, make(unit)), self._on_saved, owner=self._window
            )

    def _ask_path(self, title: str, suffix: str, kinds: str) -> Path | None:
        folder = self._context.settings.folder("documents") or Path()
        return self._context.dialogs.save_file(
            "Lưu biểu mẫu", kinds, folder / suggested_name(title, suffix)
        )

    def _on_saved(self, path: Path) -> None:
        self._context.settings.set_folder("documents", path.parent)
        words = f"Đã lưu {path.name} vào {path.parent}"
        if self.preview is not None:
            self.preview.say(words)
        self.saved.emit(words)

    def _forget(self, preview: PreviewDialog) -> None:
        if self.preview is preview:
            self.preview = None
