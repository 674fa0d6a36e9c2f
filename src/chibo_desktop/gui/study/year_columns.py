"""The columns of one member's year: lines of the commitment, and months."""

from datetime import date

from chibo_desktop.domain.study import CommitmentLine, StudyMonth
from chibo_desktop.domain.study_due import due_day
from chibo_desktop.gui.widgets import CENTRE, Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.numbers import decimal_text

_TONES = {"met": "good", "model": "good", "not-met": "accent", "absent": "accent"}


def line_columns(today: date) -> tuple[Column[CommitmentLine], ...]:
    """What, what comes of it, until when (late is said in words), how it went."""
    return (
        Column(
            key="number",
            title="TT",
            text=lambda line: str(line.number or ""),
            align=CENTRE,
            width=40,
        ),
        Column(
            key="content",
            title="Nội dung cam kết",
            text=lambda line: line.content,
            width=320,
            tip=lambda line: f"{line.heading}: {line.content}" if line.heading else line.content,
        ),
        Column(
            key="product",
            title="Sản phẩm, chỉ số",
            text=lambda line: line.product,
            width=180,
            tip=lambda line: line.product,
        ),
        Column(
            key="due",
            title="Thời hạn",
            text=lambda line: _due(line, today),
            width=120,
            state=lambda line: "attention" if _is_late(line, today) else "",
        ),
        Column(
            key="result",
            title="Tự đánh giá",
            text=lambda line: catalogues()["commitment_result"].label(line.self_result),
            width=90,
            state=lambda line: _TONES.get(line.self_result, ""),
        ),
        Column(
            key="remark",
            title="Chi bộ nhận xét",
            text=lambda line: line.remark,
            width=140,
            tip=lambda line: line.remark,
        ),
    )


def month_columns() -> tuple[Column[StudyMonth], ...]:
    """Twelve months, one a line."""
    return (
        Column(
            key="month",
            title="Tháng",
            text=lambda one: str(one.period.number) if one.period else "",
            align=CENTRE,
            width=70,
        ),
        Column(
            key="action",
            title="Việc làm theo đăng ký",
            text=lambda one: one.action or ("theo bản cam kết" if one.line_id else ""),
            width=270,
            tip=lambda one: one.action,
        ),
        Column(
            key="documents",
            title="Tài liệu đã học",
            text=lambda one: one.documents,
            width=170,
            tip=lambda one: one.documents,
        ),
        Column(
            key="hours",
            title="Giờ",
            text=lambda one: decimal_text(one.hours) if one.hours is not None else "",
            align=CENTRE,
            width=50,
        ),
        Column(
            key="participation",
            title="Dự học",
            text=lambda one: catalogues()["participation"].label(one.participation),
            width=120,
            state=lambda one: _TONES.get(one.participation, ""),
        ),
        Column(
            key="report",
            title="Thu hoạch",
            text=lambda one: "đã nộp" if one.has_report else "",
            width=80,
        ),
        Column(
            key="remark",
            title="Chi ủy nhận xét",
            text=_remark,
            width=220,
            state=lambda one: _TONES.get(one.remark, ""),
            tip=lambda one: one.remark_words,
        ),
    )


def _remark(one: StudyMonth) -> str:
    said = catalogues()["study_remark"].label(one.remark)
    return ": ".join(filter(None, (said, one.remark_words)))


def _is_late(line: CommitmentLine, today: date) -> bool:
    due = due_day(line.due, today.year) if not line.self_result else None
    return due is not None and due < today


def _due(line: CommitmentLine, today: date) -> str:
    return f"{line.due} – quá hạn" if _is_late(line, today) else line.due
