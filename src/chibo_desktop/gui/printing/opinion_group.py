"""Ý kiến, kiến nghị: the register of a year and its figures; at the office, all branches."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.gui.printing.branch_year_group import BranchYearGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Paper, PaperEntry
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.opinion_papers import (
    RegisterWish,
    figures_pdf,
    figures_workbook,
    register_pdf,
    register_workbook,
    sent_pdf,
    sent_workbook,
    units_pdf,
    units_workbook,
)


class OpinionGroup(BranchYearGroup):
    """Choose branch and year; each paper is one press."""

    key = "opinions"
    title = "Ý kiến, kiến nghị"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.with_names = QCheckBox("Có tên người nêu")
        if not context.session.is_office:
            self.options.addWidget(self.with_names)
        self.add_entries(self._office() if context.session.is_office else self._branch())

    def _branch(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Sổ theo dõi ý kiến, kiến nghị",
                text="Từng ý kiến của năm: lĩnh vực, nội dung, chuyển đến, trả lời; có tên hoặc "
                "không.",
                acts=self.both(partial(self._register_paper, only_open=False)),
                words="góp ý phản ánh",
            ),
            PaperEntry(
                title="Ý kiến, kiến nghị đang xem xét",
                text="Những ý kiến chưa trả lời, để đưa ra buổi sinh hoạt.",
                acts=self.both(partial(self._register_paper, only_open=True)),
                words="góp ý sinh hoạt giải quyết kiến nghị",
            ),
            PaperEntry(
                title="Thống kê ý kiến, kiến nghị",
                text="Theo lĩnh vực và trạng thái, không có tên.",
                acts=self.both(self._figures_paper),
                words="góp ý số liệu",
            ),
        ]

    def _office(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Tổng hợp ý kiến, kiến nghị của các chi bộ",
                text="Số lượng theo chi bộ, lĩnh vực và trạng thái; không có tên.",
                acts=self.both(self._units_paper),
                words="góp ý số liệu",
            ),
            PaperEntry(
                title="Kiến nghị các chi bộ chuyển Đảng ủy",
                text="Nội dung chi bộ gửi; tên chỉ khi đồng chí đồng ý gửi kèm.",
                acts=self.both(self._sent_paper),
                words="góp ý",
            ),
        ]

    def _register_paper(self, *, only_open: bool) -> Paper:
        wish = RegisterWish(
            branch_id=self.branch.value(),
            year=self.chosen_year,
            with_names=self.with_names.isChecked(),
            only_open=only_open,
        )
        what = "Ý kiến đang xem xét" if only_open else "Sổ theo dõi ý kiến, kiến nghị"
        return (
            f"{what} {wish.year}",
            lambda unit: register_pdf(unit, wish),
            lambda unit: register_workbook(unit, wish),
        )

    def _figures_paper(self) -> Paper:
        branch_id, year = self.branch.value(), self.chosen_year
        return (
            f"Thống kê ý kiến, kiến nghị {year}",
            lambda unit: figures_pdf(unit, branch_id, year),
            lambda unit: figures_workbook(unit, branch_id, year),
        )

    def _units_paper(self) -> Paper:
        year = self.chosen_year
        return (
            f"Tổng hợp ý kiến, kiến nghị {year}",
            lambda unit: units_pdf(unit, year),
            lambda unit: units_workbook(unit, year),
        )

    def _sent_paper(self) -> Paper:
        year = self.chosen_year
        return (
            f"Kiến nghị chuyển Đảng ủy {year}",
            lambda unit: sent_pdf(unit, year),
            lambda unit: sent_workbook(unit, year),
        )
