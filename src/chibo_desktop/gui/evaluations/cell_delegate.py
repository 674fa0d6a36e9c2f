"""How a cell is drawn and typed into."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRegularExpression,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QPolygon,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chibo_desktop.gui.evaluations.cell_state import CellState
from chibo_desktop.gui.evaluations.face import Face
from chibo_desktop.gui.evaluations.grid_column import Kind
from chibo_desktop.gui.evaluations.grid_model import GridModel, Index
from chibo_desktop.gui.theme import colour, current
from chibo_desktop.gui.widgets import LEFT, RIGHT, restyle

_PADDING = 7
_TYPED = QRegularExpression(r"[0-9]{0,4}([.,][0-9]{0,4})?")
_Key = Qt.Key
_STEPS = {
    _Key.Key_Return: (1, 0),
    _Key.Key_Enter: (1, 0),
    _Key.Key_Down: (1, 0),
    _Key.Key_Up: (-1, 0),
    _Key.Key_Tab: (0, 1),
    _Key.Key_Backtab: (0, -1),
}
_SIDEWAYS = {_Key.Key_Left: (0, -1), _Key.Key_Right: (0, 1)}


class CellDelegate(QStyledItemDelegate):
    """Wrong marks stand on soft red with a corner sign; the cell one is in has a frame."""

    step_requested = Signal(int, int)  # rows down, columns right, after a value was typed

    def __init__(self, model: GridModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._faces: dict[tuple[bool, bool], Face] = {}
        self.starts_fresh = False  # the editor was opened by typing: arrows leave it

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, column = index.row(), index.column()
        text, state = self._model.drawn(place, column)
        rect: QRect = option.rect
        if state.ground:
            painter.fillRect(rect, colour(state.ground))
        elif self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, colour("side"))
        if state.ground == "accent_soft":
            _paint_corner(painter, rect.topRight(), -1, "accent")
        if state.has_note:
            _paint_corner(painter, rect.topLeft(), 1, "information")
        if state.is_filled:
            _paint_dot(painter, rect)
        if text:
            face = self._face(state)
            inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
            painter.setFont(face.font)
            painter.setPen(colour(state.tone))
            side = RIGHT if self._model.slot(place, column).is_number else LEFT
            painter.drawText(inner, side, face.cut(text, inner.width()))
        if index == self._view.currentIndex():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def measure(self) -> None:
        """The type of the grid has changed: measure texts anew."""
        self._faces.clear()

    def _face(self, state: CellState) -> Face:
        kind = (state.is_strong, state.is_filled)
        if kind not in self._faces:
            weight = QFont.Weight.Bold if state.is_strong else QFont.Weight.Normal
            self._faces[kind] = Face(self._view.font(), weight, state.is_filled)
        return self._faces[kind]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        is_note = self._model.slot(index.row(), index.column()).kind is Kind.NOTE
        side = Qt.AlignmentFlag.AlignLeft if is_note else Qt.AlignmentFlag.AlignRight
        editor.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if not is_note:
            editor.setValidator(QRegularExpressionValidator(_TYPED, editor))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        column, row = index.column(), index.row()
        editor.textEdited.connect(lambda text: self._follow(editor, row, column, text))
        return editor

    def _follow(self, editor: QLineEdit, row: int, column: int, text: str) -> None:
        """Show what the text would come to; a wrong one is soft red while it is typed."""
        self._model.preview(self._model.index(row, column), text)
        wrong = self._model.drawn(row, column)[1].ground == "accent_soft"
        level = "error" if wrong else ""
        if (editor.property("level") or "") != level:
            restyle(editor, level=level)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = _Key(event.key())
            step = _STEPS.get(key) or (_SIDEWAYS.get(key) if self.starts_fresh else None)
            if step is not None and isinstance(editor, QLineEdit):
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and step == (1, 0):
                    step = (-1, 0)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.step_requested.emit(*step)
                return True
        return super().eventFilter(editor, event)


def _paint_corner(painter: QPainter, corner: QPoint, inwards: int, token: str) -> None:
    """A small filled corner: at the right with a colour, at the left for words beside a mark."""
    side = current().scaled(7)
    shape = QPolygon()
    for x, y in ((0, 0), (inwards * side, 0), (0, side)):
        shape.append(QPoint(corner.x() + x, corner.y() + y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(token))
    painter.drawPolygon(shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_dot(painter: QPainter, rect: QRect) -> None:
    """The sign of a value that nobody typed."""
    side = current().scaled(5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("information"))
    painter.drawEllipse(QRect(rect.left() + side, rect.center().y() - side // 2, side, side))
    painter.setBrush(Qt.BrushStyle.NoBrush)
