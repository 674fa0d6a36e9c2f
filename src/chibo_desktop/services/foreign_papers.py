"""Bảng kê đảng viên đi nước ngoài, có nhân thân ở nước ngoài: the columns of domain.md §2.10.

Trips of a period by their first day; ties abroad as the dossiers have them today.
"""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.dossier.background_rows import ForeignTie, ForeignTrip
from chibo_desktop.domain.member import COUNTED
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import Scope, place_names
from chibo_desktop.storage.member_values import MemberValues, member_values
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.statistics import period_text

_C = Align.CENTRE
_MARK = "X"
_PURPOSES = ("study", "research", "business", "private")
_TIES = ("father", "mother", "relative")
_COLUMNS = (
    ListColumn(title="STT", width=5, align=_C),
    ListColumn(title="Họ tên", width=24),
    ListColumn(title="MSCB", width=12),
    ListColumn(title="Học tập", width=7, align=_C),
    ListColumn(title="Nghiên cứu", width=7, align=_C),
    ListColumn(title="Đi công tác", width=7, align=_C),
    ListColumn(title="Công việc riêng", width=8, align=_C),
    ListColumn(title="Cha", width=6, align=_C),
    ListColumn(title="Mẹ", width=6, align=_C),
    ListColumn(title="Người thân", width=7, align=_C),
    ListColumn(title="Ngày đi", width=11, align=_C),
    ListColumn(title="Ngày về", width=11, align=_C),
    ListColumn(title="Nơi đến", width=18),
)
Owner = tuple[str, str]


def foreign_pdf(
    unit: Unit, period: ReportPeriod, scope: Scope, *, dated: date | None = None
) -> bytes:
    """The table of a period as PDF."""
    return list_paper(_view(unit, period, scope, dated))


def foreign_workbook(
    unit: Unit, period: ReportPeriod, scope: Scope, *, dated: date | None = None
) -> bytes:
    """The same table as a workbook."""
    return list_workbook([_view(unit, period, scope, dated)], created=created_at(unit, dated))


def _view(unit: Unit, period: ReportPeriod, scope: Scope, dated: date | None) -> ListView:
    issuer = issuer_of(unit, dated, scope)
    trips: dict[Owner, list[ForeignTrip]] = {}
    for trip in unit.all(ForeignTrip):
        begun = trip.since or trip.until
        if begun is not None and period.first_day <= begun.earliest <= period.last_day:
            trips.setdefault((trip.member_id, trip.org_id), []).append(trip)
    ties: dict[Owner, list[ForeignTie]] = {}
    for tie in unit.all(ForeignTie):
        ties.setdefault((tie.member_id, tie.org_id), []).append(tie)
    people = member_values(
        unit.connection, ["activity_status"], org_ids=scope.nodes, branch_id=scope.branch_id
    )
    rows: list[ListRow] = []
    places = place_names(unit)
    has_places = len({(one.org_id, one.branch_id) for one in people}) > 1
    for person in people:
        if person.values["activity_status"] in COUNTED:
            owner = (person.id, person.org_id)
            place = places.get((person.org_id, person.branch_id), "") if has_places else None
            rows += _rows(person, trips.get(owner, []), ties.get(owner, []), place, len(rows))
    columns = (*_COLUMNS, ListColumn(title="Chi bộ", width=22)) if has_places else _COLUMNS
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng kê",
        subjects=tuple(
            filter(
                None,
                (
                    "đảng viên đi nước ngoài, có nhân thân ở nước ngoài",
                    issuer.subject,
                    period_text(period),
                ),
            )
        ),
        note="(Nội dung đi nước ngoài và nhân thân ở nước ngoài: đánh dấu X)",
        columns=columns,
        rows=tuple(rows),
        after=(_counted(rows),),
        signatures=(issuer.signature,),
        recipients=issuer.recipients,
        sheet="Đi nước ngoài",
        is_practice=issuer.is_practice,
    )


def _rows(
    person: MemberValues,
    trips: Sequence[ForeignTrip],
    ties: Sequence[ForeignTie],
    place: str | None,
    before: int,
) -> list[ListRow]:
    """One row a trip; who only has somebody abroad has one row. Organisations are no kin."""
    kin = {tie.kind for tie in ties} & set(_TIES)
    if not trips and not kin:
        return []
    found = []
    journeys: Sequence[ForeignTrip | None] = trips or [None]
    for number, trip in enumerate(journeys, start=before + 1):
        purpose = trip.purpose if trip else ""
        cells: list[Cell] = [number, person.full_name, ""]
        cells += [_MARK if purpose == one else "" for one in _PURPOSES]
        cells += [_MARK if one in kin else "" for one in _TIES]
        if trip is not None:
            cells += [partial_date_text(trip.since), partial_date_text(trip.until), trip.country]
        else:
            cells += ["", "", ""]
        found.append(ListRow(cells=tuple(cells) if place is None else (*cells, place)))
    return found


def _counted(rows: Sequence[ListRow]) -> str:
    if not rows:
        return "Trong kỳ không có đồng chí nào đi nước ngoài hoặc có nhân thân ở nước ngoài."
    names = {row.cells[1] for row in rows}
    journeys = sum(1 for row in rows if row.cells[10] or row.cells[12])
    return f"Bảng kê có {count_text(len(names))} đồng chí, {count_text(journeys)} chuyến đi."
