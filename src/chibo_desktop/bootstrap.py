"""The outside world, handed inwards: clock, randomness, folders, log. Nothing below asks for it."""

import contextlib
import gc
import hashlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from chibo_desktop import VERSION
from chibo_desktop.domain.surroundings import Surroundings

if TYPE_CHECKING:
    from chibo_desktop.cli.ports import Ports
    from chibo_desktop.services.session import Session

# No entry of this version can be older; an office computer that says so has a wrong clock.
_BUILT_MS = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp() * 1000)
_NAME = "chibo"
_WITNESSES = "nhan-chung"
_MACHINE_ID = Path("/etc/machine-id")
_DOCUMENTS = frozenset({".chibo", ".cbb", ".cbi"})
_LOG_BYTES = 1_000_000
PRACTICE_PASSWORD = "tapduot2026"  # noqa: S105 - of invented data, printed in the help
PASSWORD_VARIABLE = "CHIBO_PASSWORD"  # noqa: S105 - the name of a variable

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where this user's files belong on this system."""

    data: Path
    settings_file: Path
    log_file: Path


def folders(environment: Mapping[str, str], home: Path, *, is_windows: bool) -> Folders:
    """AppData on Windows, the XDG folders elsewhere."""
    if is_windows:
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / _NAME
        return Folders(
            data=local, settings_file=roaming / "chibo.ini", log_file=local / "log" / "chibo.log"
        )
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / _NAME
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / _NAME
    state = Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / _NAME
    return Folders(data=data, settings_file=config / "chibo.ini", log_file=state / "chibo.log")


def own_folders() -> Folders:
    """The folders of whoever runs the program."""
    return folders(os.environ, Path.home(), is_windows=os.name == "nt")


def surroundings() -> Surroundings:
    """The real clock, in the zone of this computer, and the system's randomness."""
    return Surroundings(
        now=lambda: datetime.now().astimezone(),
        randomness=os.urandom,
        built_ms=_BUILT_MS,
        machine=machine_id(),
        witnesses=str(own_folders().data / _WITNESSES),
    )


def machine_id() -> str:
    """What the system calls this computer, made unreadable; empty when it has no name.

    Windows keeps it in its registry since XP; no program has to be asked.
    """
    if sys.platform == "win32":
        import winreg

        with contextlib.suppress(OSError):
            key = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography")
            with key:
                return _unreadable(str(winreg.QueryValueEx(key, "MachineGuid")[0]))
        return ""
    with contextlib.suppress(OSError):
        return _unreadable(_MACHINE_ID.read_text().strip())
    return ""


def _unreadable(name: str) -> str:
    return hashlib.sha256(f"chibo-machine {name}".encode()).hexdigest()[:32] if name else ""


def practice_surroundings() -> Surroundings:
    """The day of the practice story, from the moment the program started."""
    from chibo_desktop.services.practice_clock import TODAY

    started = time.monotonic()

    def now() -> datetime:
        return TODAY + timedelta(seconds=time.monotonic() - started)

    return Surroundings(now=now, randomness=os.urandom, built_ms=_BUILT_MS)


