"""The fields a unit added itself: filled in like the others, defined in a dialog."""

from collections.abc import Callable, Sequence

from chibo_desktop.domain.dossier.office_field import OfficeField
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.own_fields import OWN_FIELDS, DefinitionsDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Card, FormGrid, LinkButton, label
from chibo_desktop.services.custom_fields import CustomField


class CustomCard(Card):
    """Rebuilt only when the definitions differ from those shown."""

    def __init__(self, context: Context, connect: Callable[[FieldEditor], None]) -> None:
        """`connect` ties a new editor to the form around it."""
        super().__init__("Mục riêng của đơn vị")
        self._context = context
        self._connect = connect
        self._fields: tuple[CustomField, ...] = ()
        self.editors: dict[str, FieldEditor] = {}
        self._nothing = label(
            "Đơn vị chưa có mục riêng nào. Mục riêng ghi thêm những gì biểu mẫu chung không có, ví "
            "dụ nhóm máu hay ngày vào Công đoàn.",
            "secondary",
            wraps=True,
        )
        self._grid: FormGrid | None = None
        self.define = LinkButton("Thêm, sửa mục riêng…")
        self.define.clicked.connect(self._on_define)
        self.of_office = label(role="secondary", wraps=True)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.of_office)
        self.body.addWidget(self.define)

    def show_fields(self, fields: Sequence[CustomField], is_ours: bool) -> None:
        """Show an editor for each definition; `is_ours` False: nothing can be defined."""
        self.define.setVisible(is_ours)
        self._nothing.setVisible(not fields)
        asked = [one.label for one in fields if isinstance(one, OfficeField)]
        self.of_office.setText(f"Do Đảng ủy lập, đơn vị chỉ điền: {', '.join(asked)}.")
        self.of_office.setVisible(bool(asked))
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = FormGrid()
        self.editors = {}
        for field in fields:
            editor = FieldEditor(field.spec, {value: value for value in field.values})
            self._connect(editor)
            self._grid.add(editor)
            self.editors[field.spec.name] = editor
        self.body.insertWidget(1, self._grid)

    def _on_define(self) -> None:
        dialog = DefinitionsDialog(self._context, OWN_FIELDS, self._context.dialogs.window())
        dialog.exec()
        dialog.deleteLater()
