"""Who arrives here by a transfer within the Đảng bộ: looked at, taken over, or sent back.

Taking over writes the dossier as this unit's own rows under the same ids: one person stays one
person. Source: protocol.md §3.6, step 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferAnswer,
    TransferOutcome,
    answer_id,
    arriving_event_id,
)
from chibo_desktop.domain.year_end import PastRating
from chibo_desktop.services.life import save_events
from chibo_desktop.services.transfer_dossier import HandedDossier, read_dossier_text
from chibo_desktop.services.transfer_part import leaving_event, transfer_of
from chibo_desktop.services.transfer_waiting import standing_offers
from chibo_desktop.storage.member_lines import identity_owners
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.transfer_rows import dossier_rows
from chibo_desktop.storage.unit_of_work import Unit

ACCEPT, REFUSE = "transfer.accept", "transfer.refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody whom the office offers to this unit, with the dossier as it would be taken over.

    `known_as` names one of ours with the same identity number; `missing_scans` papers whose
    scans have not come yet.
    """

    transfer: MemberTransfer
    dossier: HandedDossier
    known_as: str = ""
    missing_scans: int = 0


def arrivals(unit: Unit) -> list[Arrival]:
    """Who waits to be taken over, by the newest directive that counts here, in name order."""
    found = []
    for offer in standing_offers(unit):
        one = transfer_of(offer.get("transfer"), unit.author.org_id)
        if one is None or one.to_node != unit.author.org_id:
            continue
        try:
            dossier = read_dossier_text(offer.get("dossier"), unit.author.org_id)
        except DomainError:
            continue  # of a newer program: kept until this one is renewed
        found.append(_arrival(unit, one, dossier))
    return sorted(found, key=lambda one: one.transfer.full_name)


def accept_transfer(
    unit: Unit, transfer_id: str, *, branch_id: str = "", on: date | None = None
) -> TransferAnswer:
    """Take a member over: the dossier becomes this unit's own, “chuyển đến” is written into it.

    `branch_id` may be left out where there is one branch. Raises DomainError:
    transfer-not-offered, transfer-branch-missing, transfer-day-missing, transfer-day-early,
    date-in-future.
    """
    arrival = _offered(unit, transfer_id)
    one, branch = arrival.transfer, own_branch(unit, branch_id)
    day = arrival_day(unit, on, not_before=one.starts_on)
    batch = unit.new_id()
    take_over(unit, arrival.dossier, branch_id=branch, source=one.from_node, batch=batch)
    seeing = unit.edit(Member, one.member_id)
    if seeing is None:
        raise DomainError(Problem(code="transfer-not-offered"))
    came = [leaving_event(one, day, unit.author.org_id), _arriving_event(unit, one, day)]
    save_events(unit, seeing, came, act=ACCEPT, batch=batch)
    answer = _answer(unit, one, TransferOutcome.ACCEPTED, day, "")
    unit.save(answer, act=ACCEPT, batch=batch)
    return answer


def refuse_transfer(unit: Unit, transfer_id: str, reason: str) -> TransferAnswer:
    """Send a member back to where they came from. Raises DomainError: transfer-not-offered,
    reason-missing.
    """
    arrival = _offered(unit, transfer_id)
    if not reason.strip():
        raise DomainError(Problem(code="reason-missing", field="reason"))
    today, why = unit.now.date(), nfc(reason.strip())
    answer = _answer(unit, arrival.transfer, TransferOutcome.REFUSED, today, why)
    unit.save(answer, act=REFUSE)
    return answer


