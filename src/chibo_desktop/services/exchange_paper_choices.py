"""Which bundles there are papers of: those that went out, those that came by month."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.storage.exchange_log import Sent, merged_by, sent_lately
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.unit_of_work import Unit

_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoices:
    """Bundles that went out, newest first; ids of those merged, by period; names by node."""

    sent: tuple[Sent, ...] = ()
    received: Mapping[str, Sequence[str]]
    names: Mapping[str, str]


def paper_choices(unit: Unit) -> PaperChoices:
    """What the page of papers can offer now."""
    received: dict[str, list[str]] = defaultdict(list)
    for one in sorted(merged_by(unit.connection), key=lambda one: one.file_name):
        if one.period:
            received[one.period].append(one.bundle_id)
    return PaperChoices(
        sent=tuple(sent_lately(unit.connection, _MOST)),
        received=received,
        names={one.node_id: one.name for one in senders(unit.connection)},
    )
