"""The one way this program creates or replaces a file that is not a database."""

import hashlib
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0)


class ReadBackError(OSError):
    """What was written and flushed reads back as something else: the medium cannot be trusted."""


def atomic_write(target: Path, data: bytes) -> None:
    """Write `data` under a temporary name beside `target`, read it back, then rename.

    A reader sees either the old file or the whole new one. The temporary file is removed when
    writing fails. Raises OSError (disk full, folder read-only, stick pulled out), ReadBackError
    where the medium says that it has everything and has not.
    Source: protocol.md §3.15; antivirus programs hold files for moments, hence the bounded retry.
    """
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if read_from_medium(temporary) != data:
            raise ReadBackError(f"read back differs: {temporary.name}")
        _replace(temporary, target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def not_kept(digests: Mapping[Path, bytes]) -> list[Path]:
    """The files whose SHA-256 the medium does not give back any more.

    A stick that claims more room than it has takes what it writes last out of what it wrote before.
    """
    return [path for path, digest in digests.items() if _digest(path) != digest]


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(read_from_medium(path)).digest()
    except OSError:
        return b""


def read_from_medium(path: Path) -> bytes:
    """The bytes of a file, not from the system's memory of what was just written.

    Where the system does not let us past that memory, from there. Raises OSError.
    Source: protocol.md §2.3 T31.
    """
    if sys.platform == "win32":
        try:
            return _read_unbuffered(path)
        except OSError:
            return path.read_bytes()
    with path.open("rb", buffering=0) as stream:
        if sys.platform == "linux":
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read()


def _read_unbuffered(path: Path) -> bytes:
    """Windows reads past its memory only whole sectors into memory that begins where a page does.

    Raises OSError; also where a drive of the network has no such reading.
    """
    if sys.platform != "win32":
        raise NotImplementedError
    import ctypes
    import mmap
    import msvcrt
    from ctypes import wintypes

    size, sector = path.stat().st_size, mmap.PAGESIZE
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = wintypes.HANDLE
    kernel.CreateFileW.argtypes = (
        *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID),
        *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
    )
    generic_read, share_all, open_existing, no_buffering = 0x80000000, 7, 3, 0x20000000
    handle = kernel.CreateFileW(
        str(path), generic_read, share_all, None, open_existing, no_buffering, None
    )
    if handle in (None, wintypes.HANDLE(-1).value):
        raise ctypes.WinError(ctypes.get_last_error())
    descriptor = msvcrt.open_osfhandle(handle, os.O_RDONLY)
    with (
        os.fdopen(descriptor, "rb", buffering=0) as stream,
        mmap.mmap(-1, (size // sector + 1) * sector) as room,
    ):
        done = 0
        while done < size:
            with memoryview(room) as whole, whole[done:] as rest:
                read = stream.readinto(rest)
            if not read:
                break
            done += read
        return room[: min(done, size)]


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
