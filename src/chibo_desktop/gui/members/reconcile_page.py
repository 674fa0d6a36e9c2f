"""Đối chiếu: the file, its columns, the differences, taking some of theirs, printing the list."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.document_dialog import DocumentDialog, with_document
from chibo_desktop.gui.members.import_columns import ImportColumnsPanel, place_of
from chibo_desktop.gui.members.import_page import WORKBOOKS
from chibo_desktop.gui.members.reconcile_panel import ReconcilePanel
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Card, Page, ToolRow, label
from chibo_desktop.services.import_source import Proposal, open_workbook, propose, read_file
from chibo_desktop.services.member_import import RowChoice, corrected_labels, undo_import
from chibo_desktop.services.members import Unit, branches
from chibo_desktop.services.reconciliation import (
    Reconciliation,
    differences_of,
    planned_of,
    reconcile,
    reconciliation_pdf,
    reconciliation_workbook,
    take_theirs,
)
from chibo_desktop.wording import reconciliation as words
from chibo_desktop.wording.import_preview import undone_text

_FRONT, _COLUMNS, _FOUND = range(3)
_Held = tuple[Reconciliation, dict[str, str]]


class ReconcilePage(Page):
    """`closed`: back to where it was opened from."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(words.TITLE)
        self._context_of_file = context
        self._session = context.session
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._found: Reconciliation | None = None
        self.asking: DocumentDialog | None = None
        self._desk = Desk(context, self)
        self._desk.saved.connect(lambda text: self.banner.say(text, "good"))
        self._build()
        self._start()

    def begin(self) -> None:
        """Ask for the file."""
        self._start()
        self.choose.setFocus()

    def may_leave(self) -> bool:
        if self._found is None or not self.panel.choices:
            return True
        return self._dialogs.confirm(
            "Rời đi mà chưa sửa?",
            "Những mục đã chọn sẽ bỏ đi; hồ sơ giữ nguyên như cũ.",
            "Rời đi, chưa sửa",
        )

    def open_file(self, path: Path) -> None:
        """Read a workbook and hold it against the members."""
        self._settings.set_folder("members", path.parent)
        self.banner.clear()
        self._runner.run_long(
            lambda unit, _progress: _look(unit, path),
            f"Đang đọc {path.name}",
            self._on_look,
            self._on_refused,
            owner=self,
        )

    def _build(self) -> None:
        self.add_action("Về danh sách", self._on_back, sign="chevron-left", keys="Esc")
        self.other = self.add_action("In bản đối chiếu…", self._on_other, sign="printer")
        self.go = self.add_action("Đối chiếu", self._on_go, True)
        self.columns = ImportColumnsPanel()
        self.columns.place_chosen.connect(self._on_place)
        self.panel = ReconcilePanel(self._dialogs.say)
        self.panel.chosen.connect(self._show_plan)
        self._inner = QStackedWidget()
        for widget in (self._front(), self.columns, self.panel):
            self._inner.addWidget(widget)
        self.body.addWidget(self._inner, 1)

    def _front(self) -> QWidget:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        about = Card("Cách đối chiếu")
        about.body.addWidget(label(words.ABOUT, wraps=True))
        self.choose = Button("Chọn tệp của cấp trên…", "primary", "folder-open")
        self.choose.clicked.connect(self._on_choose)
        row = ToolRow()
        row.add(self.choose)
        about.body.addWidget(row)
        column.addWidget(about)
        column.addStretch(1)
        return front

    def _start(self) -> None:
        self._found = None
        self._inner.setCurrentIndex(_FRONT)
        self.go.hide()
        self.other.hide()
        self.set_context("")
        self.set_hint("Esc: về danh sách")

    def _on_choose(self) -> None:
        files = self._dialogs.open_files(
            "Chọn danh sách của cấp trên", WORKBOOKS, self._settings.folder("members"), many=False
        )
        if files:
            self.open_file(files[0])

    def _on_look(self, found: tuple[Proposal, _Held | None]) -> None:
        proposal, held = found
        if held is not None:
            self._on_found(held)
            return
        self.columns.show_proposal(proposal)
        self._inner.setCurrentIndex(_COLUMNS)
        self.other.setText("Chọn tệp khác…")
        self.other.show()
        self.go.setText("Đối chiếu")
        self.go.setEnabled(True)
        self.go.show()
        self.set_context(f"{proposal.workbook.file_name} · {self.columns.summary()}")

    def _on_place(self, sheet: int, first: int, last: int) -> None:
        workbook = self.columns.proposal().workbook
        self._runner.run(
            lambda unit: (propose(unit, workbook, sheet, place_of(first, last)), None),
            self._on_look,
            self._on_refused,
            owner=self,
            latest="place",
        )

    def _on_found(self, held: _Held) -> None:
        self._found, names = held
        self.panel.show_found(self._found, names)
        self._inner.setCurrentIndex(_FOUND)
        self.other.setText("In bản đối chiếu…")
        self.other.show()
        self.go.show()
        self.set_hint("↑ ↓: xem từng đồng chí · Space: chọn mục · Esc: về danh sách")
        self._show_plan()

    def _show_plan(self) -> None:
        found = self._found
        if found is None:
            return
        fields = sum(len(differences_of(row)) for row in found.differing)
        name = found.preview.file_name
        self.set_context(words.summary_text(name, found.same, len(found.differing), fields))
        people, taken = planned_of(found, self.panel.choices)
        self.go.setText(words.take_text(people, taken))
        self.go.setEnabled(bool(people))

    def _on_other(self) -> None:
        found, choices = self._found, dict(self.panel.choices)
        if self._inner.currentIndex() != _FOUND or found is None:
            self._on_choose()
            return
        self._desk.show(
            "Bản đối chiếu thông tin đảng viên",
            lambda unit: reconciliation_pdf(unit, found, choices),
            lambda unit: reconciliation_workbook(unit, found, choices),
        )

    def _on_go(self) -> None:
        if self._inner.currentIndex() == _COLUMNS:
            proposal = self.columns.proposal()
            self._runner.run_long(
                lambda unit, _progress: (reconcile(unit, proposal), branches(unit)),
                "Đang so với danh sách",
                self._on_found,
                self._on_refused,
                owner=self,
            )
        elif self._found is not None:
            self._take(self._found)

    def _take(self, found: Reconciliation) -> None:
        choices = dict(self.panel.choices)
        self.asking = with_document(
            self._context_of_file,
            corrected_labels(found.preview, choices),
            "Sửa theo cấp trên",
            self,
            lambda document: self._write(found, choices, document),
        )

    def _write(self, found: Reconciliation, choices: dict[int, RowChoice], document: str) -> None:
        session, people = self._session, planned_of(found, choices)[0]
        self._runner.run_alone(
            lambda _progress: take_theirs(session, found, choices, document),
            "Đang sao lưu rồi sửa",
            frozenset({"member", "life_event", "backup"}),
            lambda batch: self._on_taken(str(batch), people, found.preview.file_name),
            self._on_refused,
            owner=self,
        )

    def _on_taken(self, batch: str, people: int, name: str) -> None:
        self._start()
        text = words.taken_text(people, name)
        self.banner.say(text, "good", "Hoàn tác lần sửa này", lambda: self._undo(batch))

    def _undo(self, batch: str) -> None:
        self._runner.run(
            lambda unit: undo_import(unit, batch),
            lambda undone: self.banner.say(
                undone_text(len(undone.restored), len(undone.kept)), "information"
            ),
            owner=self,
        )

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.banner.show_problems(problems, self._dialogs.say)

    def _on_back(self) -> None:
        if self.may_leave():
            self._start()
            self.banner.clear()
            self.closed.emit()


def _look(unit: Unit, path: Path) -> tuple[Proposal, _Held | None]:
    proposal = propose(unit, open_workbook(read_file(path), path.name))
    if proposal.needs_a_look:
        return proposal, None
    return proposal, (reconcile(unit, proposal), branches(unit))
