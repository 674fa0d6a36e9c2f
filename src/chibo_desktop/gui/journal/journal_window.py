"""Nhật ký: every act of the file, newest first; a whole step can be undone, a dossier opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.journal.columns import change_words, journal_columns
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, S, current
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Choice,
    DataTable,
    LinesModel,
    LinkButton,
    SearchBox,
    ToolRow,
    label,
)
from chibo_desktop.services.going_back import Gone, undo_one
from chibo_desktop.services.journal_log import (
    JournalFilter,
    JournalLine,
    JournalPage,
    journal_page,
)
from chibo_desktop.services.record_history import RecordStep, step_history
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.history import journal_count_words
from chibo_desktop.wording.steps import done_text, kept_text

_PAGE = 100
_LINES = 5  # room for what a step did: the list keeps its place from step to step
_AREAS = (
    ("", "Mọi việc"),
    ("dossier", "Hồ sơ đảng viên"),
    ("evaluation", "Đánh giá"),
    ("unit", "Đơn vị và cài đặt"),
)
_KEYS = "↑ ↓: chọn việc · Enter: mở hồ sơ · Ctrl+F: tìm tên · Esc: đóng"


class JournalWindow(QWidget):
    """Stays open beside the work, as the help does. Esc closes it."""

    member_requested = Signal(str)
    help_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Nhật ký")
        self.setProperty("plane", "ground")
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._shown: list[JournalLine] = []
        self._next_before = 0
        self.banner = Banner()
        self.search = SearchBox("Tìm theo tên đảng viên")
        self.search.setMinimumWidth(current().scaled(300))
        self.area = Choice(_AREAS)
        self.area.setAccessibleName("Loại việc")
        self.count = label(role="secondary")
        self.lines: LinesModel[JournalLine] = LinesModel(journal_columns())
        self.table = DataTable("journal", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Nhật ký")
        self.more = LinkButton("Xem những việc trước đó")
        self.detail = label(wraps=True)
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * _LINES)
        self.open = Button("Mở hồ sơ", sign="user")
        self.undo = Button("Hoàn tác việc này", sign="undo-2")
        self._build()
        self._connect()

    def show_journal(self) -> None:
        """Show the newest acts and come to the front."""
        self._read(0)
        self.show()
        self.activateWindow()
        self.table.setFocus()

    def _build(self) -> None:
        tools = ToolRow()
        tools.add(self.search)
        tools.add(self.area)
        tools.add(self.count, stretching=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self.open)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, M, L, M)
        layout.setSpacing(S)
        layout.addWidget(label("Nhật ký", "title"))
        layout.addWidget(tools)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.detail)
        layout.addLayout(buttons)
        layout.addWidget(label(_KEYS, "hint", wraps=True))
        self.resize(current().scaled(900), current().scaled(640))

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._read(0))
        self.search.list_requested.connect(self.table.setFocus)
        self.area.chosen.connect(lambda _key: self._read(0))
        self.more.clicked.connect(lambda: self._read(self._next_before))
        self.table.opened.connect(lambda _row: self._on_open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.open.clicked.connect(self._on_open)
        self.undo.clicked.connect(self._on_undo)
        self._runner.changed.connect(self._on_changed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read(0)

    def _read(self, before: int) -> None:
        narrowed = JournalFilter(area=self.area.value(), text=self.search.text())

        def work(unit: Unit) -> JournalPage:
            return journal_page(unit, narrowed, before=before, limit=_PAGE)

        self._runner.run(work, lambda page: self._show(page, before), owner=self, latest="journal")

    def _show(self, page: JournalPage, before: int) -> None:
        self._shown = [*(self._shown if before else ()), *page.lines]
        self._next_before = page.next_before
        self.lines.set_lines(self._shown)
        self.count.setText(journal_count_words(len(self._shown), page.total))
        self.more.setVisible(bool(page.next_before))
        if self._shown and not self.table.selected_rows():
            self.table.selectRow(0)
        self._on_selected()

    def _selected(self) -> JournalLine | None:
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if len(rows) == 1 else None

    def _on_selected(self) -> None:
        line = self._selected()
        self.open.setEnabled(line is not None and bool(line.member_id))
        self.undo.setEnabled(line is not None and line.can_undo)
        if line is None:
            words = "" if self._shown else "Chưa có việc nào ở đây. Đổi loại việc hoặc xóa ô tìm."
            self.detail.setText(words)
            return
        step = line.step
        self._runner.run(
            lambda unit: step_history(unit, step),
            lambda found: self._show_detail(line, found),
            owner=self,
            latest="step",
        )

    def _show_detail(self, line: JournalLine, found: tuple[RecordStep, ...]) -> None:
        self.detail.setText(change_words(line, found))

    def _on_open(self) -> None:
        line = self._selected()
        if line is not None and line.member_id:
            self.member_requested.emit(line.member_id)

    def _on_undo(self) -> None:
        line = self._selected()
        if line is None or not line.can_undo:
            return
        step = line.step
        self._runner.run(
            lambda unit: undo_one(unit, step), self._on_undone, self._on_refused, owner=self
        )

    def _on_undone(self, gone: Gone) -> None:
        words = [done_text(gone.words, back=True), kept_text(gone.kept)]
        self.banner.say(" ".join(filter(None, words)), "attention" if gone.kept else "good")

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.banner.show_problems(problems, self._dialogs.say)
