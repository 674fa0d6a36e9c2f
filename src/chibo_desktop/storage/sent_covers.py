"""What the cover page of each bundle that went out says."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from chibo_desktop.storage.tables import sent_cover


def put_cover(connection: Connection, bundle_id: str, content: Mapping[str, Any]) -> None:
    """Keep what a cover page says."""
    text = json.dumps(content, ensure_ascii=False)
    connection.execute(insert(sent_cover).values(bundle_id=bundle_id, content=text))


def cover_of(connection: Connection, bundle_id: str) -> dict[str, Any] | None:
    """What the cover page of a bundle says; None for one written by an earlier program."""
    statement = select(sent_cover.c.content).where(sent_cover.c.bundle_id == bundle_id)
    text = connection.execute(statement).scalar()
    return json.loads(text) if text else None
