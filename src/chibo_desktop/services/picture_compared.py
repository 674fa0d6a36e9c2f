"""The figures that cross-checks compare: names by their records, whatever they are called."""

from collections.abc import Iterable
from datetime import date

from chibo_desktop.domain.attendance import THERE
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.headcount import CountedName
from chibo_desktop.domain.member import COUNTED, ActivityStatus
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.services.closed_standing import standing_text
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.work_report_ratings import SPANS
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.storage.commendations import commendation_rows, member_places
from chibo_desktop.storage.dues import payments
from chibo_desktop.storage.evaluations import closed_standings
from chibo_desktop.storage.meetings import attendance_seen
from chibo_desktop.storage.picture import identity_numbers_shared
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.statistics import counted_note

_PROBATION = "probation-months"


def lists_told(scope: ReportScope) -> Told:
    """The list by its steps and by its dates; everybody who was on it in the period."""
    count = scope.headcount
    listed = {one.person.member_id for one in count.listed}
    dated, early = [], []
    for one in scope.people:
        line = scope.names[(one.line.id, one.line.org_id)]
        admitted, confirmed = one.line.values["admitted_on"], one.line.values["confirmed_on"]
        if one.line.id in listed and (admitted or confirmed):
            dated.append(line)
        if admitted and confirmed and admitted.is_full and confirmed.is_full:
            least = _after_probation(admitted.earliest)
            if confirmed.earliest < least:
                early.append(
                    NameLine(
                        name=line.name,
                        place=line.place,
                        key=line.key,
                        note=f"kết nạp {partial_date_text(admitted)}, chính thức "
                        f"{partial_date_text(confirmed)}; đủ hạn {date_text(least)}",
                    )
                )
    known = {one.person.member_id: one for one in (*count.start, *count.joined, *count.listed)}
    guests = [
        scope.names[(one.line.id, one.line.org_id)]
        for one in scope.people
        if one.line.values["activity_status"] == ActivityStatus.GUEST
    ]
    everybody = {line.key: line for line in (*_people(scope, known.values()).names, *guests)}
    return {
        "listed_by_steps": _people(scope, count.end),
        "standing": counted(dated),
        "known": counted(list(everybody.values())),
        "confirmed_early": counted(early),
    }


def judged_told(scope: ReportScope) -> Told:
    """Who stands in the closed round of the period, and who should; nothing before it is closed."""
    span = SPANS.get(scope.key.period.kind)
    if span is None:
        return {}
    end = Month.of(scope.key.period.last_day)
    found = closed_standings(scope.unit.connection, end, span, scope.branch_id)
    if not found:
        return {}
    return {
        "judged": counted(
            [
                NameLine(
                    name=one.full_name,
                    place=scope.place(one.org_id, one.branch_id),
                    note=standing_text(one),
                    key=one.member_id,
                )
                for one in found
            ]
        ),
        "to_be_judged": _people(scope, scope.headcount.listed),
    }


def present_told(scope: ReportScope) -> Told:
    """Who was at a meeting of the branch, and who paid dues to it."""
    seen = attendance_seen(scope.unit.connection, scope.first, scope.until, scope.branch_id)
    there = dict.fromkeys(
        member_id
        for (member_id, _), states in seen.items()
        if any(state in THERE for _day, state, _title in states)
    )
    key = BranchKey(org_id=scope.key.org_id, branch_id=scope.branch_id)
    paid = payments(scope.unit.connection, key, *scope.months)
    payers = dict.fromkeys(one.member_id for one in paid)
    return {"present": _named(scope, there), "payers": _named(scope, payers)}


def awarded_told(scope: ReportScope) -> Told:
    """Whose dossier has a commendation of the period."""
    rows = commendation_rows(scope.unit.connection, (scope.key.org_id,), scope.first, scope.until)
    return {"awarded": _named(scope, dict.fromkeys(one.member_id for one in rows))}


def listed_twice(scope: ReportScope) -> Told:
    """Who is on two lists of this file by one identity number.

    Only these few are read, not everybody of the file.
    """
    ids = identity_numbers_shared(scope.unit.connection, sorted(COUNTED))
    places = member_places(scope.unit.connection, ids)
    lines = {
        member_id: NameLine(name=name, place=scope.place(org_id, branch_id), key=member_id)
        for (org_id, member_id), (name, branch_id) in places.items()
    }
    return {"listed_twice": counted(list(lines.values()))}


def _after_probation(admitted: date) -> date:
    return months_later(admitted, rule_book("life-cycle").on(admitted).whole(_PROBATION) or 0)


def _people(scope: ReportScope, found: Iterable[CountedName]) -> KnownFigure:
    return counted(
        [
            NameLine(
                name=one.person.full_name,
                place=scope.place(one.person.org_id, one.person.branch_id),
                note=counted_note(one),
                key=one.person.member_id,
            )
            for one in found
        ]
    )


def _named(scope: ReportScope, member_ids: Iterable[str]) -> KnownFigure:
    """Records by their ids; one that this file has no record of is named as unknown."""
    names = {key: line for (key, _org), line in scope.names.items()}
    unknown = "không có trong danh sách"
    return counted(
        [
            names.get(key) or NameLine(name="(không rõ)", place="", key=key, note=unknown)
            for key in member_ids
        ]
    )
