"""How fast the study book opens: 300 members × 12 months on the real page and database thread.

From the moment of asking to the painted grid. Promised: the year within 150 ms, and the month as it
is filled in within the same. The yardstick is a bare table of Qt with as many cells, painted.
"""

import gc
import os
import random
import time
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.report import Options, Result, Verdict
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import WindowDialogs
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.study.book_page import BookPage
from chibo_desktop.gui.study.loading import MONTH, YEAR
from chibo_desktop.services.commitments import make_commitments
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from chibo_desktop.services.study_writing import set_study
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.wording.problems import sentence

PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
MEMBERS, MONTHS = 300, 12
TODAY = date(2026, 12, 28)


def run(options: Options) -> Result:
    """Open the year, then the month, again and again."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else make_application([], theme.Theme())
    session = make_file(options.folder / "study.chibo")
    page, runner = make_page(session, options.folder)
    gc.freeze()  # as the window does when it has been built: `gui/window.py`
    first = timed(page, app, YEAR)
    years = [timed(page, app, YEAR) for _ in range(options.repeat)]
    months = [timed(page, app, MONTH) for _ in range(options.repeat)]
    bare = min(bare_table() for _ in range(options.repeat))
    result = Result(f"study ({MEMBERS} × {MONTHS})", ("", "ms"))
    result.rows = [
        ("the year, first time", f"{first:.0f}"),
        ("the year again, best", f"{min(years):.0f}"),
        ("the month as it is filled in, best", f"{min(months):.0f}"),
        ("a bare table of as many cells, filled and painted", f"{bare:.0f}"),
    ]
    result.verdicts = [
        Verdict(promise="the year opens", found=min(years), limit=150, unit=" ms"),
        Verdict(promise="the month opens", found=min(months), limit=150, unit=" ms"),
    ]
    result.figures = {"first_ms": first, "year_ms": years, "month_ms": months, "bare_ms": bare}
    page.deleteLater()
    runner.close(session.close)
    return result


def make_file(path: Path) -> Session:
    """A branch of 300 with commitments and every month written."""
    around = Surroundings(
        now=lambda: datetime.now().astimezone(), randomness=os.urandom, built_ms=0
    )
    workplace = NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH, code="CB01")
    cost = KeyCost(memory_kib=64, passes=1, lanes=1)
    session = create_file(path, PASSWORD, workplace, around, cost=cost)
    rng = random.Random(2026)
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        org_id = session.author.org_id
        people = [
            replace(invent_member(rng), id=unit.new_id(), org_id=org_id, branch_id=branch.id)
            for _ in range(MEMBERS)
        ]
        unit.save_all(people, act="member.create")
        members = [one.id for one in people]
        make_commitments(unit, members, TODAY.year, "dang-vien")
        for number in range(1, MONTHS + 1):
            one = {"action": "Đọc và kể một mẩu chuyện", "has_report": "1", "remark": "met"}
            set_study(unit, Month(TODAY.year, number), dict.fromkeys(members, one))
    return session


def make_page(session: Session, folder: Path) -> tuple[BookPage, Runner]:
    """The page on a real database thread."""
    dialogs = WindowDialogs(sentence)
    runner = Runner(session.unit, dialogs)
    page = BookPage(
        Context(
            session=session,
            runner=runner,
            dialogs=dialogs,
            settings=Settings(folder / "settings.ini"),
            today=lambda: TODAY,
        )
    )
    page.resize(1018, 770)
    page.show()
    return page, runner


def timed(page: BookPage, app: QApplication, view: str) -> float:
    """Milliseconds from asking for a view to its cells painted."""
    app.processEvents()
    page.book = None
    start = time.perf_counter()
    page.show_view(view)
    while page.book is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()  # lays out and paints
    return (time.perf_counter() - start) * 1e3


def bare_table() -> float:
    """Milliseconds to fill and paint a table of Qt with the same number of cells."""
    start = time.perf_counter()
    model = QStandardItemModel(MEMBERS, MONTHS + 1)
    for row in range(MEMBERS):
        for column in range(MONTHS + 1):
            model.setItem(row, column, QStandardItem("● đạt"))
    table = QTableView()
    table.setModel(model)
    model.setParent(table)
    table.resize(1018, 600)
    table.grab()
    return (time.perf_counter() - start) * 1e3
