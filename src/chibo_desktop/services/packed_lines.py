"""The names of a unit's share, packed: each line once, however many figures it stands in."""

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.text import sort_key
from chibo_desktop.services.listed_people import place_names
from chibo_desktop.storage.picture import kept_names
from chibo_desktop.storage.unit_of_work import Unit

PlainLine = tuple[str, str, str, str, bool]
"""Key, name, place, note, whether it is counted."""
_PACKING = 6


def plain_lines(lines: Iterable[NameLine]) -> list[PlainLine]:
    """Lines as they are packed."""
    return [(one.key, one.name, one.place, one.note, one.is_counted) for one in lines]


def packed_lines(figures: Mapping[str, Sequence[PlainLine]]) -> bytes:
    """The lines of figures, until somebody opens one."""
    places: dict[PlainLine, int] = {}
    of_figure = {
        code: [places.setdefault(line, len(places)) for line in lines]
        for code, lines in figures.items()
    }
    plain = {"lines": list(places), "figures": of_figure}
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _PACKING)


def lines_of(packed: bytes, codes: Iterable[str]) -> dict[str, list[NameLine]]:
    """The lines of some figures; of a figure that was not told there is nothing."""
    if not packed:
        return {}
    plain = json.loads(zlib.decompress(packed))
    lines, figures = plain["lines"], plain["figures"]
    return {
        code: [_line(*lines[place]) for place in figures[code]] for code in codes if code in figures
    }


def lines_of_units(
    unit: Unit, name: str, codes: Collection[str], org_ids: Collection[str] | None = None
) -> dict[str, list[NameLine]]:
    """The lines of some figures of the parts kept under a name: of some units, or of all.

    Where a part has the id of a branch, the line gets the place's name of today.
    """
    return placed_lines(kept_names(unit.connection, name, org_ids), place_names(unit), codes)


def placed_lines(
    kept: Mapping[str, bytes], places: Mapping[tuple[str, str], str], codes: Collection[str]
) -> dict[str, list[NameLine]]:
    """The lines of some figures of packed names by unit, the units by the names of their places."""
    found: dict[str, list[NameLine]] = {code: [] for code in codes}
    for org_id in sorted(kept, key=lambda one: sort_key(places.get((one, ""), ""))):
        whole = places.get((org_id, ""), "")
        for code, lines in lines_of(kept[org_id], codes).items():
            found[code] += [
                replace(line, place=places.get((org_id, line.place)) or whole) for line in lines
            ]
    return found


def _line(key: str, name: str, place: str, note: str, is_counted: bool) -> NameLine:
    return NameLine(key=key, name=name, place=place, note=note, is_counted=is_counted)
