"""Who has a member: worked out from the transfers and answers alone, in whatever order they came.

A hand-over is numbered by an epoch. Who gives writes the epoch they hold the member by; an
acceptance is one more, a refusal or taking back two more (protocol.md §3.6), so that the next
transfer of the same unit is never confused with the last. From one holding, the newest transfer
that was accepted counts: an acceptance that was on the road while the giver took the transfer back
stands, unless the giver has meanwhile handed the member to somebody else. Nothing depends on a
clock or on the order of arrival.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.transfers.records import (
    MemberTransfer,
    TransferAnswer,
    TransferStage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Where a member is: with `owner`, or on the way from there by `transfer`.

    The unit that gives counts the member until the other one has accepted.
    """

    member_id: str
    owner: str
    epoch: int
    transfer: MemberTransfer | None = None  # under way
    by: MemberTransfer | None = None  # the hand-over by which the owner has the member

    @property
    def is_in_transit(self) -> bool:
        """On the way, neither accepted nor refused nor taken back."""
        return self.transfer is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of the transfers of one member: each once, with its answer."""

    transfers: Sequence[MemberTransfer]
    answers: Mapping[str, TransferAnswer]

    def accepted(self, one: MemberTransfer) -> bool:
        """Whether the unit it goes to has taken the member over."""
        answer = self.answers.get(one.id)
        return answer is not None and answer.is_acceptance

    def closed(self, one: MemberTransfer) -> bool:
        """Ended without a hand-over, as far as its own facts go."""
        answer = self.answers.get(one.id)
        return one.is_cancelled or (answer is not None and not answer.is_acceptance)


def facts_by_member(
    transfers: Iterable[MemberTransfer],
    answers: Iterable[TransferAnswer],
    offices: Collection[str] = (),
) -> dict[str, Facts]:
    """The facts sorted out by member.

    A unit gives what is its own, an office orders, and only the unit that was asked answers; what
    anybody else writes is kept in the journal and decides nothing.
    """
    ways: dict[str, dict[str, MemberTransfer]] = defaultdict(dict)
    asked: dict[str, str] = {}
    for one in transfers:
        if _is_sound(one, offices):
            ways[one.member_id][one.id] = one
            asked[one.id] = one.to_node
    said = {one.transfer_id: one for one in answers if asked.get(one.transfer_id) == one.org_id}
    return {
        member_id: Facts(
            transfers=sorted(of_member.values(), key=_order),
            answers={key: said[key] for key in of_member if key in said},
        )
        for member_id, of_member in ways.items()
    }


def holding(member_id: str, facts: Facts) -> Holding:
    """Who has a member that was ever transferred. There is always exactly one answer."""
    hand_overs = _hand_overs(facts)
    by = hand_overs[-1] if hand_overs else None
    owner = by.to_node if by else facts.transfers[0].from_node
    epoch = (by.epoch or 0) + 1 if by else facts.transfers[0].epoch or 0
    given = _given(facts, owner, epoch)
    closed = [(one.epoch or 0) + 2 for one in given if facts.closed(one)]
    epoch = max([epoch, *closed])
    under_way = [one for one in given if not facts.closed(one) and (one.epoch or 0) >= epoch]
    return Holding(
        member_id=member_id,
        owner=owner,
        epoch=epoch,
        transfer=under_way[-1] if under_way else None,
        by=by,
    )


def passed_over(facts: Facts) -> list[MemberTransfer]:
    """The transfers that were accepted and do not count: another unit accepted as well.

    Whoever has the member now has nothing to give back.
    """
    hand_overs = _hand_overs(facts)
    owner = hand_overs[-1].to_node if hand_overs else facts.transfers[0].from_node
    return [
        one
        for one in facts.transfers
        if facts.accepted(one) and one not in hand_overs and one.to_node != owner
    ]


def _hand_overs(facts: Facts) -> list[MemberTransfer]:
    """The transfers by which the member has gone from unit to unit, in their order."""
    owner, epoch = facts.transfers[0].from_node, facts.transfers[0].epoch or 0
    found: list[MemberTransfer] = []
    while taken := [one for one in _given(facts, owner, epoch) if facts.accepted(one)]:
        found.append(taken[-1])
        owner, epoch = found[-1].to_node, (found[-1].epoch or 0) + 1
    return found


def _given(facts: Facts, owner: str, epoch: int) -> list[MemberTransfer]:
    """What a unit that has the member since an epoch did with them."""
    return [one for one in facts.transfers if one.from_node == owner and (one.epoch or 0) >= epoch]


def stage_of(one: MemberTransfer, known: Facts) -> TransferStage:
    """How far a transfer has come, as the office sees it."""
    if known.accepted(one):
        return TransferStage.DONE
    if one.id in known.answers:
        return TransferStage.REFUSED
    if one.is_cancelled or holding(one.member_id, known).transfer != one:
        return TransferStage.WITHDRAWN
    return TransferStage.NOTED


def elsewhere(
    facts: Mapping[str, Facts],
    answers: Iterable[TransferAnswer],
    nodes: Mapping[str, Collection[str]],
) -> frozenset[tuple[str, str]]:
    """Member and node of every record that does not count: another unit has the member.

    `nodes` says which nodes have a record of a member. Where the transfer itself is not known (the
    giver's bundle was taken back), the giver's record counts as long as there is one.
    """
    claims: dict[str, list[TransferAnswer]] = defaultdict(list)
    for one in answers:
        if one.is_acceptance:
            claims[one.member_id].append(one)
    found: set[tuple[str, str]] = set()
    for member_id in {*facts, *claims}:
        here = set(nodes.get(member_id, ()))
        if member_id in facts:
            owner = holding(member_id, facts[member_id]).owner
            involved = _involved(facts[member_id])
        else:
            owner, involved = _without_facts(claims[member_id], here), here
        taken = {one.org_id for one in claims[member_id]}
        found |= {(member_id, node) for node in here & (involved | taken) if node != owner}
    return frozenset(found)


def _involved(known: Facts) -> set[str]:
    """Who gave the member, and who took them."""
    gave = {one.from_node for one in known.transfers}
    return gave | {one.to_node for one in known.transfers if known.accepted(one)}


def _without_facts(claims: Sequence[TransferAnswer], here: Collection[str]) -> str:
    others = sorted(set(here) - {one.org_id for one in claims})
    if others:
        return others[0]
    return max(claims, key=lambda one: (one.epoch or 0, one.org_id)).org_id


def next_epoch(current: Holding | None) -> int:
    """The epoch a new transfer starts from; one under way gives way to a newer one."""
    if current is None:
        return 0
    return current.epoch + 2 if current.is_in_transit else current.epoch


def own_epoch(
    node_id: str, transfers: Iterable[MemberTransfer], answers: Iterable[TransferAnswer]
) -> int:
    """The number of the hand-over by which a node has a member, as far as it knows itself."""
    ended = [
        (one.epoch or 0) + 2
        for one in transfers
        if one.org_id == one.from_node == node_id and not (one.is_open or one.has_gone)
    ]
    taken = [(one.epoch or 0) + 1 for one in answers if one.org_id == node_id and one.is_acceptance]
    return max([0, *ended, *taken])


def closed_by(
    given: Iterable[MemberTransfer], answers: Iterable[TransferAnswer]
) -> dict[str, MemberTransfer]:
    """By member, the transfer of one node for which the dossier is closed there.

    The last one under way or done, unless the member came back to the node by a later hand-over.
    """
    standing = [one for one in given if one.is_open or one.has_gone]
    last = {one.member_id: one for one in sorted(standing, key=_order)}
    for answer in answers:
        one = last.get(answer.member_id)
        if one is None or answer.org_id != one.org_id or not answer.is_acceptance:
            continue
        if (answer.epoch or 0) > (one.epoch or 0):
            del last[answer.member_id]
    return last


def _order(one: MemberTransfer) -> tuple[int, str]:
    return one.epoch or 0, one.id


def _is_sound(one: MemberTransfer, offices: Collection[str]) -> bool:
    if not one.member_id or not one.to_node or one.from_node == one.to_node:
        return False
    return one.org_id in offices if one.is_order else one.org_id == one.from_node
