"""Do the bundles an office keeps still say what its database says: every one opened and merged.

They are merged anew into an empty database of their own, and what then stands of each unit is
compared: from the kept bundles the database could be made again. Source: protocol.md §3.13, P8.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from chibo_desktop.domain.journal import Entry, JournalError
from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey, open_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.services.bundle_checks import covered_by
from chibo_desktop.services.node_keys import node_identities
from chibo_desktop.services.office_link import own_code
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.check import Finding
from chibo_desktop.storage.coverage import absorb_covered
from chibo_desktop.storage.engine import Store, create_store
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import Received, merged_by
from chibo_desktop.storage.node_keys import keys_ever
from chibo_desktop.storage.set_aside import taken_back_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import state_hash


def bundle_findings(unit: Unit) -> tuple[list[Finding], list[Finding]]:
    """Problems and notes. A bundle of an earlier program, which kept none, is a note."""
    problems: list[Finding] = []
    notes: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        randomness = unit.surroundings.randomness
        # Sealed like every file of ours; its password is forgotten with it.
        password = randomness(32).hex()
        again = create_store(Path(folder) / "again.chibo", password, randomness=randomness)
        try:
            for node_id in sorted({one.node_id for one in _merged(unit)}):
                found = list(_findings_of(unit, node_id, again))
                problems += [one for one in found if one.code != "check-bundle-absent"]
                notes += [one for one in found if one.code == "check-bundle-absent"]
        finally:
            again.close()
    return problems, notes


def _findings_of(unit: Unit, node_id: str, again: Store) -> Iterator[Finding]:
    name = next((one.name for one in keys_ever(unit.connection, node_id=node_id)), node_id)
    aside = taken_back_of(unit.connection, node_id)
    absent, is_whole = 0, True
    for one in _merged(unit, node_id):
        try:
            opened = _opened(unit, one)
            with again.transaction() as connection:
                entries = [entry for entry in _entries(opened) if entry.hash not in aside]
                absorb_covered(
                    connection, node_id, entries, covered_by(opened), bundle_id=one.bundle_id
                )
        except StorageError as error:
            is_whole = False
            absent += error.code == "bundle-copy-missing"
            if error.code != "bundle-copy-missing":
                yield Finding(code="check-bundle-damaged", where=one.file_name)
        except (BundleError, JournalError):
            is_whole = False
            yield Finding(code="check-bundle-damaged", where=one.file_name)
    if absent:
        yield Finding(code="check-bundle-absent", where=f"{name}: {absent}")
    if is_whole:
        with again.transaction() as connection:
            made_again = state_hash(connection, node_id)
        if made_again != state_hash(unit.connection, node_id):
            yield Finding(code="check-bundles-differ", where=name)


def _merged(unit: Unit, node_id: str = "") -> list[Received]:
    """Merged bundles in the order in which they came."""
    came = merged_by(unit.connection, node_id=node_id)
    return sorted(came, key=lambda one: (one.received_at, one.seq))


def _opened(unit: Unit, one: Received) -> OpenedBundle:
    """A kept bundle. Every key its unit ever had counts: it was good when it came."""
    return open_bundle(
        shelf_of(unit.store).get(one.digest.hex()),
        identities=node_identities(unit),
        find_sender=lambda code: [
            SenderKey(public_key=known.signing_key)
            for known in keys_ever(unit.connection, code=code)
        ],
        own_code=own_code(unit),
    )


def _entries(opened: OpenedBundle) -> list[Entry]:
    snapshot = opened.contents.snapshot
    return read_entries([*opened.contents.journal, *(snapshot.entries if snapshot else ())])
