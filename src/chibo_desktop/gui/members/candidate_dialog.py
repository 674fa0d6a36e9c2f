"""The form for somebody whom the branch has chosen as quần chúng ưu tú."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Banner, Button, FormGrid, label
from chibo_desktop.services.candidates import candidate_fields

_WIDTH = 600  # pixels at 100 %
_NEEDED = ("full_name", "branch_id", "happened_on")


class CandidateDialog(QDialog):
    """Announces what was typed; the page answers by `accept` or `show_problems`."""

    submitted = Signal(dict)

    def __init__(self, branches: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Thêm quần chúng ưu tú")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Thêm quần chúng ưu tú", "heading"))
        words = (
            "Người được chi bộ xét chọn để bồi dưỡng, giúp đỡ. Chưa tính vào số đảng viên; các "
            "bước sau ghi ở thẻ “Diễn biến” trong hồ sơ của người đó."
        )
        layout.addWidget(label(words, "secondary", wraps=True))
        self.banner = Banner()
        layout.addWidget(self.banner)
        grid = FormGrid()
        self.editors: dict[str, FieldEditor] = {}
        for spec in candidate_fields():
            editor = FieldEditor(spec, branches, required=spec.name in _NEEDED)
            self.editors[spec.name] = editor
            if spec.name == "branch_id" and len(branches) == 1:
                editor.set_text(next(iter(branches)))
                editor.hide()
                continue
            grid.add(editor, wide=spec.name == "full_name")
        layout.addWidget(grid)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.add = Button("Thêm quần chúng", "primary")
        self.add.setDefault(True)
        self.add.clicked.connect(self.submit)
        row.addWidget(back)
        row.addWidget(self.add)
        layout.addLayout(row)
        self.setMinimumWidth(min(current().scaled(_WIDTH), self.screen().size().width()))

    def submit(self) -> None:
        """Announce what stands in the form."""
        self.submitted.emit({name: editor.text() for name, editor in self.editors.items()})

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field."""
        for name, editor in self.editors.items():
            editor.show_problems([one for one in problems if one.field == name], say)
        rest = [one for one in problems if one.field not in self.editors]
        self.banner.show_problems(rest, say)
        first = next((one.field for one in problems if one.field in self.editors), "")
        if first:
            self.editors[first].focus()
