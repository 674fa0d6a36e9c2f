"""Shows on the pages what other people write on the same server, a moment after they did."""

from PySide6.QtCore import QObject, QTimer

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.services.others import OthersWork

_EVERY = 3000  # ms
_AWAY = "Mất kết nối máy chủ – đang thử lại. Những gì chưa lưu vẫn còn trên màn hình."


def keep_watch(context: Context, window: MainWindow) -> None:
    """Begin to look, where there are others."""
    if context.session.is_on_server:
        OthersKeeper(context, window)


class OthersKeeper(QObject):
    """Asks the server every few seconds, on the thread of the database, when nothing else runs."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._runner = context.runner
        self._window = window
        self._looking = OthersWork()
        self._is_away = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask once."""
        if not self._runner.is_busy:
            self._runner.run(
                self._looking.new, self._on_found, self._on_refused, owner=self, latest="others"
            )

    def _on_found(self, types: frozenset[str]) -> None:
        if self._is_away:
            self._is_away = False
            self._window.announce("Đã kết nối lại máy chủ.", "good")
        if types:
            self._runner.changed.emit(types)

    def _on_refused(self, _problems: tuple[Problem, ...]) -> None:
        if not self._is_away:
            self._is_away = True
            self._window.announce(_AWAY, "attention")
