"""What a newer program wrote is kept and passed on by this one, and counts once it is known."""

from builders import ORG, Node, member
from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import Author, Change, Entry, write_entry
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.absorb import ACCEPTED
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.rebuild import rebuild
from chibo_desktop.storage.tables import entry

NEWER_BRANCH = Author(stream="newer", org_id=ORG, user="secretary", role="branch")
KNOWN = type_of(Member)


def written(record_id: str, values: dict[str, str], type: str = KNOWN.name, tv: int = 1) -> Entry:
    """The first entry of a branch whose program is newer than this one."""
    return write_entry(
        author=NEWER_BRANCH,
        seq=1,
        previous=b"",
        tick=Tick(1_795_000_000_000, 0),
        clock_suspect=False,
        type=type,
        type_version=tv,
        act="member.edit",
        batch="",
        salt=bytes(16),
        changes=[
            Change(record_id=record_id, atom=atom, over=(), value=value)
            for atom, value in values.items()
        ],
    )


def receive(here: Node, one: Entry) -> int:
    return here.receive([(one.header, one.payload)], bundle_id="b1").set_aside


def standing(here: Node, one: Entry) -> str:
    with here.store.transaction() as connection:
        statement = entry.select().where(entry.c.hash == one.hash)
        return str(connection.execute(statement).one().standing)


def read(here: Node, record_id: str) -> Member | None:
    with here.unit() as unit:
        return unit.get(Member, record_id)


def test_a_record_type_that_is_not_known_is_kept_and_passed_on(here: Node) -> None:
    one = written("h1", {"colour": "xanh"}, type="hat")
    assert receive(here, one) == 1
    assert standing(here, one) == "unknown-type"
    assert (one.header, one.payload) in here.everything()
    assert check_store(here.store).is_sound


def test_a_newer_form_of_a_known_record_is_kept_aside_and_does_not_show(here: Node) -> None:
    one = written("m9", {"full_name": "Nguyễn Văn Tí"}, tv=KNOWN.version + 1)
    assert receive(here, one) == 1
    assert standing(here, one) == "newer-type"
    assert read(here, "m9") is None
    assert check_store(here.store).is_sound


def test_what_was_kept_aside_counts_when_the_program_has_learned_it(here: Node) -> None:
    one = written("m9", {"full_name": "Nguyễn Văn Tí"})
    receive(here, one)
    with here.store.transaction() as connection:  # as an older program put it aside
        connection.execute(entry.update().values(standing="unknown-type"))
        rebuild(connection)
    assert standing(here, one) == ACCEPTED
    found = read(here, "m9")
    assert found is not None
    assert found.full_name == "Nguyễn Văn Tí"


def test_a_field_that_is_not_known_does_not_keep_the_rest_from_counting(here: Node) -> None:
    one = written("m9", {"full_name": "Nguyễn Văn Tí", "shoe_size": "42"})
    assert receive(here, one) == 0
    found = read(here, "m9")
    assert found is not None
    assert found.full_name == "Nguyễn Văn Tí"
    with here.unit() as unit:  # a correction made here leaves the unknown field alone
        unit.save(member(9, full_name="Nguyễn Văn Tý"), act="member.edit")
    assert (one.header, one.payload) in here.everything()
    assert check_store(here.store).is_sound
