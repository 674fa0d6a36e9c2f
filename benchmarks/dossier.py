"""Opening one dossier after another, on the real page and thread.

Promised: a member with ten years of history opens within 100 ms beyond what painting the page
costs by itself, also on the side that shows the tables, and a thousand openings leave memory flat.

Everything runs from the click to the painted answer. The first opening is measured twice: as soon
as the list stands there, and after the moment that a person needs to find a name in it, in which
the page of a member is made ready behind the list.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.branch_file import PASSWORD, make_branch_file
from benchmarks.invented_members import surroundings
from benchmarks.member_list import resident, window
from benchmarks.report import Options, Result, Verdict
from chibo_desktop.domain.member import Member
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.services.dossier import DOSSIER_TABLES, new_row_draft, save_row
from chibo_desktop.services.members import MemberDraft, load_member, save_member
from chibo_desktop.services.session import Session, open_file

YEARS, ROWS = 10, 12
OPENINGS, WARM = 1000, 100


def run(options: Options) -> Result:
    """Open the fullest dossier of a branch again and again."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else make_application([], theme.Theme())
    file = options.folder / "branch.chibo"
    make_branch_file(file)
    session = open_file(file, PASSWORD, surroundings())
    with session.unit() as unit:
        members = [one.id for one in unit.all(Member)]
    _live_ten_years(session, members[0])
    result = Result(f"a dossier of {YEARS} years", ("", "ms"))
    with window(session, options.folder, app) as page:
        _list_stands(page, app)
        at_once = _opening(page, app, members[0])
    session = open_file(file, PASSWORD, surroundings())
    with window(session, options.folder, app) as page:
        _list_stands(page, app)
        slices = _prepared(page, app)
        first = _opening(page, app, members[0])
        first_tables = _side(page, app, members[0], "tables")
        forms = [_opening(page, app, members[0]) for _ in range(5 * options.repeat)]
        paint = min(_painting(page) for _ in range(5 * options.repeat))
        tables = [_side(page, app, members[0], "tables") for _ in range(options.repeat)]
        for index in range(WARM):
            _opening(page, app, members[index % len(members)])
        before = resident()
        for index in range(OPENINGS):
            _opening(page, app, members[index % len(members)])
        growth = resident() - before
    again = statistics.median(forms)
    result.rows = [
        ("painting the page, nothing else", f"{paint:.1f}"),
        ("opened for the first time, at once", f"{at_once:.1f}"),
        ("made ready meanwhile, all / longest step", f"{sum(slices):.0f} / {max(slices):.0f}"),
        ("opened for the first time", f"{first:.1f}"),
        ("its tables for the first time", f"{first_tables:.1f}"),
        ("opened again, median", f"{again:.1f}"),
        ("its tables, median", f"{statistics.median(tables):.1f}"),
    ]
    result.verdicts = [
        Verdict(promise="opening beyond painting", found=again - paint, limit=100, unit=" ms"),
        Verdict(
            promise="first opening beyond painting", found=first - paint, limit=100, unit=" ms"
        ),
        Verdict(
            promise="first tables beyond painting",
            found=first_tables - paint,
            limit=100,
            unit=" ms",
        ),
        Verdict(
            promise="tables beyond painting",
            found=statistics.median(tables) - paint,
            limit=100,
            unit=" ms",
        ),
        Verdict(
            promise=f"memory after {OPENINGS} openings", found=growth, limit=8, unit=" MB more"
        ),
    ]
    result.figures = {
        "at_once_ms": at_once,
        "first_ms": first,
        "again_ms": forms,
        "tables_ms": tables,
    }
    return result


def _live_ten_years(session: Session, member_id: str) -> None:
    """A correction every month and full tables."""
    for month in range(12 * YEARS):
        with session.unit() as unit:
            form = load_member(unit, member_id)
            written = {**form.draft.written, "note": f"Tháng {month}", "phone": f"09{month:08}"}
            save_member(unit, MemberDraft(id=member_id, written=written), form.base)
    with session.unit() as unit:
        for table in DOSSIER_TABLES:
            texts = [spec for spec in table.columns if spec.kind in ("text", "long-text")]
            for number in range(ROWS):
                draft = new_row_draft(unit, table, member_id)
                written = {spec.name: f"{spec.label} {number}" for spec in texts}
                save_row(unit, replace(draft, written={**draft.written, **written}))


def _timed(app: QApplication, act: Callable[[], object], is_done: Callable[[], bool]) -> float:
    start = time.perf_counter()
    act()
    while not is_done():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    return (time.perf_counter() - start) * 1e3


def _opening(page: MembersPage, app: QApplication, member_id: str) -> float:
    """From the wish to the painted form."""
    shown: list[object] = []

    def is_done() -> bool:
        if shown:
            page.repaint()
        return bool(shown)

    loaded = page.form.form.loaded if page._form is not None else None
    start = time.perf_counter()
    if loaded is None:
        loaded = page.form.form.loaded  # making the page is part of the first opening
    connection = loaded.connect(shown.append)
    page.open_member(member_id)
    spent = (time.perf_counter() - start) * 1e3
    took = spent + _timed(app, lambda: None, is_done)
    page.form.form.disconnect(connection)
    return took


def _side(page: MembersPage, app: QApplication, member_id: str, key: str) -> float:
    """From the wish for another side to its painted rows."""
    _opening(page, app, member_id)
    runner = page.list._runner

    def is_done() -> bool:
        if runner.is_busy:
            return False
        app.processEvents()
        page.repaint()
        return True

    return _timed(app, lambda: page.form.show_side(key), is_done)


def _list_stands(page: MembersPage, app: QApplication) -> None:
    """Until the list shows its first lines, painted."""
    page.reload(None)
    while not page.list.model.rowCount():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    page.repaint()


def _prepared(page: MembersPage, app: QApplication) -> list[float]:
    """Let the idle moments pass; how long each kept the window busy."""
    slices = []
    while not page.is_prepared:
        start = time.perf_counter()
        app.processEvents()
        slices.append((time.perf_counter() - start) * 1e3)
    return slices


def _painting(page: MembersPage) -> float:
    start = time.perf_counter()
    page.repaint()
    return (time.perf_counter() - start) * 1e3
