"""Papers of admission, recognition and transfer for one person, filled from the record.

A pre-printed form is never imitated: of it the content of a box is written on plain paper.
Source: domain.md §2.8, §2.10, §10.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chibo_desktop.documents.letter import LetterPart, LetterView, letter
from chibo_desktop.documents.letter_workbook import letter_workbook as workbook_of
from chibo_desktop.documents.letterhead import Signature
from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.eligibility import months_later
from chibo_desktop.domain.letter_form import DOTS, FormPart, LetterForm, PartKind, filled
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import COUNTED, ActivityStatus, Member, MemberStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.letter_forms import PacketForm, letter_form, packet_forms
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.person_on_paper import branch_secretary, member_texts
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.numbers import percent_text

_EVENTS_OF: Mapping[str, tuple[LifeEventKind, ...]] = {
    "candidate": (LifeEventKind.PROPOSED,),
    "probationary": (LifeEventKind.CONFIRMED,),
    "member": (LifeEventKind.TRANSFERRED_OUT, LifeEventKind.SENT_AWAY),
}
"""Which event a paper of each kind of people speaks of: day, votes, place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPerson:
    """Somebody papers can be made for; `groups` are the kinds of papers that concern them."""

    id: str
    full_name: str
    groups: frozenset[str]


def people_for_papers(unit: Unit) -> list[PaperPerson]:
    """Candidates, probationary and full members of this unit, in the order of given names."""
    found = []
    for member in sorted(unit.all(Member), key=lambda one: one.full_name):
        if member.org_id != unit.author.org_id:
            continue
        groups = set()
        if member.activity_status == ActivityStatus.CANDIDATE:
            groups.add("candidate")
        if member.activity_status in COUNTED:
            groups.add("member")
            if member.status is MemberStatus.PROBATIONARY:
                groups.add("probationary")
        if member.activity_status == ActivityStatus.TRANSFERRED:
            groups.add("member")
        if groups:
            found.append(
                PaperPerson(id=member.id, full_name=member.full_name, groups=frozenset(groups))
            )
    return found


def letter_pdf(unit: Unit, form: str, member_id: str, *, dated: date | None = None) -> bytes:
    """One paper for one person, without a name for an empty id.

    Raises DomainError: member-unknown; KeyError: no such paper.
    """
    return letter(_letter(unit, form, member_id, dated)[0])


def letter_workbook(unit: Unit, form: str, member_id: str, *, dated: date | None = None) -> bytes:
    """The same paper as a workbook. Raises DomainError: member-unknown; KeyError."""
    view, name = _letter(unit, form, member_id, dated)
    return workbook_of(view, name=name, created=created_at(unit, dated))


def packet_pdf(unit: Unit, form: str, member_id: str, *, dated: date | None = None) -> bytes:
    """What belongs into somebody's packet, to be ticked. Raises DomainError: member-unknown."""
    return list_paper(_packet(unit, form, member_id, dated))


def packet_workbook(unit: Unit, form: str, member_id: str, *, dated: date | None = None) -> bytes:
    """The same check list as a workbook. Raises DomainError: member-unknown."""
    view = _packet(unit, form, member_id, dated)
    return list_workbook([view], created=created_at(unit, dated))


def letter_view(
    form: LetterForm, values: Mapping[str, str], issuer: Issuer, *, person: str = ""
) -> LetterView:
    """The form with its places filled: ready to be drawn."""
    head = issuer.letterhead
    number = f"……-{form.symbol}/{issuer.symbol}" if form.symbol else ""
    return LetterView(
        letterhead=head.numbered(number),
        title=form.title,
        subject=filled(form.subject, values),
        address=filled(form.address, values) if form.address else "",
        parts=tuple(_part(part, values) for part in form.parts),
        closing=tuple(_part(part, values) for part in form.closing),
        signatures=tuple(_signature(who, issuer, person) for who in form.signs),
        recipients=tuple(filled(one, values) for one in form.recipients),
        footnote=f"{form.source}. {form.note}".strip(),
        is_practice=issuer.is_practice,
    )


def _letter(unit: Unit, form: str, member_id: str, dated: date | None) -> tuple[LetterView, str]:
    """A paper with its places filled, and whose it is: the name of its sheet in a workbook."""
    chosen = letter_form(form, dated or unit.now.date())
    member = _member(unit, member_id)
    issuer = issuer_of(unit, dated, Scope(branch_id=member.branch_id))
    values = _values(unit, chosen.people, member, issuer)
    view = letter_view(chosen, values, issuer, person=member.full_name)
    return view, member.full_name or chosen.name


def _packet(unit: Unit, form: str, member_id: str, dated: date | None) -> ListView:
    chosen = next(one for one in packet_forms() if one.form == form)
    return _packet_view(chosen, _member(unit, member_id), issuer_of(unit, dated))


