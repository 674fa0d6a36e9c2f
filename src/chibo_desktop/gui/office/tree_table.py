"""The tree as a table: lines below a folded line are not shown; who no longer stands is apart."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from chibo_desktop.gui.office.tree_columns import GROUP, STEP, marked, tree_columns
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.widgets import DataTable, LinesModel
from chibo_desktop.services.subordinates import OfficeTree, SubordinateLine

_ENDED, _LATER = "ended", "later"


class TreeTable(DataTable):
    """Left and right, or a click on the mark, fold and open a line."""

    edit_requested = Signal(str)  # the id of a unit of this office

    def __init__(self, settings: Settings) -> None:
        super().__init__("subordinates", settings)
        self._tree: OfficeTree | None = None
        self._folded: set[str] = {_ENDED, _LATER}
        self.lines: LinesModel[SubordinateLine] = LinesModel(tree_columns(self._folded))
        self.setModel(self.lines)
        self.setAccessibleName("Đơn vị trực thuộc")
        self.opened.connect(self._on_opened)

    def show_tree(self, tree: OfficeTree) -> None:
        """Show the units of a day; what was folded stays folded."""
        self._tree = tree
        self._refresh()

    def chosen(self) -> list[SubordinateLine]:
        """The selected lines that are units."""
        lines = [self.lines.line(row) for row in self.selected_rows()]
        return [one for one in lines if one.kind != GROUP and not one.is_inside]

    def fold_all(self, folded: bool) -> None:
        """Fold every line with lines below, or open them; who no longer stands stays apart."""
        apart = self._folded & {_ENDED, _LATER}
        lines = self._tree.lines if self._tree else ()
        self._folded -= {one.id for one in lines}
        if folded:
            self._folded |= {one.id for one in lines if one.has_children}
        self._folded |= apart
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._current()
        if line is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(line, event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column():
            return
        line = self.lines.line(index.row())
        reach = self.fontMetrics().horizontalAdvance(marked(line, self._folded) + STEP[:2])
        if line.has_children and event.position().x() - self.visualRect(index).x() <= reach:
            self._fold(line, line.id not in self._folded)

    def _fold(self, line: SubordinateLine, folded: bool) -> None:
        if not line.has_children or (line.id in self._folded) == folded:
            return
        self._folded ^= {line.id}
        row = self.currentIndex().row()
        self._refresh()
        self.selectRow(row)

    def _on_opened(self, row: int) -> None:
        line = self.lines.line(row)
        if line.kind == GROUP:
            self._fold(line, line.id not in self._folded)
        elif line.is_own and not line.is_inside:
            self.edit_requested.emit(line.id)

    def _current(self) -> SubordinateLine | None:
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def _refresh(self) -> None:
        if self._tree is None:
            return
        shown = list(self._unfolded(self._tree.lines))
        shown += self._group(_LATER, "Chưa lập vào ngày này", self._tree.later)
        shown += self._group(_ENDED, "Đã thôi hoạt động", self._tree.ended)
        self.lines.set_lines(shown)

    def _unfolded(self, lines: Sequence[SubordinateLine]) -> Iterator[SubordinateLine]:
        hidden: int | None = None  # lines deeper than this are below a folded one
        for one in lines:
            if hidden is not None and one.depth > hidden:
                continue
            yield one
            hidden = one.depth if one.has_children and one.id in self._folded else None

    def _group(
        self, key: str, title: str, lines: Sequence[SubordinateLine]
    ) -> list[SubordinateLine]:
        if not lines:
            return []
        head = SubordinateLine(
            id=key, name=f"{title} ({len(lines)})", code="", kind=GROUP, has_children=True
        )
        return [head] if key in self._folded else [head, *lines]
