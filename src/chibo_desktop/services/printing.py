"""The papers of a round: evaluation sheets and the branch summary, from the one sheet.

What is printed is read from the same `Sheet` as the screen, so every figure is the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from chibo_desktop.documents import summary_workbook as workbook
from chibo_desktop.documents.branch_summary import (
    BranchSummary,
    NotRatedRow,
    RatingCount,
    SummaryRow,
    branch_summary,
)
from chibo_desktop.documents.evaluation_sheet import evaluation_sheets
from chibo_desktop.documents.evaluation_view import MemberSheet
from chibo_desktop.documents.letterhead import MEMBER_SIGNATURE
from chibo_desktop.documents.sheet_of_round import filled_sheet, prefilled_sheet, sheet_form
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.sheet_code import sheet_code
from chibo_desktop.files import atomic_write
from chibo_desktop.services.chains import chain_of
from chibo_desktop.services.issuers import Issuer, issuer_of_branch
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.sheet import Sheet, SheetRow
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.chain import tail_sentences
from chibo_desktop.wording.decisions import decided_sentence
from chibo_desktop.wording.evaluation import (
    cap_sentence,
    not_rated_sentence,
    rating_label,
)
from chibo_desktop.wording.outcome import note


class SheetMode(StrEnum):
    """How much of an evaluation sheet is filled in before it is printed."""

    BLANK = "blank"  # nobody's name: one sheet to copy
    PREFILLED = "prefilled"  # names and dossier, marks to be written by hand
    FILLED = "filled"  # everything entered so far


def evaluation_sheets_pdf(
    unit: Unit,
    round_id: str,
    mode: SheetMode,
    member_ids: Sequence[str] = (),
    *,
    dated: date | None = None,
    shows_card_number: bool = False,
) -> bytes:
    """Evaluation sheets in one PDF, one page set a member, in the order of given names.

    `member_ids` choose members; none means every rated one. `dated` None leaves the day to be
    written. The card number stays off the paper unless asked for. Raises DomainError:
    round-unknown, nobody-to-print.
    """
    sheet = load_sheet(unit, round_id)
    issuer = round_issuer(unit, sheet, dated)
    form = sheet_form(
        sheet.criteria_set,
        letterhead=issuer.letterhead,
        month=_month(sheet),
        signatures=(MEMBER_SIGNATURE, issuer.signature),
        shows_card_number=shows_card_number,
        is_practice=issuer.is_practice,
    )
    if mode is SheetMode.BLANK:
        code = "" if sheet.is_closed else sheet_code(round_id, _month(sheet))
        return evaluation_sheets(form, [MemberSheet(code=code)])
    rows = [row for row in sheet.rows if not member_ids or row.evaluation.member_id in member_ids]
    if not rows:
        raise DomainError(Problem(code="nobody-to-print"))
    members = unit.get_many(Member, [row.evaluation.member_id for row in rows])
    return evaluation_sheets(form, [_paper_of(row, sheet, mode, members) for row in rows])


def summary_pdf(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The branch's summary table as PDF. Raises DomainError: round-unknown."""
    return branch_summary(_summary(unit, round_id, dated))


def summary_workbook(unit: Unit, round_id: str, *, dated: date | None = None) -> bytes:
    """The same table as a workbook, with the same figures. Raises DomainError: round-unknown."""
    view = _summary(unit, round_id, dated)
    created = datetime.combine(dated or unit.now.date(), time())
    return workbook.summary_workbook(view, created=created)


def save_document(path: Path, data: bytes) -> Path:
    """Write a finished document whole or not at all. Raises DomainError: document-not-saved."""
    try:
        atomic_write(path, data)
    except OSError as error:
        raise DomainError(Problem(code="document-not-saved", params={"name": path.name})) from error
    return path


def _paper_of(
    row: SheetRow, sheet: Sheet, mode: SheetMode, members: dict[str, Member]
) -> MemberSheet:
    evaluation, month = row.evaluation, sheet.round.period
    member = members.get(evaluation.member_id)
    code = sheet_code(evaluation.id, month) if month and not sheet.is_closed else ""
    if mode is SheetMode.PREFILLED:
        blank = prefilled_sheet(evaluation.full_name, member=member, position=evaluation.position)
        return replace(blank, code=code)
    filled = filled_sheet(
        sheet.criteria_set,
        sheet.round,
        evaluation,
        row.outcome,
        member=member,
        position=evaluation.position,
        rating=row.rating,
        more_reasons=tail_sentences(chain_of(row, sheet), sheet.criteria_set),
    )
    return replace(filled, code=code)


def _summary(unit: Unit, round_id: str, dated: date | None) -> BranchSummary:
    sheet = load_sheet(unit, round_id)
    issuer = round_issuer(unit, sheet, dated)
    return BranchSummary(
        letterhead=issuer.letterhead,
        month=_month(sheet),
        criteria_title=sheet.criteria_set.title,
        rows=tuple(_summary_row(row, sheet) for row in sheet.rows),
        counts=tuple(
            RatingCount(label=rating_label(rating), count=sheet.counts.get(rating, 0))
            for rating in Rating
        ),
        cap_sentences=_cap_sentences(sheet),
        not_rated=tuple(
            NotRatedRow(full_name=evaluation.full_name, reason=not_rated_sentence(reason))
            for evaluation, reason in sheet.not_rated
        ),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        footnote=issuer.noted(),
        is_example=sheet.criteria_set.is_example,
        example_note=sheet.criteria_set.example_note,
        is_practice=issuer.is_practice,
    )


def _summary_row(row: SheetRow, sheet: Sheet) -> SummaryRow:
    return SummaryRow(
        full_name=row.evaluation.full_name,
        position=row.evaluation.position,
        self_total=_total(row, Marker.SELF),
        committee_total=_total(row, Marker.COMMITTEE),
        branch_total=_total(row, Marker.BRANCH),
        total=row.outcome.total,
        rating=rating_label(row.rating) if row.rating else "",
        note=" ".join(filter(None, (_why(row, sheet), decided_sentence(row.decided, row.rating)))),
    )


def _why(row: SheetRow, sheet: Sheet) -> str:
    if row.is_overridden:
        return row.evaluation.override_reason
    return note(row.outcome, sheet.criteria_set)


def _total(row: SheetRow, marker: Marker) -> Decimal | None:
    found = row.outcome.totals.get(marker)
    return found.total if found is not None and found.is_marked else None


def _cap_sentences(sheet: Sheet) -> tuple[str, ...]:
    if sheet.cap is None:
        return ()
    allowed = sheet.round.cap_decision
    said = [f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(sheet.cap)}"]
    if sheet.cap.over and allowed:
        said.append(f"Văn bản cho phép vượt tỷ lệ: {allowed}.")
    return tuple(said)


def round_issuer(unit: Unit, sheet: Sheet, dated: date | None) -> Issuer:
    """Who issues the papers of a round: the branch. Raises DomainError: round-unknown."""
    # A month is summed up at the beginning of the next one.
    return issuer_of_branch(unit, sheet.round.branch_id, dated, _month(sheet).next().year)


def _month(sheet: Sheet) -> Month:
    if sheet.round.period is None:
        raise DomainError(Problem(code="round-unknown"))
    return sheet.round.period
