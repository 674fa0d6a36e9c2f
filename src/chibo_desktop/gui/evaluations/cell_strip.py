"""What stands under the grid: the cell one is in, the reason beside its mark, what fills fast."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.gui.evaluations.grid_view import BEFORE, FULL, LAST_MONTH
from chibo_desktop.gui.theme import XS, S
from chibo_desktop.gui.widgets import RIGHT, LinkButton, StillLabel, label, restyle

_SAVED = {"saving": "Đang lưu…", "saved": "✓ Đã lưu", "failed": "Chưa lưu được"}
_FILLS = (
    (FULL, "Điền điểm tối đa", "Vào mọi ô trống của cột đang chấm; rồi chỉ gõ những chỗ khác  "),
    (LAST_MONTH, "Chép tháng trước", "Điểm tháng trước vào các ô trống  "),
    (BEFORE, "Chép cột trước", "Điểm của người chấm liền trước vào các ô trống  "),
)
_KEYS = {FULL: "Ctrl+M", LAST_MONTH: "Ctrl+R", BEFORE: "Ctrl+B"}


class CellStrip(QWidget):
    """Says; what is typed into the reason is announced."""

    why_asked = Signal()
    look_asked = Signal()
    cap_asked = Signal()
    fill_asked = Signal(str)
    note_typed = Signal(str)
    left = Signal()  # back to the grid

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compact = False
        self._build()

    def say_cell(self, where: str, about: str, problem: str) -> None:
        """Where the cursor is, what the cell is about, what is wrong with it."""
        shown_first = bool(problem) and self._is_compact
        self._where.setText(problem if shown_first else where)
        _show_as(self._where, state="problem" if shown_first else "")
        self._about.setText(problem or about or " ")
        _show_as(self._about, role="problem" if problem else "secondary")

    def show_note(self, text: str, *, shown: bool, is_read_only: bool) -> None:
        """The reason beside the mark one is on; nothing when it is no mark."""
        if self._is_compact and not self.note.hasFocus():
            shown = False
        if not self.note.isModified() or not self.note.hasFocus():
            self.note.setText(text)
        self.note.setReadOnly(is_read_only)
        self.note.setVisible(shown and not (is_read_only and not text))

    def edit_note(self) -> None:
        """Put the cursor into the reason."""
        self.note.show()
        self._row.show()
        self.note.setFocus()
        self.note.selectAll()

    def say_saved(self, state: str) -> None:
        """Whether the last value typed is in the file."""
        self._say_done(_SAVED[state], "problem" if state == "failed" else "good")

    def tell(self, words: str) -> None:
        """Something done by a key, in words, where "saved" stands."""
        self._say_done(words, "information")

    def say_looks(self, count: int) -> None:
        """How many rows want a look."""
        self._look.setVisible(count > 0)
        self._look.setText(f"{count} chỗ cần xem")

    def say_cap(self, text: str, state: str, *, can_allow: bool) -> None:
        """The share of excellent ratings with its computation."""
        self._cap.setVisible(bool(text))
        self._cap.setText(text)
        _show_as(self._cap, state=state)
        self._cap_link.setVisible(can_allow)

    def offer_fills(self, offered: frozenset[str]) -> None:
        """The ways of filling empty cells that make sense now."""
        for key, link in self._fills.items():
            link.setVisible(key in offered and not self._is_compact)

    def set_compact(self, compact: bool) -> None:
        """Leave more room to the rows: one line instead of three."""
        self._is_compact = compact
        self._row.setVisible(not compact)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and isinstance(event, QKeyEvent):
            is_escape = event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.KeyPress and is_escape:
                self.note.setModified(False)
                self._leave()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, XS, 0, 0)
        outer.setSpacing(XS)
        self._where = StillLabel()
        self._where.setProperty("role", "strong")
        self._saved = StillLabel()
        self._saved.setAlignment(RIGHT)
        self._look = LinkButton()
        self._look.set_sign("triangle-alert", "attention")
        self._look.hide()
        self._look.clicked.connect(self.look_asked)
        asking = LinkButton("Vì sao?")
        asking.setToolTip("Các bước dẫn đến xếp loại  ?")
        asking.clicked.connect(self.why_asked)
        outer.addLayout(_line((self._where, 1), self._saved, self._look, asking))
        self._about = label(role="secondary", wraps=True)
        self.note = QLineEdit()
        self.note.setPlaceholderText("Lý do, nhận xét ở ô này  Shift+F2")
        self.note.setAccessibleName("Lý do, nhận xét của điểm đang chọn")
        self.note.installEventFilter(self)
        self.note.returnPressed.connect(self._on_note)
        self.note.editingFinished.connect(self._take_note)
        self._row = QWidget()
        row = _line((self._about, 3), (self.note, 2))
        row.setContentsMargins(0, 0, 0, 0)
        self._row.setLayout(row)
        outer.addWidget(self._row)
        self._cap = StillLabel()
        self._cap_link = LinkButton("Văn bản cho phép…")
        self._cap_link.clicked.connect(self.cap_asked)
        self._fills: dict[str, LinkButton] = {}
        for key, text, tip in _FILLS:
            link = LinkButton(text)
            link.setToolTip(f"{tip}{_KEYS[key]}")
            link.clicked.connect(lambda _checked=False, key=key: self.fill_asked.emit(key))
            link.hide()
            self._fills[key] = link
        outer.addLayout(_line((self._cap, 1), self._cap_link, *self._fills.values()))

    def _say_done(self, words: str, state: str) -> None:
        """There is always room for what is said after each value: only other words need more."""
        measure = self._saved.fontMetrics().horizontalAdvance
        self._saved.setMinimumWidth(max(map(measure, (words, *_SAVED.values()))))
        self._saved.setText(words)
        _show_as(self._saved, state=state)

    def _on_note(self) -> None:
        self._take_note()
        self._leave()

    def _take_note(self) -> None:
        if self.note.isModified():
            self.note.setModified(False)
            self.note_typed.emit(self.note.text().strip())

    def _leave(self) -> None:
        self._row.setVisible(not self._is_compact)
        self.left.emit()


def _line(*parts: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    line = QHBoxLayout()
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        line.addWidget(widget, stretch)
    line.setSpacing(S)
    return line


def _show_as(widget: QWidget, **properties: str) -> None:
    """`restyle` where it changes something: it is costly, and this is asked at each keystroke."""
    if any((widget.property(name) or "") != value for name, value in properties.items()):
        restyle(widget, **properties)
