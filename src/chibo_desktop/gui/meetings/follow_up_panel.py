"""The list of follow-up with its acts: of one meeting, or of the whole branch."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.meeting_content import MeetingItem
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.follow_up_columns import FOLLOW_UP_COLUMNS
from chibo_desktop.gui.meetings.follow_up_dialogs import (
    FollowUpDialog,
    ResultDialog,
    written_item,
)
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.follow_up import (
    FollowUpLine,
    finish,
    new_follow_up,
    owners_of,
    remove_follow_up,
    save_follow_up,
)
from chibo_desktop.services.meeting_fields import with_texts
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.meetings import follow_up_sentence

Opened = tuple[MeetingItem, dict[str, str]]


class FollowUpPanel(QWidget, OpensForms[FollowUpDialog | ResultDialog]):
    """Shows lines; `changed` after an act, so that its owner reads them again."""

    changed = Signal()
    refused = Signal(object)
    meeting_requested = Signal(str)

    def __init__(
        self, context: Context, name: str, *, of_branch: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._of_file, self._of_branch = context, of_branch
        self.figures = label(role="strong", wraps=True)
        self.tools = ToolRow()
        self.buttons: dict[str, Button] = {}
        acts: list[tuple[str, str, Callable[[], object]]] = [
            ("result", "Ghi kết quả…", self.write_result),
            ("edit", "Sửa việc…", self.edit),
            ("remove", "Bỏ việc ghi nhầm", self.remove),
        ]
        if of_branch:
            acts.append(("meeting", "Mở buổi họp", self.open_meeting))
        for key, words, act in acts:
            button = Button(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self.tools.add(button)
            self.buttons[key] = button
        self.model: LinesModel[FollowUpLine] = LinesModel(FOLLOW_UP_COLUMNS, self)
        self.table = DataTable(name, context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Việc sau sinh hoạt")
        if not of_branch:
            self.table.setColumnHidden(self.table.column_keys().index("meeting"), True)
        self.table.opened.connect(lambda _row: self.write_result())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.figures)
        layout.addWidget(self.tools)
        layout.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[FollowUpLine]) -> None:
        """Show them, keeping the one stood on."""
        standing = self.selected()
        self.figures.setText(follow_up_sentence(lines))
        self.model.set_lines(lines)
        ids = [line.item.id for line in self.model.lines]
        if ids:
            known = standing.item.id if standing is not None else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        self._on_selected()

    def selected(self) -> FollowUpLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def add(self, meeting_id: str) -> None:
        """Ask for one more conclusion of a meeting."""

        def begin(unit: Unit) -> Opened:
            item = new_follow_up(unit, meeting_id)
            return item, owners_of(unit, item.branch_id)

        self._of_file.runner.run(begin, self._open_item, self._on_refused, owner=self)

    def edit(self) -> None:
        """Change the one stood on."""
        line = self.selected()
        if line is None:
            return
        item = line.item
        self._of_file.runner.run(
            lambda unit: (item, owners_of(unit, item.branch_id)), self._open_item, owner=self
        )

    def write_result(self) -> None:
        """What came of the one stood on."""
        line = self.selected()
        if line is None:
            return
        dialog = ResultDialog(line.item, self._of_file.today(), self)

        carry_out(
            self._of_file,
            dialog,
            lambda unit, state, result, day: finish(unit, line.item.id, state, result, day),
            lambda _: self.changed.emit(),
        )
        self.show_form(dialog)

    def remove(self) -> None:
        """Off the list; Ctrl+Z brings it back."""
        line = self.selected()
        if line is not None:
            self._of_file.runner.run(
                lambda unit: remove_follow_up(unit, line.item.id),
                lambda _: self.changed.emit(),
                owner=self,
            )

    def open_meeting(self) -> None:
        """The meeting that decided it."""
        line = self.selected()
        if line is not None:
            self.meeting_requested.emit(line.item.meeting_id)

    def _open_item(self, opened: Opened) -> None:
        item, owners = opened
        dialog = FollowUpDialog(item, owners, self)

        def save(unit: Unit, written: dict[str, str]) -> None:
            texts = {name: written[name] for name in ("title", "due_on", "evidence")}
            save_follow_up(unit, with_texts(written_item(item, written), texts))

        carry_out(self._of_file, dialog, save, lambda _: self.changed.emit())
        self.show_form(dialog)

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        self.refused.emit(problems)

    def _on_selected(self) -> None:
        has_line = self.selected() is not None
        for button in self.buttons.values():
            button.setEnabled(has_line)
