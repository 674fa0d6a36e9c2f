"""Communes (xã, phường, đặc khu): those of today, and which of them follow one of before 2025.

A dossier writes “xã Yên Bình, huyện Ý Yên, tỉnh Nam Định”; the update sheet wants the units in
force. What cannot be told with certainty is listed, never guessed. Source: domain.md §13.8; data
of resources/places.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from chibo_desktop.domain.text import fold, nfc

_KINDS = re.compile(
    r"^(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh|tp|tx|tt|p|q|h|x)\b[. ]*"
)
_COMMAS = re.compile(r"\s*[,;\n]\s*")
_DASHES = re.compile(r"\s+[-–]\s+")  # only without commas: Bà Rịa – Vũng Tàu is one name
_MOST_LISTED = 4


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune in force, with its province."""

    name: str
    province: str

    def __str__(self) -> str:
        return f"{self.name}, {self.province}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedAddress:
    """An old address in today's units: the communes it may lie in, and what stood before it."""

    communes: tuple[Commune, ...]
    rest: str


Key = tuple[str, ...]  # folded names, the smallest unit first


@dataclass(frozen=True)
class CommuneTable:
    """All communes in force by province, and the old ones by province, district and name."""

    by_province: Mapping[str, tuple[str, ...]]
    _former: Mapping[Key, tuple[Commune, ...]] = field(repr=False)
    _current: Mapping[Key, tuple[Commune, ...]] = field(repr=False)

    def mapped(self, written: str) -> MappedAddress | None:
        """Today's communes for a written address; None when its parts are not recognised.

        With three units (commune, district, province) it is an address of before July 2025; with
        two (commune, province) one of today. The kind (xã, phường …) decides where names repeat.
        """
        line = nfc(written).strip(" .")
        parts = [part for part in (_COMMAS if "," in line else _DASHES).split(line) if part]
        for size, table in ((3, self._former), (2, self._current)):
            if len(parts) < size:
                continue
            units = parts[-size:]
            exact = tuple(fold(unit) for unit in units)
            bare = tuple(_bare(unit) for unit in units)
            for key in (exact, (exact[0], *bare[1:]), bare):
                found = table.get(key)
                if found:
                    return MappedAddress(communes=found, rest=", ".join(parts[:-size]))
        return None


def listed(communes: tuple[Commune, ...]) -> str:
    """Some communes for a sentence: at most four by name."""
    names = "; ".join(str(one) for one in communes[:_MOST_LISTED])
    more = len(communes) - _MOST_LISTED
    return f"{names} và {more} nơi khác" if more > 0 else names


def read_communes(data: bytes) -> CommuneTable:
    """Read the file of communes. Raises ValueError or KeyError for a broken one (our own data)."""
    provinces: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = json.loads(data)["provinces"]
    former: dict[Key, dict[Commune, None]] = {}
    current: dict[Key, dict[Commune, None]] = {}
    for province, communes in provinces.items():
        for name, sources in communes.items():
            one = Commune(name, province)
            for key in _spellings((name, province)):
                current.setdefault(key, {})[one] = None
            for place, old_names in sources.items():
                district, _, old_province = place.partition(", ")
                for old in old_names:
                    for key in _spellings((old, district, old_province)):
                        former.setdefault(key, {})[one] = None
    return CommuneTable(
        by_province={province: tuple(communes) for province, communes in provinces.items()},
        _former={key: tuple(found) for key, found in former.items()},
        _current={key: tuple(found) for key, found in current.items()},
    )


def _spellings(units: Key) -> set[Key]:
    exact, bare = tuple(map(fold, units)), tuple(map(_bare, units))
    return {exact, (exact[0], *bare[1:]), bare}


def _bare(unit: str) -> str:
    """A unit's name without its kind; a name that is a number keeps it (“Phường 3”)."""
    folded = fold(unit)
    name = _KINDS.sub("", folded)
    return name if name and not name.isdigit() else folded
