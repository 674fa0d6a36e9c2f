"""What a report tells of the members: how many, who came, who went, who was confirmed."""

from dataclasses import replace

from chibo_desktop.domain.headcount import CountedName
from chibo_desktop.domain.list_steps import ADMISSIONS
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.office_units import units_on
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.statistics import counted_note

_IN, _OUT, _DEAD = "transferred_in", "transferred_out", "deceased"
_REMOVED = frozenset({"expelled", "struck_off", "not_confirmed", "resigned"})


def people_told(scope: ReportScope) -> Told:
    """Headcount at the end, movements and confirmations of the period (domain.md §11)."""
    people = {(one.line.id, one.line.org_id): one for one in scope.people}
    count = scope.headcount
    values = {owner: one.line.values for owner, one in people.items()}

    def names(found: tuple[CountedName, ...], *kinds: str) -> KnownFigure:
        return counted(
            [
                NameLine(
                    name=one.person.full_name,
                    place=scope.place(one.person.org_id, one.person.branch_id),
                    note=counted_note(one),
                    key=one.person.member_id,
                )
                for one in found
                if not kinds or (one.step is not None and one.step.kind in kinds)
            ]
        )

    full: list[NameLine] = []
    probationary: list[NameLine] = []
    women: list[NameLine] = []
    exempt: list[NameLine] = []
    for one in count.listed:
        owner = (one.person.member_id, one.person.org_id)
        line, known = scope.names[owner], values[owner]
        confirmed = known["confirmed_on"]
        is_full = confirmed is not None and confirmed.earliest <= scope.until
        (full if is_full else probationary).append(line)
        if known["gender"] == "female":
            women.append(line)
        if known["activity_status"] == ActivityStatus.EXEMPT:
            exempt.append(line)
    found = {
        "members": names(count.listed),
        "full": counted(full),
        "probationary": counted(probationary),
        "women": counted(women),
        "admitted": names(count.joined, *ADMISSIONS),
        "transferred_in": names(count.joined, _IN),
        "transferred_out": names(count.left, _OUT),
        "deceased": names(count.left, _DEAD),
        "removed": names(count.left, *_REMOVED),
        "confirmed": _confirmed(scope),
    }
    if scope.until == scope.today:  # of an earlier day nobody knows who was exempted then
        found["exempt"] = counted(exempt)
    return found


def _confirmed(scope: ReportScope) -> KnownFigure:
    found = []
    for one in scope.people:
        day = one.line.values["confirmed_on"]
        if day is not None and scope.first <= day.earliest <= scope.until:
            line = scope.names[(one.line.id, one.line.org_id)]
            found.append(replace(line, note=partial_date_text(day)))
    return counted(found)


def units_told(scope: ReportScope) -> Told:
    """The office's units; the branches of a đảng bộ; of a branch nothing."""
    if scope.branch_id:
        return {"units": counted(())}
    if scope.is_office:
        own = units_on(scope.unit, scope.until)
        return {"units": counted([NameLine(name=one.name, place=one.code) for one in own])}
    return {"units": counted([NameLine(name=one.name, place="") for one in scope.branches])}
