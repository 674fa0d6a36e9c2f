"""One section of a paper as one writes it; kept when one leaves the field."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets.labels import LinkButton, label
from chibo_desktop.services.written_sections import Section

_LINES = 5.4


class WritingBox(QTextEdit):
    """Room for plain text; Tab goes on to the next field."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)

    def written(self) -> str:
        """What stands there, as it is kept."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self.setPlainText(text)


class SectionEdit(QWidget):
    """One section: its title, a box, and the way back to what the program knows."""

    left = Signal(str, str)  # code, text

    def __init__(
        self,
        section: Section,
        box: WritingBox | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`title` is said in place of the section's own."""
        super().__init__(parent)
        self.section = section
        self.box = box or _plain_box()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(S)
        self.title = label(title or section.title, "strong", wraps=True)
        self.body.addWidget(self.title)
        self.box.show_text(section.text)
        self.box.setAccessibleName(section.title)
        self.box.installEventFilter(self)
        self.body.addWidget(self.box)
        self.back = LinkButton("Lấy lại nội dung chương trình biết")
        self.back.clicked.connect(self._take_back)
        self.body.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_state(section)

    def show_state(self, section: Section) -> None:
        """After saving: whether something else stands there than what is known."""
        self.section = section
        self.back.setVisible(section.is_edited and bool(section.known))

    @property
    def is_kept(self) -> bool:
        """Whether what stands there is what was last read or announced."""
        return self.box.written() == self.section.text

    def keep(self) -> None:
        """Announce what stands there, if it is new."""
        if not self.is_kept:
            self.left.emit(self.section.code, self.box.written())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        self.box.show_text(self.section.known)
        self.keep()


def _plain_box() -> WritingBox:
    box = WritingBox("Để trống thì bản in có dòng chấm để viết tay.")
    box.setFixedHeight(round(box.fontMetrics().lineSpacing() * _LINES) + 12)
    return box
