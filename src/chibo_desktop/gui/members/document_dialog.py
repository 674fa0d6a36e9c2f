"""The document by which a list corrects identity fields: asked for once for the whole list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.members.reason_card import ReasonCard
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Button
from chibo_desktop.services.correcting import stated_document

_WIDTH, _HEIGHT = 680, 400  # pixels at 100 %
_ONCE = "Hỏi một lần cho cả danh sách."


class DocumentDialog(QDialog):
    """`stated` carries the remark that stands in the history of every record corrected."""

    stated = Signal(str)

    def __init__(
        self, context: Context, labels: Sequence[str], act: str, parent: QWidget | None = None
    ) -> None:
        """`labels`: what is corrected; `act`: the button, named after what happens next."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Văn bản cho phép sửa")
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        self.card = ReasonCard()
        self.card.name_fields(labels)
        self.card.about.setText(f"{self.card.about.text()} {_ONCE}")
        holder = QWidget()
        holder.setProperty("plane", "clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, M, 0)
        inside.addWidget(self.card)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        layout.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self.go = Button(act, "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)
        row.addWidget(back)
        row.addWidget(self.go)
        layout.addLayout(row)
        room = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(_WIDTH), room.width()),
            min(current().scaled(_HEIGHT), round(room.height() * 0.9)),
        )
        self.card.number.setFocus()

    def submit(self) -> None:
        """Announce the document, or say beside its fields what is missing."""
        try:
            note = stated_document(self.card.draft(), today=self._context.today())
        except DomainError as refused:
            self.card.show_problems(refused.problems, self._context.dialogs.say)
            return
        self.stated.emit(note)
        self.accept()


def with_document(
    context: Context,
    labels: Sequence[str],
    act: str,
    page: QWidget,
    then: Callable[[str], None],
) -> DocumentDialog | None:
    """Go on with the document's remark, asked for first when identity fields are corrected."""
    if not labels:
        then("")
        return None
    dialog = DocumentDialog(context, labels, act, page)
    dialog.stated.connect(then)
    dialog.open()
    return dialog
