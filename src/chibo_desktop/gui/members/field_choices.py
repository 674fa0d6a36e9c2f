"""Differences of one person, field by field: what stands here, what stands there, which to take."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import L, S
from chibo_desktop.gui.widgets import label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_import import FieldChange
from chibo_desktop.wording.import_preview import EMPTY, field_text
from chibo_desktop.wording.values import value_text


class FieldChoices(QWidget):
    """A tick takes the new value. `changed` follows a tick of the user."""

    changed = Signal()

    def __init__(
        self,
        heads: tuple[str, str, str] = ("Lấy mới", "Đang có", "Trong tệp"),
        parent: QWidget | None = None,
    ) -> None:
        """`heads` name the ticks, what stands here, what stands there."""
        super().__init__(parent)
        self._heads = heads
        self.ticks: dict[str, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._layout.addWidget(self._inner)

    def show_changes(
        self,
        changes: Sequence[FieldChange],
        taken: frozenset[str],
        branches: Mapping[str, str],
    ) -> None:
        """Show differences; `taken` are the fields whose new value is taken."""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(S)
        for column, text in enumerate(self._heads):
            grid.addWidget(label(text, "secondary"), 0, column)
            grid.setColumnStretch(column, 1)
        self.ticks = {}
        for row, change in enumerate(changes, start=1):
            tick = QCheckBox(field_text(change.spec))
            tick.setChecked(change.spec.name in taken)
            tick.setEnabled(change.new != "")  # of an empty cell there is nothing to take
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[change.spec.name] = tick
            grid.addWidget(tick, row, 0)
            for column, plain in ((1, change.old), (2, change.new)):
                text = value_text(change.spec, plain, catalogues(), branches) or EMPTY
                grid.addWidget(
                    label(text, "strong" if column == 2 else "", wraps=True), row, column
                )
        self._layout.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        inner.show()  # now, so that its size counts when room is made for it
        self.setVisible(bool(changes))

    def taken(self) -> frozenset[str]:
        """The fields that are ticked."""
        return frozenset(name for name, tick in self.ticks.items() if tick.isChecked())
