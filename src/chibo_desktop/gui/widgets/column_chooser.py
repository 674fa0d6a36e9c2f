"""Choosing which columns a table shows."""

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.data_table import DataTable


class ColumnChooser(Button):
    """A button whose menu ticks the columns of a table on and off."""

    def __init__(self, table: DataTable, parent: QWidget | None = None) -> None:
        super().__init__("&Cột", sign="columns-3", parent=parent)
        self._table = table
        self.setToolTip("Chọn cột hiển thị")
        self.setProperty("menu", "true")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._on_about_to_show)
        self.setMenu(menu)

    def _on_about_to_show(self) -> None:
        self._table.fill_column_menu(self.menu())
