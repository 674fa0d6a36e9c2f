"""A member goes from one unit of the Đảng bộ to another: given, ordered, taken back, taken over.

The giving unit or the office writes the transfer, the receiving unit its answer; who has the member
follows from these (`domain/transfers/ledger`). Source: protocol.md §3.6; domain.md §2.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.transfers.ledger import holding, next_epoch, own_epoch
from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferStage,
    closed_problem,
    order_id,
)
from chibo_desktop.services.known_units import KnownUnit, known_units
from chibo_desktop.services.office_units import whole_tree
from chibo_desktop.storage.member_lines import member_of, unit_names
from chibo_desktop.storage.transfers import (
    answers_of,
    handed_over,
    transfer_facts,
    transfers_of,
)
from chibo_desktop.storage.unit_of_work import Unit

GIVE, CANCEL, ORDER = "transfer.out", "transfer.cancel", "transfer.order"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferDecision:
    """The document by which members are transferred; the number may still be open."""

    number: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    effective_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What an order did: whom it moves, and who is not in the giving unit any more, by name."""

    transfer_ids: tuple[str, ...]
    not_there: tuple[str, ...] = ()


def transfer_member(
    unit: Unit, member_id: str, to_node: str, decision: TransferDecision
) -> MemberTransfer:
    """Give a member to another unit of the Đảng bộ.

    The dossier is closed here from now on; the member is counted here until the other unit has
    accepted. Raises DomainError: member-unknown, member-not-ours, transfer-not-a-member,
    transfer-unit-unknown, transfer-date-future, member-on-the-way, member-handed-over.
    """
    member = _own_member(unit, member_id)
    to = _unit(known_units(unit), to_node)
    _check_date(unit, decision.decided_on)
    one = _transfer(
        unit,
        member,
        decision,
        from_node=unit.author.org_id,
        from_name=unit_names(unit.connection).get(unit.author.org_id, ""),
        to=to,
        epoch=own_epoch(
            unit.author.org_id,
            transfers_of(unit.connection, [member_id]),
            answers_of(unit.connection, [member_id]),
        ),
    )
    unit.save(one, act=GIVE)
    return one


def order_transfers(
    unit: Unit,
    *,
    from_node: str,
    to_node: str,
    member_ids: Sequence[str],
    decision: TransferDecision,
    act_id: str = "",
) -> Ordered:
    """The office moves members from one of its units to another, as one act.

    For units that are merged, split or dissolved: nothing is asked of the giving unit, which may
    send nothing any more. Who is already on the way elsewhere goes where the order says. Members
    who are not with the giving unit are named and left out. `act_id` is the decision about units
    that the order belongs to, and goes with.

    Raises DomainError: transfer-unit-unknown, transfer-same-unit, transfer-date-future,
    transfer-nobody.
    """
    units = [
        KnownUnit(node_id=one.node_id, code=one.code, name=one.name) for one in whole_tree(unit)
    ]
    giver, to = _unit(units, from_node), _unit(units, to_node)
    if from_node == to_node:
        raise DomainError(Problem(code="transfer-same-unit", field="to_node"))
    _check_date(unit, decision.decided_on)
    wanted = list(dict.fromkeys(member_ids))
    known = transfer_facts(unit.connection, wanted)
    orders, absent = [], []
    for member_id in wanted:
        member = member_of(unit.connection, member_id, from_node)
        current = holding(member_id, known[member_id]) if member_id in known else None
        is_elsewhere = current is not None and current.owner != from_node
        if member is None or not member.is_active or is_elsewhere:
            absent.append(member.full_name if member else member_id)
            continue
        order = _transfer(
            unit,
            member,
            decision,
            from_node=from_node,
            from_name=giver.name,
            to=to,
            epoch=next_epoch(current),
        )
        known_as = order_id(act_id, member_id) if act_id else order.id
        orders.append(replace(order, id=known_as, is_order=True))
    if not orders:
        raise DomainError(Problem(code="transfer-nobody", params={"name": giver.name}))
    unit.save_all(orders, act=ORDER, batch=act_id or unit.new_id(), note=decision.number)
    return Ordered(transfer_ids=tuple(one.id for one in orders), not_there=tuple(absent))


def cancel_transfer(unit: Unit, transfer_id: str, reason: str) -> MemberTransfer:
    """Who gave or ordered takes it back, before the other unit has accepted.

    An acceptance that is already on the road still counts: the office says so in its next answer.
    Raises DomainError: transfer-unknown, transfer-not-open, reason-missing.
    """
    seeing = unit.edit(MemberTransfer, transfer_id)
    if seeing is None or seeing.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="transfer-unknown"))
    one = seeing.record
    if not one.is_open or (one.from_node == one.org_id and one.is_order) or _is_answered(unit, one):
        raise DomainError(Problem(code="transfer-not-open", params={"name": one.full_name}))
    if not reason.strip():
        raise DomainError(Problem(code="reason-missing", field="reason"))
    taken_back = replace(one, cancelled_on=unit.now.date(), cancel_reason=nfc(reason.strip()))
    unit.save(taken_back, act=CANCEL, base=seeing)
    return taken_back


def _own_member(unit: Unit, member_id: str) -> Member:
    member = unit.get(Member, member_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    if member.org_id != unit.author.org_id:
        raise DomainError(Problem(code="member-not-ours"))
    on_the_way = handed_over(unit.connection, unit.author.org_id).get(member_id)
    if on_the_way is not None:
        raise DomainError(closed_problem(on_the_way))
    if not member.is_active:
        params = {"name": member.full_name}
        raise DomainError(Problem(code="transfer-not-a-member", params=params))
    return member


def _is_answered(unit: Unit, one: MemberTransfer) -> bool:
    """Whether an answer to it has come; at a unit that gives, it comes as the stage."""
    answers = answers_of(unit.connection, [one.member_id])
    return any(answer.transfer_id == one.id for answer in answers)


def _transfer(
    unit: Unit,
    member: Member,
    decision: TransferDecision,
    *,
    from_node: str,
    from_name: str,
    to: KnownUnit,
    epoch: int,
) -> MemberTransfer:
    return MemberTransfer(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        member_id=member.id,
        full_name=member.full_name,
        from_node=from_node,
        to_node=to.node_id,
        from_name=from_name,
        to_name=to.label,
        epoch=epoch,
        decision_number=nfc(decision.number.strip()),
        decided_on=decision.decided_on,
        decided_by=nfc(decision.decided_by.strip()),
        effective_on=decision.effective_on,
        note=nfc(decision.note.strip()),
        stage=TransferStage.SENT,
    )


def _unit(units: Sequence[KnownUnit], node_id: str) -> KnownUnit:
    found = next((one for one in units if one.node_id == node_id and node_id), None)
    if found is None:
        raise DomainError(Problem(code="transfer-unit-unknown", field="to_node"))
    return found


def _check_date(unit: Unit, day: date | None) -> None:
    if day is not None and day > unit.now.date():
        raise DomainError(Problem(code="transfer-date-future", field="decided_on"))
