"""What a unit's file knows that it lacks of its own journal, until it has it again.

Known from a witness outside the file, or from the backup that was put in its place. A newer backup,
the office's rescue or its next directive brings it back.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.streams import reach_on
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import is_known

_BEHIND = "behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownGap:
    """How many changes are lacking, after which day."""

    missing: int
    since: date | None


def note_behind(unit: Unit, stream: str, seq: int, digest: str) -> None:
    """The file was seen with an entry that it has not: remember which one."""
    have, last_ms = reach_on(unit.connection, unit.author.org_id, stream)
    plain = {"entry": [stream, seq, digest], "missing": max(seq - have, 1), "since": last_ms}
    write_meta(unit.connection, _BEHIND, json.dumps(plain))


def known_gap(unit: Unit) -> KnownGap | None:
    """What this file lacks; None when it lacks nothing that it knows of."""
    text = read_meta(unit.connection, _BEHIND)
    if not text:
        return None
    plain = json.loads(text)
    stream, seq, digest = plain["entry"]
    if is_known(unit.connection, unit.author.org_id, stream, seq, digest):
        return None
    since = plain["since"]
    day = datetime.fromtimestamp(since / 1000, tz=unit.now.tzinfo).date() if since else None
    return KnownGap(missing=plain["missing"], since=day)


def forget_gap(unit: Unit) -> None:
    """Go on with what is here: the user has said so."""
    write_meta(unit.connection, _BEHIND, "")
    unit.touched.add("sent")
