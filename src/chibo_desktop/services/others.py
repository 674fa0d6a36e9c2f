"""What other people have written on the same server since somebody looked last."""

from dataclasses import dataclass

from chibo_desktop.storage.others import types_written_by_others
from chibo_desktop.storage.server_store import count_of_changes
from chibo_desktop.storage.unit_of_work import Unit

_OUTSIDE_THE_JOURNAL = frozenset({"received", "sent", "incoming"})


@dataclass(slots=True)
class OthersWork:
    """Remembers how far it has looked; the first look only remembers."""

    _changes: int = -1
    _newest: int = 0

    def new(self, unit: Unit) -> frozenset[str]:
        """Names of the record types that others have written meanwhile, as `Unit.changed` has them.

        What stands in no journal is named whenever anything was written, by whomever.
        """
        changes = count_of_changes(unit.connection)
        if changes == self._changes:
            return frozenset()
        is_first, self._changes = self._changes < 0, changes
        types, self._newest = types_written_by_others(
            unit.connection, unit.author.stream, self._newest
        )
        return frozenset() if is_first else types | _OUTSIDE_THE_JOURNAL
