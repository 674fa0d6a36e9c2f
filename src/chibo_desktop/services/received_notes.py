"""What is noted of a bundle that came in, beside who sent it when: written and read here alone.

It lies as JSON in the log of what was received (`Received.counts`). What is as usual is not
written; what an earlier program did not note reads as usual.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chibo_desktop.domain.problems import Problem

_NUMBERS = ("new", "changed", "withdrawn", "conflicts", "directive_seen", "keyset")
_TEXTS = ("key", "stream")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a bundle brought or why it was refused, and what its sender said of itself."""

    new: int = 0  # records
    changed: int = 0
    withdrawn: int = 0  # by a directive
    conflicts: int = 0
    doubts: tuple[str, ...] = ()  # members whom another unit has too
    same_state: bool = True
    below: tuple[Problem, ...] = ()  # what was to be said of the units below its sender
    directive_seen: int = 0  # the number of the newest directive that its sender has
    keyset: int = 0  # the key set of the office that its sender knows
    key: str = ""  # the id of the key that signed it
    stream: str = ""  # the computer that wrote it
    reach: Mapping[str, Any] | None = None  # what that computer had: a vector, plain
    cover: Mapping[str, Any] = field(default_factory=dict)  # what its cover page said
    refusal: Problem | None = None


def written_note(one: Noted) -> str:
    """The note as it is kept."""
    said: dict[str, Any] = {
        name: value for name in (*_NUMBERS, *_TEXTS) if (value := getattr(one, name))
    }
    if one.doubts:
        said["doubts"] = list(one.doubts)
    if not one.same_state:
        said["same_state"] = False
    if one.below:
        said["below"] = [_plain(problem) for problem in one.below]
    if one.reach is not None:
        said["reach"] = dict(one.reach)
    if one.cover:
        said["cover"] = dict(one.cover)
    if one.refusal is not None:
        said |= _plain(one.refusal)
    return json.dumps(said, ensure_ascii=False)


def read_note(text: str) -> Noted:
    """The note that was kept."""
    said: dict[str, Any] = json.loads(text)
    plain: dict[str, Any] = {name: said[name] for name in (*_NUMBERS, *_TEXTS) if name in said}
    return Noted(
        **plain,
        doubts=tuple(said.get("doubts", ())),
        same_state=said.get("same_state", True),
        below=tuple(map(_problem, said.get("below", ()))),
        reach=said.get("reach"),
        cover=said.get("cover") or {},
        refusal=_problem(said) if "code" in said else None,
    )


def stream_and_reach(text: str) -> tuple[str, Any]:
    """Of a note which computer wrote it and what it had: a wide office asks of every unit."""
    said: dict[str, Any] = json.loads(text)
    return said.get("stream", ""), said.get("reach")


def words_of_stream(stream: str) -> str:
    """How a note of a computer has its stream, to be found without reading the note."""
    return f'"stream": {json.dumps(stream)}'


def _plain(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "params": dict(problem.params)}


def _problem(plain: Mapping[str, Any]) -> Problem:
    return Problem(code=plain["code"], params=plain.get("params", {}))
