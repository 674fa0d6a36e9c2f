"""Đề xuất và quyết định: what a branch proposed beside what was decided, and where they differ."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.rating_decision import RatingDecision
from chibo_desktop.gui.results.decision_dialog import DecisionDialog
from chibo_desktop.gui.results.remark_form import RemarkForm, RemarkWish
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import CENTRE, Button, Column, DataTable, LinesModel, label
from chibo_desktop.gui.widgets.form_acts import carry_out
from chibo_desktop.services.decisions import (
    DecisionKind,
    ResultBoard,
    ResultLine,
    load_results,
    remove_decision,
)
from chibo_desktop.services.office_letters import write_remark
from chibo_desktop.services.result_lists import result_list_pdf, result_list_workbook
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.decisions import decided_words, decision_kind_text, results_text
from chibo_desktop.wording.directives import remark_text
from chibo_desktop.wording.evaluation import rating_abbreviation
from chibo_desktop.wording.numbers import mark_text
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.span import span_period_text

_LOW = 5  # rows of decisions in sight


class ResultsDialog(WorkDialog):
    """Both stand side by side; a decision is written down here and never changes a proposal."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "Đề xuất và quyết định", parent=parent)
        self._round_id = round_id
        self.board: ResultBoard | None = None
        self.asking: DecisionDialog | None = None
        self.remarking: RemarkForm | None = None
        self._build()
        self.reload()

    def reload(self) -> None:
        """Show what stands."""
        self._run(lambda _unit: None)

    def record(self) -> None:
        """Write down a decision that recognises the results."""
        self._ask(DecisionKind.RECOGNITION)

    def re_rate(self) -> None:
        """Write down a decision that rates anew."""
        self._ask(DecisionKind.RE_RATING)

    def show_list(self) -> None:
        """Preview the list of proposals and decisions; also a workbook."""
        round_id = self._round_id
        self.desk.show(
            "Danh sách đề nghị xếp loại",
            lambda unit: result_list_pdf(unit, round_id),
            lambda unit: result_list_workbook(unit, round_id),
        )

    def remark(self, *, returns: bool) -> None:
        """The office says something of the round, or asks for it to be opened again."""
        if self.board is None:
            return
        form, round_id = RemarkForm(self.board, self, returns=returns), self._round_id

        def save(unit: Unit, said: RemarkWish) -> None:
            write_remark(
                unit,
                round_id,
                said.content,
                evaluation_id=said.evaluation_id,
                returns=returns,
            )

        carry_out(self.context, form, save, lambda _done: self.reload())
        self.remarking = form
        form.open()

    def remove(self) -> None:
        """Take back a decision that was written down by mistake."""
        row = self.decisions.currentIndex().row()
        board = self.board
        if board is None or row < 0:
            return
        one = self.documents.line(row)
        if one.id not in board.own:
            self.banner.say("Quyết định này do đơn vị khác ghi nên chỉ để xem.", "attention")
            return
        reason = self.context.dialogs.ask_text(
            f"Bỏ quyết định {one.number} đã ghi?",
            "Lý do (ghi vào nhật ký; mức trước đó lại có hiệu lực):",
            "Bỏ quyết định",
        )
        if reason:
            self._run(lambda unit: remove_decision(unit, one.id, reason))

    def _build(self) -> None:
        self.lines: LinesModel[ResultLine] = LinesModel(_COLUMNS)
        self.table = DataTable("results", self.context.settings)
        self.table.setModel(self.lines)
        self.documents: LinesModel[RatingDecision] = LinesModel(_DOCUMENTS)
        self.decisions = DataTable("decisions", self.context.settings)
        self.decisions.setModel(self.documents)
        self.decisions.setFixedHeight(current().row * _LOW)
        self.none = label(
            "Chưa ghi quyết định nào. Khi nhận văn bản của cấp có thẩm quyền, bấm Ghi quyết định.",
            "secondary",
            wraps=True,
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label("Các quyết định đã ghi", "strong"))
        self.body.addWidget(self.decisions)
        self.body.addWidget(self.none)
        self.remarks = label(role="warning", wraps=True)
        self.body.addWidget(self.remarks)
        self.remarker, self.returner = Button("Nhận xét…"), Button("Trả lại kỳ…")
        for button in (self.remarker, self.returner):
            button.setVisible(self.context.session.is_office)
        listed = Button("In danh sách…", sign="printer")
        self.remover = Button("Bỏ quyết định đã ghi…")
        self.again = Button("Xếp loại lại (Mẫu 03)…")
        close = Button("Đóng")
        self.recorder = Button("Ghi quyết định…", "primary")
        for button, act in (
            (listed, self.show_list),
            (self.remover, self.remove),
            (self.again, self.re_rate),
            (self.remarker, lambda: self.remark(returns=False)),
            (self.returner, lambda: self.remark(returns=True)),
            (close, self.accept),
            (self.recorder, self.record),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        for button in (listed, self.remover, self.again, self.remarker, self.returner):
            self.foot.add(button)
        self.foot.add(label(), stretching=True)
        self.foot.add(close)
        self.foot.add(self.recorder)

    def _ask(self, kind: DecisionKind) -> None:
        if self.board is None:
            return
        dialog = DecisionDialog(self.context, self.board, kind, self)
        dialog.recorded.connect(self.reload)
        self.asking = dialog
        dialog.open()

    def _run(self, work: Callable[[Unit], object]) -> None:
        round_id = self._round_id

        def done(unit: Unit) -> ResultBoard:
            work(unit)
            return load_results(unit, round_id)

        self.context.runner.run(done, self._on_board, self._on_failed, owner=self)

    def _on_board(self, board: ResultBoard) -> None:
        self.board = board
        of_round = board.sheet.round
        if of_round.period is not None:
            period = span_period_text(of_round.lasts, of_round.period)
            self.heading.setText(f"Đề xuất và quyết định {period}")
        self.lines.set_lines(sorted(board.lines, key=lambda line: not line.differs))
        newest = sorted(board.decisions, key=lambda one: str(one.decided_on), reverse=True)
        self.documents.set_lines(newest)
        names = {line.evaluation.id: line.evaluation.full_name for line in board.lines}
        said = [remark_text(one, names.get(one.evaluation_id, "")) for one in board.remarks]
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))
        self.returner.setEnabled(board.sheet.is_closed)
        has_any = bool(board.decisions)
        self.decisions.setVisible(has_any)
        self.none.setVisible(not has_any)
        if has_any:
            self.decisions.setCurrentIndex(self.documents.index(0, 0))
        self.remover.setEnabled(has_any)
        self.say_about(results_text(len(board.lines), len(board.undecided), len(board.differing)))
        for button in (self.recorder, self.again):
            button.setEnabled(board.sheet.is_closed)
        if not board.sheet.is_closed:
            self.banner.say(
                "Kỳ chưa chốt: chốt kỳ trước để giữ nguyên đề xuất của chi bộ, rồi ghi quyết định.",
                "information",
            )
        else:
            self.banner.clear()

    def _on_failed(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)


