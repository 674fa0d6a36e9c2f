"""The parts of a long form beside it: where one is, and one click to another part."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import L, M, current

_WIDTH = 216  # pixels at 100 %
_NARROW = 720  # likewise: below it there is no room for the list


class SectionList(QListWidget):
    """Names the `sections` of what `area` scrolls; follows the scrolling, and leads it.

    `jumping` is the moment to make what still waits above the part that is wanted.
    """

    jumping = Signal()

    def __init__(self, area: QScrollArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._sections: list[QWidget] = []
        self._is_following = False
        self.setProperty("kind", "sections")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName("Các phần của hồ sơ")
        self._scale()
        self.currentRowChanged.connect(self._on_chosen)
        area.verticalScrollBar().valueChanged.connect(self._follow)

    def set_sections(self, sections: Sequence[tuple[str, QWidget]]) -> None:
        """Replace the parts: title and the widget where it begins."""
        self._is_following = True
        self.clear()
        self._sections = [widget for _, widget in sections]
        self.addItems([title for title, _ in sections])
        self.setCurrentRow(0)
        self._is_following = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._scale()

    def _scale(self) -> None:
        self.setFixedWidth(current().scaled(_WIDTH))

    def _on_chosen(self, row: int) -> None:
        if self._is_following or not 0 <= row < len(self._sections):
            return
        self.jumping.emit()
        content = self._area.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.activate()
        self._is_following = True
        self._area.verticalScrollBar().setValue(max(0, self._sections[row].y()))
        self._is_following = False

    def _follow(self, value: int) -> None:
        if self._is_following or not self._sections:
            return
        bar = self._area.verticalScrollBar()
        if value >= bar.maximum() and bar.maximum():
            row = len(self._sections) - 1
        else:
            above = [i for i, one in enumerate(self._sections) if one.y() <= value + 4 * L]
            row = above[-1] if above else 0
        self._is_following = True
        self.setCurrentRow(row)
        self._is_following = False


class SectionedArea(QWidget):
    """A long page of cards with the list of its parts beside it; add cards to `body`.

    Where the window is narrow or the text large, the list gives its room to the cards.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setProperty("plane", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, M, 0)
        self.body.setSpacing(M)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        self.sections = SectionList(area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(L)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.sections, 1)
        row.addWidget(self._side)
        row.addWidget(area, 1)

    def go_to_top(self) -> None:
        """Show the first part again."""
        self._area.verticalScrollBar().setValue(0)

    def put_above(self, widget: QWidget) -> None:
        """Show something above the list of the parts; it goes and comes with the list."""
        column = self._side.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= current().scaled(_NARROW))
