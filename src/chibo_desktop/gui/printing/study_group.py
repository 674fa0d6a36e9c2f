"""Học tập và làm theo Bác: commitments, registers, month sheets, lists for the meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Act, PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.commitment_papers import (
    blank_commitment_pdf,
    blank_commitment_workbook,
    commitments_pdf,
    commitments_workbook,
    register_pdf,
    register_workbook,
)
from chibo_desktop.services.commitments import templates_for
from chibo_desktop.services.session import Unit
from chibo_desktop.services.study import StudyYear, load_study_year
from chibo_desktop.services.study_papers import (
    StudyWish,
    meeting_list_pdf,
    meeting_list_workbook,
    month_sheet_pdf,
    month_sheet_workbook,
    year_table_pdf,
    year_table_workbook,
)
from chibo_desktop.wording.dates import date_text, month_text

_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"
_MONTHS_BACK = 18
Make = Callable[[Unit, StudyWish], bytes]


@dataclass(frozen=True, slots=True)
class _Paper:
    title: str
    pdf: Make
    workbook: Make


class StudyGroup(PaperGroup):
    """Choose branch and month; blank papers are for writing by hand."""

    key = "study"
    title = "Học tập"
    kinds = frozenset({"study_month", "commitment", "commitment_line", "member", "branch"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._year: StudyYear | None = None
        self._build_choices()
        sheet = _Paper("Bảng theo dõi", month_sheet_pdf, month_sheet_workbook)
        year = _Paper("Bảng theo dõi cả năm", year_table_pdf, year_table_workbook)
        meeting = _Paper("Biểu dương, nhắc nhở", meeting_list_pdf, meeting_list_workbook)
        register = _Paper("Sổ đăng ký", _register_pdf, _register_workbook)
        blank = "Bản trắng…"
        self.add_entries(
            [
                PaperEntry(
                    title="Bản cam kết của từng đồng chí",
                    text="Bản cam kết tu dưỡng, rèn luyện, phấn đấu của năm; ai chưa lập thì in "
                    "mẫu có tên để viết tay.",
                    acts=((_LOOK, self.show_commitments), (_SAVE, self.save_commitments)),
                    words="tu dưỡng rèn luyện phấn đấu",
                ),
                PaperEntry(
                    title="Bản cam kết trắng",
                    text="Không tên; nội dung theo mẫu đã chọn ở trên, hoặc để trống.",
                    acts=((_LOOK, self.show_blank), (_SAVE, self.save_blank)),
                    words="mẫu cam kết",
                ),
                PaperEntry(
                    title="Sổ đăng ký",
                    text="Nội dung cam kết của cả chi bộ trong năm, mỗi đồng chí ký một lần.",
                    acts=(*self._acts(register), (blank, self._shower(register, True))),
                    words="đăng ký học tập làm theo Bác",
                ),
                PaperEntry(
                    title="Bảng theo dõi tháng",
                    text="Việc đăng ký, tài liệu, dự học, thu hoạch, kết quả và nhận xét.",
                    acts=(*self._acts(sheet), (blank, self._shower(sheet, True))),
                    words="học tập làm theo Bác",
                ),
                PaperEntry(
                    title="Bảng theo dõi cả năm",
                    text="Mười hai tháng của từng đồng chí và số liệu cả năm cho kiểm điểm.",
                    acts=self._acts(year),
                    words="học tập làm theo Bác tổng hợp",
                ),
                PaperEntry(
                    title="Biểu dương, nhắc nhở",
                    text="Danh sách của tháng, trình bày tại buổi sinh hoạt chi bộ.",
                    acts=self._acts(meeting),
                    words="khen phê bình",
                ),
            ]
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, year, today = self.branch.value(), self._month().year, self.context.today()
        self.context.runner.run(
            lambda unit: load_study_year(unit, branch, year, today),
            self._on_year,
            owner=self,
            latest="study-papers",
        )

    def arrive(self, argument: object) -> bool:
        """A month chooses itself."""
        if not isinstance(argument, Month):
            return False
        self.month.set_value(str(argument))
        self.reload(None)
        return True

    def show_commitments(self) -> None:
        """Preview everybody's commitment."""
        whom, year, dated = self._members(), self._month().year, self._dated()
        self.desk.show(
            f"Bản cam kết năm {year}",
            lambda unit: commitments_pdf(unit, whom, year, dated=dated),
            lambda unit: commitments_workbook(unit, whom, year, dated=dated),
        )

    def save_commitments(self) -> None:
        """Save them as a workbook."""
        whom, year, dated = self._members(), self._month().year, self._dated()
        self.desk.save_workbook(
            f"Bản cam kết năm {year}",
            lambda unit: commitments_workbook(unit, whom, year, dated=dated),
        )

    def show_blank(self) -> None:
        """Preview the commitment without a name."""
        year, template = self._month().year, self.template.value()
        self.desk.show(
            f"Bản cam kết trắng năm {year}",
            lambda unit: blank_commitment_pdf(unit, year, template),
            lambda unit: blank_commitment_workbook(unit, year, template),
        )

    def save_blank(self) -> None:
        """Save it as a workbook."""
        year, template = self._month().year, self.template.value()
        self.desk.save_workbook(
            f"Bản cam kết trắng năm {year}",
            lambda unit: blank_commitment_workbook(unit, year, template),
        )

    def _acts(self, paper: _Paper) -> tuple[Act, ...]:
        return ((_LOOK, self._shower(paper, False)), (_SAVE, lambda: self._save(paper)))

    def _shower(self, paper: _Paper, is_blank: bool) -> Callable[[], None]:
        return lambda: self._show(paper, is_blank)

    def _show(self, paper: _Paper, is_blank: bool) -> None:
        wish = self._wish(is_blank)
        self.desk.show(
            f"{paper.title} {month_text(wish.period)}",
            lambda unit: paper.pdf(unit, wish),
            lambda unit: paper.workbook(unit, wish),
        )

    def _save(self, paper: _Paper) -> None:
        wish = self._wish(False)
        self.desk.save_workbook(
            f"{paper.title} {month_text(wish.period)}", lambda unit: paper.workbook(unit, wish)
        )

    def _build_choices(self) -> None:
        now = Month.of(self.context.today())
        months = [now.plus(1 - back) for back in range(_MONTHS_BACK)]
        self.branch = Choice()
        self.month = Choice([(str(one), month_text(one).capitalize()) for one in months])
        self.month.set_value(str(now))
        self.day = Choice(
            [("today", date_text(self.context.today())), ("blank", "Để trống, viết tay")]
        )
        self.template = Choice(
            [*((one.id, one.title) for one in templates_for(now.year)), ("", "Để trống nội dung")]
        )
        self._branch_field = FormField("&Chi bộ", self.branch)
        row = ToolRow()
        row.add(self._branch_field)
        row.add(FormField("&Tháng, năm", self.month))
        row.add(FormField("&Ngày ghi trên văn bản", self.day))
        row.add(FormField("&Mẫu cam kết trắng", self.template))
        for choice in (self.branch, self.month, self.day, self.template):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.branch.chosen.connect(lambda _key: self.reload(None))
        self.month.chosen.connect(lambda _key: self.reload(None))
        self.options.addWidget(row)

    def _on_year(self, year: StudyYear) -> None:
        self._year = year
        self.branch.set_options(list(year.branches.items()))
        self.branch.set_value(year.branch_id)
        self._branch_field.setVisible(len(year.branches) > 1)
        followed = year.followed()
        if not followed:
            self.set_context("")
            self.bar(
                "Chưa có đảng viên để in",
                "Bản cam kết và bảng theo dõi in theo danh sách đảng viên đang sinh hoạt.",
                "Đến danh sách đảng viên",
                lambda: self.go_requested.emit("members", None),
            )
            return
        self.unbar()
        made = sum(row.commitment is not None for row in followed)
        self.set_context(f"Năm {year.year}: {made}/{len(followed)} đồng chí đã có bản cam kết")

    def _members(self) -> list[str]:
        return [row.member_id for row in self._year.followed()] if self._year else []

    def _wish(self, is_blank: bool) -> StudyWish:
        return StudyWish(
            branch_id=self.branch.value(),
            period=self._month(),
            today=self.context.today(),
            dated=None if is_blank else self._dated(),
            is_blank=is_blank,
        )

    def _month(self) -> Month:
        return Month.parse(self.month.value())

    def _dated(self) -> date | None:
        return self.context.today() if self.day.value() == "today" else None


def _register_pdf(unit: Unit, wish: StudyWish) -> bytes:
    year, today = wish.period.year, wish.today
    return register_pdf(unit, wish.branch_id, year, today, dated=wish.dated, is_blank=wish.is_blank)


def _register_workbook(unit: Unit, wish: StudyWish) -> bytes:
    year, today = wish.period.year, wish.today
    return register_workbook(
        unit, wish.branch_id, year, today, dated=wish.dated, is_blank=wish.is_blank
    )
