"""A hostile unit gives one id to records of two kinds: two rows, the same in any order."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from builders import Node, author, copy_of
from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import NO_HASH, Change, Entry, Op, write_entry
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.history import conflicts
from storage.journal_state import rows

_NAME = "full_name"


def _entry(kind: str, name: str, over: Sequence[Op] = ()) -> Entry:
    return write_entry(
        author=author(f"stream of {name}"), seq=1, previous=NO_HASH, tick=Tick(len(name), 0),
        clock_suspect=False, type=kind, type_version=1, act="edit", batch="", salt=b"",
        changes=[Change(record_id="r1", atom=_NAME, over=tuple(over), value=name)],
    )  # fmt: skip


_MEMBER = _entry("member", "An")
_RELATIVE = _entry("relative", "Bình")
_OVER_BOTH = _entry("relative", "Chi", over=((_MEMBER.hash, 0), (_RELATIVE.hash, 0)))
_OTHER_RELATIVE = _entry("relative", "Diệp")


@pytest.mark.parametrize(
    "order", list(itertools.permutations([_MEMBER, _RELATIVE, _OVER_BOTH, _OTHER_RELATIVE]))
)
def test_each_kind_has_its_row_in_any_order(
    template: Store, tmp_path: Path, order: Sequence[Entry]
) -> None:
    node = copy_of(template, tmp_path, "n")
    try:
        for one in order:
            node.receive([(one.header, one.payload)])
        assert _names(node) == {"member": None, "relative": "Diệp"}
        with node.store.transaction() as connection:
            (line,) = conflicts(connection)
        assert line.record_type == "relative"
        assert [one.value for one in line.values] == ["Diệp", "Chi"]
        assert check_store(node.store).is_sound
    finally:
        node.store.close()


def _names(node: Node) -> dict[str, object]:
    """Kind → the name that its row shows."""
    found = {}
    for (kind, *_), row in rows(node).items():
        shown = [one for one in row if one in ("An", "Bình", "Chi", "Diệp")]
        found[kind] = shown[0] if shown else None
    return found
