"""The members of a decision about units: handed over along with it, called back along with it.

Those on the way to a unit that ends go, from where they are, to the one that receives.
Each is counted where they were until the receiving unit has accepted. Source: domain.md §1.1;
protocol.md §3.6.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.transfers.ledger import holding, stage_of
from chibo_desktop.domain.transfers.records import TransferStage, order_id
from chibo_desktop.domain.unit_acts import TreeNow, UnitAct
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.transfers import TransferDecision, cancel_transfer, order_transfers
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.transfers import transfer_facts
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """How many go from one unit to another. One that is not connected cannot accept them yet.

    Who was on the way from the very unit that now receives them stays there (`stays`).
    """

    from_name: str
    to_name: str
    count: int
    is_connected: bool
    stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack:
    """What taking a decision back did to its members, by name."""

    withdrawn: tuple[str, ...]
    stayed: tuple[str, ...]  # already taken over by the receiving unit


def on_the_way_to(unit: Unit, members: Collection[str]) -> dict[str, list[str]]:
    """Those of the members who are on the way, by the node that is to accept them."""
    found: dict[str, list[str]] = defaultdict(list)
    for member_id, known in transfer_facts(unit.connection).items():
        under_way = holding(member_id, known).transfer
        if under_way is not None and member_id in members:
            found[under_way.to_node].append(member_id)
    return found


def hand_over_members(
    unit: Unit, now: TreeNow, act: UnitAct, act_id: str, decision: TransferDecision
) -> tuple[HandOver, ...]:
    """Order what `act.heirs` says; the act's units are written already.

    Raises DomainError as `order_transfers`.
    """
    homes = {member: one for one, held in now.members.items() for member in held}
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member_id, heir in act.heirs.items():
        ways[homes[member_id], heir].append(member_id)
    by_id = {one.id: one for one in own_units(unit)}
    connected = {
        one.node_id for one in senders(unit.connection) if one.trust == TrustState.CONFIRMED
    }
    done = []
    for (home, heir), members in ways.items():
        giver, to = by_id[home], by_id[heir]
        count, stays = len(members), home == heir
        if not stays:
            ordered = order_transfers(
                unit,
                from_node=giver.node_id,
                to_node=to.node_id,
                member_ids=members,
                decision=decision,
                act_id=act_id,
            )
            count = len(ordered.transfer_ids)
        done.append(
            HandOver(
                from_name=giver.name,
                to_name=to.name,
                count=count,
                is_connected=to.node_id in connected,
                stays=stays,
            )
        )
    return tuple(done)


def call_members_back(unit: Unit, act_id: str, reason: str) -> CalledBack:
    """Take back every order of a decision that is still under way; who was accepted stays."""
    withdrawn, stayed = [], []
    for member_id, known in transfer_facts(unit.connection).items():
        for one in known.transfers:
            if one.id != order_id(act_id, member_id):
                continue
            match stage_of(one, known):
                case TransferStage.NOTED:
                    cancel_transfer(unit, one.id, reason)
                    withdrawn.append(one.full_name)
                case TransferStage.DONE:
                    stayed.append(one.full_name)
    return CalledBack(withdrawn=tuple(withdrawn), stayed=tuple(stayed))
