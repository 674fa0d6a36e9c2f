"""Journals of any length, for finding out whether merging stays linear."""

import random
from collections.abc import Iterator

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import NO_HASH, Author, Change, write_entry
from chibo_desktop.domain.records import type_named

Pairs = list[tuple[bytes, bytes]]
_MARKS = {"I": "18", "II": "19", "III": "38", "IV": "20"}
_FIRST_MS = 1_790_000_000_000


def journal(org_id: str, count: int) -> Pairs:
    """The marks of a year as `count` entries of a node: four entries an evaluation."""
    author = Author(stream=f"stream {org_id}", org_id=org_id, user="owner", role="secretary")
    kind, rng = type_named("evaluation"), random.Random(org_id)
    version = kind.version if kind else 1
    previous, pairs = NO_HASH, Pairs()
    for number in range(count):
        step = number % 4
        record_id = f"{org_id}-{number // 4:08}-7000-8000-000000000000"
        entry = write_entry(
            author=author,
            seq=number + 1,
            previous=previous,
            tick=Tick(_FIRST_MS + number, 0),
            clock_suspect=False,
            type="evaluation",
            type_version=version,
            act="marks.branch",
            batch="",
            salt=rng.randbytes(16),
            changes=[_change(record_id, step)],
        )
        previous = entry.hash
        pairs.append((entry.header, entry.payload))
    return pairs


def _change(record_id: str, step: int) -> Change:
    if step == 0:
        value = {
            "round_id": "0" * 36,
            "member_id": "1" * 36,
            "full_name": "Nguyễn Văn Ánh",
            "position": "",
            "not_rated": "",
        }
        return Change(record_id=record_id, atom="member", over=(), value=value)
    if step == 3:
        value = {"final_total": "91", "final_rating": "good"}
        return Change(record_id=record_id, atom="final", over=(), value=value)
    atom = ("self_marks", "branch_marks")[step - 1]
    return Change(record_id=record_id, atom=atom, over=(), value=_MARKS)


def journals(total: int, units: int = 37) -> Iterator[tuple[str, Pairs]]:
    """`total` entries spread over units; made one unit at a time, for a million fill the memory."""
    for number in range(units):
        org_id = f"unit-{number:02}"
        share = total * (number + 1) // units - total * number // units
        yield org_id, journal(org_id, share)
