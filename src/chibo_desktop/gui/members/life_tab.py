"""Diễn biến: what happened to somebody, newest first, and what may be recorded next."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.life_fields import DOCUMENT_TYPES
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.gui.members.event_dialog import EventDialog
from chibo_desktop.gui.members.life_row import LifeRow
from chibo_desktop.gui.members.paper_acts import PaperActs
from chibo_desktop.gui.members.papers_lines import SCANS
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, S
from chibo_desktop.gui.widgets import Banner, Button, Card, label
from chibo_desktop.services.life import (
    EventDraft,
    Recorded,
    check_event,
    edit_event,
    new_event,
    record_event,
    take_back,
)
from chibo_desktop.services.life_view import LifeView, load_life
from chibo_desktop.services.papers import member_papers
from chibo_desktop.services.session import Unit


class LifeTab(MemberTab):
    """A tab of the member's page; another unit's member is only read."""

    title = "Diễn biến"
    kinds = frozenset({"life_event", "member", "attachment"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._papers: PaperActs | None = None
        self._member_id = self._org_id = ""
        self._is_ours = False
        self._view: LifeView | None = None
        self.rows: list[LifeRow] = []
        self.dialog: EventDialog | None = None
        self._build()

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        """Show the life line of somebody."""
        self._member_id, self._org_id, self._is_ours = member_id, org_id, is_ours
        self.banner.clear()
        self._load()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Look again when events or members have changed."""
        if self._member_id and (changes is None or changes & self.kinds):
            self._load()

    def may_leave(self) -> bool:
        """Nothing is left unsaved here: an event is recorded or it is not."""
        return True

    def on_record(self) -> None:
        """Ask for the next event."""
        view = self._view
        if view is None:
            return
        if not any(not one.reason or one.is_possible_earlier for one in view.choices):
            reasons = {one.reason for one in view.choices}
            self._dialogs.inform("Chưa ghi được sự kiện nào", "\n".join(sorted(reasons)))
            return
        member_id = self._member_id
        self._runner.run(
            lambda unit: new_event(unit, member_id, view.likely), self._open, owner=self
        )

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(M)
        self.banner = Banner()
        outer.addWidget(self.banner)
        head = _grown(Card())
        row = QHBoxLayout()
        row.setSpacing(L)
        words = QVBoxLayout()
        words.setSpacing(S)
        self.standing = label(role="heading", wraps=True)
        self.next_step = label(role="secondary", wraps=True)
        words.addWidget(self.standing)
        words.addWidget(self.next_step)
        row.addLayout(words, 1)
        self.record = Button("Ghi sự kiện…", "primary", "plus")
        self.record.clicked.connect(self.on_record)
        row.addWidget(self.record, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.body.addLayout(row)
        outer.addWidget(head)
        self._card = _grown(Card("Diễn biến, mới nhất ở trên"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._card.body.addLayout(self._lines)
        inner = _Tall()
        inner.setProperty("plane", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        outer.addWidget(area, 1)

    def _load(self) -> None:
        member_id, org_id = self._member_id, self._org_id
        self._runner.run(
            lambda unit: load_life(unit, member_id, org_id),
            self._on_loaded,
            owner=self,
            latest="life",
        )

    def _on_loaded(self, view: LifeView) -> None:
        self._view = view
        self.standing.setText(view.standing)
        step = f"Việc tiếp theo: {view.next_step}" if view.next_step else ""
        self.next_step.setText(step)
        self.next_step.setVisible(bool(step))
        self.record.setVisible(self._is_ours)
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = []
        lines = list(reversed(view.lines))
        for place, line in enumerate(lines):
            row = LifeRow(
                line,
                is_first=place == 0,
                is_last=place == len(lines) - 1,
                can_change=self._is_ours,
            )
            row.edit_requested.connect(self._on_edit)
            row.removal_requested.connect(self._on_removal)
            row.scan_requested.connect(self._on_scan)
            row.paper_requested.connect(self._on_paper)
            self._lines.addWidget(row)
            self.rows.append(row)
        if not lines:
            self._lines.addWidget(
                label(
                    "Chưa ghi sự kiện nào. Bấm “Ghi sự kiện…” để ghi việc đầu tiên.",
                    "secondary",
                    wraps=True,
                )
            )

    def _on_edit(self, event_id: str) -> None:
        member_id = self._member_id
        self._runner.run(lambda unit: edit_event(unit, member_id, event_id), self._open, owner=self)

    def _open(self, draft: EventDraft) -> None:
        view = self._view
        if view is None:
            return
        choices = view.choices if draft.is_new else ()
        window = self._dialogs.window() or self
        self.dialog = EventDialog(draft, choices, view.member.full_name, window)
        self.dialog.submitted.connect(self._on_submitted)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self, _result: int) -> None:
        self.dialog = None

    def _on_submitted(self, draft: EventDraft, has_seen: bool) -> None:
        dialog = self.dialog
        if dialog is not None:
            self._runner.run(
                lambda unit: _record(unit, draft, has_seen=has_seen),
                lambda done: self._on_recorded(dialog, draft, done),
                lambda problems: dialog.show_problems(problems, self._dialogs.say),
                owner=self,
            )

    def _on_recorded(self, dialog: QDialog, draft: EventDraft, done: Recorded) -> None:
        dialog.accept()
        words = "Đã ghi sự kiện." if draft.is_new else "Đã sửa sự kiện."
        self.banner.say(f"{words} Trạng thái trong hồ sơ và danh sách đã theo sự kiện này.", "good")
        self._load()
        self.summary_changed.emit()

    @property
    def papers(self) -> PaperActs:
        """What can be done with scans, made when first needed."""
        if self._papers is None:
            self._papers = PaperActs(self._context_of_file, self, self.banner)
        return self._papers

    def _on_paper(self, paper_id: str) -> None:
        self.papers.view(paper_id)

    def _on_scan(self, event_id: str) -> None:
        settings = self._context_of_file.settings
        files = self._dialogs.open_files("Chọn bản quét", SCANS, settings.folder("scans"))
        if not files:
            return
        settings.set_folder("scans", files[0].parent)
        kind = next(row.line.event.kind for row in self.rows if row.line.event.id == event_id)
        usual = DOCUMENT_TYPES.get(LifeEventKind(kind), "")
        member_id = self._member_id
        self._runner.run(
            lambda unit: member_papers(unit, member_id),
            lambda papers: self.papers.add_paths(papers, files, usual, event_id=event_id),
            owner=self,
        )

    def _on_removal(self, event_id: str) -> None:
        row = next(one for one in self.rows if one.line.event.id == event_id)
        what = f"Rút lại “{row.line.title}”?"
        reason = self._dialogs.ask_text(what, "Lý do rút lại", "Rút lại sự kiện")
        if reason is None:
            return
        member_id = self._member_id
        self._runner.run(
            lambda unit: take_back(unit, member_id, event_id, reason),
            lambda _state: self._on_taken_back(),
            self._on_refused,
            owner=self,
        )

    def _on_taken_back(self) -> None:
        self.banner.say("Đã rút lại sự kiện; trạng thái trở về như trước khi ghi.", "good")
        self._load()
        self.summary_changed.emit()

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        self.banner.show_problems(problems, self._dialogs.say)


def _grown(card: Card) -> Card:
    """A card is held to the height of its words on one line; these wrap."""
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return card


class _Tall(QWidget):
    """As tall as its wrapped words need: a scroll area alone would press them together."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            if layout is not None:
                self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return done


def _record(unit: Unit, draft: EventDraft, *, has_seen: bool) -> Recorded:
    """Record; what one is only asked about is shown once before anything is written."""
    found = check_event(unit, draft)
    if found and not has_seen:
        raise DomainError(*found)
    return record_event(unit, draft)
