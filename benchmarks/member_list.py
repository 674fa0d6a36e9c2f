"""How fast the list of members answers with 100,000 of them, on the real window and thread.

Each figure runs from the user's act to the painted answer. Promised: first rows within 100 ms, a
keystroke within 50 ms, a sort within 150 ms, memory growth under 100 MB, and an opening whose cost
does not grow with the number of members.
"""

import contextlib
import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.invented_members import PASSWORD, office_file, surroundings
from benchmarks.report import Options, Result, Verdict
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import WindowDialogs
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.members import SORTABLE
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.wording.problems import sentence

MANY, FEW = 100_000, 1_000
TYPED = ("nguyễn thị hường", "do dat", "t", "036", "nva")
# What a keystroke would cost without the search index, by the bare driver.
PLAIN = "SELECT n FROM member WHERE search_text LIKE '%nguyen%' ORDER BY sort_key LIMIT 200"


def run(options: Options) -> Result:
    """Open, type, sort and scroll in a list of 100,000."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else make_application([], theme.Theme())
    folder = options.folder
    result = Result(f"member list ({MANY:,} members, an office of 37 units)", ("", "ms"))
    with window(open_again(folder / "few.chibo", FEW), folder, app) as page:
        openings_few = openings(page, app, options.repeat)
    many = open_again(folder / "many.chibo", MANY)
    before = resident()
    plain = plain_search(many)
    with window(many, folder, app) as page:
        first = first_rows(page, app)
        settle(page, app)
        again = openings(page, app, options.repeat)
        told = typing(page, app)
        page.list.clear_filters()
        wait(page, app)
        settle(page, app)
        sorts = {key: min(sort(page, app, key) for _ in range(4)) for key in sorted(SORTABLE)}
        scroll(page, app)
        growth = resident() - before
    keystroke = statistics.median(told)
    result.rows = [
        ("first rows, first time", f"{first:.1f}"),
        ("first rows, again", f"{min(again):.1f}"),
        (f"first rows of {FEW:,}", f"{min(openings_few):.1f}"),
        ("keystroke, median", f"{keystroke:.1f}"),
        ("keystroke, slowest", f"{max(told):.1f}"),
        ("search by LIKE, no window", f"{plain:.1f}"),
        *((f"sort by {key}", f"{found:.1f}") for key, found in sorts.items()),
    ]
    result.verdicts = [
        Verdict(promise="first rows", found=first, limit=100, unit=" ms"),
        Verdict(
            promise=f"opening against {FEW:,} members",
            found=min(again) / min(openings_few),
            limit=1.5,
        ),
        Verdict(promise="keystroke, median", found=keystroke, limit=50, unit=" ms"),
        Verdict(promise="sort, slowest column", found=max(sorts.values()), limit=150, unit=" ms"),
        Verdict(promise="memory growth", found=growth, limit=100, unit=" MB"),
    ]
    result.figures = {"first_ms": first, "keystrokes_ms": told, "sorts_ms": sorts}
    return result


def open_again(path: Path, count: int) -> Session:
    """A file of that many members, opened afresh so that nothing of it is in memory."""
    if not path.exists():
        office_file(path, count).close()
    return open_file(path, PASSWORD, surroundings())


@contextlib.contextmanager
def window(session: Session, folder: Path, app: QApplication) -> Iterator[MembersPage]:
    """The place of members on a real database thread."""
    dialogs = WindowDialogs(sentence)
    runner = Runner(session.unit, dialogs)
    page = MembersPage(
        Context(
            session=session,
            runner=runner,
            dialogs=dialogs,
            settings=Settings(folder / "settings.ini"),
            today=lambda: date(2026, 11, 23),
        )
    )
    page.resize(1280, 800)
    page.show()
    app.processEvents()
    yield page
    while runner.is_busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    runner.close(session.close)
    page.deleteLater()


def timed(page: MembersPage, app: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds from an act to its lines on the screen."""
    start = time.perf_counter()
    act()
    wait(page, app)
    return (time.perf_counter() - start) * 1e3


def wait(page: MembersPage, app: QApplication) -> None:
    """Until the list has shown what was asked, painted."""
    shown: list[bool] = []
    connection = page.list.model.shown.connect(lambda: shown.append(True))
    while not shown:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
    page.list.model.disconnect(connection)
    page.list.table.viewport().repaint()


def first_rows(page: MembersPage, app: QApplication) -> float:
    """Opening the place."""
    return timed(page, app, lambda: page.reload(None))


def openings(page: MembersPage, app: QApplication, repeat: int) -> list[float]:
    """The place opened again and again."""
    found = []
    for _ in range(repeat):
        found.append(first_rows(page, app))
        settle(page, app)
    return found


def typing(page: MembersPage, app: QApplication) -> list[float]:
    """Every keystroke of some searches, one after another as a quick typist types."""
    told = []
    for text in TYPED:
        for end in range(1, len(text) + 1):
            typed = text[:end]
            told.append(timed(page, app, lambda typed=typed: page.list.search.setText(typed)))
            settle(page, app)
    return told


def sort(page: MembersPage, app: QApplication, key: str) -> float:
    """A click on a heading."""
    table = page.list.table
    section = table.column_keys().index(key)
    settle(page, app)
    return timed(page, app, lambda: table.horizontalHeader().sectionClicked.emit(section))


def scroll(page: MembersPage, app: QApplication) -> None:
    """Drag the list through its whole length."""
    bar = page.list.table.verticalScrollBar()
    for step in range(101):
        bar.setValue(bar.maximum() * step // 100)
        app.processEvents()
    settle(page, app)


def settle(page: MembersPage, app: QApplication) -> None:
    """Between two acts the count arrives, as it does between two keystrokes of a person."""
    runner = page.list._runner
    while runner.is_busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def plain_search(session: Session) -> float:
    """A search without an index by the bare driver, best of five."""
    best = 1e9
    with session.store.transaction() as connection:
        for _ in range(5):
            start = time.perf_counter()
            connection.exec_driver_sql(PLAIN).fetchall()
            best = min(best, (time.perf_counter() - start) * 1e3)
    return best


def resident() -> float:
    """Megabytes of memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
