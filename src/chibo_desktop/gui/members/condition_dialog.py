"""One condition: of what, compared how, with what. Everything by keyboard."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.filter import FieldCondition, Operator, RowsCondition, Statement
from chibo_desktop.domain.filter_checks import FilterFields
from chibo_desktop.domain.filter_reading import typed_condition
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.members.filter_subjects import (
    Subject,
    row_subjects,
    subject_of,
    subjects,
)
from chibo_desktop.gui.members.value_editors import Options, ValueEditors
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, SearchBox, label

_ANY = ""
_HAS, _HAS_NOT = "has", "has-not"


class ConditionDialog(QDialog):
    """`submitted(statement)` with what was composed; `removed` when a condition shall go."""

    submitted = Signal(object)
    removed = Signal()

    def __init__(
        self,
        known: FilterFields,
        options: Options,
        say: Say,
        statement: Statement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known, self._say = known, say
        self._subjects = subjects(known)
        self._inner: list[Subject] = []
        self._is_new = statement is None
        self.search = SearchBox("Tìm thông tin cần lọc")
        self.list = QListWidget()
        self.exists = Choice([(_HAS, "Có"), (_HAS_NOT, "Không có")])
        self.inner = Choice()
        self.operator = Choice()
        self.values = ValueEditors(options)
        self._title = label("", "heading", wraps=True)
        self._build()
        self._connect()
        self._fill("")
        if statement is not None:
            self._show_statement(statement)

    @property
    def subject(self) -> Subject | None:
        """What the condition is about."""
        item = self.list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((one for one in self._subjects if one.key == key), None)

    def choose(self, key: str) -> None:
        """Make the condition about a subject."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)

    def submit(self) -> None:
        """Announce the condition, or say what it lacks."""
        subject = self.subject
        if subject is None:
            return
        try:
            statement = self._statement(subject)
        except DomainError as error:
            self.banner.show_problems(error.problems, self._say)
            self.values.focus()
            return
        self.submitted.emit(statement)
        self.accept()

    def _statement(self, subject: Subject) -> Statement:
        if not subject.rows:
            return self._condition(subject)
        inner = self._inner_subject()
        return RowsCondition(
            record_type=subject.rows,
            exists=self.exists.value() == _HAS,
            conditions=() if inner is None else (self._condition(inner),),
        )

    def _condition(self, subject: Subject) -> FieldCondition:
        if subject.spec is None:
            raise TypeError(subject.key)
        operator = Operator(self.operator.value())
        condition = typed_condition(subject.spec, operator, self.values.texts())
        return replace(condition, field=subject.spec.name)

    def _inner_subject(self) -> Subject | None:
        key = self.inner.value()
        return next((one for one in self._inner if key and one.key == key), None)

    def _build(self) -> None:
        self.setWindowTitle("Điều kiện lọc")
        self.banner = Banner()
        for choice, name in (
            (self.exists, "Có hay không có"),
            (self.inner, "Thông tin của dòng"),
            (self.operator, "So sánh"),
        ):
            choice.setAccessibleName(name)
        self.list.setAccessibleName("Thông tin cần lọc")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left, right, halves = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        for widget in (self._title, self.exists, self.inner, self.operator):
            right.addWidget(widget)
        right.addWidget(self.values, 1)
        for half in (left, right):
            half.setSpacing(S)
            halves.addLayout(half, 1)
        halves.setSpacing(XL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(self.banner)
        layout.addLayout(halves, 1)
        layout.addLayout(self._buttons())
        room = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(720), round(room.width() * 0.9)),
            min(current().scaled(460), round(room.height() * 0.85)),
        )

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(M)
        self.remove = Button("Bỏ điều kiện này")
        self.remove.setVisible(not self._is_new)
        self.remove.clicked.connect(self._on_removed)
        back = Button("Để sau")
        back.clicked.connect(self.reject)
        self.add = Button("Thêm điều kiện" if self._is_new else "Lưu điều kiện", "primary")
        self.add.clicked.connect(self.submit)
        for button in (self.remove, back, self.add):
            button.setAutoDefault(False)
        self.add.setDefault(True)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.add)
        return row

    def _connect(self) -> None:
        self.search.searched.connect(self._fill)
        self.search.list_requested.connect(self.list.setFocus)
        self.list.currentRowChanged.connect(self._on_subject)
        self.inner.chosen.connect(self._on_inner)
        self.operator.chosen.connect(self._on_operator)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        group = None
        for subject in self._subjects:
            if not subject.matches(typed):
                continue
            if subject.group != group:
                group = subject.group
                head = QListWidgetItem(group, self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                bold = self.list.font()
                bold.setBold(True)
                head.setFont(bold)
            item = QListWidgetItem(f"   {subject.label}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, subject.key)
        if self.list.count() > 1:
            self.list.setCurrentRow(1)

    def _on_subject(self, _row: int) -> None:
        subject = self.subject
        self.banner.clear()
        self.add.setEnabled(subject is not None)
        if subject is None:
            return
        self._title.setText(subject.label)
        self.exists.setVisible(bool(subject.rows))
        self.inner.setVisible(bool(subject.rows))
        self._inner = row_subjects(self._known, subject.rows) if subject.rows else []
        rows = [(_ANY, "dòng bất kỳ"), *((one.key, one.label) for one in self._inner)]
        self.inner.set_options(rows)
        self.inner.set_value(_ANY)
        self._show_operators(None if subject.rows else subject)

    def _on_inner(self, _key: str) -> None:
        self._show_operators(self._inner_subject())

    def _show_operators(self, subject: Subject | None) -> None:
        self.operator.setVisible(subject is not None)
        self.values.setVisible(subject is not None)
        if subject is None:
            return
        self.operator.set_options([(one, subject.words(one)) for one in subject.operators])
        self.operator.setCurrentIndex(0)
        self._on_operator()

    def _on_operator(self, _key: str = "") -> None:
        subject = self._told()
        if subject is not None and subject.spec is not None:
            self.values.show_for(subject.spec, Operator(self.operator.value()))

    def _told(self) -> Subject | None:
        subject = self.subject
        return self._inner_subject() if subject is not None and subject.rows else subject

    def _show_statement(self, statement: Statement) -> None:
        subject = subject_of(statement, self._subjects)
        if subject is None:
            return
        self.choose(subject.key)
        condition: FieldCondition | None
        if isinstance(statement, RowsCondition):
            self.exists.set_value(_HAS if statement.exists else _HAS_NOT)
            condition = statement.conditions[0] if statement.conditions else None
            if condition is not None:
                self.inner.set_value(condition.field)
                self._on_inner(condition.field)
        else:
            condition = statement
        told = self._told()
        if condition is None or told is None or told.spec is None:
            return
        self.operator.set_value(condition.operator)
        self.values.show_for(told.spec, condition.operator, condition.values)

    def _on_removed(self) -> None:
        self.removed.emit()
        self.reject()
