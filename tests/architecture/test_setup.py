"""The set-up command says what it can do and what a machine lacks, and never half does it."""

import os
import subprocess
import sys

import pytest

from architecture.repository import ROOT


def _python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_without_a_command_it_explains_itself() -> None:
    done = _python("dev.py")
    assert done.returncode == 0
    assert "dev.py run" in done.stdout
    assert "dev.py test" in done.stdout


def test_an_unknown_command_is_refused() -> None:
    done = _python("dev.py", "fly")
    assert done.returncode == 2
    assert "dev.py run" in done.stdout


def test_it_imports_nothing_but_the_standard_library() -> None:
    done = _python("-S", "-I", "dev.py", "help")
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs no system libraries")
def test_what_it_may_not_install_it_names_and_stops() -> None:
    missing = "import dev; dev.install_packages({'libGL.so.1': 'libgl1'})"
    done = _python("-c", missing, PATH="")
    assert done.returncode == 1
    assert "Máy còn thiếu: libGL.so.1." in done.stdout


def test_a_library_that_is_not_there_is_noticed() -> None:
    done = _python("-c", "import dev; raise SystemExit(dev.loads('libno-such-thing.so.9'))")
    assert done.returncode == 0
