"""One row of a dossier's table, its fields from the declarations."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import Banner, Button, FormGrid, label
from chibo_desktop.services.dossier import DossierTable, RowDraft, save_row


class RowDialog(QDialog):
    """Saves by itself and closes; what is refused is said beside its field."""

    def __init__(
        self,
        context: Context,
        table: DossierTable,
        draft: RowDraft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._draft = draft
        title = f"{'Sửa' if draft.base else 'Thêm'} {table.single}"
        self.setWindowTitle(title)
        self.editors: dict[str, FieldEditor] = {}
        self._build(title, table)
        for name, editor in self.editors.items():
            editor.set_text(draft.written.get(name, ""))

    def save(self) -> None:
        """Check everything; save and close when nothing is wrong."""
        written = {name: editor.text() for name, editor in self.editors.items()}
        if self._draft.base and written == dict(self._draft.written):
            self.accept()
            return
        draft = replace(self._draft, written=written)
        self._runner.run(
            lambda unit: save_row(unit, draft),
            lambda _changed: self.accept(),
            self._on_refused,
            owner=self,
            busy=self.keep,
        )

    def reject(self) -> None:
        written = {name: editor.text() for name, editor in self.editors.items()}
        if written == dict(self._draft.written) or self._dialogs.confirm(
            "Đóng mà chưa lưu?", "Những gì vừa ghi sẽ mất.", "Bỏ những gì vừa ghi"
        ):
            super().reject()

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.banner.clear()
        rest = [problem for problem in problems if problem.field not in self.editors]
        for name, editor in self.editors.items():
            own = [problem for problem in problems if problem.field == name]
            editor.show_problems(own, self._dialogs.say)
        if rest:
            self.banner.show_problems(rest, self._dialogs.say)
        first = next((one.field for one in errors(problems) if one.field in self.editors), "")
        if first:
            self.editors[first].focus()

    def _build(self, title: str, table: DossierTable) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(XL, XL, XL, XL)
        outer.setSpacing(M)
        outer.addWidget(label(title[:1].upper() + title[1:], "heading"))
        self.banner = Banner()
        outer.addWidget(self.banner)
        grid = FormGrid()
        for spec in table.columns:
            editor = FieldEditor(spec, {}, required=False)
            wide = spec.kind is Kind.LONG_TEXT or isinstance(editor.widget, QCheckBox)
            grid.add(editor, wide)
            self.editors[spec.name] = editor
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        holder.setProperty("plane", "clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, M, 0)
        inside.addWidget(grid)
        inside.addStretch(1)
        area.setWidget(holder)
        outer.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.keep = Button(f"Lưu {table.single}", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.save)
        row.addWidget(back)
        row.addWidget(self.keep)
        outer.addLayout(row)
        room = self.screen().availableGeometry().size()
        rows = (len(table.columns) + 1) // 2
        height = current().scaled(210) + rows * current().scaled(96)
        self.resize(
            min(current().scaled(720), room.width()), min(height, round(room.height() * 0.9))
        )
