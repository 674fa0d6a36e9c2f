"""The one way this program creates or replaces a file that is not a database."""

import os
import time
from pathlib import Path

_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0)


def atomic_write(target: Path, data: bytes) -> None:
    """Write `data` under a temporary name beside `target`, read it back, then rename.

    A reader sees either the old file or the whole new one. The temporary file is removed when
    writing fails. Raises OSError (disk full, folder read-only, stick pulled out).
    Source: protocol.md §3.15; antivirus programs hold files for moments, hence the bounded retry.
    """
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != data:
            raise OSError(f"read back differs: {temporary.name}")
        _replace(temporary, target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def _replace(source: Path, target: Path) -> None:
    for pause in _RETRY_SECONDS:
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
