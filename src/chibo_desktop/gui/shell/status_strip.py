"""The line at the bottom answers four fears: saved, backed up, received, large enough."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from chibo_desktop.gui.theme import XL, XS, M
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.elided_label import ElidedLabel
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.gui.widgets.restyling import restyle

_JOURNAL = "Nhật ký"


class StatusStrip(QFrame):
    """Each answer is a sentence; its state is told by the words as well as by the colour."""

    step_requested = Signal(int)  # text size: +1, -1, 0 = back to 100 %
    theme_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    journal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._build()

    def set_saved(self, text: str, state: str = "good") -> None:
        """E.g. "Đã lưu 14:02"; state good, attention or problem."""
        self._say(self._saved, text, state)

    def set_backup(self, text: str, state: str = "") -> None:
        """E.g. "Sao lưu: hôm nay 13:30, đã kiểm tra"."""
        self._say(self._backup, text, state)

    def set_received(self, text: str, state: str = "") -> None:
        """E.g. "Đảng ủy đã nhận đủ đến tháng 10"."""
        self._say(self._received, text, state)

    def set_ways(self, back: str, forward: str) -> None:
        """What undoing and doing again would do, in words; empty disables the button."""
        for button, name, keys, words in (
            (self.undo, "Hoàn tác", "Ctrl+Z", back),
            (self.redo, "Làm lại", "Ctrl+Y", forward),
        ):
            tip = f"{name}: {words}  {keys}" if words else f"{name}: chưa có việc nào  {keys}"
            button.setEnabled(bool(words))
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def set_percent(self, percent: int, is_dark: bool) -> None:
        """Show the text size and offer the other theme."""
        self._percent.setText(f"{percent} %")
        self._theme.set_sign("sun" if is_dark else "moon")
        name = "Chuyển sang nền sáng" if is_dark else "Chuyển sang nền tối"
        self._theme.setToolTip(name)
        self._theme.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Where the answers would be cut, the journal is its sign alone."""
        answers = (self._saved, self._backup, self._received)
        wanted = sum(one.fontMetrics().horizontalAdvance(one.text()) + XL for one in answers)
        text = self.fontMetrics().horizontalAdvance(_JOURNAL)
        steps = (self.undo, self.redo, self.journal)
        sizes = (self._smaller, self._percent, self._larger, self._theme)
        have = text if not self.journal.text() else 0
        wanted += sum(one.sizeHint().width() + XS for one in (*steps, *sizes)) + have + 2 * XL
        self.journal.setText(_JOURNAL if wanted <= self.width() else "")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(M, 2, M, 2)
        row.setSpacing(XL)
        self._saved = label()  # short, and the first fear: never cut
        self._backup, self._received = ElidedLabel(), ElidedLabel()
        for answer in (self._saved, self._backup, self._received):
            row.addWidget(answer)
        row.addStretch(1)
        row.addLayout(self._steps())
        sizes = QHBoxLayout()
        sizes.setSpacing(XS)
        self._smaller = self._button("A−", "Chữ nhỏ hơn  Ctrl+−", -1)
        self._percent = self._button("100 %", "Cỡ chữ 100 %  Ctrl+0", 0)
        self._larger = self._button("A+", "Chữ to hơn  Ctrl++", 1)
        self._theme = Button(kind="quiet", sign="moon", colour="secondary")
        self._theme.clicked.connect(self.theme_requested)
        for button in (self._smaller, self._percent, self._larger, self._theme):
            sizes.addWidget(button)
        row.addLayout(sizes)

    def _steps(self) -> QHBoxLayout:
        steps = QHBoxLayout()
        steps.setSpacing(XS)
        self.undo = Button(kind="quiet", sign="undo-2", colour="secondary")
        self.undo.clicked.connect(self.undo_requested)
        self.redo = Button(kind="quiet", sign="redo-2", colour="secondary")
        self.redo.clicked.connect(self.redo_requested)
        self.journal = Button(_JOURNAL, "quiet", "history", colour="secondary")
        self.journal.setAccessibleName(_JOURNAL)
        self.journal.setToolTip("Nhật ký: mọi việc đã làm trong tệp này, mới nhất ở trên  Ctrl+H")
        self.journal.clicked.connect(self.journal_requested)
        for button in (self.undo, self.redo, self.journal):
            steps.addWidget(button)
        self.set_ways("", "")
        return steps

    def _button(self, text: str, tip: str, direction: int) -> Button:
        button = Button(text, "quiet")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked=False: self.step_requested.emit(direction))
        return button

    def _say(self, answer: QLabel, text: str, state: str) -> None:
        answer.setText(text)
        restyle(answer, state=state)
        self._give_room()
