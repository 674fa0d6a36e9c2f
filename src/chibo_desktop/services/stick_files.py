"""Files written where the user said, mostly on a stick: believed only once they were read back."""

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.files import ReadBackError, atomic_write, not_kept
from chibo_desktop.storage.unit_of_work import Unit


def write_on_stick(path: Path, data: bytes) -> bytes:
    """Write a file whole or not at all and read it back from the medium; returns its SHA-256.

    Raises DomainError: file-not-written, file-not-kept.
    """
    try:
        atomic_write(path, data)
    except ReadBackError as error:
        raise DomainError(Problem(code="file-not-kept", params={"names": path.name})) from error
    except OSError as error:
        raise DomainError(Problem(code="file-not-written", params={"name": path.name})) from error
    return hashlib.sha256(data).digest()


def write_noted(unit: Unit, path: Path, data: bytes) -> bytes:
    """As `write_on_stick`, of a file that `unit` notes as written.

    It is taken off again when that is not committed after all: a stick pulled out later, or the
    data file's own disk full. What it says would be known to others and not here.
    """
    digest = write_on_stick(path, data)
    unit.if_undone.callback(_take_off, path)
    return digest


def _take_off(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def check_on_stick(digests: Mapping[Path, bytes]) -> None:
    """Read every file once more after the last was written. Raises DomainError: file-not-kept."""
    lost = not_kept(digests)
    if lost:
        names = ", ".join(path.name for path in lost)
        raise DomainError(Problem(code="file-not-kept", params={"names": names}))
