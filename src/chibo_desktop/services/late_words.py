"""A late change on its way down: as a directive says it, and as it is kept until it is answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chibo_desktop.domain.fields import Plain

_TEXTS = {
    "id": "id",
    "to": "to",
    "entry": "entry",
    "member": "member_id",
    "name": "full_name",
    "unit": "unit_name",
    "at": "at",
    "t": "record_type",
    "k": "record_id",
    "note": "note",
}
"""The texts of a word by the names they travel under; each must be there."""
_FROM, _VALUES, _SCANS, _VOIDED = "from", "x", "scans", "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateWord:
    """What a former unit wrote in a dossier too late, for the unit that has the member.

    `voided` is why it took the row off the lists, if it did. `beyond` is what a newer program says
    of it: an office between passes it on.
    """

    id: str
    to: str
    entry: str
    member_id: str
    full_name: str
    unit_name: str
    at: str
    record_type: str
    record_id: str
    note: str
    values: Mapping[str, Plain]
    from_node: str = ""
    voided: str = ""
    scans: Mapping[str, int] = field(default_factory=dict)
    beyond: Mapping[str, Any] = field(default_factory=dict)


def plain_word(one: LateWord) -> dict[str, Plain]:
    """The word as it travels and is kept."""
    said: dict[str, Any] = {name: getattr(one, attribute) for name, attribute in _TEXTS.items()}
    said[_VALUES] = json.dumps(dict(one.values), ensure_ascii=False, sort_keys=True)
    if one.from_node:
        said[_FROM] = one.from_node
    if one.voided:
        said[_VOIDED] = one.voided
    if one.scans:
        said[_SCANS] = dict(one.scans)
    return {**one.beyond, **said}


def read_word(plain: Mapping[str, Any]) -> LateWord | None:
    """A word as it travels; None for what this program cannot read."""
    texts = {attribute: plain.get(name) for name, attribute in _TEXTS.items()}
    values, scans, from_node = plain.get(_VALUES), plain.get(_SCANS, {}), plain.get(_FROM, "")
    voided = plain.get(_VOIDED, "")
    if not isinstance(from_node, str) or not isinstance(voided, str) or not isinstance(scans, dict):
        return None
    if not isinstance(values, str) or not all(isinstance(one, str) for one in texts.values()):
        return None
    try:
        read = json.loads(values)
    except ValueError:
        return None
    known = {*_TEXTS, _VALUES, _SCANS, _FROM, _VOIDED}
    return LateWord(
        **{name: str(text) for name, text in texts.items()},
        values=read if isinstance(read, dict) else {},
        from_node=from_node,
        voided=voided,
        scans=scans,
        beyond={name: one for name, one in plain.items() if name not in known},
    )
