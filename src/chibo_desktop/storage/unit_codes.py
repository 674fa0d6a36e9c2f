"""A unit of an office by its code, whatever the number of units."""

from sqlalchemy import Connection, bindparam, select

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.tables import RECORD_TABLES

_KIND = type_of(Subordinate)
_TABLE = RECORD_TABLES[_KIND.name]
_OF_CODE = (
    select(_TABLE)
    .where(
        _TABLE.c.code == bindparam("asked"),
        _TABLE.c.org_id == bindparam("org"),
        _TABLE.c[VOID] == "",
    )
    .order_by(_TABLE.c.n)
    .limit(1)
)


def subordinate_of_code(connection: Connection, org_id: str, code: str) -> Subordinate | None:
    """The unit of this office's own tree with that code; of several the one that came first."""
    rows = connection.execute(_OF_CODE, {"asked": code, "org": org_id})
    return next(iter(records_in(_KIND, rows)), None)
