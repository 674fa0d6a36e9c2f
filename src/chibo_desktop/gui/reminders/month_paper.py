"""Việc tháng này looked at before it is printed, saved as PDF or as a workbook."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.printing import save_document
from chibo_desktop.services.reminder_printing import month_tasks_pdf, month_tasks_workbook
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import month_text

_PDF, _WORKBOOK = "Tệp PDF (*.pdf)", "Bảng tính Excel (*.xlsx)"


class MonthPaper:
    """The list of one place (a node's or a branch's id, empty for all)."""

    def __init__(self, context: Context, owner: QWidget, place: str = "") -> None:
        self._context, self._owner = context, owner
        self._today, self._place = context.today(), place
        self._title = f"Việc tháng này – {month_text(Month.of(self._today))}"
        self.preview: PreviewDialog | None = None

    def show(self, busy: QWidget) -> None:
        """Make the PDF and show it."""
        self._context.runner.run(self._pdf, self._show, owner=self._owner, busy=busy)

    def save_workbook(self) -> None:
        """Ask for a file and write the workbook."""
        self._save("xlsx", _WORKBOOK, None)

    def _pdf(self, unit: Unit) -> bytes:
        return month_tasks_pdf(unit, self._today, self._place)

    def _show(self, data: bytes) -> None:
        preview = PreviewDialog(self._title, data, has_workbook=True, parent=self._owner)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.save_requested.connect(lambda: self._save("pdf", _PDF, data))
        preview.workbook_requested.connect(self.save_workbook)
        preview.destroyed.connect(self._forget)
        self.preview = preview
        preview.open()

    def _save(self, suffix: str, kinds: str, data: bytes | None) -> None:
        folder = self._context.settings.folder("documents") or Path()
        path = self._context.dialogs.save_file(
            "Lưu danh sách việc", kinds, folder / suggested_name(self._title, suffix)
        )
        if path is None:
            return

        def work(unit: Unit) -> Path:
            made = data or month_tasks_workbook(unit, self._today, self._place)
            return save_document(path, made)

        self._context.runner.run(work, self._on_saved, owner=self._owner)

    def _on_saved(self, path: Path) -> None:
        self._context.settings.set_folder("documents", path.parent)
        if self.preview is not None:
            self.preview.say(f"Đã lưu {path.name} vào {path.parent}")

    def _forget(self) -> None:
        self.preview = None
