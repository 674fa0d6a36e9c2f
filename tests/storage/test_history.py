"""The journal as people read it: lines, conflicts, batches, what undoing keeps."""

import dataclasses
from datetime import UTC, datetime

import pytest

from builders import ORG, Node, member
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.batches import batch_lines, undo_batch, undo_name
from chibo_desktop.storage.history import conflicts, record_history, resolve_conflict
from chibo_desktop.storage.undoing import KeptRecord


def save(node: Node, act: str = "edit", **values: object) -> None:
    with node.unit() as unit:
        seeing = unit.edit(Member, "m1")
        record = dataclasses.replace(seeing.record, **values) if seeing else member(1, **values)
        unit.save(record, act=act, base=seeing)


def shown(node: Node, record_id: str = "m1") -> Member | None:
    with node.unit() as unit:
        return unit.get(Member, record_id)


def test_history_tells_who_changed_what_from_what_to_what(here: Node) -> None:
    save(here, "add")
    here.author = dataclasses.replace(here.author, user="deputy")
    save(here, full_name="Trần Thị Đào")
    with here.unit() as unit:
        lines = record_history(unit.connection, "m1")
    last = lines[-1]
    assert (last.act, last.user, last.atom) == ("edit", "deputy", "full_name")
    assert (last.old, last.new, last.live) == ("Nguyễn Văn B", "Trần Thị Đào", True)
    first = next(line for line in lines if line.atom == "full_name")
    assert (first.old, first.new, first.live, first.user) == (
        None, "Nguyễn Văn B", False, "secretary",
    )  # fmt: skip
    assert [line.when for line in lines] == sorted(line.when for line in lines)


def test_neither_an_old_bundle_nor_a_broken_clock_sets_a_stream_back(
    here: Node, there: Node
) -> None:
    there.wall.at = datetime(2009, 1, 1, tzinfo=UTC)
    with there.unit() as unit:
        unit.save(member(2), act="add")
    save(here, "add")
    here.receive(there.everything())
    here.wall.at = datetime(2009, 1, 1, tzinfo=UTC)
    save(here, note="sau")
    with here.unit() as unit:
        last = record_history(unit.connection, "m1")[-1]
    assert (last.atom, last.new, last.clock_suspect) == ("note", "sau", True)


def test_an_address_is_one_line(here: Node) -> None:
    save(here, "add")
    save(here, residence_province="Hà Nội", residence_detail="Số 5")
    with here.unit() as unit:
        (line,) = [
            line for line in record_history(unit.connection, "m1") if line.atom == "residence"
        ]
    assert line.new["residence_province"] == "Hà Nội"


def test_history_of_what_is_unknown_is_empty(here: Node) -> None:
    with here.unit() as unit:
        assert record_history(unit.connection, "nobody") == []


def disagree(here: Node, there: Node) -> None:
    save(here, "add")
    there.receive(here.everything())
    save(here, full_name="Lê Ân", note="một")
    save(there, full_name="Lê Ấn")
    here.receive(there.everything())


def test_a_conflict_shows_every_value_until_one_is_chosen(here: Node, there: Node) -> None:
    disagree(here, there)
    with here.unit() as unit:
        (line,) = conflicts(unit.connection)
        assert {value.value for value in line.values} == {"Lê Ân", "Lê Ấn"}
        shown_now = unit.get(Member, "m1")
        assert shown_now is not None
        assert line.values[0].value == shown_now.full_name
        assert not resolve_conflict(unit, "member", "m1", "note", "hai")
        assert not resolve_conflict(unit, "no such type", "m1", "full_name", "x")
        assert resolve_conflict(unit, "member", "m1", "full_name", "Lê Ấn")
        assert conflicts(unit.connection) == []
    there.receive(here.everything())
    assert shown(there) == shown(here)
    with there.unit() as unit:
        assert conflicts(unit.connection) == []


def test_an_edit_after_a_conflict_settles_it(here: Node, there: Node) -> None:
    """Whoever saves has both values before him."""
    disagree(here, there)
    save(here, full_name="Lê Văn Ân")
    with here.unit() as unit:
        assert conflicts(unit.connection) == []


def test_a_void_that_nobody_saw_is_a_conflict_with_the_edit_elsewhere(
    here: Node, there: Node
) -> None:
    save(here, "add")
    there.receive(here.everything())
    with here.unit() as unit:
        known = unit.get(Member, "m1")
        assert known is not None
        unit.void(known, reason="trùng", act="void")
    save(there, note="vẫn sinh hoạt")
    here.receive(there.everything())
    with here.unit() as unit:
        assert unit.all(Member) == []
        kept = unit.get(Member, "m1")
    assert kept is not None
    assert kept.note == "vẫn sinh hoạt"


def imported(node: Node) -> None:
    save(node, "add", note="trước")
    with node.unit() as unit:
        rows = [member(1, full_name="Từ Bảng", note="bảng"), member(2), member(3)]
        unit.save_all(rows, act="import", batch="b1")


def test_undoing_an_import(here: Node) -> None:
    imported(here)
    with here.unit() as unit:
        undone = undo_batch(unit, "b1", reason="Hoàn tác nhập bảng")
        assert sorted(undone.restored) == ["m1", "m2", "m3"]
        assert [one.id for one in unit.all(Member)] == ["m1"]
        lines = batch_lines(unit.connection, ORG)
    assert [(line.batch, line.records, line.undone) for line in lines] == [
        (undo_name("b1"), 3, False),
        ("b1", 3, True),
    ]
    now = shown(here)
    assert now is not None
    assert (now.full_name, now.note) == ("Nguyễn Văn B", "trước")


def test_what_was_edited_since_is_kept_and_named(here: Node) -> None:
    imported(here)
    save(here, note="sửa sau")
    with here.unit() as unit:
        made = unit.edit(Member, "m2")
        assert made is not None
        unit.save(dataclasses.replace(made.record, note="sửa sau"), act="edit", base=made)
        undone = undo_batch(unit, "b1")
    assert set(undone.restored) == {"m1", "m3"}
    kept = {one.record_id: one for one in undone.kept}
    assert kept["m1"] == KeptRecord(record_type="member", record_id="m1", atoms=("note",))
    assert "full_name" in kept["m2"].atoms
    now = shown(here)
    assert now is not None
    assert (now.full_name, now.note) == ("Nguyễn Văn B", "sửa sau")


def test_undoing_the_undoing_brings_the_import_back(here: Node) -> None:
    imported(here)
    after_import = shown(here)
    with here.unit() as unit:
        undo_batch(unit, "b1")
        undo_batch(unit, undo_name("b1"))
        assert [one.id for one in unit.all(Member)] == ["m1", "m2", "m3"]
    assert shown(here) == after_import


def test_undoing_keeps_what_another_computer_wrote_meanwhile(here: Node, there: Node) -> None:
    save(here, "add")
    there.receive(here.everything())
    save(there, full_name="Người Khác Sửa")
    with here.unit() as unit:
        unit.save(member(1, full_name="Từ Bảng"), act="import", batch="b1")
    here.receive(there.everything())
    with here.unit() as unit:
        assert len(conflicts(unit.connection)) == 1
        undo_batch(unit, "b1")
        assert conflicts(unit.connection) == []
    now = shown(here)
    assert now is not None
    assert now.full_name == "Người Khác Sửa"


@pytest.mark.parametrize("batch", ["", "no such batch"])
def test_there_is_nothing_to_undo(here: Node, batch: str) -> None:
    save(here, "add")
    with here.unit() as unit:
        assert undo_batch(unit, batch).restored == ()
