"""The migrations make exactly the tables that the declarations ask for."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import StaticPool, create_engine, inspect
from sqlcipher3 import dbapi2 as sqlcipher

from builders import Node
from chibo_desktop.domain.records import all_types
from chibo_desktop.storage.migrations import upgrade
from chibo_desktop.storage.tables import RECORD_TABLES, metadata

_OF_SEARCH = "member_search"


def _ours(_object: object, name: str | None, kind: str, *_rest: object) -> bool:
    return kind != "table" or not (name or "").startswith(_OF_SEARCH)


def _differences(node: Node) -> list[Any]:
    options = {"include_object": _ours, "compare_type": True}
    with node.store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return [
            found
            for found in compare_metadata(context, metadata)
            if "alembic_version" not in str(found)
        ]


def test_schema_and_declarations_agree(here: Node) -> None:
    assert _differences(here) == []


def test_a_difference_would_be_seen(here: Node) -> None:
    with here.store.transaction() as connection:
        connection.exec_driver_sql("ALTER TABLE member DROP COLUMN note")
        connection.exec_driver_sql("DROP INDEX ix_entry_org_stream")
    assert len(_differences(here)) == 2


def test_partial_indexes_agree(here: Node) -> None:
    """Alembic does not compare the condition of an index."""
    declared = {
        index.name: str(index.dialect_options["sqlite"]["where"])
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    with here.store.engine.connect() as connection:
        found = {
            index["name"]: str(index["dialect_options"]["sqlite_where"])
            for table in metadata.tables
            for index in inspect(connection).get_indexes(table)
            if index.get("dialect_options", {}).get("sqlite_where") is not None
        }
    assert found == declared


def test_a_new_file_is_what_the_migrations_make(here: Node) -> None:
    made = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    with engine.connect() as connection, connection.begin():
        upgrade(connection)
        migrated = connection.exec_driver_sql(made).all()
        revision = connection.exec_driver_sql("SELECT * FROM alembic_version").all()
    engine.dispose()
    with here.store.transaction() as connection:
        assert connection.exec_driver_sql(made).all() == migrated
        assert connection.exec_driver_sql("SELECT * FROM alembic_version").all() == revision


def test_every_declared_field_has_its_column() -> None:
    for kind in all_types():
        columns = RECORD_TABLES[kind.name].c
        assert {spec.name for spec in kind.fields} <= set(columns.keys())
