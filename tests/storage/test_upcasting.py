"""Values of an older version of a type are read as today's; not a stored byte changes for it."""

from pathlib import Path

import pytest

from builders import ORG, Node, copy_of
from chibo_desktop.domain import upcasting
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.rebuild import rebuild
from chibo_desktop.storage.vectors import state_hash
from faults import proves
from storage.journal_state import rows, stored
from storage.test_what_is_not_known_yet import read, receive, written


def _words_of_gender(atom: str, value: Plain) -> Plain:
    return {"0": "male", "1": "female"}.get(str(value), value) if atom == "gender" else value


def _no_short_names(atom: str, value: Plain) -> Plain:
    return f"{value} (ghi từ bản cũ)" if atom == "full_name" else value


def test_steps_follow_one_another_and_end_at_todays_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = {("member", -1): _words_of_gender, ("member", 0): _no_short_names}
    monkeypatch.setattr(upcasting, "STEPS", steps)  # as if today's version were the third
    assert upcasting.upcast("member", -1, "gender", "1") == "female"
    assert upcasting.upcast("member", -1, "full_name", "An") == "An (ghi từ bản cũ)"
    assert upcasting.upcast("member", 0, "gender", "1") == "1"
    assert upcasting.upcast("member", 1, "full_name", "An") == "An"
    assert upcasting.upcast("branch", 0, "full_name", "An") == "An"


@proves("P11")
def test_reading_an_older_version_changes_no_byte_and_no_hash(
    template: Store, here: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = written("m9", {"full_name": "Tí", "gender": "1"}, tv=0)
    receive(here, one)
    with here.store.transaction() as connection:
        before = state_hash(connection, ORG)
    monkeypatch.setattr(upcasting, "STEPS", {("member", 0): _words_of_gender})
    there = copy_of(template, tmp_path, "s2")
    receive(there, one)
    with here.store.transaction() as connection:
        rebuild(connection)
    found = read(here, "m9")
    assert found is not None
    assert found.gender == "female"
    assert rows(here) == rows(there)
    for node in (here, there):
        with node.store.transaction() as connection:
            assert state_hash(connection, ORG) == before
        assert stored(node) == {one.hash: (one.header, one.payload)}
        assert (one.header, one.payload) in node.everything()
        assert check_store(node.store).is_sound
    there.store.close()


def test_a_field_of_an_older_version_is_corrected_like_any_other(
    here: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upcasting, "STEPS", {("member", 0): _words_of_gender})
    receive(here, written("m9", {"full_name": "Tí", "gender": "1"}, tv=0))
    with here.unit() as unit:
        seen = unit.edit(Member, "m9")
        assert seen is not None
        assert not unit.save(seen.record, act="member.edit", base=seen)  # nothing differs
    assert check_store(here.store).is_sound
