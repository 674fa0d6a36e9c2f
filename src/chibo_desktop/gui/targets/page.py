"""Chương trình – Chỉ tiêu of a branch and year, or of the whole over its units."""

from typing import ClassVar

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import TargetResult
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.targets.acts import TargetActs
from chibo_desktop.gui.targets.papers import TargetPapers
from chibo_desktop.gui.targets.programme_panel import ProgrammePanel
from chibo_desktop.gui.targets.progress_panel import ProgressPanel
from chibo_desktop.gui.targets.target_panel import TargetPanel
from chibo_desktop.gui.targets.tools import PROGRAMMES, PROGRESS, TARGETS, TargetTools
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.programme_tree import TreeLine
from chibo_desktop.services.session import Unit
from chibo_desktop.services.targets import TargetBoard, TargetLine, load_targets
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.targets import headline, left_out

_HINT = "Enter: ghi kết quả chỉ tiêu đang đứng · Ctrl+N: thêm · Ctrl+P: in · Ctrl+Z: hoàn tác"
_TREE_HINT = "Enter: sửa dòng đang đứng · Ctrl+N: thêm · Ctrl+P: in · Ctrl+Z: hoàn tác"
_LAST_MONTH = 12


class TargetsPage(Page):
    """Arrives at a view: `targets`, `progress` or `programmes`."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "branch",
            "member",
            "programme",
            "target",
            "target_result",
            "programme_task",
            "assigned_target",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Chương trình – Chỉ tiêu", scrolling=True)
        self._of_file = context
        self._today = Month.of(context.today())
        self._branch = ""
        self._year, self._until = self._today.year, self._today
        self.board: TargetBoard | None = None
        self.acts = TargetActs(context, self, self._say)
        self.papers = TargetPapers(context, self)
        self.tools = TargetTools()
        self.targets = TargetPanel(context.settings, self.tools)
        self.programmes = ProgrammePanel(context)
        self.progress = ProgressPanel()
        for panel in (self.programmes, self.progress):
            panel.hide()
        for widget in (self.tools, self.targets, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self.programmes, 1)
        self._print = self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")
        self._copy = self.add_action("Sao từ năm khác…", self._on_copy, sign="copy")
        self._add = self.add_action("Thêm chỉ tiêu…", self._on_add, primary=True, keys="Ctrl+N")
        self._connect()

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, year, until = self._branch, self._year, self._until

        def load(unit: Unit) -> TargetBoard:
            return load_targets(unit, branch, year, until)

        self._of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def arrive(self, argument: object) -> None:
        if argument in (TARGETS, PROGRESS, PROGRAMMES):
            self.show_view(str(argument))

    def show_view(self, view: str) -> None:
        """The targets or the tree of programmes."""
        self.tools.views.set_value(view)
        self.reload(None)

    def _connect(self) -> None:
        tools, targets, tree = self.tools, self.targets, self.programmes
        tools.wanted.connect(self._on_wanted)
        tools.narrowed.connect(targets.show_lines)
        tools.view_chosen.connect(self.show_view)
        targets.result_requested.connect(lambda line: self._write(line, None))
        targets.edit_requested.connect(self._edit_target)
        targets.remove_requested.connect(self.acts.remove_target)
        targets.assign.setVisible(self._of_file.session.is_office)
        targets.assign_requested.connect(lambda line: self.acts.assign(line.target))
        detail = targets.detail
        detail.result_requested.connect(lambda result: self._write(detail.line, result))
        detail.remove_requested.connect(self.acts.remove_result)
        detail.print_requested.connect(self._on_print_units)
        detail.chart_requested.connect(self._on_print_line)
        self.progress.opened.connect(self._open_target)
        tree.edit_requested.connect(self._edit_line)
        tree.task_requested.connect(self._add_task)
        tree.remove_requested.connect(self.acts.remove_line)

    def _on_loaded(self, board: TargetBoard) -> None:
        self.board, self._branch = board, board.branch_id
        self.tools.show_board(board, self._today)
        view = self.tools.views.value()
        is_tree = view == PROGRAMMES
        count = board.count
        self.set_title(f"Chương trình – Chỉ tiêu năm {board.year}")
        parts = [headline(count), left_out(count), f"đến hết {short_month_text(board.until)}"]
        self.set_context(" · ".join(filter(None, parts)) if board.lines else "")
        self._add.setText("Thêm chương trình…" if is_tree else "Thêm chỉ tiêu…")
        self._copy.setVisible(view == TARGETS)
        self._print.setVisible(bool(board.lines or board.programmes))
        if not board.lines and not board.programmes and not board.years:
            self._show_nothing()
            return
        self.show_body()
        self.set_hint(_TREE_HINT if is_tree else _HINT)
        self.targets.setVisible(view == TARGETS)
        self.progress.setVisible(view == PROGRESS)
        self.programmes.setVisible(is_tree)
        if is_tree:
            self.programmes.show_board(board)
        elif view == PROGRESS:
            self.progress.show_board(board)
        else:
            self.targets.show_board(board)
            if not board.lines:
                self.targets.parts.setText(
                    f"Năm {board.year} chưa có chỉ tiêu. Thêm từng chỉ tiêu, hoặc sao từ năm khác."
                )
                self.targets.left.setText("")

    def _show_nothing(self) -> None:
        self.set_hint("")
        self._copy.hide()
        self.show_empty(
            "Chưa có chương trình, chỉ tiêu",
            "Bắt đầu bằng chương trình hành động hoặc kế hoạch của năm, rồi thêm các chỉ tiêu của "
            "nó: kế hoạch bao nhiêu, đến hạn tháng nào, ai phụ trách.",
            "target",
            "Thêm chương trình…",
            self._on_add_programme,
        )

    def _on_wanted(self) -> None:
        year = int(self.tools.year.value())
        if year != self._year:
            is_now = year == self._today.year
            self._until = self._today if is_now else Month(year, _LAST_MONTH)
        else:
            self._until = Month.parse(self.tools.until.value())
        self._year, self._branch = year, self.tools.branch.value()
        self.banner.clear()
        self.reload(None)

    def _on_add(self) -> None:
        if self.tools.views.value() == PROGRAMMES:
            self._on_add_programme()
        elif self.board is not None:
            self.acts.edit_target(self.board, None, self._programme())

    def _programme(self) -> str:
        """The programme a new target is likely of: the one chosen, or the only one."""
        chosen = self.tools.programme.value()
        board = self.board
        if chosen or board is None:
            return chosen
        current = [one.id for one in board.programmes if one.first_year == board.year]
        return current[0] if len(current) == 1 else ""

    def _on_add_programme(self) -> None:
        if self.board is not None:
            self.acts.edit_programme(self.board, None)

    def _on_copy(self) -> None:
        if self.board is not None:
            self.acts.copy(self.board)

    def _on_print(self) -> None:
        if self.board is None:
            return
        view = self.tools.views.value()
        if view == PROGRAMMES:
            self.papers.show_programmes(self.board)
        elif view == PROGRESS:
            self.papers.show_progress(self.board)
        else:
            self.papers.show_report(self.board)

    def _on_print_units(self) -> None:
        line = self.targets.detail.line
        if self.board is not None and line is not None:
            self.papers.show_units(self.board, line)

    def _on_print_line(self) -> None:
        line = self.targets.detail.line
        if self.board is not None and line is not None:
            self.papers.show_line(self.board, line)

    def _open_target(self, target_id: str) -> None:
        self.show_view(TARGETS)
        self.targets.stand_on(target_id)

    def _write(self, line: TargetLine | None, result: TargetResult | None) -> None:
        if self.board is not None and line is not None:
            self.acts.write_result(self.board, line, result)

    def _edit_target(self, line: TargetLine) -> None:
        if self.board is not None:
            self.acts.edit_target(self.board, line.target, line.target.programme_id)

    def _edit_line(self, line: TreeLine) -> None:
        if self.board is None:
            return
        if line.programme is not None:
            self.acts.edit_programme(self.board, line.programme)
        elif line.target is not None:
            self._edit_target(line.target)
        elif line.task is not None:
            self.acts.edit_task(self.board, line.task, line)

    def _add_task(self, line: TreeLine) -> None:
        if self.board is not None:
            self.acts.edit_task(self.board, None, line)

    def _say(self, words: str) -> None:
        if words:
            self.banner.say(words, "information")
