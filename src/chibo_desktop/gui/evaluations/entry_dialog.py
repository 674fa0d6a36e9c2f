"""Nhập phiếu: scan or type a sheet's code, type its marks in the order of the paper, the next "
"one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.typed_mark import AnswerKind
from chibo_desktop.gui.evaluations.entry_model import MARK, EntryModel, options_text
from chibo_desktop.gui.evaluations.typing_table import TypingTable
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, S, current
from chibo_desktop.gui.widgets import (
    Button,
    Choice,
    Column,
    DataTable,
    FormField,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.sheet_entry import (
    EntryDesk,
    FoundSheet,
    enter_sheet,
    find_sheet,
    load_desk,
    open_sheet,
)
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.span import span_period_text

_HINT = (
    "Quét mã vạch hoặc gõ tám ký tự rồi Enter · gõ điểm, Enter: dòng sau · hết phiếu: tự ghi và "
    "quay về ô mã · quét phiếu khác lúc nào cũng được"
)
_TEXT = 1  # the column that takes what room is left
_HERE = "Phiếu đang nhập sẽ hiện ở đây"


class EntryDialog(WorkDialog):
    """A sheet is kept when its last line is done, when another is scanned, or on closing."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "Nhập phiếu", parent=parent)
        self._round_id = round_id
        self._found: FoundSheet | None = None
        self._desk: EntryDesk | None = None
        self._build()
        self.reload()

    @property
    def marker(self) -> str:
        """Whose column is typed."""
        return self.whose.value() or "self"

    def reload(self) -> None:
        """Who has been entered and who has not."""
        round_id, marker = self._round_id, self.marker
        self.context.runner.run(
            lambda unit: load_desk(unit, round_id, marker),
            self._on_desk,
            self._on_failed,
            owner=self,
        )

    def take_code(self, typed: str) -> None:
        """Keep the sheet that is open, then go to the row of a code."""
        self._keep()
        round_id, marker = self._round_id, self.marker
        self.context.runner.run(
            lambda unit: find_sheet(unit, round_id, typed, marker),
            self._on_found,
            self._on_refused,
            owner=self,
        )

    def finish(self) -> None:
        """The sheet is done: keep it, back to the code."""
        if self._found is None or self._found.evaluation is None:
            return
        name = self._found.evaluation.full_name
        faulty = sum(1 for row in range(self.model.rowCount()) if self.model.problem(row))
        self._keep()
        words = f"Đã ghi phiếu của đồng chí {name}."
        if faulty:
            self.banner.say(f"{words} Có {faulty} điểm chưa hợp lệ, xem chữ đỏ.", "attention")
        else:
            self.banner.say(words, "good")
        self._show(None)
        self.code.setFocus()

    def done(self, result: int) -> None:
        self._keep()
        super().done(result)

    def _build(self) -> None:
        self.code = QLineEdit()
        self.code.setFixedWidth(current().scaled(230))
        self.code.setPlaceholderText("ví dụ: K7HX-3M9C")
        self.code.returnPressed.connect(self._on_code)
        self.whose = Choice([("self", "Tự chấm")])
        self.whose.chosen.connect(lambda _marker: self._on_marker())
        row = ToolRow()
        row.add(FormField("&Mã phiếu", self.code))
        row.add(FormField("&Cột điểm", self.whose))
        self.name = label(_HERE, "heading", wraps=True)
        self.model = EntryModel()
        self.table = TypingTable("sheet-entry", self.context.settings)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.how = label(role="secondary", wraps=True)
        self.missing: LinesModel[tuple[str, str]] = LinesModel(
            [Column(key="name", title="Chưa có phiếu", text=lambda line: line[1], width=190)]
        )
        self.names = DataTable("sheet-missing", self.context.settings)
        self.names.setModel(self.missing)
        self.names.setFixedWidth(current().scaled(215))
        self.names.opened.connect(self._on_name)
        left = QVBoxLayout()
        left.setSpacing(S)
        for widget, share in ((self.name, 0), (self.table, 1), (self.how, 0)):
            left.addWidget(widget, share)
        both = QHBoxLayout()
        both.setSpacing(L)
        both.addLayout(left, 1)
        both.addWidget(self.names)
        self.body.addWidget(row)
        self.body.addLayout(both, 1)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.ready = Button("Xong phiếu này", "primary")
        self.ready.setAutoDefault(False)
        self.ready.clicked.connect(self.finish)
        self.foot.add(label(), stretching=True)
        self.foot.add(close)
        self.foot.add(self.ready)
        self.model.code_scanned.connect(self.take_code, Qt.ConnectionType.QueuedConnection)
        self.model.refused.connect(self._on_typed_wrong)
        self.table.ended.connect(self.finish)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.dataChanged.connect(self._on_current)
        self.ready.setEnabled(False)

    def _on_desk(self, desk: EntryDesk) -> None:
        is_first = self._desk is None
        self._desk = desk
        columns = [(one.code, one.label) for one in desk.criteria_set.markers]
        if is_first:
            self.whose.set_options(columns)
            self.whose.set_value("self" if desk.criteria_set.marker("self") else columns[0][0])
        self.missing.set_lines(desk.missing)
        whole = len(desk.entered) + len(desk.missing)
        if desk.of_round.period is not None:
            period = span_period_text(desk.of_round.lasts, desk.of_round.period)
            self.heading.setText(f"Nhập phiếu {period}")
        self.say_about(f"Đã có {len(desk.entered)}/{whole} phiếu, còn {len(desk.missing)}.")
        if self._found is None:
            self.model.show_lines(desk.criteria_set, desk.lines)
            self.code.setFocus()

    def _on_code(self) -> None:
        typed = self.code.text()
        self.code.clear()
        self.take_code(typed)

    def _on_name(self, row: int) -> None:
        self._open(self.missing.line(row)[0])

    def _open(self, evaluation: str) -> None:
        self._keep()
        marker = self.marker
        self.context.runner.run(
            lambda unit: open_sheet(unit, evaluation, marker),
            self._on_found,
            self._on_refused,
            owner=self,
        )

    def _on_found(self, found: FoundSheet) -> None:
        if found.evaluation is None:
            self.banner.say(
                "Phiếu này không ghi tên sẵn. Hãy chọn tên đồng chí ở danh sách bên phải (Enter).",
                "information",
            )
            self.names.setFocus()
            return
        if found.is_entered:
            self.banner.say(
                f"Phiếu của đồng chí {found.evaluation.full_name} đã nhập rồi: điểm đang có hiện "
                f"bên "
                "dưới. Sửa thì gõ đè; nhầm phiếu thì quét phiếu khác.",
                "attention",
            )
        else:
            self.banner.clear()
        self._show(found)

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self._show(None)
        self.banner.say(" ".join(sentence(one) for one in problems), "problem")
        self.code.setFocus()

    def _on_failed(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)
        self.code.setEnabled(False)

    def _on_typed_wrong(self, text: str) -> None:
        line = self.model.line(self.table.currentIndex().row())
        allowed = f" {options_text(line)}." if line else ""
        self.banner.say(f"Không nhận “{text}”.{allowed}", "attention")

    def _on_marker(self) -> None:
        self._keep()
        self._show(None)
        self.reload()

    def _on_current(self, *_: QModelIndex) -> None:
        row = self.table.currentIndex().row()
        line, problem = self.model.line(row), self.model.problem(row)
        said = ""
        if line is not None:
            how = line.criterion.guidance if line.kind is AnswerKind.NOTHING else options_text(line)
            said = f"{line.criterion.label}. {sentence(problem) if problem else how}"
        self.how.setText(said)

    def _show(self, found: FoundSheet | None) -> None:
        self._found = found
        evaluation = found.evaluation if found else None
        self.model.open_marks(found.marks if found else None)
        self.name.setText(
            ", ".join(filter(None, (evaluation.full_name, evaluation.position)))
            if evaluation
            else _HERE
        )
        self.ready.setEnabled(evaluation is not None)
        if evaluation is not None:
            self.table.go_first(MARK)

    def _keep(self) -> None:
        """Write what was typed, if anything was."""
        found = self._found
        if found is None or found.evaluation is None or self.model.marks == dict(found.marks):
            return
        typed = dict(self.model.marks)
        round_id, evaluation, marker = self._round_id, found.evaluation.id, self.marker

        def work(unit: Unit) -> EntryDesk:
            enter_sheet(unit, round_id, evaluation, marker, typed)
            return load_desk(unit, round_id, marker)

        self._found = None
        self.context.runner.run(work, self._on_desk, self._on_refused, owner=self)
