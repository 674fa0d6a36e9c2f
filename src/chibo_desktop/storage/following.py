"""What follows in one unit's rows from what another wrote: asked once records were written."""

from collections.abc import Collection

from sqlalchemy import Connection

from chibo_desktop.storage.award_decisions import follow_decisions
from chibo_desktop.storage.transfers import follow_transfers


def follow(connection: Connection, touched: Collection[tuple[str, str, str]]) -> None:
    """Keep in step with records that were written (type, node, record)."""
    follow_transfers(connection, touched)
    follow_decisions(connection, touched)
