"""The table of the program: calm rows, wrapping header, Excel copy, remembered widths."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets.header import WrappingHeader
from chibo_desktop.gui.widgets.lines_model import KEY_ROLE, WIDTH_ROLE, LinesModel


class DataTable(QTableView):
    """`name` is what widths and chosen columns are remembered under.

    Whole rows are selected; with `cells`, single cells (a grid one types in). Enter and double
    click emit `opened(row)`. A click on a heading sorts a LinesModel, and always emits
    `sort_requested(column key, descending)` for models that sort elsewhere.
    """

    opened = Signal(int)
    sort_requested = Signal(str, bool)
    columns_changed = Signal()

    def __init__(
        self,
        name: str,
        settings: Settings | None = None,
        cells: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._settings = settings
        self._cells = cells
        self._is_restoring = False
        self._build()
        self._connect()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self._restore()

    def column_keys(self) -> list[str]:
        """Keys of all columns of the model, in order."""
        model = self.model()
        across = Qt.Orientation.Horizontal
        return [str(model.headerData(i, across, KEY_ROLE) or i) for i in range(model.columnCount())]

    def shown_columns(self) -> list[str]:
        """Keys of the columns that are not hidden."""
        keys = self.column_keys()
        return [key for i, key in enumerate(keys) if not self.isColumnHidden(i)]

    def show_columns(self, keys: list[str]) -> None:
        """Show just these columns, and remember them."""
        with self._header.resizing_many():
            for index, key in enumerate(self.column_keys()):
                self.setColumnHidden(index, key not in keys)
        if self._settings is not None:
            self._settings.set_columns(self._name, keys)
        self.columns_changed.emit()

    def restore_columns(self) -> None:
        """Widths and chosen columns as remembered: the model has other columns than before."""
        self._restore()

    def fill_column_menu(self, menu: QMenu) -> None:
        """Tickable entries for every column; the first column always stays."""
        menu.clear()
        shown = self.shown_columns()
        for index, key in enumerate(self.column_keys()):
            title = str(self.model().headerData(index, Qt.Orientation.Horizontal))
            action = menu.addAction(title.replace("\n", " "))
            action.setCheckable(True)
            action.setChecked(key in shown)
            action.setEnabled(index > 0)
            action.toggled.connect(lambda on, key=key: self._toggle(key, on))

    def selected_rows(self) -> list[int]:
        """Rows with a selected cell, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def copy(self) -> None:
        """Put the selected cells on the clipboard as Excel reads them (tabs and lines)."""
        indexes = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in indexes})
        shown = {i for i in range(self.model().columnCount()) if not self.isColumnHidden(i)}
        columns = sorted({index.column() for index in indexes} & shown)
        if not rows or not columns:
            return
        model = self.model()
        lines = [
            "\t".join(_cell(model.index(row, column).data()) for column in columns) for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif enter and not self._cells and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_cells"):
            self._scale()

    def _build(self) -> None:
        self._header = WrappingHeader(self)
        self.setHorizontalHeader(self._header)
        self.setProperty("cells", "true" if self._cells else "false")
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(self._cells)
        self.setCornerButtonEnabled(False)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if self._cells else behaviour.SelectRows)
        self.setShowGrid(True)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setVisible(False)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._scale()

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._on_section_clicked)
        header.sectionResized.connect(self._on_section_resized)
        header.customContextMenuRequested.connect(self._on_header_menu)

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().row)
        if self.model() is not None:
            self._restore()

    def _restore(self) -> None:
        self._is_restoring = True
        widths = self._settings.widths(self._name) if self._settings else {}
        chosen = self._settings.columns(self._name) if self._settings else ()
        across = Qt.Orientation.Horizontal
        with self._header.resizing_many():
            for index, key in enumerate(self.column_keys()):
                width = widths.get(key) or self.model().headerData(index, across, WIDTH_ROLE) or 100
                self.setColumnWidth(index, current().scaled(int(width)))
                if chosen:
                    self.setColumnHidden(index, key not in chosen)
        self._is_restoring = False

    def _toggle(self, key: str, on: bool) -> None:
        shown = set(self.shown_columns())
        wanted = shown | {key} if on else shown - {key}
        self.show_columns([known for known in self.column_keys() if known in wanted])

    def _on_section_clicked(self, section: int) -> None:
        header = self.horizontalHeader()
        key = self.column_keys()[section]
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        ascending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        descending = again and ascending
        model = self.model()
        if isinstance(model, LinesModel) and not model.sort_by(key, descending):
            return
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(section, order)
        header.setSortIndicatorShown(True)
        self.sort_requested.emit(key, descending)

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        last = section == self.model().columnCount() - 1  # stretches with the window by itself
        if self._is_restoring or self._settings is None or last or not new:
            return
        widths = self._settings.widths(self._name)
        widths[self.column_keys()[section]] = round(new * 100 / current().percent)
        self._settings.set_widths(self._name, widths)

    def _on_header_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(position))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("\t", " ").replace("\n", " ")
