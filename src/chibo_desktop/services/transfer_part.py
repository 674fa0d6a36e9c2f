"""What a directive says of transfers: the units there are, how one's own stand, who is offered.

An offer carries the whole dossier in every directive until it is answered, so that the newest one
is enough. Source: protocol.md §3.6, steps 2 and 4.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.transfers.ledger import Facts, holding, stage_of
from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferStage,
    leaving_event_id,
)
from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.services.known_units import (
    keep_units,
    plain_units,
    read_units,
    units_of_office,
)
from chibo_desktop.services.life import save_events
from chibo_desktop.services.plain_records import plain_record, read_record
from chibo_desktop.services.transfer_dossier import dossier_of, dossier_text
from chibo_desktop.services.transfer_scans import SCANS, TRANSFERS, scans_of_dossier
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.transfers import (
    answers_of,
    node_transfers,
    offers_of,
    put_offers,
    transfer_facts,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.transfers import arrival_news, stage_news, withdrawn_news

NOTICE, DONE = "transfer.notice", "transfer.done"


def transfer_part() -> DirectivePart:
    """The part of a directive that speaks of transfers."""
    return DirectivePart(name=TRANSFERS, write=write_transfers, take_in=take_in_transfers)


def write_transfers(unit: Unit, node_id: str) -> Plain | None:
    """What a directive for a unit says of transfers now."""
    members = sorted({one.member_id for one in node_transfers(unit.connection, node_id)})
    facts = transfer_facts(unit.connection, members)
    told = [
        _notice(one, known)
        for known in facts.values()
        for one in known.transfers
        if one.from_node == node_id
    ]
    offers = [
        _offer(unit, now.transfer)
        for member_id, known in facts.items()
        if (now := holding(member_id, known)).transfer is not None
        and now.transfer.to_node == node_id
        and member_of(unit.connection, member_id, now.owner) is not None
    ]
    said = {"units": plain_units(units_of_office(unit)), "leaving": told, "arriving": offers}
    return {name: plain for name, plain in said.items() if plain} or None


def take_in_transfers(unit: Unit, plain: Plain, arrived: Arrived) -> list[str]:
    """Take in what the office says; returns what is new here, as sentences."""
    keep_units(unit, read_units(plain.get("units")))
    news: list[str] = []
    for said in _objects(plain.get("leaving")):
        one = transfer_of(said.get("transfer"), unit.author.org_id)
        if one is not None:
            news += _hear(unit, one, arrived)
    news += _take_offers(unit, list(_objects(plain.get("arriving"))), arrived)
    return news


def _notice(one: MemberTransfer, known: Facts) -> Plain:
    answer = known.answers.get(one.id)
    heard = replace(
        one,
        stage=stage_of(one, known),
        answered_on=answer.answered_on if answer else None,
        answer_reason=answer.reason if answer else "",
    )
    return {"transfer": plain_record(heard)}


def _offer(unit: Unit, one: MemberTransfer) -> Plain:
    dossier = dossier_of(unit, one.member_id, one.from_node)
    scans = scans_of_dossier(unit, dossier)
    return {"transfer": plain_record(one), "dossier": dossier_text(dossier), SCANS: scans}


def _hear(unit: Unit, said: MemberTransfer, arrived: Arrived) -> Iterator[str]:
    """Note how a transfer of this unit stands; the member leaves once the other has accepted."""
    if said.from_node != unit.author.org_id:
        return
    seeing = unit.edit(MemberTransfer, said.id)
    ours = seeing is not None and seeing.record.org_id == unit.author.org_id
    if not ours and (not said.is_order or _knows_nobody(unit, said)):
        return
    before = seeing.record if seeing is not None and ours else None
    if before is not None and (before.stage == said.stage or before.has_gone):
        return
    if before is not None and before.is_cancelled and said.stage == TransferStage.WITHDRAWN:
        return
    heard = said if before is None else _with_stage(before, said)
    base = seeing if before is not None else None
    unit.save(heard, act=NOTICE, base=base, batch=arrived.batch)
    if heard.has_gone:
        _let_go(unit, heard, arrived.batch)
    yield stage_news(heard)


def _with_stage(before: MemberTransfer, said: MemberTransfer) -> MemberTransfer:
    return replace(
        before,
        stage=said.stage,
        answered_on=said.answered_on,
        answer_reason=said.answer_reason,
    )


def _knows_nobody(unit: Unit, said: MemberTransfer) -> bool:
    return member_of(unit.connection, said.member_id, unit.author.org_id) is None


def _let_go(unit: Unit, one: MemberTransfer, batch: str) -> None:
    """Write “chuyển đi” into the member's life here: from then on counted there alone."""
    seeing = unit.edit(Member, one.member_id)
    if seeing is None or seeing.record.org_id != unit.author.org_id:
        return
    event = leaving_event(one, one.answered_on or unit.now.date(), unit.author.org_id)
    save_events(unit, seeing, [event], act=DONE, batch=batch)


def leaving_event(one: MemberTransfer, day: date, org_id: str) -> LifeEvent:
    """“Chuyển đi” as both units write it: on the day on which the other unit took over."""
    return LifeEvent(
        id=leaving_event_id(one.id),
        org_id=org_id,
        member_id=one.member_id,
        kind=LifeEventKind.TRANSFERRED_OUT,
        happened_on=PartialDate.of(day),
        decision_number=one.decision_number,
        decided_on=PartialDate.of(one.decided_on) if one.decided_on else None,
        decided_by=one.decided_by,
        place=one.to_name,
        elsewhere=one.from_node,
    )


def _take_offers(unit: Unit, said: list[Mapping[str, Any]], arrived: Arrived) -> Iterator[str]:
    own = unit.author.org_id
    offers = {
        one.id: (one, offer)
        for offer in said
        if (one := transfer_of(offer.get("transfer"), own)) is not None and one.to_node == own
    }
    before = {
        one.id: one
        for _, offer in offers_of(unit.connection)
        if (one := transfer_of(offer.get("transfer"), own)) is not None
    }
    put_offers(unit.connection, arrived.bundle.envelope.id, [one for _, one in offers.values()])
    unit.touched.add("member_transfer")
    yield from (arrival_news(one) for key, (one, _) in offers.items() if key not in before)
    answered = {one.transfer_id for one in answers_of(unit.connection) if one.org_id == own}
    yield from (
        withdrawn_news(one)
        for key, one in before.items()
        if key not in offers and key not in answered
    )


def transfer_of(plain: Any, org_id: str) -> MemberTransfer | None:
    """A transfer as a directive says it, as a record of a node; None for what is none."""
    one = read_record("member_transfer", plain, org_id)
    return one if isinstance(one, MemberTransfer) else None


def _objects(plain: Any) -> Iterator[Mapping[str, Any]]:
    for one in plain if isinstance(plain, list) else ():
        if isinstance(one, Mapping):
            yield one
