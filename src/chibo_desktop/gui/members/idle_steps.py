"""Work done in small steps, each in a moment in which the window has nothing else to do."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

Step = Callable[[], bool]


class IdleSteps(QObject):
    """Calls `step` once in every idle moment, from `start` until it returns False.

    A step takes a few milliseconds: keys and painting come between any two.
    """

    def __init__(self, step: Step, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_idle)

    @property
    def is_running(self) -> bool:
        """Whether something is still to be done."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, or go on."""
        self._timer.start()

    def _on_idle(self) -> None:
        if not self._step():
            self._timer.stop()


def polished(widget: QWidget) -> Iterator[None]:
    """Gives a widget that is not shown yet, and all within it, the style of the program."""
    for count, one in enumerate([widget, *widget.findChildren(QWidget)]):
        one.ensurePolished()
        if count % 40 == 39:
            yield
