"""Receipts of dues (phiếu thu): of some members or all who paid in a month's collection.

Their numbers run through the year in the order in which payments were entered. A number follows
from the journal and is stored nowhere: a payment entered later gets a later number, one that is
corrected keeps its own, and that of one taken back stays unused.
"""

from collections.abc import Collection
from functools import cache

from chibo_desktop import resources
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.receipt import ReceiptView, receipts
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.letter_form import (
    LetterForm,
    filled,
    letter_form_on,
    read_letter_form,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.dues import DuesRow, load_dues
from chibo_desktop.services.dues_books import begun, dues_issuer, strong
from chibo_desktop.services.issuers import created_at
from chibo_desktop.storage.dues import payment_numbers
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.dues import dong_text
from chibo_desktop.wording.money_in_words import money_in_words

_FORM = "dues-receipt"


@cache
def receipt_forms() -> tuple[LetterForm, ...]:
    """Every version of the form."""
    folder = resources.path("forms", "dues")
    return tuple(read_letter_form(path.read_bytes()) for path in sorted(folder.glob("*.json")))


def receipts_pdf(unit: Unit, key: BranchKey, month: Month, members: Collection[str] = ()) -> bytes:
    """The receipts of these members, of all without any; four to a sheet.

    Raises DomainError: dues-no-book, dues-no-receipt.
    """
    issuer, form = dues_issuer(unit, key), letter_form_on(receipt_forms(), _FORM, month.last_day)
    views = []
    for number, row in _paid(unit, key, month, members):
        values = {**_values(row), "month": short_month_text(month)}
        views.append(
            ReceiptView(
                superior=issuer.letterhead.superior,
                issuer=issuer.subject or issuer.letterhead.issuer,
                title=form.title,
                number=number,
                lines=tuple((part.text, filled(part.value, values)) for part in form.parts),
                signs=tuple(
                    (who, row.full_name if at == 0 else "") for at, who in enumerate(form.signs)
                ),
                footnote="" if form.is_verified else f"{form.source}. {form.note}",
                is_practice=issuer.is_practice,
            )
        )
    return receipts(views)


def receipts_workbook(
    unit: Unit, key: BranchKey, month: Month, members: Collection[str] = ()
) -> bytes:
    """The same receipts as lines of a workbook. Raises DomainError as `receipts_pdf`."""
    issuer, paid = dues_issuer(unit, key), _paid(unit, key, month, members)
    rows = []
    for number, row in paid:
        values = _values(row)
        amount = row.payment.amount if row.payment else None
        cells = (number, values["paid_on"], row.full_name, amount, values["amount_in_words"])
        rows.append(ListRow(cells=(*cells, values["note"])))
    total = sum(row.payment.amount or 0 for _, row in paid if row.payment)
    view = ListView(
        letterhead=issuer.letterhead,
        title="Phiếu thu đảng phí",
        subjects=(month_text(month),),
        note="(Đơn vị tính: đồng)",
        columns=(
            ListColumn(title="Số phiếu", width=10, align=Align.CENTRE),
            ListColumn(title="Ngày thu", width=12, align=Align.CENTRE),
            ListColumn(title="Người nộp", width=26),
            ListColumn(title="Số tiền", width=13, align=Align.RIGHT),
            ListColumn(title="Bằng chữ", width=42),
            ListColumn(title="Ghi chú", width=20),
        ),
        rows=(*rows, strong("", "", "Cộng", total, money_in_words(total), "")),
        signatures=issuer.table_signatures,
        sheet="Phiếu thu",
        is_practice=issuer.is_practice,
    )
    return list_workbook([view], created=created_at(unit, None))


def _paid(
    unit: Unit, key: BranchKey, month: Month, members: Collection[str]
) -> list[tuple[str, DuesRow]]:
    board = begun(load_dues(unit, key, month))
    numbers = payment_numbers(unit.connection, key, month.year)
    found = [
        (f"{numbers[row.payment.id]:02}/{month.year}", row)
        for row in board.rows
        if row.payment is not None and row.payment.amount
        if not members or row.member_id in members
    ]
    if not found:
        period = short_month_text(month)
        raise DomainError(Problem(code="dues-no-receipt", params={"month": period}))
    return found


def _values(row: DuesRow) -> dict[str, str]:
    one = row.payment
    amount = (one.amount if one else None) or 0
    return {
        "full_name": row.full_name,
        "amount": dong_text(amount),
        "amount_in_words": money_in_words(amount),
        "paid_on": date_text(one.paid_on) if one and one.paid_on else "",
        "note": one.note if one else "",
    }
