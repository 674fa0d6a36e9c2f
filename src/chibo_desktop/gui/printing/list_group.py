"""Danh sách: lists over many people, badge proposals, foreign trips."""

import re

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Choice, FormField, ToolRow
from chibo_desktop.services.badge_papers import (
    badge_letter_pdf,
    badge_letter_workbook,
    badge_list_pdf,
    badge_list_workbook,
)
from chibo_desktop.services.foreign_papers import foreign_pdf, foreign_workbook
from chibo_desktop.services.list_choices import ListChoices, list_choices
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.member_list_papers import (
    USUAL,
    ListOrder,
    ListWish,
    NumbersOnPaper,
    list_columns,
    member_list_pdf,
    member_list_workbook,
)
from chibo_desktop.services.probation_papers import probation_list_pdf, probation_list_workbook
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.statistics import period_text
from chibo_desktop.wording.terms import capitalised

_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"
_ORDERS = (
    (ListOrder.NAME.value, "Theo tên"),
    (ListOrder.POST.value, "Theo chức vụ"),
    (ListOrder.ADMITTED.value, "Theo ngày vào Đảng"),
    (ListOrder.BRANCH.value, "Theo chi bộ"),
)
_NUMBERS = (
    (NumbersOnPaper.MASKED.value, "Chỉ in 4 số cuối"),
    (NumbersOnPaper.NONE.value, "In không có số định danh, số thẻ"),
    (NumbersOnPaper.FULL.value, "In đủ số"),
)
_YEARS_BACK = 3
_ROUND = re.compile(r"\d{4}-\d{2}-\d{2}")
_COLUMNS = "list-paper"


