"""The papers of dues, looked at before they are printed or saved."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.dues_books import (
    month_book_pdf,
    month_book_workbook,
    year_book_pdf,
    year_book_workbook,
)
from chibo_desktop.services.dues_papers import (
    arrears_pdf,
    arrears_workbook,
    remittance_pdf,
    remittance_workbook,
)
from chibo_desktop.services.dues_receipts import receipts_pdf, receipts_workbook
from chibo_desktop.wording.dates import short_month_text


class DuesPapers:
    """Asks for papers of one branch; `window` is the page in front of which they are shown."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self.desk = Desk(context, window)

    def show_month(self, key: BranchKey, month: Month) -> None:
        """Phần I of a month."""
        self.desk.show(
            f"Sổ thu đảng phí {_name(month)}",
            lambda unit: month_book_pdf(unit, key, month),
            lambda unit: month_book_workbook(unit, key, month),
        )

    def show_year(self, key: BranchKey, year: int, today: Month) -> None:
        """Phần II of a year."""
        self.desk.show(
            f"Sổ thu, nộp đảng phí năm {year}",
            lambda unit: year_book_pdf(unit, key, year, today),
            lambda unit: year_book_workbook(unit, key, year, today),
        )

    def show_arrears(self, key: BranchKey, month: Month) -> None:
        """Who has not paid."""
        self.desk.show(
            f"Chưa đóng đảng phí đến {_name(month)}",
            lambda unit: arrears_pdf(unit, key, month),
            lambda unit: arrears_workbook(unit, key, month),
        )

    def show_receipts(self, key: BranchKey, month: Month, members: Collection[str] = ()) -> None:
        """Phiếu thu of these members, of all who paid without any."""
        self.desk.show(
            f"Phiếu thu đảng phí {_name(month)}",
            lambda unit: receipts_pdf(unit, key, month, members),
            lambda unit: receipts_workbook(unit, key, month, members),
        )

    def show_slip(self, key: BranchKey, one: DuesRemittance) -> None:
        """The slip that goes with money passed on."""
        self.desk.show(
            f"Giấy nộp đảng phí {_name(one.month) if one.month else ''}".strip(),
            lambda unit: remittance_pdf(unit, key, one.id),
            lambda unit: remittance_workbook(unit, key, one.id),
        )


def _name(month: Month) -> str:
    return short_month_text(month).replace("/", "-")
