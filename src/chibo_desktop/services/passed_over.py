"""Two units took the same member over: the one whose acceptance does not count hears of it.

The giver took its transfer back while the acceptance was on the road, and gave the member to
somebody else, who accepted too. The last that counts has the member; the other's row is a doubt
until it is let go. Source: protocol.md §3.6; docs/decisions/0220.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import COUNTED, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.plain_records import plain_record, read_record
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.transfers.ledger import Facts, holding, passed_over
from chibo_desktop.domain.transfers.records import MemberTransfer
from chibo_desktop.services.life import save_events
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.transfers import passed_over_news

PASSED_OVER = "passed-over"
"""In the part of a directive, and where it is kept at the unit."""
LET_GO = "transfer.let-go"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Somebody whom this unit took over and another one has; `owner` is its name."""

    transfer: MemberTransfer
    owner: str

    def plain(self) -> Plain:
        """As a directive says it and as it is kept."""
        return {"transfer": plain_record(self.transfer), "owner": self.owner}

    @classmethod
    def read(cls, plain: Mapping[str, Any], org_id: str) -> "PassedOver | None":
        """As a directive says it; None for what this program cannot read."""
        one = read_record("member_transfer", plain.get("transfer"), org_id)
        owner = plain.get("owner")
        if not isinstance(one, MemberTransfer) or not isinstance(owner, str):
            return None
        return cls(transfer=one, owner=owner)


def plain_passed_over(facts: Mapping[str, Facts], node_id: str) -> list[Plain]:
    """What a directive tells a unit of its acceptances that do not count."""
    found = []
    for member_id, known in facts.items():
        by = holding(member_id, known).by
        found += [
            PassedOver(transfer=one, owner=by.to_name if by else "").plain()
            for one in passed_over(known)
            if one.to_node == node_id
        ]
    return found


def note_passed_over(unit: Unit, said: Sequence[Plain]) -> list[str]:
    """Take in what the office says; returns a sentence for each that is new."""
    before = {one.transfer.id for one in passed_over_here(unit)}
    write_meta(unit.connection, PASSED_OVER, json.dumps(list(said), ensure_ascii=False))
    now = passed_over_here(unit)
    return [
        passed_over_news(one.transfer, one.owner) for one in now if one.transfer.id not in before
    ]


def passed_over_here(unit: Unit) -> list[PassedOver]:
    """Those who still stand on this unit's list although another unit has them."""
    found = (PassedOver.read(one, unit.author.org_id) for one in json.loads(_kept(unit)))
    return [one for one in found if one is not None and _is_listed(unit, one.transfer.member_id)]


def let_go(unit: Unit, transfer_id: str) -> None:
    """Take somebody off this unit's list whom another unit has: “chuyển đi” is written.

    An ordinary step, undone like one. Raises DomainError: transfer-unknown.
    """
    one = next((one for one in passed_over_here(unit) if one.transfer.id == transfer_id), None)
    seeing = unit.edit(Member, one.transfer.member_id) if one is not None else None
    if one is None or seeing is None:
        raise DomainError(Problem(code="transfer-unknown"))
    event = LifeEvent(
        id=derived_id("life_event", transfer_id, "let-go"),
        org_id=unit.author.org_id,
        member_id=one.transfer.member_id,
        kind=LifeEventKind.TRANSFERRED_OUT,
        happened_on=PartialDate.of(unit.now.date()),
        place=one.owner,
        elsewhere=unit.author.org_id,
    )
    save_events(unit, seeing, [event], act=LET_GO, batch=unit.new_id())


def _kept(unit: Unit) -> str:
    return read_meta(unit.connection, PASSED_OVER) or "[]"


def _is_listed(unit: Unit, member_id: str) -> bool:
    row = member_of(unit.connection, member_id, unit.author.org_id)
    return row is not None and row.activity_status in COUNTED
