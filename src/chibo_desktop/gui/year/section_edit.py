"""One section of a review as one writes it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets import LinkButton, label
from chibo_desktop.services.written_sections import Section

_LINES = 5.4


class SectionEdit(QWidget):
    """One section: its title, a text box, and the way back to what the program knows."""

    left = Signal(str, str)  # code, text

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        layout.addWidget(label(section.title, "strong", wraps=True))
        self.box = QPlainTextEdit(section.text)
        self.box.setAccessibleName(section.title)
        self.box.setTabChangesFocus(True)
        self.box.setPlaceholderText("Để trống thì bản in có dòng chấm để viết tay.")
        self.box.setFixedHeight(round(self.box.fontMetrics().lineSpacing() * _LINES) + 12)
        self.box.installEventFilter(self)
        layout.addWidget(self.box)
        self.back = LinkButton("Lấy lại nội dung chương trình biết")
        self.back.clicked.connect(self._take_back)
        layout.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_state(section)

    def show_state(self, section: Section) -> None:
        """After saving: whether something else stands there than what is known."""
        self.section = section
        self.back.setVisible(section.is_edited and bool(section.known))

    def keep(self) -> None:
        """Announce what stands there, if it is new."""
        if self.box.toPlainText() != self.section.text:
            self.left.emit(self.section.code, self.box.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        self.box.setPlainText(self.section.known)
        self.keep()
