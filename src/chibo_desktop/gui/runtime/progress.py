"""The window that tells how far a long job is; it appears only when the job takes its time."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XL, M

DELAY = 400  # milliseconds before a job counts as long
STOP = "Dừng lại, giữ nguyên dữ liệu cũ"


class ProgressWindow(QDialog):
    """A line of text, a bar, and a button that stops the job."""

    cancel_requested = Signal()
    _stepped = Signal(int, int, str)

    def __init__(self, title: str, parent: QWidget | None = None, stop: str = STOP) -> None:
        """`stop` is the label of the button that stops the job: it says what stays."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._build(title, stop)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._connect()

    def report(self, done: int, total: int, text: str) -> None:
        """Show how far the job is. May be called from any thread."""
        self._stepped.emit(done, total, text)

    def begin(self) -> None:
        """Start waiting: the window opens if the job is not finished in time."""
        self._timer.start()

    def finish(self) -> None:
        """The job has ended: go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Escape and the window's cross ask the job to stop; the job's end closes the window."""
        self._stop.setEnabled(False)
        self._stop.setText("Đang dừng…")
        self.cancel_requested.emit()

    def _build(self, title: str, stop: str) -> None:
        self.setModal(True)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self._text = QLabel("Đang chuẩn bị…")
        self._text.setProperty("role", "secondary")
        self._text.setMinimumWidth(360)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._stop = QPushButton(stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        for widget in (heading, self._text, self._bar):
            layout.addWidget(widget)
        layout.addWidget(self._stop, alignment=Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self._stop.clicked.connect(self.reject)
        self._stepped.connect(self._on_stepped)
        self._timer.timeout.connect(self.show)

    def _on_stepped(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        counted = f"{done} / {total}" if total else ""
        self._text.setText(" · ".join(part for part in (text, counted) if part))
