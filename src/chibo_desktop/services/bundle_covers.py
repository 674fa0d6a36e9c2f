"""What the cover page of a bundle says, kept when the bundle is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.checklist import CheckLine, read_line
from chibo_desktop.exchange.manifest import Envelope
from chibo_desktop.storage.sent_covers import cover_of, put_cover
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What is inside of one bundle. `scans_in_all` counts those of all its parts."""

    part: tuple[int, int]
    size: int
    entries: int
    scans: int
    scans_in_all: int
    live_count: Mapping[str, int]  # records by the journal name of their type
    lines: tuple[CheckLine, ...]


def keep_cover(unit: Unit, letter: Envelope, *, size: int, entries: int, scans: int) -> None:
    """Keep what the cover page of a bundle says."""
    put_cover(
        unit.connection,
        letter.id,
        {
            "part": list(letter.part),
            "size": size,
            "entries": entries,
            "scans": scans,
            "live": dict(letter.live_count),
            "cover": dict(letter.cover),
        },
    )


def kept_cover(unit: Unit, bundle_id: str) -> Cover | None:
    """What is inside of a bundle that went out; None for one of an earlier program."""
    kept = cover_of(unit.connection, bundle_id)
    if kept is None:
        return None
    at, count = kept["part"]
    return Cover(
        part=(at, count),
        size=kept["size"],
        entries=kept["entries"],
        scans=kept["scans"],
        scans_in_all=kept["cover"].get("scans", kept["scans"]),
        live_count=kept["live"],
        lines=cover_lines(kept["cover"]),
    )


def cover_lines(cover: Mapping[str, Any]) -> tuple[CheckLine, ...]:
    """The checklist that a bundle carries; what this program does not know is passed over."""
    steps = cover.get("steps")
    read = map(read_line, steps) if isinstance(steps, list) else ()
    return tuple(one for one in read if one is not None)
