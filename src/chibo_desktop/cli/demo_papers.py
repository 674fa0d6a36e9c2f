"""The papers and workbooks of the demo: every printed form once, from real figures."""

from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.badge_papers import badge_list_pdf
from chibo_desktop.services.dossier_printing import DossierPaper, dossier_pdf, ids_to_print
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.member_import import export_members
from chibo_desktop.services.member_list_papers import ListWish, member_list_pdf
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
from chibo_desktop.services.registers import RegisterOptions, register_pdf
from chibo_desktop.services.reminder_printing import month_tasks_pdf
from chibo_desktop.services.rounds import round_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.services.statistics_papers import statistics_pdf
from chibo_desktop.wording import demo as story
from chibo_desktop.wording.statistics import HEADCOUNT


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
        papers |= _of_the_dossier(unit)
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


def _of_the_dossier(unit: Unit) -> dict[str, bytes]:
    """The forms of one person, a register, the lists and tables over everybody."""
    everybody, year = ids_to_print(unit), RegisterOptions(year=OPEN_MONTH.year)
    today = unit.now.date()
    year_so_far = ReportPeriod.of(PeriodKind.YEAR, today)
    return {
        "phieu-dang-vien.pdf": dossier_pdf(unit, DossierPaper.CARD, everybody[:1]),
        "ly-lich-dang-vien.pdf": dossier_pdf(unit, DossierPaper.CURRICULUM, everybody[:1]),
        "danh-sach-dang-vien.pdf": member_list_pdf(unit, ListWish()),
        "so-danh-sach-dang-vien.pdf": register_pdf(unit, "members", RegisterOptions()),
        "so-gioi-thieu-sinh-hoat.pdf": register_pdf(unit, "transfers", year),
        "viec-thang-nay.pdf": month_tasks_pdf(unit, today),
        "huy-hieu-dang.pdf": badge_list_pdf(unit, "", today),
        "tang-giam-dang-vien.pdf": statistics_pdf(unit, HEADCOUNT, year_so_far, Scope()),
    }


def _round(unit: Unit, month: Month) -> str:
    return next(line.id for line in round_lines(unit) if line.period == month)
