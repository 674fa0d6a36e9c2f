"""Photographs of the whole window with real data in it: for the demo, the README and review."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, QTimer
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtWidgets import QApplication, QWidget

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.dossier.history_rows import CareerStep
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.evaluations.page import EvaluationsPage
from chibo_desktop.gui.evaluations.scenes import WORK_SCENES, work_scene
from chibo_desktop.gui.gallery import render, render_gallery
from chibo_desktop.gui.journal.journal_window import JournalWindow
from chibo_desktop.gui.meetings.scenes import MEETING_SCENES
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.office.inbox import InboxPage
from chibo_desktop.gui.office.overview import OverviewPage
from chibo_desktop.gui.picture_choices import ELDERLY_WOMEN, doubtful
from chibo_desktop.gui.place_scenes import PLACE_SCENES
from chibo_desktop.gui.places import branch_places, heading_of, office_places
from chibo_desktop.gui.printing.preview import PreviewDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import WindowDialogs
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.gui.shell.unlock_dialog import UnlockDialog
from chibo_desktop.gui.status import StatusKeeper
from chibo_desktop.gui.stepping import JournalKeeper, StepKeeper
from chibo_desktop.gui.widgets.page import Page
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.members import (
    MemberFilters,
    MemberOrder,
    member_lines,
)
from chibo_desktop.services.printing import SheetMode, evaluation_sheets_pdf
from chibo_desktop.services.rounds import round_lines
from chibo_desktop.services.session import Session
from chibo_desktop.wording.problems import sentence

SIZE = QSize(1280, 800)
_PATIENCE_MS = 3000
Scenes = Mapping[str, Callable[[], QWidget]]
P = TypeVar("P", bound=Page)


def take(
    folder: Path, branch: Session, office: Session, bundles: Sequence[Path] = ()
) -> Sequence[Path]:
    """Write a picture of every page into `folder`, light, 1280 × 800; the files in their order.

    `bundles` are shown in the office's preview of a drop; nothing is merged. Both files stay open
    and as they are. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    app = _application()
    before = theme.current()
    theme.apply(app, theme.Theme())
    written = []
    with TemporaryDirectory(prefix="chibo-hinh-") as away:
        for name, make in _scenes(branch, office, bundles, Path(away)).items():
            written.append(folder / f"{name}.png")
            render(make(), written[-1], SIZE)
    theme.apply(app, before)
    return written


def take_gallery(
    folder: Path, branch: Session, office: Session, bundles: Sequence[Path] = ()
) -> Sequence[Path]:
    """The same pages light, dark, and at 175 % on a small screen, for looking at."""
    _application()
    with TemporaryDirectory(prefix="chibo-hinh-") as away:
        return render_gallery(_scenes(branch, office, bundles, Path(away)), folder)


def _application() -> QApplication:
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else make_application(["chibo"], theme.Theme())


