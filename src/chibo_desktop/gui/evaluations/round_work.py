"""What is done around the grid: self-marks gathered, votes counted, papers, decisions."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.widgets import Banner, Button
from chibo_desktop.services.session import Unit


class WorkingPage(Protocol):
    """What this work needs of the page it stands on."""

    context: Context
    banner: Banner

    @property
    def round_id(self) -> str: ...

    def show_problems(self, problems: Sequence[Problem]) -> None: ...


class RoundWork:
    """Opens the windows of that work, from the button `offer`; each is loaded when asked for."""

    def __init__(self, page: WorkingPage, widget: QWidget) -> None:
        """`widget` is the page as the owner of the windows."""
        self._page = page
        self._widget = widget
        self.offer = Button("Phiếu, &biểu quyết")
        self.offer.setProperty("menu", "true")
        menu = QMenu(self.offer)
        menu.aboutToShow.connect(lambda: self.fill_menu(menu))
        self.offer.setMenu(menu)

    def fill_menu(self, menu: QMenu) -> None:
        """Every piece of work, in the order of a month."""
        menu.clear()
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("&Nhập phiếu theo mã…", self.enter_sheets),
            ("&Tạo tệp tự chấm cho từng đồng chí…", self.write_files),
            ("Th&u tệp tự chấm…", self.gather_files),
            ("&Ai chưa nộp phiếu tự chấm…", self.show_missing),
            None,
            ("&Biểu quyết, kiểm phiếu…", self.count_votes),
            ("Biên bản, tờ t&rình…", self.write_papers),
            ("Đề xuất và &quyết định…", self.show_results),
        ]
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            text, act = entry
            action = menu.addAction(text)
            action.setEnabled(bool(self._page.round_id))
            action.triggered.connect(lambda _checked=False, act=act: act())

    def enter_sheets(self) -> None:
        """Type in paper sheets, one code after the other."""
        from chibo_desktop.gui.evaluations.entry_dialog import EntryDialog

        EntryDialog(self._page.context, self._page.round_id, self._widget).open()

    def gather_files(self) -> None:
        """Read members' workbooks back."""
        from chibo_desktop.gui.evaluations.gather_dialog import GatherDialog

        GatherDialog(self._page.context, self._page.round_id, self._widget).open()

    def write_files(self) -> None:
        """Ask for a folder, then write a workbook for every member."""
        from chibo_desktop.services.self_mark_files import WrittenFiles, write_self_mark_files
        from chibo_desktop.wording.gathering import written_text

        context, round_id = self._page.context, self._page.round_id
        folder = context.dialogs.choose_folder(
            "Chọn nơi đặt tệp tự chấm", context.settings.folder("self-marks")
        )
        if folder is None:
            return
        context.settings.set_folder("self-marks", folder)

        def work(unit: Unit, progress: Progress) -> WrittenFiles:
            return write_self_mark_files(unit, round_id, folder, progress.step)

        def done(files: WrittenFiles) -> None:
            said = written_text(files.written, str(files.folder), len(files.kept))
            self._page.banner.say(said, "good")

        context.runner.run_long(
            work, "Đang tạo tệp tự chấm", done, self._page.show_problems, owner=self._widget
        )

    def show_missing(self) -> None:
        """Preview who has not handed in."""
        from chibo_desktop.gui.printing.desk import Desk
        from chibo_desktop.services import missing_sheets as papers

        round_id = self._page.round_id
        Desk(self._page.context, self._widget).show(
            "Chưa nộp phiếu tự chấm",
            lambda unit: papers.missing_sheets_pdf(unit, round_id),
            lambda unit: papers.missing_sheets_workbook(unit, round_id),
        )

    def count_votes(self) -> None:
        """Ballots, counts, results."""
        from chibo_desktop.gui.evaluations.vote_dialog import VoteDialog

        VoteDialog(self._page.context, self._page.round_id, self._widget).open()

    def write_papers(self) -> None:
        """Minutes of the review and of the count, tờ trình, Mẫu 03."""
        from chibo_desktop.gui.results.papers_dialog import PapersDialog

        PapersDialog(self._page.context, self._page.round_id, self._widget).open()

    def show_results(self) -> None:
        """Proposals beside decisions."""
        from chibo_desktop.gui.results.results_dialog import ResultsDialog

        ResultsDialog(self._page.context, self._page.round_id, self._widget).open()
