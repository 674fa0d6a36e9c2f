"""A migration is written from the declarations, and an older file is brought to the new schema."""

from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Text

import chibo_desktop.storage.migrations
from builders import Node
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import SCHEMA_VERSION, open_with_key
from chibo_desktop.storage.migrations.propose import propose
from chibo_desktop.storage.tables import metadata


def test_nothing_is_proposed_while_declarations_and_schema_agree(tmp_path: Path) -> None:
    assert propose("nothing", tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_a_new_field_becomes_the_next_revision(tmp_path: Path) -> None:
    wanted = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(wanted)
    wanted.tables["member"].append_column(Column("shoe_size", Text, nullable=True))
    made = propose("members have a shoe size", tmp_path, wanted)
    assert made is not None
    assert made.name == f"{SCHEMA_VERSION + 1:04d}_members_have_a_shoe_size.py"
    text = made.read_text(encoding="utf-8")
    assert f'down_revision = "{SCHEMA_VERSION:04d}"' in text
    assert 'add_column(sa.Column("shoe_size", sa.Text(), nullable=True))' in text
    compile(text, made.name, "exec")


def test_the_version_in_files_is_that_of_the_newest_migration() -> None:
    folder = Path(chibo_desktop.storage.migrations.__file__).parent
    head = ScriptDirectory(str(folder)).get_current_head()
    assert head == f"{SCHEMA_VERSION:04d}"


def test_an_older_file_gets_its_columns_from_the_journal(here: Node) -> None:
    with here.unit() as unit:
        member = Member(
            id=unit.new_id(), org_id=here.author.org_id, full_name="Nguyễn Văn An", note="cũ"
        )
        unit.save(member, act="member.create")
    with here.store.transaction() as connection:
        # What a file has right after a migration gave it the column.
        connection.exec_driver_sql("UPDATE member SET note = NULL")
        connection.exec_driver_sql("PRAGMA user_version = 0")
    path, key = here.store.path, here.store.key
    here.store.close()
    opened = open_with_key(path, key, before_migration=lambda _as_it_is: None)
    try:
        with opened.transaction() as connection:
            assert connection.exec_driver_sql("SELECT note FROM member").scalar_one() == "cũ"
        assert check_store(opened).problems == ()
    finally:
        opened.close()
