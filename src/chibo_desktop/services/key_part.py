"""The directive's word about keys: which key of the unit is confirmed, which keys the office has.

Source: protocol.md §3.11, §3.12.
"""

from collections.abc import Iterator

from chibo_desktop.exchange.keyset import read_keysets
from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import own_keyset
from chibo_desktop.services.office_trust import learn_keyset
from chibo_desktop.services.rotations import CONFIRMED_AT, CONFIRMED_KEY, forget_rotations
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.node_keys import ConfirmedKey, confirmed_keys
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.keys import key_confirmed, keys_changed, keys_unknown, roots_made

NAME = "keys"


def key_part() -> DirectivePart:
    """The part as the directive knows it."""
    return DirectivePart(name=NAME, write=_write, take_in=_take_in)


def version_in_force(unit: Unit) -> int:
    """Which of the office's sets of keys is in force; 0 before the first."""
    signed = own_keyset(unit)
    return signed.keyset.version if signed else 0


def plain_key(confirmed: ConfirmedKey | None, version: int) -> Plain | None:
    """What is said of a unit's key, where one is confirmed."""
    if confirmed is None:
        return None
    return {
        "key": confirmed.signing_key.hex(),
        "since": confirmed.since[:10],
        "set": version,
    }


def _write(unit: Unit, node_id: str) -> Plain | None:
    return plain_key(confirmed_keys(unit.connection, node_id).get(node_id), version_in_force(unit))


def _take_in(unit: Unit, plain: Plain, arrived: Arrived) -> list[str]:
    return [*_about_own_key(unit, plain), *_about_the_office(unit, arrived)]


def _about_own_key(unit: Unit, plain: Plain) -> Iterator[str]:
    own, since = node_keys(unit).public_key.hex(), str(plain.get("since", ""))
    if plain.get("key") != own or read_meta(unit.connection, CONFIRMED_KEY) == own:
        return
    write_meta(unit.connection, CONFIRMED_KEY, own)
    write_meta(unit.connection, CONFIRMED_AT, since)
    forget_rotations(unit)
    yield key_confirmed(since)


def _about_the_office(unit: Unit, arrived: Arrived) -> Iterator[str]:
    sets = read_keysets(list(arrived.bundle.envelope.keysets))
    followed = learn_keyset(unit, arrived.office, sets)
    keyset = followed.keyset
    if followed.is_news and keyset.current == arrived.office.signing_key:
        yield roots_made(keyset.version, keyset.fingerprint)
    elif followed.is_news:
        yield keys_changed(keyset.version)
    if followed.strangers:
        yield keys_unknown(followed.strangers[-1].version)
