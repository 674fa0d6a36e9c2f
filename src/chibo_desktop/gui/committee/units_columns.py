"""The columns of the office's table of units."""

from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.units_terms import UnitTerm
from chibo_desktop.wording.terms import attendance_text, congress_day

UNIT_COLUMNS: tuple[Column[UnitTerm], ...] = (
    unit_column(lambda line: line.name, width=260, is_optional=False),
    Column(
        key="congress",
        title="Đại hội",
        text=lambda line: congress_day(line.congress),
        order=lambda line: congress_day(line.congress),
        state=lambda line: "good" if line.congress and line.congress.is_held else "accent",
        width=150,
        is_optional=False,
    ),
    Column(
        key="attendance",
        title="Dự đại hội",
        text=lambda line: attendance_text(line.congress) if line.congress else "",
        width=270,
    ),
    Column(
        key="count",
        title="Văn bản\ncòn thiếu",
        text=lambda line: str(len(line.missing)),
        order=lambda line: len(line.missing),
        state=lambda line: "attention" if line.missing else "good",
        tip=lambda line: line.missing_words,
        align=RIGHT,
        width=100,
    ),
    Column(
        key="inspections",
        title="Kiểm tra\nđã kết luận",
        text=lambda line: f"{line.inspections.done}/{line.inspections.planned}",
        order=lambda line: (line.inspections.done, line.inspections.planned),
        state=lambda line: "attention" if line.late else "",
        align=RIGHT,
        width=110,
    ),
    Column(
        key="missing",
        title="Thiếu gì",
        text=lambda line: line.missing_words,
        tip=lambda line: line.missing_words,
        width=320,
    ),
)
