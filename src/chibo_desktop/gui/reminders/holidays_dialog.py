"""The table of days off of a year: what ships, what this unit wrote over it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.working_days import DayKind
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Choice,
    Column,
    DataTable,
    FormField,
    LinesModel,
    PartialDateEdit,
    ToolRow,
    label,
)
from chibo_desktop.services.holidays import (
    HolidayLine,
    HolidayYear,
    load_holidays,
    remove_holiday,
    save_holiday,
)
from chibo_desktop.wording.dates import date_text

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_KINDS = ((DayKind.OFF.value, "Nghỉ"), (DayKind.WORKING.value, "Làm việc (làm bù)"))
_ROWS = 5


class HolidaysDialog(QDialog):
    """Choose a year, write a day, take one's own day off again."""

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ngày nghỉ")
        self._of_file = context
        self._year = year
        self.years = Choice()
        self.years.chosen.connect(self._on_year)
        self.lines: LinesModel[HolidayLine] = LinesModel(_COLUMNS)
        self.table = DataTable("holidays", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Ngày nghỉ và ngày làm bù")
        self.table.setMinimumHeight(current().row * _ROWS)
        self.remove = Button("Bỏ ngày tự ghi")
        self.remove.clicked.connect(self._on_remove)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.day, self.name, self.kind = PartialDateEdit(), QLineEdit(), Choice(_KINDS)
        self.day.setPlaceholderText("ngày/tháng/năm")
        self.fields = {
            "day": FormField("&Ngày", self.day),
            "name": FormField("&Dịp nghỉ", self.name),
            "kind": FormField("&Loại ngày", self.kind),
        }
        self.add = Button("Ghi ngày này", "primary")
        self.add.clicked.connect(self._on_add)
        self._build()
        self._load()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Ngày nghỉ và ngày làm bù", "heading"))
        layout.addWidget(
            label(
                "Thứ bảy, chủ nhật là ngày nghỉ hằng tuần. Các thời hạn tính bằng ngày làm việc bỏ "
                "qua những ngày dưới đây; ngày đơn vị tự ghi được dùng trước.",
                "secondary",
                wraps=True,
            )
        )
        self.banner = Banner()
        layout.addWidget(self.banner)
        tools = ToolRow()
        tools.add(FormField("&Năm", self.years))
        layout.addWidget(tools)
        layout.addWidget(self.table, 1)
        self.source = label(role="secondary", wraps=True)
        layout.addWidget(self.source)
        written = ToolRow()
        for name, field in self.fields.items():
            written.add(field, stretching=name == "name")
        layout.addWidget(written)
        row = QHBoxLayout()
        row.setSpacing(M)
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.add)
        layout.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(
            min(current().scaled(760), room.width()), min(current().scaled(640), room.height())
        )

    def _load(self) -> None:
        year = self._year
        self._of_file.runner.run(
            lambda unit: load_holidays(unit, year), self._on_loaded, owner=self, latest="year"
        )

    def _on_loaded(self, year: HolidayYear) -> None:
        self.years.set_options([(str(one), str(one)) for one in (*year.years, year.years[-1] + 1)])
        self.years.set_value(str(year.year))
        self.lines.set_lines(year.lines)
        known = (
            ""
            if year.is_known
            else f"Chương trình chưa có bảng năm {year.year}: hãy ghi từng ngày. "
        )
        self.source.setText(f"{known}Nguồn: {year.source}.")
        self._on_selected()

    def _on_year(self, year: str) -> None:
        self._year = int(year)
        self._load()

    def _on_selected(self) -> None:
        rows = self.table.selected_rows()
        self.remove.setEnabled(bool(rows) and bool(self.lines.line(rows[0]).own_id))

    def _on_add(self) -> None:
        for field in self.fields.values():
            field.clear_problem()
        try:
            value = self.day.value()
        except ValueError:
            value = None
        day = value.earliest if value is not None and value.is_full else None
        name, kind = self.name.text(), DayKind(self.kind.value())
        self._of_file.runner.run(
            lambda unit: save_holiday(unit, day, name, kind),
            lambda _: self._on_added(day),
            self._on_problems,
            owner=self,
        )

    def _on_added(self, day: date | None) -> None:
        self.day.clear()
        self.name.clear()
        if day is not None:
            self._year = day.year
            self.banner.say(f"Đã ghi ngày {date_text(day)}. Các hạn đã được tính lại.", "good")
        self._load()

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            self.fields[problem.field].show_problem(self._of_file.dialogs.say(problem))

    def _on_remove(self) -> None:
        rows = self.table.selected_rows()
        own = self.lines.line(rows[0]).own_id if rows else ""
        if own:
            self._of_file.runner.run(
                lambda unit: remove_holiday(unit, own), lambda _: self._load(), owner=self
            )


def _note(line: HolidayLine) -> str:
    if line.own_id:
        return "đơn vị tự ghi"
    return "" if line.is_announced else "chưa công bố, tạm tính"


_COLUMNS: tuple[Column[HolidayLine], ...] = (
    Column(
        key="day",
        title="Ngày",
        text=lambda line: date_text(line.day),
        order=lambda line: line.day,
        width=110,
    ),
    Column(key="weekday", title="Thứ", text=lambda line: _WEEKDAYS[line.day.weekday()], width=90),
    Column(key="name", title="Dịp nghỉ", text=lambda line: line.name, width=250),
    Column(
        key="kind",
        title="Loại ngày",
        text=lambda line: dict(_KINDS)[line.kind.value],
        width=140,
    ),
    Column(
        key="note",
        title="Ghi chú",
        text=_note,
        state=lambda line: "information" if line.own_id else "attention",
        width=150,
    ),
)