def _short(rating: Rating | None) -> str:
    return rating_abbreviation(rating) if rating else ""


def _voted(line: ResultLine) -> str:
    vote = line.row.vote
    return _short(vote.carried) if vote else ""


_COLUMNS: list[Column[ResultLine]] = [
    Column(key="name", title="Họ và tên", text=lambda line: line.evaluation.full_name, width=190),
    Column(
        key="total",
        title="Điểm",
        text=lambda line: mark_text(line.row.outcome.total),
        align=CENTRE,
        width=70,
    ),
    Column(
        key="rules",
        title="Theo bộ tiêu chí",
        text=lambda line: _short(line.row.outcome.rating),
        align=CENTRE,
        width=120,
    ),
    Column(key="vote", title="Biểu quyết", text=_voted, align=CENTRE, width=100),
    Column(
        key="proposed",
        title="Chi bộ đề xuất",
        text=lambda line: _short(line.proposed),
        align=CENTRE,
        width=120,
    ),
    Column(
        key="decided",
        title="Quyết định",
        text=lambda line: decided_words(line.decided, line.proposed),
        state=lambda line: "attention" if line.differs else "",
        width=190,
    ),
    Column(
        key="document",
        title="Văn bản",
        text=lambda line: line.decided.decision.number if line.decided else "",
        width=150,
    ),
]
_DOCUMENTS: list[Column[RatingDecision]] = [
    Column(key="number", title="Số, ký hiệu", text=lambda one: one.number, width=130),
    Column(
        key="day",
        title="Ngày",
        text=lambda one: date_text(one.decided_on) if one.decided_on else "",
        width=120,
    ),
    Column(key="body", title="Cơ quan", text=lambda one: one.body, width=220),
    Column(key="kind", title="Loại", text=lambda one: decision_kind_text(one.kind), width=190),
    Column(key="count", title="Số đồng chí", text=lambda one: str(len(one.ratings)), width=100),
    Column(key="reason", title="Lý do", text=lambda one: one.reason, width=220),
]
