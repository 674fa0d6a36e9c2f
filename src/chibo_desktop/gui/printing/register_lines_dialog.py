"""Writing into a register by lines: those written so far, and the one being written."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Choice,
    Column,
    DataTable,
    FormField,
    FormGrid,
    LinesModel,
    PartialDateEdit,
    ToolRow,
    label,
)
from chibo_desktop.services.dossier_printing import People, people_to_print
from chibo_desktop.services.register_lines import (
    LineDraft,
    WrittenLine,
    line_fields,
    load_line,
    new_line,
    register_lines,
    save_line,
    void_line,
)

_NOBODY = "(không ghi riêng ai)"


class RegisterLinesDialog(QDialog):
    """Lines above, the newest first; below, a form for a new line or the one opened."""

    def __init__(
        self, context: Context, title: str, kind: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._context, self._kind = context, kind
        self._draft: LineDraft | None = None
        self.editors: dict[str, QLineEdit] = {}
        self._fields: dict[str, FormField] = {}
        self._build(title)
        self._reload()
        self.begin()
        screen = self.screen().availableGeometry().size()
        self.resize(min(current().scaled(900), screen.width()), round(screen.height() * 0.9))

    def begin(self) -> None:
        """Start a new line."""
        self._context.runner.run(lambda unit: new_line(unit, self._kind), self._show, owner=self)

    def open_line(self, row: int) -> None:
        """Bring a line of the list into the form."""
        line_id = self.model.line(row).id
        self._context.runner.run(lambda unit: load_line(unit, line_id), self._show, owner=self)

    def save(self) -> None:
        """Write the line in the form."""
        if self._draft is None:
            return
        draft = LineDraft(
            id=self._draft.id,
            kind=self._draft.kind,
            member_id=self.member.value(),
            written={name: editor.text() for name, editor in self.editors.items()},
            base=self._draft.base,
        )
        for field in self._fields.values():
            field.clear_problem()
        self._context.runner.run(
            lambda unit: save_line(unit, draft),
            lambda _none: self._done("Đã ghi vào sổ"),
            self._on_problems,
            owner=self,
        )

    def remove(self) -> None:
        """Take the opened line out of the register."""
        draft = self._draft
        if draft is None or draft.base is None:
            return
        if self._context.dialogs.confirm(
            "Bỏ dòng này khỏi sổ?", "Lịch sử của tệp vẫn còn lưu dòng đã bỏ.", "Bỏ dòng"
        ):
            self._context.runner.run(
                lambda unit: void_line(unit, draft.id),
                lambda _none: self._done("Đã bỏ dòng khỏi sổ"),
                owner=self,
            )

    def _build(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, L, L, M)
        layout.setSpacing(M)
        layout.addWidget(label(title, "heading", wraps=True))
        self.banner = Banner()
        layout.addWidget(self.banner)
        columns = [_column(spec) for spec in line_fields()]
        person: Column[WrittenLine] = Column(
            key="member", title="Đảng viên", text=lambda line: line.member, width=170
        )
        self.model = LinesModel([columns[0], person, *columns[1:]])
        self.table = DataTable("register-lines", self._context.settings)
        self.table.setModel(self.model)
        self.table.opened.connect(self.open_line)
        layout.addWidget(self.table, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._form())
        layout.addWidget(area, 1)
        layout.addWidget(self._buttons())
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)

    def _form(self) -> QWidget:
        grid = FormGrid()
        self.member = Choice([("", _NOBODY)])
        for place, spec in enumerate(line_fields()):
            is_date = spec.kind is Kind.PARTIAL_DATE
            editor = PartialDateEdit() if is_date else QLineEdit()
            self.editors[spec.name] = editor
            self._fields[spec.name] = FormField(spec.label, editor, required=spec.required)
            grid.add(self._fields[spec.name], wide=spec.kind is Kind.LONG_TEXT)
            if not place:
                grid.add(FormField("Của đảng viên", self.member))
        return grid

    def _buttons(self) -> QWidget:
        row = ToolRow()
        self._save = Button("Ghi vào sổ", "primary")
        self._save.setToolTip("Ghi vào sổ  Ctrl+S")
        self._save.clicked.connect(lambda _checked=False: self.save())
        self._new = Button("Dòng mới")
        self._new.clicked.connect(lambda _checked=False: self.begin())
        self._remove = Button("Bỏ dòng này…")
        self._remove.clicked.connect(lambda _checked=False: self.remove())
        close = Button("Đóng")
        close.clicked.connect(lambda _checked=False: self.accept())
        for button in (self._save, self._new, self._remove, close):
            button.setAutoDefault(False)
            row.add(button)
        return row

    def _reload(self) -> None:
        self._context.runner.run(
            lambda unit: (people_to_print(unit), register_lines(unit, self._kind)),
            self._on_lines,
            owner=self,
        )

    def _on_lines(self, answer: tuple[People, tuple[WrittenLine, ...]]) -> None:
        people, lines = answer
        self.member.set_options([("", _NOBODY), *people.names.items()])
        self.model.set_lines(lines)
        if not lines:
            self.banner.say("Sổ chưa có dòng nào. Ghi dòng đầu tiên ở dưới.", "information")

    def _show(self, draft: LineDraft) -> None:
        self._draft = draft
        for name, editor in self.editors.items():
            editor.setText(draft.written[name])
            self._fields[name].clear_problem()
        self.member.set_value(draft.member_id)
        is_new = draft.base is None
        self._save.setText("Ghi vào sổ" if is_new else "Lưu sửa đổi")
        self._new.setVisible(not is_new)
        self._remove.setVisible(not is_new)
        next(iter(self.editors.values())).setFocus()

    def _done(self, words: str) -> None:
        self.banner.say(words, "good")
        self._reload()
        self.begin()

    def _on_problems(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if problem.field in self._fields:
                said = self._context.dialogs.say(problem)
                self._fields[problem.field].show_problem(said)
        if problems:
            self.banner.say("Chưa ghi được: xem chỗ được khoanh ở dưới.", "problem")


def _column(spec: FieldSpec) -> Column[WrittenLine]:
    return Column(
        key=spec.name,
        title=spec.label,
        text=lambda line: line.texts[spec.name],
        width=max(100, spec.width * 7),
    )
