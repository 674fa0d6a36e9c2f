"""A list of named things to tick, with one line for all of them where that makes sense."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chibo_desktop.gui.theme import XS, current

_ROWS = 10  # rows in sight at most


class TickedList(QListWidget):
    """Ticking `everyone` stands for all: the others can then not be ticked one by one."""

    def __init__(self, everyone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSpacing(XS)
        self._all = self._add("", everyone) if everyone else None
        self.itemChanged.connect(lambda _item: self._on_changed())

    def set_options(self, options: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Offer keys with their words, in place of those before; the key of all is empty."""
        while self.count() > self._first:
            self.takeItem(self._first)
        for key, words in options:
            self._add(key, words)
        for row in range(self.count()):
            item = self.item(row)
            is_ticked = item.data(Qt.ItemDataRole.UserRole) in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.setMinimumHeight(current().row * min(self.count() + 1, _ROWS))
        self._on_changed()

    @property
    def ticked(self) -> list[str]:
        """The keys that are ticked; only the empty one when all are meant."""
        if self._all is not None and self._is_ticked(self._all):
            return [""]
        items = [self.item(row) for row in range(self._first, self.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if self._is_ticked(item)]

    @property
    def _first(self) -> int:
        """The row of the first single thing."""
        return 0 if self._all is None else 1

    def _add(self, key: str, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.addItem(item)
        return item

    def _is_ticked(self, item: QListWidgetItem) -> bool:
        return item.checkState() is Qt.CheckState.Checked

    def _on_changed(self) -> None:
        is_all = self._all is not None and self._is_ticked(self._all)
        self.blockSignals(True)
        for row in range(self._first, self.count()):
            item = self.item(row)
            enabled = item.flags() | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(enabled & ~Qt.ItemFlag.ItemIsEnabled if is_all else enabled)
        self.blockSignals(False)
        self.viewport().update()
