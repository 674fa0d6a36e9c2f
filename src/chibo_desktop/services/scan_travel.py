"""Scans on their way to the office: which go along, what came, what is asked for again.

Entries never wait for scans: the paper is there with its number and date, its file follows. An
office of offices sends on the scans of the units below it like its own.
Source: protocol.md §3.8; docs/decisions/0240.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.parcels import parcels
from chibo_desktop.exchange.snapshot import MAX_BLOB, blob_id
from chibo_desktop.services.backups import BACKUP_FOLDER
from chibo_desktop.services.forwarding import nodes_below
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.scan_backup import fetch_one
from chibo_desktop.storage.scan_travel import (
    NamedScan,
    named_scans,
    note_scans_at_office,
    scans_at_office,
    scans_here,
)
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.directives import scans_at_office_text

PART_LIMIT = 48 * 1024 * 1024  # bytes of scans in one bundle, which is opened in memory
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPlan:
    """What of the unit's scans the office does not have: what can go, and what cannot."""

    to_send: tuple[NamedScan, ...] = ()
    too_big: tuple[str, ...] = ()  # titles; more than a bundle may carry of one file
    lost: tuple[str, ...] = ()  # titles; their files are not on this computer
    at_office: int = 0

    @property
    def size(self) -> int:
        """Bytes of what goes along."""
        return sum(one.size for one in self.to_send)

    def parts(self, limit: int) -> list[list[str]]:
        """Digests by bundle, smallest first."""
        return parcels(((one.digest, one.size) for one in self.to_send), limit)


def plan_scans(unit: Unit) -> ScanPlan:
    """What the next report would carry: of this unit and, where it is an office, of those below."""
    named = named_scans(unit.connection, [unit.author.org_id, *nodes_below(unit)])
    known = scans_at_office(unit.connection)
    missing = [one for digest, one in named.items() if digest not in known]
    here = scans_here(scans_of(unit.store), (one.digest for one in missing))
    fits = [one for one in missing if one.size <= MAX_BLOB]
    return ScanPlan(
        to_send=tuple(one for one in fits if one.digest in here),
        too_big=tuple(one.title for one in missing if one.size > MAX_BLOB),
        lost=tuple(one.title for one in fits if one.digest not in here),
        at_office=len(named.keys() & known),
    )


def held_scans(unit: Unit, node_id: str) -> ScanPlan:
    """What the office holds of a unit's scans, to be given back."""
    named = named_scans(unit.connection, [node_id])
    here = scans_here(scans_of(unit.store), named)
    return ScanPlan(to_send=tuple(one for digest, one in named.items() if digest in here))


def read_scans(unit: Unit, digests: Sequence[str]) -> list[bytes]:
    """The contents of scans; what cannot be read is passed over: it must not keep the rest back."""
    scans, found = scans_of(unit.store), []
    for digest in digests:
        try:
            found.append(scans.get(digest))
        except StorageError:
            if fetch_one(scans, unit.store.path.parent / BACKUP_FOLDER, digest):
                found.append(scans.get(digest))
    return found


def fresh_scans(unit: Unit, nodes: Collection[str], blobs: Sequence[bytes]) -> list[bytes]:
    """Those of the scans in a bundle that a paper of these nodes names and that are not here."""
    if not blobs:
        return []
    by_digest = {blob_id(one): one for one in blobs}
    wanted = named_scans(unit.connection, sorted(nodes)).keys() & by_digest.keys()
    here = scans_here(scans_of(unit.store), wanted)
    return [by_digest[digest] for digest in sorted(wanted - here)]


def keep_scans(unit: Unit, blobs: Sequence[bytes]) -> None:
    """Seal scans beside the file, as the unit that sent them does. Raises StorageError."""
    scans = scans_of(unit.store)
    for one in blobs:
        scans.put(one, unit.surroundings.randomness)


def scan_acks(unit: Unit, nodes: Collection[str]) -> dict[str, list[str]]:
    """What the office has and lacks of the scans of nodes, as its directive says it."""
    named = named_scans(unit.connection, sorted(nodes)).keys()
    here = scans_here(scans_of(unit.store), named)
    return {"have": sorted(here), "need": sorted(named - here)} if named else {}


def note_scan_acks(unit: Unit, acks: Mapping[str, Any]) -> list[str]:
    """Take in what the office has; from now on only the rest is sent. Returns what to tell."""
    have, need = _digests(acks.get("have")), _digests(acks.get("need"))
    if have is None:
        return []
    before = scans_at_office(unit.connection)
    note_scans_at_office(unit.connection, have)
    if have == before and not need:
        return []
    return [scans_at_office_text(len(have), len(need or ()))]


def _digests(plain: Any) -> frozenset[str] | None:
    if not isinstance(plain, list):
        return None
    return frozenset(one for one in plain if isinstance(one, str) and _DIGEST.fullmatch(one))
