"""Differences of one person, field by field: what stands here, what stands there, which to take."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QWidget

from chibo_desktop.gui.theme import L, S
from chibo_desktop.gui.widgets import label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_import import FieldChange
from chibo_desktop.wording.import_preview import EMPTY, field_text
from chibo_desktop.wording.values import value_text

_MOST_SHOWN = 5.5  # lines before the list scrolls: the half one says that there is more


class FieldChoices(QScrollArea):
    """A tick takes the new value. `changed` follows a tick of the user."""

    changed = Signal()

    def __init__(self, theirs: str = "Trong tệp", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theirs = theirs
        self.ticks: dict[str, QCheckBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

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
        for column, (text, share) in enumerate((("Lấy mới", 3), ("Đang có", 3), (self._theirs, 3))):
            grid.addWidget(label(text, "secondary"), 0, column)
            grid.setColumnStretch(column, share)
        self.ticks = {}
        for row, change in enumerate(changes, start=1):
            tick = QCheckBox(field_text(change.spec))
            tick.setChecked(change.spec.name in taken)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[change.spec.name] = tick
            grid.addWidget(tick, row, 0)
            for column, plain in ((1, change.old), (2, change.new)):
                text = value_text(change.spec, plain, catalogues(), branches) or EMPTY
                grid.addWidget(
                    label(text, "strong" if column == 2 else "", wraps=True), row, column
                )
        grid.setRowStretch(len(changes) + 1, 1)
        self.setWidget(inner)
        line = self.fontMetrics().height() + S + S // 2
        self.setFixedHeight(round(line * min(len(changes) + 1.5, _MOST_SHOWN)))
        self.setVisible(bool(changes))

    def taken(self) -> frozenset[str]:
        """The fields that are ticked."""
        return frozenset(name for name, tick in self.ticks.items() if tick.isChecked())
