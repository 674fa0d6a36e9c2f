"""Sealed letters that were printed, and bundles that are held until a person has answered."""

from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, select

from chibo_desktop.domain.sealed_letter import LetterState
from chibo_desktop.storage.bulk import execute_many
from chibo_desktop.storage.tables import held_bundle, sealed_letter

_RELEASE = delete(held_bundle).where(held_bundle.c.bundle_id == bindparam("bundle"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLetter:
    """One printed letter. `key` proves its code; `wrong` counts proofs that did not hold."""

    id: str
    subordinate_id: str
    number: int
    key: bytes = field(repr=False)
    made_at: str
    state: str = LetterState.OPEN
    wrong: int = 0
    changed_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBundle:
    """One bundle that is held: on the shelf, or its entries set aside in the journal."""

    bundle_id: str
    node_id: str
    signing_key: bytes
    why: str


def put_letter(connection: Connection, one: SealedLetter) -> None:
    """Note a letter, in place of what was known of it."""
    connection.execute(delete(sealed_letter).where(sealed_letter.c.id == one.id))
    connection.execute(insert(sealed_letter).values(**asdict(one)))


def letters(connection: Connection, subordinate_id: str = "") -> list[SealedLetter]:
    """The letters of a unit, or of all; the newest first."""
    statement = select(sealed_letter).order_by(sealed_letter.c.number.desc())
    if subordinate_id:
        statement = statement.where(sealed_letter.c.subordinate_id == subordinate_id)
    return [SealedLetter(**row) for row in connection.execute(statement).mappings()]


def put_held(connection: Connection, one: HeldBundle) -> None:
    """Hold a bundle."""
    release(connection, one.bundle_id)
    connection.execute(insert(held_bundle).values(**asdict(one)))


def held(connection: Connection, *, bundle_id: str = "", node_id: str = "") -> list[HeldBundle]:
    """The bundles that are held."""
    statement = select(held_bundle).order_by(held_bundle.c.bundle_id)
    if bundle_id:
        statement = statement.where(held_bundle.c.bundle_id == bundle_id)
    if node_id:
        statement = statement.where(held_bundle.c.node_id == node_id)
    return [HeldBundle(**row) for row in connection.execute(statement).mappings()]


def release(connection: Connection, bundle_id: str) -> None:
    """Hold a bundle no longer."""
    execute_many(connection, _RELEASE, [(bundle_id,)])
