"""Composing, keeping and applying filters on the page of the list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.filter import Filter, Part, RowsCondition, Statement
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.brackets_dialog import BracketsDialog
from chibo_desktop.gui.members.condition_dialog import ConditionDialog
from chibo_desktop.gui.members.filter_bar import FilterBar
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Banner, Button
from chibo_desktop.services.filters import (
    FilterDesk,
    SavedFilterLine,
    filter_desk,
    remove_filter,
    rename_filter,
    save_filter,
)


class Finding(QObject):
    """The button "Lọc" with its menu, and the bar of conditions. `changed`: narrow the list."""

    changed = Signal()

    def __init__(self, context: Context, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._runner, self._dialogs = context.runner, context.dialogs
        self._is_office = context.session.is_office
        self._banner, self._page = banner, page
        self.desk: FilterDesk | None = None
        self.shown_id = ""
        self.button = Button("&Lọc", sign="list-checks")
        self.button.setToolTip("Lọc theo bất kỳ thông tin nào; bộ lọc đã lưu")
        self.button.setProperty("menu", "true")
        menu = QMenu(self.button)
        menu.aboutToShow.connect(self.fill_menu)
        self.button.setMenu(menu)
        self.bar = FilterBar(self._words)
        self.bar.add_requested.connect(self.add)
        self.bar.edit_requested.connect(self.edit)
        self.bar.brackets_requested.connect(self.arrange)
        self.bar.changed.connect(self.apply)
        self.bar.save_requested.connect(self.save)

    @property
    def filter(self) -> Filter | None:
        """The conditions on show; None when there are none."""
        return self.bar.filter if self.bar.filter.parts else None

    @property
    def name(self) -> str:
        """The name of the kept filter on show, as long as it is what was kept."""
        kept = self._kept()
        return kept.name if kept is not None and kept.filter == self.bar.filter else ""

    def words(self) -> str:
        """The conditions on show as one phrase."""
        return self.desk.phrase(self.bar.filter) if self.desk else ""

    def reload(self) -> None:
        """Fields, names and kept filters may be others now."""
        with_unit = self._is_office
        self._runner.run(
            lambda unit: filter_desk(unit, with_unit=with_unit),
            self._on_desk,
            owner=self._page,
            latest="desk",
        )

    def show_filter(self, given: Filter | None) -> None:
        """Show conditions without announcing them."""
        self.bar.show_filter(given or Filter())

    def apply(self, given: Filter) -> None:
        """Show conditions and narrow the list to them."""
        if not given.parts:
            self.shown_id = ""
        self.bar.show_filter(given)
        self.changed.emit()

    def apply_kept(self, line: SavedFilterLine) -> None:
        """Narrow the list to a kept filter, or say why it cannot be applied."""
        if line.problems:
            self._banner.show_problems(line.problems, self._dialogs.say)
            return
        self.shown_id = line.id
        self.apply(line.filter)

    def add(self) -> None:
        """Ask for one more condition."""
        self._open(None, lambda part: self.apply(self.bar.with_part(part)))

    def edit(self, place: int) -> None:
        """Change or remove a condition."""
        part = self.bar.filter.parts[place]
        if isinstance(part, RowsCondition) and len(part.conditions) > 1:
            self.apply(self.bar.without_part(place))
            return
        dialog = self._open(part, lambda new: self.apply(self.bar.with_part(new, place)))
        if dialog is not None:
            dialog.removed.connect(lambda: self.apply(self.bar.without_part(place)))

    def arrange(self) -> BracketsDialog | None:
        """Put conditions into brackets, in a window where all of them are seen."""
        desk = self.desk
        if desk is None:
            return None
        dialog = BracketsDialog(
            self.bar.filter,
            desk.known,
            desk.options,
            self._dialogs.say,
            desk.words,
            desk.phrase,
            self._page,
        )
        dialog.submitted.connect(self.apply)
        dialog.open()
        return dialog

    def save(self) -> None:
        """Keep what is on show under a name: the kept one anew, or another."""
        given, kept = self.bar.filter, self._kept()
        if kept is not None:
            words = "Lưu vào tên cũ thì điều kiện cũ của bộ lọc được thay bằng điều kiện đang xem."
            choice = self._dialogs.choose(
                f"Lưu bộ lọc “{kept.name}”?", words, ["Lưu vào tên cũ", "Lưu tên khác…"]
            )
            if choice is None:
                return
            if choice == 0:
                self._save(kept.name, given, kept.id)
                return
        name = self._dialogs.ask_text("Lưu bộ lọc", "Tên bộ lọc", "Lưu bộ lọc")
        if name is not None:
            self._save(name, given, "")

    def fill_menu(self) -> None:
        """New condition, the kept filters, and what can be done with the one on show."""
        menu = self.button.menu()
        menu.clear()
        menu.addAction("Thêm điều kiện…").triggered.connect(self.add)
        saved = self.desk.saved if self.desk else ()
        if saved:
            menu.addSection("Bộ lọc đã lưu")
        for line in saved:
            action = menu.addAction(line.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(line.id == self.shown_id)
            action.triggered.connect(lambda _on, line=line: self.apply_kept(line))
        kept = self._kept()
        menu.addSeparator()
        if self.filter is not None:
            menu.addAction("Đặt ngoặc, ghép điều kiện…").triggered.connect(self.arrange)
            menu.addAction("Lưu bộ lọc…").triggered.connect(self.save)
            menu.addAction("Bỏ lọc").triggered.connect(lambda: self.apply(Filter()))
        if kept is not None:
            menu.addAction("Đổi tên bộ lọc…").triggered.connect(self.rename)
            menu.addAction("Xóa tên bộ lọc này…").triggered.connect(self.remove)

    def rename(self) -> None:
        """Call the kept filter on show otherwise."""
        kept = self._kept()
        if kept is None:
            return
        name = self._dialogs.ask_text("Đổi tên bộ lọc", "Tên bộ lọc", "Đổi tên", kept.name)
        if name is not None:
            self._change(lambda unit: rename_filter(unit, kept.id, name))

    def remove(self) -> None:
        """Take the kept filter on show off the menu."""
        kept = self._kept()
        if kept is None or not self._dialogs.confirm(
            f"Xóa bộ lọc “{kept.name}”?",
            "Chỉ xóa tên và các điều kiện đã lưu. Hồ sơ đảng viên không thay đổi.",
            "Xóa bộ lọc",
        ):
            return
        self.shown_id = ""
        self._change(lambda unit: remove_filter(unit, kept.id))

    def _save(self, name: str, given: Filter, filter_id: str) -> None:
        def saved(new_id: str) -> None:
            self.shown_id = new_id
            self.reload()
            self._banner.say(
                f"Đã lưu bộ lọc “{name.strip()}”. Mở lại bằng nút Lọc.",
                "good",
                "Đã hiểu",
                self._banner.clear,
            )

        self._runner.run(
            lambda unit: save_filter(unit, name, given, filter_id),
            saved,
            self._on_problems,
            owner=self._page,
        )

    def _change(self, work: object) -> None:
        self._runner.run(
            work,  # type: ignore[arg-type]
            lambda _done: self.reload(),
            self._on_problems,
            owner=self._page,
        )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self._banner.show_problems(problems, self._dialogs.say)

    def _on_desk(self, desk: FilterDesk) -> None:
        self.desk = desk
        self.bar.show_filter(self.bar.filter)

    def _kept(self) -> SavedFilterLine | None:
        lines = self.desk.saved if self.desk else ()
        return next((line for line in lines if line.id == self.shown_id), None)

    def _words(self, part: Part) -> str:
        return self.desk.words(part) if self.desk else "…"

    def _open(self, part: Part | None, on_submitted: object) -> ConditionDialog | None:
        if self.desk is None:
            return None
        statement: Statement | None = part  # type: ignore[assignment]  # groups have no dialog
        dialog = ConditionDialog(
            self.desk.known, self.desk.options, self._dialogs.say, statement, self._page
        )
        dialog.submitted.connect(on_submitted)
        dialog.open()
        return dialog
