"""Chấm điểm: the sheet filled from what is known, one key a line, two scorers, closed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from chibo_desktop.domain.meeting_score import Scorer
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.quality_columns import SCORE_COLUMNS
from chibo_desktop.gui.meetings.settings_dialog import SettingsDialog
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, Segmented, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.meeting_quality import (
    ScoreBoard,
    ScoreLine,
    choose,
    close_score,
    load_score,
    meeting_sheets,
    reopen_score,
    set_scoring,
    set_superior,
)
from chibo_desktop.services.quality_papers import score_pdf, score_workbook
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.quality import option_words, result_sentence

_FIRST, _LAST = ord("1"), ord("9")


class ScoreTable(DataTable):
    """Figures choose the first, second … option of the line; Delete takes the choice back."""

    picked = Signal(int)  # from 0; -1: none

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _FIRST <= event.key() <= _LAST:
            self.picked.emit(event.key() - _FIRST)
        elif event.key() == Qt.Key.Key_Delete:
            self.picked.emit(-1)
        else:
            super().keyPressEvent(event)


class QualityTab(MeetingTab, OpensForms[SettingsDialog]):
    """The scoring sheet of one meeting."""

    key: ClassVar[str] = "quality"
    title: ClassVar[str] = "Chấm điểm"
    hint: ClassVar[str] = (
        "1, 2, 3…: chọn mức thứ nhất, thứ hai… · Enter: xem các mức · Delete: bỏ chọn, theo số liệu"
    )
    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "meeting", "attendance", "agenda_item", "speech", "meeting_vote", "meeting_item",
            "meeting_score", "meeting_habits",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board: ScoreBoard | None = None
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.said.emit(words, "good"))
        self.figures = label(role="strong", wraps=True)
        self.scorer = Segmented(
            [(Scorer.COMMITTEE, "Chi ủy, bí thư chấm"), (Scorer.SUPERIOR, "Cấp trên chấm")]
        )
        self.superior = QLineEdit()
        self.superior.setPlaceholderText("Họ tên cấp ủy viên cấp trên")
        self.superior.setAccessibleName("Cấp ủy viên cấp trên chấm")
        self.superior.editingFinished.connect(self._on_superior)
        self.settings, self.printing = Button("Cách tính…"), Button("In phiếu chấm", sign="printer")
        self.settings.clicked.connect(lambda _checked=False: self.open_settings())
        self.printing.clicked.connect(lambda _checked=False: self.show_paper())
        tools = ToolRow()
        for widget in (self.scorer, self.settings, self.printing):
            tools.add(widget)
        tools.add(self.superior, stretching=True)
        self.model: LinesModel[ScoreLine] = LinesModel(SCORE_COLUMNS, self)
        self.table = ScoreTable("meeting-score", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Phiếu chấm điểm")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.figures)
        layout.addWidget(tools)
        layout.addWidget(self.table, 1)
        self.table.picked.connect(self.pick)
        self.table.opened.connect(self._on_opened)
        self.scorer.chosen.connect(lambda _key: self._show_figures())
        self.superior.hide()

    @property
    def act_text(self) -> str:
        """Close, or open again."""
        if self.board is None:
            return ""
        return "Mở lại điểm" if self.board.is_closed else "Chốt điểm"

    def act(self) -> None:
        """Close after a question; open again."""
        if self.board is None:
            return
        identity = self.meeting_id
        if self.board.is_closed:
            self._run(lambda unit: reopen_score(unit, identity))
            return
        asked = self.board.result.missing or self.of_file.dialogs.confirm(
            "Chốt điểm buổi sinh hoạt này?",
            f"{result_sentence(self.board.result, is_closed=True)} Phiếu được khóa lại và in vào "
            "nghị quyết; mở lại được khi cần.",
            "Chốt điểm",
        )
        if asked:
            self._run(lambda unit: close_score(unit, identity))

    def load(self) -> None:
        """Read the sheet again."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: load_score(unit, identity), self._on_board, owner=self, latest="score"
        )

    def selected(self) -> ScoreLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def pick(self, place: int) -> None:
        """Choose an option of the line for the scorer shown, and go on to the next line."""
        line = self.selected()
        if line is None or self.board is None or place >= len(line.criterion.options):
            return
        if self.board.is_closed:
            self.said.emit("Điểm đã chốt. Bấm “Mở lại điểm” để sửa.", "attention")
            return
        option = line.criterion.options[place].code if place >= 0 else ""
        code, scorer = line.criterion.code, Scorer(self.scorer.value())
        identity, row = self.meeting_id, self.table.selected_rows()[0]
        self._run(lambda unit: choose(unit, identity, scorer, {code: option}))
        if place >= 0 and row + 1 < len(self.model.lines):
            self.table.selectRow(row + 1)

    def open_settings(self) -> None:
        """How what the form leaves open is decided."""
        if self.board is None:
            return
        board, branch_id = self.board, self.board.meeting.branch_id
        dialog = SettingsDialog(meeting_sheets(), board.sheet, board.settings, self)

        def save(unit: Unit, sheet_id: str, chosen: Mapping[str, str]) -> None:
            set_scoring(unit, branch_id, sheet_id, chosen)

        carry_out(self.of_file, dialog, save, lambda _: self.load())
        self.show_form(dialog)

    def show_paper(self) -> None:
        """Preview the sheet."""
        identity = self.meeting_id
        self.desk.show(
            "Phiếu chấm điểm chất lượng sinh hoạt",
            lambda unit: score_pdf(unit, identity),
            lambda unit: score_workbook(unit, identity),
        )

    def leave(self) -> None:
        """Save the name being typed."""
        self._on_superior()

    def _run(self, work: Callable[[Unit], object]) -> None:
        self.of_file.runner.run(work, lambda _: self.load(), self.refuse, owner=self)

    def _on_board(self, board: ScoreBoard) -> None:
        self.board = board
        rows = self.table.selected_rows()
        self.model.set_lines(board.lines)
        if board.lines:
            self.table.selectRow(min(rows[0] if rows else 0, len(board.lines) - 1))
        if not self.superior.hasFocus():
            self.superior.setText(board.record.superior_name)
        self.superior.setReadOnly(board.is_closed)
        self._show_figures()
        self.head_changed.emit()

    def _show_figures(self) -> None:
        if self.board is None:
            return
        board = self.board
        self.superior.setVisible(self.scorer.value() == Scorer.SUPERIOR)
        words = result_sentence(board.results[Scorer.COMMITTEE], is_closed=board.is_closed)
        said = f"Chi ủy, bí thư: {words}"
        superior = board.results[Scorer.SUPERIOR]
        if any(line.superior for line in board.lines):
            said += f" Cấp trên: {result_sentence(superior, is_closed=board.is_closed)}"
        self.figures.setText(said)

    def _on_superior(self) -> None:
        name, identity = self.superior.text(), self.meeting_id
        is_open = self.board is not None and not self.board.is_closed
        if self.board is not None and is_open and name.strip() != self.board.record.superior_name:
            self._run(lambda unit: set_superior(unit, identity, name))

    def _on_opened(self, row: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, option in enumerate(self.model.line(row).criterion.options):
            words = f"&{place + 1}   {option_words(option)}"
            menu.addAction(words, partial(self.pick, place))
        rect = self.table.visualRect(self.model.index(row, 3))
        menu.popup(self.table.viewport().mapToGlobal(rect.bottomLeft()))
