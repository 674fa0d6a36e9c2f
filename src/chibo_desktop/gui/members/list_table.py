"""The table of the list: columns the user chooses, the unit's own among them, remembered."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.members.columns import member_columns
from chibo_desktop.gui.members.list_model import MemberListModel
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import DataTable


class MemberTable(DataTable):
    """A table over `lines`; a unit's own fields become columns once the file has told of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        is_office = context.session.is_office
        self._place = "members-office" if is_office else "members"
        super().__init__(self._place, context.settings, parent=parent)
        self._remembered = context.settings
        self.lines = MemberListModel(context.runner, member_columns(with_unit=is_office), self)
        self.setModel(self.lines)
        self._hide_unlisted()
        self.lines.columns_known.connect(self._on_columns)

    def _hide_unlisted(self) -> None:
        if self._remembered.columns(self._place):
            return
        for index, column in enumerate(self.lines.columns):
            self.setColumnHidden(index, not column.listed)

    def _on_columns(self) -> None:
        self.restore_columns()
        self._hide_unlisted()
        shown = self.shown_columns()
        if any(column.is_own for column in self.lines.columns if column.key in shown):
            self.columns_changed.emit()  # their values were not asked for
