"""Defining the fields that a unit adds to the dossier: a list, and the one that is edited."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, L, M, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, FormField, LinkButton, label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.custom_fields import (
    CustomField,
    CustomKind,
    custom_fields,
    new_custom_field,
    save_custom_field,
    void_custom_field,
)


class CustomFieldsDialog(QDialog):
    """Everything is saved as soon as “Lưu mục” is pressed; closing loses nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mục riêng của đơn vị")
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._fields: tuple[CustomField, ...] = ()
        self._shown: CustomField | None = None
        self.list = QListWidget()
        self.name = QLineEdit()
        self.kind = Choice(list(catalogues()["custom_kind"].labels.items()))
        self.options = QPlainTextEdit()
        self.is_sensitive = QCheckBox("Che trong danh sách và để tùy chọn khi in")
        self._build()
        self._load()

    def save(self) -> None:
        """Save the definition that is shown."""
        if self._shown is None:
            return
        field = replace(
            self._shown,
            label=nfc(self.name.text()),
            kind=self.kind.value(),
            options=nfc_lines(self.options.toPlainText()),
            is_sensitive=self.is_sensitive.isChecked(),
        )
        self._runner.run(
            lambda unit: save_custom_field(unit, field),
            lambda _changed: self._load(field.id),
            self._on_refused,
            owner=self,
            busy=self.keep,
        )

    def remove(self) -> None:
        """Take the definition that is shown out of the dossier, after asking."""
        field = self._shown
        if field is None or field not in self._fields:
            return
        if self._dialogs.confirm(
            f"Bỏ mục riêng “{field.label}”?",
            "Mục này thôi hiện trong hồ sơ và danh sách. Những gì đã ghi vẫn còn trong tệp; thêm "
            "lại bằng Hoàn tác.",
            "Bỏ mục này",
        ):
            self._runner.run(
                lambda unit: void_custom_field(unit, field.id),
                lambda _done: self._load(),
                self._on_refused,
                owner=self,
            )

    def add(self) -> None:
        """Begin a new definition."""
        self._runner.run(new_custom_field, self._show, owner=self)

    def _load(self, shown: str = "") -> None:
        def show(fields: tuple[CustomField, ...]) -> None:
            self._fields = fields
            self.list.blockSignals(True)
            self.list.clear()
            self.list.addItems([one.label for one in fields])
            places = {one.id: place for place, one in enumerate(fields)}
            self.list.setCurrentRow(places.get(shown, 0 if fields else -1))
            self.list.blockSignals(False)
            self._on_chosen(self.list.currentRow())

        self._runner.run(custom_fields, show, owner=self)

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._fields):
            self._show(self._fields[row])
        else:
            self.add()

    def _show(self, field: CustomField) -> None:
        self._shown = field
        is_new = all(one.id != field.id for one in self._fields)
        if is_new:
            self.list.blockSignals(True)
            self.list.setCurrentRow(-1)
            self.list.blockSignals(False)
        self._form.clear_problem()
        self.banner.clear()
        self.name.setText(field.label)
        self.kind.set_value(field.kind)
        self.kind.setEnabled(is_new)
        self.options.setPlainText(field.options)
        self.is_sensitive.setChecked(field.is_sensitive)
        self.drop.setVisible(not is_new)
        self._show_options()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_options(self) -> None:
        self._options_field.setVisible(self.kind.value() == CustomKind.CHOICE)

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._dialogs.say)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(XL, XL, XL, XL)
        outer.setSpacing(M)
        outer.addWidget(label("Mục riêng của đơn vị", "heading"))
        outer.addWidget(
            label(
                "Mục riêng hiện ở cuối hồ sơ, theo gói gửi lên Đảng ủy và có lịch sử như mọi mục "
                "khác. Loại của một mục đã lập thì không đổi nữa.",
                "secondary",
                wraps=True,
            )
        )
        self.banner = Banner()
        outer.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(L)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        more = LinkButton("Thêm mục riêng")
        more.clicked.connect(self.add)
        left.addWidget(more)
        row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(M)
        self._form = FormField("&Tên mục", self.name, "Như sẽ thấy trong hồ sơ.", required=True)
        self._options_field = FormField(
            "Các &giá trị để chọn", self.options, "Mỗi dòng một giá trị."
        )
        self.options.setTabChangesFocus(True)
        self.options.setFixedHeight(current().row * 4)
        right.addWidget(self._form)
        right.addWidget(FormField("&Loại", self.kind))
        right.addWidget(self._options_field)
        right.addWidget(self.is_sensitive)
        right.addStretch(1)
        row.addLayout(right, 3)
        outer.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(M)
        self.drop = LinkButton("Bỏ mục này")
        self.drop.clicked.connect(self.remove)
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.keep = Button("Lưu mục", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.save)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.keep)
        outer.addLayout(buttons)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_options())
        self.setMinimumSize(current().scaled(640), current().scaled(400))
