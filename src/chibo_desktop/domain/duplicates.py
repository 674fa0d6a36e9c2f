"""Records that may be of one person, with how sure one can be and why. Nothing is merged here.

Numbers weigh most, then name with birth date, then a like name with the same birth year. Two
different identity numbers speak against it. Linear in the number of members: names are compared
only when one letter left out makes them equal. Source: wants.md §2c.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.text import fold, match_key

MOST_SURE = 100
_LEAST_SURE = 40
_CROWD = 12  # more than so many of one key share something that tells nobody apart


class Likeness(StrEnum):
    """What two records have in common."""

    IDENTITY = "identity"
    CARD = "card"
    OLD_IDENTITY = "old-identity"
    OLD_CARD = "old-card"
    NAME_AND_BIRTH = "name-and-birth"
    NAME_AND_YEAR = "name-and-year"
    LIKE_NAME_AND_YEAR = "like-name-and-year"
    OTHER_IDENTITY = "other-identity"  # speaks against it


_WEIGHTS: Mapping[Likeness, int] = {
    Likeness.IDENTITY: 100,
    Likeness.CARD: 95,
    Likeness.OLD_IDENTITY: 90,
    Likeness.OLD_CARD: 80,
    Likeness.NAME_AND_BIRTH: 85,
    Likeness.NAME_AND_YEAR: 60,
    Likeness.LIKE_NAME_AND_YEAR: 50,
    Likeness.OTHER_IDENTITY: -35,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKeys:
    """What a person is recognised by, in stored form; empty where nothing is known."""

    id: str
    full_name: str
    born_on: str = ""
    identity_number: str = ""
    card_number: str = ""
    old_identity_number: str = ""
    old_card_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """Two records that may be of one person; `score` is out of 100."""

    one_id: str
    other_id: str
    score: int
    likenesses: tuple[Likeness, ...]


def duplicate_pairs(
    people: Iterable[PersonKeys], distinct: Iterable[frozenset[str]] = ()
) -> list[DuplicatePair]:
    """All pairs worth a look, the surest first; pairs that somebody told apart are left out."""
    by_id = {one.id: one for one in people}
    known = set(distinct)
    found: dict[tuple[str, str], set[Likeness]] = defaultdict(set)
    groups: dict[tuple[Likeness, str], list[str]] = defaultdict(list)
    for one in by_id.values():
        for key in _keys(one):
            groups[key].append(one.id)
    for (likeness, _), ids in groups.items():
        if 1 < len(ids) <= _CROWD:
            for place, first in enumerate(ids):
                for second in ids[place + 1 :]:
                    one_id, other_id = sorted((first, second))
                    found[one_id, other_id].add(likeness)
    pairs = [
        _pair(by_id[one_id], by_id[other_id], likenesses)
        for (one_id, other_id), likenesses in found.items()
        if frozenset((one_id, other_id)) not in known
    ]
    sure = [pair for pair in pairs if pair.score >= _LEAST_SURE]
    return sorted(sure, key=lambda pair: (-pair.score, pair.one_id, pair.other_id))


def _keys(one: PersonKeys) -> Iterator[tuple[Likeness, str]]:
    for likeness, number in (
        (Likeness.IDENTITY, one.identity_number),
        (Likeness.CARD, one.card_number),
        (Likeness.OLD_IDENTITY, one.old_identity_number),
        (Likeness.OLD_CARD, one.old_card_number),
    ):
        if number:
            yield likeness, number
    name, year = match_key(one.full_name), one.born_on[:4]
    if name and len(one.born_on) == len("1957-02-05"):
        yield Likeness.NAME_AND_BIRTH, f"{name}/{one.born_on}"
    if name and year:
        yield Likeness.NAME_AND_YEAR, f"{name}/{year}"
        bare = fold(one.full_name).replace(" ", "")
        for shorter in {bare, *(bare[:at] + bare[at + 1 :] for at in range(len(bare)))}:
            yield Likeness.LIKE_NAME_AND_YEAR, f"{shorter}/{year}"


def _pair(one: PersonKeys, other: PersonKeys, likenesses: set[Likeness]) -> DuplicatePair:
    numbers = {one.identity_number, other.identity_number}
    if "" not in numbers and len(numbers) > 1:
        likenesses = {*likenesses, Likeness.OTHER_IDENTITY}
    told = {*likenesses}
    if Likeness.NAME_AND_BIRTH in told:
        told -= {Likeness.NAME_AND_YEAR, Likeness.LIKE_NAME_AND_YEAR}
    elif Likeness.NAME_AND_YEAR in told:
        told -= {Likeness.LIKE_NAME_AND_YEAR}
    ordered = sorted(told, key=lambda likeness: -_WEIGHTS[likeness])
    first, *rest = ordered
    against = _WEIGHTS[Likeness.OTHER_IDENTITY] if Likeness.OTHER_IDENTITY in told else 0
    more = 3 * sum(likeness is not Likeness.OTHER_IDENTITY for likeness in rest)
    score = max(0, min(MOST_SURE, _WEIGHTS[first] + more + against))
    return DuplicatePair(one_id=one.id, other_id=other.id, score=score, likenesses=tuple(ordered))
