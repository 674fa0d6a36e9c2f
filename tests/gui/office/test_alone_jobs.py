"""Jobs that open their own units of work: what they committed is told however they end."""

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.runtime.runner import SyncRunner

RECEIVED = frozenset({"received"})


def test_a_job_alone_gets_no_unit_and_returns_its_value(runner: SyncRunner) -> None:
    told: list[frozenset[str]] = []
    values: list[int] = []
    runner.changed.connect(told.append)
    runner.run_alone(lambda progress: 7, "Đang làm", RECEIVED, on_done=values.append)
    assert values == [7]
    assert told == [RECEIVED]


def test_a_stop_is_told_together_with_what_was_committed(runner: SyncRunner) -> None:
    told: list[frozenset[str]] = []
    failed: list[object] = []
    runner.changed.connect(told.append)

    def work(progress: Progress) -> None:
        progress.cancel()
        progress.step(1, 2)

    runner.run_alone(work, "Đang làm", RECEIVED, on_failed=failed.append)
    assert failed == [()]
    assert told == [RECEIVED]


def test_a_refusal_reaches_the_page(runner: SyncRunner) -> None:
    failed: list[tuple[Problem, ...]] = []

    def work(progress: Progress) -> None:
        raise DomainError(Problem(code="store-disk-full"))

    runner.run_alone(work, "Đang làm", on_failed=failed.append)
    assert [problem.code for problem in failed[0]] == ["store-disk-full"]
