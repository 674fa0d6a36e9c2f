"""An office and computers of one unit, on files copied from one enrolled unit."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from builders import BUILT_MS, PASSWORD, Dice, Wall, member, quick_folder
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.streams import StreamOpening
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import DirectiveView, receive_directive
from chibo_desktop.services.enrolment import accept_invitation, invite, view_invitation
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.pending_keys import Pending, pending_keys
from chibo_desktop.services.receipts import Receipt
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Session, Surroundings, open_file
from chibo_desktop.storage.vectors import state_hash
from places import apart, forget, in_files
from services.exchange_story import IN_TIME, OCTOBER, Story

UNIT = "CB07"


@dataclass(frozen=True)
class Enrolled:
    """Closed files of an office and of its one unit, to be copied."""

    folder: Path
    subordinate_id: str


def make_enrolled(folder: Path, *, members: int = 0) -> Enrolled:
    """Make them once."""
    story = Story(folder)
    with in_files():
        story.enrolled(UNIT)
    with story.units[UNIT].unit() as unit:
        people = [member(number, org_id=unit.author.org_id) for number in range(members)]
        unit.save_all(people, act="member.create")
    story.close()
    return Enrolled(folder, story.subordinates[UNIT].id)


@dataclass
class Computer:
    """A computer of the unit: where its file and its witnesses lie, the file open."""

    path: Path
    machine: str
    session: Session

    def write(self, *numbers: int, **values: object) -> None:
        """One member each."""
        with self.session.unit() as unit:
            for number in numbers:
                org_id = unit.author.org_id
                unit.save(member(number, org_id=org_id, **values), act="member.create")

    def edit(self, number: int, **values: object) -> None:
        with self.session.unit() as unit:
            known = unit.edit(Member, f"m{number}")
            assert known is not None
            changed = replace(known.record, **values)  # type: ignore[arg-type]
            unit.save(changed, act="member.edit", base=known)

    def report(self) -> bytes:
        with self.session.unit() as unit:
            return seal_report(unit, OCTOBER)[1]

    def receive(self, directive: bytes) -> DirectiveView:
        with self.session.unit() as unit:
            return receive_directive(unit, directive, "chi-dao.cbb")

    def members(self) -> set[str]:
        return members_of(self.session)

    def state(self) -> str:
        with self.session.unit() as unit:
            return state_hash(unit.connection, unit.author.org_id)


class Office:
    """The office and what it does for the unit."""

    def __init__(self, made: Enrolled, folder: Path, wall: Wall) -> None:
        self.subordinate_id = made.subordinate_id
        for source in made.folder.glob("office.*"):
            shutil.copyfile(source, folder / source.name)
        self.path = apart(folder / "office.chibo")
        self.wall = wall
        self.session = self._open()

    def _open(self) -> Session:
        around = Surroundings(now=self.wall, randomness=Dice("du"), built_ms=BUILT_MS)
        return open_file(self.path, PASSWORD, around)

    def take(self, report: bytes) -> Receipt:
        receipt = receive_one(self.session, report, "bao-cao.cbb", merge=True)
        if receipt.outcome is Outcome.HELD:  # a restored file has less: the operator has looked
            typed = receipt.shrinkage.number
            receipt = receive_one(self.session, report, "bao-cao.cbb", merge=True, typed=typed)
        assert receipt.outcome is Outcome.MERGED, receipt
        return receipt

    def answer(self) -> bytes:
        with self.session.unit() as unit:
            return write_directive(unit, self.subordinate_id).data

    def members(self) -> set[str]:
        return members_of(self.session)

    def state(self, node_id: str) -> str:
        with self.session.unit() as unit:
            return state_hash(unit.connection, node_id)

    def copy(self, folder: Path) -> None:
        """What the office would have if it fell back to this day."""
        self.session.close()
        kept = folder / f"copy{self.path.suffix}"
        shutil.copyfile(self.path, kept)
        apart(kept)
        self.session = self._open()

    def fall_back(self, folder: Path) -> None:
        self.session.close()
        shutil.copyfile(folder / f"copy{self.path.suffix}", self.path)
        apart(self.path)
        self.session = self._open()


def computer(
    made: Enrolled | Computer, folder: Path, name: str, wall: Wall, *, machine: str = ""
) -> Computer:
    """The unit's file on a computer: the enrolled one, or a copy of another computer's."""
    source = made.path if isinstance(made, Computer) else made.folder / f"{UNIT}.chibo"
    home = folder / name
    home.mkdir()
    for one in source.parent.glob(f"{source.name}*"):
        shutil.copyfile(one, home / one.name)
    path, machine = home / source.name, machine or name
    return Computer(path, machine, opened(path, machine, wall, home))


def opened(path: Path, machine: str, wall: Wall, home: Path) -> Session:
    """The file as the program opens it on that computer."""
    around = Surroundings(
        now=wall, randomness=Dice(f"{machine}{wall.at}"), built_ms=BUILT_MS, machine=machine,
        witnesses=str(home / "witnesses"),
    )  # fmt: skip
    return open_file(path, PASSWORD, around)


def members_of(session: Session) -> set[str]:
    with session.unit() as unit:
        return {one.id for one in unit.all(Member)}


def exchange(office: Office, computers: Sequence[Computer]) -> None:
    """One round: everybody reports, everybody reads the one answer."""
    for one in computers:
        office.take(one.report())
    answer = office.answer()
    for one in computers:
        one.receive(answer)


def register(office: Office, one: Computer) -> Pending:
    """A computer answers a new invitation; its key waits at the office for the telephone call."""
    with office.session.unit() as unit:
        letter = invite(unit, office.subordinate_id).data
    with one.session.unit() as unit:
        typed = view_invitation(letter).fingerprint[-11:]
        answer = accept_invitation(unit, letter, typed)
    receive_one(office.session, answer.data, answer.name, merge=True)
    with office.session.unit() as unit:
        (pending,) = pending_keys(unit)
    return pending


def new_wall() -> Wall:
    return Wall(IN_TIME)


@dataclass
class World:
    made: Enrolled
    folder: Path
    wall: Wall = field(default_factory=new_wall)
    computers: list[Computer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.office = Office(self.made, self.folder, self.wall)
        self.first = self.add(self.made, "first")

    def add(self, source: Enrolled | Computer, name: str) -> Computer:
        one = computer(source, self.folder, name, self.wall)
        self.computers.append(one)
        return one

    def reopen(self, one: Computer, machine: str = "") -> None:
        one.session = opened(one.path, machine or one.machine, self.wall, one.path.parent)

    def reasons(self, one: Computer) -> list[str]:
        with one.session.unit() as unit:
            return [row.reason for row in unit.all(StreamOpening)]


@contextmanager
def new_world(made: Enrolled) -> Iterator[World]:
    with quick_folder() as home:
        one = World(made, home)
        yield one
        for each in one.computers:
            each.session.close()
        one.office.session.close()
        forget(one.office.path)


def keep(one: Computer, name: str, *, whole: bool) -> Path:
    """A copy of the file as it is, with its witnesses when it is an image of the disk."""
    one.session.close()
    image = one.path.parent.with_name(name)
    shutil.copytree(one.path.parent, image)
    if not whole:
        shutil.rmtree(image / "witnesses", ignore_errors=True)
        for left in image.glob("*.dau"):
            left.unlink()
    return image


def put_back(image: Path, one: Computer) -> None:
    for source in image.rglob("*"):
        if source.is_file():
            target = one.path.parent / source.relative_to(image)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
