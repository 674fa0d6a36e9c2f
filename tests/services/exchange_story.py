"""An office and its units on real encrypted files: enrolled, a month closed, bundles written."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from builders import BUILT_MS, CHEAP, PASSWORD, Dice, Wall
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Subordinate, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.rounds import (
    close_round,
    load_sheet,
    open_round,
    set_cap_decision,
    usable_sets,
)
from chibo_desktop.services.session import (
    NewWorkplace,
    Session,
    Surroundings,
    create_file,
    open_file,
)
from chibo_desktop.storage.scans import scans_of
from places import data_place

OCTOBER = Month(2026, 10)
NOVEMBER = Month(2026, 11)
IN_TIME = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def session_of(
    folder: Path, name: str, workplace: NewWorkplace, wall: Wall | None = None
) -> Session:
    around = Surroundings(now=wall or Wall(), randomness=Dice(name), built_ms=BUILT_MS)
    return create_file(
        data_place(folder / f"{name}.chibo"), PASSWORD, workplace, around, cost=CHEAP
    )


def office_session(
    folder: Path, name: str = "office", code: str = "DU", wall: Wall | None = None
) -> Session:
    workplace = NewWorkplace(name="Đảng ủy Cơ quan", code=code, kind=WorkplaceKind.HEADQUARTERS)
    return session_of(folder, name, workplace, wall)


def reopened(path: Path) -> Session:
    """A file of a story that was closed, opened again as after a restart of the program."""
    around = Surroundings(now=Wall(IN_TIME), randomness=os.urandom, built_ms=BUILT_MS)
    return open_file(path, PASSWORD, around)


@dataclass
class Story:
    """One clock for all: what is written on a day is received on it."""

    folder: Path
    wall: Wall = field(default_factory=lambda: Wall(IN_TIME))
    units: dict[str, Session] = field(default_factory=dict)
    subordinates: dict[str, Subordinate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.office = office_session(self.folder, wall=self.wall)

    def add(self, code: str, kind: WorkplaceKind = WorkplaceKind.BRANCH) -> Subordinate:
        with self.office.unit() as unit:
            one = add_subordinate(unit, name=f"Chi bộ {code}", code=code, kind=kind)
        self.subordinates[code] = one
        return one

    def invited(self, code: str) -> tuple[Session, bytes]:
        """A unit's new file made from its invitation, and the invitation."""
        one = self.subordinates.get(code) or self.add(code)
        with self.office.unit() as unit:
            invitation = invite(unit, one.id).data
        session = session_of(self.folder, code, invited_workplace(invitation), self.wall)
        self.units[code] = session
        return session, invitation

    def registered(self, code: str) -> bytes:
        """A unit that has answered its invitation; returns the registration."""
        session, invitation = self.invited(code)
        with session.unit() as unit:
            typed = view_invitation(invitation).fingerprint[-11:]
            return accept_invitation(unit, invitation, typed).data

    def enrolled(self, code: str) -> Session:
        """A unit whose key the office has confirmed."""
        registration = self.registered(code)
        receive_one(self.office, registration, "dangky.cbb", merge=True)
        with self.office.unit() as unit:
            for sender, fingerprint in pending_registrations(unit):
                confirm_registration(unit, sender.node_id, fingerprint[-11:])
        return self.units[code]

    def report(self, code: str, month: Month = OCTOBER, *, folder: Path | None = None) -> Path:
        """The unit's bundle of a month, on the stick."""
        stick = folder or self.folder / "usb"
        stick.mkdir(exist_ok=True)
        with self.units[code].unit() as unit:
            return write_report(unit, month, stick).path

    def close(self) -> None:
        for session in (self.office, *self.units.values()):
            session.close()


def live_month(session: Session, month: Month = OCTOBER, *, members: int = 4) -> str:
    """Members (the first exempted), their marks, the closed round: one excellent, others good."""
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        if not unit.all(Member):
            unit.save_all(
                [
                    Member(
                        id=unit.new_id(),
                        org_id=session.author.org_id,
                        full_name=f"Nguyễn Văn {chr(0x41 + number)}",
                        branch_id=branch.id,
                        activity_status="active" if number else "exempt",
                        admitted_on=PartialDate(2010, 2, 3),
                    )
                    for number in range(members)
                ],
                act="member.create",
            )
        monthly = next(one for one in usable_sets(month) if one.id == "thang-vi-du")
        identity = open_round(unit, branch.id, month, monthly)
        sheet = load_sheet(unit, identity)
        best = full_marks(sheet.criteria_set)
        first = next(iter(best))
        good = {**best, first: str(int(best[first]) - 15)}
        marks = {
            row.evaluation.id: (good if index else best) for index, row in enumerate(sheet.rows)
        }
        set_marks(unit, identity, "branch", marks)
        set_cap_decision(unit, identity, is_outstanding=False, decision="thử")
        close_round(unit, identity)
        return identity


def add_scan(session: Session, data: bytes, title: str, *, size: int | None = None) -> None:
    """A paper of the first member, with its file."""
    with session.unit() as unit:
        member = unit.all(Member)[0]
        digest = scans_of(unit.store).put(data, unit.surroundings.randomness)
        paper = Attachment(
            id=unit.new_id(), org_id=member.org_id, member_id=member.id, title=title,
            document_type="decision", media_type="pdf", content_digest=digest,
            size=len(data) if size is None else size,
        )  # fmt: skip
        unit.save(paper, act="paper.add")
