"""What else can be done with the list on show: count, export, print, reveal, find duplicates."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.gui.members.counts_dialog import CountsDialog
from chibo_desktop.gui.members.list_export_dialog import ListExportDialog
from chibo_desktop.gui.members.print_menu import add_papers
from chibo_desktop.gui.members.reveals_dialog import RevealsDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Banner, Button
from chibo_desktop.services.member_import import save_export
from chibo_desktop.services.members import MemberFilters, MemberLine, MemberOrder
from chibo_desktop.services.reveals import Occasion, log_reveal

if TYPE_CHECKING:
    from chibo_desktop.gui.printing.desk import Desk

WORKBOOKS = "Bảng tính Excel (*.xlsx)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The list as it is seen: whom it holds, in which order, by which columns, and in words."""

    filters: MemberFilters
    order: MemberOrder
    columns: tuple[tuple[str, str], ...]
    chosen: str
    words: str
    title: str


class ListMore(QObject):
    """The button "Việc khác" and the menu of "Xuất, in"."""

    opened = Signal(object)  # MemberFilters: show these
    reveal_requested = Signal(bool)
    duplicates_requested = Signal()
    missing_requested = Signal()
    candidates_requested = Signal()
    go_requested = Signal(str, object)

    def __init__(self, context: Context, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._banner, self._page = context, banner, page
        self.seen: Callable[[], Seen] | None = None
        self.person: Callable[[], MemberLine | None] = lambda: None
        self.is_revealed = False
        self._desk: Desk | None = None
        self.dialog: QWidget | None = None
        self.button = Button("&Việc khác", sign="ellipsis")
        self.button.setProperty("menu", "true")
        menu = QMenu(self.button)
        menu.aboutToShow.connect(self.fill_menu)
        self.button.setMenu(menu)

    def fill_menu(self) -> None:
        """The other things one can do with the list."""
        menu = self.button.menu()
        menu.clear()
        if not self._context.session.is_office:
            menu.addAction("Quần chúng, cảm tình…").triggered.connect(self.candidates_requested)
        menu.addAction("Thống kê nhanh…").triggered.connect(self.count)
        if not self._context.session.is_office:
            menu.addAction("Tìm hồ sơ trùng…").triggered.connect(self.duplicates_requested)
            menu.addAction("Giấy tờ còn thiếu…").triggered.connect(self.missing_requested)
        words = "Che số định danh, số thẻ" if self.is_revealed else "Hiện đủ số định danh, số thẻ"
        menu.addAction(words).triggered.connect(self.toggle_numbers)
        menu.addAction("Sổ theo dõi hiện số…").triggered.connect(self.show_reveals)

    def show_exports(self) -> None:
        """Open the ways out below the button that was pressed."""
        sender = self.sender()
        at = sender if isinstance(sender, QWidget) else self.button
        self.export_menu().popup(at.mapToGlobal(QPoint(0, at.height())))

    def export_menu(self) -> QMenu:
        """The ways out, named by what comes out."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Danh sách đang xem (in, Excel)…").triggered.connect(self.export_list)
        menu.addAction("Bảng cập nhật theo mẫu cấp trên (Excel)…").triggered.connect(
            self.export_sheet
        )
        person = self.person()
        if person is not None and not self._context.session.is_office:
            menu.addSeparator()
            papers = menu.addMenu(f"Hồ sơ của {person.values.get('full_name', '')}")
            status = str(person.values.get("activity_status") or "")
            add_papers(papers, person.id, status, self.go_requested)
        return menu

    def count(self) -> None:
        """Count those on show by one field after another."""
        seen = self._look()
        dialog = CountsDialog(self._context, seen.filters, seen.words, self._page)
        dialog.opened.connect(self.opened)
        dialog.open()
        self.dialog = dialog

    def show_reveals(self) -> None:
        """When numbers were shown in full."""
        dialog = RevealsDialog(self._context, self._page)
        dialog.open()
        self.dialog = dialog

    def toggle_numbers(self) -> None:
        """Show numbers in full, which is written down, or mask them again."""
        if self.is_revealed:
            self._reveal(False)
            return
        filters = self._look().filters
        if self._context.dialogs.confirm(
            "Hiện đủ số định danh và số thẻ?",
            "Mọi người nhìn vào màn hình đều đọc được. Lần xem này được ghi vào sổ theo dõi của "
            "tệp dữ liệu. Số được che lại khi bấm “Che số” hoặc khi khóa chương trình.",
            "Hiện số",
        ):
            self._context.runner.run(
                lambda unit: log_reveal(unit, Occasion.SCREEN, filters),
                lambda _done: self._reveal(True),
                owner=self._page,
            )

    def export_list(self) -> None:
        """Ask for the title and whether numbers are full, then print or save."""
        seen = self._look()
        titles = ", ".join(title for _, title in seen.columns)
        dialog = ListExportDialog(seen.title, seen.words, titles, self._page)
        dialog.print_requested.connect(partial(self._print, seen))
        dialog.workbook_requested.connect(partial(self._save, seen))
        dialog.open()
        self.dialog = dialog

    def export_sheet(self) -> None:
        """Write the official update sheet of those on show."""
        context, filters = self._context, self._look().filters
        folder = context.settings.folder("members") or Path.home()
        target = context.dialogs.save_file(
            "Xuất bảng cập nhật thông tin đảng viên",
            WORKBOOKS,
            folder / "bang-cap-nhat-dang-vien.xlsx",
        )
        if target is None:
            return
        context.settings.set_folder("members", target.parent)
        context.runner.run_long(
            lambda unit, _progress: save_export(unit, filters, target),
            "Đang xuất bảng cập nhật",
            lambda _done: self._on_exported(target),
            owner=self._page,
        )

    def _look(self) -> Seen:
        if self.seen is None:
            raise RuntimeError("nobody has said what the list shows")
        return self.seen()

    def _reveal(self, revealed: bool) -> None:
        self.is_revealed = revealed
        self.reveal_requested.emit(revealed)
        if revealed:
            self._banner.say(
                "Số định danh và số thẻ đang hiện đầy đủ.",
                "attention",
                "Che số",
                lambda: self._reveal(False),
            )
        else:
            self._banner.clear()

    def _print(self, seen: Seen, title: str, reveals: bool) -> None:
        from chibo_desktop.services.list_export import ListRequest, list_pdf, list_workbook

        request = ListRequest(
            title=title,
            filters=seen.filters,
            order=seen.order,
            columns=seen.columns,
            reveals=reveals,
            chosen=seen.chosen,
        )
        self.desk.show(
            title,
            lambda unit: list_pdf(unit, request),
            lambda unit: list_workbook(unit, request),
        )

    def _save(self, seen: Seen, title: str, reveals: bool) -> None:
        from chibo_desktop.services.list_export import ListRequest, list_workbook

        request = ListRequest(
            title=title,
            filters=seen.filters,
            order=seen.order,
            columns=seen.columns,
            reveals=reveals,
            chosen=seen.chosen,
        )
        self.desk.save_workbook(title, lambda unit: list_workbook(unit, request))

    @property
    def desk(self) -> "Desk":
        """Where papers are shown and saved, made when first needed."""
        if self._desk is None:
            from chibo_desktop.gui.printing.desk import Desk

            self._desk = Desk(self._context, self._page)
            self._desk.saved.connect(self._on_saved)
        return self._desk

    def _on_saved(self, words: str) -> None:
        self._banner.say(words, "good", "Đã hiểu", self._banner.clear)

    def _on_exported(self, target: Path) -> None:
        self._banner.say(
            f"Đã xuất danh sách ra tệp {target.name} theo đúng mẫu bảng cập nhật. Tệp có số định "
            "danh đầy đủ: hãy giữ cẩn thận.",
            "good",
            "Đã hiểu",
            self._banner.clear,
        )
