"""What a server's tables have beyond a file's: the owning node is a part of every key.

A partition or a shard holds the rows of some nodes and keeps a key only if it contains what they
are divided by (docs/scale.md). In a file a row's number is its place in the file and stands alone.
"""

from collections.abc import Iterator

from sqlalchemy import Table, Text, UniqueConstraint, column, table

from chibo_desktop.storage.tables import metadata, operation, stream

_OWNER = "org_id"
_TO_ENTRY = "fk_operation_entry_n_entry"

owned_operation = table(
    "operation", *(column(one.name, one.type) for one in operation.c), column(_OWNER, Text)
)
"""An operation as a server keeps it; in a file its entry says whose it is."""


def owned_keys() -> Iterator[str]:
    """The statements that bring the node into every key of tables that were just made.

    Not into that of streams: whoever names another's stream must find it taken.
    """
    yield f"ALTER TABLE operation ADD {_OWNER} TEXT NOT NULL, DROP CONSTRAINT {_TO_ENTRY}"
    for one in metadata.sorted_tables:
        if one is operation or (_OWNER in one.c and one is not stream):
            yield from _with_owner(one)
    yield (
        f"ALTER TABLE operation ADD CONSTRAINT {_TO_ENTRY}"
        f" FOREIGN KEY (entry_n, {_OWNER}) REFERENCES entry (n, {_OWNER})"
    )


def _with_owner(one: Table) -> Iterator[str]:
    uniques = [key for key in one.constraints if isinstance(key, UniqueConstraint)]
    for kind, key in (("PRIMARY KEY", one.primary_key), *(("UNIQUE", key) for key in uniques)):
        names = [part.name for part in key.columns]
        if _OWNER not in names:
            yield (
                f"ALTER TABLE {one.name} DROP CONSTRAINT {key.name},"
                f" ADD CONSTRAINT {key.name} {kind} ({', '.join((*names, _OWNER))})"
            )
