"""Every page of an office of 100, 400 and 2,000 units of 25, read, filled and painted.

Promised: each page of `PROMISED` and `KEPT` opens within 0.2 s once the units' figures are there;
the figures of one unit whose bundle came are made within 0.05 s; memory stays under 300 MB. Those
of `KEPT` are measured twice more: for the very first time, when everybody is counted, and after the
bundle of one unit, whose parts are dropped. The other pages are shown beside them: what they count
grows with the members.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.invented_members import surroundings
from benchmarks.memory import tree_memory
from benchmarks.report import Options, Result, Runs, Verdict, in_turn
from benchmarks.wide_office import MEASURED, PASSWORD, PERIOD, TODAY, wide_office
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.period_closings import board_lines, load_board
from chibo_desktop.services.picture_parts import PartMaker
from chibo_desktop.services.session import Session, Unit, open_file
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.picture import forget_parts

SIZES = (100, 400, 2000)
PROMISED = ("overview", "picture", "inbox", "subordinates", "keys", "streams")
OTHERS = (
    "members", "transfers", "evaluations", "meetings", "committee", "study", "opinions",
    "directives", "reminders", "targets",
)  # fmt: skip
KEPT = ("work-reports", "statistics", "charts", "dues")
_IDLE_MOMENTS = 40  # what a page makes ready while nobody asks anything is no part of the next one
_COUNTED = 10  # units whose figures are made to tell what one costs


def run(options: Options) -> Result:
    """Measure every size, so that what grows with the units is seen."""
    result = Result("office", ("", *(f"{size:,} units" for size in SIZES)))
    found, memory = {}, 0.0
    for size in SIZES:
        found[size], memory = _in_a_process_of_its_own(options, size)
    for words in found[SIZES[0]]:
        result.rows.append((words, *(str(one.get(words, "–")) for one in found.values())))
        result.figures[words] = {
            str(size): round(one[words].best, 4) for size, one in found.items() if words in one
        }
    largest = found[SIZES[-1]]
    for words in (*PROMISED, *KEPT):
        result.verdicts.append(
            Verdict(promise=f"page {words}", found=largest[words].best, limit=0.2, unit=" s")
        )
    first = largest["one unit's figures"].best
    result.verdicts.append(
        Verdict(promise="one unit's figures", found=first, limit=0.05, unit=" s")
    )
    result.verdicts.append(Verdict(promise="memory", found=memory, limit=300, unit=" MB"))
    return result


def _in_a_process_of_its_own(options: Options, size: int) -> tuple[dict[str, Runs], float]:
    """The program with an office of one size and nothing else: its times, and its memory then."""
    session = wide_office(options.folder, size)
    session.close()
    asked = [str(session.path), str(options.repeat)]
    command = [sys.executable, "-m", "benchmarks.office", *asked]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    times, memory = json.loads(done.stdout)
    return {words: Runs(tuple(seconds)) for words, seconds in times.items()}, memory


def main(path: str, repeat: str) -> None:
    """Measure the office in a file; says the seconds of every run, and the memory, as JSON."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    session = open_file(Path(path), PASSWORD, surroundings())
    try:
        pages = _Window(session)
        found = {key: pages.opened(key, int(repeat)) for key in (*PROMISED, *OTHERS)}
        found["directives, something written"] = pages.opened(
            "directives", int(repeat), _a_note(session)
        )
        for key in KEPT:
            found[f"{key}, first"] = pages.first(key)
            found[key] = pages.opened(key, int(repeat))
            found[f"{key}, a bundle later"] = pages.opened(key, int(repeat), _a_bundle(session))
        memory, _ = tree_memory(os.getpid())
        found |= _read(int(repeat), session)
    finally:
        session.close()
    print(json.dumps([{words: runs.seconds for words, runs in found.items()}, memory]))


def _a_bundle(session: Session) -> Callable[[], None]:
    """Drops what merging a bundle drops: the parts of its unit, and those of the whole."""

    def forget() -> None:
        with session.unit() as unit:
            own = unit.author.org_id
            node = next(one for one in nodes_with_rows(unit.connection) if one != own)
            forget_parts(unit.connection, (node,))

    return forget


