"""A member's month as a form: long texts have room here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.study import StudyMonth
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.dates import month_text

_NONE = ("", "Chưa ghi")
_ROOM = 460  # pixels that fit on the smallest screen together with title and buttons
_SHORT = 60  # letters of a line of the commitment that a choice shows
_LONG = (
    ("action", "&Việc làm theo đăng ký"),
    ("documents", "&Tài liệu đã học"),
    ("result", "&Kết quả thực hiện"),
    ("self_note", "Tự &nhận xét"),
    ("story", "Chuyện, gương &kể tại sinh hoạt"),
    ("remark_words", "Lời nhận xét của chi ủ&y"),
)


class SheetDialog(ActDialog):
    """Announces the fields that were changed; the page answers by `accept` or `show_problems`."""

    submitted = Signal(object)  # Mapping[field, text]

    def __init__(
        self,
        name: str,
        record: StudyMonth,
        lines: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`lines` are the contents of the year's commitment, by id."""
        month = month_text(record.period) if record.period else ""
        super().__init__(f"{name} – {month}", "", "Ghi lại", parent)
        self._record = record
        self.texts = {key: _area(str(getattr(record, key))) for key, _ in _LONG}
        self.line = Choice([("", "Không gắn"), *((one, _short(said)) for one, said in lines)])
        self.line.set_value(record.line_id)
        self.hours = QLineEdit(
            str(record.hours).replace(".", ",") if record.hours is not None else ""
        )
        self.took_part = Choice([_NONE, *catalogues()["participation"].labels.items()])
        self.took_part.set_value(record.participation)
        self.remark = Choice([_NONE, *catalogues()["study_remark"].labels.items()])
        self.remark.set_value(record.remark)
        self.report = QCheckBox("Đã nộp bài thu hoạch")
        self.report.setChecked(record.has_report)
        self._hours_field = FormField("Số &giờ tự học", self.hours)
        self._build()
        self.setMinimumWidth(current().scaled(640))

    def on_submit(self) -> None:
        """Announce what differs from the record."""
        self._hours_field.clear_problem()
        before = {
            **{key: str(getattr(self._record, key)) for key in self.texts},
            "line_id": self._record.line_id,
            "participation": self._record.participation,
            "remark": self._record.remark,
            "hours": str(self._record.hours).replace(".", ",")
            if self._record.hours is not None
            else "",
            "has_report": "1" if self._record.has_report else "",
        }
        now = {
            **{key: editor.toPlainText() for key, editor in self.texts.items()},
            "line_id": self.line.value(),
            "participation": self.took_part.value(),
            "remark": self.remark.value(),
            "hours": self.hours.text(),
            "has_report": "1" if self.report.isChecked() else "",
        }
        self.submitted.emit({key: text for key, text in now.items() if text != before[key]})

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field."""
        for problem in problems:
            self._hours_field.show_problem(say(problem))

    def _build(self) -> None:
        fields = {key: FormField(words, self.texts[key]) for key, words in _LONG}
        grid = FormGrid()
        grid.add(fields["action"], wide=True)
        grid.add(FormField("&Gắn với nội dung cam kết", self.line), wide=True)
        grid.add(fields["documents"])
        grid.add(fields["result"])
        grid.add(self._hours_field)
        grid.add(FormField("&Dự học", self.took_part))
        grid.add(self.report, wide=True)
        grid.add(fields["self_note"])
        grid.add(fields["story"])
        grid.add(FormField("&Chi ủy nhận xét", self.remark))
        grid.add(fields["remark_words"])
        self.body.addWidget(scrolled(grid), 1)


def scrolled(content: QWidget) -> QScrollArea:
    """Fields that may be taller than a small screen at large text."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    area.setMinimumHeight(min(content.sizeHint().height(), _ROOM))
    return area


def _area(text: str) -> QPlainTextEdit:
    editor = QPlainTextEdit(text)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(current().scaled(56))
    return editor


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"
