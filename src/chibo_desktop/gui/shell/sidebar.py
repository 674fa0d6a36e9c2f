"""The list of places: heading on top, icon and word for each place, lock and help below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.gui.shell.place import Heading, Place
from chibo_desktop.gui.theme import XS, L, M, S, current
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.labels import Pill, label

_MOST_KEYS = 9


class PlaceButton(Button):
    """Icon, word, and a badge that counts what wants attention."""

    def __init__(self, place: Place, number: int, parent: QWidget | None = None) -> None:
        super().__init__(place.title, "place", parent=parent)
        self.key = place.key
        self._place = place
        self._number = number
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._badge = Pill("", "problem")
        self._badge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(S, 0, S, 0)
        row.addStretch(1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.toggled.connect(self._refresh)
        self._refresh()

    def set_badge(self, count: int, meaning: str = "") -> None:
        """Show a count (0 hides it) and what it counts, for the tool tip and screen readers."""
        self._badge.setText(str(count))
        self._badge.setVisible(count > 0)
        self._refresh(meaning=f"{count} {meaning}".strip() if count else "")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        badge = self._badge.sizeHint().width() + M if not self._badge.isHidden() else 0
        height = current().row + XS
        return QSize(hint.width() + badge, height)

    def _refresh(self, *_checked: bool, meaning: str | None = None) -> None:
        self.set_sign(self._place.icon, "accent" if self.isChecked() else "secondary")
        if meaning is not None:
            self.setAccessibleDescription(meaning)
        keys = f"Ctrl+{self._number}" if self._number <= _MOST_KEYS else ""
        tips = (self._place.title, self.accessibleDescription(), keys)
        self.setToolTip(" · ".join(filter(None, tips)))


class Sidebar(QFrame):
    """Arrow keys move among the places; the one shown is marked."""

    place_requested = Signal(str)
    lock_requested = Signal()
    help_requested = Signal()

    def __init__(
        self, places: Sequence[Place], heading: Heading, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self._group = QButtonGroup(self)
        self._listed = [one for one in places if one.is_listed]
        self._buttons = {
            place.key: PlaceButton(place, number)
            for number, place in enumerate(self._listed, start=1)
        }
        self._build()
        self._connect()
        self.set_heading(heading)

    def set_heading(self, heading: Heading) -> None:
        """Show whose file is open."""
        self._unit.setText(heading.unit)
        self._person.setText(heading.person)
        self._person.setVisible(bool(heading.person))

    def mark(self, key: str) -> None:
        """Mark the place that is shown; of one that is not listed nothing is marked."""
        button = self._buttons.get(key)
        self._group.setExclusive(button is not None)
        for one in self._buttons.values():
            one.setChecked(one is button)
        if button is not None:
            self._area.ensureWidgetVisible(button)

    def set_badge(self, key: str, count: int, meaning: str = "") -> None:
        """How many things in a place want attention."""
        if key in self._buttons:
            self._buttons[key].set_badge(count, meaning)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = list(self._buttons.values())
        focused = [index for index, button in enumerate(buttons) if button.hasFocus()]
        if event.key() in steps and focused:
            target = focused[0] + steps[Qt.Key(event.key())]
            buttons[max(0, min(len(buttons) - 1, target))].setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(M, L, M, M)
        outer.setSpacing(M)
        self._unit = label(role="heading", wraps=True)
        self._person = label(role="secondary", wraps=True)
        head = QVBoxLayout()
        head.setContentsMargins(S, 0, S, 0)
        head.setSpacing(2)
        head.addWidget(self._unit)
        head.addWidget(self._person)
        outer.addLayout(head)
        listing = QWidget()
        listing.setProperty("plane", "clear")
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        section = ""
        for place in self._listed:
            if place.section != section:
                section = place.section
                column.addSpacing(S)
                column.addWidget(_section_label(section))
            self._group.addButton(self._buttons[place.key])
            column.addWidget(self._buttons[place.key])
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(listing)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(XS)
        self._lock = _foot_button("Khóa", "Ctrl+L", "lock")
        self._help = _foot_button("Trợ giúp", "F1", "circle-help")
        foot.addWidget(self._lock)
        foot.addWidget(self._help)
        foot.addStretch(1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_clicked)
        self._lock.clicked.connect(self.lock_requested)
        self._help.clicked.connect(self.help_requested)

    def _fit(self) -> None:
        """As wide as the longest place needs: words are never cut."""
        if not hasattr(self, "_help"):
            return
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        foot = self._lock.sizeHint().width() + self._help.sizeHint().width() + XS
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(current().scaled(208), widest + bar, foot) + 2 * M)

    def _on_clicked(self, button: PlaceButton) -> None:
        self.place_requested.emit(button.key)


def _section_label(section: str) -> QLabel:
    shown = label(section, "hint")
    shown.setContentsMargins(S, 0, S, 0)
    return shown


def _foot_button(text: str, keys: str, sign: str) -> Button:
    button = Button(f"{text}  {keys}", "quiet", sign, "secondary")
    button.setAutoDefault(False)
    return button