def _a_note(session: Session) -> Callable[[], None]:
    """Writes something that no page tells of: what is kept until somebody writes is read anew."""

    def write() -> None:
        with session.unit() as unit:
            write_meta(unit.connection, "benchmark", unit.new_id())

    return write


def _nothing() -> None:
    """Nothing happened in between."""


def _read(repeat: int, session: Session) -> dict[str, Runs]:
    """Without a window: the two widest readings, names, a unit's figures."""

    def on_unit(work: Callable[[Unit], Any]) -> Callable[[], Any]:
        def done() -> Any:
            with session.unit() as unit:
                return work(unit)

        return done

    board = on_unit(lambda unit: load_board(unit, PERIOD, TODAY))()
    units = [node for node in board.now.units if node != session.author.org_id][:_COUNTED]

    def figures(unit: Unit) -> None:
        maker = PartMaker(unit=unit, period=PERIOD, today=TODAY)
        for node in units:
            maker.make(node)

    works: dict[str, Callable[[], Any]] = {
        "matrix, read": on_unit(lambda unit: load_matrix(unit, MEASURED, TODAY)),
        "picture of a month, read": on_unit(lambda unit: load_board(unit, PERIOD, TODAY)),
        "the names of one figure": on_unit(
            lambda unit: board_lines(unit, board, "rated_excellent", closed=False)
        ),
    }
    runs = in_turn(repeat, *works.values())
    (made,) = in_turn(repeat, on_unit(figures))
    one = Runs(tuple(seconds / len(units) for seconds in made.seconds))
    return {**dict(zip(works, runs, strict=True)), "one unit's figures": one}


class _Window:
    """The main window of an office, its works done at once: what a page costs altogether."""

    def __init__(self, session: Session) -> None:
        from PySide6.QtCore import QSize

        from chibo_desktop.gui import theme
        from chibo_desktop.gui.app import make_application
        from chibo_desktop.gui.places import heading_of, office_places
        from chibo_desktop.gui.running import collect_again
        from chibo_desktop.gui.runtime.context import Context
        from chibo_desktop.gui.runtime.dialogs import WindowDialogs
        from chibo_desktop.gui.runtime.runner import SyncRunner
        from chibo_desktop.gui.runtime.settings import Settings
        from chibo_desktop.gui.shell.main_window import MainWindow
        from chibo_desktop.wording.problems import sentence

        self._application = make_application(["benchmark"], theme.Theme())
        dialogs = WindowDialogs(sentence)
        runner = SyncRunner(session.unit, dialogs)
        settings = Settings(session.path.with_suffix(".ini"))
        context = Context(
            session=session,
            runner=runner,
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
        self.window = MainWindow(
            office_places(context), runner, settings, dialogs, heading_of(session)
        )
        runner.setParent(self.window)
        self.window.resize(QSize(1280, 800))
        self.window.show()
        collect_again()

    def first(self, key: str) -> Runs:
        """A page opened for the first time, with loading its modules."""
        begun = time.process_time()
        self.window.go(key, None)
        self._painted()
        return Runs((time.process_time() - begun,))

    def opened(self, key: str, repeat: int, before: Callable[[], None] = _nothing) -> Runs:
        """A page read, filled and painted anew, in processor time: its modules are loaded."""
        self.window.go(key, None)
        for _ in range(_IDLE_MOMENTS):
            self._painted()
        page, found = self.window.page(key), []
        for _ in range(repeat):
            before()
            begun = time.process_time()
            page.reload(None)
            self._painted()
            found.append(time.process_time() - begun)
        return Runs(tuple(found))

    def _painted(self) -> None:
        """Let Qt paint what has changed, as on a screen: a grab would paint all of it once more."""
        from PySide6.QtCore import QCoreApplication

        for _ in range(3):
            QCoreApplication.processEvents()


if __name__ == "__main__":
    main(*sys.argv[1:])
