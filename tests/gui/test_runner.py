"""The database thread: order, failure, cancelling, and pages that are gone before the answer."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.runtime.jobs import CancelledError, Progress
from chibo_desktop.gui.runtime.progress import ProgressWindow
from chibo_desktop.gui.runtime.runner import Runner, SyncRunner
from gui.answers import AnsweredDialogs
from gui.conftest import PretendUnit, open_unit

NAME_MISSING = Problem(code="name-missing", field="full_name")


@pytest.fixture(params=["thread", "at once"])
def any_runner(
    request: pytest.FixtureRequest, look: QApplication, dialogs: AnsweredDialogs
) -> Iterator[Runner]:
    kind = Runner if request.param == "thread" else SyncRunner
    made = kind(open_unit, dialogs)
    yield made
    made.close()


@pytest.fixture
def threaded(look: QApplication, dialogs: AnsweredDialogs) -> Iterator[Runner]:
    made = Runner(open_unit, dialogs)
    yield made
    made.close()


def _refuse(_unit: PretendUnit) -> None:
    raise DomainError(NAME_MISSING)


def _break(_unit: PretendUnit) -> None:
    raise KeyError("nobody foresaw this")


def _window(title: str) -> ProgressWindow:
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, ProgressWindow))
    return next(window for window in windows if window.windowTitle() == title)


def test_works_are_done_in_the_order_asked(any_runner: Runner, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(200):
        any_runner.run(lambda _unit, number=number: number, done.append)
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert done == list(range(200))


def test_it_rests_once_nothing_is_asked_for(threaded: Runner, qtbot: QtBot) -> None:
    done: list[object] = []
    go = threading.Event()
    threaded.at_rest = lambda: done.append(threading.current_thread().name)
    threaded.run(lambda _unit: go.wait(5))
    for number in range(3):
        threaded.run(lambda _unit, number=number: done.append(number))
    go.set()
    qtbot.waitUntil(lambda: len(done) > 3)
    assert done == [0, 1, 2, "database"]


def test_what_may_wait_for_the_window_keeps_its_place_in_the_order(
    any_runner: Runner, qtbot: QtBot
) -> None:
    done: list[str] = []
    for word in ("saved", "saved again"):
        any_runner.run(lambda _unit, word=word: done.append(word), after_painting=True)
    any_runner.run(lambda _unit: done.append("read"))
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert done == ["saved", "saved again", "read"]


def test_work_that_may_wait_begins_once_the_window_has_nothing_to_do(
    threaded: Runner, qtbot: QtBot
) -> None:
    done: list[str] = []
    threaded.run(lambda _unit: done.append("saved"), after_painting=True)
    assert not done
    qtbot.waitUntil(lambda: done == ["saved"])


def test_closing_waits_for_work_that_has_not_begun(
    look: QApplication, dialogs: AnsweredDialogs
) -> None:
    done: list[str] = []
    made = Runner(open_unit, dialogs)
    made.run(lambda _unit: done.append("saved"), after_painting=True)
    made.close(lambda: done.append("closed"))
    assert done == ["saved", "closed"]


def test_work_is_done_on_one_other_thread_and_answered_on_this_one(
    threaded: Runner, qtbot: QtBot
) -> None:
    workers: set[int] = set()
    answers: set[int] = set()
    for _ in range(5):
        threaded.run(
            lambda _unit: workers.add(threading.get_ident()),
            lambda _value: answers.add(threading.get_ident()),
        )
    qtbot.waitUntil(lambda: not threaded.is_busy)
    assert answers == {threading.get_ident()}
    assert len(workers) == 1
    assert workers != answers


def test_what_changed_is_announced_after_the_commit(any_runner: Runner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(any_runner.changed) as heard:
        any_runner.run(lambda unit: unit.touched.add("member"))
    assert heard.args == [frozenset({"member"})]


def test_reading_announces_nothing(any_runner: Runner, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(any_runner.changed):
        any_runner.run(lambda _unit: 1)
        qtbot.waitUntil(lambda: not any_runner.is_busy)


def test_a_refusal_goes_to_the_page(
    any_runner: Runner, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    told: list[tuple[Problem, ...]] = []
    any_runner.run(_refuse, on_failed=told.append)
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert told == [(NAME_MISSING,)]
    assert dialogs.asked == []


def test_a_refusal_nobody_takes_is_shown(
    any_runner: Runner, qtbot: QtBot, dialogs: AnsweredDialogs
) -> None:
    any_runner.run(_refuse)
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert dialogs.asked == [("problems", "[name-missing]")]


def test_the_unexpected_is_logged_told_calmly_and_does_not_end_the_thread(
    any_runner: Runner,
    qtbot: QtBot,
    dialogs: AnsweredDialogs,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[tuple[Problem, ...]] = []
    done: list[int] = []
    any_runner.run(_break, on_failed=told.append)
    any_runner.run(lambda _unit: 7, done.append)
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert dialogs.asked == [("failure", "")]
    assert told == [()]
    assert done == [7]
    assert "nobody foresaw this" in caplog.text


def test_nothing_changed_when_the_work_was_refused(any_runner: Runner, qtbot: QtBot) -> None:
    def touch_then_refuse(unit: PretendUnit) -> None:
        unit.touched.add("member")
        raise DomainError(NAME_MISSING)

    with qtbot.assertNotEmitted(any_runner.changed):
        any_runner.run(touch_then_refuse)
        qtbot.waitUntil(lambda: not any_runner.is_busy)


def test_a_destroyed_page_hears_nothing_but_its_work_is_done(
    threaded: Runner, qtbot: QtBot
) -> None:
    may_go_on = threading.Event()
    owner = QObject()
    heard: list[object] = []

    def work(unit: PretendUnit) -> str:
        may_go_on.wait(5)
        unit.touched.add("member")
        return "done"

    with qtbot.waitSignal(threaded.changed) as changed:
        threaded.run(work, heard.append, owner=owner)
        owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        may_go_on.set()
    assert heard == []
    assert changed.args == [frozenset({"member"})]


def test_what_the_page_gave_is_let_go_on_the_window_thread(threaded: Runner, qtbot: QtBot) -> None:
    ends: list[int] = []

    class Given:
        def __call__(self, _unit: PretendUnit) -> None:
            return

        def __del__(self) -> None:
            ends.append(threading.get_ident())

    for _ in range(50):
        threaded.run(Given())
    qtbot.waitUntil(lambda: not threaded.is_busy)
    assert ends == [threading.get_ident()] * 50


def test_only_the_latest_of_its_kind_is_answered(threaded: Runner, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    owner = QObject()
    heard: list[str] = []
    threaded.run(lambda _unit: may_go_on.wait(5))
    for typed in ("h", "hu", "huo", "huong"):
        threaded.run(lambda _unit, t=typed: t, heard.append, owner=owner, latest="search")
    may_go_on.set()
    qtbot.waitUntil(lambda: not threaded.is_busy)
    assert heard == ["huong"]


def test_the_busy_widget_cannot_be_pressed_twice(threaded: Runner, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    button = QWidget()
    qtbot.addWidget(button)
    threaded.run(lambda _unit: may_go_on.wait(5), busy=button)
    assert not button.isEnabled()
    may_go_on.set()
    qtbot.waitUntil(button.isEnabled)


def test_a_long_work_tells_how_far_it_is(
    any_runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[int, int, str]] = []
    monkeypatch.setattr(ProgressWindow, "report", lambda _self, *step: steps.append(step))
    done: list[str] = []

    def work(_unit: PretendUnit, progress: Progress) -> str:
        for number in range(3):
            progress.step(number, 3, "Chi bộ Văn phòng")
        return "xong"

    any_runner.run_long(work, "Nhận gói", done.append)
    qtbot.waitUntil(lambda: not any_runner.is_busy)
    assert steps == [(number, 3, "Chi bộ Văn phòng") for number in range(3)]
    assert done == ["xong"]


def test_a_stopped_work_is_rolled_back_and_says_nothing_was_done(
    threaded: Runner, qtbot: QtBot
) -> None:
    may_go_on = threading.Event()
    rolled_back: list[bool] = []
    told: list[tuple[Problem, ...]] = []

    def work(unit: PretendUnit, progress: Progress) -> None:
        unit.touched.add("member")
        may_go_on.wait(5)
        try:
            progress.step(1, 2)
        except CancelledError:
            rolled_back.append(True)
            raise

    with qtbot.assertNotEmitted(threaded.changed):
        threaded.run_long(work, "Nhận gói dừng giữa chừng", on_failed=told.append)
        _window("Nhận gói dừng giữa chừng").reject()
        may_go_on.set()
        qtbot.waitUntil(lambda: not threaded.is_busy)
    assert rolled_back == [True]
    assert told == [()]


def test_the_window_of_a_long_work_appears_and_goes(threaded: Runner, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    threaded.run_long(lambda _unit, _progress: may_go_on.wait(5), "Nhận gói lâu")
    window = _window("Nhận gói lâu")
    assert not window.isVisible()
    qtbot.waitUntil(window.isVisible)
    may_go_on.set()
    qtbot.waitUntil(lambda: not threaded.is_busy)
    assert not isValid(window) or not window.isVisible()


def test_closing_finishes_the_queue_and_closes_the_file_on_its_own_thread(
    look: QApplication, dialogs: AnsweredDialogs
) -> None:
    made = Runner(open_unit, dialogs)
    order: list[str] = []
    names: list[str] = []
    for number in range(10):
        made.run(lambda _unit, number=number: order.append(str(number)))

    def last() -> None:
        order.append("closed")
        names.append(threading.current_thread().name)

    made.close(last)
    assert order == [*map(str, range(10)), "closed"]
    assert names == ["database"]
