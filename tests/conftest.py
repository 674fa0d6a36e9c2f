"""What holds in every test: no screen, no network, no unexpected log line, a known pace."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import faults
import places
import postgres

# Qt reads this once, when it is first imported: nothing may import PySide6 above this line.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Rules are checked by their answers, never by the clock of a busy machine: no deadline.
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _CALM, max_examples=25, stateful_step_count=20)
# A pipeline must give the same answer for the same commit: examples derive from the test itself.
settings.register_profile(
    "ci", _CALM, max_examples=100, stateful_step_count=30, derandomize=True, database=None
)
# At night there is time, and other examples each time.
settings.register_profile(
    "nightly",
    _CALM,
    max_examples=faults.times(pr=1, nightly=faults.PROPERTY_EXAMPLES),
    stateful_step_count=faults.PROPERTY_STEPS,
)
_ORDINARY = "ci" if os.environ.get("CI") else "dev"
settings.load_profile("nightly" if faults.NIGHTLY else _ORDINARY)


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        raise RuntimeError(f"a test looked up {arguments[0]!r}: tests reach no network")
    if event == "socket.connect":
        address = arguments[1]
        # Windows builds socket pairs over the loopback address; a str is a local (Unix) socket.
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1"):
            raise RuntimeError(f"a test connected to {address!r}: tests reach no network")


sys.addaudithook(_refuse_network)

# Begun last, one of these would keep one core busy while the others have nothing left to do.
_LONG = {
    "cli/test_demo.py",
    "gui/test_practice_branch.py",
    "services/test_practice.py",
    "storage/test_exchange_machine.py",
    "storage/test_merge_properties.py",
}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files are shuffled, long ones first; a file's own tests keep the order they are written in.

    Many of them share one expensive file of data, and tell what happens to it.
    """
    here = Path(__file__).parent
    shuffled = {path: place for place, path in enumerate(dict.fromkeys(one.path for one in items))}

    def place_of(item: pytest.Item) -> tuple[bool, int, str, int]:
        is_long = item.path.relative_to(here).as_posix() in _LONG
        values = getattr(item, "callspec", None)
        server = str(values.params.get("place_of_data", "")) if values else ""
        return not is_long, shuffled[item.path], server, item.location[1] or 0

    items.sort(key=place_of)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let the report of a test say what it proves."""
    item.user_properties += faults.properties_of(item)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a nightly run: what was tried how often, and whether it held."""
    if faults.NIGHTLY:
        reports = {
            kind: terminalreporter.getreports(kind) for kind in ("passed", "failed", "error")
        }
        terminalreporter.section("properties and faults")
        for line in faults.summary(reports["passed"], reports["failed"] + reports["error"]):
            terminalreporter.write_line(line)


# Storage and use cases whose tests hold on a server, too: run a second time there.
ON_A_SERVER_TOO = {
    "services/test_directives.py",
    "services/test_inbox_drops.py",
    "services/test_second_computers.py",
    "services/test_streams.py",
    "services/test_study.py",
    "services/test_taking_back.py",
    "storage/test_filter_sql.py",
    "storage/test_history.py",
    "storage/test_member_lines.py",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the tests of chosen files run in a file and on a server."""
    name = Path(metafunc.module.__file__ or "").relative_to(Path(__file__).parent).as_posix()
    if name in ON_A_SERVER_TOO | set(os.environ.get("ON_A_SERVER_TOO", "").split()):
        metafunc.parametrize("place_of_data", ["file", "server"], indirect=True, scope="module")


@pytest.fixture(scope="module", autouse=True)
def place_of_data(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the module's data goes: to a file, unless it is run on a server just now."""
    is_server = getattr(request, "param", "file") == "server"
    if is_server and (reason := postgres.why_not()):
        pytest.skip(reason)
    places.use_server(is_server)
    yield
    places.use_server(False)


def pytest_sessionfinish() -> None:
    """Stop the server, if a test needed one."""
    postgres.stop_server()


class _Collector(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _silent_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning nobody expected.

    A test that takes `caplog` expects one and looks at it itself.
    """
    if "caplog" in request.fixturenames:
        yield
        return
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    if collector.lines:
        pytest.fail("unexpected log lines:\n" + "\n".join(collector.lines), pytrace=False)
