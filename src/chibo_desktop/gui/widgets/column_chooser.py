"""Choosing which columns a table shows."""

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
        self._table.fill_column_menu(self.menu())
