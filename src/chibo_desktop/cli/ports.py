"""What commands are given, and how they end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.services.session import Session, Surroundings

DONE, REFUSED, IN_PART = 0, 1, 3
INTERRUPTED = 130
Pictures = Callable[[Path, Session, Session], Sequence[Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What a command gets from outside; `ask` reads a password without showing it.

    `take_pictures` is None where no window can be drawn. `bookmark` gives the file by which the
    address of a server's data is opened.
    """

    surroundings: Surroundings
    password: str
    ask: Callable[[str], str]
    take_pictures: Pictures | None = None
    bookmark: Callable[[str], Path] = Path


class WrongUseError(Exception):
    """The command cannot be run as it was written; carries the sentence."""
