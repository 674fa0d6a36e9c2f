"""Đảng phí: the book in both parts, who has not paid; at the office, the table of all branches."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Paper, PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.dues_books import (
    month_book_pdf,
    month_book_workbook,
    year_book_pdf,
    year_book_workbook,
)
from chibo_desktop.services.dues_papers import (
    arrears_pdf,
    arrears_workbook,
    units_dues_pdf,
    units_dues_workbook,
)
from chibo_desktop.services.dues_receipts import receipts_pdf, receipts_workbook
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.wording.dates import short_month_text


class DuesGroup(PaperGroup):
    """Choose branch and month; each paper is one press."""

    key = "dues"
    title = "Đảng phí"
    kinds = frozenset({"branch", "dues_setting"})
    for_office = True

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.branch, self.month = Choice(), self.month_choice()
        tools = ToolRow()
        self._branch_field = FormField("&Chi bộ", self.branch)
        tools.add(self._branch_field)
        tools.add(FormField("&Tháng", self.month))
        self.options.addWidget(tools)
        self._branch_field.hide()
        self.add_entries(self._office() if context.session.is_office else self._branch())

    def reload(self, changes: frozenset[str] | None) -> None:
        if not self.context.session.is_office:
            self.context.runner.run(branch_lines, self._on_branches, owner=self, latest="branches")

    def _branch(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Sổ thu đảng phí tháng (Phần I)",
                text="Từng đồng chí: phải đóng, truy thu, đã thu, chưa đóng; có chỗ ký nộp.",
                acts=self.both(self._month_paper),
                words="s01 sổ thu nộp",
            ),
            PaperEntry(
                title="Sổ thu, nộp đảng phí năm (Phần II)",
                text="Từng tháng, quý, năm: đã thu, trích giữ lại, phải nộp, đã nộp cấp trên.",
                acts=self.both(self._year_paper),
                words="s01 sổ thu nộp tổng hợp",
            ),
            PaperEntry(
                title="Phiếu thu đảng phí của tháng",
                text="Mọi đồng chí đã đóng trong tháng, bốn phiếu một tờ A4, có đường cắt.",
                acts=self.both(self._receipts_paper),
                words="giấy thu tiền biên lai",
            ),
            PaperEntry(
                title="Danh sách chưa đóng đủ đảng phí",
                text="Đến hết tháng đã chọn, còn nợ tháng nào.",
                acts=self.both(self._arrears_paper),
                words="nợ truy thu",
            ),
        ]

    def _office(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Tổng hợp thu, nộp đảng phí các chi bộ",
                text="Từ đầu năm đến hết tháng đã chọn, cộng từ sổ của từng chi bộ.",
                acts=self.both(self._units_paper),
            )
        ]

    def _month_paper(self) -> Paper:
        key, month = self._key(), self._month()
        return (
            f"Sổ thu đảng phí {_name(month)}",
            lambda unit: month_book_pdf(unit, key, month),
            lambda unit: month_book_workbook(unit, key, month),
        )

    def _year_paper(self) -> Paper:
        key, month = self._key(), self._month()
        today = Month.of(self.context.today())
        return (
            f"Sổ thu, nộp đảng phí năm {month.year}",
            lambda unit: year_book_pdf(unit, key, month.year, today),
            lambda unit: year_book_workbook(unit, key, month.year, today),
        )

    def _arrears_paper(self) -> Paper:
        key, month = self._key(), self._month()
        return (
            f"Chưa đóng đảng phí đến {_name(month)}",
            lambda unit: arrears_pdf(unit, key, month),
            lambda unit: arrears_workbook(unit, key, month),
        )

    def _receipts_paper(self) -> Paper:
        key, month = self._key(), self._month()
        return (
            f"Phiếu thu đảng phí {_name(month)}",
            lambda unit: receipts_pdf(unit, key, month),
            lambda unit: receipts_workbook(unit, key, month),
        )

    def _units_paper(self) -> Paper:
        last = self._month()
        first = Month(last.year, 1)
        return (
            f"Tổng hợp đảng phí đến {_name(last)}",
            lambda unit: units_dues_pdf(unit, first, last),
            lambda unit: units_dues_workbook(unit, first, last),
        )

    def _key(self) -> BranchKey:
        return BranchKey(org_id=self.context.session.author.org_id, branch_id=self.branch.value())

    def _month(self) -> Month:
        return Month.parse(self.month.value())

    def _on_branches(self, branches: list[Branch]) -> None:
        own = self.context.session.author.org_id
        options = [(one.id, one.name) for one in branches if one.org_id == own]
        self.branch.set_options(options)
        self._branch_field.setVisible(len(options) > 1)


def _name(month: Month) -> str:
    return short_month_text(month).replace("/", "-")
