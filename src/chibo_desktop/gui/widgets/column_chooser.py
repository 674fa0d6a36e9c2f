"""Choosing which columns a table shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from chibo_desktop.gui.theme import icon
from chibo_desktop.gui.widgets.data_table import DataTable


class ColumnChooser(QPushButton):
    """A button whose menu ticks the columns of a table on and off."""

    def __init__(self, table: DataTable, parent: QWidget | None = None) -> None:
        super().__init__("&Cột", parent)
        self._table = table
        self.setIcon(icon("columns-3"))
        self.setToolTip("Chọn cột hiển thị")
        self.setProperty("menu", "true")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)

    def _on_about_to_show(self) -> None:
        fill_column_menu(self.menu(), self._table)


def fill_column_menu(menu: QMenu, table: DataTable) -> None:
    """Tickable entries for every column; the first column always stays."""
    menu.clear()
    shown = table.shown_columns()
    for index, key in enumerate(table.column_keys()):
        title = str(table.model().headerData(index, Qt.Orientation.Horizontal))
        action = menu.addAction(title.replace("\n", " "))
        action.setCheckable(True)
        action.setChecked(key in shown)
        action.setEnabled(index > 0)
        action.toggled.connect(lambda on, key=key: _toggle(table, key, on))


def _toggle(table: DataTable, key: str, on: bool) -> None:
    wanted = set(table.shown_columns()) | {key} if on else set(table.shown_columns()) - {key}
    table.show_columns([known for known in table.column_keys() if known in wanted])