def take_over(
    unit: Unit, dossier: HandedDossier, *, branch_id: str, source: str, batch: str
) -> None:
    """Write a dossier as this unit's own rows; what of an earlier time here is no part of it goes.

    `source` is the node whose events these were, empty for one outside the Đảng bộ.
    """
    own = unit.author.org_id
    unit.save(replace(dossier.member, branch_id=branch_id), act=ACCEPT, batch=batch)
    before = dossier_rows(unit.connection, dossier.member.id, own)
    for name in sorted({*dossier.rows, *before}):
        records: Sequence[Record] = dossier.rows.get(name, ())
        if name == "life_event":
            records = [one.handed_over(source, own) for one in dossier.events]
        unit.save_all(list(records), act=ACCEPT, batch=batch)
        kept = {one.id for one in records}
        for gone in before.get(name, ()):
            if gone.id not in kept:
                unit.void(gone, reason="Không còn trong hồ sơ chuyển đến", act=ACCEPT, batch=batch)
    years = [
        PastRating(
            id=derived_id("past_rating", dossier.member.id, one.period),
            org_id=own,
            branch_id=branch_id,
            member_id=dossier.member.id,
            year=Month.parse(one.period).year,
            rating=one.rating,
            decision="Theo hồ sơ chuyển đến",
        )
        for one in dossier.ratings
        if one.span == Span.YEAR
    ]
    unit.save_all(years, act=ACCEPT, batch=batch)


def _arriving_event(unit: Unit, one: MemberTransfer, day: date) -> LifeEvent:
    return LifeEvent(
        id=arriving_event_id(one.id),
        org_id=unit.author.org_id,
        member_id=one.member_id,
        kind=LifeEventKind.TRANSFERRED_IN,
        happened_on=PartialDate.of(day),
        decision_number=one.decision_number,
        decided_on=PartialDate.of(one.decided_on) if one.decided_on else None,
        decided_by=one.decided_by,
        place=one.from_name,
        elsewhere=unit.author.org_id,
    )


def _answer(
    unit: Unit, one: MemberTransfer, outcome: TransferOutcome, day: date, reason: str
) -> TransferAnswer:
    return TransferAnswer(
        id=answer_id(one.id),
        org_id=unit.author.org_id,
        transfer_id=one.id,
        member_id=one.member_id,
        full_name=one.full_name,
        from_name=one.from_name,
        epoch=one.epoch,
        outcome=outcome,
        answered_on=day,
        reason=reason,
    )


def _arrival(unit: Unit, one: MemberTransfer, dossier: HandedDossier) -> Arrival:
    scans = scans_of(unit.store)
    missing = [
        paper
        for paper in dossier.papers
        if paper.content_digest and not scans.has(paper.content_digest)
    ]
    return Arrival(
        transfer=one,
        dossier=dossier,
        known_as=same_number_here(unit, dossier.member),
        missing_scans=len(missing),
    )


def _offered(unit: Unit, transfer_id: str) -> Arrival:
    found = next((one for one in arrivals(unit) if one.transfer.id == transfer_id), None)
    if found is None:
        raise DomainError(Problem(code="transfer-not-offered"))
    return found


def same_number_here(unit: Unit, member: Member) -> str:
    """The name of another one of ours with the same identity number; empty for nobody."""
    number = member.identity_number
    if not number:
        return ""
    owners = identity_owners(unit.connection, unit.author.org_id, [number], besides=member.id)
    return owners.get(number, "")


def own_branch(unit: Unit, branch_id: str) -> str:
    """The branch somebody comes to. Raises DomainError: transfer-branch-missing."""
    own = [one.id for one in unit.all(Branch) if one.org_id == unit.author.org_id]
    if branch_id in own:
        return branch_id
    if branch_id or len(own) != 1:
        raise DomainError(Problem(code="transfer-branch-missing", field="branch_id"))
    return own[0]


def arrival_day(unit: Unit, on: date | None, *, not_before: date | None = None) -> date:
    """The day from which somebody is counted here.

    Raises DomainError: transfer-day-missing, date-in-future, transfer-day-early.
    """
    if on is None:
        raise DomainError(Problem(code="transfer-day-missing", field="on"))
    if on > unit.now.date():
        raise DomainError(Problem(code="date-in-future", field="on"))
    if not_before is not None and on < not_before:
        params = {"on": not_before.strftime("%d/%m/%Y")}
        raise DomainError(Problem(code="transfer-day-early", field="on", params=params))
    return on
