"""Biên bản – Nghị quyết: texts typed once, speeches, votes, the papers made of them."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.meeting_content import MeetingVote, Speech
from chibo_desktop.gui.meetings.list_card import ListCard
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.minutes_columns import SPEECH_COLUMNS, VOTE_COLUMNS
from chibo_desktop.gui.meetings.minutes_dialogs import SpeechDialog, VoteDialog
from chibo_desktop.gui.meetings.number_dialog import NumberDialog
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, Card, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.meeting_fields import set_meeting_fields, with_texts
from chibo_desktop.services.meeting_papers import (
    INVITATION,
    MINUTES,
    RESOLUTION,
    meeting_paper_pdf,
    meeting_paper_workbook,
)
from chibo_desktop.services.minutes import (
    Minutes,
    VoteLine,
    load_minutes,
    new_speech,
    new_vote,
    number_papers,
    remove_part,
    save_speech,
    save_vote,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.meeting_papers import numbers_sentence
from chibo_desktop.wording.meetings import attendance_sentence

_TEXTS = ("ideology", "past_month", "next_month", "organizing", "conclusion")
_PAPERS = (
    (MINUTES, "Xem biên bản"),
    (RESOLUTION, "Xem nghị quyết"),
    (INVITATION, "Xem thông báo mời họp"),
)


class MinutesTab(MeetingTab, OpensForms[SpeechDialog | VoteDialog | NumberDialog]):
    """The record of one meeting."""

    key: ClassVar[str] = "minutes"
    title: ClassVar[str] = "Biên bản"
    hint: ClassVar[str] = "Ghi ngay khi rời ô · Ctrl+Enter: vào sổ · Enter: sửa ý kiến, biểu quyết"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "speech", "meeting_vote", "attendance", "agenda_item"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.minutes: Minutes | None = None
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.said.emit(words, "good"))
        self.figures = label(role="strong", wraps=True)
        self.papers = ToolRow()
        for form, words in _PAPERS:
            button = Button(words, sign="printer")
            button.clicked.connect(lambda _checked=False, form=form: self.show_paper(form))
            self.papers.add(button)
        self.texts = RecordForm(
            Meeting, _TEXTS, columns=1, lines={"past_month": 4, "next_month": 4}
        )
        self.texts.edited.connect(self._on_edited)
        self.speeches: ListCard[Speech] = ListCard(
            context, "Ý kiến phát biểu", "meeting-speeches", SPEECH_COLUMNS, "Thêm ý kiến…"
        )
        self.votes: ListCard[VoteLine] = ListCard(
            context, "Biểu quyết", "meeting-votes", VOTE_COLUMNS, "Thêm biểu quyết…"
        )
        self._build()
        self.speeches.add_requested.connect(self.add_speech)
        self.speeches.edit_requested.connect(self._open_speech)
        self.speeches.remove_requested.connect(self._remove)
        self.votes.add_requested.connect(self.add_vote)
        self.votes.edit_requested.connect(lambda line: self._open_vote(line.vote))
        self.votes.remove_requested.connect(lambda line: self._remove(line.vote))

    @property
    def act_text(self) -> str:
        """The numbers, until they are given."""
        if self.minutes is None or self.minutes.is_numbered:
            return ""
        return "Vào sổ, lấy số…" if self.minutes.count.is_taken else ""

    def act(self) -> None:
        """Ask for the numbers."""
        if self.minutes is None:
            return
        identity = self.meeting_id
        self._ask(
            NumberDialog(self.minutes, self),
            lambda unit, minutes, resolution: number_papers(unit, identity, minutes, resolution),
        )

    def load(self) -> None:
        """Read the record again."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: load_minutes(unit, identity),
            self._on_minutes,
            owner=self,
            latest="minutes",
        )

    def leave(self) -> None:
        """Save what is being typed."""
        self.texts.commit()

    def show_paper(self, form: str) -> None:
        """Preview one paper; what is being typed is in it."""
        self.leave()
        identity = self.meeting_id
        title = {MINUTES: "Biên bản", RESOLUTION: "Nghị quyết", INVITATION: "Thông báo"}[form]
        self.desk.show(
            f"{title} {self.minutes.meeting.title if self.minutes else ''}".strip(),
            lambda unit: meeting_paper_pdf(unit, form, identity),
            lambda unit: meeting_paper_workbook(unit, form, identity),
        )

    def add_speech(self) -> None:
        """Ask who said what."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: new_speech(unit, identity), self._open_speech, owner=self
        )

    def add_vote(self) -> None:
        """Ask for a vote."""
        identity = self.meeting_id
        self.of_file.runner.run(lambda unit: new_vote(unit, identity), self._open_vote, owner=self)

    def _build(self) -> None:
        content = QWidget()
        content.setProperty("plane", "clear")
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(M)
        texts = Card("Nội dung ghi một lần, dùng cho cả biên bản và nghị quyết")
        texts.body.addWidget(self.texts)
        for card in (texts, self.speeches, self.votes):
            cards.addWidget(card)
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.figures)
        layout.addWidget(self.papers)
        layout.addWidget(area, 1)

    def _on_minutes(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.texts.show_record(minutes.meeting)
        self.speeches.show_lines(minutes.speeches)
        self.votes.show_lines(minutes.votes)
        self.figures.setText(
            f"{attendance_sentence(minutes.count)}. {numbers_sentence(minutes.meeting)}"
        )
        self.head_changed.emit()

    def _on_edited(self, name: str, text: str) -> None:
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: set_meeting_fields(unit, identity, {name: text}),
            None,
            self.refuse,
            owner=self,
        )

    def _open_speech(self, speech: Speech) -> None:
        if self.minutes is None:
            return
        dialog = SpeechDialog(speech, self.minutes.members, self.minutes.agenda, self)

        def save(unit: Unit, written: dict[str, str]) -> None:
            save_speech(unit, with_texts(speech, written))

        self._ask(dialog, save)

    def _open_vote(self, vote: MeetingVote) -> None:
        dialog = VoteDialog(vote, self)

        def save(unit: Unit, written: dict[str, str]) -> None:
            save_vote(unit, with_texts(vote, written))

        self._ask(dialog, save)

    def _remove(self, part: Speech | MeetingVote) -> None:
        self.of_file.runner.run(
            lambda unit: remove_part(unit, part), lambda _: self.load(), self.refuse, owner=self
        )

    def _ask(
        self, dialog: SpeechDialog | VoteDialog | NumberDialog, save: Callable[..., object]
    ) -> None:
        carry_out(self.of_file, dialog, save, lambda _: self.load())
        self.show_form(dialog)
