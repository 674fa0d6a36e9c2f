"""Bundles of any number of units: what one real unit wrote, said anew by each of the others.

Identities, chains and hashes are each unit's own, and so are signature, encryption and state hash:
to the office they are bundles like any other. Making one takes a part of what living it would.
"""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.wide_round import monthly_set
from chibo_desktop import VERSION
from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.journal import Entry, canonical, live, read_entry, state_hash
from chibo_desktop.domain.organization import Branch, Subordinate, TrustState, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.exchange.bundle import Contents, write_bundle
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.sealing import generate_keys
from chibo_desktop.exchange.snapshot import Snapshot
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import set_own_code
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.rounds import close_round, load_sheet, open_round, set_cap_decision
from chibo_desktop.services.session import NewWorkplace, Session, create_file
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.node_keys import Sender, put_sender
from chibo_desktop.storage.vectors import entries_since

OFFICE = "DU"
PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
LIGHT = KeyCost(memory_kib=64, passes=1, lanes=1)
MONTHS = (Month(2026, 10), Month(2026, 11))
Pair = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """What the real unit wrote: its members, then in each of two months."""

    parts: Sequence[Sequence[Pair]]


def lived(folder: Path, members: int) -> Written:
    """Let one unit of so many members live two months in a real file."""
    workplace = NewWorkplace(name="Chi bộ mẫu", kind=WorkplaceKind.BRANCH, code="MAU")
    around = practice_surroundings()
    session = create_file(folder / "mau.chibo", PASSWORD, workplace, around, cost=LIGHT)
    rng, org_id = random.Random(2026), session.author.org_id
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        people = [
            replace(invent_member(rng), id=unit.new_id(), org_id=org_id, branch_id=branch.id)
            for _ in range(members)
        ]
        unit.save_all(people, act="member.create")
        parts = [entries_since(unit.connection, org_id, {})]
    for month in MONTHS:
        with session.unit() as unit:
            identity = open_round(unit, branch.id, month, monthly_set())
            sheet = load_sheet(unit, identity)
            full = full_marks(sheet.criteria_set)
            good = {**full, next(iter(full)): "10"}
            set_marks(
                unit, identity, Marker.BRANCH, {row.evaluation.id: good for row in sheet.rows}
            )
            set_cap_decision(unit, identity, is_outstanding=False, decision="thử")
            close_round(unit, identity)
            known = {one for part in parts for one in part}
            every = entries_since(unit.connection, org_id, {})
            parts.append([one for one in every if one not in known])
    session.close()
    return Written(parts)


class Unit:
    """One of the many: writes three bundles, its members and two months."""

    def __init__(self, number: int, written: Written, office_key: str) -> None:
        self.code = f"CB{number:05}"
        self._number = number
        self._rng = random.Random(number)
        self._written = written
        self._office_key = office_key
        self._ids: dict[str, str] = {}
        self._hashes: dict[str, str] = {}
        self._entries: list[Entry] = []
        self._said = 0

    @property
    def node_id(self) -> str:
        """Its own identity."""
        return self._id(json.loads(self._written.parts[0][0][0])["org"])

    def bundle(self, signing_seed: bytes) -> bytes:
        """What it sends next: what is new, and every entry that holds a standing value."""
        new = [self._own(header, payload) for header, payload in self._written.parts[self._said]]
        known, self._entries = self._entries, [*self._entries, *new]
        self._said += 1
        standing = live(self._entries)
        holding = {digest for ops in standing.values() for digest, _ in ops}
        newest = self._entries[-1]
        reach = {newest.stream: (newest.seq, newest.hash.hex())}
        created = newest.tick.ms
        envelope = Envelope(
            kind=Kind.REPORT,
            id=self._uuid(),
            sender=self.code,
            addressee=OFFICE,
            seq=self._said,
            created_ms=created,
            hlc=(created, 0),
            app=VERSION,
            period=str(MONTHS[max(0, self._said - 2)]),
            vec_to=reach,
            state_hash=state_hash(standing.items()),
        )
        kept = [(one.header, one.payload) for one in known if one.hash in holding]
        contents = Contents(
            journal=[(one.header, one.payload) for one in new],
            snapshot=Snapshot(cover=reach, entries=kept),
        )
        return write_bundle(
            envelope, contents, signing_seed=signing_seed, recipients=(self._office_key,)
        )

    def _own(self, header: bytes, payload: bytes) -> Entry:
        """An entry of the real unit as this unit's own."""
        head = json.loads(header)
        body = self._replaced(json.loads(payload))
        body["salt"] = self._rng.randbytes(16).hex()
        text = canonical(body)
        head["org"], head["s"] = self._id(head["org"]), self._id(head["s"])
        head["p"] = self._hashes.get(head["p"], head["p"])
        for change in head["c"]:
            change["k"] = self._id(change["k"])
            change["o"] = [self._op(op) for op in change["o"]]
        head["ph"] = hashlib.sha256(text).hexdigest()
        one = read_entry(canonical(head), text)
        self._hashes[hashlib.sha256(header).hexdigest()] = one.hash.hex()
        return one

    def _op(self, op: str) -> str:
        digest, sign, place = op.partition(":")
        return f"{self._hashes[digest]}{sign}{place}"

    def _replaced(self, plain: Any) -> Any:
        match plain:
            case dict():
                return {key: self._replaced(value) for key, value in plain.items()}
            case list():
                return [self._replaced(value) for value in plain]
            case str() if len(plain) == 36 and plain.count("-") == 4:
                return self._id(plain)
            case str() if len(plain) == 12 and plain.isdigit():
                return f"{self._rng.randrange(10**12):012}"  # identity numbers are nobody else's
        return plain

    def _id(self, old: str) -> str:
        if old not in self._ids:
            self._ids[old] = self._uuid()
        return self._ids[old]

    def _uuid(self) -> str:
        """What one unit makes stands together, as identities that begin with their moment do."""
        text = self._rng.randbytes(12).hex()
        made = len(self._ids)
        return f"{self._number:08x}-{made:04x}-7{text[:3]}-8{text[3:6]}-{text[6:18]}"


def found_office(path: Path) -> tuple[Session, str]:
    """An office in a file or on a server, and the key to which bundles are sealed."""
    workplace = NewWorkplace(
        name="Đảng ủy của rất nhiều đơn vị", kind=WorkplaceKind.HEADQUARTERS, code=OFFICE
    )
    session = create_file(path, PASSWORD, workplace, practice_surroundings(), cost=LIGHT)
    with session.unit() as unit:
        set_own_code(unit, OFFICE)
        return session, node_keys(unit).recipient


def enrol(session: Session, units: Sequence[Unit], public_key: bytes) -> None:
    """Let the office know units and accept their signature."""
    with session.unit() as unit:
        unit.save_all(
            [
                Subordinate(
                    id=unit.new_id(),
                    org_id=session.author.org_id,
                    name=f"Chi bộ {one.code}",
                    code=one.code,
                    kind=WorkplaceKind.BRANCH,
                    node_id=one.node_id,
                )
                for one in units
            ],
            act="subordinate.add",
        )
        for one in units:
            sender = Sender(
                node_id=one.node_id,
                code=one.code,
                name=f"Chi bộ {one.code}",
                signing_key=public_key,
                recipient="",
                trust=TrustState.CONFIRMED,
                registered_at="2026-10-01T08:00:00+07:00",
            )
            put_sender(unit.connection, sender)


def one_key() -> tuple[bytes, bytes]:
    """A signing key for all of them: making two thousand would measure nothing."""
    keys = generate_keys()
    return keys.signing_seed, keys.public_key
