"""Sinh hoạt at the office: each unit's branches with held meetings, attendance and quality."""

from typing import ClassVar

from chibo_desktop.domain.text import sort_key
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import RIGHT, Choice, Column, DataTable, LinesModel, Page, ToolRow
from chibo_desktop.gui.widgets.columns import unit_column
from chibo_desktop.services.meetings_of_units import UnitMeetings, units_meetings
from chibo_desktop.wording.meetings import percent
from chibo_desktop.wording.numbers import mark_text

_YEARS_BACK = 4


class UnitsMeetingsPage(Page):
    """Read-only: the figures come with the units' bundles."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "attendance", "meeting_score", "branch", "subordinate"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Sinh hoạt chi bộ")
        self._of_file = context
        year = context.today().year
        self.years = Choice(
            [(str(one), f"Năm {one}") for one in range(year, year - _YEARS_BACK, -1)]
        )
        self.years.setAccessibleName("Năm")
        self.years.chosen.connect(lambda _year: self.reload(None))
        tools = ToolRow()
        tools.add(self.years)
        self.model: LinesModel[UnitMeetings] = LinesModel(_COLUMNS, self)
        self.table = DataTable("units-meetings", context.settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Sinh hoạt của các đơn vị")
        self.body.addWidget(tools)
        self.body.addWidget(self.table, 1)

    def reload(self, changes: frozenset[str] | None) -> None:
        year, today = int(self.years.value()), self._of_file.today()
        self._of_file.runner.run(
            lambda unit: units_meetings(unit, year, today),
            self._on_lines,
            owner=self,
            latest="units",
        )

    def _on_lines(self, lines: list[UnitMeetings]) -> None:
        self.model.set_lines(lines)
        self.set_title(f"Sinh hoạt chi bộ năm {self.years.value()}")
        if not lines and int(self.years.value()) == self._of_file.today().year:
            self.set_context("")
            self.show_empty(
                "Chưa đơn vị nào gửi sổ sinh hoạt",
                "Kế hoạch, điểm danh và điểm chất lượng của các chi bộ đến cùng gói hằng tháng.",
                "calendar-days",
                "Mở Hộp thư",
                lambda: self.go_requested.emit("inbox", None),
            )
            return
        self.show_body()
        behind = sum(1 for one in lines if one.held < one.due)
        short = f" · {behind} chi bộ còn buổi đã đến ngày mà chưa ghi" if behind else ""
        self.set_context(f"{len(lines)} chi bộ có sổ sinh hoạt{short}")
        self.set_hint("Bấm tiêu đề cột để xếp · Ctrl+C: chép sang Excel")


def _grades(line: UnitMeetings) -> str:
    return ", ".join(f"{grade} {count}" for grade, count in line.grades) or "chưa chấm"


_COLUMNS: tuple[Column[UnitMeetings], ...] = (
    unit_column(lambda line: line.unit_name, width=230, is_optional=False),
    Column(
        key="branch",
        title="Chi bộ",
        text=lambda line: line.branch_name if line.branch_name != line.unit_name else "",
        tip=lambda line: line.branch_name,
        order=lambda line: sort_key(line.branch_name),
        width=190,
    ),
    Column(
        key="held",
        title="Đã họp /\nđến hạn",
        text=lambda line: f"{line.held}/{line.due}",
        order=lambda line: (line.held - line.due, line.held),
        state=lambda line: "attention" if line.held < line.due else "",
        align=RIGHT,
        width=94,
    ),
    Column(
        key="themed",
        title="Có\nchuyên đề",
        text=lambda line: str(line.themed),
        order=lambda line: line.themed,
        align=RIGHT,
        width=96,
    ),
    Column(
        key="share",
        title="Dự họp\nbình quân",
        text=lambda line: percent(line.share),
        order=lambda line: line.share or 0,
        align=RIGHT,
        width=100,
    ),
    Column(
        key="mean",
        title="Điểm\nbình quân",
        text=lambda line: mark_text(line.mean),
        order=lambda line: line.mean or 0,
        align=RIGHT,
        width=100,
    ),
    Column(key="grades", title="Xếp loại các buổi", text=_grades, tip=_grades, width=190),
)
