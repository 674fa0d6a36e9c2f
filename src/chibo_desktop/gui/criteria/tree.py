"""The tree of criteria: drag, or Alt with the arrows, moves a line."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from chibo_desktop.domain.criteria_draft import Place, lines_of
from chibo_desktop.gui.criteria.plain_values import Holds, shown
from chibo_desktop.gui.theme import colour, current
from chibo_desktop.wording.criteria_editor import KINDS

_PLACE = Qt.ItemDataRole.UserRole + 1
_KINDS = dict(KINDS)
_SIGNS = {"bonus": "+ ≤ ", "deduction": "− ≤ "}


class CriteriaTree(QTreeWidget):
    """Signals name places; the side that holds the plain form does what is asked."""

    chosen = Signal(object)  # Place
    move_asked = Signal(object, str)  # Place, up | down | in | out
    drop_asked = Signal(object, object)  # Place, the place before which it shall stand
    add_asked = Signal(object)  # Place after which a line is wanted, None: the first
    remove_asked = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels(["TT", "Nội dung", "Điểm"])
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName("Cây tiêu chí")
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(current().scaled(16))
        self.currentItemChanged.connect(self._on_current)
        self._is_filling = False
        self._is_locked = False

    @property
    def place(self) -> Place | None:
        """The place of the line one stands in."""
        item = self.currentItem()
        return item.data(0, _PLACE) if item is not None else None

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        self._is_locked = is_locked
        none, move = (
            QAbstractItemView.DragDropMode.NoDragDrop,
            (QAbstractItemView.DragDropMode.InternalMove),
        )
        self.setDragDropMode(none if is_locked else move)

    def show_lines(self, plain: Mapping[str, Any], wrong: set[Place], place: Place | None) -> None:
        """Show the tree anew, the cursor at a place; lines with a problem carry a mark."""
        self._is_filling = True
        self.clear()
        items: dict[Place, QTreeWidgetItem] = {}
        for where, line in lines_of(plain):
            item = QTreeWidgetItem([str(line.get("number") or ""), _label(line), _points(line)])
            item.setData(0, _PLACE, where)
            item.setToolTip(1, f"{_label(line)}\n{_kind(line)}")
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if line.get("children"):
                font = item.font(1)
                font.setBold(True)
                item.setFont(1, font)
            if where in wrong:
                item.setText(0, f"{item.text(0)} !")
                item.setForeground(0, colour("accent"))
            above = items.get(where[:-1])
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            items[where] = item
        self.expandAll()
        self._is_filling = False
        wanted = items.get(place) if place else None
        chosen = wanted or self.topLevelItem(0)
        if chosen is not None:
            self.setCurrentItem(chosen)
            self.scrollToItem(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.place
        if self._is_locked:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and place is not None:
            way = {
                Qt.Key.Key_Up: "up",
                Qt.Key.Key_Down: "down",
                Qt.Key.Key_Right: "in",
                Qt.Key.Key_Left: "out",
            }.get(Qt.Key(event.key()))
            if way:
                self.move_asked.emit(place, way)
                return
        match event.key():
            case Qt.Key.Key_Insert:
                self.add_asked.emit(place)
            case Qt.Key.Key_Delete if place is not None:
                self.remove_asked.emit(place)
            case _:
                super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The model is ours: only ask where the line shall stand."""
        moved = self.place
        target = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is None:
            return
        if target is None:
            self.drop_asked.emit(moved, (self.topLevelItemCount(),))
            return
        place: Place = target.data(0, _PLACE)
        match self.dropIndicatorPosition():
            case QAbstractItemView.DropIndicatorPosition.OnItem:
                self.drop_asked.emit(moved, (*place, target.childCount()))
            case QAbstractItemView.DropIndicatorPosition.BelowItem:
                self.drop_asked.emit(moved, (*place[:-1], place[-1] + 1))
            case _:
                self.drop_asked.emit(moved, place)

    def _on_current(self) -> None:
        if not self._is_filling and self.place is not None:
            self.chosen.emit(self.place)


def _label(line: Mapping[str, Any]) -> str:
    return str(line.get("label") or "(chưa có nội dung)")


def _kind(line: Mapping[str, Any]) -> str:
    if line.get("children"):
        return "Nhóm: cộng điểm các mục con"
    return _KINDS.get(str(line.get("kind") or "numeric"), "")


def _points(line: Mapping[str, Any]) -> str:
    text = shown(line.get("maximum"), Holds.NUMBER)
    kind = str(line.get("kind") or "")
    if kind == "gate":
        return "khống chế"
    return f"{_SIGNS.get(kind, '')}{text}" if text else ""
