"""The frame of a small form: a title, fields, one act, the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.labels import label

_WIDTH = 460  # pixels at 100 %


class ActDialog(QDialog):
    """Put fields into `body`; `submit` is the act, Esc the way back."""

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, FormField] = {}  # those beside which a problem is said
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label(title, "heading", wraps=True))
        if text:
            layout.addWidget(label(text, "secondary", wraps=True))
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        layout.addLayout(self.body)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.submit = Button(action, "primary")
        self.submit.setDefault(True)
        self.submit.clicked.connect(self.on_submit)
        row.addWidget(back)
        row.addWidget(self.submit)
        layout.addLayout(row)
        self.setMinimumWidth(current().scaled(_WIDTH))

    def fit(self) -> None:
        """Take the height that the wrapped words need, as far as the screen has it."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        width = max(self.width(), self.minimumWidth())
        wanted = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.resize(width, min(wanted, self.screen().availableGeometry().height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def on_submit(self) -> None:
        """The act; override to check the fields first."""
        self.accept()

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        left = [one for one in problems if one.field not in self.fields]
        for problem in problems:
            if problem.field in self.fields:
                self.fields[problem.field].show_problem(say(problem))
        if left:
            self.banner.show_problems(left, say)
        self.fit()
