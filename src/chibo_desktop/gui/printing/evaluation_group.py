"""Đánh giá: the papers of a round."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.printing.round_entries import RoundEntries
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.printing import (
    SheetMode,
    evaluation_sheets_pdf,
    summary_pdf,
    summary_workbook,
)
from chibo_desktop.services.rounds import RoundLine, branch_lines, load_sheet, round_lines
from chibo_desktop.services.seeing import YearOfRounds, load_year_of_rounds
from chibo_desktop.services.seeing_branch import branch_distribution
from chibo_desktop.services.seeing_criteria import criteria_shares, marker_differences
from chibo_desktop.services.seeing_papers import chart_pdf, chart_workbook
from chibo_desktop.services.seen import Seen
from chibo_desktop.services.session import Unit
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import date_text, month_text, short_month_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What can be printed: the rounds of this file, and the sheet of the one chosen."""

    rounds: list[RoundLine]
    branches: dict[str, str]
    sheet: Sheet | None


class EvaluationGroup(PaperGroup):
    """Choose the month, then the paper."""

    key = "evaluations"
    title = "Đánh giá"
    kinds = frozenset({"round", "evaluation", "branch", "member", "workplace"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._round = ""
        self._sheet: Sheet | None = None
        self.meeting = RoundEntries(desk)
        self._build_choices()
        look = "Xem và in…"
        self.add_entries(
            [
                PaperEntry(
                    title="Phiếu trắng",
                    text="Một phiếu không ghi tên, để chép hoặc phát cho đồng chí tự chấm.",
                    acts=((look, self.show_blank_sheet),),
                    words="phiếu đánh giá",
                ),
                PaperEntry(
                    title="Phiếu có tên",
                    text="Họ tên, ngày sinh, ngày vào Đảng điền sẵn, mỗi phiếu một mã vạch; điểm "
                    "viết tay, khi nhập thì quét mã rồi gõ theo đúng thứ tự trên giấy.",
                    acts=((look, self.show_prefilled_sheets),),
                    words="phiếu đánh giá",
                ),
                PaperEntry(
                    title="Phiếu đã chấm",
                    text="Đủ các cột điểm, điều kiện, xếp loại và lý do như trên bảng đánh giá.",
                    acts=((look, self.show_filled_sheets),),
                    words="phiếu đánh giá",
                ),
                PaperEntry(
                    title="Bảng tổng hợp",
                    text="Kết quả của cả chi bộ, cách tính tỷ lệ xuất sắc và những đồng chí chưa "
                    "đánh giá.",
                    acts=((look, self.show_summary), ("Lưu bảng Excel…", self.save_workbook)),
                    words="đánh giá xếp loại",
                ),
                *self.meeting.entries(),
                PaperEntry(
                    title="Biểu đồ của năm",
                    text="Phân bố xếp loại từng tháng, tiêu chí luôn tối đa hoặc hay mất điểm, "
                    "chênh lệch giữa các bên chấm; của chi bộ và năm của kỳ đã chọn.",
                    acts=(
                        ("Xếp loại…", lambda: self.show_chart(branch_distribution)),
                        ("Tiêu chí…", lambda: self.show_chart(criteria_shares)),
                        ("Bên chấm…", lambda: self.show_chart(marker_differences)),
                    ),
                    words="biểu đồ đồ thị",
                ),
            ]
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        wanted = self._round

        def work(unit: Unit) -> Papers:
            rounds = round_lines(unit)
            chosen = next((one for one in rounds if one.id == wanted), None)
            chosen = chosen or (rounds[0] if rounds else None)
            return Papers(
                rounds=rounds,
                branches={one.id: one.name for one in branch_lines(unit)},
                sheet=load_sheet(unit, chosen.id) if chosen else None,
            )

        self.context.runner.run(work, self._on_papers, owner=self, latest="papers")

    def arrive(self, argument: object) -> bool:
        """A round's id shows the papers of that round."""
        if not isinstance(argument, str) or not argument:
            return False
        self._round = argument
        self.reload(None)
        return True

    def show_blank_sheet(self) -> None:
        """Preview one sheet without a name."""
        self._show_sheets(SheetMode.BLANK, "Phiếu đánh giá trắng")

    def show_prefilled_sheets(self) -> None:
        """Preview sheets with names, marks to be written by hand."""
        self._show_sheets(SheetMode.PREFILLED, "Phiếu đánh giá có tên")

    def show_filled_sheets(self) -> None:
        """Preview sheets with everything entered."""
        self._show_sheets(SheetMode.FILLED, "Phiếu đánh giá đã chấm")

    def show_summary(self) -> None:
        """Preview the summary table."""
        round_id, dated = self._round, self._dated()
        self.desk.show(
            self._summary_title(),
            lambda unit: summary_pdf(unit, round_id, dated=dated),
            lambda unit: summary_workbook(unit, round_id, dated=dated),
        )

    def save_workbook(self) -> None:
        """Save the summary as a workbook."""
        round_id, dated = self._round, self._dated()
        self.desk.save_workbook(
            self._summary_title(), lambda unit: summary_workbook(unit, round_id, dated=dated)
        )

    def show_chart(self, seen_in: Callable[[YearOfRounds], Seen]) -> None:
        """Preview a chart of the year of the chosen round, with its table."""
        if self._sheet is None or self._sheet.round.period is None:
            return
        branch, dated = self._sheet.round.branch_id, self._dated()
        year = self._sheet.round.period.year

        def seen(unit: Unit) -> Seen:
            return seen_in(load_year_of_rounds(unit, branch, year))

        self.desk.show(
            f"Biểu đồ đánh giá năm {year}",
            lambda unit: chart_pdf(unit, seen(unit), branch, dated),
            lambda unit: chart_workbook(unit, seen(unit), branch, dated),
        )

    def _build_choices(self) -> None:
        row = ToolRow()
        self._month = Choice()
        self._day = Choice([("blank", "Để trống, viết tay"), ("today", "")])
        self._member = Choice([("", "Tất cả đồng chí được đánh giá")])
        self._card_number = QCheckBox("In số thẻ đảng viên")
        for choice in (self._month, self._day, self._member):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        row.add(FormField("&Kỳ đánh giá", self._month))
        row.add(FormField("&Ngày ghi trên văn bản", self._day))
        row.add(FormField("&In phiếu của", self._member))
        self.options.addWidget(row)
        self.options.addWidget(self._card_number)
        self._month.chosen.connect(self.arrive)

    def _on_papers(self, papers: Papers) -> None:
        self._sheet = papers.sheet
        if papers.sheet is None:
            self.set_context("")
            self.bar(
                "Chưa có kỳ đánh giá để in",
                "Phiếu và bảng tổng hợp được in theo kỳ đánh giá. Hãy mở kỳ của tháng trước.",
                "Đến Đánh giá",
                lambda: self.go_requested.emit("evaluations", None),
            )
            return
        self.unbar()
        self._round = self.meeting.round_id = papers.sheet.round.id
        several = len(papers.branches) > 1
        self._month.set_options(
            [(one.id, _label(one, papers.branches if several else {})) for one in papers.rounds]
        )
        self._month.set_value(self._round)
        today = self.context.today()
        self._day.set_options([("blank", "Để trống, viết tay"), ("today", date_text(today))])
        names = [(row.evaluation.member_id, row.evaluation.full_name) for row in papers.sheet.rows]
        self._member.set_options([("", f"Tất cả {len(names)} đồng chí được đánh giá"), *names])
        rated = sum(papers.sheet.counts.values())
        state = "đã chốt" if papers.sheet.is_closed else "chưa chốt"
        self.set_context(
            f"{papers.sheet.criteria_set.title} · {state} · xếp loại {rated}/{len(names)} đồng chí"
        )

    def _show_sheets(self, mode: SheetMode, title: str) -> None:
        round_id, dated, member = self._round, self._dated(), self._member.value()
        with_card = self._card_number.isChecked()
        chosen = (member,) if member and mode is not SheetMode.BLANK else ()
        self.desk.show(
            f"{title} {self._period()}",
            lambda unit: evaluation_sheets_pdf(
                unit, round_id, mode, chosen, dated=dated, shows_card_number=with_card
            ),
        )

    def _summary_title(self) -> str:
        return f"Bảng tổng hợp đánh giá {self._period()}"

    def _dated(self) -> date | None:
        return self.context.today() if self._day.value() == "today" else None

    def _period(self) -> str:
        period = self._sheet.round.period if self._sheet else None
        return month_text(period) if period else ""


def _label(line: RoundLine, branches: dict[str, str]) -> str:
    branch = f"{branches[line.branch_id]} · " if line.branch_id in branches else ""
    state = " · đã chốt" if line.closed_on is not None else ""
    return f"{branch}{short_month_text(line.period)}{state}"
