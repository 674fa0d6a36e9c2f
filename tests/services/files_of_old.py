"""Files that older programs left, copied to where a test may open and change them."""

import json
import shutil
from pathlib import Path
from typing import Any

from builders import BUILT_MS, PASSWORD, Dice, Wall
from chibo_desktop.services.session import Session, Surroundings, open_file

DATABASES = Path(__file__).parents[1] / "fixtures" / "databases"


def old_file(folder: Path, name: str = "chi-bo", version: str = "0.1.0") -> Path:
    """A copy of an old data file with its keys."""
    for suffix in (".chibo", ".chibo.khoa"):
        shutil.copyfile(DATABASES / version / f"{name}{suffix}", folder / f"{name}{suffix}")
    return folder / f"{name}.chibo"


def said(version: str = "0.1.0") -> dict[str, Any]:
    """What the old program itself said of its chi-bo.chibo."""
    found: dict[str, Any] = json.loads((DATABASES / version / "expected.json").read_bytes())
    return found


def old_bundle(version: str = "0.1.0") -> bytes:
    """The bundle of October that the old program wrote from its chi-bo.chibo."""
    return (DATABASES / version / "thang-10.cbb").read_bytes()


def around(name: str = "today") -> Surroundings:
    """Weeks after the old files were written."""
    return Surroundings(now=Wall(), randomness=Dice(name), built_ms=BUILT_MS)


def opened(path: Path) -> Session:
    """The file as the program of today opens it."""
    return open_file(path, PASSWORD, around(path.stem))
