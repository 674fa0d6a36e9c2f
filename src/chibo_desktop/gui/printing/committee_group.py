"""Cấp ủy – Đại hội: committee, congress, documents, inspections of one organisation."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.body_group import BodyGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Act, Paper, PaperEntry
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.services.term_papers import (
    TermPaper,
    Where,
    term_paper_pdf,
    term_paper_workbook,
)

_YEARS_BACK = 5
TITLES = {
    TermPaper.COMMITTEE: "Danh sách cấp ủy",
    TermPaper.PREPARATION: "Chuẩn bị đại hội",
    TermPaper.CONGRESS: "Kết quả đại hội",
    TermPaper.DOCUMENTS: "Văn bản phải có",
    TermPaper.INSPECTIONS: "Sổ kiểm tra, giám sát",
    TermPaper.UNITS: "Đại hội, văn bản, kiểm tra các đơn vị",
}


def term_paper(paper: TermPaper, where: Where) -> Paper:
    """A paper's title, and how its PDF and its workbook are made."""
    return (
        f"{TITLES[paper]} {where.year}",
        lambda unit: term_paper_pdf(unit, paper, where),
        lambda unit: term_paper_workbook(unit, paper, where),
    )


class CommitteeGroup(BodyGroup):
    """Choose whose and of which year; each paper is one press. Latest congress, present term."""

    key = "committee"
    title = "Cấp ủy – Đại hội"
    asked = "&Tổ chức đảng"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        year = context.today().year
        self.year = Choice(
            [(str(year - back), f"Năm {year - back}") for back in range(_YEARS_BACK)]
        )
        self.tools.add(FormField("Nă&m", self.year))
        entries = [
            PaperEntry(
                title="Danh sách cấp ủy",
                text="Cấp ủy viên đương nhiệm, chức vụ, quyết định chuẩn y, phân công; thay đổi "
                "trong nhiệm kỳ.",
                acts=self._acts(TermPaper.COMMITTEE),
                words="chi ủy bí thư phó bí thư nhiệm kỳ",
            ),
            PaperEntry(
                title="Bảng theo dõi chuẩn bị đại hội",
                text="Từng việc với hạn tính lùi từ ngày đại hội, người phụ trách, tình trạng.",
                acts=self._acts(TermPaper.PREPARATION),
            ),
            PaperEntry(
                title="Báo cáo kết quả đại hội",
                text="Số dự, kết quả kiểm phiếu từng danh sách, người trúng cử, nội dung thông "
                "qua.",
                acts=self._acts(TermPaper.CONGRESS),
                words="bầu cử kiểm phiếu",
            ),
            PaperEntry(
                title="Bảng theo dõi văn bản phải có",
                text="Quy chế làm việc, chương trình, kế hoạch: văn bản nào đã có, văn bản nào "
                "thiếu.",
                acts=self._acts(TermPaper.DOCUMENTS),
                words="quy chế làm việc chương trình toàn khóa",
            ),
            PaperEntry(
                title="Sổ theo dõi kiểm tra, giám sát",
                text="Chương trình năm, kết luận từng cuộc, việc phải khắc phục.",
                acts=self._acts(TermPaper.INSPECTIONS),
            ),
        ]
        if context.session.is_office:
            entries.insert(
                0,
                PaperEntry(
                    title="Tổng hợp đại hội, văn bản, kiểm tra – giám sát",
                    text="Bao nhiêu đơn vị đã tổ chức đại hội, đơn vị nào chưa; từng đơn vị thiếu "
                    "văn bản gì.",
                    acts=self._acts(TermPaper.UNITS),
                    words="37/37 đảng bộ chi bộ trực thuộc",
                ),
            )
        self.add_entries(entries)

    def _acts(self, paper: TermPaper) -> tuple[Act, ...]:
        return self.both(lambda: term_paper(paper, self._where()))

    def _where(self) -> Where:
        today = self.context.today()
        return Where(branch_id=self.branch.value(), year=int(self.year.value()), today=today)
