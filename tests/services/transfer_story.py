"""Two or three units and their office that carry bundles to and fro: who gives whom to whom."""

from dataclasses import dataclass, field
from pathlib import Path

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import DirectiveView, receive_directive
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.session import Session
from chibo_desktop.storage.scans import scans_of
from services.exchange_story import OCTOBER, Story

SCAN = b"%PDF-1.4 invented scan"


def enter_members(session: Session, code: str, count: int) -> list[str]:
    """Members of a unit, each with a scanned paper; returns their ids."""
    with session.unit() as unit:
        branch = unit.all(Branch)[0]
        found = [
            Member(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                full_name=f"Nguyễn Văn {code} {number}",
                branch_id=branch.id,
                activity_status="active",
                extra={"own-field": "giá trị"},
                admitted_on=PartialDate(2010, 2, 3),
                confirmed_on=PartialDate(2011, 2, 3),
                identity_number=f"0010800{code[-2:]}{number:03}",
            )
            for number in range(count)
        ]
        unit.save_all(found, act="member.create")
        digest = scans_of(unit.store).put(SCAN, unit.surroundings.randomness)
        papers = [
            Attachment(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                member_id=one.id,
                document_type="2",
                title="Lý lịch đảng viên",
                media_type="pdf",
                content_digest=digest,
                size=len(SCAN),
            )
            for one in found
        ]
        unit.save_all(papers, act="paper.add")
        return [one.id for one in found]


@dataclass
class Hands:
    """The office with some units; `up` and `down` carry one bundle each."""

    folder: Path
    codes: tuple[str, ...] = ("CB01", "CB02")
    people: int = 16
    members: dict[str, list[str]] = field(default_factory=dict)
    used: int = 0

    def __post_init__(self) -> None:
        self.story = Story(self.folder)
        for code in self.codes:
            self.story.enrolled(code)
            self.members[code] = enter_members(self.unit(code), code, self.people)
            self.up(code)
        for code in self.codes:
            self.down(code)

    def somebody(self) -> str:
        """A member of the first unit of whom no test has spoken yet."""
        self.used += 1
        return self.members[self.codes[0]][self.used - 1]

    @property
    def office(self) -> Session:
        return self.story.office

    def unit(self, code: str) -> Session:
        return self.story.units[code]

    def node(self, code: str) -> str:
        return self.story.subordinates[code].node_id

    def up(self, code: str) -> Path:
        """The unit's bundle, received; returns its file."""
        path = self.story.report(code, OCTOBER)
        receipt = receive_one(self.office, path.read_bytes(), path.name, merge=True)
        assert receipt.outcome in (Outcome.MERGED, Outcome.DUPLICATE), receipt.problem
        return path

    def letter(self, code: str) -> bytes:
        with self.office.unit() as unit:
            return write_directive(unit, self.story.subordinates[code].id).data

    def down(self, code: str) -> DirectiveView:
        """The office's directive for a unit, taken in."""
        data = self.letter(code)
        with self.unit(code).unit() as unit:
            return receive_directive(unit, data, "chidao.cbb")

    def close(self) -> None:
        self.story.close()
