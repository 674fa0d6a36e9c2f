"""The columns of a dossier's history."""

from chibo_desktop.gui.widgets import Column
from chibo_desktop.services.record_history import RecordStep
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.history import NOTHING

RESTORE = "restore"


def history_columns() -> tuple[Column[RecordStep], ...]:
    """When, what, which field, from what to what, and the way back."""
    return (
        Column(key="when", title="Lúc", text=when_text, width=164, tip=lambda step: step.who),
        Column(
            key="act",
            title="Việc",
            text=lambda step: step.act,
            tip=lambda step: step.note or step.act,
            width=120,
        ),
        Column(key="field", title="Ô", text=_field, tip=_field, width=180),
        Column(
            key="old",
            title="Từ",
            text=lambda step: step.old or (NOTHING if step.atom else ""),
            tip=lambda step: step.old,
            state=lambda _step: "secondary",
            width=160,
        ),
        Column(
            key="new",
            title="Thành",
            text=lambda step: step.new or NOTHING,
            tip=lambda step: step.new,
            width=170,
        ),
        Column(
            key=RESTORE,
            title="",
            text=lambda step: "Lấy lại" if step.can_restore else "",
            tip=_offer,
            state=lambda _step: "information",
            width=76,
        ),
        Column(
            key="note",
            title="Ghi chú",
            text=lambda step: step.note,
            tip=lambda step: step.note,
            width=120,
        ),
    )


def when_text(step: RecordStep) -> str:
    """05/12/2026 14:02."""
    return f"{date_text(step.when.date())} {step.when:%H:%M}"


def _field(step: RecordStep) -> str:
    if step.record_type == "member" or step.label == step.subject:
        return step.label
    if step.subject.startswith(step.label):  # a whole row, called by its table and its name
        return step.subject
    return f"{step.subject}: {step.label}"


def _offer(step: RecordStep) -> str:
    if not step.can_restore:
        return ""
    return f"Lấy lại: {step.old}" if step.old else "Để trống như trước"


def detail_words(step: RecordStep) -> str:
    """Everything about one change, for reading at leisure."""
    head = f"{_field(step)} · {step.act} · {when_text(step)} · {step.who}"
    parts = [_change(part.label, part.old, part.new) for part in step.fields]
    if not parts:
        parts = [_change("", step.old, step.new)]
    return "\n".join(part for part in (head, *parts, step.note) if part)


def restored_words(step: RecordStep) -> str:
    """What the banner says once an old value stands again."""
    if not step.old:
        return f"{_field(step)}: đã để trống như trước. Ctrl+Z để hoàn tác."
    return f"{_field(step)}: đã lấy lại “{step.old}”. Ctrl+Z để hoàn tác."


def _change(label: str, old: str, new: str) -> str:
    words = f"{old} → {new or NOTHING}" if old else new
    return f"{label}: {words}" if label and words else words
