"""A table whose names stay in sight at the left, however far one scrolls."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QWidget

from chibo_desktop.gui.theme import XL, S, current
from chibo_desktop.gui.widgets import SteadyTable
from chibo_desktop.gui.widgets.header import WrappingHeader
from chibo_desktop.gui.widgets.lines_model import WIDTH_ROLE

_NAME_WIDTHS = (140, 210)  # pixels at 100 %: narrowest, widest


class NamesTable(SteadyTable):
    """Base of both grids: names are the vertical header, cells are walked by the arrow keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corner = QLabel("Họ và tên", self)
        self._corner.setProperty("role", "strong")
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._corner.setIndent(S)
        self.setAccessibleName(name)
        self.setProperty("cells", "true")
        self._header = WrappingHeader(self)
        self._header.setStretchLastSection(True)
        self.setHorizontalHeader(self._header)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setHighlightSections(False)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.fit)
            self.fit()

    def fit(self) -> None:
        """Measures of the theme, and the names as wide as the longest, within bounds."""
        model, theme = self.model(), current()
        if model is None:
            return
        names = self.verticalHeader()
        names.setDefaultSectionSize(theme.row)
        metrics = QFontMetrics(names.font())
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        longest = max(
            (
                metrics.horizontalAdvance(str(model.headerData(row, down)))
                for row in range(model.rowCount())
            ),
            default=0,
        )
        least, most = (theme.scaled(width) for width in _NAME_WIDTHS)
        names.setFixedWidth(max(least, min(most, longest + XL)))
        with self._header.resizing_many():
            for column in range(model.columnCount()):
                width = int(model.headerData(column, across, WIDTH_ROLE) or 80)
                self.setColumnWidth(column, theme.scaled(width))

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # Tab walks the cells

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_corner"):
            self.fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        corner = QPoint(self.frameWidth(), self.frameWidth())
        self._corner.move(corner)
        self._corner.resize(self.verticalHeader().width(), self.horizontalHeader().height())
