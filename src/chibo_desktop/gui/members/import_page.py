"""Bringing in a list: the file, its columns, what it would do, doing it, taking it back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.document_dialog import DocumentDialog, with_document
from chibo_desktop.gui.members.import_columns import ImportColumnsPanel, place_of
from chibo_desktop.gui.members.import_files import ImportFiles
from chibo_desktop.gui.members.import_front import ImportFront
from chibo_desktop.gui.members.import_preview import ImportPreviewPanel
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.import_source import Proposal, Workbook, open_workbook, propose
from chibo_desktop.services.member_import import (
    ImportPreview,
    RowChoice,
    Undone,
    corrected_labels,
    import_safely,
    past_imports,
    planned,
    preview_proposal,
    read_file,
    undo_import,
)
from chibo_desktop.services.members import Unit, branches
from chibo_desktop.wording.import_preview import (
    button_text,
    done_text,
    notes_text,
    undone_text,
    waiting_text,
)
from chibo_desktop.wording.import_steps import KNOWN_LAYOUTS

WORKBOOKS = "Bảng tính và danh sách (*.xlsx *.xls *.ods *.csv *.txt);;Mọi tệp (*)"
_FRONT, _COLUMNS, _PREVIEW = range(3)
_Shown = tuple[ImportPreview, dict[str, str]]
_Look = tuple[Proposal, _Shown | None]


class ImportPage(Page):
    """`closed`: back to the list; `reconcile_requested`: compare instead of bringing in."""

    closed = Signal()
    reconcile_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Nhập và đối chiếu danh sách")
        self._context_of_file = context
        self._session = context.session
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._preview: ImportPreview | None = None
        self.asking: DocumentDialog | None = None
        self._files = ImportFiles(context, self)
        self._build()
        self._start()
        self.setAcceptDrops(True)

    def begin(self) -> None:
        """Show what can be done here."""
        self._start()
        self._load_past()
        self.front.choose.setFocus()

    def may_leave(self) -> bool:
        if self._inner.currentIndex() == _FRONT:
            return True
        return self._dialogs.confirm(
            "Rời đi mà chưa nhập?",
            "Tệp đã đọc và những lựa chọn cho từng dòng sẽ bỏ đi; danh sách đảng viên giữ nguyên.",
            "Rời đi, chưa nhập",
        )

    def open_file(self, path: Path) -> None:
        """Read a workbook; a list that is known goes straight on to the preview."""
        self._settings.set_folder("members", path.parent)
        self.banner.clear()
        self._runner.run_long(
            lambda unit, _progress: _look(unit, open_workbook(read_file(path), path.name)),
            f"Đang đọc {path.name}",
            self._on_look,
            self._on_refused,
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        path = Path(event.mimeData().urls()[0].toLocalFile())
        if self.may_leave():
            self._start()
            self.open_file(path)

    def _build(self) -> None:
        self.add_action("Về danh sách", self._on_back, sign="chevron-left", keys="Esc")
        self.other = self.add_action("Chọn tệp khác…", self._on_other, sign="folder-open")
        self.go = self.add_action("Nhập", self._on_go, True)
        self.front = ImportFront()
        self.front.choose_requested.connect(self._on_choose)
        self.front.template_requested.connect(self._files.save_template)
        self.front.reconcile_requested.connect(self.reconcile_requested)
        self.front.undo_requested.connect(self._undo)
        self.columns = ImportColumnsPanel()
        self.columns.place_chosen.connect(self._on_place)
        self.columns.changed.connect(self._show_columns_plan)
        self.panel = ImportPreviewPanel(self._dialogs.say)
        self.panel.chosen.connect(self._show_plan)
        self.panel.offer_taken.connect(self._on_offer)
        self.panel.mend_requested.connect(self._on_mend)
        self._inner = QStackedWidget()
        for widget in (self.front, self.columns, self.panel):
            self._inner.addWidget(widget)
        self.body.addWidget(self._inner, 1)

    def _start(self) -> None:
        self._preview = None
        self._inner.setCurrentIndex(_FRONT)
        self.go.hide()
        self.other.hide()
        self.set_context("")
        self.set_hint("Esc: về danh sách")

    def _on_choose(self) -> None:
        files = self._dialogs.open_files(
            "Chọn danh sách đảng viên", WORKBOOKS, self._settings.folder("members"), many=False
        )
        if files:
            self.open_file(files[0])

    def _on_other(self) -> None:
        """From the preview back to the columns; from the columns to another file."""
        if self._inner.currentIndex() == _PREVIEW and self._preview is not None:
            self._show_columns(self._preview.proposal)
        else:
            self._on_choose()

    def _on_look(self, found: _Look) -> None:
        proposal, shown = found
        if shown is None:
            self._show_columns(proposal)
        else:
            self._on_preview(shown)

    def _show_columns(self, proposal: Proposal) -> None:
        self.banner.clear()
        self.columns.show_proposal(proposal)
        self._inner.setCurrentIndex(_COLUMNS)
        self.other.setText("Chọn tệp khác…")
        self.other.show()
        self.go.setText("Xem trước")
        self.go.setEnabled(True)
        self.go.show()
        self.set_hint("Tab: sang cột kế tiếp · ↑ ↓: đổi mục · Esc: về danh sách, không nhập gì")
        self._show_columns_plan()

    def _show_columns_plan(self) -> None:
        proposal = self.columns.proposal()
        known = KNOWN_LAYOUTS.get(proposal.layout.known_as, "")
        parts = [proposal.workbook.file_name, self.columns.summary()]
        if proposal.is_remembered:
            parts.append("ghép như lần trước")
        elif known:
            parts.append(f"nhận ra {known}")
        self.set_context(" · ".join(parts))

    def _on_place(self, sheet: int, first: int, last: int) -> None:
        workbook = self.columns.proposal().workbook
        self._runner.run(
            lambda unit: propose(unit, workbook, sheet, place_of(first, last)),
            self._show_columns,
            self._on_refused,
            owner=self,
            latest="place",
        )

    def _see(self, proposal: Proposal, accepted: frozenset[str] = frozenset()) -> None:
        self._runner.run_long(
            lambda unit, _progress: (
                preview_proposal(unit, proposal, accepted, keep=True),
                branches(unit),
            ),
            "Đang so với danh sách", self._on_preview, self._on_refused, owner=self,
        )  # fmt: skip

    def _on_offer(self, code: str) -> None:
        if self._preview is not None:
            self._see(self._preview.proposal, self._preview.accepted | {code})

    def _on_preview(self, found: _Shown) -> None:
        self._preview, names = found
        self.panel.show_preview(self._preview, names)
        self._inner.setCurrentIndex(_PREVIEW)
        self.panel.table.setFocus()
        self.go.show()
        self.other.setText("Xem lại ghép cột")
        self.other.show()
        self._show_notes(self._preview.problems)
        self.set_hint("↑ ↓: xem từng dòng · Ctrl+bấm: chọn nhiều dòng · Esc: về danh sách")
        self._show_plan()

    def _show_notes(self, problems: tuple[Problem, ...]) -> None:
        """A single note in view, several a click away: the rows need the room."""
        said = [self._dialogs.say(problem) for problem in problems]
        if len(said) < 2:
            self.banner.show_problems(problems, self._dialogs.say)
            return
        self.banner.say(
            notes_text(len(said)),
            "attention",
            "Xem",
            lambda: self._dialogs.inform("Về tệp này", "\n\n".join(said)),
        )

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.banner.show_problems(problems, self._dialogs.say)

    def _show_plan(self) -> None:
        if self._preview is None:
            return
        plan = planned(self._preview, self.panel.choices)
        self.go.setText(button_text(plan.added, plan.changed))
        self.go.setEnabled(bool(plan.added or plan.changed))
        parts = [self._preview.file_name, self.panel.summary()]
        if waiting := self.panel.waiting():
            parts.append(waiting_text(waiting))
        self.set_context(" · ".join(parts))

    def _on_go(self) -> None:
        if self._inner.currentIndex() == _COLUMNS:
            self._see(self.columns.proposal())
            return
        preview = self._preview
        if preview is None:
            return
        choices = dict(self.panel.choices)
        self.asking = with_document(
            self._context_of_file,
            corrected_labels(preview, choices),
            "Sửa theo bảng",
            self,
            lambda document: self._write(preview, choices, document),
        )

    def _write(self, preview: ImportPreview, choices: dict[int, RowChoice], document: str) -> None:
        session, plan = self._session, planned(preview, choices)
        words = done_text(plan.added, plan.changed, preview.file_name)
        self._runner.run_alone(
            lambda _progress: import_safely(session, preview, choices, document),
            "Đang sao lưu rồi nhập",
            frozenset({"member", "life_event", "backup"}),
            lambda batch: self._on_done(str(batch), words),
            self._on_refused,
            owner=self,
        )

    def _on_mend(self) -> None:
        if self._preview is not None:
            self._files.save_rows(self._preview, dict(self.panel.choices))

    def _on_done(self, batch: str, words: str) -> None:
        self._start()
        self._load_past()
        self.banner.say(words, "good", "Hoàn tác lần nhập này", lambda: self._undo(batch))

    def _undo(self, batch: str) -> None:
        self._runner.run(lambda unit: undo_import(unit, batch), self._on_undone, owner=self)

    def _on_undone(self, undone: Undone) -> None:
        self._load_past()
        self.banner.say(undone_text(len(undone.restored), len(undone.kept)), "information")

    def _load_past(self) -> None:
        self._runner.run(past_imports, self.front.show_past, owner=self, latest="past")

    def _on_back(self) -> None:
        if self.may_leave():
            self._start()
            self.banner.clear()
            self.closed.emit()


def _look(unit: Unit, workbook: Workbook) -> _Look:
    """What a workbook was taken for, and its preview when nothing needs a look first."""
    proposal = propose(unit, workbook)
    if proposal.needs_a_look:
        return proposal, None
    return proposal, (preview_proposal(unit, proposal), branches(unit))