class ListGroup(PaperGroup):
    """Choose who and how; each list is one press."""

    key = "lists"
    title = "Danh sách"
    kinds = frozenset({"member", "branch", "workplace", "saved_filter", "badge_request"})
    for_office = True

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._choices_known = ListChoices()
        self._wanted_round = ""
        self.columns = list(context.settings.columns(_COLUMNS)) or list(USUAL)
        self._build_choices()
        self.add_entries(
            [
                PaperEntry(
                    title="Danh sách đảng viên",
                    text="Người, thứ tự, cột và cách in số định danh theo lựa chọn ở trên.",
                    acts=((_LOOK, self.show_members), (_SAVE, self.save_members)),
                    words="chi bộ đảng viên chính thức",
                ),
                PaperEntry(
                    title="Danh sách đảng viên dự bị",
                    text="Ngày hết dự bị, hạn chi bộ xét, còn bao nhiêu ngày.",
                    acts=((_LOOK, self.show_probation), (_SAVE, self.save_probation)),
                ),
                PaperEntry(
                    title="Danh sách đề nghị tặng Huy hiệu Đảng",
                    text="Những đồng chí đủ năm trong đợt đã chọn và những trường hợp đã đề nghị "
                    "tặng sớm, truy tặng.",
                    acts=((_LOOK, self.show_badges), (_SAVE, self.save_badges)),
                    words="hhđ tuổi đảng",
                ),
                PaperEntry(
                    title="Tờ trình đề nghị tặng Huy hiệu Đảng",
                    text="Số đồng chí theo từng loại huy hiệu của đợt, kèm danh sách.",
                    acts=((_LOOK, self.show_badge_letter), (_SAVE, self.save_badge_letter)),
                    words="hhđ",
                ),
                PaperEntry(
                    title="Bảng kê đi nước ngoài, nhân thân ở nước ngoài",
                    text="Theo hồ sơ; chuyến đi bắt đầu trong kỳ đã chọn.",
                    acts=((_LOOK, self.show_foreign), (_SAVE, self.save_foreign)),
                    words="xuất cảnh",
                ),
            ]
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        today = self.context.today()
        self.context.runner.run(
            lambda unit: list_choices(unit, today), self._on_choices, owner=self, latest="choices"
        )

    def arrive(self, argument: object) -> bool:
        """The code of a badge round, e.g. `2027-02-03`, chooses that round."""
        if not (isinstance(argument, str) and _ROUND.fullmatch(argument)):
            return False
        is_known = self.rounds.findData(argument) >= 0
        self._wanted_round = "" if is_known else argument
        self.rounds.set_value(argument)
        return True

    def show_members(self) -> None:
        """Preview the list of members."""
        wish = self.wish()
        self.desk.show(
            self._members_title(),
            lambda unit: member_list_pdf(unit, wish),
            lambda unit: member_list_workbook(unit, wish),
        )

    def save_members(self) -> None:
        """Save the list of members as a workbook."""
        wish = self.wish()
        self.desk.save_workbook(
            self._members_title(), lambda unit: member_list_workbook(unit, wish)
        )

    def show_probation(self) -> None:
        """Preview the list of probationary members."""
        today = self.context.today()
        self.desk.show(
            "Danh sách đảng viên dự bị",
            lambda unit: probation_list_pdf(unit, today),
            lambda unit: probation_list_workbook(unit, today),
        )

    def save_probation(self) -> None:
        """Save it as a workbook."""
        today = self.context.today()
        self.desk.save_workbook(
            "Danh sách đảng viên dự bị", lambda unit: probation_list_workbook(unit, today)
        )

    def show_badges(self) -> None:
        """Preview the proposal list of the round."""
        code, today = self.rounds.value(), self.context.today()
        self.desk.show(
            self._badge_title("Danh sách đề nghị tặng Huy hiệu Đảng"),
            lambda unit: badge_list_pdf(unit, code, today),
            lambda unit: badge_list_workbook(unit, code, today),
        )

    def save_badges(self) -> None:
        """Save the proposal list as a workbook."""
        code, today = self.rounds.value(), self.context.today()
        self.desk.save_workbook(
            self._badge_title("Danh sách đề nghị tặng Huy hiệu Đảng"),
            lambda unit: badge_list_workbook(unit, code, today),
        )

    def show_badge_letter(self) -> None:
        """Preview the tờ trình of the round."""
        code, today = self.rounds.value(), self.context.today()
        self.desk.show(
            self._badge_title("Tờ trình đề nghị tặng Huy hiệu Đảng"),
            lambda unit: badge_letter_pdf(unit, code, today),
            lambda unit: badge_letter_workbook(unit, code, today),
        )

    def save_badge_letter(self) -> None:
        """Save the tờ trình as a workbook."""
        code, today = self.rounds.value(), self.context.today()
        self.desk.save_workbook(
            self._badge_title("Tờ trình đề nghị tặng Huy hiệu Đảng"),
            lambda unit: badge_letter_workbook(unit, code, today),
        )

    def show_foreign(self) -> None:
        """Preview the table of foreign trips."""
        period, scope = ReportPeriod.parse(self.periods.value()), self._scope()
        self.desk.show(
            f"Bảng kê đi nước ngoài {period_text(period)}",
            lambda unit: foreign_pdf(unit, period, scope),
            lambda unit: foreign_workbook(unit, period, scope),
        )

    def save_foreign(self) -> None:
        """Save it as a workbook."""
        period, scope = ReportPeriod.parse(self.periods.value()), self._scope()
        self.desk.save_workbook(
            f"Bảng kê đi nước ngoài {period_text(period)}",
            lambda unit: foreign_workbook(unit, period, scope),
        )

    def wish(self) -> ListWish:
        """The list as it is chosen."""
        return ListWish(
            filters=self._choices_known.filters(self.who.value(), self._scope()),
            columns=tuple(self.columns),
            order=ListOrder(self.order.value()),
            numbers=NumbersOnPaper(self.numbers.value()),
        )

    def set_columns(self, names: list[str]) -> None:
        """Which columns the list has, in the order of the form; remembered."""
        known = [spec.name for spec in list_columns(self._choices_known.own)]
        self.columns = [name for name in known if name in names]
        self.context.settings.set_columns(_COLUMNS, self.columns)

    def _build_choices(self) -> None:
        self.who, self.units, self.rounds, self.periods = Choice(), Choice(), Choice(), Choice()
        self.order, self.numbers = Choice(_ORDERS), Choice(_NUMBERS)
        for choice in (
            self.who, self.units, self.rounds, self.periods, self.order, self.numbers
        ):  # fmt: skip
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.column_button = Button("&Cột in", sign="columns-3")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_menu)
        self.column_button.setMenu(menu)
        self.column_button.setProperty("menu", "true")
        row = ToolRow()
        row.add(FormField("Đảng &viên", self.who))
        self._unit_field = FormField("Đơn v&ị", self.units)
        row.add(self._unit_field)
        row.add(FormField("&Thứ tự", self.order))
        row.add(FormField("&Số định danh, số thẻ", self.numbers))
        row.add(FormField("Cột của danh sách", self.column_button))
        row.add(FormField("Đợt &Huy hiệu Đảng", self.rounds))
        row.add(FormField("&Kỳ bảng kê nước ngoài", self.periods))
        self.options.addWidget(row)

    def _fill_menu(self) -> None:
        menu = self.column_button.menu()
        menu.clear()
        for spec in list_columns(self._choices_known.own):
            action = menu.addAction(spec.label)
            action.setCheckable(True)
            action.setChecked(spec.name in self.columns)
            action.setEnabled(spec.name != "full_name")
            action.toggled.connect(lambda on, name=spec.name: self._toggle(name, on))

    def _toggle(self, name: str, on: bool) -> None:
        chosen = {*self.columns, name} if on else set(self.columns) - {name}
        self.set_columns(list(chosen))

    def _on_choices(self, choices: ListChoices) -> None:
        self._choices_known = choices
        if not choices.count:
            self.set_context("")
            self.bar(
                "Chưa có đảng viên để lập danh sách",
                "Danh sách lấy từ hồ sơ đảng viên. Hãy thêm đảng viên, hoặc nhập từ Excel.",
                "Đến Đảng viên",
                lambda: self.go_requested.emit("members", None),
            )
            return
        self.unbar()
        self._offer(self.who, list(choices.people))
        self._offer(self.units, list(choices.scopes))
        self._unit_field.setVisible(len(choices.scopes) > 1)
        self._offer(
            self.rounds,
            [(one.code, f"Đợt {date_text(one.day)}") for one in choices.rounds],
            choices.next_round,
        )
        if self._wanted_round:  # asked for before the rounds were known
            self.rounds.set_value(self._wanted_round)
            self._wanted_round = ""
        year = self.context.today().year
        periods = [
            one
            for back in range(year, year - _YEARS_BACK, -1)
            for kind in (PeriodKind.YEAR, PeriodKind.HALF_YEAR, PeriodKind.QUARTER)
            for one in ReportPeriod.all_of(kind, back)
        ]
        self._offer(self.periods, [(str(one), capitalised(period_text(one))) for one in periods])
        self.set_context(choices.sentence)

    def _offer(self, choice: Choice, options: list[tuple[str, str]], usual: str = "") -> None:
        """New options, keeping what was chosen; else the usual one."""
        chosen = choice.value() or usual
        choice.set_options(options)
        keys = [key for key, _ in options]
        if keys:
            choice.set_value(chosen if chosen in keys else keys[0])

    def _scope(self) -> Scope:
        org_id, _, branch_id = self.units.value().partition("/")
        return Scope(org_id=org_id, branch_id=branch_id)

    def _members_title(self) -> str:
        return f"Danh sách đảng viên – {self.who.currentText()}"

    def _badge_title(self, words: str) -> str:
        return f"{words} {self.rounds.currentText().lower()}"
