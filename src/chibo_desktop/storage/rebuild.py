"""The projection made anew from the journal alone: of everything, or of one node.

What stands is a function of the accepted entries, so a rebuilt projection equals the one that grew
entry by entry; `check` holds the two against each other. Source: protocol.md §3.14, §3.17 P8.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, literal_column, select, update

from chibo_desktop.domain.journal import read_entry
from chibo_desktop.storage.absorb import (
    ACCEPTED,
    NEWER,
    TAKEN_BACK,
    UNKNOWN,
    apply,
    standing_of,
)
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.local_tables import node_record
from chibo_desktop.storage.name_search import forget_words
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.tables import (
    RECORD_TABLES,
    conflict,
    cover,
    entry,
    historic,
    operation,
    pending_kill,
)
from chibo_desktop.storage.transfers import refresh_elsewhere

_ASIDE: ColumnElement[bool] = literal_column(
    "standing != 'accepted'"
)  # literal, or SQLite passes its index over
_FROM_A_BUNDLE: ColumnElement[bool] = literal_column("bundle_id != ''")


def rebuild(connection: Connection) -> None:
    """Forget the projection and fold the whole journal again.

    Entries kept aside because this program did not know their type are looked at again. Raises
    JournalError for a damaged entry; the caller's transaction then rolls everything back.
    """
    _reconsider(connection)
    projected = (operation, pending_kill, conflict, node_record, *RECORD_TABLES.values())
    for table in filled(connection, projected):
        connection.execute(delete(table))
    forget_words(connection)
    numbers = select(entry.c.n).where(entry.c.standing == ACCEPTED).order_by(entry.c.n)
    _fold(connection, list(connection.execute(numbers).scalars()))
    refresh_elsewhere(connection)
    forget_parts(connection)


def filled(connection: Connection, tables: Sequence[Table]) -> list[Table]:
    """Those with a row in them: most kinds of record are in few files."""
    statement = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {table.name})"  # noqa: S608 - declared
        for place, table in enumerate(tables)
    )
    return [tables[place] for place in connection.exec_driver_sql(statement).scalars()]


def refold(connection: Connection, org_id: str) -> None:
    """Forget the projection of one node and fold its entries again; nothing else is touched."""
    of_node = select(entry.c.n).where(entry.c.org_id == org_id)
    connection.execute(delete(operation).where(operation.c.entry_n.in_(of_node)))
    forget_words(connection, org_id)
    for table in (pending_kill, conflict, node_record, *RECORD_TABLES.values()):
        connection.execute(delete(table).where(table.c.org_id == org_id))
    numbers = of_node.where(entry.c.standing == ACCEPTED).order_by(entry.c.n)
    _fold(connection, list(connection.execute(numbers).scalars()))
    refresh_elsewhere(connection)  # a transfer that counts no more is touched by no entry
    forget_parts(connection)


def take_back(connection: Connection, bundle_id: str) -> frozenset[str]:
    """Let the entries that came with a bundle count no more; returns the nodes concerned.

    They stay in the journal, and count again when another bundle brings them.
    """
    came = entry.c.bundle_id == bundle_id
    statement = select(entry.c.org_id).distinct().where(_FROM_A_BUNDLE, came)
    nodes = frozenset(connection.execute(statement).scalars())
    connection.execute(
        update(entry)
        .values(standing=TAKEN_BACK)
        .where(_FROM_A_BUNDLE, came, entry.c.standing.in_((ACCEPTED, UNKNOWN, NEWER)))
    )
    for said in (cover, historic):
        connection.execute(delete(said).where(said.c.bundle_id == bundle_id))
    for org_id in nodes:
        refold(connection, org_id)
    return nodes


def stand_again(connection: Connection, bundle_id: str) -> None:
    """Let the entries of a bundle that was taken back count again."""
    came = entry.c.bundle_id == bundle_id
    rows = connection.execute(
        select(entry.c.n, entry.c.org_id, entry.c.header, entry.c.payload).where(
            _FROM_A_BUNDLE, came, entry.c.standing == TAKEN_BACK
        )
    ).all()
    for row in rows:
        standing = standing_of(read_entry(row.header, row.payload))
        connection.execute(update(entry).values(standing=standing).where(entry.c.n == row.n))
    for org_id in {row.org_id for row in rows}:
        refold(connection, org_id)


def _reconsider(connection: Connection) -> None:
    rows = connection.execute(
        select(entry.c.n, entry.c.standing, entry.c.header, entry.c.payload).where(
            _ASIDE, entry.c.standing.in_((UNKNOWN, NEWER))
        )
    ).all()
    for row in rows:
        standing = standing_of(read_entry(row.header, row.payload))
        if standing != row.standing:
            connection.execute(update(entry).values(standing=standing).where(entry.c.n == row.n))


def _fold(connection: Connection, numbers: list[int]) -> None:
    for chunk in in_chunks(numbers):
        rows = connection.execute(
            select(entry.c.n, entry.c.header, entry.c.payload)
            .where(entry.c.n.in_(chunk))
            .order_by(entry.c.n)
        )
        numbered = [(n, read_entry(header, payload)) for n, header, payload in rows]
        places = {one.hash: n for n, one in numbered}
        apply(connection, [one for _, one in numbered], places, below=chunk[0])
