"""Which scans the two sides of an exchange have: what a unit still sends, what an office awaits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.scans import ScanFolder
from chibo_desktop.storage.tables import RECORD_TABLES, office_scan

_PAPER = RECORD_TABLES["attachment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedScan:
    """A content that a standing paper names."""

    digest: str
    title: str
    size: int


def named_scans(connection: Connection, nodes: Sequence[str]) -> dict[str, NamedScan]:
    """The contents that the standing papers of nodes name, by digest."""
    found: dict[str, NamedScan] = {}
    for chunk in in_chunks(nodes):
        statement = (
            select(_PAPER.c.content_digest, _PAPER.c.title, _PAPER.c.size)
            .where(_PAPER.c.org_id.in_(chunk), _PAPER.c[VOID] == "", _PAPER.c.content_digest != "")
            .order_by(_PAPER.c.n)
        )
        for digest, title, size in connection.execute(statement):
            found[digest] = NamedScan(digest=digest, title=title or "", size=size or 0)
    return found


def scans_here(scans: ScanFolder, digests: Iterable[str]) -> frozenset[str]:
    """Those of the digests whose content lies in a folder; one listing, nothing is read."""
    wanted = list(digests)
    there = scans.names() if wanted else frozenset()
    return frozenset(one for one in wanted if scans.sealer.name_of(one) in there)


def scans_at_office(connection: Connection) -> frozenset[str]:
    """What the office said last that it has."""
    return frozenset(connection.execute(select(office_scan.c.digest)).scalars())


def note_scans_at_office(connection: Connection, digests: Collection[str]) -> None:
    """The office says what it has; it may be less than it once said."""
    connection.execute(delete(office_scan))
    for chunk in in_chunks(sorted(digests)):
        connection.execute(insert(office_scan), [{"digest": one} for one in chunk])


def awaited_by_node(
    connection: Connection, scans: ScanFolder, own_id: str
) -> Mapping[str, frozenset[str]]:
    """For each other node the contents that its papers name and that are not here."""
    nodes = select(_PAPER.c.org_id).where(_PAPER.c.org_id != own_id).distinct()
    found: dict[str, frozenset[str]] = {}
    for node in connection.execute(nodes).scalars().all():
        named = named_scans(connection, [node]).keys()
        if missing := frozenset(named) - scans_here(scans, named):
            found[node] = missing
    return found
