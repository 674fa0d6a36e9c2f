"""Điểm danh: everybody present at once, then one key for each exception."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.attendance import Attendance
from chibo_desktop.domain.meeting import MeetingState
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.meetings.absence_dialog import AbsenceDialog
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.roll_columns import ROLL_COLUMNS, ROLL_KEYS, RollKey
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    Button,
    DataTable,
    LinesModel,
    LinkButton,
    SearchBox,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.form_acts import OpensForms
from chibo_desktop.services.attendance import Note, Roll, load_roll, set_attendance, take_attendance
from chibo_desktop.wording.meetings import absence_sentence, attendance_sentence

_BY_KEY: Mapping[int, RollKey] = {ord(one.key): one for one in ROLL_KEYS}


class RollTable(DataTable):
    """Letters and figures note, instead of searching."""

    noted = Signal(object)  # RollKey

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in _BY_KEY:
            self.noted.emit(_BY_KEY[event.key()])
        else:
            super().keyPressEvent(event)


class RollTab(MeetingTab, OpensForms[AbsenceDialog]):
    """The roll of one meeting."""

    key: ClassVar[str] = "roll"
    title: ClassVar[str] = "Điểm danh"
    hint: ClassVar[str] = (
        "Ctrl+Enter: tất cả có mặt · ↑ ↓ chọn người, rồi một phím · Enter: lý do, người cho phép · "
        "Ctrl+F: tìm tên"
    )
    kinds: ClassVar[frozenset[str]] = frozenset({"meeting", "attendance", "member"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.roll: Roll | None = None
        self.figures = label(role="strong", wraps=True)
        self.late_comers = LinkButton()
        self.late_comers.clicked.connect(self.take)
        self.search = SearchBox("Tìm tên")
        self.search.setMinimumWidth(140)
        self.model: LinesModel[Attendance] = LinesModel(ROLL_COLUMNS, self)
        self.table = RollTable("meeting-roll", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Điểm danh")
        self.keys = ToolRow()
        self.buttons: dict[str, Button] = {}
        for one in ROLL_KEYS:
            button = Button(f"{one.key}  {one.words}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list keeps the keys
            button.clicked.connect(lambda _checked=False, one=one: self.note(one))
            self.keys.add(button)
            self.buttons[one.key] = button
        self.keys.add(self.search, stretching=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.figures)
        layout.addWidget(self.late_comers, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.keys)
        layout.addWidget(self.table, 1)
        self.table.noted.connect(self.note)
        self.table.opened.connect(self._on_opened)
        self.search.searched.connect(lambda _text: self._show_lines())
        self.search.list_requested.connect(self._on_list)

    @property
    def act_text(self) -> str:
        """Only before the roll is taken."""
        if self.roll is None or self.roll.is_taken or not self.roll.lines:
            return ""
        is_cancelled = self.roll.meeting.state == MeetingState.CANCELLED
        return "" if is_cancelled else "Tất cả có mặt"

    def act(self) -> None:
        """Everybody is present."""
        self.take()

    def load(self) -> None:
        """Read the roll again."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: load_roll(unit, identity), self._on_roll, owner=self, latest="roll"
        )

    def take(self) -> None:
        """Note everybody not noted yet."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: take_attendance(unit, identity),
            lambda _count: self.load(),
            self.refuse,
            owner=self,
        )

    def note(self, one: RollKey) -> None:
        """Note the selected members."""
        lines = [self.model.line(row) for row in self.table.selected_rows()]
        if not lines:
            self.said.emit("Hãy chọn một đồng chí trong danh sách trước.", "information")
            return
        if one.state:
            note = Note(state=one.state, reason=one.reason)
            self._set({line.member_id: note for line in lines})
        else:
            turned = not all(line.spoke for line in lines)
            self._set({line.member_id: Note(spoke=turned) for line in lines})

    def selected(self) -> Attendance | None:
        """The member one stands on."""
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def _set(self, notes: Mapping[str, Note]) -> None:
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: set_attendance(unit, identity, notes),
            lambda _count: self.load(),
            self.refuse,
            owner=self,
        )

    def _on_roll(self, roll: Roll) -> None:
        self.roll = roll
        counted = attendance_sentence(roll.count)
        waiting = f"{len(roll.lines)} đảng viên trong danh sách · chưa điểm danh"
        absent = f"{counted}. {absence_sentence(roll.count)}." if roll.is_taken else waiting
        self.figures.setText(absent)
        self.late_comers.setVisible(bool(roll.missing))
        names = ", ".join(roll.missing[:3]) + (" …" if len(roll.missing) > 3 else "")
        self.late_comers.setText(f"Thêm vào danh sách: {names}")
        self._show_lines()
        self.head_changed.emit()

    def _show_lines(self) -> None:
        if self.roll is None:
            return
        standing = self.selected()
        wanted = fold(self.search.text())
        lines = [one for one in self.roll.lines if wanted in fold(one.full_name)]
        self.model.set_lines(lines)
        if not lines:
            return
        ids = [one.member_id for one in self.model.lines]
        known = standing is not None and standing.member_id in ids
        row = ids.index(standing.member_id) if known and standing is not None else 0
        self.table.selectRow(row)

    def _on_list(self) -> None:
        self.table.setFocus()

    def _on_opened(self, row: int) -> None:
        if self.roll is None or not self.roll.is_taken:
            return
        line = self.model.line(row)
        dialog = AbsenceDialog(line, self)

        def submit(note: Note) -> None:
            self._set({line.member_id: note})
            dialog.accept()

        dialog.submitted.connect(submit)
        self.show_form(dialog)
