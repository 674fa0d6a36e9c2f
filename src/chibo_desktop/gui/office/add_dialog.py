"""The form for one more unit of the tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, FormField, label


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """What the form holds."""

    name: str
    code: str
    kind: WorkplaceKind
    contact: str


class AddUnitDialog(QDialog):
    """Announces what was typed; the page answers by `accept` or `show_problems`."""

    submitted = Signal(object)  # NewUnit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm đơn vị trực thuộc")
        self.name, self.code, self.contact = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = Choice(
            [
                (WorkplaceKind.BRANCH.value, "Chi bộ"),
                (WorkplaceKind.PARTY_ORGANIZATION.value, "Đảng bộ có chi bộ trực thuộc"),
            ]
        )
        self._fields = {
            "name": FormField("&Tên đơn vị", self.name, "Ví dụ: Chi bộ Văn phòng", required=True),
            "code": FormField(
                "&Mã đơn vị",
                self.code,
                "Chữ không dấu và số, ví dụ CB07. Mã ghi trên mọi gói, không đổi về sau.",
                required=True,
            ),
            "kind": FormField("&Loại hình", self.kind),
            "contact": FormField(
                "&Người liên hệ, điện thoại", self.contact, "Để gọi khi đối chiếu dấu kiểm tra."
            ),
        }
        self._build()

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field."""
        self._add.setEnabled(True)
        rest = []
        for problem in problems:
            field = self._fields.get(problem.field)
            if field is None:
                rest.append(problem)
            else:
                field.show_problem(say(problem))
                field.editor.setFocus()
        self.banner.show_problems(rest, say)

    def problem(self, key: str) -> str:
        """What a field says is wrong."""
        return self._fields[key].problem

    def submit(self) -> None:
        """Announce what stands in the form."""
        self.banner.clear()
        for field in self._fields.values():
            field.clear_problem()
        self._add.setEnabled(False)
        self.submitted.emit(
            NewUnit(
                name=nfc(self.name.text()),
                code=nfc(self.code.text()),
                kind=WorkplaceKind(self.kind.value()),
                contact=nfc(self.contact.text()),
            )
        )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Thêm đơn vị trực thuộc", "heading"))
        self.banner = Banner()
        layout.addWidget(self.banner)
        for field in self._fields.values():
            layout.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self._add = Button("Thêm đơn vị", "primary")
        self._add.setDefault(True)
        self._add.clicked.connect(self.submit)
        row.addWidget(back)
        row.addWidget(self._add)
        layout.addLayout(row)
        self.setMinimumWidth(current().scaled(440))
