"""Writing down a decision from paper: the document, and the rating of each member in it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import (
    Button,
    Column,
    DataTable,
    FormField,
    FormGrid,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.decisions import (
    DecisionDraft,
    DecisionKind,
    ResultBoard,
    ResultLine,
    record_decision,
)
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label
from chibo_desktop.wording.problems import sentence

_TITLES = {
    DecisionKind.RECOGNITION: "Ghi quyết định công nhận kết quả xếp loại",
    DecisionKind.RE_RATING: "Ghi quyết định đánh giá, xếp loại lại (Mẫu 03)",
}
_ABOUT = {
    DecisionKind.RECOGNITION: "Mức của từng đồng chí điền sẵn theo đề xuất; chọn dòng rồi bấm mức "
    "khác nếu quyết định khác. Đề xuất của chi bộ giữ nguyên.",
    DecisionKind.RE_RATING: "Chọn đồng chí được xếp loại lại rồi bấm mức mới. Mức cũ vẫn được giữ "
    "và hiện bên cạnh.",
}
_ACTS = {
    DecisionKind.RECOGNITION: "Ghi quyết định",
    DecisionKind.RE_RATING: "Ghi quyết định xếp loại lại",
}


class DecisionDialog(WorkDialog):
    """`recorded` when the decision stands in the file."""

    recorded = Signal()

    def __init__(
        self,
        context: Context,
        board: ResultBoard,
        kind: DecisionKind,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _TITLES[kind], width=900, parent=parent)
        self.say_about(_ABOUT[kind])
        self._board, self._kind = board, kind
        self.ratings: dict[str, str] = {}
        if kind is DecisionKind.RECOGNITION:
            self.ratings = {one.evaluation.id: one.standing or "" for one in board.lines}
        self._build()

    def set_rating(self, rating: Rating | None) -> None:
        """Decide on the members selected; None leaves them out of the decision."""
        for row in self.table.selected_rows():
            self.ratings[self.lines.line(row).evaluation.id] = rating or ""
        at = self.table.currentIndex()
        self.lines.set_lines(self._board.lines)
        self.table.setCurrentIndex(self.lines.index(at.row(), at.column()))

    def record(self) -> None:
        """Write it down, or say everything that is missing."""
        day, is_day = typed_day(self.day.text())
        for field in self._fields.values():
            field.clear_problem()
        if not is_day:
            self._fields["decided_on"].show_problem("Ghi đủ ngày, tháng, năm, ví dụ 05/12/2026.")
            return
        draft = DecisionDraft(
            round_id=self._board.sheet.round.id,
            kind=self._kind,
            number=self.number.text(),
            decided_on=day,
            body=self.by.text(),
            ratings=dict(self.ratings),
            reason=self.reason.toPlainText(),
        )
        self.context.runner.run(
            lambda unit: record_decision(unit, draft),
            self._on_recorded,
            self._on_refused,
            owner=self,
            busy=self.submit,
        )

    def _build(self) -> None:
        self.number, self.day = QLineEdit(), QLineEdit()
        self.by = QLineEdit(self._board.superior)
        self.number.setPlaceholderText("ví dụ: 12-QĐ/ĐU")
        self.day.setPlaceholderText("ngày/tháng/năm")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(current().row * 2)
        is_again = self._kind is DecisionKind.RE_RATING
        self._fields = {
            "number": FormField("&Số, ký hiệu", self.number),
            "decided_on": FormField("&Ngày quyết định", self.day),
            "body": FormField("&Cơ quan quyết định", self.by),
            "reason": FormField("&Lý do, căn cứ", self.reason, required=is_again),
        }
        grid = FormGrid(columns=3)
        for name, field in self._fields.items():
            grid.add(field, wide=name == "reason")
        self.lines: LinesModel[ResultLine] = LinesModel(
            [
                Column(
                    key="name",
                    title="Họ và tên",
                    text=lambda line: line.evaluation.full_name,
                    width=220,
                ),
                Column(
                    key="stands",
                    title="Đang là",
                    text=lambda line: rating_label(line.standing) if line.standing else "",
                    width=240,
                ),
                Column(
                    key="decided",
                    title="Quyết định",
                    text=self._said,
                    state=lambda line: "attention" if self._is_other(line) else "",
                    width=260,
                ),
            ]
        )
        self.lines.set_lines(self._board.lines)
        self.table = DataTable("decision-lines", self.context.settings)
        self.table.setModel(self.lines)
        row = ToolRow()
        row.add(label("Mức cho dòng đang chọn:"))
        for number, rating in enumerate(Rating, start=1):
            button = Button(f"{number}  {rating_abbreviation(rating)}")
            button.setToolTip(rating_label(rating))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, rating=rating: self.set_rating(rating))
            row.add(button)
            self._on_key(str(number), partial(self.set_rating, rating))
        out = Button("0  Không có trong quyết định")
        out.setAutoDefault(False)
        out.clicked.connect(lambda: self.set_rating(None))
        self._on_key("0", partial(self.set_rating, None))
        row.add(out)
        self.body.addWidget(grid)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(row)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.submit = Button(_ACTS[self._kind], "primary")
        self.submit.setAutoDefault(False)
        self.submit.clicked.connect(self.record)
        self.foot.add(label(), stretching=True)
        self.foot.add(back)
        self.foot.add(self.submit)
        if self._board.lines:
            self.table.selectRow(0)
        self.number.setFocus()

    def _on_key(self, key: str, act: Callable[[], object]) -> None:
        """A digit decides while the cursor is in the list, and is typed everywhere else."""
        shortcut = QShortcut(QKeySequence(key), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def _said(self, line: ResultLine) -> str:
        rating = self.ratings.get(line.evaluation.id, "")
        return rating_label(Rating(rating)) if rating else "–"

    def _is_other(self, line: ResultLine) -> bool:
        rating = self.ratings.get(line.evaluation.id, "")
        return bool(rating) and rating != line.standing

    def _on_recorded(self, _identity: str) -> None:
        self.recorded.emit()
        self.accept()

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            if problem.field in self._fields:
                self._fields[problem.field].show_problem(sentence(problem))
        self.banner.show_problems(problems, sentence)
