"""Chuẩn bị: when, where, who, what for; saved as each field is left."""

from typing import ClassVar

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Card
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meetings import known_meeting

_WHEN = ("kind", "held_on", "starts_at", "ends_at", "place", "title", "theme")
_WHO = ("chair_name", "secretary_name", "guests")
_READY = ("committee_met_on", "invited_on", "materials_on", "published_on", "materials")


class DetailsTab(MeetingTab):
    """Cards of fields."""

    key: ClassVar[str] = "details"
    title: ClassVar[str] = "Chuẩn bị"
    hint: ClassVar[str] = "Tab: ô sau, ghi ngay khi rời ô · Ctrl+Z: hoàn tác"
    kinds: ClassVar[frozenset[str]] = frozenset({"meeting"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        content = QWidget()
        content.setProperty("plane", "clear")
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(M)
        self.forms: list[RecordForm] = []
        for heading, names, helps in (
            ("Thời gian, địa điểm, nội dung", _WHEN, {"theme": "Để trống nếu không có chuyên đề."}),
            ("Người điều hành và đại biểu", _WHO, {"guests": "Mỗi người một dòng."}),
            (
                "Chuẩn bị và công bố",
                _READY,
                {
                    "materials": "Mỗi tài liệu một dòng.",
                    "materials_on": "Trước ngày họp ít nhất một ngày.",
                    "published_on": "Trong hai ngày sau buổi họp.",
                },
            ),
            (
                "Họp cơ quan trong tháng",
                ("agency_topics",),
                {
                    "agency_topics": "Mỗi việc một dòng: mục nào của chương trình lặp lại việc "
                    "cơ quan đã họp thì được chỉ ra và tính vào điểm chất lượng."
                },
            ),
        ):
            card = Card(heading)
            form = RecordForm(Meeting, names, helps=helps)
            form.edited.connect(self._on_edited)
            card.body.addWidget(form)
            cards.addWidget(card)
            self.forms.append(form)
        cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def load(self) -> None:
        """Read the meeting again."""
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: known_meeting(unit, identity), self._show, owner=self, latest="meeting"
        )

    def leave(self) -> None:
        """Save what is being typed."""
        for form in self.forms:
            form.commit()

    def _show(self, meeting: Meeting) -> None:
        for form in self.forms:
            form.show_record(meeting)

    def _on_edited(self, name: str, text: str) -> None:
        identity = self.meeting_id
        self.of_file.runner.run(
            lambda unit: set_meeting_fields(unit, identity, {name: text}),
            self._show,
            self._on_problems,
            owner=self,
        )

    def _on_problems(self, problems: tuple[Problem, ...]) -> None:
        for form in self.forms:
            problems = form.show_problems(problems, self.of_file.dialogs.say)
        if problems:
            self.refused.emit(problems)
