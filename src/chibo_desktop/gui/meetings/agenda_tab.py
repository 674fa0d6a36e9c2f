"""Chương trình: the template of the branch's type, what is left, what repeats the agency."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.meeting_content import AgendaItem
from chibo_desktop.gui.meetings.agenda_columns import AGENDA_COLUMNS, PLACES
from chibo_desktop.gui.meetings.agenda_dialog import AgendaDialog
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, Choice, DataTable, LinesModel, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.agenda import (
    Agenda,
    AgendaLine,
    compose_agenda,
    load_agenda,
    move_item,
    new_item,
    remove_item,
    save_item,
    set_kind,
    turn_side,
)
from chibo_desktop.services.meeting_fields import with_texts
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.meetings import agenda_sentence


class AgendaTable(DataTable):
    """Alt+↑ ↓ move an item, L turns its side, Delete takes it off."""

    moved = Signal(int)
    turned = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up if is_alt:
                self.moved.emit(-1)
            case Qt.Key.Key_Down if is_alt:
                self.moved.emit(1)
            case Qt.Key.Key_L:
                self.turned.emit()
            case Qt.Key.Key_Delete:
                self.removed.emit()
            case _:
                super().keyPressEvent(event)


class AgendaTab(MeetingTab, OpensForms[AgendaDialog]):
    """The agenda of one meeting."""

    key: ClassVar[str] = "agenda"
    title: ClassVar[str] = "Chương trình"
    hint: ClassVar[str] = (
        "Enter: sửa mục · Alt+↑ ↓: đổi chỗ · L: công tác Đảng hay chuyên môn · Delete: bỏ mục"
    )
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "agenda_item", "meeting_item", "meeting_habits"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.agenda: Agenda | None = None
        self.figures = label(role="strong", wraps=True)
        self.branch_kind = Choice()
        self.branch_kind.setAccessibleName("Loại hình chi bộ")
        self.branch_kind.chosen.connect(self._on_kind)
        self.tools = ToolRow()
        self.tools.add(self.branch_kind)
        self.buttons: dict[str, Button] = {}
        for key, words, act in (
            ("add", "Thêm mục…", self.add),
            ("up", "Lên", lambda: self.shift(-1)),
            ("down", "Xuống", lambda: self.shift(1)),
            ("turn", "Đảng ↔ chuyên môn", self.turn),
            ("remove", "Bỏ mục", self.remove),
            ("place", "Mở số liệu", self.go),
        ):
            self._add_button(key, words, act)
        self.model: LinesModel[AgendaLine] = LinesModel(AGENDA_COLUMNS, self)
        self.table = AgendaTable("meeting-agenda", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Chương trình buổi sinh hoạt")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.figures)
        layout.addWidget(self.tools)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(lambda _row: self.edit())
        self.table.moved.connect(self.shift)
        self.table.turned.connect(self.turn)
        self.table.removed.connect(self.remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    @property
    def act_text(self) -> str:
        """Only while the template has something to give."""
        if self.agenda is None:
            return ""
        if not self.agenda.lines:
            return "Lập chương trình theo mẫu"
        return "Thêm việc còn lại" if self.agenda.waiting else ""

    def act(self) -> None:
        """Fill from the template."""
        self._run(lambda unit: compose_agenda(unit, self.meeting_id))

    def load(self) -> None:
        """Read the agenda again."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: load_agenda(unit, identity), self._on_agenda, owner=self, latest="agenda"
        )

    def selected(self) -> AgendaLine | None:
        """The item one stands on."""
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def add(self) -> None:
        """Ask for one more item."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: new_item(unit, identity), self._open_dialog, owner=self
        )

    def edit(self) -> None:
        """Change the item one stands on."""
        line = self.selected()
        if line is not None:
            self._open_dialog(line.item)

    def shift(self, step: int) -> None:
        """Up or down within its part."""
        self._on_item(lambda unit, item_id: move_item(unit, item_id, step))

    def turn(self) -> None:
        """Party content or professional."""
        self._on_item(turn_side)

    def remove(self) -> None:
        """Off the agenda; Ctrl+Z brings it back."""
        self._on_item(remove_item)

    def go(self) -> None:
        """To the place with the item's figures, or to the follow-up."""
        line = self.selected()
        if line is not None and line.item.place in PLACES:
            self.go_requested.emit(line.item.place, None)

    def _add_button(self, key: str, words: str, act: Callable[[], object]) -> None:
        button = Button(words)
        button.clicked.connect(lambda _checked=False: act())
        self.tools.add(button)
        self.buttons[key] = button

    def _open_dialog(self, item: AgendaItem) -> None:
        dialog = AgendaDialog(item, self)

        def save(unit: Unit, written: dict[str, str]) -> None:
            save_item(unit, with_texts(item, written))

        carry_out(self.of_file, dialog, save, lambda _: self.load())
        self.show_form(dialog)

    def _on_item(self, act: Callable[[Unit, str], object]) -> None:
        line = self.selected()
        if line is not None:
            self._run(lambda unit: act(unit, line.item.id))

    def _run(self, work: Callable[[Unit], object]) -> None:
        self.of_file.runner.run(work, lambda _: self.load(), self.refuse, owner=self)

    def _on_agenda(self, agenda: Agenda) -> None:
        self.agenda = agenda
        known = agenda.template.kinds
        self.branch_kind.set_options(list(known.items()))
        self.branch_kind.set_value(agenda.kind)
        self.figures.setText(agenda_sentence(agenda))
        standing = self.selected()
        self.model.set_lines(agenda.lines)
        ids = [line.item.id for line in agenda.lines]
        if ids:
            known_id = standing.item.id if standing is not None else ""
            self.table.selectRow(ids.index(known_id) if known_id in ids else 0)
        self._on_selected()
        self.head_changed.emit()

    def _on_selected(self) -> None:
        line = self.selected()
        for key in ("up", "down", "turn", "remove"):
            self.buttons[key].setEnabled(line is not None)
        self.buttons["place"].setEnabled(line is not None and line.item.place in PLACES)

    def _on_kind(self, kind: str) -> None:
        if self.agenda is not None:
            branch_id = self.agenda.meeting.branch_id
            self._run(lambda unit: set_kind(unit, branch_id, kind))
