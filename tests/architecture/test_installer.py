"""What registers the file types: for one user, whole, and gone again."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.repository import ROOT

REGISTER = ROOT / "installer" / "register.py"


def run(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, str(REGISTER), *arguments],
        env={"XDG_DATA_HOME": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        check=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="entries of a Linux desktop")
def test_a_desktop_is_told_and_forgets_again(tmp_path: Path) -> None:
    run(tmp_path, "--program", "/opt/so tay/chibo")
    entry = (tmp_path / "applications" / "chibo.desktop").read_text(encoding="utf-8")
    assert 'Exec="/opt/so tay/chibo" %f' in entry
    assert len(list(tmp_path.rglob("chibo-*.svg"))) == 3
    if shutil.which("update-mime-database"):
        globs = (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
        for suffix in ("cbb", "cbi", "chibo"):
            assert f"*.{suffix}" in globs
    run(tmp_path, "--remove")
    assert not list(tmp_path.rglob("chibo*.*"))


def test_the_registry_file_stays_with_the_user() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import register; from pathlib import Path;"
        r"print(register.registration([r'C:\So tay\chibo.exe'], Path(r'C:\So tay\icons')));"
        "print('====='); print(register.removal())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(REGISTER.parent)],
        capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    made, removed = said.split("=====")
    keys = [line for line in made.splitlines() if line.startswith("[")]
    assert all(key.startswith(r"[HKEY_CURRENT_USER\Software\Classes\ "[:-1]) for key in keys)
    assert made.count(r'@="\"C:\\So tay\\chibo.exe\" \"%1\""') == 3
    assert "@COMMAND@" not in made
    gone = [line for line in removed.splitlines() if line.startswith("[")]
    assert len(gone) == 6
    assert all(line.startswith("[-HKEY_CURRENT_USER") for line in gone)