def _part(part: FormPart, values: Mapping[str, str]) -> LetterPart:
    is_field = part.kind is PartKind.FIELD
    known = "" if is_field and not _is_known(part.value, values) else part.value
    return LetterPart(
        kind=part.kind,
        text=filled(part.text, values),
        value=filled(known, values),
        lines=part.lines,
    )


def _is_known(template: str, values: Mapping[str, str]) -> bool:
    """Whether any place of a field's value is known: else it is left to be written by hand."""
    return any(value and f"{{{name}}}" in template for name, value in values.items())


def _signature(who: str, issuer: Issuer, person: str) -> Signature:
    match who:
        case "person":
            return Signature(lines=("NGƯỜI TỰ KIỂM ĐIỂM",), name=person)
        case "helper":
            return Signature(lines=("NGƯỜI NHẬN XÉT", "Đảng viên được phân công giúp đỡ"))
    return issuer.signature


def _packet_view(form: PacketForm, member: Member, issuer: Issuer) -> ListView:
    columns = (
        ListColumn(title="TT", width=5, align=Align.CENTRE),
        ListColumn(title="Giấy tờ", width=52),
        ListColumn(title="Mẫu", width=10, align=Align.CENTRE),
        ListColumn(title="Đã có", width=8, align=Align.CENTRE),
        ListColumn(title="Ghi chú", width=18),
    )
    rows = [
        ListRow(cells=(number, paper, code, "", ""))
        for number, (paper, code) in enumerate(form.items, start=1)
    ]
    return ListView(
        letterhead=issuer.letterhead,
        title=form.title,
        subjects=(form.subject, f"Họ và tên: {member.full_name or DOTS}"),
        columns=columns,
        rows=tuple(rows),
        after=("Đánh dấu x vào cột “Đã có”; giấy tờ còn thiếu ghi hạn bổ sung ở cột Ghi chú.",),
        signatures=(Signature(lines=("NGƯỜI KIỂM TRA",)),),
        footnote=f"{form.source}. {form.note}",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _member(unit: Unit, member_id: str) -> Member:
    if not member_id:
        return Member(id="", org_id=unit.author.org_id)
    member = unit.get(Member, member_id)
    if member is None or member.org_id != unit.author.org_id:
        raise DomainError(Problem(code="member-unknown"))
    return member


def _values(unit: Unit, people: str, member: Member, issuer: Issuer) -> dict[str, str]:
    names = branch_names(unit.connection, unit.author.org_id)
    event = _event(unit, people, member)
    branch = names.get(member.branch_id, "") or issuer.letterhead.issuer
    work = ", ".join(filter(None, (member.occupation, member.job_title, member.employer)))
    return {
        **member_texts(member, names),
        "branch": branch,
        "issuer": issuer.letterhead.issuer,
        "superior": issuer.superior,
        "place": issuer.letterhead.place,
        "year": str(unit.now.year),
        "work": work,
        "probation_end": _probation_end(member),
        "count_line": _count_line(unit, member.branch_id),
        "box_signature": f"T/M CHI ỦY (hoặc BÍ THƯ): {branch_secretary(unit, member.branch_id)}",
        **_of_event(event),
    }


def _event(unit: Unit, people: str, member: Member) -> LifeEvent | None:
    """The latest event that such a paper speaks of, if it is recorded."""
    kinds = _EVENTS_OF.get(people, ())
    events = events_of(unit.connection, [member.id], member.org_id).get(member.id, [])
    fitting = [one for one in events if one.kind in kinds and not one.is_opening]
    return max(fitting, key=lambda one: one.earliest, default=None)


def _of_event(event: LifeEvent | None) -> dict[str, str]:
    if event is None:
        return {}
    told = {
        "event_on": partial_date_text(event.happened_on),
        "event_until": partial_date_text(event.until),
        "destination": event.place,
        "summoned": _count(event.summoned),
        "votes_for": _count(event.votes_for),
        "votes_against": _count(event.votes_against),
    }
    if event.summoned and event.votes_for is not None:
        told["share_for"] = percent_text(Decimal(event.votes_for) / event.summoned)
    return told


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _probation_end(member: Member) -> str:
    """The day on which the months of probation are full, by the rule of the day of admission."""
    admitted = member.admitted_on
    if admitted is None or not admitted.is_full:
        return ""
    months = rule_book("life-cycle").on(admitted.earliest).whole("probation-months")
    return partial_date_text(PartialDate.of(months_later(admitted.earliest, months or 0)))


def _count_line(unit: Unit, branch_id: str) -> str:
    """`39 đồng chí (chính thức 37, dự bị 2)`."""
    members = [
        one
        for one in unit.all(Member)
        if one.branch_id == branch_id and one.activity_status in COUNTED
    ]
    full = sum(one.status is MemberStatus.FULL for one in members)
    rest = len(members) - full
    return f"{len(members)} đồng chí (chính thức {full}, dự bị {rest})" if members else ""
