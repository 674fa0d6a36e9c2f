"""From process start to a usable main window, beside a bare window and two known programs."""

import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.branch_file import MEMBERS, PASSWORD, make_branch_file
from benchmarks.memory import tree_memory
from benchmarks.peers import anki, gramps
from benchmarks.report import Options, Result, Runs, Verdict
from benchmarks.screen import Watch, screen_is_possible, virtual_screen

_HERE = Path(__file__).resolve().parent
_SETTLED = 4.0  # seconds after the start at which memory is read
_PATIENCE = 40.0


@dataclass(slots=True)
class _Start:
    """What was seen of one start; None: not seen, or not looked for."""

    mapped: float | None
    filled: float | None
    resident: float = 0.0
    proportional: float = 0.0


def run(options: Options) -> Result:
    """Measure warm starts, all programs in turn; the first round only warms up."""
    file = options.folder / "branch.chibo"
    make_branch_file(file)
    result = Result(
        f"startup ({MEMBERS} members, a year, password given)",
        ("", "window mapped min/median", "usable min/median", "RSS MB", "PSS MB"),
    )
    _on_screen(result, options, file)
    _offscreen(result, options, file)
    return result


def _on_screen(result: Result, options: Options, file: Path) -> None:
    if not screen_is_possible():
        result.notes.append("no Xvfb or libX11 here: nothing was measured on a virtual screen")
        return
    ours, bare = _own_commands(file)
    commands: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {
        "bare PySide6 window": (bare, {}),
        "chibo_desktop": (ours, {}),
    }
    for name, peer in (
        ("Anki", anki(options.anki_venv, options.folder)),
        ("Gramps", gramps(options.folder)),
    ):
        if peer is None:
            result.notes.append(f"{name} is not installed here (Anki: give --anki-venv PATH)")
        else:
            commands[name] = (peer.command, peer.variables)
    seen: dict[str, list[_Start]] = {name: [] for name in commands}
    with virtual_screen() as display:
        for turn in range(options.repeat + 1):
            for name, (command, variables) in commands.items():
                own = command in (ours, bare)
                environment = _environment(options, {"DISPLAY": display, **variables})
                one = _start(command, environment, display=display, speaks=own)
                if turn:
                    seen[name].append(one)
    _tell(result, seen, "Xvfb")
    _judge(result, seen)


def _offscreen(result: Result, options: Options, file: Path) -> None:
    ours, bare = _own_commands(file)
    commands = {"bare PySide6 window": bare, "chibo_desktop": ours}
    seen: dict[str, list[_Start]] = {name: [] for name in commands}
    environment = _environment(options, {"QT_QPA_PLATFORM": "offscreen"})
    for turn in range(options.repeat + 1):
        for name, command in commands.items():
            one = _start(command, environment, display="", speaks=True)
            if turn:
                seen[name].append(one)
    _tell(result, seen, "offscreen")


def _own_commands(file: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ours = (sys.executable, str(_HERE / "filled_window.py"), "--file", str(file))
    return ours, (sys.executable, str(_HERE / "bare_window.py"))


def _environment(options: Options, more: Mapping[str, str]) -> dict[str, str]:
    """A person's: compiled files are kept, settings and data stay in our own folder."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    kept = {name: text for name, text in os.environ.items() if name not in dropped}
    home = {f"XDG_{kind}_HOME": str(options.folder / kind) for kind in ("DATA", "CONFIG", "STATE")}
    source = {"PYTHONPATH": str(_HERE.parent / "src")}
    return {**kept, **home, **source, "CHIBO_PASSWORD": PASSWORD, **more}


def _start(
    command: Sequence[str], environment: Mapping[str, str], *, display: str, speaks: bool
) -> _Start:
    watch = Watch(display) if display else None
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=_HERE.parent,
        stdout=subprocess.PIPE if speaks else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        mapped = watch.first_window(_PATIENCE) if watch else None
        filled = _said(process) if speaks else None
        time.sleep(max(0.0, began + _SETTLED - time.monotonic()))
        resident, proportional = tree_memory(process.pid)
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if watch:
            watch.close()
    return _Start(
        mapped=mapped - began if mapped else None,
        filled=filled - began if filled else None,
        resident=resident,
        proportional=proportional,
    )


def _said(process: subprocess.Popen[bytes]) -> float | None:
    stream = process.stdout
    if stream is None or not select.select([stream], [], [], _PATIENCE)[0]:
        return None
    word, _, moment = stream.readline().decode().partition(" ")
    return float(moment) if word == "filled" else None


def _tell(result: Result, seen: Mapping[str, list[_Start]], where: str) -> None:
    for name, starts in seen.items():
        mapped, filled = _runs(starts, "mapped"), _runs(starts, "filled")
        resident = statistics.median(one.resident for one in starts)
        proportional = statistics.median(one.proportional for one in starts)
        result.rows.append(
            (
                f"{name}, {where}",
                str(mapped or "–"),
                str(filled or "–"),
                f"{resident:.0f}",
                f"{proportional:.0f}",
            )
        )
        result.figures[f"{name}, {where}"] = {
            "mapped_s": round(mapped.best, 4) if mapped else None,
            "usable_s": round(filled.best, 4) if filled else None,
            "rss_mb": round(resident, 1),
            "pss_mb": round(proportional, 1),
        }


def _judge(result: Result, seen: Mapping[str, list[_Start]]) -> None:
    """Our filled page against the others' first window: they are not asked for more."""
    ours = _runs(seen["chibo_desktop"], "filled")
    if ours is None:
        result.notes.append("the program's first page was never filled")
        return
    for name, kind, limit in (
        ("Anki", "mapped", 0.5),
        ("Gramps", "mapped", 0.5),
        ("bare PySide6 window", "filled", 2.5),
    ):
        other = _runs(seen.get(name, []), kind)
        if other is not None:
            result.verdicts.append(
                Verdict(promise=f"usable, of {name}", found=ours.best / other.best, limit=limit)
            )
    memory = statistics.median(one.resident for one in seen["chibo_desktop"])
    result.verdicts.append(
        Verdict(promise="resident memory after 4 s", found=memory, limit=150, unit=" MB")
    )


def _runs(starts: Sequence[_Start], kind: str) -> Runs | None:
    found = tuple(value for one in starts if (value := getattr(one, kind)) is not None)
    return Runs(found) if found else None
