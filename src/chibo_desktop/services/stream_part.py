"""What a directive says of a unit's own journal: gaps, forks, and what its other computers wrote.

The entries themselves lie in the directive's snapshot section. They are facts of the unit: taking
the directive back does not take them back. Source: protocol.md §3.9, §3.11.
"""

from collections.abc import Mapping
from typing import Any

from chibo_desktop.domain.journal import JournalError
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.streams import Chain, StreamReason
from chibo_desktop.services.computers import lacking
from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.streams import chains_of, own_stream_is_forked
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import is_broken
from chibo_desktop.wording.streams import forked_text, needed_text, own_entries_text

_NEED, _FORKS, _OWN = "need", "forks", "own"


def stream_part() -> DirectivePart:
    """The part that speaks of the unit's streams."""
    return DirectivePart(name="streams", write=_write, take_in=_take_in)


def _write(unit: Unit, node_id: str) -> Plain | None:
    plain: dict[str, Any] = {}
    if is_broken(unit.connection, node_id):
        chains = chains_of(unit.connection, node_id)
        plain[_NEED] = _said(chains, lambda one: [list(gap) for gap in one.gaps])
        plain[_FORKS] = _said(chains, lambda one: list(one.forks))
    plain[_OWN] = len(lacking(unit, node_id))
    return {name: said for name, said in plain.items() if said} or None


def _said(chains: Mapping[str, Chain], what: Any) -> dict[str, Any]:
    return {stream: said for stream, one in chains.items() if (said := what(one))}


def _take_in(unit: Unit, plain: Plain, arrived: Arrived) -> list[str]:
    news = []
    snapshot = arrived.bundle.contents.snapshot
    if snapshot is not None and snapshot.entries:
        news += _take_in_own(unit, snapshot.entries, arrived)
    if own_stream_is_forked(unit.connection):
        unit.begin_stream(StreamReason.FORKED)
        news.append(forked_text())
    if needs := plain.get(_NEED):
        news.append(needed_text(arrived.office.name, needs))
    return news


def _take_in_own(unit: Unit, pairs: Any, arrived: Arrived) -> list[str]:
    try:
        entries = read_entries(pairs)
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
    if any(one.org_id != unit.author.org_id for one in entries):
        raise DomainError(Problem(code="entry-not-owner", params={"name": arrived.office.name}))
    done = absorb(unit.connection, entries)
    unit.touched |= done.record_types
    return [own_entries_text(done.new_entries, done.conflicts)] if done.new_entries else []
