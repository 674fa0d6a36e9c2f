"""The tree of programmes: what carries out what, its targets, its tasks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.targets.columns import tree_columns
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, ToolRow, label
from chibo_desktop.services.programme_tree import TreeLine, programme_tree
from chibo_desktop.services.targets import TargetBoard


class ProgrammePanel(QWidget):
    """Announces what is to be done with the line one stands on; the page does it."""

    task_requested = Signal(object)  # TreeLine: a new task under it
    edit_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing = label(
            "Chưa có chương trình nào của năm này. Bấm Thêm chương trình… để ghi nghị quyết đại "
            "hội, chương trình hành động, kế hoạch năm.",
            "secondary",
            wraps=True,
        )
        self.task = Button("Thêm nhiệm vụ…", sign="plus")
        self.edit, self.remove = Button("Sửa…"), Button("Bỏ")
        self.lines: LinesModel[TreeLine] = LinesModel(tree_columns(context.today()), self)
        self.table = DataTable("programmes", context.settings)
        self.table.setAccessibleName("Chương trình, chỉ tiêu, nhiệm vụ")
        self.table.setModel(self.lines)
        acts = ToolRow()
        for button in (self.task, self.edit, self.remove):
            acts.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        for widget in (acts, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        self._connect()

    def show_board(self, board: TargetBoard) -> None:
        """Show the tree, keeping the line one stands on."""
        standing = self.selected()
        lines = programme_tree(board)
        self.nothing.setVisible(not any(line.programme for line in lines))
        self.lines.set_lines(lines)
        ids = [_id(line) for line in lines]
        if ids:
            known = _id(standing) if standing is not None else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        self._on_selected()

    def selected(self) -> TreeLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def _connect(self) -> None:
        self.table.opened.connect(lambda _row: self._ask(self.edit_requested.emit))
        self.task.clicked.connect(lambda _checked=False: self._ask(self.task_requested.emit))
        self.edit.clicked.connect(lambda _checked=False: self._ask(self.edit_requested.emit))
        self.remove.clicked.connect(lambda _checked=False: self._ask(self.remove_requested.emit))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def _ask(self, wish: object) -> None:
        line = self.selected()
        if line is not None and not line.is_loose and callable(wish):
            wish(line)

    def _on_selected(self) -> None:
        line = self.selected()
        is_any = line is not None and not line.is_loose
        for button in (self.edit, self.remove):
            button.setEnabled(is_any)
        self.task.setEnabled(is_any)


def _id(line: TreeLine) -> str:
    if line.programme is not None:
        return line.programme.id
    if line.target is not None:
        return line.target.target.id
    return line.task.id if line.task is not None else ""
