"""The columns of the journal, and one step of it in full."""

from collections.abc import Sequence

from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.journal_log import JournalLine
from chibo_desktop.services.record_history import RecordStep
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.history import NOTHING

_MOST = 3  # changes written out; the dossier's own history has them all
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def journal_columns() -> tuple[Column[JournalLine], ...]:
    """The day and the hour, what was done, with which remark, whether it still counts."""
    return (
        Column(key="day", title="Ngày", text=_day, width=180),
        Column(key="hour", title="Giờ", text=lambda line: f"{line.when:%H:%M}", width=64),
        Column(
            key="words",
            title="Việc",
            text=lambda line: line.words,
            tip=lambda line: line.words,
            width=420,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=lambda line: "↩ đã hoàn tác" if line.is_undone else "",
            state=lambda _line: "secondary",
            width=130,
        ),
        Column(
            key="note",
            title="Ghi chú",
            text=lambda line: line.note,
            tip=lambda line: line.note,
            width=200,
        ),
    )


def change_words(line: JournalLine, found: Sequence[RecordStep]) -> str:
    """What a step changed, field by field."""
    head = f"{line.words} · {_day(line)} {line.when:%H:%M}"
    told = [_change(step) for step in found[:_MOST]]
    if len(found) > _MOST:
        told.append(f"và {len(found) - _MOST} chỗ khác")
    return "\n".join(part for part in (head, *told, line.note) if part)


def _day(line: JournalLine) -> str:
    return f"{_WEEKDAYS[line.when.weekday()]} {date_text(line.when.date())}"


def _change(step: RecordStep) -> str:
    name = f"{step.subject} – {step.label}" if step.atom else step.subject
    if not step.old:
        return f"{name}: {step.new or NOTHING}"
    return f"{name}: {step.old} → {step.new or NOTHING}"
