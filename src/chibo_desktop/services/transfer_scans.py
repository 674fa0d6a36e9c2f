"""Scans of dossiers on their way down: those that the office has travel in the directive.

A dossier never waits for a scan: its papers are listed, what is lacking follows in a later
directive. Source: protocol.md §3.6, §3.8.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from chibo_desktop.domain.parcels import parcels
from chibo_desktop.exchange.snapshot import MAX_BLOB, blob_id
from chibo_desktop.services.late_offers import LATE, held_late
from chibo_desktop.services.scan_travel import PART_LIMIT, keep_scans, read_scans
from chibo_desktop.storage.scan_travel import scans_here
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.transfers import offers_of
from chibo_desktop.storage.unit_of_work import Unit

TRANSFERS, SCANS = "transfers", "scans"
"""The part of a directive, and what in an offer names the scans."""


def scans_of_dossier(unit: Unit, dossier: Mapping[str, Any]) -> dict[str, int]:
    """The scans that a dossier names and that lie here: digest and size."""
    named = {
        str(row["x"]["content_digest"]): int(row["x"].get("size") or 0)
        for row in dossier["rows"]
        if row["t"] == "attachment" and row["x"].get("content_digest")
    }
    here = scans_here(scans_of(unit.store), named)
    return {digest: named[digest] for digest in sorted(here) if named[digest] <= MAX_BLOB}


def offered_blobs(unit: Unit, parts: Mapping[str, Mapping[str, Any]]) -> list[bytes]:
    """The scans of all that a directive offers, smallest first, as many as a file carries."""
    sizes: dict[str, int] = {}
    said = parts.get(TRANSFERS, {})
    for offer in (*said.get("arriving", ()), *said.get(LATE, ())):
        sizes |= offer.get(SCANS, {})
    fitting = parcels(sizes.items(), PART_LIMIT)
    return read_scans(unit, fitting[0]) if fitting else []


def keep_offered(unit: Unit, blobs: Sequence[bytes]) -> None:
    """Keep those scans of a directive that what is offered here names. Raises StorageError."""
    if not blobs:
        return
    offers = [offer for _, offer in offers_of(unit.connection)]
    wanted = {digest for offer in offers for digest in offer.get(SCANS, ())}
    wanted |= {digest for word in held_late(unit) for digest in word.scans}
    keep_scans(unit, [one for one in blobs if blob_id(one) in wanted])
