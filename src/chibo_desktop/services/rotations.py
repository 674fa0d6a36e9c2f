"""A unit changes its key: the old key vouches for the new one in every report until it is known.

Source: protocol.md §3.12. What the office does with it: `key_succession`.
"""

import json
from collections.abc import Mapping
from typing import Any

from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.rotation import write_rotation
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.services.node_keys import node_keys, renew_keys
from chibo_desktop.services.office_link import code_for_office, office_of
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import version_vector

_ROTATIONS, CONFIRMED_KEY, CONFIRMED_AT = "own-rotations", "confirmed-key", "key-confirmed-at"


def own_rotations(unit: Unit) -> list[Mapping[str, Any]]:
    """The changes of this node's key that its office has not confirmed yet."""
    known: list[Mapping[str, Any]] = json.loads(read_meta(unit.connection, _ROTATIONS) or "[]")
    return known


def forget_rotations(unit: Unit) -> None:
    """The office knows the present key, or will learn it by a registration."""
    write_meta(unit.connection, _ROTATIONS, "[]")


def own_key_confirmed_at(unit: Unit) -> str:
    """The day on which the office confirmed the present key; empty before it said so."""
    own = node_keys(unit).public_key.hex()
    is_known = read_meta(unit.connection, CONFIRMED_KEY) == own
    return read_meta(unit.connection, CONFIRMED_AT) if is_known else ""


def renew_own_keys(unit: Unit) -> None:
    """New keys of this node; if it has an office, the old key vouches for them there."""
    old, new = renew_keys(unit)
    if office_of(unit) is None:
        return
    rotation = write_rotation(
        node_id=unit.author.org_id,
        code=code_for_office(unit),
        old=old,
        new=new,
        position=version_vector(unit.connection, unit.author.org_id),
        created_ms=int(unit.now.timestamp() * 1000),
    )
    write_meta(unit.connection, _ROTATIONS, json.dumps([*own_rotations(unit), rotation.plain]))
    workplace = unit.get(Workplace, unit.author.org_id)
    note_key_act(
        unit,
        KeyAct.ROTATED,
        subject=workplace.name if workplace else "",
        node_id=unit.author.org_id,
        public_key=new.public_key,
    )


def change_own_key(unit: Unit) -> None:
    """A unit's new key, for instance with a new secretary; travels in its next report.

    Raises DomainError: office-unknown.
    """
    if office_of(unit) is None:
        raise DomainError(Problem(code="office-unknown"))
    renew_own_keys(unit)
    unit.touched.add("sent")
