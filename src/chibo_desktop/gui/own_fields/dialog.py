"""One dialog for every sort of definition: a list, and the one that is edited."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

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
from chibo_desktop.gui.own_fields.definitions import Definitions
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, L, M, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, FormField, LinkButton, label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.custom_fields import CustomKind
from chibo_desktop.services.office_fields import office_catalogues
from chibo_desktop.services.session import Unit

_INLINE = "Ghi ngay dưới đây"


class DefinitionsDialog(QDialog):
    """Everything is saved as soon as “Lưu” is pressed; closing loses nothing."""

    def __init__(self, context: Context, sort: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(sort.title)
        self._sort = sort
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._fields: Sequence[Any] = ()
        self._shown: Any = None
        self.list = QListWidget()
        self.name = QLineEdit()
        self.kind = Choice(list(catalogues()["custom_kind"].labels.items()))
        self.options = QPlainTextEdit()
        self.is_sensitive = QCheckBox("Che trong danh sách và để tùy chọn khi in")
        self.catalogue = Choice([("", _INLINE)])
        self._build()
        self.load()

    def save(self) -> None:
        """Save the definition that is shown."""
        if self._shown is None:
            return
        sort = self._sort
        said: dict[str, object] = {
            "label": nfc(self.name.text()),
            "options": nfc_lines(self.options.toPlainText()),
        }
        if sort.has_kind:
            said |= {"kind": self.kind.value(), "is_sensitive": self.is_sensitive.isChecked()}
        if sort.has_catalogue:
            said["catalogue_id"] = self.catalogue.value()
        field = replace(self._shown, **said)
        self._runner.run(
            lambda unit: sort.save(unit, field),
            lambda _changed: self.load(field.id),
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
            f"Bỏ {self._sort.noun} “{field.label}”?",
            self._sort.gone,
            f"Bỏ {self._sort.noun} này",
        ):
            self._runner.run(
                lambda unit: self._sort.drop(unit, field.id),
                lambda _done: self.load(),
                self._on_refused,
                owner=self,
            )

    def add_link(self, link: LinkButton) -> None:
        """Put a link below the list."""
        self._left.addWidget(link)

    def add(self) -> None:
        """Begin a new definition."""
        self._runner.run(self._sort.new, self._show, owner=self)

    def load(self, shown: str = "") -> None:
        """Read the definitions again."""

        def show(found: tuple[Sequence[Any], dict[str, str]]) -> None:
            self._fields, known = found
            fields = self._fields
            self.catalogue.clear()
            for code, said in (("", _INLINE), *known.items()):
                self.catalogue.addItem(said, code)
            self.list.blockSignals(True)
            self.list.clear()
            self.list.addItems([one.label for one in fields])
            places = {one.id: place for place, one in enumerate(fields)}
            self.list.setCurrentRow(places.get(shown, 0 if fields else -1))
            self.list.blockSignals(False)
            self._on_chosen(self.list.currentRow())

        self._runner.run(self._read, show, owner=self)

    def _read(self, unit: Unit) -> tuple[Sequence[Any], dict[str, str]]:
        known = office_catalogues(unit) if self._sort.has_catalogue else ()
        return self._sort.load(unit), {one.id: one.label for one in known}

    def _on_chosen(self, row: int) -> None:
        if 0 <= row < len(self._fields):
            self._show(self._fields[row])
        else:
            self.add()

    def _show(self, field: Any) -> None:
        self._shown = field
        is_new = all(one.id != field.id for one in self._fields)
        if is_new:
            self.list.blockSignals(True)
            self.list.setCurrentRow(-1)
            self.list.blockSignals(False)
        self._form.clear_problem()
        self.banner.clear()
        self.name.setText(field.label)
        self.options.setPlainText(field.options)
        if self._sort.has_kind:
            self.kind.set_value(field.kind)
            self.kind.setEnabled(is_new)
            self.is_sensitive.setChecked(field.is_sensitive)
        if self._sort.has_catalogue:
            self.catalogue.set_value(field.catalogue_id)
        self.drop.setVisible(not is_new)
        self._show_options()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_options(self) -> None:
        sort = self._sort
        is_choice = not sort.has_kind or self.kind.value() == CustomKind.CHOICE
        is_taken = sort.has_catalogue and bool(self.catalogue.value())
        self._catalogue_field.setVisible(is_choice and sort.has_catalogue)
        self._options_field.setVisible(is_choice and not is_taken)

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._dialogs.say)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(XL, XL, XL, XL)
        outer.setSpacing(M)
        outer.addWidget(label(self._sort.title, "heading"))
        outer.addWidget(label(self._sort.text, "secondary", wraps=True))
        self.banner = Banner()
        outer.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(L)
        self._left = left = QVBoxLayout()
        left.addWidget(self.list, 1)
        more = LinkButton(f"Thêm {self._sort.noun}")
        more.clicked.connect(self.add)
        left.addWidget(more)
        row.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(M)
        self._form = FormField("&Tên", self.name, "Như sẽ thấy trong hồ sơ.", required=True)
        self._options_field = FormField(
            "Các &giá trị để chọn", self.options, "Mỗi dòng một giá trị."
        )
        self.options.setTabChangesFocus(True)
        self.options.setFixedHeight(current().row * 4)
        right.addWidget(self._form)
        self._catalogue_field = FormField("&Danh mục", self.catalogue)
        kind_field = FormField("&Loại", self.kind)
        right.addWidget(kind_field)
        right.addWidget(self._catalogue_field)
        right.addWidget(self._options_field)
        right.addWidget(self.is_sensitive)
        kind_field.setVisible(self._sort.has_kind)
        self.is_sensitive.setVisible(self._sort.has_kind)
        right.addStretch(1)
        row.addLayout(right, 3)
        outer.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(M)
        self.drop = LinkButton(f"Bỏ {self._sort.noun} này")
        self.drop.clicked.connect(self.remove)
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.keep = Button(f"Lưu {self._sort.noun}", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.save)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.keep)
        outer.addLayout(buttons)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_options())
        self.catalogue.currentIndexChanged.connect(lambda _index: self._show_options())
        self.setMinimumSize(current().scaled(640), current().scaled(400))
