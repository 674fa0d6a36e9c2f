"""The papers and workbooks of the demo: every printed form once, from real figures."""

from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.services.member_import import export_members
from chibo_desktop.services.members import MemberFilters
from chibo_desktop.services.office_printing import late_units_pdf
from chibo_desktop.services.practice_office import PracticeOffice
from chibo_desktop.services.practice_plan import OPEN_MONTH
from chibo_desktop.services.printing import (
    SheetMode,
    evaluation_sheets_pdf,
    save_document,
    summary_pdf,
    summary_workbook,
)
from chibo_desktop.services.rounds import round_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.wording import demo as story


def print_papers(made: PracticeOffice, folder: Path) -> None:
    """Write the forms of the first unit and the office's list of late units."""
    closed = OPEN_MONTH.previous()
    one = made.units[0]
    with one.session.unit() as unit:
        begun, done = _round(unit, OPEN_MONTH), _round(unit, closed)
        papers = {
            "phieu-trang.pdf": evaluation_sheets_pdf(unit, begun, SheetMode.BLANK),
            "phieu-ghi-san-ho-ten.pdf": evaluation_sheets_pdf(unit, begun, SheetMode.PREFILLED),
            f"phieu-da-cham_{closed}.pdf": evaluation_sheets_pdf(unit, done, SheetMode.FILLED),
            f"tong-hop_{closed}.pdf": summary_pdf(unit, done),
        }
        books = {
            f"tong-hop_{closed}.xlsx": summary_workbook(unit, done),
            "danh-sach-dang-vien.xlsx": export_members(unit, MemberFilters()),
        }
    with made.session.unit() as unit:
        papers[f"don-vi-gui-muon_{closed}.pdf"] = late_units_pdf(unit, closed)
    for name, data in papers.items():
        save_document(folder / story.PAPERS / name, data)
    for name, data in books.items():
        save_document(folder / story.WORKBOOKS / name, data)
    text = story.PRINTING.format(name=one.plan.name, count=len(papers), books=len(books))
    print(text, flush=True)


def _round(unit: Unit, month: Month) -> str:
    return next(line.id for line in round_lines(unit) if line.period == month)
