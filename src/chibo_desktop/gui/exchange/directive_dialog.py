"""What a directive of the office will change here, before anything is written."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Column, DataTable, LinesModel, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.directives_received import DirectiveLine, DirectiveView, Fate
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.directives import (
    FATE_WORDS,
    NO_CHANGES,
    follows_text,
    kind_text,
    told,
)
from chibo_desktop.wording.numbers import count_text

_WIDTH, _ROWS = 880, 8  # pixels at 100 %, rows in sight
_COLOURS = {Fate.NEW: "good", Fate.CHANGED: "attention", Fate.WITHDRAWN: "secondary"}


class DirectiveDialog(ActDialog):
    """Accepted: take it in. Every line says what changes, and what the unit itself gets by it."""

    def __init__(
        self, view: DirectiveView, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"Chỉ đạo số {view.seq} của {view.office_name}",
            f"Ghi ngày {view_day(view)}. {acknowledged_text(view)} Chưa có gì được ghi vào sổ.",
            "Nhận chỉ đạo",
            parent,
        )
        self.summary = label(changes_text(view), "strong", wraps=True)
        self.body.addWidget(self.summary)
        self.news = label("\n".join(view.news), wraps=True)
        self.news.setVisible(bool(view.news))
        self.body.addWidget(self.news)
        self.lines: LinesModel[DirectiveLine] = LinesModel(_COLUMNS)
        self.table = DataTable("directive-lines", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Những gì chỉ đạo thay đổi")
        self.lines.set_lines(view.lines)
        self.table.setVisible(bool(view.lines))
        self.table.setMinimumHeight(current().row * (min(len(view.lines), _ROWS) + 2))
        self.body.addWidget(self.table, 1)
        if view.lines:
            self.body.addWidget(
                label(
                    "Những dòng này là của Đảng ủy: đơn vị xem và làm theo, không sửa. Nhận xong "
                    "vẫn gỡ được cả chỉ đạo.",
                    "secondary",
                    wraps=True,
                )
            )
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(current().scaled(_WIDTH), room))
        self.submit.setFocus()


def view_day(view: DirectiveView) -> str:
    """The day on which it was written, by the office's clock."""
    return date_text(datetime.fromisoformat(view.written_at).date())


def acknowledged_text(view: DirectiveView) -> str:
    """How far the office has what is here."""
    period = month_text(Month.parse(view.period)) if view.period else "trước kỳ đầu"
    left = (
        f"còn {count_text(view.remaining_changes)} thay đổi chưa gửi"
        if view.remaining_changes
        else "không còn thay đổi nào chưa gửi"
    )
    return f"{view.office_name} đã nhận đủ đến {period}, {left}."


def changes_text(view: DirectiveView) -> str:
    """How many rows are new, changed, no longer in force."""
    words = ((Fate.NEW, "mới"), (Fate.CHANGED, "thay đổi"), (Fate.WITHDRAWN, "thôi áp dụng"))
    counted = [
        f"{count_text(count)} {said}"
        for fate, said in words
        if (count := sum(line.fate is fate for line in view.lines))
    ]
    newer = (
        f" {count_text(view.set_aside)} nội dung do bản chương trình mới hơn ghi được giữ lại, "
        "hiện ra khi cài bản mới."
        if view.set_aside
        else ""
    )
    nothing = "" if view.news else NO_CHANGES
    return (f"Nội dung: {', '.join(counted)}." if counted else nothing) + newer


def _own(line: DirectiveLine) -> str:
    return follows_text(line.own.target, line.own.before) if line.own else ""


_COLUMNS: tuple[Column[DirectiveLine], ...] = (
    Column(
        key="fate",
        title="Việc",
        text=lambda line: FATE_WORDS[line.fate],
        state=lambda line: _COLOURS[line.fate],
        width=112,
        is_optional=False,
    ),
    Column(key="kind", title="Loại", text=lambda line: kind_text(line.record), width=184),
    Column(
        key="text",
        title="Nội dung",
        text=lambda line: told(line.record, line.about),
        tip=lambda line: told(line.record, line.about),
        width=310,
        is_optional=False,
    ),
    Column(key="own", title="Ở đơn vị", text=_own, tip=_own, width=200),
)
