"""Hand-overs on the practice Đảng bộ: one member on the way, one who has arrived."""

from collections.abc import Sequence
from datetime import date, timedelta

from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.services.practice_unit import PracticeUnit
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals
from chibo_desktop.services.transfers import TransferDecision, transfer_member
from chibo_desktop.storage.life_events import people_with_status
from chibo_desktop.storage.unit_of_work import Unit

_LEAST = 3  # units: one gives, one is still to accept, one has accepted
_BY = "Ban Thường vụ Đảng ủy"
_BEFORE = timedelta(days=6)  # from the decision to the bundle that carries it


def give_practice(
    senders: Sequence[PracticeUnit], nodes: Sequence[str], day: date
) -> PracticeUnit | None:
    """The unit that reports first gives two members away: one to who reports next, one to the last.

    `nodes` are the units' nodes in the same order. Returns the last one, which is to accept before
    it reports; None where there are too few units.
    """
    if len(senders) < _LEAST:
        return None
    first = senders[0]
    with first.session.unit() as unit:
        for number, (who, node) in enumerate(
            zip(_movable(unit), (nodes[1], nodes[-1]), strict=False)
        ):
            decision = TransferDecision(
                number=f"{118 + number}-QĐ/ĐU", decided_on=day - _BEFORE, decided_by=_BY
            )
            transfer_member(unit, who.id, node, decision)
    return senders[-1]


def accept_practice(one: PracticeUnit, giver: PracticeUnit, day: date) -> None:
    """The unit takes over whoever the office offers; the story knows them as it did before."""
    with one.session.unit() as unit:
        for arrival in arrivals(unit):
            who = accept_transfer(unit, arrival.transfer.id, branch_id=one.branch_ids[0], on=day)
            one.present[who.member_id] = giver.present[who.member_id]


def _movable(unit: Unit) -> list[Member]:
    """Members without a post of whom the story tells nothing else, the last of the list first."""
    people = people_with_status(unit.connection, [ActivityStatus.ACTIVE], unit.author.org_id)
    return [one for one in reversed(people) if not one.position and one.confirmed_on]
