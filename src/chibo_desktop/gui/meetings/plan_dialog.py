"""Lập kế hoạch năm: the usual day, hours and place, the months with a theme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from chibo_desktop.domain.meeting import MeetingHabits
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.meeting_plan import PlanWish
from chibo_desktop.wording.meetings import usual_day_text

_DAYS = tuple(f"d{day}" for day in range(1, 32))
_WEEKDAYS = tuple(f"w{week}-{weekday}" for week in range(1, 6) for weekday in range(1, 8))
_MONTHS, _IN_A_ROW = 12, 6
_WIDTH = 610  # pixels at 100 %: room for two columns
TOGETHER, APART = "together", "apart"


class PlanDialog(ActDialog):
    """Announces a PlanWish; the page answers by `accept` or `show_problems`."""

    submitted = Signal(object)

    def __init__(
        self, year: int, habits: MeetingHabits, since: int, parent: QWidget | None = None
    ) -> None:
        """`since` is the month that the plan begins with, unless said otherwise."""
        super().__init__(
            f"Kế hoạch sinh hoạt năm {year}",
            "Mỗi tháng chưa có buổi thường kỳ được thêm một buổi; ngày trùng ngày nghỉ thì lùi "
            "sang ngày làm việc kế tiếp. Tháng đã có thì giữ nguyên. Mọi ngày đều sửa được sau đó.",
            "Lập kế hoạch",
            parent,
        )
        self.setMinimumWidth(current().scaled(_WIDTH))
        options = [(key, usual_day_text(key)) for key in (*_DAYS, *_WEEKDAYS)]
        self.usual_day = Choice(options)
        self.usual_day.set_value(habits.usual_day)
        self.starts_at, self.ends_at = QLineEdit(habits.starts_at), QLineEdit(habits.ends_at)
        self.place = QLineEdit(habits.place)
        self.secretary = QLineEdit(habits.secretary_name)
        self.how = Choice(
            [(TOGETHER, "Kết hợp trong buổi thường kỳ"), (APART, "Họp riêng, sau buổi thường kỳ")]
        )
        self.how.set_value(APART if habits.has_separate_theme else TOGETHER)
        self.since = Choice([(str(one), f"Tháng {one}") for one in range(1, _MONTHS + 1)])
        self.since.set_value(str(since))
        self.fields = {
            "usual_day": FormField("&Ngày họp thường lệ", self.usual_day),
            "place": FormField("Địa &điểm", self.place),
            "starts_at": FormField("&Bắt đầu", self.starts_at),
            "ends_at": FormField("&Kết thúc", self.ends_at),
            "secretary_name": FormField("&Thư ký", self.secretary),
            "since": FormField("Kế hoạch từ &tháng", self.since),
            "theme": FormField("&Chuyên đề", self.how),
        }
        grid = FormGrid()
        for field in self.fields.values():
            grid.add(field)
        self.body.addWidget(grid)
        themed = {int(word) for word in habits.theme_months.replace(",", " ").split()}
        self.months = {number: QCheckBox(str(number)) for number in range(1, _MONTHS + 1)}
        holder = QWidget()
        boxes = QGridLayout(holder)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.setSpacing(S)
        for number, box in self.months.items():
            box.setChecked(number in themed)
            box.setAccessibleName(f"Tháng {number}")
            boxes.addWidget(box, (number - 1) // _IN_A_ROW, (number - 1) % _IN_A_ROW)
        self.body.addWidget(FormField("Tháng có chuyên đề (ít nhất mỗi quý một lần)", holder))

    def wish(self) -> PlanWish:
        """What stands in the form."""
        return PlanWish(
            usual_day=self.usual_day.value(),
            starts_at=self.starts_at.text(),
            ends_at=self.ends_at.text(),
            place=self.place.text(),
            secretary_name=self.secretary.text(),
            theme_months=frozenset(
                number for number, box in self.months.items() if box.isChecked()
            ),
            has_separate_theme=self.how.value() == APART,
            since=int(self.since.value()),
        )

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        self.submitted.emit(self.wish())
