"""The office follows a unit from its old key to the new one, for which the old one vouches.

Source: protocol.md §3.12 (`key.rotate`).
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.organization import TrustState
from chibo_desktop.exchange.rotation import Rotation, follow_rotations
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.storage.node_keys import Sender, keys_ever, put_sender
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.keys import VOUCHED


def successions(unit: Unit, code: str, stated: Sequence[Rotation]) -> list[Rotation]:
    """The changes of keys in a bundle that lead on from the confirmed key of a unit."""
    known = keys_ever(unit.connection, code=code)
    confirmed = [one for one in known if one.trust == TrustState.CONFIRMED]
    of_unit = [
        one
        for one in stated
        if confirmed and (one.node_id, one.code) == (confirmed[0].node_id, code)
    ]
    found = follow_rotations(confirmed[0].signing_key, of_unit) if confirmed else []
    if any(one.new == each.signing_key for one in found for each in known):
        return []  # a former key comes back only by enrolling
    return found


def successor(sender: Sender, found: Sequence[Rotation]) -> Sender:
    """What is known of a unit once the changes are followed."""
    if not found:
        return sender
    return replace(sender, signing_key=found[-1].new, recipient=found[-1].recipient, letter="")


def succeed(unit: Unit, sender: Sender, found: Sequence[Rotation]) -> None:
    """Confirm the keys that the old ones vouch for; the old ones count up to their position."""
    now = unit.now.isoformat(timespec="seconds")
    for step in found:
        reach = json.dumps(plain_vector(step.position))
        old = replace(sender, trust=TrustState.REPLACED, trusted_to=reach, changed_at=now)
        put_sender(unit.connection, old)
        sender = replace(
            successor(sender, [step]),
            trust=TrustState.CONFIRMED,
            registered_at=now,
            changed_at=now,
        )
        put_sender(unit.connection, sender)
        note_key_act(
            unit,
            KeyAct.ROTATED,
            subject=sender.name,
            node_id=sender.node_id,
            public_key=step.new,
            note=VOUCHED,
        )
