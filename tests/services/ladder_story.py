"""Three levels on real files: a xã, a đảng bộ under it, chi bộ under that; bundles to and fro."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builders import Wall
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.exchange.below import Below
from chibo_desktop.exchange.bundle import Contents, write_bundle
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import DirectiveView, receive_directive
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.forwarding import below_to_send
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import code_for_office, office_of
from chibo_desktop.services.receipts import Receipt
from chibo_desktop.services.reports import seal_parts, seal_report
from chibo_desktop.services.scan_travel import PART_LIMIT, plan_scans
from chibo_desktop.services.session import Session
from chibo_desktop.storage.vectors import state_hash
from places import in_files
from services.exchange_story import IN_TIME, OCTOBER, office_session, session_of


def written(unit: Session) -> bytes:
    """A report of what the unit has now."""
    with unit.unit() as work:
        return seal_report(work, OCTOBER)[1]


@dataclass
class Ladder:
    """A xã, a đảng bộ under it, chi bộ under that; each has met the one above."""

    folder: Path
    wall: Wall = field(default_factory=lambda: Wall(IN_TIME))
    branches: dict[str, Session] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.top = office_session(self.folder, "top", "XA", self.wall)
        self.middle = office_session(self.folder, "middle", "DU", self.wall)
        self.meet(self.top, "DB01", WorkplaceKind.HEADQUARTERS, self.middle)

    def branch(self, code: str, under: Session | None = None) -> Session:
        """A new chi bộ, of the đảng bộ unless it is said of whom."""
        self.branches[code] = self.meet(under or self.middle, code, WorkplaceKind.BRANCH, None)
        return self.branches[code]

    def meet(
        self, office: Session, code: str, kind: WorkplaceKind, unit: Session | None
    ) -> Session:
        with office.unit() as work:
            one = add_subordinate(work, name=f"Đơn vị {code}", code=code, kind=kind)
            letter = invite(work, one.id).data
        session = unit or self._file_of(code, letter)
        with session.unit() as work:
            answer = accept_invitation(work, letter, view_invitation(letter).fingerprint)
        receive_one(office, answer.data, answer.name, merge=True)
        with office.unit() as work:
            for sender, fingerprint in pending_registrations(work):
                confirm_registration(work, sender.node_id, fingerprint)
        return session

    def _file_of(self, code: str, letter: bytes) -> Session:
        with in_files():
            return session_of(self.folder, code, invited_workplace(letter), self.wall)

    def up(self, unit: Session, office: Session) -> Receipt:
        return receive_one(office, written(unit), "goi.cbb", merge=True)

    def carry(self, unit: Session, office: Session, *, limit: int = PART_LIMIT) -> list[Receipt]:
        """As `up`, with the scans that the office lacks, in as many parts as they need."""
        with unit.unit() as work:
            parts = [one.data for one in seal_parts(work, OCTOBER, plan_scans(work), limit=limit)]
        return [receive_one(office, data, "goi.cbb", merge=True) for data in parts]

    def down(self, office: Session, code: str, unit: Session) -> DirectiveView:
        with office.unit() as work:
            (one,) = (
                one
                for one in work.all(Subordinate)
                if one.code == code and one.org_id == work.author.org_id
            )
            answer = write_directive(work, one.id)
        with unit.unit() as work:
            return receive_directive(work, answer.data, answer.name)

    def close(self) -> None:
        for one in (self.top, self.middle, *self.branches.values()):
            one.close()


def state(session: Session, node: str) -> str:
    with session.unit() as unit:
        return state_hash(unit.connection, node)


def renamed(session: Session, name: str) -> None:
    """Somebody of the branch is written otherwise from now on."""
    with session.unit() as unit:
        one = next(one for one in unit.all(Member) if one.org_id == session.author.org_id)
        unit.save(replace(one, full_name=name), act="member.edit")


def codes(receipt: Receipt) -> list[str]:
    return [one.code for one in receipt.below_problems]


def forwarded_by(
    middle: Session, change: Callable[[Below], Below], blobs: Sequence[bytes] = ()
) -> bytes:
    """What a middle office that is not honest would write: signed by itself, sealed as usual."""
    with middle.unit() as unit:
        office = office_of(unit)
        below = below_to_send(unit)
        assert office is not None
        assert below is not None
        keys = node_keys(unit)
        envelope = Envelope(
            kind=Kind.REPORT,
            id=unit.new_id(),
            sender=code_for_office(unit),
            addressee=office.code,
            seq=900,
            created_ms=1,
            hlc=(1, 0),
            app="",
            min_reader=2,
        )
        return write_bundle(
            envelope,
            Contents(below=change(below), blobs=list(blobs)),
            signing_seed=keys.signing_seed,
            recipients=(office.recipient, keys.recipient),
        )
