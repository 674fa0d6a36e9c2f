"""An office's data on a server: who is let in, what is refused, what two people do at once."""

import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Integer, select
from sqlalchemy.dialects import postgresql

import postgres
from builders import CHEAP, ORG, PASSWORD, Dice, Node, author, copy_of, member
from chibo_desktop import resources
from chibo_desktop.domain.member import Member
from chibo_desktop.storage import migrations, server_opening
from chibo_desktop.storage.bookmark import (
    address_of,
    read_bookmark,
    without_password,
    write_bookmark,
)
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import SCHEMA_VERSION, Store
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.meta import read_secret, write_secret
from chibo_desktop.storage.operators import (
    OperatorRole,
    add_operator,
    change_own_password,
    operators,
    remove_operator,
)
from chibo_desktop.storage.server_opening import create_on_server, open_on_server
from chibo_desktop.storage.server_store import ServerStore, count_of_changes
from chibo_desktop.storage.server_tables import server_metadata
from chibo_desktop.storage.streams import note_heads
from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation, secret
from chibo_desktop.storage.vectors import state_hash, version_vector
from chibo_desktop.wording.problems import sentence

pytestmark = pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not())
FIRST = "mật khẩu của Lan"
SECOND = "mật khẩu của Nga"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A bookmark of a new database with all tables."""
    return postgres.server().bookmark(tmp_path / "dang-uy")


def create(path: Path, stream: str = "s1") -> ServerStore:
    return create_on_server(path, PASSWORD, stream=stream, randomness=Dice(stream), cost=CHEAP)


@pytest.fixture
def store(place: Path) -> Iterator[ServerStore]:
    made = create(place)
    yield made
    made.close()


def join(store: ServerStore, name: str, role: OperatorRole, password: str = FIRST) -> Path:
    """Let somebody work on the server; returns their bookmark."""
    add_operator(
        store, name, password, role, stream=f"stream of {name}", randomness=Dice(name), cost=CHEAP
    )
    path = store.path.with_name(f"{name}{store.path.suffix}")
    database = read_bookmark(store.path).partition("@/")[2].partition("?")[0]
    write_bookmark(path, postgres.server().address(database, name))
    return path


@pytest.fixture
def groups(place: Path) -> None:
    """The three groups that the set-up makes, with what they may do."""
    server = postgres.server()
    database = read_bookmark(place).partition("@/")[2].partition("?")[0]
    names = [f"{database}_{role}" for role in OperatorRole]
    for name in names:
        server.do("CREATE ROLE {} NOLOGIN", name)
    admin, write, read = names
    for statement, name in (
        ("GRANT ALL ON ALL TABLES IN SCHEMA public TO {}", admin),
        ("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}", write),
        ("GRANT SELECT ON ALL TABLES IN SCHEMA public TO {}", read),
        ("GRANT UPDATE ON operator TO {}", read),
    ):
        server.do(statement, name, database=database)


def node(store: ServerStore, name: str) -> Node:
    return Node(store, author(store.stream, user=store.operator), dice=Dice(name))


def refused(work: object) -> str:
    with pytest.raises(StorageError) as caught:
        work()  # type: ignore[operator]
    assert "{" not in sentence(caught.value.problems[0])
    return caught.value.code


def test_what_was_made_is_opened_with_the_same_password(store: ServerStore) -> None:
    with node(store, "a").unit() as unit:
        unit.save(member(), act="member.create")
    store.close()
    assert refused(lambda: open_on_server(store.path, "sai mật khẩu")) == "store-wrong-password"
    again = open_on_server(store.path, PASSWORD)
    assert (again.key, again.stream, again.operator) == (store.key, store.stream, store.operator)
    assert check_store(again).problems == ()
    again.close()


def test_an_office_is_not_made_over_another(store: ServerStore) -> None:
    assert refused(lambda: create(store.path)) == "server-taken"


def test_what_is_no_office_is_refused_untouched(tmp_path: Path) -> None:
    server = postgres.server()
    empty = server.bookmark(tmp_path / "empty", server.new_database())
    assert refused(lambda: open_on_server(empty, PASSWORD)) == "server-empty"
    name = server.new_database()
    server.do("CREATE TABLE strangers (n int)", database=name)
    strange = server.bookmark(tmp_path / "strange", name)
    assert refused(lambda: open_on_server(strange, PASSWORD)) == "store-not-ours"
    assert refused(lambda: create(strange)) == "store-not-ours"
    missing = server.bookmark(tmp_path / "missing", "nowhere")
    assert refused(lambda: open_on_server(missing, PASSWORD)) == "server-no-database"


def test_another_order_of_letters_is_refused(tmp_path: Path) -> None:
    server = postgres.server()
    server.do("CREATE DATABASE ordered TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'vi'")
    assert refused(lambda: create(server.bookmark(tmp_path / "x", "ordered"))) == "server-order"


def test_a_newer_database_is_refused(store: ServerStore) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    store.close()
    assert refused(lambda: open_on_server(store.path, PASSWORD)) == "store-newer"


def test_a_later_revision_runs_here_too(
    store: ServerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with node(store, "a").unit() as unit:
        unit.save(member(note="cũ"), act="member.create")
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "env.py").touch()
    (folder / "versions").mkdir()
    revision = f"{SCHEMA_VERSION + 1:04d}"
    made = (Path(migrations.__file__).parent / "versions").glob("*.py")
    for one in made:
        (folder / "versions" / one.name).write_text(one.read_text(encoding="utf-8"))
    (folder / "versions" / f"{revision}_invented.py").write_text(
        f'''"""Invented."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{revision}", "{SCHEMA_VERSION:04d}"
