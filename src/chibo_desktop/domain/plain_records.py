"""Records as a hand-over says them, outside any journal: as plain values, and read again."""

from typing import Any

from chibo_desktop.domain.records import Record, type_named, type_of


def plain_record(record: Record) -> dict[str, Any]:
    """A record as plain values; what is empty is left out."""
    values = type_of(type(record)).plain(record)
    return {"id": record.id, "x": {name: value for name, value in values.items() if value}}


def read_record(name: str, plain: Any, org_id: str) -> Record | None:
    """A record of a type as the node's own; None for what this program cannot read."""
    kind = type_named(name)
    match plain:
        case {"id": str(record_id), "x": dict(values)} if kind is not None and record_id:
            try:
                built: Record = kind.build(record_id, org_id, values)
            except (ValueError, TypeError, AttributeError, KeyError):
                return None
            return built
    return None
