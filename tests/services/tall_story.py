"""A tree of four levels on real files: xã, đảng bộ, đảng bộ bộ phận, chi bộ at every level."""

from dataclasses import dataclass, field

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.services.directives_received import DirectiveView
from chibo_desktop.services.receipts import Receipt
from services.exchange_story import office_session
from services.ladder_story import Ladder, state
from services.transfer_story import enter_members

TOP = "XA"
ABOVE = {"DB01": TOP, "BP01": "DB01", "C1": "BP01", "C2": "BP01", "D1": "DB01", "T1": TOP}
"""Each unit and the office that it is of."""
BRANCHES = ("C1", "C2", "D1", "T1")


@dataclass
class Tall(Ladder):
    """A xã, a đảng bộ, a đảng bộ bộ phận in it, chi bộ at every level; each has members."""

    members: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.part = office_session(self.folder, "part", "BP", self.wall)
        self.meet(self.middle, "BP01", WorkplaceKind.HEADQUARTERS, self.part)
        self.nodes = {TOP: self.top, "DB01": self.middle, "BP01": self.part}
        for code in BRANCHES:
            self.nodes[code] = self.branch(code, self.nodes[ABOVE[code]])
            self.members[code] = enter_members(self.nodes[code], code, 4 if code == "C1" else 1)
        self.send(*BRANCHES)
        self.fetch(*BRANCHES)

    def up_from(self, *codes: str) -> list[str]:
        """The units, then every office above them but the top, from below."""
        found = dict.fromkeys(codes)
        for code in codes:
            while (code := ABOVE[code]) != TOP:
                found[code] = None
        return sorted(found, key=lambda one: -len(way_of(one)))

    def step_up(self, code: str) -> Receipt:
        """The bundle of a unit or office, received by the one above it."""
        (receipt,) = self.carry(self.nodes[code], self.nodes[ABOVE[code]])
        return receipt

    def send(self, *codes: str) -> Receipt:
        """The units' bundles, and what the offices send on; the last receipt of the top."""
        return [self.step_up(one) for one in self.up_from(*codes)][-1]

    def step_down(self, code: str) -> DirectiveView:
        """The directive for a unit or office, taken in."""
        return self.down(self.nodes[ABOVE[code]], code, self.nodes[code])

    def fetch(self, *codes: str) -> list[DirectiveView]:
        """Directives from the top down to units."""
        return [self.step_down(one) for one in reversed(self.up_from(*codes))]

    def node(self, code: str) -> str:
        return self.nodes[code].author.org_id

    def states(self, code: str) -> set[str]:
        """What stands of a unit: there and at every office above it."""
        return {state(self.nodes[one], self.node(code)) for one in way_of(code)}

    def close(self) -> None:
        super().close()
        self.part.close()


def way_of(code: str) -> list[str]:
    """The unit and every office above it, up to the top."""
    way = [code]
    while way[-1] != TOP:
        way.append(ABOVE[way[-1]])
    return way