branch_labels = depends_on = None
def upgrade():
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shoe_size", sa.Text(), nullable=True))
    op.create_index("ix_member_shoe_size", "member", ["shoe_size"], unique=False)
'''
    )
    monkeypatch.setattr(migrations, "ScriptDirectory", lambda _folder: ScriptDirectory(str(folder)))
    monkeypatch.setattr(server_opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    store.close()
    copied: list[str] = []
    again = open_on_server(
        store.path, PASSWORD, before_migration=lambda one: copied.append(one.path.name)
    )
    with again.transaction() as connection:
        row = connection.exec_driver_sql("SELECT note, shoe_size FROM member").one()
        stamp = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    again.close()
    assert (tuple(row), stamp, copied) == (("cũ", None), revision, [store.path.name])


def test_every_whole_number_has_room_for_milliseconds() -> None:
    spelt = {
        column.type.compile(postgresql.dialect())
        for table in (entry, operation, *RECORD_TABLES.values(), *server_metadata.sorted_tables)
        for column in table.columns
        if isinstance(column.type, Integer)
    }
    assert spelt == {"BIGINT"}


def test_secrets_stand_sealed(store: ServerStore) -> None:
    with store.transaction() as connection:
        write_secret(connection, "signing-seed", b"seed of the office")
        assert read_secret(connection, "signing-seed") == b"seed of the office"
        stored = connection.execute(select(secret.c.value)).scalar_one()
    assert b"seed" not in stored


def test_several_people_have_their_own_key_and_stream(store: ServerStore, groups: None) -> None:
    path = join(store, "lan.nguyen", OperatorRole.WRITE)
    assert refused(lambda: open_on_server(path, SECOND)) == "server-refuses-user"
    lan = open_on_server(path, FIRST)
    assert lan.key == store.key
    assert lan.stream != store.stream
    with node(lan, "lan").unit() as unit:
        unit.save(member(), act="member.create")
    change_own_password(lan, FIRST, SECOND, randomness=Dice("new"))
    lan.close()
    assert refused(lambda: open_on_server(path, FIRST)) == "server-refuses-user"
    open_on_server(path, SECOND).close()
    with store.transaction() as connection:
        known = {one.name: one.role for one in operators(connection)}
    assert known == {"lan.nguyen": OperatorRole.WRITE, "postgres": OperatorRole.ADMIN}
    remove_operator(store, "lan.nguyen")
    assert refused(lambda: open_on_server(path, SECOND)) == "server-refuses-user"
    postgres.server().do("DROP ROLE {}", "lan.nguyen")


def test_who_only_looks_writes_nothing(store: ServerStore, groups: None) -> None:
    nga = open_on_server(join(store, "nga", OperatorRole.READ), FIRST)
    with node(nga, "nga").unit() as unit:
        assert unit.all(Member) == []

    def write() -> None:
        with node(nga, "nga").unit() as unit:
            unit.save(member(), act="member.create")

    assert refused(write) == "server-may-not"
    change_own_password(nga, FIRST, SECOND, randomness=Dice("new"))
    nga.close()
    postgres.server().do("DROP OWNED BY {}", "nga")
    postgres.server().do("DROP ROLE {}", "nga")


def test_the_set_up_script_lets_each_do_what_is_theirs(tmp_path: Path) -> None:
    server = postgres.server()
    script = resources.path("postgresql", "setup.sql")
    psql = [
        "psql", "-h", str(server.folder), "-U", "postgres", "-q",
        "-v", "database=so_thu", "-v", "admin=an", "-f", str(script),
    ]  # fmt: skip
    subprocess.run(psql, check=True, capture_output=True)
    server.do("ALTER ROLE an PASSWORD 'mật khẩu thử'")
    an = create(server.bookmark(tmp_path / "an", "so_thu", "an"))
    with node(an, "an").unit() as unit:
        unit.save(member(1), act="member.create")
    people = {
        name: open_on_server(join(an, name, role), FIRST)
        for name, role in (
            ("binh", OperatorRole.ADMIN),
            ("chi", OperatorRole.WRITE),
            ("dung", OperatorRole.READ),
        )
    }
    with node(people["chi"], "chi").unit() as unit:
        unit.save(member(2), act="member.create")
    with node(people["dung"], "dung").unit() as unit:
        assert len(unit.all(Member)) == 2
    assert refused(lambda: join(people["chi"], "ech", OperatorRole.WRITE)) == "server-may-not"
    join(people["binh"], "giang", OperatorRole.WRITE)
    with an.transaction() as connection:
        assert {one.name: one.role for one in operators(connection)} == {
            "an": OperatorRole.ADMIN,
            "binh": OperatorRole.ADMIN,
            "chi": OperatorRole.WRITE,
            "dung": OperatorRole.READ,
            "giang": OperatorRole.WRITE,
        }
    assert check_store(people["binh"]).problems == ()
    for one in (an, *people.values()):
        one.close()


def test_a_stranger_to_the_office_has_no_key(store: ServerStore) -> None:
    server = postgres.server()
    server.do("CREATE ROLE stranger SUPERUSER LOGIN PASSWORD 'mật khẩu lạ'")
    database = read_bookmark(store.path).partition("@/")[2].partition("?")[0]
    path = server.bookmark(store.path.with_name("stranger.x"), database, "stranger")
    assert refused(lambda: open_on_server(path, "mật khẩu lạ")) == "server-no-operator"
    server.do("DROP ROLE stranger")


@pytest.fixture
def two(place: Path) -> Iterator[tuple[Node, Node]]:
    """Two people in one office."""
    first = create(place)
    second = replace(open_on_server(place, PASSWORD), stream="s2")
    yield node(first, "a"), node(second, "b")
    first.close()
    second.close()


def test_a_work_that_was_overtaken_is_refused_and_done_again_in_turn(
    two: tuple[Node, Node],
) -> None:
    here, there = two

    def overtaken() -> None:
        with here.unit() as unit:
            assert unit.all(Member) == []
            with there.unit() as other:
                other.save(member(1), act="member.create")
            unit.save(member(2), act="member.create")

    assert refused(overtaken) == "store-overtaken"
    with here.store.transaction(takes_turn=True) as connection:
        assert count_of_changes(connection) > 0
    with here.unit() as unit:
        unit.save(member(2), act="member.create")
    with there.unit() as unit:
        assert {one.id for one in unit.all(Member)} == {"m1", "m2"}
    assert check_store(here.store).problems == ()


def test_two_values_for_one_field_are_both_kept(two: tuple[Node, Node]) -> None:
    here, there = two
    with here.unit() as unit:
        unit.save(member(1), act="member.create")
    with here.unit() as unit:
        seen_here = unit.edit(Member, "m1")
    with there.unit() as unit:
        seen_there = unit.edit(Member, "m1")
    assert seen_here
    assert seen_there
    with here.unit() as unit:
        unit.save(replace(seen_here.record, note="Lan"), act="member.edit", base=seen_here)
    with there.unit() as unit:
        unit.save(replace(seen_there.record, note="Nga"), act="member.edit", base=seen_there)
    with here.store.transaction() as connection:
        (found,) = conflicts(connection)
    assert {str(one.value) for one in found.values} == {"Lan", "Nga"}


def test_many_who_write_at_once_lose_nothing(place: Path) -> None:
    create(place).close()
    failed: list[BaseException] = []

    def write(name: str) -> None:
        store = replace(open_on_server(place, PASSWORD), stream=name)
        mine = Node(store, author(name), dice=Dice(name))
        try:
            for number in range(5):
                with mine.unit(takes_turn=True) as unit:
                    unit.save(replace(member(), id=f"{name} {number}"), act="member.create")
        except BaseException as error:  # noqa: BLE001 - told by the test
            failed.append(error)
        finally:
            store.close()

    threads = [threading.Thread(target=write, args=(f"s{one}",)) for one in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    store = open_on_server(place, PASSWORD)
    with node(store, "z").unit() as unit:
        assert len(unit.all(Member)) == 20
    assert check_store(store).problems == ()
    store.close()


def test_a_connection_that_is_lost_leaves_nothing_half_written(store: ServerStore) -> None:
    def cut() -> None:
        with node(store, "a").unit() as unit:
            unit.save(member(1), act="member.create")
            postgres.server().do(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'chibo' AND state = 'idle in transaction'"
            )
            unit.save(member(2), act="member.create")

    assert refused(cut) == "server-lost"
    with node(store, "a").unit() as unit:  # and is made anew
        assert unit.all(Member) == []
        unit.save(member(1), act="member.create")


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.chibo-may-chu"
    write_bookmark(path, f"postgresql://a@/b?host={tmp_path}")
    assert refused(lambda: open_on_server(path, PASSWORD)) == "server-away"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("postgresql://lan:bimat@may:5433/so", "postgresql://lan@may:5433/so"),
        ("postgres://may/so?password=bimat&sslmode=require", "postgresql://may/so?sslmode=require"),
        (address_of("/run/pg", "", "so", "lan"), "postgresql://lan@/so?host=/run/pg"),
        (address_of("may", "5432", "so", "lan"), "postgresql://lan@may:5432/so?sslmode=require"),
    ],
)
def test_a_bookmark_keeps_no_password(tmp_path: Path, given: str, kept: str) -> None:
    write_bookmark(tmp_path / "x.chibo-may-chu", given)
    assert read_bookmark(tmp_path / "x.chibo-may-chu") == kept
    assert "bimat" not in (tmp_path / "x.chibo-may-chu").read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", ["may:5432/so", "mysql://may/so", "postgresql://may", ""])
def test_what_is_no_address_is_refused(wrong: str) -> None:
    assert refused(lambda: without_password(wrong)) == "server-address"


def test_what_overwrites_may_arrive_before_what_it_overwrites(
    store: ServerStore, template: Store, tmp_path: Path
) -> None:
    sender, office = copy_of(template, tmp_path, "s9"), node(store, "a")
    for name in ("An", "Bình"):
        with sender.unit() as unit:
            unit.save(replace(member(), full_name=name), act="edit")
    first, second = sender.everything()
    office.receive([second])
    office.receive([first])
    with sender.store.transaction() as here, store.transaction() as there:
        note_heads(there, ORG)
        assert conflicts(there) == []
        assert state_hash(there, ORG) == state_hash(here, ORG)
        assert version_vector(there, ORG) == version_vector(here, ORG)
    sender.store.close()
    assert check_store(store).problems == ()
