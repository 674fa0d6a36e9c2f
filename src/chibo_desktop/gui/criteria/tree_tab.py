"""Tab “Tiêu chí”: the tree on the left, the form of the line one stands in on the right."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from chibo_desktop.domain import criteria_draft as draft
from chibo_desktop.domain.criteria_draft import Place, Plain
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.line_side import LineSide
from chibo_desktop.gui.criteria.tree import CriteriaTree
from chibo_desktop.gui.theme import M, S, current
from chibo_desktop.gui.widgets import LinkButton, ToolRow


class TreeTab(QWidget):
    """`edited(plain)` after every change; `copy_asked` wants lines of another set."""

    edited = Signal(object)
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain: Plain = {}
        self._problems: Sequence[Problem] = ()
        self.tree = CriteriaTree()
        self.side = LineSide()
        self.tree.chosen.connect(self._on_chosen)
        self.tree.move_asked.connect(self._on_move)
        self.tree.drop_asked.connect(self._on_drop)
        self.tree.add_asked.connect(self.add_line)
        self.tree.remove_asked.connect(self.remove_line)
        self.side.edited.connect(self._on_line)
        self._tools = self._make_tools()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.tree, 1)
        column.addWidget(self._tools)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QFrame()
        holder.setProperty("plane", "card")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(M, M, M, M)
        inside.addWidget(self.side)
        area.setWidget(holder)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        area.setMinimumWidth(current().scaled(300))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def show_plain(self, plain: Mapping[str, Any], problems: Sequence[Problem]) -> None:
        """Show the set as it stands, the cursor where it was."""
        self._plain, self._problems = dict(plain), problems
        self._show(self.tree.place)

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        self._tools.setHidden(is_locked)
        self.tree.set_locked(is_locked)
        self.side.set_locked(is_locked)

    def focus_path(self, path: str) -> bool:
        """Go to what a problem names; False when that is not of the tree."""
        found = draft.place_of(path)
        if found is None and not path.startswith("criteria"):
            return False
        if found is not None:
            place, rest = found
            self._show(place)
            self.side.focus_field(rest)
        return True

    def add_line(self, after: Place | None = None) -> None:
        """A new line behind the one one stands in, on the same level."""
        after = after or self.tree.place
        place = (*after[:-1], after[-1] + 1) if after else (0,)
        self._insert(place)

    def add_child(self) -> None:
        """A new line under the one one stands in."""
        above = self.tree.place
        if above is None:
            self.add_line()
            return
        line = draft.line_at(self._plain, above) or {}
        self._insert((*above, len(line.get("children") or ())))

    def remove_line(self, place: Place | None = None) -> None:
        """Take the line one stands in away, with all below it; Ctrl+Z brings it back."""
        place = place or self.tree.place
        if place is not None:
            kept = (*place[:-1], place[-1] - 1) if place[-1] else place[:-1]
            self._change(draft.remove(self._plain, place), kept or None)

    def paste(self, lines: Sequence[Plain]) -> None:
        """Put lines of another set behind the one one stands in."""
        after = self.tree.place
        place = (*after[:-1], after[-1] + 1) if after else (0,)
        self._change(draft.insert(self._plain, place, *draft.copies(self._plain, lines)), place)

    def _make_tools(self) -> ToolRow:
        row = ToolRow()
        for text, act in (
            ("Thêm mục", self._add_here),
            ("Thêm mục con", self.add_child),
            ("Bỏ mục", self._remove_here),
            ("Chép từ bộ khác…", self.copy_asked.emit),
            ("Đánh số lại", self._renumber),
        ):
            button = LinkButton(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.add(button)
        return row

    def _add_here(self) -> None:
        self.add_line()

    def _remove_here(self) -> None:
        self.remove_line()

    def _insert(self, place: Place) -> None:
        line = draft.new_line(self._plain, place, "Tiêu chí mới")
        self._change(draft.insert(self._plain, place, line), place)
        self.side.focus_field("label")

    def _renumber(self) -> None:
        self._change(draft.renumbered(self._plain), self.tree.place)

    def _on_chosen(self, place: Place) -> None:
        self.side.form.take_all()
        self._show_side(place)

    def _on_line(self, line: Plain) -> None:
        place = self._of_side
        if place is not None:
            self._change(draft.with_line(self._plain, place, line), self.tree.place)

    def _on_move(self, place: Place, way: str) -> None:
        match way:
            case "up":
                changed, to = draft.moved_by(self._plain, place, -1)
            case "down":
                changed, to = draft.moved_by(self._plain, place, 1)
            case "in":
                changed, to = draft.indented(self._plain, place)
            case _:
                changed, to = draft.outdented(self._plain, place)
        if to != place:
            self._change(changed, to)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_drop(self, place: Place, target: Place) -> None:
        changed, to = draft.move(self._plain, place, target)
        self._change(changed, to)

    def _change(self, plain: Plain, place: Place | None) -> None:
        self._plain = plain
        self._show(place)
        self.edited.emit(plain)

    def _show(self, place: Place | None) -> None:
        found = [draft.place_of(problem.field) for problem in self._problems]
        self.tree.blockSignals(True)
        self.tree.show_lines(self._plain, {one[0] for one in found if one}, place)
        self.tree.blockSignals(False)
        if self.tree.place is not None:
            self._show_side(self.tree.place)
        self.side.setVisible(self.tree.place is not None)

    def _show_side(self, place: Place) -> None:
        self._of_side: Place | None = place
        line = draft.line_at(self._plain, place)
        if line is None:
            return
        formulas = [
            (str(one.get("code", "")), str(one.get("label", "")))
            for one in self._plain.get("formulas") or ()
        ]
        markers = [
            (str(one.get("code", "")), str(one.get("label", "")))
            for one in self._plain.get("markers") or ()
        ]
        self.side.show_line(line, formulas, markers)
        wrong: dict[str, Problem] = {}
        for problem in self._problems:
            found = draft.place_of(problem.field)
            if found and found[0] == place:
                wrong.setdefault(found[1].split(".")[0].split("[")[0], problem)
        self.side.show_problems(wrong)
