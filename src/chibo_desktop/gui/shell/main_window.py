"""The main window: places at the left, the page, the status line; keys that work everywhere."""

from collections.abc import Callable, Sequence
from linecache import clearcache

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.gui import theme
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.help_window import HelpWindow
from chibo_desktop.gui.shell.own_undo import OwnUndo
from chibo_desktop.gui.shell.page_stack import PageStack
from chibo_desktop.gui.shell.place import Heading, Place
from chibo_desktop.gui.shell.sidebar import Sidebar
from chibo_desktop.gui.shell.status_strip import StatusStrip
from chibo_desktop.gui.widgets.page import Page

_MOST_KEYS = 9


class MainWindow(QMainWindow):
    """Makes a page on the first visit, reloads it when records it shows have changed."""

    lock_requested = Signal()
    place_shown = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    journal_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        places: Sequence[Place],
        runner: Runner,
        settings: Settings,
        dialogs: Dialogs,
        heading: Heading,
        parent: QWidget | None = None,
    ) -> None:
        """Opens on the first place. Call `show` yourself."""
        super().__init__(parent)
        self._places = {place.key: place for place in places}
        self._runner = runner
        self._settings = settings
        self._dialogs = dialogs
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str] | None] = {}
        self._key = ""
        self._help: HelpWindow | None = None
        self._build(places, heading)
        self._connect()
        self.go(places[0].key)

    @property
    def current_key(self) -> str:
        """The key of the place shown."""
        return self._key

    def page(self, key: str) -> Page:
        """The page of a place, made now if it was never visited. Raises KeyError."""
        if key not in self._pages:
            made = self._places[key].factory()
            clearcache()  # Qt's Python reads the source of whatever is imported, and it is kept
            made.go_requested.connect(self.go)
            made.badge_changed.connect(lambda count: self.set_badge(key, count))
            self._pages[key] = made
            self._stale[key] = None
            self._stack.add_page(made)
        return self._pages[key]

    def go(self, key: str, argument: object = None) -> bool:
        """Show a place; False when the page shown keeps the user (an unsaved draft)."""
        if self._key and key != self._key and not self._pages[self._key].may_leave():
            self._sidebar.mark(self._key)
            return False
        page = self.page(key)
        self._key = key
        self._stack.show_page(page)
        self._sidebar.mark(key)
        page.setFocus()
        self._refresh(key)
        if argument is not None:
            page.arrive(argument)
        self.place_shown.emit(key)
        return True

    def set_heading(self, heading: Heading) -> None:
        """Show whose file is open."""
        self._sidebar.set_heading(heading)
        self.setWindowTitle(f"{heading.unit} – Sổ tay chi bộ")

    def announce(
        self, text: str, state: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say something about the whole program on the page shown."""
        self._pages[self._key].announce(text, state, action, on_action)

    def set_badge(self, key: str, count: int, meaning: str = "") -> None:
        """How many things in a place want attention; 0 hides the badge."""
        self._sidebar.set_badge(key, count, meaning)

    def show_help(self, key: str = "") -> None:
        """Open the help of the place shown, or of `key`."""
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show_topic(key or self._key)

    def set_theme(self, wanted: theme.Theme) -> None:
        """Show the whole program in another theme or text size, and remember it."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, wanted)
        self._settings.theme = wanted
        self.status.set_percent(wanted.percent, wanted.tokens.dark)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._key and not self._pages[self._key].may_leave():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._settings.save()
        super().closeEvent(event)
        self.closed.emit()

    def _build(self, places: Sequence[Place], heading: Heading) -> None:
        whole = QWidget()
        whole.setProperty("plane", "ground")
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._sidebar = Sidebar(places, heading)
        self._stack = PageStack()
        middle.addWidget(self._sidebar)
        middle.addWidget(self._stack, 1)
        outer.addLayout(middle, 1)
        self.status = StatusStrip()
        outer.addWidget(self.status)
        self.setCentralWidget(whole)
        self.set_heading(heading)
        shown = theme.current()
        self.status.set_percent(shown.percent, shown.tokens.dark)
        if not self.restoreGeometry(self._settings.geometry):
            self.resize(1280, 800)

    def _connect(self) -> None:
        self._sidebar.place_requested.connect(self.go)
        self._sidebar.lock_requested.connect(self._on_lock)
        self._sidebar.help_requested.connect(self.show_help)
        self.status.step_requested.connect(self._on_step)
        self.status.theme_requested.connect(self._on_theme)
        self.status.undo_requested.connect(self.undo_requested)
        self.status.redo_requested.connect(self.redo_requested)
        self.status.journal_requested.connect(self.journal_requested)
        self._runner.changed.connect(self._on_changed)
        for number, key in enumerate(list(self._places)[:_MOST_KEYS], start=1):
            self._on_key(f"Ctrl+{number}", lambda key=key: self.go(key))
        self._own_undo = OwnUndo(self)
        self._on_key("Ctrl+Z", self.undo_requested)
        self._on_key("Ctrl+Y", self.redo_requested)
        self._on_key("Ctrl+Shift+Z", self.redo_requested)
        self._on_key("Ctrl+H", self.journal_requested)
        self._on_key("Ctrl+L", self._on_lock)
        self._on_key("F1", self.show_help)
        self._on_key("F5", lambda: self._reload(self._key, None))
        self._on_key("Ctrl++", lambda: self._on_step(1))
        self._on_key("Ctrl+=", lambda: self._on_step(1))
        self._on_key("Ctrl+-", lambda: self._on_step(-1))
        self._on_key("Ctrl+0", lambda: self._on_step(0))

    def _on_key(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _on_changed(self, changes: frozenset[str]) -> None:
        for key, page in self._pages.items():
            if not page.kinds or page.kinds & changes:
                known = self._stale.get(key, frozenset())
                self._stale[key] = None if known is None else known | changes
        self._refresh(self._key)

    def _refresh(self, key: str) -> None:
        if key in self._stale:
            self._reload(key, self._stale.pop(key))

    def _reload(self, key: str, changes: frozenset[str] | None) -> None:
        self._pages[key].reload(changes)

    def _on_lock(self) -> None:
        if self._pages[self._key].may_leave():
            self.lock_requested.emit()

    def _on_step(self, direction: int) -> None:
        shown = theme.current()
        percent = theme.step(shown.percent, direction) if direction else 100
        self.set_theme(theme.Theme(shown.tokens, percent))

    def _on_theme(self) -> None:
        shown = theme.current()
        self.set_theme(theme.Theme(theme.LIGHT if shown.tokens.dark else theme.DARK, shown.percent))
