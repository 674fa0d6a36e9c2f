"""Biểu quyết: ballots out and in, the count of every member, what the vote came to."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.evaluations.typing_table import TypingTable
from chibo_desktop.gui.evaluations.vote_head import VoteHead
from chibo_desktop.gui.evaluations.vote_model import VoteModel
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, label
from chibo_desktop.services.ballot_papers import (
    PerSheet,
    ballots_pdf,
    vote_list_pdf,
    vote_list_workbook,
)
from chibo_desktop.services.marks import set_votes
from chibo_desktop.services.rounds import set_meeting
from chibo_desktop.services.session import Unit
from chibo_desktop.services.voting import (
    VoteBoard,
    adopt_votes,
    load_vote,
    set_ballots,
    set_tellers,
)
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.span import span_period_text
from chibo_desktop.wording.voting import (
    adopted_text,
    ask_adopt_text,
    probationary_text,
    threshold_text,
    verdict_sentence,
)

_HINT = (
    "Gõ số phiếu rồi Enter: xuống · Tab: sang phải · gõ dấu =: điền số phiếu còn lại · "
    "Hỏng: phiếu không đánh dấu hoặc đánh dấu nhiều ô ở dòng đó"
)


class VoteDialog(WorkDialog):
    """Everything is saved as it is typed; sums are checked at once."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "Biểu quyết mức xếp loại", parent=parent)
        self._round_id = round_id
        self.board: VoteBoard | None = None
        self._after = ""
        self._build()
        self._run(lambda _unit: None)

    def _build(self) -> None:
        self.head = VoteHead()
        self.model = VoteModel()
        self.table = TypingTable("votes", self.context.settings)
        self.table.setModel(self.model)
        self.sentence = label(wraps=True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sentence)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self.head.meeting_entered.connect(self._on_meeting)
        self.head.ballots_entered.connect(self._on_ballots)
        self.head.tellers_entered.connect(self._on_tellers)
        self.model.entered.connect(self._on_votes)
        self.model.refused.connect(self._on_refused)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self._build_acts()

    def _build_acts(self) -> None:
        ballots = Button("In phiếu biểu quyết", sign="printer")
        ballots.setProperty("menu", "true")
        ballots.setAutoDefault(False)
        menu = QMenu(ballots)
        for per_sheet, text in (
            (PerSheet.ONE, "Mỗi trang A4 một phiếu"),
            (PerSheet.TWO, "Mỗi trang A4 hai phiếu, cắt đôi"),
            (PerSheet.FOUR, "Mỗi trang A4 bốn phiếu, cắt tư"),
        ):
            action = QAction(text, menu)
            action.triggered.connect(partial(self.show_ballots, per_sheet))
            menu.addAction(action)
        ballots.setMenu(menu)
        minutes = Button("Biên bản kiểm phiếu…")
        minutes.setAutoDefault(False)
        minutes.clicked.connect(self.open_minutes)
        results = Button("In kết quả…")
        results.setAutoDefault(False)
        results.clicked.connect(self.show_results)
        self.adopt = Button("Lấy kết quả làm đề xuất của chi bộ", "primary")
        self.adopt.setAutoDefault(False)
        self.adopt.clicked.connect(self._on_adopt)
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        for button in (ballots, results, minutes):
            self.foot.add(button)
        self.foot.add(label(), stretching=True)
        for button in (close, self.adopt):
            self.foot.add(button)

    def show_ballots(self, per_sheet: PerSheet, _checked: bool = False) -> None:
        """Preview as many ballots as may vote."""
        round_id = self._round_id
        self.desk.show("Phiếu biểu quyết", lambda unit: ballots_pdf(unit, round_id, per_sheet))

    def open_minutes(self) -> None:
        """The minutes of the count, to be completed and printed."""
        from chibo_desktop.gui.results.papers_dialog import PapersDialog

        papers = PapersDialog(self.context, self._round_id, self)
        papers.show_form("count-minutes")
        papers.open()

    def show_results(self) -> None:
        """Preview the counts; also a workbook."""
        round_id = self._round_id
        self.desk.show(
            "Kết quả biểu quyết",
            lambda unit: vote_list_pdf(unit, round_id),
            lambda unit: vote_list_workbook(unit, round_id),
        )

    def _run(self, work: Callable[[Unit], object]) -> None:
        """Do something and show what follows from it."""
        round_id = self._round_id

        def done(unit: Unit) -> VoteBoard:
            work(unit)
            return load_vote(unit, round_id)

        self.context.runner.run(done, self._on_board, self._on_failed, owner=self)

    def _on_board(self, board: VoteBoard) -> None:
        is_first = self.board is None
        self.board = board
        of_round = board.sheet.round
        if of_round.period is not None:
            period = span_period_text(of_round.lasts, of_round.period)
            self.heading.setText(f"Biểu quyết mức xếp loại {period}")
        self.model.show_board(board)
        self.head.show_board(board)
        self._say_state(board)
        self.say_about(
            " ".join(
                filter(
                    None,
                    (
                        threshold_text(board.rule, board.base_count),
                        f"{board.entitled} đồng chí được biểu quyết.",
                        probationary_text(board.probationary),
                    ),
                )
            )
        )
        self.adopt.setEnabled(bool(board.adoptable) and not board.sheet.is_closed)
        if self._after:
            self.banner.say(self._after, "good")
            self._after = ""
        if is_first:
            self.table.setCurrentIndex(self.model.index(0, 1))
            self.table.setFocus()
        self._on_current()

    def _say_state(self, board: VoteBoard) -> None:
        if board.sheet.is_closed:
            self.banner.say("Kỳ này đã chốt: số phiếu chỉ để xem và in.", "information")
        elif board.problems:
            self.banner.show_problems(board.problems, sentence)
        else:
            self.banner.clear()

    def _on_meeting(self, day: object, summoned: object, present: object) -> None:
        meeting_on = day if isinstance(day, date) else None
        round_id = self._round_id
        self._run(
            lambda unit: set_meeting(
                unit,
                round_id,
                meeting_on=meeting_on,
                summoned=_number(summoned),
                present=_number(present),
            )
        )

    def _on_ballots(self, issued: object, collected: object, invalid: object) -> None:
        round_id = self._round_id
        self._run(
            lambda unit: set_ballots(
                unit,
                round_id,
                issued=_number(issued),
                collected=_number(collected),
                invalid=_number(invalid),
            )
        )

    def _on_tellers(self, tellers: str, method: str) -> None:
        round_id = self._round_id
        self._run(lambda unit: set_tellers(unit, round_id, tellers=tellers, method=method))

    def _on_votes(self, evaluation: str, key: str, text: str) -> None:
        round_id = self._round_id
        self._run(lambda unit: set_votes(unit, round_id, {evaluation: {key: text}}))

    def _on_refused(self, text: str) -> None:
        self.banner.say(f"“{text}” không phải số phiếu. Hãy gõ số nguyên, ví dụ 12.", "attention")

    def _on_current(self, *_: QModelIndex) -> None:
        line = self.model.line(self.table.currentIndex().row())
        said = ""
        if line is not None:
            said = sentence(line.problem) if line.problem else ""
            said = said or verdict_sentence(line.verdict, line.result)
        self.sentence.setText(said or "Chưa nhập phiếu cho dòng này.")

    def _on_adopt(self) -> None:
        board = self.board
        if board is None:
            return
        if not self.context.dialogs.confirm(
            *ask_adopt_text(len(board.adoptable), len(board.open_cases))
        ):
            return
        round_id, count = self._round_id, len(board.adoptable)
        self._after = adopted_text(count)
        self._run(lambda unit: adopt_votes(unit, round_id))

    def _on_failed(self, problems: tuple[Problem, ...]) -> None:
        self.banner.show_problems(problems, sentence)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
