"""The schema of a new file: worked out by the migrations once in a run, then copied.

Making it table by table takes half a second; a practice Đảng bộ makes nearly forty files.
"""

from functools import cache

from sqlalchemy import Connection, StaticPool, create_engine
from sqlcipher3 import dbapi2 as sqlcipher

from chibo_desktop.storage.migrations import upgrade

# The tables behind a full-text index come with it; SQLite makes its own and keeps no text of them.
_STATEMENTS = """
    SELECT sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY rowid
"""


def make_schema(connection: Connection) -> None:
    """Give an empty file exactly what all migrations would, in the open transaction."""
    statements, revision = _migrated()
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


@cache
def _migrated() -> tuple[tuple[str, ...], str]:
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    with engine.connect() as connection, connection.begin():
        upgrade(connection)
        statements = tuple(connection.exec_driver_sql(_STATEMENTS).scalars())
        revision = connection.exec_driver_sql("SELECT * FROM alembic_version").scalar_one()
    engine.dispose()
    return statements, revision
