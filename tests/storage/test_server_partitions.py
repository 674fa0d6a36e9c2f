"""Divided into partitions by their owner, an office's rows are what they are undivided."""

import subprocess
from collections.abc import Iterator

import pytest

import places
import postgres
from chibo_desktop import resources
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.session import Session
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.storage.bookmark import database_of, read_bookmark
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.tables import metadata
from chibo_desktop.storage.vectors import state_hash
from services.exchange_story import Story, live_month

CODES = ("CB01", "CB02")
PARTS = 2
_DIVIDED = "SELECT relname FROM pg_class WHERE relkind = 'p'"

pytestmark = pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not())


def divide(office: Session) -> None:
    psql = [
        "psql", "-h", str(postgres.server().folder), "-U", "postgres", "-q",
        "-d", database_of(read_bookmark(office.path)), "-v", f"parts={PARTS}",
        "-f", str(resources.path("postgresql", "partitions.sql")),
    ]  # fmt: skip
    done = subprocess.run(psql, check=False, capture_output=True, text=True)
    assert not done.returncode, done.stderr


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """An office on a divided server; its units have files."""
    places.use_server(True)
    made = Story(tmp_path_factory.mktemp("divided"))
    places.use_server(False)
    divide(made.office)
    for code in CODES:
        live_month(made.enrolled(code))
    yield made
    made.close()


def merged(story: Story, code: str) -> str:
    path = story.report(code)
    receipt = receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert (receipt.outcome, receipt.same_state) == (Outcome.MERGED, True)
    return receipt.bundle_id


def test_bundles_are_merged_taken_back_and_merged_again(story: Story) -> None:
    bundles = {code: merged(story, code) for code in CODES}
    take_back_bundle(story.office, bundles["CB02"])
    path = story.report("CB02")
    again = receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert again.outcome is Outcome.MERGED
    for code in CODES:
        node = story.units[code].author.org_id
        with story.office.unit() as here, story.units[code].unit() as there:
            assert state_hash(here.connection, node) == state_hash(there.connection, node)
    assert check_store(story.office.store).is_sound


def test_all_that_a_unit_says_lies_in_one_part(story: Story) -> None:
    node = story.units["CB01"].author.org_id
    with story.office.unit() as unit:
        for table in ("entry", "operation", "member", "evaluation", "node_record"):
            query = f"SELECT count(*), count(DISTINCT tableoid) FROM {table} WHERE org_id = %s"  # noqa: S608
            rows, parts = unit.connection.exec_driver_sql(query, (node,)).one()
            assert (rows > 0, parts) == (True, 1)
        divided = set(unit.connection.exec_driver_sql(_DIVIDED).scalars())
    owned = {one.name for one in metadata.sorted_tables if "org_id" in one.c}
    assert divided == owned - {"stream"} | {"operation"}
