"""Charts on paper and in workbooks: the drawing above the very table that stands beside it."""

from datetime import date

from chibo_desktop.documents.level_bars import BarChart
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.seen import Seen
from chibo_desktop.storage.unit_of_work import Unit


def chart_pdf(unit: Unit, seen: Seen, branch_id: str, dated: date | None) -> bytes:
    """What is seen as PDF."""
    return list_paper(_view(unit, seen, branch_id, dated))


def chart_workbook(unit: Unit, seen: Seen, branch_id: str, dated: date | None) -> bytes:
    """Its figures as a workbook."""
    return list_workbook([_view(unit, seen, branch_id, dated)], created=created_at(unit, dated))


def _view(unit: Unit, seen: Seen, branch_id: str, dated: date | None) -> ListView:
    issuer = issuer_of(unit, dated, Scope(branch_id=branch_id))
    return ListView(
        letterhead=issuer.letterhead,
        title="Biểu đồ",
        subjects=tuple(filter(None, (seen.title, seen.subject, issuer.subject))),
        columns=seen.columns or (ListColumn(title="Chưa có gì để vẽ", width=90),),
        rows=(ListRow(cells=(seen.empty,)),) if seen.is_empty else seen.rows,
        after=seen.sentences,
        signatures=(issuer.table_signatures[0],),
        sheet="Biểu đồ",
        is_lying=not isinstance(seen.chart, BarChart),
        is_practice=issuer.is_practice,
        chart=seen.chart,
    )
