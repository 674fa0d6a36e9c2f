"""The one thread that owns the database, and the way pages ask it for work.

A page calls `run`; the work happens in a unit of work on that thread; the result comes back on
the thread of the window. The signal belongs to the runner and everything a page gave is kept on
the window's side until the answer is delivered: a widget whose last reference is dropped on
another thread brings the program down.
"""

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.runtime.jobs import (
    CancelledError,
    OpenUnit,
    Outcome,
    Progress,
    Work,
    done_in_a_unit,
)

_log = logging.getLogger(__name__)

LongWork = Callable[[Any, Progress], Any]
AloneWork = Callable[[Progress], Any]
OnDone = Callable[[Any], object]
OnFailed = Callable[[tuple[Problem, ...]], object]


@dataclass(slots=True, kw_only=True)
class _Pending:
    work: Work
    on_done: OnDone | None
    on_failed: OnFailed | None
    owner: QObject | None
    busy: QWidget | None
    latest: str
    superseded: bool = False
    close_progress: Callable[[], None] | None = None
    is_alone: bool = False
    announces: frozenset[str] = frozenset()

    def is_wanted(self) -> bool:
        return not self.superseded and (self.owner is None or isValid(self.owner))


class Runner(QObject):
    """Runs work on the database thread, in the order asked, one at a time."""

    changed = Signal(object)  # frozenset[str]: record types touched by a committed work
    busy_changed = Signal(bool)
    _arrived = Signal(int, object)

    def __init__(
        self,
        open_unit: OpenUnit,
        dialogs: Dialogs,
        parent: QObject | None = None,
        *,
        open_in_turn: OpenUnit | None = None,
    ) -> None:
        """`open_unit` is called on the database thread, once for each work.

        `open_in_turn` opens a unit that nobody overtakes: a work that somebody else's save came
        before is done once more in one.
        """
        super().__init__(parent)
        self.at_rest: Callable[[], None] = lambda: None  # called there while nothing is asked for
        self._open_unit = open_unit
        self._open_in_turn = open_in_turn or open_unit
        self._dialogs = dialogs
        self._pending: dict[int, _Pending] = {}
        self._held: list[int] = []  # asked for and not yet given to the thread
        self._last = 0
        self._idle = QTimer(self)  # `singleShot` would call back before the window is painted
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._let_go)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._start()

    def run(
        self,
        work: Work,
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        owner: QObject | None = None,
        busy: QWidget | None = None,
        latest: str = "",
        after_painting: bool = False,
    ) -> None:
        """Have `work(unit)` done; then `on_done(value)` or `on_failed(problems)` is called.

        Nothing is delivered once `owner` is destroyed (the work itself is still done).
        `busy` is disabled meanwhile. Works of one owner with the same `latest` word replace one
        another: only the last asked is answered (a search that is still being typed).
        `after_painting`: what was typed is shown first; the work begins once the window has
        nothing left to do, or with the next work asked for: the order stays.
        Without `on_failed`, problems are shown in a dialog. After an unexpected failure, told by
        a dialog here, `on_failed` gets no problems: put the page back as it was.
        """
        pending = _Pending(
            work=work, on_done=on_done, on_failed=on_failed, owner=owner, busy=busy, latest=latest
        )
        self._enqueue(pending, after_painting)

    def run_long(
        self,
        work: LongWork,
        title: str,
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        owner: QObject | None = None,
        latest: str = "",
    ) -> None:
        """Like `run` for `work(unit, progress)`: after 0.4 s a window shows how far it is.

        The window offers to stop; a stopped work leaves nothing behind and `on_failed` gets ().
        """
        from chibo_desktop.gui.runtime.progress import ProgressWindow

        window = ProgressWindow(title, self._dialogs.window())
        progress = Progress(window.report)
        pending = _Pending(
            work=lambda unit: work(unit, progress),
            on_done=on_done,
            on_failed=on_failed,
            owner=owner,
            busy=None,
            latest=latest,
        )
        self._watch(pending, window, progress)

    def run_alone(
        self,
        work: AloneWork,
        title: str,
        announces: frozenset[str] = frozenset(),
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        owner: QObject | None = None,
        stop: str = "",
    ) -> None:
        """Like `run_long` for `work(progress)`, a job that opens units of work of its own.

        A stop keeps what was committed before it; a job that has something to show then catches
        CancelledError itself. `announces` are the record types told to the pages however the
        job ends. `stop` is the label of the button that stops it.
        """
        from chibo_desktop.gui.runtime.progress import STOP, ProgressWindow

        window = ProgressWindow(title, self._dialogs.window(), stop or STOP)
        progress = Progress(window.report)
        pending = _Pending(
            work=lambda _unit: work(progress),
            on_done=on_done,
            on_failed=on_failed,
            owner=owner,
            busy=None,
            latest="",
            is_alone=True,
            announces=announces,
        )
        self._watch(pending, window, progress)

    @property
    def is_busy(self) -> bool:
        """True while some work has not been answered."""
        return bool(self._pending)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Finish what is queued, call `last` on the database thread, end the thread.

        Answers still on their way are not delivered.
        """
        self._let_go()
        self._queue.put(last or (lambda: None))
        self._thread.join()
        self._pending.clear()

    def _start(self) -> None:
        self._queue: queue.SimpleQueue[int | Callable[[], None]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    def _submit(self, number: int) -> None:
        self._queue.put(number)

    def _watch(self, pending: _Pending, window: Any, progress: Progress) -> None:
        window.cancel_requested.connect(progress.cancel)
        pending.close_progress = window.finish
        window.begin()
        self._enqueue(pending)

    def _enqueue(self, pending: _Pending, after_painting: bool = False) -> None:
        if pending.latest:
            for other in self._pending.values():
                if other.owner is pending.owner and other.latest == pending.latest:
                    other.superseded = True
        self._last += 1
        self._pending[self._last] = pending
        if pending.busy is not None:
            pending.busy.setEnabled(False)
        if len(self._pending) == 1:
            self.busy_changed.emit(True)
        self._held.append(self._last)
        if after_painting:
            self._idle.start()
        else:
            self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, []
        for number in held:
            self._submit(number)

    def _serve(self) -> None:
        while True:
            item = self._queue.get()
            if not isinstance(item, int):
                item()
                return
            outcome = self._perform(item)
            with contextlib.suppress(RuntimeError):  # the window is gone: nobody to tell
                self._arrived.emit(item, outcome)
            del outcome
            if self._queue.empty():
                self.at_rest()

    def _perform(self, number: int) -> Outcome:
        pending = self._pending.get(number)
        if pending is None or pending.superseded:
            return Outcome(cancelled=True)
        told = pending.announces
        try:
            if pending.is_alone:
                return Outcome(value=pending.work(None), changed=told)
            return done_in_a_unit(pending.work, self._open_unit, self._open_in_turn)
        except CancelledError:
            return Outcome(cancelled=True, changed=told)
        except DomainError as refused:
            problems = refused.problems
            return Outcome(problems=problems, unexpected=not problems, changed=told)
        except Exception:  # noqa: BLE001 - the database thread must outlive any failure
            _log.exception("work on the database thread failed")
            return Outcome(unexpected=True, changed=told)

    def _deliver(self, number: int, outcome: Outcome) -> None:
        pending = self._pending.pop(number, None)
        if pending is None:
            return
        if pending.close_progress is not None:
            pending.close_progress()
        if pending.busy is not None and isValid(pending.busy):
            pending.busy.setEnabled(True)
        if not self._pending:
            self.busy_changed.emit(False)
        if pending.is_wanted():
            self._answer(pending, outcome)
        if outcome.changed:
            self.changed.emit(outcome.changed)

    def _answer(self, pending: _Pending, outcome: Outcome) -> None:
        if outcome.is_done:
            if pending.on_done is not None:
                pending.on_done(outcome.value)
            return
        if outcome.unexpected:
            self._dialogs.inform_failure()
        elif outcome.problems and pending.on_failed is None:
            self._dialogs.warn_problems(outcome.problems)
        if pending.on_failed is not None:
            pending.on_failed(outcome.problems)


class SyncRunner(Runner):
    """The same, done at once on the calling thread: for tests and for pictures."""

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Call `last`; there is no thread to end."""
        if last is not None:
            last()

    def _start(self) -> None:
        return

    def _enqueue(self, pending: _Pending, after_painting: bool = False) -> None:
        super()._enqueue(pending)

    def _submit(self, number: int) -> None:
        self._deliver(number, self._perform(number))
