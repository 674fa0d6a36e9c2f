"""The programs that start-up is compared with, when they are installed here."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_PREPARE_ANKI = """
import sys
from pathlib import Path
from aqt.profiles import ProfileManager
base = Path(sys.argv[1])
base.mkdir(parents=True, exist_ok=True)
profiles = ProfileManager(base)
profiles.setupMeta()
profiles.setLang("vi_VN")
profiles.profiles()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """How to start a program, and the variables it wants."""

    name: str
    command: tuple[str, ...]
    variables: dict[str, str] = field(default_factory=dict)


def anki(venv: Path | None, folder: Path) -> Peer | None:
    """Anki with an empty profile whose language is chosen: its first window is the main one."""
    if venv is None or not (venv / "bin" / "python").exists():
        return None
    python, base = str(venv / "bin" / "python"), str(folder / "anki")
    variables = {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [python, "-c", _PREPARE_ANKI, base],
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return None
    return Peer(
        name="Anki",
        command=(str(venv / "bin" / "anki"), "-b", base),
        variables={"QTWEBENGINE_DISABLE_SANDBOX": "1"},
    )


def gramps(folder: Path) -> Peer | None:
    """Gramps from the system, with a home of its own; its start window, no tree open."""
    program = shutil.which("gramps")
    if program is None:
        return None
    home = folder / "gramps"
    home.mkdir(exist_ok=True)
    return Peer(name="Gramps", command=(program,), variables={"GRAMPSHOME": str(home)})
