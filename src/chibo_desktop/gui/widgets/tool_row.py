"""A row of tools above a list that goes on in a second row when the text is large."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from chibo_desktop.gui.theme import M, S


class ToolRow(QWidget):
    """Add widgets in reading order; the one added with `stretching` takes what room is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = _Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretching: bool = False) -> None:
        """Put a widget at the end of the row."""
        widget.setProperty("stretching", stretching)
        self._flow.addWidget(widget)


class _Flow(QLayout):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + M * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, moves: bool) -> int:
        """Lay the items out in rows; the height all rows need."""
        top = rect.top()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            if moves:
                _place(row, QRect(rect.left(), top, rect.width(), height))
            top += height + S
        return max(0, top - S - rect.top())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not rows or used + M + wanted > width:
                rows.append([item])
                used = wanted
            else:
                rows[-1].append(item)
                used += M + wanted
        return rows


def _place(row: list[QLayoutItem], room: QRect) -> None:
    widths = [min(item.sizeHint().width(), room.width()) for item in row]
    spare = room.width() - sum(widths) - M * (len(row) - 1)
    left = room.left()
    for item, width in zip(row, widths, strict=True):
        widget = item.widget()
        if widget is not None and widget.property("stretching"):
            width += max(0, spare)
            spare = 0
        height = item.sizeHint().height()
        corner = QPoint(left, room.top() + (room.height() - height) // 2)
        item.setGeometry(QRect(corner, QSize(width, height)))
        left += width + M
