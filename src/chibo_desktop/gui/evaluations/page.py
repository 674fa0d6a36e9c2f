"""Đánh giá: open the month's round, mark, vote, close it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.directives import OfficeRemark
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.evaluations.acts import RoundActs
from chibo_desktop.gui.evaluations.filling import Filling
from chibo_desktop.gui.evaluations.grid_column import FACTS
from chibo_desktop.gui.evaluations.grid_panel import GridPanel
from chibo_desktop.gui.evaluations.loading import Loaded, load
from chibo_desktop.gui.evaluations.page_words import context_line
from chibo_desktop.gui.evaluations.pasting import refused_sentence
from chibo_desktop.gui.evaluations.round_state import no_round, say_state
from chibo_desktop.gui.evaluations.round_work import RoundWork
from chibo_desktop.gui.evaluations.saver import Saver
from chibo_desktop.gui.evaluations.tools import RoundTools
from chibo_desktop.gui.evaluations.viewing import Viewing
from chibo_desktop.gui.evaluations.windows import open_tasks, show_why
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import EmptyState, Page
from chibo_desktop.services.rounds import RoundLine
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import month_text, short_month_text
from chibo_desktop.wording.problems import sentence

_HINT = (
    "Enter: xuống · Tab: sang phải · Ctrl+D: chép từ ô trên · Ctrl+V: dán từ Excel · "
    "Shift+F2: lý do · Alt+1 … 5: cách xem · ?: vì sao"
)
_ROOMY = 560  # pixels at 100 %: lower than this, rows come before hints


class EvaluationsPage(Page):
    """The round of a branch and month on one screen."""

    kinds = frozenset(
        {
            "round",
            "evaluation",
            "branch",
            "member",
            "work_item",
            "rating_decision",
            "office_remark",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Đánh giá", parent=parent)
        self.context = context
        self.acts, self.work = RoundActs(self, self), RoundWork(self, self)
        self._branches: list[Branch] = []
        self._rounds: list[RoundLine] = []
        self._branch, self._round, self._wanted = "", "", ""
        self.is_compact = False
        self._badge, self._has_round = 0, False
        self._is_office = context.session.is_office  # looks at the rounds of its units
        self._nothing: EmptyState | None = None
        self.sheet: Sheet | None = None
        self._remarks: Sequence[OfficeRemark] = ()
        self._saver = Saver(context.runner, self)
        self.desk = Desk(context, self)
        self._build_work()
        self._connect()

    @property
    def round_id(self) -> str:
        """The round shown; empty when there is none."""
        return self._round

    @property
    def branch(self) -> Branch | None:
        """The branch whose rounds are listed."""
        return next((one for one in self._branches if one.id == self._branch), None)

    @property
    def rounds(self) -> Sequence[RoundLine]:
        """The rounds of the branch, newest first."""
        return self._rounds

    def reload(self, changes: frozenset[str] | None) -> None:
        if self._saver.is_own(changes):
            return
        branch, wanted = self._branch, self._wanted or self._round
        self.context.runner.run(
            lambda unit: load(unit, branch, wanted), self._on_loaded, owner=self, latest="load"
        )

    def arrive(self, argument: object) -> None:
        """A round's id shows it, a branch's id its newest one; round/evaluation also a row."""
        if not isinstance(argument, str):
            return
        argument, _, self.panel.wanted = argument.partition("/")
        is_branch = any(one.id == argument for one in self._branches)
        self._wanted = "" if is_branch else argument
        if is_branch or not self._branches:
            self._branch, self._round = argument, ""
        self.reload(None)

    def may_leave(self) -> bool:
        self.panel.view.setFocus()  # a value being typed is taken over
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.height() < current().scaled(_ROOMY)
        if compact != self.is_compact:
            self.is_compact = compact
            self.panel.set_compact(compact)
            self.tools.set_compact(compact)
            self._show_offer()
            if self.sheet is not None:
                self.set_hint("" if compact else _HINT)
                self._on_figures()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._saver.forget()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what was refused, each leading to its member."""
        self.banner.show_problems(problems, sentence)

    def _build_work(self) -> None:
        self._print = self.add_action(
            "In phiếu, bảng…", self._on_print, sign="printer", keys="Ctrl+P"
        )
        self._open = self.add_action("Mở kỳ mới…", self.acts.open_round, sign="plus")
        self._close = self.add_action("Chốt kỳ…", self.acts.close_round, primary=True)
        self._actions.insertWidget(0, self.work.offer)
        self.tools = RoundTools(self._fill_menu)
        self.panel = GridPanel()
        self.filling = Filling(self.panel, self.context.runner, self.banner, self)
        self.viewing = Viewing(self.tools, self.panel, self.context.settings, self)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.panel, 1)

    def _connect(self) -> None:
        self.panel.model.entered.connect(lambda changes: self._saver.save(self._round, changes))
        self._saver.state_changed.connect(self.panel.strip.say_saved)
        self._saver.failed.connect(self._on_save_failed)
        self.panel.figures_changed.connect(self._on_figures)
        self.panel.view.refused.connect(self._on_refused)
        self.viewing.changed.connect(self._on_view)
        self.panel.view.customContextMenuRequested.connect(self._on_menu)
        self.panel.view.fill_requested.connect(self.filling.fill)
        self.panel.cap_requested.connect(self.acts.edit_cap)
        self.panel.why.print_requested.connect(self._on_print_why)
        self.panel.why.override_requested.connect(self.acts.override)
        self.panel.why.facts_requested.connect(lambda: self.viewing.take(FACTS))
        QShortcut(QKeySequence("F6"), self).activated.connect(self.open_tasks)
        self.banner.field_requested.connect(self._on_field)
        self.tools.branch.chosen.connect(self._on_branch)
        self.tools.month.chosen.connect(self._on_month)
        self.tools.search.searched.connect(self.panel.search)
        self.tools.search.list_requested.connect(self.panel.view.setFocus)

    def _on_loaded(self, found: Loaded) -> None:
        self._branches, self._rounds = found.branches, found.rounds
        self._branch, self.sheet = found.branch_id, found.sheet
        self._remarks = found.remarks
        self._wanted = ""
        self.tools.show_branches([(one.id, one.name) for one in self._branches], self._branch)
        self._show_parts(self.sheet is not None, self.sheet is not None and self.sheet.is_closed)
        if self.sheet is None:
            self._show_nothing()
        else:
            self._show_round(self.sheet)

    def _show_nothing(self) -> None:
        """The first step in place of the grid; the choice of the branch stays."""
        self._round = ""
        self.banner.clear()
        self.set_title("Đánh giá")
        self.set_context("")
        month = month_text(self.acts.month_to_open())
        self._nothing = no_round(None if self._is_office else self.acts.open_round, month)
        self.body.addWidget(self._nothing, 1)

    def _show_parts(self, has_round: bool, is_closed: bool) -> None:
        if self._nothing is not None:
            self._nothing.hide()
            self._nothing.deleteLater()
            self._nothing = None
        self.panel.setVisible(has_round)
        self.tools.show_round_tools(has_round)
        self._has_round = has_round
        self._show_offer()
        self._print.setVisible(has_round)
        self._close.setVisible(has_round and not is_closed and not self._is_office)
        self._open.setVisible(has_round and is_closed and not self._is_office)
        self.set_hint(_HINT if has_round and not self.is_compact else "")

    def _show_offer(self) -> None:
        """At large text the button would need a line of its own: then the menu alone has it."""
        shown = self._has_round and not self.is_compact and not self._is_office
        self.work.offer.setVisible(shown)

    def _show_round(self, sheet: Sheet) -> None:
        is_new = self._round != sheet.round.id
        self._round = sheet.round.id
        self.tools.show_rounds(self._rounds, self._round)
        if is_new:
            self.tools.search.clear()
        self.viewing.show_sheet(sheet)
        if sheet.round.period is not None:
            self.set_title(f"Đánh giá {short_month_text(sheet.round.period)}")
        self._say_state(sheet)
        self._on_figures()

    def _take_view(self, view: str) -> None:
        self.viewing.take(view)

    def _on_view(self) -> None:
        self._on_figures()
        if self.sheet is not None:
            self._say_state(self.sheet)

    def _say_state(self, sheet: Sheet) -> None:
        say_state(self.banner, sheet, self.viewing.view, self.acts, self._remarks)

    def _on_figures(self) -> None:
        sheet = self.panel.model.sheet
        marked = self.panel.model.board.marked(self.viewing.view)
        self.set_context(context_line(sheet, self.viewing.view, marked, self.is_compact))
        wrong = 0 if sheet.is_closed else len(self.panel.places_to_look_at())
        if wrong != self._badge:
            self._badge = wrong
            self.badge_changed.emit(wrong)

    def _on_field(self, field: str) -> None:
        if field == "cap_decision":
            self.acts.edit_cap()
        else:
            self.panel.go_to(field)

    def _fill_menu(self, menu: QMenu) -> None:
        self.acts.fill_menu(menu)
        menu.addSeparator()
        if self._is_office:
            return
        tasks = menu.addAction("Nhiệm vụ trong kỳ…\tF6")
        tasks.triggered.connect(self.open_tasks)
        self.work.fill_menu(menu.addMenu(self.work.offer.text()))

    def _on_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(self.panel.view.viewport().mapToGlobal(position))

    def _on_branch(self, branch: str) -> None:
        self._branch, self._round = branch, ""
        self.reload(None)

    def _on_month(self, round_id: str) -> None:
        self._wanted = round_id
        self.reload(None)

    def _on_print(self) -> None:
        self.go_requested.emit("printing", self._round or None)

    def open_tasks(self) -> None:
        """The task list of the member the cursor is on."""
        if self.sheet is not None:
            open_tasks(self.context, self.sheet, self.panel.current_evaluation(), self)

    def _on_print_why(self) -> None:
        show_why(self.desk, self._round, self.panel.current_evaluation())

    def _on_refused(self, refused: Sequence[str]) -> None:
        if refused:
            self.banner.say(refused_sentence(refused), "attention")
        else:
            self.banner.clear()

    def _on_save_failed(self, problems: tuple[Problem, ...]) -> None:
        """What is in the file is what stands: show it again, then say what was refused."""
        self.reload(None)
        if problems:
            self.context.dialogs.warn_problems(problems, "Chưa lưu được điểm vừa nhập")
