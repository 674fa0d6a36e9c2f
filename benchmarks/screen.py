"""A virtual screen, and the moment at which a program's first main window stands on it.

The X server itself tells when a window is mapped, so watching costs the watched program nothing
and every program is measured by the same eye, whatever it is written with.
"""

import ctypes
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_SUBSTRUCTURE_NOTIFY = 1 << 19
_MAP_NOTIFY = 19
_LEAST_WIDTH, _LEAST_HEIGHT = 400, 300  # smaller windows are dialogs, tips and helpers


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("override_redirect", ctypes.c_int),
        ("rest", ctypes.c_long * 24),
    )


def screen_is_possible() -> bool:
    """Whether a virtual screen can be had here."""
    try:
        _library()
    except OSError:
        return False
    return shutil.which("Xvfb") is not None


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start an X server on a free number; gives its name for DISPLAY."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Watch:
    """Sees windows appear on a screen from now on."""

    def __init__(self, display: str) -> None:
        self._x = _library()
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X server at {display}")
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, root, _SUBSTRUCTURE_NOTIFY)
        self._x.XSync(self._display, 0)

    def first_window(self, seconds: float = 30.0) -> float | None:
        """The `time.monotonic` at which a main window was mapped; None when none came."""
        end = time.monotonic() + seconds
        event = _MapEvent()
        handle = self._x.XConnectionNumber(self._display)
        while (left := end - time.monotonic()) > 0:
            if not self._x.XPending(self._display) and not select.select([handle], [], [], left)[0]:
                return None
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, ctypes.byref(event))
                seen = time.monotonic()
                is_plain = event.type == _MAP_NOTIFY and not event.override_redirect
                if is_plain and self._is_big(event.window):
                    return seen
        return None

    def close(self) -> None:
        """Stop watching."""
        self._x.XCloseDisplay(self._display)

    def _is_big(self, window: int) -> bool:
        root = ctypes.c_ulong()
        x, y = ctypes.c_int(), ctypes.c_int()
        width, height = ctypes.c_uint(), ctypes.c_uint()
        border, depth = ctypes.c_uint(), ctypes.c_uint()
        places = (root, x, y, width, height, border, depth)
        if not self._x.XGetGeometry(self._display, window, *map(ctypes.byref, places)):
            return False
        return width.value >= _LEAST_WIDTH and height.value >= _LEAST_HEIGHT


def _library() -> ctypes.CDLL:
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
    x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    for name in ("XPending", "XConnectionNumber", "XCloseDisplay"):
        getattr(x, name).argtypes = [ctypes.c_void_p]
    x.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    x.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 7]
    return x
