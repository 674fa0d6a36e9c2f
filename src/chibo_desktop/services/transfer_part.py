"""What a directive says of transfers: the units there are, how one's own stand, who is offered.

An offer carries the whole dossier in every directive until it is answered, so that the newest one
is enough. To an office that has units of its own goes what is for these, and what is known of
transfers that its own journals do not tell whole. Source: protocol.md §3.6, steps 2 and 4.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.plain_records import plain_record, read_record
from chibo_desktop.domain.transfers.ledger import Facts, Holding, holding, stage_of
from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferStage,
    leaving_event_id,
)
from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.services.forwarding import nodes_below
from chibo_desktop.services.known_units import (
    keep_units,
    plain_units,
    read_units,
    units_to_tell,
)
from chibo_desktop.services.late_entries import plain_late
from chibo_desktop.services.late_offers import LATE, note_late
from chibo_desktop.services.life import save_events
from chibo_desktop.services.office_units import every_unit, nodes_through
from chibo_desktop.services.passed_over import PASSED_OVER, note_passed_over, plain_passed_over
from chibo_desktop.services.transfer_dossier import dossier_of, dossier_text
from chibo_desktop.services.transfer_scans import SCANS, TRANSFERS, scans_of_dossier
from chibo_desktop.services.transfer_waiting import standing_offers
from chibo_desktop.storage.heard_transfers import heard_of
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.transfers import (
    answers_of,
    members_moving,
    note_heard,
    offers_of,
    put_offers,
    transfer_facts,
    transfers_of,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.transfers import (
    arrival_news,
    heard_news,
    passing_news,
    stage_news,
    withdrawn_news,
)

NOTICE, DONE = "transfer.notice", "transfer.done"


def transfer_part() -> DirectivePart:
    """The part of a directive that speaks of transfers."""
    return DirectivePart(name=TRANSFERS, write=write_transfers, take_in=take_in_transfers)


def write_transfers(unit: Unit, node_id: str) -> Plain | None:
    """What a directive for a unit says of transfers now."""
    nodes = nodes_through(unit, node_id)
    facts = transfer_facts(unit.connection, members_moving(unit.connection, nodes))
    held = {offer["transfer"]["id"]: offer for offer in standing_offers(unit)}
    told = [
        _notice(one, known)
        for known in facts.values()
        for one in known.transfers
        if one.from_node == node_id
    ]
    offers = [
        offer
        for member_id, known in facts.items()
        if (offer := _offer(unit, holding(member_id, known), nodes, held)) is not None
    ]
    said = {
        "units": plain_units(units_to_tell(unit)),
        "leaving": told,
        "arriving": offers,
        PASSED_OVER: plain_passed_over(facts, node_id),
        LATE: plain_late(unit, facts, nodes),
        "known": _known_elsewhere(facts, nodes) if len(nodes) > 1 else [],
    }
    return {name: plain for name, plain in said.items() if plain} or None


def nodes_named(unit: Unit) -> frozenset[str]:
    """The nodes to which a directive says more of transfers than which units there are.

    Rather one too many: whoever is not named is told what everybody is told.
    """
    connection = unit.connection
    transfers = [*transfers_of(connection), *(one.transfer for one in heard_of(connection))]
    everybody = frozenset(one.node_id for one in every_unit(unit))
    late = plain_late(unit, transfer_facts(connection), everybody)
    moving = {node for one in transfers for node in (one.from_node, one.to_node)}
    return frozenset(moving | {one["to"] for one in late})


def take_in_transfers(unit: Unit, plain: Plain, arrived: Arrived) -> list[str]:
    """Take in what the office says; returns what is new here, as sentences."""
    keep_units(unit, read_units(plain.get("units")))
    news = list(_note_known(unit, list(_objects(plain.get("known")))))
    for said in _objects(plain.get("leaving")):
        one = transfer_of(said.get("transfer"), unit.author.org_id)
        if one is not None:
            news += _hear(unit, one, arrived)
    news += _take_offers(unit, list(_objects(plain.get("arriving"))), arrived)
    news += note_late(unit, list(_objects(plain.get(LATE))))
    news += note_passed_over(unit, list(_objects(plain.get(PASSED_OVER))))
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


def _offer(
    unit: Unit, now: Holding, nodes: Collection[str], held: Mapping[str, Plain]
) -> Plain | None:
    """A member on the way to one of the nodes, whom none of them gives, with the dossier.

    It is the giver's as it stands here, or the one that the office above has offered.
    """
    one = now.transfer
    if one is None or one.to_node not in nodes or now.owner in nodes:
        return None
    if member_of(unit.connection, one.member_id, now.owner) is not None:
        dossier = dossier_of(unit, one.member_id, now.owner)
    elif one.id in held:
        dossier = json.loads(held[one.id]["dossier"])
    else:
        return None
    scans = scans_of_dossier(unit, dossier)
    return {"transfer": plain_record(one), "dossier": dossier_text(dossier), SCANS: scans}


def _known_elsewhere(facts: Mapping[str, Facts], nodes: Collection[str]) -> list[Plain]:
    """The transfers and answers of which the journals of the nodes lack one or the other."""
    return [
        {"transfer": plain_record(one), "by": one.org_id}
        | ({"answer": plain_record(answer)} if answer else {})
        for known in facts.values()
        for one in known.transfers
        for answer in (known.answers.get(one.id),)
        if not (one.org_id in nodes and (answer is None or answer.org_id in nodes))
    ]


def _note_known(unit: Unit, said: list[Plain]) -> Iterator[str]:
    changed = note_heard(unit.connection, said)
    for known in transfer_facts(unit.connection, sorted(changed)).values():
        newest = known.transfers[-1]
        yield heard_news(newest, stage_of(newest, known))


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
    ours = {own, *nodes_below(unit)}
    offers = {
        one.id: (one, offer)
        for offer in said
        if (one := transfer_of(offer.get("transfer"), own)) is not None and one.to_node in ours
    }
    before = {
        one.id: one
        for _, offer in offers_of(unit.connection)
        if (one := transfer_of(offer.get("transfer"), own)) is not None
    }
    put_offers(unit.connection, arrived.bundle.envelope.id, [one for _, one in offers.values()])
    unit.touched.add("member_transfer")
    yield from (
        arrival_news(one) if one.to_node == own else passing_news(one)
        for key, (one, _) in offers.items()
        if key not in before
    )
    answered = {(one.transfer_id, one.org_id) for one in answers_of(unit.connection)}
    yield from (
        withdrawn_news(one)
        for key, one in before.items()
        if key not in offers and (key, one.to_node) not in answered
    )


def transfer_of(plain: Any, org_id: str) -> MemberTransfer | None:
    """A transfer as a directive says it, as a record of a node; None for what is none."""
    one = read_record("member_transfer", plain, org_id)
    return one if isinstance(one, MemberTransfer) else None


def _objects(plain: Any) -> Iterator[Mapping[str, Any]]:
    for one in plain if isinstance(plain, list) else ():
        if isinstance(one, Mapping):
            yield one