class CodesOnly(logging.Formatter):
    """Log lines without people: of an exception the place and the kind, never what it says.

    Messages of libraries quote the values they choked on, and those are names and numbers.
    """

    def formatException(  # noqa: N802 - overrides the standard library
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, error, trace = ei
        if kind is None:
            return ""
        lines = []
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        codes = [problem.code for problem in getattr(error, "problems", ())]
        return "\n".join([*lines, " ".join([f"  {kind.__name__}", *codes])])


def start_log(file: Path) -> None:
    """Log to a file of this user, a megabyte at most, three of them kept.

    A log that cannot be written never keeps anybody from working.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(CodesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    threading.excepthook = _log_of_thread
    _log.info("version %s", VERSION)


def _log_of_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        trace = (failed.exc_type, failed.exc_value, failed.exc_traceback)
        _log.critical("uncaught in a thread", exc_info=trace)


def practice_branch_file(data: Path) -> Path:
    """The practice branch of this user, made on first use. Raises StorageError, OSError."""
    from chibo_desktop.services.practice import make_practice_branch

    def make(folder: Path) -> None:
        make_practice_branch(
            folder / "chi-bo.chibo", PRACTICE_PASSWORD, practice_surroundings()
        ).close()

    return _made_once(data / "tap-duot", make) / "chi-bo.chibo"


def practice_office_file(data: Path, progress: Callable[[int, int, str], None]) -> Path:
    """The practice office with its 37 units, made on first use. Raises StorageError, OSError."""
    from chibo_desktop.services.practice import OFFICE_FILE
    from chibo_desktop.services.practice_office import make_practice_office

    def make(folder: Path) -> None:
        made = make_practice_office(folder, PRACTICE_PASSWORD, practice_surroundings(), progress)
        made.close()

    return _made_once(data / "tap-duot-dang-uy", make) / OFFICE_FILE


def _made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """A folder that is either whole or not there: made under another name, then renamed."""
    import shutil

    if not folder.is_dir():
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        make(part)
        part.replace(folder)
    return folder


def open_window(
    arguments: Sequence[str],
    *,
    around: Surroundings,
    places: Folders,
    file: Path | None = None,
    password: str = "",
    hint: str = "",
    document: Path | None = None,
    is_practice: bool = False,
) -> int:
    """Run the program in a window; only here is the window's library loaded.

    A file whose password is given is being opened meanwhile. A `document` goes to the program that
    is running already, if one is; then this one ends.
    """
    if document is not None and _handed_over(document, places, is_practice=is_practice):
        return 0
    from chibo_desktop.services.opening import Opening

    gc.disable()  # loading makes much and drops little; `run_window` switches it on again
    opening = Opening(file, password, around) if file is not None and password else None
    # Before Qt, whose import hook reads the source of every module imported after it.
    import chibo_desktop.services.home
    import chibo_desktop.services.safety  # noqa: F401
    from chibo_desktop.gui.running import run_window
    from chibo_desktop.gui.start import Start, channels

    places.settings_file.parent.mkdir(parents=True, exist_ok=True)
    start = Start(
        arguments=arguments,
        surroundings=around,
        settings_file=places.settings_file,
        data_folder=places.data,
        log_file=places.log_file,
        today=lambda: around.now().date(),
        opening=opening,
        file=file,
        document=document if document != file else None,
        channel=channels(places.settings_file, is_practice=is_practice)[0],
        hint=hint,
        practice_command=_practice_command(),
    )
    return run_window(start)


def document_in(text: str) -> Path | None:
    """The file of ours that an argument of the command line names; None for a command."""
    path = Path(text)
    return path if path.suffix.lower() in _DOCUMENTS else None


def _handed_over(document: Path, places: Folders, *, is_practice: bool) -> bool:
    from chibo_desktop.gui.single import hand_over
    from chibo_desktop.gui.start import channels

    known = channels(places.settings_file, is_practice=is_practice)
    return any(hand_over(one, document) for one in known)


def _practice_command() -> Sequence[str]:
    """How to start this very program on the practice branch."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--practice")
    return (sys.executable, "-m", "chibo_desktop", "--practice")


def command_ports() -> "Ports":
    """What the commands of the command line get."""
    from getpass import getpass

    from chibo_desktop.cli.ports import Ports
    from chibo_desktop.services.servers import bookmark_for

    return Ports(
        surroundings=surroundings(),
        password=os.environ.get(PASSWORD_VARIABLE, ""),
        ask=getpass,
        take_pictures=_pictures,
        bookmark=lambda address: bookmark_for(own_folders().data, address),
    )


def _pictures(folder: Path, branch: "Session", office: "Session") -> Sequence[Path]:
    """Photograph the pages; nothing where the window's library or what it needs is not there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from chibo_desktop.gui.pictures import take
    except ImportError:
        _log.warning("no pictures", exc_info=True)
        return ()
    return take(folder, branch, office)


def speak_unicode() -> None:
    """Vietnamese on a console that would rather not."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
