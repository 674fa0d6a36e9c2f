"""What the program takes from its system: folders, a log without people, first use."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop import __main__, bootstrap
from chibo_desktop.domain.problems import DomainError, Problem

HOME = Path("nha")


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """What a test added to the log is closed and taken away again."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    hook = threading.excepthook
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    threading.excepthook = hook


def test_folders_follow_the_system() -> None:
    linux = bootstrap.folders({"XDG_DATA_HOME": "d"}, HOME, is_windows=False)
    assert linux.data == Path("d") / "chibo"
    assert linux.settings_file == HOME / ".config" / "chibo" / "chibo.ini"
    windows = bootstrap.folders({"LOCALAPPDATA": "L", "APPDATA": "R"}, HOME, is_windows=True)
    assert windows.data == Path("L") / "chibo"
    assert windows.settings_file == Path("R") / "chibo" / "chibo.ini"
    assert windows.log_file.is_relative_to(windows.data)


@pytest.mark.parametrize(
    "error",
    [ValueError("Nguyễn Hoài An"), DomainError(Problem(code="x-y", params={"name": "Nguyễn An"}))],
)
def test_the_log_says_where_and_what_kind_but_names_nobody(error: Exception) -> None:
    try:
        raise error
    except (ValueError, DomainError):
        record = logging.LogRecord("a", logging.ERROR, "", 1, "failed", None, sys.exc_info())
    text = bootstrap.CodesOnly("%(message)s").format(record)
    assert "Nguyễn" not in text
    assert type(error).__name__ in text
    assert Path(__file__).name in text


def test_a_log_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    bootstrap.start_log(tmp_path / "tep" / "chibo.log")
    logging.getLogger(__name__).info("said to nobody")


def test_practice_is_made_once_and_then_reused(tmp_path: Path) -> None:
    first = bootstrap.practice_branch_file(tmp_path)
    written = first.stat().st_mtime_ns
    assert bootstrap.practice_branch_file(tmp_path) == first
    assert first.stat().st_mtime_ns == written
    assert not list(tmp_path.glob("*.part"))


def test_practice_time_starts_on_the_day_of_the_story() -> None:
    assert bootstrap.practice_surroundings().now().date().isoformat() == "2026-11-23"


def test_office_without_practice_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert __main__.main(["--office"]) == 2
    assert "--practice" in capsys.readouterr().err
