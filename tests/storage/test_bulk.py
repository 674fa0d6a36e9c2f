"""What goes to the driver past SQLAlchemy belongs to the same transaction."""

from pathlib import Path

from sqlalchemy import insert

from builders import new_store
from chibo_desktop.storage.bulk import execute_many
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.tables import meta

_NOTE = insert(meta)


def test_what_was_written_is_gone_with_its_transaction(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.engine.connect() as connection:
        execute_many(connection, _NOTE, [("said", "once")])
        assert read_meta(connection, "said") == "once"
        connection.rollback()
        assert read_meta(connection, "said") == ""
    store.close()
