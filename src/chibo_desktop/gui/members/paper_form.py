"""The small form of a paper: its type, its name, number, date and body, a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.type_picker import TypePicker
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import FormField, FormGrid, PartialDateEdit
from chibo_desktop.services.document_types import type_title
from chibo_desktop.services.papers import PaperDraft


class PaperForm(QWidget):
    """`edited` follows every change; what is wrong is shown beside its field."""

    edited = Signal()

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._titled = ""  # the name that the type gave
        self.type = TypePicker()
        self.title = QLineEdit()
        self.number = QLineEdit()
        self.number.setPlaceholderText("ví dụ 12-QĐ/ĐU")
        self.written_on = PartialDateEdit()
        self.issuer = QLineEdit()
        self.note = QLineEdit()
        self.fields = {
            "document_type": FormField("Loại giấy tờ", self.type, required=True),
            "title": FormField("Tên giấy tờ", self.title),
            "number": FormField("Số, ký hiệu", self.number),
            "written_on": FormField("Ngày ghi trên giấy", self.written_on),
            "issuer": FormField("Nơi ban hành", self.issuer),
            "note": FormField("Ghi chú", self.note),
        }
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, M, 0)
        layout.setSpacing(M)
        layout.addWidget(self.fields["document_type"])
        grid = FormGrid()
        for name in ("title", "number", "written_on", "issuer", "note"):
            grid.add(self.fields[name], wide=name == "title")
        layout.addWidget(grid)
        layout.addStretch(1)
        area = QScrollArea()  # at large text the form is taller than a small screen
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.type.chosen.connect(self._on_type)
        for line in (self.title, self.number, self.written_on, self.issuer, self.note):
            line.textEdited.connect(lambda _text: self.edited.emit())

    def draft(self) -> PaperDraft:
        """What stands in the form."""
        return PaperDraft(
            document_type=self.type.value(),
            title=self.title.text(),
            number=self.number.text(),
            issuer=self.issuer.text(),
            written_on=self.written_on.text(),
            note=self.note.text(),
        )

    def show_draft(self, draft: PaperDraft) -> None:
        """Fill the form."""
        self.type.set_value(draft.document_type)
        self.title.setText(draft.title)
        self.number.setText(draft.number)
        self.written_on.setText(draft.written_on)
        self.issuer.setText(draft.issuer)
        self.note.setText(draft.note)
        self._titled = type_title(draft.document_type)
        self.show_problems(())

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong, each beside its field."""
        for name, field in self.fields.items():
            own = [problem for problem in problems if problem.field == name]
            if own:
                field.show_problem(self._say(own[0]))
            else:
                field.clear_problem()

    def _on_type(self, code: str) -> None:
        title = type_title(code)
        if not self.title.text() or self.title.text() == self._titled:
            self.title.setText(title)
        self._titled = title
        self.fields["document_type"].clear_problem()
        self.edited.emit()