def _scenes(branch: Session, office: Session, bundles: Sequence[Path], away: Path) -> Scenes:
    """Every picture by its name; each opens a window of its own when it is asked for."""
    one = _Stage(branch, Settings(away / "chi-bo.ini"))
    other = _Stage(office, Settings(away / "dang-uy.ini"))
    scenes: dict[str, Callable[[], QWidget]] = {
        "mo-so": lambda: UnlockDialog([Path("chi-bo-van-phong.chibo")]),
        "chi-bo-1-ban-lam-viec": lambda: one.at("home"),
        "chi-bo-2-dang-vien": lambda: one.at("members"),
        "chi-bo-3-ho-so": one.at_member,
        "chi-bo-4-danh-gia": lambda: one.at("evaluations"),
        "chi-bo-5-vi-sao": one.at_why,
        "chi-bo-6-bieu-mau": lambda: one.at("printing"),
        "chi-bo-7-xem-truoc-khi-in": one.at_paper,
        "chi-bo-8-gui-nhan": lambda: one.at("exchange"),
        "chi-bo-9-don-vi": lambda: one.at("unit"),
        "chi-bo-10-nhac-viec": lambda: one.at("reminders"),
        "chi-bo-11-huy-hieu": lambda: one.at("reminders", "badges"),
        "chi-bo-12-thong-ke": lambda: one.at("statistics"),
        "chi-bo-13-danh-sach": lambda: one.at("printing", ("lists", None)),
        "chi-bo-14-ket-nap": lambda: one.at("printing", ("life", None)),
        "chi-bo-15-qua-trinh": lambda: one.at_side("tables", CareerStep),
        "chi-bo-16-dien-bien": lambda: one.at_side("life", LifeEvent),
        "chi-bo-17-giay-to": lambda: one.at_side("papers", Attachment),
        "chi-bo-18-giay-to-con-thieu": lambda: one.at("members", "missing-papers"),
        "chi-bo-19-loc": lambda: one.at("members", MemberFilters(condition=ELDERLY_WOMEN)),
        "chi-bo-20-tim-trung": lambda: one.at("members", "duplicates"),
        "chi-bo-21-lich-su": lambda: one.at_side("history", LifeEvent),
        "chi-bo-22-nhat-ky": one.at_journal,
        "chi-bo-23-so": lambda: one.at("printing", ("registers", None)),
        "chi-bo-24-nhap": lambda: one.at("members", "import"),
        "chi-bo-25-quan-chung": lambda: one.at("members", "candidates"),
        "chi-bo-26-ho-so-giay": lambda: one.at("printing", ("dossiers", None)),
        **{name: partial(one.at_work, kind) for name, kind in WORK_SCENES.items()},
        "chi-bo-30-bo-tieu-chi": lambda: one.at("criteria"),
        "chi-bo-31-sua-bo-tieu-chi": lambda: one.at("criteria", "own"),
        **{name: partial(one.at, "meetings", at) for name, at in MEETING_SCENES.items()},
        "chi-bo-40-hoc-tap": lambda: one.at("study"),
        "chi-bo-41-nhap-thang-hoc-tap": lambda: one.at("study", "month"),
        "chi-bo-49-y-kien": lambda: one.at("opinions"),
        "chi-bo-45-chi-tieu": lambda: one.at("targets"),
        "chi-bo-50-dang-phi": lambda: one.at("dues"),
        **{name: partial(one.at, *where) for name, where in PLACE_SCENES.items()},
        "chi-bo-42-bieu-do": lambda: one.at("charts"),
        "dang-uy-1-tong-quan": lambda: other.at("overview"),
        "dang-uy-21-xep-loai": lambda: other.at("picture", "ratings"),
        "dang-uy-22-so-lieu": lambda: other.at("picture", "figures"),
        "dang-uy-23-chot-ky": lambda: other.at("picture", "closing"),
        "dang-uy-2-mot-don-vi": other.at_unit_month,
        "dang-uy-3-hop-thu": lambda: other.at("inbox"),
        "dang-uy-5-don-vi-truc-thuoc": lambda: other.at("subordinates"),
        "dang-uy-12-nhat-ky-cac-may": lambda: other.at("streams"),
        "dang-uy-13-khoa": lambda: other.at("keys"),
        "dang-uy-6-dang-vien": lambda: other.at("members"),
        "dang-uy-7-nhac-viec": lambda: other.at("reminders"),
        "dang-uy-8-thong-ke": lambda: other.at("statistics"),
        "dang-uy-10-bao-cao": lambda: other.at("work-reports", "year-2026-1"),
        "dang-uy-9-chi-dao": lambda: other.at("directives"),
        "dang-uy-11-chuyen-sinh-hoat": lambda: other.at("transfers"),
        "dang-uy-9-khen-thuong": lambda: other.at("commendations", "awarded"),
    }
    if bundles:
        scenes["dang-uy-4-xem-truoc"] = lambda: other.at_drop(bundles)
    return dict(sorted(scenes.items()))


