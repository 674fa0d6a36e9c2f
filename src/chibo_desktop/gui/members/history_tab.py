"""Lịch sử: what happened to a dossier, field by field; an old value stands again at one click."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.correction import CorrectionDraft
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.history_columns import (
    RESTORE,
    detail_words,
    history_columns,
    restored_words,
)
from chibo_desktop.gui.members.reason_card import ReasonCard
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, S, current
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Card,
    Choice,
    DataTable,
    LinesModel,
    LinkButton,
    ToolRow,
    label,
)
from chibo_desktop.services.record_history import RecordHistory, RecordStep, member_history
from chibo_desktop.services.restoring import restore_value
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.history import count_words

_PAGE = 50  # entries read at a time: ten years open as fast as one
_LEAST_ROWS = 6
_KEYS = "Enter hoặc bấm “Lấy lại” để ô trở về giá trị cũ · Ctrl+Z: hoàn tác"


class HistoryTab(MemberTab):
    """Newest first. Sensitive values are masked until one asks for them."""

    title = "Lịch sử"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._member = ("", "")
        self._shown: list[RecordStep] = []
        self._entries = 0
        self._pending: RecordStep | None = None
        self.banner = Banner()
        self.filter = Choice()
        self.filter.setAccessibleName("Chỉ xem")
        self.filter.setMinimumWidth(current().scaled(260))
        self.reveal = Button("Hiện số được che", "quiet", "eye")
        self.reveal.setCheckable(True)
        self.count = label(role="secondary")
        self.lines: LinesModel[RecordStep] = LinesModel(history_columns())
        self.table = DataTable("member-history", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Lịch sử của hồ sơ")
        self.table.setMinimumHeight(current().row * (_LEAST_ROWS + 1))
        self.more = LinkButton("Xem thêm")
        self.detail = label(wraps=True)
        self.restore = Button("Lấy lại giá trị cũ", sign="undo-2")
        self.reason = ReasonCard()
        self.confirm = Button("Lấy lại theo văn bản này", "primary")
        self._build()
        self._connect()

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        self._member = (member_id, org_id)
        place = [column.key for column in self.lines.columns].index(RESTORE)
        self.table.setColumnHidden(place, not is_ours)
        self.restore.setVisible(is_ours)
        self.filter.set_value("")
        self.reveal.setChecked(False)
        self.banner.clear()
        self._ask_for_document(None)
        self.reload(None)

    def reload(self, changes: frozenset[str] | None) -> None:
        self._read(0)

    def clear(self) -> None:
        self._member = ("", "")
        self._shown = []
        self.lines.set_lines(())
        self._ask_for_document(None)

    def _build(self) -> None:
        tools = ToolRow()
        for widget in (label("Chỉ xem"), self.filter, self.reveal):
            tools.add(widget)
        tools.add(self.count, stretching=True)
        card = Card("", stretching=True)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.more)
        self.below = Card("")
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self.detail, 1)
        row.addWidget(self.restore)
        self.below.body.addLayout(row)
        self.reason.body.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        content = QWidget()
        content.setProperty("plane", "clear")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        layout.addWidget(tools)
        layout.addWidget(self.banner)
        layout.addWidget(card, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.below)
        layout.addWidget(label(_KEYS, "hint", wraps=True))
        self.reason.hide()
        self.area = QScrollArea()  # at large text the document would push the list out of sight
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _key: self._read(0))
        self.reveal.toggled.connect(lambda _on: self._read(0))
        self.more.clicked.connect(lambda: self._read(self._entries))
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.restore.clicked.connect(self._on_restore)
        self.confirm.clicked.connect(self._on_confirm)

    def _read(self, offset: int) -> None:
        member_id, org_id = self._member
        narrowed, revealed = self.filter.value(), self.reveal.isChecked()
        if not member_id:
            return

        def work(unit: Unit) -> RecordHistory:
            return member_history(
                unit,
                member_id,
                org_id,
                narrowed=narrowed,
                revealed=revealed,
                offset=offset,
                limit=_PAGE,
            )

        self._runner.run(
            work, lambda found: self._show(found, offset), owner=self, latest="history"
        )

    def _show(self, found: RecordHistory, offset: int) -> None:
        self._shown = [*(self._shown if offset else ()), *found.steps]
        self._entries = offset + found.entries
        self.filter.set_options(found.filters)
        self.lines.set_lines(self._shown)
        self.count.setText(count_words(self._entries, found.total))
        self.more.setVisible(self._entries < found.total)
        if self._shown and not self.table.selected_rows():
            self.table.selectRow(0)
        self._on_selected()

    def _selected(self) -> RecordStep | None:
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if len(rows) == 1 else None

    def _on_selected(self) -> None:
        step = self._selected()
        self.detail.setText(detail_words(step) if step else "Chưa có thay đổi nào ở mục này.")
        self.restore.setEnabled(step is not None and step.can_restore)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.lines.columns[index.column()].key == RESTORE:
            self._on_restore()

    def _on_opened(self, _row: int) -> None:
        self._on_restore()

    def _on_restore(self) -> None:
        step = self._selected()
        if step is None or not step.can_restore:
            return
        if step.needs_document:
            self._ask_for_document(step)
        else:
            self._restore(step, None)

    def _ask_for_document(self, step: RecordStep | None) -> None:
        self._pending = step
        self.reason.setVisible(step is not None)
        self.below.setVisible(step is None)
        self.reason.clear()
        if step is not None:
            self.reason.name_fields([step.label])
            self.reason.number.setFocus()
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.confirm))

    def _on_confirm(self) -> None:
        if self._pending is not None:
            self._restore(self._pending, self.reason.draft())

    def _restore(self, step: RecordStep, document: CorrectionDraft | None) -> None:
        def work(unit: Unit) -> bool:
            return restore_value(
                unit, step.record_type, step.record_id, step.atom, step.old_value, document
            )

        self._runner.run(work, lambda _done: self._on_restored(step), self._on_refused, owner=self)

    def _on_restored(self, step: RecordStep) -> None:
        self._ask_for_document(None)
        self.banner.say(restored_words(step), "good")
        self._read(0)

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if self.reason.show_problems(problems, self._dialogs.say):
            self.reason.focus_field(problems[0].field)
        elif problems:
            self.banner.show_problems(problems, self._dialogs.say)
