"""What was counted of each unit: kept until its journal changes, so that a page adds up units.

The first opening costs what counting everybody costs, every further one the number of units; after
a bundle, the one unit is counted anew.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from chibo_desktop import VERSION
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.picture import Part, keep_parts, kept_parts
from chibo_desktop.storage.unit_of_work import Unit

Making = Callable[[Sequence[str]], Iterable[Part]]
"""Makes the parts of some units, one after another."""
_AT_A_TIME = 50  # units that are kept together, so that stopping loses little
_FEW = 10  # of so many units one is read by itself; of more everybody at once costs less


def is_most(some: Sequence[str], of_all: Sequence[str]) -> bool:
    """Whether reading for everybody costs less than for each of some units."""
    return len(some) * _FEW > len(of_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Under which name parts are kept, and what else they depend on besides the journal.

    `until` is the last day told of; parts of another day, and of another version of the program,
    hold no more.
    """

    name: str
    until: str

    def known(self, unit: Unit, nodes: Collection[str]) -> dict[str, Part]:
        """The parts that still hold, without their names."""
        parts = kept_parts(unit.connection, self.name, self.until, VERSION)
        wanted = frozenset(nodes)
        return {one.org_id: one for one in parts if one.org_id in wanted}

    def fresh(
        self, unit: Unit, nodes: Collection[str], make: Making, progress: Progress = unwatched
    ) -> dict[str, Part]:
        """The parts of all, missing ones made first. `progress` may stop it by raising."""
        known = self.known(unit, nodes)
        stale = [one for one in nodes if one not in known]
        if not stale:
            return known
        made: list[Part] = []
        for done, part in enumerate(make(stale)):
            progress(done, len(stale), "Tính số liệu của các đơn vị")
            made.append(part)
            known[part.org_id] = replace(part, names=b"")
            if len(made) == _AT_A_TIME:
                self._keep(unit, made)
                made = []
        self._keep(unit, made)
        return dict(sorted(known.items()))  # in the order in which they are read

    def _keep(self, unit: Unit, made: Sequence[Part]) -> None:
        keep_parts(unit.connection, self.name, self.until, VERSION, made)
