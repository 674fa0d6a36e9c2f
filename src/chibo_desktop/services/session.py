"""An open data file with its author: what every use case works in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from chibo_desktop.domain.ids import uuid7
from chibo_desktop.domain.journal import Author
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.services.migrating import Migration, Telling
from chibo_desktop.services.step_stack import StepStack
from chibo_desktop.services.witness import WitnessKeeper, keep_witness, refuse_if_lost
from chibo_desktop.storage.bookmark import is_bookmark
from chibo_desktop.storage.engine import Store, create_store, open_store, open_with_key
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.streams import own_head
from chibo_desktop.storage.unit_of_work import Unit, unit_of_work

OWNER = "owner"
"""The user of a file, which has one password."""
__all__ = ["NewWorkplace", "Session", "Surroundings", "Unit", "create_file", "open_file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkplace:
    """What the first form asks: the unit that will use the file."""

    name: str
    kind: WorkplaceKind
    code: str = ""
    superior_name: str = ""
    place: str = ""
    secretary_name: str = ""
    node_id: str = ""  # given by the office's invitation; otherwise made here
    is_practice: bool = False


@dataclass(slots=True)
class Session:
    """One open file. Units of work follow one another, never at once."""

    store: Store
    author: Author
    surroundings: Surroundings
    workplace: Workplace
    is_practice: bool
    backup_before_migration: Path | None = None  # written when this opening migrated the file
    witness: WitnessKeeper | None = None
    steps: StepStack = field(default_factory=StepStack)

    @property
    def path(self) -> Path:
        """The data file."""
        return self.store.path

    @property
    def is_on_server(self) -> bool:
        """True when the data lies on a server, where others may work at the same time."""
        return is_bookmark(self.path)

    @property
    def is_office(self) -> bool:
        """True when this file merges the bundles of others."""
        return self.workplace.kind == WorkplaceKind.HEADQUARTERS

    @contextmanager
    def unit(self, *, takes_turn: bool = False) -> Iterator[Unit]:
        """One unit of work: committed at the end, rolled back by any exception.

        On a server somebody else may write first: it is then refused as `store-overtaken`, unless
        it `takes_turn` before it reads. Whatever surely writes should.
        """
        with unit_of_work(
            self.store, self.author, self.surroundings, takes_turn=takes_turn
        ) as unit:
            yield unit
            head = own_head(unit.connection) if unit.touched and not self.is_on_server else None
        if head is not None:
            self.author = replace(self.author, stream=head.stream)
            if self.witness is not None:
                self.witness.note(head)
        self.steps.note(unit)

    @contextmanager
    def unit_in_turn(self) -> Iterator[Unit]:
        """A unit of work that nobody overtakes."""
        with self.unit(takes_turn=True) as unit:
            yield unit

    def close(self) -> None:
        """Let the file go; afterwards it is one single file."""
        if self.witness is not None:
            self.witness.write()
        self.store.close()


def create_file(
    path: Path,
    password: str,
    workplace: NewWorkplace,
    surroundings: Surroundings,
    *,
    cost: KeyCost | None = None,
) -> Session:
    """Make a data file for a unit, or the tables where a bookmark points to on a server.

    A chi bộ gets its one Branch record at once. Raises StorageError; store-was-here where a file
    was that is gone.
    """
    refuse_if_lost(path, surroundings)
    wall = int(surroundings.now().timestamp() * 1000)
    store, stream, user = _new_store(path, password, surroundings, cost or KeyCost())
    node_id = workplace.node_id or uuid7(wall, surroundings.randomness(10))
    author = Author(
        stream=stream or uuid7(wall, surroundings.randomness(10)),
        org_id=node_id,
        user=user,
        role="secretary",
    )
    record = Workplace(
        id=node_id,
        org_id=node_id,
        name=workplace.name,
        code=workplace.code,
        kind=workplace.kind,
        superior_name=workplace.superior_name,
        place=workplace.place,
        secretary_name=workplace.secretary_name,
    )
    with unit_of_work(store, author, surroundings) as unit:
        for key, value in (
            ("node_id", node_id),
            ("stream", author.stream),
            ("practice", "1" if workplace.is_practice else ""),
        ):
            write_meta(unit.connection, key, value)
        unit.save(record, act="workplace.create")
        if workplace.kind == WorkplaceKind.BRANCH:
            unit.save(
                Branch(
                    id=unit.new_id(),
                    org_id=node_id,
                    name=workplace.name,
                    code=workplace.code,
                    secretary_name=workplace.secretary_name,
                ),
                act="branch.create",
            )
        witness = keep_witness(unit)
        head = own_head(unit.connection)
    if witness is not None:
        witness.note(head)
    return Session(store, author, surroundings, record, workplace.is_practice, witness=witness)


def _new_store(
    path: Path, password: str, surroundings: Surroundings, cost: KeyCost
) -> tuple[Store, str, str]:
    """The empty store, and on a server the stream and the name of who makes it."""
    if not is_bookmark(path):
        made = create_store(path, password, randomness=surroundings.randomness, cost=cost)
        return made, "", OWNER
    from chibo_desktop.storage.server_opening import create_on_server

    stream = uuid7(int(surroundings.now().timestamp() * 1000), surroundings.randomness(10))
    store = create_on_server(
        path, password, stream=stream, randomness=surroundings.randomness, cost=cost
    )
    return store, stream, store.operator


def open_file(
    path: Path, password: str, surroundings: Surroundings, tell: Telling | None = None
) -> Session:
    """Open a data file, or what a bookmark names; an older one is backed up, then migrated.

    `tell` hears what takes long, in words. Raises StorageError: those of
    `storage.engine.open_store`, `migration-no-room`, `migration-no-backup`.
    """
    refuse_if_lost(path, surroundings)
    migration = Migration(surroundings, tell)
    if is_bookmark(path):
        from chibo_desktop.storage.server_opening import open_on_server

        there = open_on_server(path, password, before_migration=migration)
        return _session(there, surroundings, migration, there.stream, there.operator)
    return _session(open_store(path, password, before_migration=migration), surroundings, migration)


def open_unlocked(
    path: Path, key: bytes, surroundings: Surroundings, tell: Telling | None = None
) -> Session:
    """The same with the data key, once the password has given it. Raises StorageError."""
    migration = Migration(surroundings, tell)
    return _session(open_with_key(path, key, before_migration=migration), surroundings, migration)


def _session(
    store: Store,
    surroundings: Surroundings,
    migration: Migration,
    stream: str = "",
    user: str = OWNER,
) -> Session:
    with store.transaction() as connection:
        author = Author(
            stream=stream or read_meta(connection, "stream"),
            org_id=read_meta(connection, "node_id"),
            user=user,
            role="secretary",
        )
        is_practice = bool(read_meta(connection, "practice"))
        unit = Unit(store, connection, author, surroundings)
        witness = keep_witness(unit)
        author = unit.author
        workplace = unit.get(Workplace, author.org_id)
    if workplace is None:
        workplace = Workplace(id=author.org_id, org_id=author.org_id)
    return Session(store, author, surroundings, workplace, is_practice, migration.backup, witness)