@dataclass(frozen=True, slots=True)
class _Stage:
    """One open file, and windows on it."""

    session: Session
    settings: Settings

    def context(self, dialogs: WindowDialogs) -> Context:
        """What a window of this file works with."""
        return Context(
            session=self.session,
            runner=SyncRunner(self.session.unit, dialogs),
            dialogs=dialogs,
            settings=self.settings,
            today=self.today,
        )

    def at_work(self, kind: str) -> QWidget:
        """A window of the work around a round."""
        return work_scene(self.context(WindowDialogs(sentence)), kind)

    def at(self, key: str, argument: object = None) -> MainWindow:
        """A new window showing a place, arrived at with an argument."""
        dialogs = WindowDialogs(sentence)
        context = self.context(dialogs)
        runner = context.runner
        places = office_places(context) if self.session.is_office else branch_places(context)
        window = MainWindow(places, runner, self.settings, dialogs, heading_of(self.session))
        runner.setParent(window)
        dialogs.attach(window)
        StatusKeeper(self.today, runner, window)
        StepKeeper(context, window)
        JournalKeeper(context, window)
        window.resize(SIZE)
        window.go(key, argument)
        return window

    def today(self) -> date:
        """The day by the clock of the file."""
        return self.session.surroundings.now().date()

    def at_member(self) -> MainWindow:
        """The form of somebody whose record wants a look, or of the first in the list."""
        window = self.at("members")
        with self.session.unit() as unit:
            member_id, field = doubtful(unit)
        if member_id:
            page = _page(window, "members", MembersPage)
            page.open_member(member_id)
            window.show()
            QCoreApplication.processEvents()
            if field in page.form.editors:  # as when its author has just left the field
                page.form.editors[field].edited.emit()
                page.form.editors[field].left.emit()
                QCoreApplication.processEvents()
                page.form.editors[field].focus()
        return window

    def at_side(self, side: str, of: type[Record]) -> MainWindow:
        """A side of whoever has most records of that kind, or of the first in the list."""
        window = self.at("members")
        with self.session.unit() as unit:
            owners = Counter(str(getattr(one, "member_id", "")) for one in unit.all(of))
            lines = member_lines(unit, MemberFilters(), MemberOrder(), (), offset=0, limit=1)
        found = [owner for owner, _ in owners.most_common(1)] or [line.id for line in lines]
        if found:
            page = _page(window, "members", MembersPage)
            page.open_member(found[0])
            page.form.show_side(side)
        return window

    def at_journal(self) -> QWidget:
        """Every act of the file, in its own window."""
        context = self.context(WindowDialogs(sentence))
        journal = JournalWindow(context)
        context.runner.setParent(journal)
        journal.setProperty("keeps_size", True)
        journal.show_journal()
        return journal

    def at_why(self) -> MainWindow:
        """The evaluations with the reasons of one rating beside the grid."""
        window = self.at("evaluations")
        page = _page(window, "evaluations", EvaluationsPage)
        if page.sheet is not None:
            page.panel.show_why(True)
        return window

    def at_paper(self) -> QWidget:
        """A paper before it is printed; the page where one chooses it when there is none."""
        with self.session.unit() as unit:
            closed = [one.id for one in round_lines(unit) if one.closed_on is not None]
            if not closed:
                return self.at("printing")
            data = evaluation_sheets_pdf(unit, closed[0], SheetMode.FILLED)
        preview = PreviewDialog("Phiếu đánh giá đã chấm", data)
        preview.setProperty("keeps_size", True)
        preview.show()
        _wait_for_page(preview)
        return preview

    def at_unit_month(self) -> MainWindow:
        """What lies behind one cell of the matrix: a late one if there is."""
        window = self.at("overview")
        today = self.today()
        month = Month.of(today).previous()
        with self.session.unit() as unit:
            matrix = load_matrix(unit, month, today)
        rows = [row for row in matrix.rows if row.cells[month.number - 1].state is CellState.LATE]
        for row in (rows or matrix.rows)[:1]:
            page = _page(window, "overview", OverviewPage)
            page.open_cell(row.subordinate.id, month)
        return window

    def at_drop(self, bundles: Sequence[Path]) -> MainWindow:
        """What some bundles would bring."""
        window = self.at("inbox")
        _page(window, "inbox", InboxPage).take(bundles)
        return window


def _wait_for_page(preview: PreviewDialog) -> None:
    """Pages of a PDF are drawn by another thread; wait for the first."""
    renderer = preview.view.findChild(QPdfPageRenderer)
    if renderer is not None:
        waiting = QEventLoop()
        renderer.pageRendered.connect(waiting.quit)
        QTimer.singleShot(_PATIENCE_MS, waiting.quit)
        waiting.exec()


def _page(window: MainWindow, key: str, kind: type[P]) -> P:
    page = window.page(key)
    if not isinstance(page, kind):
        raise TypeError(key)
    return page
