"""The branches of a đảng bộ: listed, added, renamed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import RIGHT, Button, Card, Column, DataTable, LinesModel, label
from chibo_desktop.services.unit_profile import BranchOfUnit, add_branch, edit_branch

_ROWS = 6
_COLUMNS: tuple[Column[BranchOfUnit], ...] = (
    Column(
        key="name", title="Chi bộ", text=lambda one: one.name, order=lambda one: one.name, width=320
    ),
    Column(
        key="secretary",
        title="Bí thư",
        text=lambda one: one.secretary_name or "chưa ghi",
        order=lambda one: one.secretary_name,
        width=220,
    ),
    Column(
        key="members",
        title="Đảng viên",
        text=lambda one: str(one.member_count),
        order=lambda one: one.member_count,
        align=RIGHT,
        width=100,
    ),
)


class BranchesCard(Card):
    """Enter or double click names a branch anew; the secretary has a button of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Chi bộ trực thuộc", parent=parent)
        self._of_file = context
        self.lines: LinesModel[BranchOfUnit] = LinesModel(_COLUMNS)
        self.table = DataTable("branches-of-unit", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Chi bộ trực thuộc")
        self.table.setMinimumHeight(current().row * _ROWS)
        self.table.opened.connect(self._on_rename)
        self.add = Button("Thêm chi bộ…")
        self.add.clicked.connect(self._on_add)
        self.secretary = Button("Ghi bí thư…")
        self.secretary.clicked.connect(self._on_secretary)
        self.header.addWidget(self.secretary)
        self.header.addWidget(self.add)
        self.nothing = label(
            "Chưa có chi bộ nào. Hãy thêm các chi bộ trước khi nhập đảng viên.", "secondary"
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table)

    def show_branches(self, branches: Sequence[BranchOfUnit]) -> None:
        """Show these branches."""
        self.lines.set_lines(branches)
        self.nothing.setVisible(not branches)
        self.table.setVisible(bool(branches))
        self.secretary.setVisible(bool(branches))

    def _on_add(self) -> None:
        name = self._of_file.dialogs.ask_text("Thêm chi bộ", "Tên chi bộ", "Thêm chi bộ")
        if name:
            self._of_file.runner.run(lambda unit: add_branch(unit, name), owner=self)

    def _on_rename(self, row: int) -> None:
        one = self.lines.line(row)
        name = self._of_file.dialogs.ask_text("Đổi tên chi bộ", "Tên chi bộ", "Đổi tên", one.name)
        if name:
            self._save(one, name, one.secretary_name)

    def _on_secretary(self) -> None:
        rows = self.table.selected_rows() or [0]
        one = self.lines.line(rows[0])
        name = self._of_file.dialogs.ask_text(
            f"Bí thư {one.name}", "Họ và tên bí thư", "Ghi", one.secretary_name
        )
        if name:
            self._save(one, one.name, name)

    def _save(self, one: BranchOfUnit, name: str, secretary_name: str) -> None:
        self._of_file.runner.run(
            lambda unit: edit_branch(unit, one.id, name=name, secretary_name=secretary_name),
            owner=self,
        )
