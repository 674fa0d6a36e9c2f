"""Names of backups: of the day and the minute, and of no other that is there."""

from datetime import datetime
from pathlib import Path

EXTENSION = ".chibo-sao-luu"


def free_name(
    folder: Path, stem: str, now: datetime, why: str = "", extension: str = EXTENSION
) -> Path:
    """A name in the folder that no backup has."""
    name = f"{stem}_{now:%Y-%m-%d_%H%M}{why}"
    target = folder / f"{name}{extension}"
    number = 2
    while target.exists():
        target = folder / f"{name}-{number}{extension}"
        number += 1
    return target


def free_folder(folder: Path, now: datetime) -> Path:
    """A folder in the folder that is not there yet."""
    name = f"{now:%Y-%m-%d_%H%M}"
    target, number = folder / name, 2
    while target.exists():
        target = folder / f"{name}-{number}"
        number += 1
    return target
