"""Khen thưởng: what is proposed, what goes with it, who was commended in a year."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.branch_year_group import BranchYearGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Paper, PaperEntry
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.commended_papers import commended_list_pdf, commended_list_workbook
from chibo_desktop.services.merit_papers import (
    merit_letter_pdf,
    merit_letter_workbook,
    merit_list_pdf,
    merit_list_workbook,
)
from chibo_desktop.services.merit_vote_papers import vote_minutes_pdf, vote_minutes_workbook


class CommendationGroup(BranchYearGroup):
    """Choose branch and year; each paper is one press."""

    key = "commendations"
    title = "Khen thưởng"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        of_year = PaperEntry(
            title="Danh sách khen thưởng trong năm",
            text="Tập thể, cá nhân được khen theo cấp, số quyết định, tiền thưởng; bảng Excel có "
            "thêm trang để in giấy khen.",
            acts=self.both(self._commended),
            words="tập thể cá nhân sổ khen thưởng giấy khen bằng khen",
        )
        self.add_entries([of_year] if context.session.is_office else [*self._proposals(), of_year])

    def _proposals(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Danh sách đề nghị khen thưởng",
                text="Trích ngang từng tập thể, cá nhân: căn cứ, thành tích, biểu quyết.",
                acts=self.both(self._list),
                words="trích ngang",
            ),
            PaperEntry(
                title="Biên bản biểu quyết đề nghị khen thưởng",
                text="Số phiếu, tỷ lệ, kết quả của từng đề nghị, lấy từ biên bản sinh hoạt.",
                acts=self.both(self._votes),
                words="bỏ phiếu kiểm phiếu",
            ),
            PaperEntry(
                title="Tờ trình đề nghị khen thưởng",
                text="Gửi cấp ủy cấp trên, kèm danh sách, biên bản, báo cáo thành tích.",
                acts=self.both(self._letter),
                words="tờ trình giấy khen bằng khen",
            ),
        ]

    def _list(self) -> Paper:
        branch_id, year = self.branch.value(), self.chosen_year
        return (
            f"Danh sách đề nghị khen thưởng {year}",
            lambda unit: merit_list_pdf(unit, branch_id, year),
            lambda unit: merit_list_workbook(unit, branch_id, year),
        )

    def _votes(self) -> Paper:
        branch_id, year = self.branch.value(), self.chosen_year
        return (
            f"Biên bản biểu quyết khen thưởng {year}",
            lambda unit: vote_minutes_pdf(unit, branch_id, year),
            lambda unit: vote_minutes_workbook(unit, branch_id, year),
        )

    def _letter(self) -> Paper:
        branch_id, year = self.branch.value(), self.chosen_year
        return (
            f"Tờ trình khen thưởng {year}",
            lambda unit: merit_letter_pdf(unit, branch_id, year),
            lambda unit: merit_letter_workbook(unit, branch_id, year),
        )

    def _commended(self) -> Paper:
        year = self.chosen_year
        return (
            f"Danh sách khen thưởng {year}",
            lambda unit: commended_list_pdf(unit, year),
            lambda unit: commended_list_workbook(unit, year),
        )
