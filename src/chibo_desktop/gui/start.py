"""What the program is started with."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.services.opening import Opening

DATA_FILES = "Tệp dữ liệu chi bộ (*.chibo *.chibo-may-chu)"
"""What a file box offers as data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What bootstrap gives: the outside world, where settings and data lie, what to open."""

    arguments: Sequence[str]
    surroundings: Surroundings
    settings_file: Path
    data_folder: Path
    log_file: Path
    today: Callable[[], date]
    file: Path | None = None  # offered at the door
    opening: Opening | None = None  # already being opened
    document: Path | None = None  # a bundle or invitation to show
    channel: str = ""  # under which other starts hand their files over
    hint: str = ""  # said at the door, e.g. the password of the practice files
    practice_command: Sequence[str] = ()  # starts the program again, on the practice branch

    @property
    def new_file(self) -> Path:
        """Where a file is put when nobody says otherwise."""
        return self.data_folder / "chi-bo.chibo"


def channels(settings_file: Path, *, is_practice: bool) -> list[str]:
    """Under which names programs of a user listen: first one like this, then the other."""
    digest = hashlib.sha256(str(settings_file).encode()).hexdigest()[:16]
    names = [f"chibo-{digest}", f"chibo-{digest}-tap-duot"]
    return names[::-1] if is_practice else names
