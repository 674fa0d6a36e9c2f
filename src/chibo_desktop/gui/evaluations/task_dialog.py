"""Nhiệm vụ trong kỳ: the task list of one member, saved as it is typed, and what it comes to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.criteria_evidence import filled_marks
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.evaluations.pasting import read_block
from chibo_desktop.gui.evaluations.task_model import TaskModel, source_of
from chibo_desktop.gui.evaluations.typing_table import TypingTable
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Choice, ToolRow, label
from chibo_desktop.services.session import Unit
from chibo_desktop.services.sheet import evidence_of
from chibo_desktop.services.work_items import (
    WorkBoard,
    add_work,
    load_work,
    set_work,
    take_over_unfinished,
    void_work,
)
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.work import computed_sentence, shares_sentence

_HINT = (
    "Gõ rồi Enter: xuống · Tab: sang phải · Ctrl+V: dán từ Excel từ cột đang chọn · "
    "Ctrl+Delete: bỏ nhiệm vụ · Ctrl+Page Up, Page Down: đồng chí khác"
)


class TaskDialog(WorkDialog):
    """Everybody's list in turn."""

    def __init__(
        self,
        context: Context,
        round_id: str,
        members: Sequence[tuple[str, str]],
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        """`members` are evaluation and name of the rated; `chosen` an evaluation."""
        super().__init__(context, "Nhiệm vụ trong kỳ", width=1180, parent=parent)
        self._round_id = round_id
        self.board: WorkBoard | None = None
        self.member = Choice(members)
        self.member.setAccessibleName("Đồng chí")
        self.member.set_value(chosen)
        self.member.chosen.connect(lambda _key: self._load())
        self._build()
        self._load()

    def _build(self) -> None:
        row = ToolRow()
        row.add(self.member)
        self.take = Button("Chép việc chưa xong tháng trước")
        self.take_all = Button("Chép cho cả chi bộ")
        self.drop = Button("Bỏ nhiệm vụ")
        for button, act in (
            (self.take, lambda: self._take_over([self.member.value()])),
            (self.take_all, lambda: self._take_over([])),
            (self.drop, self.drop_selected),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.add(button)
        self.model = TaskModel()
        self.table = TypingTable("work-items", self.context.settings)
        self.table.setModel(self.model)
        self.model.entered.connect(self._on_entered)
        self.figures = label(role="strong", wraps=True)
        self.computed = label(role="secondary", wraps=True)
        self.body.addWidget(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.computed)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        close = Button("Đóng", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.foot.add(label(), stretching=True)
        self.foot.add(close)
        for keys, act in (
            ("Ctrl+V", self.paste),
            ("Ctrl+Del", self.drop_selected),
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def paste(self) -> None:
        """Add a block from Excel as new tasks, its first column at the one chosen."""
        if self.board is None or self.board.is_read_only:
            return
        first = max(0, self.table.currentIndex().column())
        names = [column.name for column in self.model.columns][first:]
        block = read_block(QGuiApplication.clipboard().text())
        rows = [
            {name: _given(name, text) for name, text in zip(names, line, strict=False)}
            for line in block
            if any(text.strip() for text in line)
        ]
        round_id, member = self._round_id, self.member.value()
        self._run(lambda unit: add_work(unit, round_id, member, rows), "Đã dán {count} nhiệm vụ.")

    def drop_selected(self) -> None:
        """Take the chosen tasks off the list."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        items = [item.id for row in rows if (item := self.model.item(row)) is not None]
        round_id = self._round_id
        if items:
            words = f"Đã bỏ {len(items)} nhiệm vụ. Ctrl+Z ở trang Đánh giá để lấy lại."
            self._run(lambda unit: void_work(unit, round_id, items), words)

    def _take_over(self, members: Sequence[str]) -> None:
        round_id = self._round_id
        self._run(
            lambda unit: take_over_unfinished(unit, round_id, members),
            "Đã chép {count} nhiệm vụ chưa xong của tháng trước.",
        )

    def _step(self, by: int) -> None:
        at = self.member.currentIndex() + by
        if 0 <= at < self.member.count():
            self.member.setCurrentIndex(at)
            self._load()

    def _load(self) -> None:
        self._run(lambda _unit: None)

    def _on_entered(self, item: str, name: str, text: str) -> None:
        round_id, member = self._round_id, self.member.value()
        written = {name: _given(name, text)}
        self._run(lambda unit: set_work(unit, round_id, member, item, written))

    def _run(self, work: Callable[[Unit], object], words: str = "") -> None:
        """Do something and show what follows from it."""
        round_id, member = self._round_id, self.member.value()

        def done(unit: Unit) -> tuple[object, WorkBoard]:
            return work(unit), load_work(unit, round_id, member)

        def show(found: tuple[object, WorkBoard]) -> None:
            count, board = found
            if words:
                self.banner.say(words.format(count=count), "information")
            else:
                self.banner.clear()
            self._show(board)

        self.context.runner.run(done, show, self._on_failed, owner=self)

    def _on_failed(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)

    def _show(self, board: WorkBoard) -> None:
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        is_same = self.board is not None and self.board.row.evaluation.id == board.row.evaluation.id
        self.board = board
        self.model.show_board(board)
        self.say_about(f"{board.row.evaluation.full_name} – {month_text(board.period)}")
        self.figures.setText(shares_sentence(board.shares))
        marks = filled_marks(
            board.criteria_set, evidence_of(board.row.evaluation, board.row.filled)
        )
        lines = [
            computed_sentence(leaf, marks.get(leaf.code), board.row.filled)
            for leaf in board.computed
        ]
        self.computed.setText("\n".join(lines))
        self.computed.setVisible(bool(lines))
        for button in (self.take, self.take_all, self.drop):
            button.setEnabled(not board.is_read_only)
        start = self.model.index(max(0, self.model.new_row), 0)
        kept = self.model.index(row, column) if is_same and row >= 0 else QModelIndex()
        self.table.setCurrentIndex(kept if kept.isValid() else start)
        self.table.setFocus()


def _given(name: str, text: str) -> str:
    return source_of(text) if name == "source" and text.strip() else text
