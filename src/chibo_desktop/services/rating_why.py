"""Giải trình kết quả xếp loại: the whole way to one member's rating, on paper."""

from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.chains import chain_of
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.chain import chain_parts, part_title
from chibo_desktop.wording.span import span_period_text


def why_pdf(unit: Unit, round_id: str, evaluation: str, *, dated: date | None = None) -> bytes:
    """The way to one member's rating as a paper. Raises DomainError: evaluation-unknown."""
    return list_paper(_view(unit, round_id, evaluation, dated))


def why_workbook(unit: Unit, round_id: str, evaluation: str, *, dated: date | None = None) -> bytes:
    """The same as a workbook. Raises DomainError: evaluation-unknown."""
    view = _view(unit, round_id, evaluation, dated)
    return list_workbook([view], created=created_at(unit, dated))


def _view(unit: Unit, round_id: str, evaluation: str, dated: date | None) -> ListView:
    sheet = load_sheet(unit, round_id)
    row = next((one for one in sheet.rows if one.evaluation.id == evaluation), None)
    if row is None or sheet.round.period is None:
        raise DomainError(Problem(code="evaluation-unknown"))
    issuer = round_issuer(unit, sheet, dated)
    rows: list[ListRow] = []
    number = 0
    for part, sentences in chain_parts(chain_of(row, sheet), sheet.criteria_set):
        rows.append(heading(part_title(part)))
        for sentence in sentences:
            number += 1
            rows.append(ListRow(cells=(number, sentence)))
    post = f", {row.evaluation.position}" if row.evaluation.position else ""
    period = span_period_text(sheet.round.lasts, sheet.round.period)
    return ListView(
        letterhead=issuer.letterhead,
        title="Giải trình kết quả xếp loại",
        subjects=(f"Đồng chí {row.evaluation.full_name}{post}", period),
        columns=(ListColumn(title="Bước", width=9), ListColumn(title="Nội dung", width=81)),
        rows=tuple(rows),
        signatures=(issuer.signature,),
        sheet="Giải trình",
        is_lying=False,
        is_practice=issuer.is_practice,
    )
