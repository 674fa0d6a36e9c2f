"""The office hands a criteria set down (ban hành cho đơn vị): to all units or to some of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.criteria_record import PublishedCriteria, published_criteria_id
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.kept_sets import kept_set
from chibo_desktop.services.office_units import units_on
from chibo_desktop.storage.criteria_uses import published_copies
from chibo_desktop.storage.unit_of_work import Unit

EVERYONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishingBoard:
    """The units, and to whom a set goes: node ids, `EVERYONE` for all."""

    title: str
    units: tuple[Subordinate, ...]
    goes_to: frozenset[str]


def load_publishing(unit: Unit, identity: str) -> PublishingBoard:
    """To whom a set is handed down. Raises DomainError: criteria-set-unknown."""
    kept = kept_set(unit, identity)
    copies = published_copies(unit.connection, unit.author.org_id, identity)
    return PublishingBoard(
        title=kept.record.title,
        units=tuple(units_on(unit, unit.now.date())),
        goes_to=frozenset(one.unit_id for one in copies),
    )


def publish_set(unit: Unit, identity: str, nodes: Collection[str], *, today: date) -> None:
    """Hand a set in force down to these units, `EVERYONE` for all; the others have it no longer.

    It reaches them with their next directive. Raises DomainError: criteria-set-unknown,
    criteria-still-a-draft, criteria-for-nobody.
    """
    kept = kept_set(unit, identity)
    record = kept.record
    if record.is_draft:
        raise DomainError(Problem(code="criteria-still-a-draft"))
    wanted = {EVERYONE} if EVERYONE in nodes else set(nodes)
    known = {
        one.unit_id: one for one in published_copies(unit.connection, unit.author.org_id, record.id)
    }
    if not wanted and not known:
        raise DomainError(Problem(code="criteria-for-nobody"))
    fresh = [
        PublishedCriteria(
            id=published_criteria_id(record.id, node_id),
            org_id=unit.author.org_id,
            unit_id=node_id,
            set_id=record.id,
            family=record.family,
            version=record.version,
            title=record.title,
            published_on=today,
            effective_from=record.effective_from,
            effective_to=record.effective_to,
            plain=record.plain,
        )
        for node_id in sorted(wanted - known.keys())
    ]
    unit.save_all(fresh, act="criteria.publish")
    for node_id in sorted(known.keys() - wanted):
        unit.void(known[node_id], reason="Thôi ban hành", act="criteria.unpublish")
