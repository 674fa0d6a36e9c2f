"""Sinh hoạt: the year's plan and minute book, and the papers of one meeting."""

from functools import partial

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.meeting_lists import (
    MeetingChoice,
    follow_up_pdf,
    follow_up_workbook,
    meeting_choices,
    named_lines,
    plan_pdf,
    plan_workbook,
    roll_pdf,
    roll_workbook,
)
from chibo_desktop.services.meeting_papers import (
    INVITATION,
    MINUTES,
    RESOLUTION,
    meeting_paper_pdf,
    meeting_paper_workbook,
    minute_book_pdf,
)
from chibo_desktop.services.quality_papers import (
    quality_pdf,
    quality_workbook,
    score_pdf,
    score_workbook,
)

_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"
_PAPERS = {
    INVITATION: "Thông báo mời họp",
    MINUTES: "Biên bản sinh hoạt",
    RESOLUTION: "Nghị quyết sinh hoạt",
}


class MeetingGroup(PaperGroup):
    """Choose branch, year and meeting; each paper is one press."""

    key = "meetings"
    title = "Sinh hoạt"
    kinds = frozenset({"meeting", "attendance", "meeting_item", "meeting_score", "branch"})

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        self._branch, self._year, self._wanted = "", context.today().year, ""
        self.branch, self.years, self.meeting = Choice(), Choice(), Choice()
        self.branch.chosen.connect(self._on_branch)
        self.years.chosen.connect(self._on_year)
        row = ToolRow()
        self._branch_field = FormField("&Chi bộ", self.branch)
        row.add(self._branch_field)
        row.add(FormField("&Năm", self.years))
        row.add(FormField("&Buổi sinh hoạt", self.meeting))
        self.options.addWidget(row)
        entries = [
            PaperEntry(
                title="Kế hoạch sinh hoạt năm",
                text="Các buổi thường kỳ, chuyên đề của năm; buổi đã họp có số dự họp.",
                acts=((_LOOK, self.show_plan), (_SAVE, self.save_plan)),
                words="lịch họp",
            ),
            PaperEntry(
                title="Sổ biên bản, nghị quyết của năm",
                text="Biên bản và nghị quyết các buổi đã họp đóng thành một tệp, có mục lục, số "
                "trang liên tục.",
                acts=((_LOOK, self.show_book),),
                words="sổ nghị quyết",
            ),
            PaperEntry(
                title="Việc sau sinh hoạt",
                text="Các kết luận phải thực hiện: ai phụ trách, thời hạn, đã đến đâu.",
                acts=((_LOOK, self.show_follow_up), (_SAVE, self.save_follow_up)),
                words="kết luận đôn đốc",
            ),
            PaperEntry(
                title="Chất lượng sinh hoạt năm",
                text="Từng buổi đã họp: thời lượng, tỷ lệ dự, phát biểu, điểm và xếp loại.",
                acts=((_LOOK, self.show_quality), (_SAVE, self.save_quality)),
                words="xếp loại điểm",
            ),
            PaperEntry(
                title="Phiếu chấm điểm chất lượng",
                text="Của buổi đã chọn, hai cột chấm; trống thì để chấm tay.",
                acts=((_LOOK, self.show_score), (_SAVE, self.save_score)),
                words="thang 100 điểm",
            ),
            PaperEntry(
                title="Danh sách điểm danh",
                text="Của buổi đã chọn: để ký tại buổi họp, hoặc như đã điểm danh.",
                acts=((_LOOK, self.show_roll), (_SAVE, self.save_roll)),
                words="có mặt vắng",
            ),
        ]
        texts = {
            INVITATION: "Của buổi đã chọn: thời gian, địa điểm, chương trình, tài liệu.",
            MINUTES: "Của buổi đã chọn, từ những gì đã ghi một lần.",
            RESOLUTION: "Của buổi đã chọn, có bảng tiến độ việc cũ và kết quả biểu quyết.",
        }
        entries += [
            PaperEntry(
                title=title,
                text=texts[form],
                acts=(
                    (_LOOK, partial(self.show_paper, form)),
                    (_SAVE, partial(self.save_paper, form)),
                ),
                words="giấy mời" if form == INVITATION else "",
            )
            for form, title in _PAPERS.items()
        ]
        self.add_entries(entries)

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, year, today = self._branch, self._year, self.context.today()
        self.context.runner.run(
            lambda unit: meeting_choices(unit, branch, year, today),
            self._on_choices,
            owner=self,
            latest="choices",
        )

    def show_plan(self) -> None:
        """Preview the year's plan."""
        branch, year, today = self._branch, self._year, self.context.today()
        self.desk.show(
            f"Kế hoạch sinh hoạt năm {year}",
            lambda unit: plan_pdf(unit, branch, year, today),
            lambda unit: plan_workbook(unit, branch, year, today),
        )

    def save_plan(self) -> None:
        """Save it as a workbook."""
        branch, year, today = self._branch, self._year, self.context.today()
        self.desk.save_workbook(
            f"Kế hoạch sinh hoạt năm {year}",
            lambda unit: plan_workbook(unit, branch, year, today),
        )

    def show_book(self) -> None:
        """Preview the year's minute book."""
        branch, year = self._branch, self._year
        self.desk.show(f"Sổ biên bản năm {year}", lambda unit: minute_book_pdf(unit, branch, year))

    def show_follow_up(self) -> None:
        """Preview what was decided."""
        branch, today = self._branch, self.context.today()
        self.desk.show(
            "Việc sau sinh hoạt",
            lambda unit: follow_up_pdf(unit, branch, today),
            lambda unit: follow_up_workbook(unit, branch, today),
        )

    def save_follow_up(self) -> None:
        """Save it as a workbook."""
        branch, today = self._branch, self.context.today()
        self.desk.save_workbook(
            "Việc sau sinh hoạt", lambda unit: follow_up_workbook(unit, branch, today)
        )

    def show_quality(self) -> None:
        """Preview how quality went over the year."""
        branch, year, today = self._branch, self._year, self.context.today()
        self.desk.show(
            f"Chất lượng sinh hoạt năm {year}",
            lambda unit: quality_pdf(unit, branch, year, today),
            lambda unit: quality_workbook(unit, branch, year, today),
        )

    def save_quality(self) -> None:
        """Save it as a workbook."""
        branch, year, today = self._branch, self._year, self.context.today()
        self.desk.save_workbook(
            f"Chất lượng sinh hoạt năm {year}",
            lambda unit: quality_workbook(unit, branch, year, today),
        )

    def show_score(self) -> None:
        """Preview the scoring sheet of the chosen meeting."""
        meeting = self.meeting.value()
        self.desk.show(
            f"Phiếu chấm điểm {self.meeting.currentText()}",
            lambda unit: score_pdf(unit, meeting),
            lambda unit: score_workbook(unit, meeting),
        )

    def save_score(self) -> None:
        """Save it as a workbook."""
        meeting = self.meeting.value()
        self.desk.save_workbook(
            f"Phiếu chấm điểm {self.meeting.currentText()}",
            lambda unit: score_workbook(unit, meeting),
        )

    def show_roll(self) -> None:
        """Preview the roll of the chosen meeting."""
        meeting = self.meeting.value()
        self.desk.show(
            f"Điểm danh {self.meeting.currentText()}",
            lambda unit: roll_pdf(unit, meeting),
            lambda unit: roll_workbook(unit, meeting),
        )

    def save_roll(self) -> None:
        """Save it as a workbook."""
        meeting = self.meeting.value()
        self.desk.save_workbook(
            f"Điểm danh {self.meeting.currentText()}", lambda unit: roll_workbook(unit, meeting)
        )

    def show_paper(self, form: str) -> None:
        """Preview a paper of the chosen meeting."""
        meeting = self.meeting.value()
        self.desk.show(
            f"{_PAPERS[form]} {self.meeting.currentText()}",
            lambda unit: meeting_paper_pdf(unit, form, meeting),
            lambda unit: meeting_paper_workbook(unit, form, meeting),
        )

    def save_paper(self, form: str) -> None:
        """Save it as a workbook."""
        meeting = self.meeting.value()
        self.desk.save_workbook(
            f"{_PAPERS[form]} {self.meeting.currentText()}",
            lambda unit: meeting_paper_workbook(unit, form, meeting),
        )

    def _on_choices(self, found: MeetingChoice) -> None:
        self._branch, self._year = found.branch_id, found.year
        self.branch.set_options([(one.id, one.name) for one in found.branches])
        self.branch.set_value(found.branch_id)
        self._branch_field.setVisible(len(found.branches) > 1)
        self.years.set_options([(str(one), f"Năm {one}") for one in found.years])
        self.years.set_value(str(found.year))
        if not found.lines and found.year == self.context.today().year:
            self.bar(
                "Chưa có buổi sinh hoạt nào trong năm",
                "Giấy tờ của buổi họp lấy từ kế hoạch và sổ sinh hoạt. Hãy lập kế hoạch năm trước.",
                "Đến Sinh hoạt",
                lambda: self.go_requested.emit("meetings", None),
            )
            return
        self.unbar()
        self.meeting.set_options(named_lines(found.lines))
        held = [one for one in found.lines if one.count.is_taken]
        if held:
            self.meeting.set_value(held[-1].meeting.id)

    def _on_branch(self, branch: str) -> None:
        self._branch = branch
        self.reload(None)

    def _on_year(self, year: str) -> None:
        self._year = int(year)
        self.reload(None)
