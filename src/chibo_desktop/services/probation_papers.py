"""Danh sách đảng viên dự bị with their days: admission, end of probation, until when to consider.

Durations are rules in force on the day they begin. Source: domain.md §2.8.
"""

from datetime import date

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.timers import Timers
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_people import place_names
from chibo_desktop.services.timed_members import Timed, timed_members
from chibo_desktop.services.timing import timers_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.numbers import count_text

_C = Align.CENTRE
_COLUMNS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Họ và tên", width=26),
    ListColumn(title="Ngày sinh", width=12, align=_C),
    ListColumn(title="Ngày vào Đảng", width=13, align=_C),
    ListColumn(title="Hết thời gian dự bị", width=13, align=_C),
    ListColumn(title="Chi bộ xét trước ngày", width=13, align=_C),
    ListColumn(title="Tình trạng", width=22),
    ListColumn(title="Chi bộ", width=26),
)


def probation_list_pdf(unit: Unit, today: date, *, dated: date | None = None) -> bytes:
    """The list as PDF, the earliest end first."""
    return list_paper(_view(unit, today, dated))


def probation_list_workbook(unit: Unit, today: date, *, dated: date | None = None) -> bytes:
    """The same list as a workbook."""
    return list_workbook([_view(unit, today, dated)], created=created_at(unit, dated))


def _view(unit: Unit, today: date, dated: date | None) -> ListView:
    issuer = issuer_of(unit, dated)
    timers = timers_of(unit, today)
    places = place_names(unit)
    lines = [
        (one, *_days(one, timers))
        for one in timed_members(unit, today)
        if one.timed.is_probationary and one.timed.is_counted
    ]
    lines.sort(key=lambda line: line[1] or date.max)
    rows = tuple(
        ListRow(
            cells=(
                number,
                one.dates.full_name,
                partial_date_text(one.dates.born_on),
                partial_date_text(one.dates.admitted_on),
                date_text(ends) if ends else "",
                date_text(by) if by else "",
                _state(ends, by, today),
                places.get((one.dates.org_id, one.dates.branch_id), ""),
            )
        )
        for number, (one, ends, by) in enumerate(lines, start=1)
    )
    said = f"Danh sách có {count_text(len(rows))} đảng viên dự bị."
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=("đảng viên dự bị",),
        note=f"(Tính đến {date_text(dated or today)})",
        columns=_COLUMNS,
        rows=rows,
        after=(said if rows else "Không có đảng viên dự bị.",),
        signatures=(issuer.signature,),
        sheet="Đảng viên dự bị",
        is_practice=issuer.is_practice,
    )


def _days(one: Timed, timers: Timers) -> tuple[date | None, date | None]:
    """The end of probation, and until when the branch considers it; None where no rule says."""
    admitted = one.dates.admitted_on
    if admitted is None or not admitted.is_full:
        return None, None
    found = timers.deadline(admitted.earliest, "probation-months")
    if found is None:
        return None, None
    by = timers.deadline(found[0], "confirmation-working-days")
    return found[0], by[0] if by else None


def _state(ends: date | None, by: date | None, today: date) -> str:
    if ends is None:
        return "Chưa đủ ngày vào Đảng"
    if today < ends:
        return f"Còn {(ends - today).days} ngày dự bị"
    if by is not None and today > by:
        return f"Quá hạn xét {(today - by).days} ngày"
    return "Đã hết dự bị, chờ xét"
