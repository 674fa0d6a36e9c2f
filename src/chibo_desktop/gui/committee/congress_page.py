"""Đại hội: what is still to be prepared, who was there, who was elected, the term it begins."""

from typing import ClassVar

from chibo_desktop.domain.terms.congress import Congress, CongressList, CongressStep
from chibo_desktop.gui.committee.columns import step_columns
from chibo_desktop.gui.committee.congress_acts import CongressActs
from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import CONGRESS, SidePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Card, Choice, ToolRow, label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.congress import CongressBoard, load_congress
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.terms import (
    attendance_text,
    congress_name,
    election_text,
    list_title,
    quorum_text,
)

_HINT = "Enter: ghi việc đang đứng · Ctrl+N: thêm đại hội · Ctrl+P: in kết quả · Ctrl+Z: hoàn tác"


class CongressPage(SidePage):
    """One congress at a time; the latest first."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"congress", "congress_step", "congress_ballot", "congress_candidate", "term"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, CONGRESS, "Cấp ủy – Đại hội")
        self.board: CongressBoard | None = None
        self.acts = CongressActs(context, self, self.say)
        self.congresses = Choice()
        self.congresses.setAccessibleName("Đại hội")
        self.congresses.chosen.connect(lambda _key: self.reload(None))
        self.tools.add(self.congresses)
        self._build_result()
        self.steps: LineTable[CongressStep] = LineTable(
            "congress-steps",
            "Việc chuẩn bị đại hội",
            step_columns(self._congress, context.today),
            context.settings,
            lambda step: step.id,
        )
        self.steps.add_act("Ghi việc…", self._on_step, "pencil")
        self.new_step = Button("Thêm việc…", sign="plus")
        self.new_step.clicked.connect(lambda _checked=False: self._on_new_step())
        self.steps.buttons.add(self.new_step)
        self.steps.add_act("Bỏ việc", self.acts.remove_step)
        self.body.addWidget(self.steps)
        self.body.addStretch(1)
        self._print_steps = self.add_action(
            "In việc chuẩn bị…", lambda: self._on_print(TermPaper.PREPARATION), sign="printer"
        )
        self._print_result = self.add_action(
            "In kết quả…",
            lambda: self._on_print(TermPaper.CONGRESS),
            sign="printer",
            keys="Ctrl+P",
        )
        self.add_action("Thêm đại hội…", self._on_new, primary=True, keys="Ctrl+N")

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, one, today = self.branch, self.congresses.value(), self.of_file.today()

        def load(unit: Unit) -> CongressBoard:
            return load_congress(unit, branch, one, today)

        self.of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def _build_result(self) -> None:
        self.card = Card(" ", stretching=True)
        self.edit = Button("Sửa…")
        self.drop = Button("Bỏ đại hội", "quiet")
        self.edit.clicked.connect(lambda _checked=False: self._with_congress(self._on_edit))
        self.drop.clicked.connect(lambda _checked=False: self._with_congress(self.acts.remove))
        for button in (self.edit, self.drop):
            self.card.header.addWidget(button)
        self.told, self.elected = label(wraps=True), label(wraps=True)
        self.doubt = label(role="warning", wraps=True)
        buttons = ToolRow()
        self.result = Button("Ghi kết quả đại hội…", sign="pencil")
        self.result.clicked.connect(
            lambda _checked=False: self._with_congress(self.acts.write_result)
        )
        buttons.add(self.result)
        self.counts: dict[CongressList, Button] = {}
        labels = catalogues()["congress_list"].labels
        for kind in CongressList:
            button = Button(f"{list_title(kind, labels)}…")
            button.clicked.connect(lambda _checked=False, kind=kind: self._on_count(kind))
            self.counts[kind] = button
            buttons.add(button)
        self.begin = Button("Lập nhiệm kỳ mới…", "primary")
        self.begin.clicked.connect(lambda _checked=False: self._with_congress(self.acts.begin_term))
        buttons.add(self.begin)
        for widget in (self.told, self.elected, self.doubt, buttons):
            self.card.body.addWidget(widget)
        self.body.addWidget(self.card)
        self.prepared = label(role="heading", wraps=True)
        self.body.addWidget(self.prepared)

    def _on_loaded(self, board: CongressBoard) -> None:
        self.board = board
        self.show_branches(board.branches, board.branch_id)
        names = [(one.id, congress_name(one)) for one in board.congresses]
        self.congresses.set_options(names)
        self.congresses.setVisible(len(names) > 1)
        one = board.congress
        for widget in (self.steps, self.prepared, self.edit, self.drop, self.result):
            widget.setVisible(one is not None)
        for action in (self._print_steps, self._print_result):
            action.setVisible(one is not None)
        if one is None:
            self._show_nothing()
            return
        self.congresses.set_value(one.id)
        late = f", {board.late} việc quá hạn" if board.late else ""
        self.prepared.setText(f"Chuẩn bị: {board.done}/{len(board.steps)} việc đã xong{late}")
        self._show_result(board, one)
        self.set_hint(_HINT)
        self.steps.show_lines(board.steps)

    def _show_nothing(self) -> None:
        self.set_context("")
        self.set_hint("")
        self.card.set_title("Chưa có đại hội nào")
        self.told.setText(
            "Bấm Thêm đại hội… và ghi ngày dự kiến. Danh sách việc chuẩn bị tự lập, mỗi việc có "
            "hạn tính lùi từ ngày đại hội; xong đại hội thì ghi kết quả bầu cử tại đây."
        )
        for widget in (self.elected, self.doubt, self.begin, *self.counts.values()):
            widget.hide()

    def _show_result(self, board: CongressBoard, one: Congress) -> None:
        day = date_text(one.held_on) if one.held_on else ""
        self.set_context(
            f"{congress_name(one)} · {'đã tổ chức' if one.is_held else 'dự kiến'} {day}"
        )
        self.card.set_title(congress_name(one))
        place = f" tại {one.place}" if one.place else ""
        said = f"{'Tổ chức' if one.is_held else 'Dự kiến'} ngày {day}{place}"
        facts = (said, attendance_text(one), quorum_text(board.is_quorate))
        self.told.setText("; ".join(filter(None, facts)) + ".")
        labels = catalogues()["congress_list"].labels
        told = [
            f"{list_title(line.kind, labels)}: {election_text(line)}"
            for line in board.lists
            if line.candidates
        ]
        self.elected.setText("\n".join(told))
        self.elected.setVisible(bool(told))
        doubts = [
            self.of_file.dialogs.say(problem) for line in board.lists for problem in line.problems
        ]
        self.doubt.setText("\n".join(doubts))
        self.doubt.setVisible(bool(doubts))
        self.result.setText("Sửa kết quả đại hội…" if one.is_held else "Ghi kết quả đại hội…")
        for button in self.counts.values():
            button.setVisible(one.is_held)
        self.begin.setVisible(one.is_held and not board.has_term)

    def _congress(self) -> Congress | None:
        return self.board.congress if self.board is not None else None

    def _with_congress(self, act: object) -> None:
        congress = self._congress()
        if congress is not None and callable(act):
            act(congress)

    def _on_new(self) -> None:
        if self.board is not None:
            self.acts.edit(self.board, None)

    def _on_edit(self, congress: Congress) -> None:
        if self.board is not None:
            self.acts.edit(self.board, congress)

    def _on_count(self, kind: CongressList) -> None:
        if self.board is not None:
            self.acts.count(self.board, kind)

    def _on_step(self, step: CongressStep) -> None:
        if self.board is not None:
            self.acts.edit_step(self.board, step)

    def _on_new_step(self) -> None:
        if self.board is not None:
            self.acts.edit_step(self.board, None)

    def _on_print(self, paper: TermPaper) -> None:
        if self.board is not None:
            self.papers.show(paper, self.board.branch_id, self.congresses.value())
