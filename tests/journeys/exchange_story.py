"""An office and a few units that really meet, evaluate and send: what journeys start from."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from builders import BUILT_MS, CHEAP, PASSWORD, Dice, Wall
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import Receipt, pending_registrations, receive_one
from chibo_desktop.services.marks import full_marks, set_marks
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.rounds import close_round, load_sheet, open_round
from chibo_desktop.services.session import (
    NewWorkplace,
    Session,
    Surroundings,
    create_file,
    open_file,
)
from chibo_desktop.storage.vectors import state_hash

AUGUST, SEPTEMBER, OCTOBER = Month(2026, 8), Month(2026, 9), Month(2026, 10)
MONTHLY = next(one for one in criteria_sets() if one.id == "thang-vi-du")


@dataclass
class Story:
    """The files of one office and its units, all open."""

    folder: Path
    office: Session
    wall: Wall
    units: dict[str, Session] = field(default_factory=dict)
    subordinates: dict[str, str] = field(default_factory=dict)

    def enrol(
        self, code: str, *, members: int = 6, branches: int = 1, confirmed: bool = True
    ) -> Session:
        kind = WorkplaceKind.PARTY_ORGANIZATION if branches > 1 else WorkplaceKind.BRANCH
        with self.office.unit() as unit:
            one = add_subordinate(unit, name=f"Đơn vị {code}", code=code, kind=kind)
            letter = invite(unit, one.id)
        session = create_file(
            self.folder / f"{code}.chibo",
            PASSWORD,
            invited_workplace(letter.data),
            around(self.wall, code),
            cost=CHEAP,
        )
        self.units[code], self.subordinates[code] = session, one.id
        with session.unit() as unit:
            answer = accept_invitation(unit, letter.data, view_invitation(letter.data).fingerprint)
        receive_one(self.office, answer.data, answer.name, merge=True)
        if confirmed:
            with self.office.unit() as unit:
                for sender, fingerprint in pending_registrations(unit):
                    confirm_registration(unit, sender.node_id, fingerprint)
        self._populate(code, session, members, branches)
        return session

    def _populate(self, code: str, session: Session, members: int, branches: int) -> None:
        own = session.author.org_id
        with session.unit() as unit:
            if branches > 1:
                made = [
                    Branch(id=unit.new_id(), org_id=own, name=f"Chi bộ {number}")
                    for number in range(branches)
                ]
                unit.save_all(made, act="branch.create")
            records = [
                Member(
                    id=unit.new_id(),
                    org_id=own,
                    full_name=f"Trần {code[:2]} {chr(65 + number)}",
                    branch_id=branch.id,
                    activity_status="active",
                    admitted_on=PartialDate(2010, 2, 3),
                    confirmed_on=PartialDate(2011, 2, 3),
                )
                for branch in unit.all(Branch)
                for number in range(members)
            ]
            unit.save_all(records, act="member.create")

    def live(self, code: str, month: Month, *, close: int = 99) -> None:
        """One excellent member, the others good; the first `close` branches close the month."""
        with self.units[code].unit() as unit:
            for number, branch in enumerate(unit.all(Branch)):
                identity = open_round(unit, branch.id, month, MONTHLY)
                best = full_marks(MONTHLY)
                usual = {**best, "III": "20"}
                rows = load_sheet(unit, identity).rows
                marks = {
                    row.evaluation.id: usual if place else best for place, row in enumerate(rows)
                }
                set_marks(unit, identity, "branch", marks)
                if number < close:
                    close_round(unit, identity)

    def report(self, code: str, month: Month) -> Path:
        folder = self.folder / "goi"
        folder.mkdir(exist_ok=True)
        with self.units[code].unit() as unit:
            return write_report(unit, month, folder).path

    def receive(self, path: Path, *, merge: bool = True) -> Receipt:
        return receive_one(self.office, path.read_bytes(), path.name, merge=merge)

    def states(self, office: Session | None = None) -> dict[str, str]:
        """What the office holds of each unit, as one hash a unit."""
        with (office or self.office).unit() as unit:
            return {
                code: state_hash(unit.connection, session.author.org_id)
                for code, session in self.units.items()
            }

    def office_copy(self, name: str) -> Session:
        """The office's file as it stands, opened again elsewhere."""
        source = self.office.path
        self.office.close()
        folder = self.folder / name
        folder.mkdir()
        for path in source.parent.iterdir():
            if path.name.lstrip(".").startswith(source.name):
                shutil.copy(path, folder / path.name)
        self.office = open_file(source, PASSWORD, around(self.wall, "DU again"))
        return open_file(folder / source.name, PASSWORD, around(self.wall, name))

    def close(self) -> None:
        for session in (self.office, *self.units.values()):
            session.close()


def around(wall: Wall, seed: str) -> Surroundings:
    return Surroundings(now=wall, randomness=Dice(seed), built_ms=BUILT_MS)


def begin(folder: Path, code: str = "DU") -> Story:
    """An office without units, on 2 November 2026."""
    wall = Wall(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    place = NewWorkplace(name="Đảng ủy Cơ quan", code=code, kind=WorkplaceKind.HEADQUARTERS)
    folder.mkdir(parents=True, exist_ok=True)
    office = create_file(
        folder / "dang-uy.chibo", PASSWORD, place, around(wall, f"{folder.name} {code}"), cost=CHEAP
    )
    return Story(folder, office, wall)
