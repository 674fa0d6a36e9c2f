"""Mâu thuẫn cần xử lý: the list, the values of the one chosen, one press to settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.conflicts.columns import conflict_columns
from chibo_desktop.gui.conflicts.values_card import ValuesCard
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import DataTable, LinesModel, LinkButton, Page
from chibo_desktop.services.conflicts import (
    Conflict,
    GivenValue,
    load_conflicts,
    settle_conflict,
)
from chibo_desktop.wording.conflicts import count_words, settled_text

_BRANCH_HINT = "↑ ↓: chọn ô · 1, 2…: lấy giá trị · Enter: mở hồ sơ · Ctrl+Z: hoàn tác"
_OFFICE_HINT = "↑ ↓: chọn ô · đơn vị của hồ sơ chọn giá trị đúng, lựa chọn đến cùng gói sau"


class ConflictTable(DataTable):
    """Figures choose a value, instead of searching."""

    numbered = Signal(int)  # from 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < 9 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.numbered.emit(number)
        else:
            super().keyPressEvent(event)


class ConflictsPage(Page):
    """Nothing waits for this page: reports and papers are made with the values on show."""

    def __init__(self, context: Context) -> None:
        super().__init__("Mâu thuẫn cần xử lý")
        self._of_file = context
        of_office = context.session.is_office
        self.model: LinesModel[Conflict] = LinesModel(conflict_columns(of_office=of_office), self)
        self.table = ConflictTable("conflicts", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Các ô có hai giá trị")
        self.values = ValuesCard()
        self.open_dossier = LinkButton("Mở hồ sơ")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.values)
        self.body.addWidget(self.open_dossier, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_hint(_OFFICE_HINT if of_office else _BRANCH_HINT)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.table.numbered.connect(self.values.choose)
        self.table.opened.connect(lambda _row: self._on_open())
        self.open_dossier.clicked.connect(self._on_open)
        self.values.chosen.connect(self._on_chosen)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the conflicts again."""
        self._of_file.runner.run(load_conflicts, self._on_loaded, owner=self, latest="conflicts")

    def _on_loaded(self, found: tuple[Conflict, ...]) -> None:
        self.badge_changed.emit(len(found))
        if not found:
            self.set_context("")
            self.show_empty(
                "Không có ô nào hai giá trị",
                "Khi hai máy cùng sửa một ô mà chưa biết nhau, cả hai giá trị được giữ và hiện ở "
                "đây để chọn. Việc khác không phải chờ.",
                sign="circle-check",
            )
            return
        self.show_body()
        self.set_context(count_words(len(found)))
        row = max(0, min(self._row(), len(found) - 1))
        self.model.set_lines(list(found))
        self.table.selectRow(row)
        self._on_selected()

    def _row(self) -> int:
        rows = self.table.selected_rows()
        return rows[0] if rows else 0

    def _selected(self) -> Conflict | None:
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def _on_selected(self) -> None:
        one = self._selected()
        self.values.show_conflict(one)
        self.open_dossier.setVisible(one is not None and bool(one.member_id))

    def _on_open(self) -> None:
        one = self._selected()
        if one is not None and one.member_id:
            self.go_requested.emit("members", one.member_id)

    def _on_chosen(self, value: GivenValue) -> None:
        one = self._selected()
        if one is None:
            return
        self._of_file.runner.run(
            lambda unit: settle_conflict(unit, one, value),
            lambda _: self.banner.say(settled_text(one.subject, one.label, value.text), "good"),
            self._on_refused,
            owner=self,
        )

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        self.banner.show_problems(problems, self._of_file.dialogs.say)
