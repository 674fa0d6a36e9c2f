"""How fast the list of members answers with 100,000 of them, on the real window and thread.

    python benchmarks/member_list.py [count] [file to keep]

Each figure runs from the user's act to the painted answer. Budgets: first rows 100 ms, keystroke
50 ms, sort 150 ms, memory 100 MB, and opening must not grow with the number of members.
"""

import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from invented_members import PASSWORD, office_file, surroundings
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

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

FEW = 1_000
TYPED = ("nguyễn thị hường", "do dat", "t", "036", "nva")
# What a keystroke would cost without the search index, by the bare driver.
PLAIN = "SELECT n FROM member WHERE search_text LIKE '%nguyen%' ORDER BY sort_key LIMIT 200"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = make_application([], theme.Theme())
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "many.chibo"
        few = open_again(Path(folder) / "few.chibo", FEW)
        with window(few, folder, app) as page:
            first_few = first_rows(page, app)
        many = open_again(kept, count)
        plain = plain_search(many)
        before = resident()
        with window(many, folder, app) as page:
            opening = first_rows(page, app)
            print(f"{count} members")
            print(f"first rows            {opening:7.1f} ms")
            print(f"first rows of {FEW}    {first_few:7.1f} ms   (ratio {opening / first_few:.2f})")
            told = typing(page, app)
            print(f"keystroke, median     {statistics.median(told):7.1f} ms   of {len(told)}")
            print(f"keystroke, slowest    {max(told):7.1f} ms")
            print(f"the same by LIKE      {plain:7.1f} ms   without a window")
            page.list.clear_filters()
            wait(page, app)
            for key in sorted(SORTABLE):
                up, down = (sort(page, app, key) for _ in range(2))
                print(f"sort {key:16} {up:7.1f} ms   back {down:.1f} ms")
            scroll(page, app)
            print(f"memory growth         {resident() - before:7.1f} MB")


def open_again(path: Path, count: int) -> Session:
    """A file of that many members, opened afresh so that nothing of it is in memory."""
    if not path.exists():
        office_file(path, count).close()
    return open_file(path, PASSWORD, surroundings())


@contextlib.contextmanager
def window(session: Session, folder: str, app: QApplication) -> Iterator[MembersPage]:
    """The place of members on a real database thread."""
    dialogs = WindowDialogs(sentence)
    runner = Runner(session.unit, dialogs)
    page = MembersPage(
        Context(
            session=session,
            runner=runner,
            dialogs=dialogs,
            settings=Settings(Path(folder) / "settings.ini"),
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


if __name__ == "__main__":
    main()
