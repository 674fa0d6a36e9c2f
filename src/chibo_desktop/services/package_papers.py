"""The papers of the year's file: one by one, as workbooks, and all of them in one PDF."""

from datetime import date

from chibo_desktop.documents.joined import joined
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.span import Span
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.merit_papers import merit_letter_pdf, merit_letter_workbook, merit_list
from chibo_desktop.services.review_facts import ReviewFacts, review_facts
from chibo_desktop.services.review_forms import BRANCH_FORM, PERIOD_FORM
from chibo_desktop.services.review_papers import reviews_pdf, reviews_workbook
from chibo_desktop.services.reviews import YEARLY
from chibo_desktop.services.span_papers import LISTS
from chibo_desktop.services.watched import Progress
from chibo_desktop.services.year_package import PackageLine, YearPackage, load_package
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

_C = Align.CENTRE
_COLUMNS = (
    ListColumn(title="TT", width=6, align=_C),
    ListColumn(title="Mẫu", width=11, align=_C),
    ListColumn(title="Tên giấy tờ", width=48),
    ListColumn(title="Số bản phải có", width=9, align=_C),
    ListColumn(title="Số bản đã có", width=9, align=_C),
    ListColumn(title="Còn thiếu", width=9, align=_C),
    ListColumn(title="Ghi chú", width=24),
)
_DECEMBER = 12
_REVIEWS = {"leaders": "2A", "staff": "2B", "outside": "2C", "collective": BRANCH_FORM}
MADE_HERE = frozenset(
    {*_REVIEWS, "periods", "summary", "markers", "not-rated", "merit-letter", "merit-list",
     "inventory"}
)  # fmt: skip
"""Papers that this place makes; the others have their own places."""


def package_pdf(
    unit: Unit,
    branch_id: str,
    year: int,
    code: str,
    dated: date | None = None,
    facts: ReviewFacts | None = None,
) -> bytes:
    """One paper of the file. Raises DomainError: nobody-to-print, merit-nobody, round-unknown."""
    end, span = Month(year, _DECEMBER), Span.YEAR
    if code in _REVIEWS:
        forms = [_REVIEWS[code]]
        return reviews_pdf(
            unit, branch_id, span, end, YEARLY, forms=forms, dated=dated, facts=facts
        )
    if code == "periods":
        return reviews_pdf(unit, branch_id, span, end, PERIOD_FORM, dated=dated, facts=facts)
    if code == "merit-letter":
        return merit_letter_pdf(unit, branch_id, year, dated)
    return list_paper(_view(unit, branch_id, year, code, dated, facts))


def package_workbook(
    unit: Unit, branch_id: str, year: int, code: str, dated: date | None = None
) -> bytes:
    """The same paper as a workbook. Raises DomainError like `package_pdf`."""
    end = Month(year, _DECEMBER)
    if code in _REVIEWS:
        forms = [_REVIEWS[code]]
        return reviews_workbook(unit, branch_id, Span.YEAR, end, YEARLY, forms=forms, dated=dated)
    if code == "periods":
        return reviews_workbook(unit, branch_id, Span.YEAR, end, PERIOD_FORM, dated=dated)
    if code == "merit-letter":
        return merit_letter_workbook(unit, branch_id, year, dated)
    view = _view(unit, branch_id, year, code, dated)
    return list_workbook([view], created=created_at(unit, dated))


def whole_package_pdf(
    unit: Unit, branch_id: str, year: int, progress: Progress, dated: date | None = None
) -> bytes:
    """Every paper that this place makes, in the order of Mẫu 04, in one PDF.

    `progress` may stop the work by raising. Raises DomainError: nobody-to-print.
    """
    facts = review_facts(unit, branch_id, Span.YEAR, Month(year, _DECEMBER))
    package = load_package(unit, branch_id, year, facts)
    lines = [line for line in package.lines if line.paper.code in MADE_HERE and line.is_printable]
    if not lines:
        raise DomainError(Problem(code="nobody-to-print"))
    papers = []
    for done, line in enumerate(lines):
        progress(done, len(lines), line.paper.name)
        papers.append(package_pdf(unit, branch_id, year, line.paper.code, dated, facts))
    progress(len(lines), len(lines), "Hồ sơ cuối năm")
    return joined(papers, f"Hồ sơ cuối năm {year}")


def _view(
    unit: Unit,
    branch_id: str,
    year: int,
    code: str,
    dated: date | None,
    facts: ReviewFacts | None = None,
) -> ListView:
    package = load_package(unit, branch_id, year, facts)
    match code:
        case "inventory":
            return _inventory(unit, package, dated)
        case "merit-list":
            return merit_list(unit, branch_id, year, dated)
    return LISTS[code](unit, package.round_id, dated)


def _inventory(unit: Unit, package: YearPackage, dated: date | None) -> ListView:
    """Mẫu 04: what belongs to the file, how many copies lie in it, what is lacking."""
    issuer = issuer_of(unit, dated, Scope(branch_id=package.branch_id))
    rows = [
        ListRow(
            cells=(
                number,
                line.paper.form,
                line.paper.name,
                line.expected,
                line.signed,
                line.missing or "",
                _note(line),
            )
        )
        for number, line in enumerate(package.lines, start=1)
    ]
    lacking = [line.paper.name for line in package.lines if line.missing]
    after = (
        f"Còn thiếu {len(lacking)}/{len(package.lines)} loại giấy tờ."
        if lacking
        else "Hồ sơ đã đủ các loại giấy tờ."
    )
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh mục hồ sơ kiểm điểm, đánh giá, xếp loại",
        subjects=(f"Năm {package.year}",),
        columns=_COLUMNS,
        rows=tuple(rows),
        after=(after,),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(f"{package.form.source}. {package.form.note}"),
        sheet="Mẫu 04",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _note(line: PackageLine) -> str:
    counted = f"kiểm ngày {date_text(line.counted_on)}" if line.counted_on else ""
    return "; ".join(filter(None, (line.note, counted)))
