"""Which member a row of somebody's list is about. Numbers decide, names only suggest.

In order: our own id, the id of the central database, the identity number, the card number, then
name and birth date together. Anything short of that is a doubt with a reason. What agrees is kept,
so that a person can see why. Source: wants.md §2c, domain.md §13.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.text import fold, match_key

NUMBER_KEYS = ("central_id", "identity_number", "card_number")
OLD_NUMBER_KEYS = ("old_card_number", "old_identity_number")
_NUMBERS = (*NUMBER_KEYS, *OLD_NUMBER_KEYS)
_WEIGHTS = {
    "id": 100,
    "central_id": 60,
    "identity_number": 60,
    "card_number": 50,
    "old_card_number": 30,
    "old_identity_number": 30,
    "full_name": 25,
    "born_on": 25,
}
_FULL = len("1957-02-05")


class MemberKeys(NamedTuple):
    """One member's numbers, name and birth date in stored form; empty where nothing is known.

    A tuple, for a hundred thousand of them are made for one list that comes in.
    """

    id: str
    full_name: str
    born_on: str = ""
    central_id: str = ""
    identity_number: str = ""
    card_number: str = ""
    old_card_number: str = ""
    old_identity_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The member found, if any, and why one must look before believing it.

    `agrees` are the fields that are the same in both, `score` their weight up to 100. Without
    member and doubt the row is a new member.
    """

    member_id: str = ""
    doubt: Problem | None = None
    agrees: tuple[str, ...] = ()
    note: Problem | None = None  # somebody of the same name who is another person by all else

    @property
    def score(self) -> int:
        """How much speaks for this member, 0 to 100."""
        return min(100, sum(_WEIGHTS[name] for name in self.agrees))

    @property
    def by_number(self) -> bool:
        """True when a number names the member: then the row cannot be somebody else."""
        return any(name not in ("full_name", "born_on") for name in self.agrees)


class Wanted:
    """What the rows of a list ask for: of many members only these few are worth keeping."""

    def __init__(self, rows: Iterable[tuple[Mapping[str, str], str]]) -> None:
        """`rows` are plain values, each with the id of ours that it names, if any."""
        self._numbers: list[set[str]] = [set() for _ in _NUMBERS]
        self._ids: set[str] = set()
        self._names: set[str] = set()
        self._words = _Consonants()  # names share their few hundred words
        for values, record_id in rows:
            self._ids.add(record_id)
            self._names.add(self._words.of(values.get("full_name", "")))
            for wanted, key in zip(self._numbers, _NUMBERS, strict=True):
                if number := values.get(key):
                    wanted.add(number)

    def among(self, members: Iterable[Sequence[str]]) -> Iterator[MemberKeys]:
        """Whom a row may be about, out of members whose keys stand in the order of MemberKeys.

        Everybody who bears a number or a name of the list, in any spelling, is among them: a match
        against these is the same as one against all.
        """
        central, identity, card, old_card, old_identity = self._numbers
        names, ids, words = self._names, self._ids, self._words
        for one in members:
            if (
                one[4] in identity
                or words.of(one[1]) in names
                or one[5] in card
                or one[3] in central
                or one[7] in old_identity
                or one[6] in old_card
                or one[0] in ids
            ):
                yield MemberKeys(*one)


class Matcher:
    """Members ready to be looked up by their keys."""

    def __init__(self, members: Iterable[MemberKeys]) -> None:
        self._members = {one.id: one for one in members}
        self._by_key = {
            key: _Holders((getattr(one, key), one.id) for one in self._members.values())
            for key in _NUMBERS
        }

    @cached_property
    def _by_skeleton(self) -> "_Holders":
        # Made only when a row has no number that anybody bears. The skeleton is cheap, and equal
        # for every spelling of a name; what it gathers is then compared properly.
        return _Holders((_skeleton(one.full_name), one.id) for one in self._members.values())

    def _called(self, name: str) -> list[str]:
        """Members of that name, in any spelling of it."""
        key = match_key(name)
        alike = self._by_skeleton.of(_skeleton(name))
        return [one for one in alike if match_key(self._members[one].full_name) == key]

    def _called_bare(self, name: str, born: str) -> list[str]:
        """Members whose name is the same but for its marks, born that day."""
        key = fold(name)
        return [
            one
            for one in self._by_skeleton.of(_skeleton(name))
            if self._members[one].born_on == born and fold(self._members[one].full_name) == key
        ]

    def name_of(self, member_id: str) -> str:
        """The name of a member given to this matcher."""
        return self._members[member_id].full_name

    def match(self, row: Mapping[str, str], record_id: str = "") -> Match:
        """The member that a row of plain values is about; `record_id` is an id of ours, if any."""
        if record_id in self._members:
            return self._found(record_id, row, "id")
        found: dict[str, None] = {}
        for key in NUMBER_KEYS:
            holders = self._by_key[key].of(row.get(key, ""))
            if len(holders) > 1 and not found:
                return Match(doubt=_doubt("import-match-several", name=self.name_of(holders[0])))
            found.update(dict.fromkeys(holders))
        if len(found) > 1:
            one, other, *_ = (self.name_of(holder) for holder in found)
            return Match(doubt=_doubt("import-match-contradicts", one=one, other=other))
        if found:
            return self._looked_at(self._found(next(iter(found)), row), row)
        return self._by_old_number(row) or self._by_name_and_birth(row)

    def _found(self, member_id: str, row: Mapping[str, str], *also: str) -> Match:
        one = self._members[member_id]
        agrees = [
            key
            for key in (*_NUMBERS, "born_on")
            if (value := row.get(key)) and value == getattr(one, key)
        ]
        if match_key(row.get("full_name", "")) == match_key(one.full_name):
            agrees.append("full_name")
        return Match(member_id=member_id, agrees=(*also, *agrees))

    def _looked_at(self, match: Match, row: Mapping[str, str]) -> Match:
        """A number alone, with another name and another birth date, is somebody's mistake."""
        one = self._members[match.member_id]
        name, born = row.get("full_name", ""), row.get("born_on", "")
        other_name = bool(name) and fold(name) != fold(one.full_name)
        other_birth = bool(born and one.born_on) and not (
            born.startswith(one.born_on) or one.born_on.startswith(born)
        )
        if other_name and other_birth:
            doubt = _doubt("import-match-other-person", name=one.full_name)
            return Match(member_id=match.member_id, agrees=match.agrees, doubt=doubt)
        return match

    def _by_old_number(self, row: Mapping[str, str]) -> Match | None:
        """An old card or paper counts together with the name; branches used to share numbers."""
        for key in OLD_NUMBER_KEYS:
            for holder in self._by_key[key].of(row.get(key, "")):
                match = self._found(holder, row)
                if "full_name" in match.agrees and self._may_be(holder, row, exactly=False):
                    return match
        return None

    def _by_name_and_birth(self, row: Mapping[str, str]) -> Match:
        born = row.get("born_on", "")
        namesakes = self._called(row.get("full_name", ""))
        same_day = [one for one in namesakes if born and self._members[one].born_on == born]
        if len(same_day) == 1:
            return self._found(same_day[0], row)
        if len(same_day) > 1:
            return Match(doubt=_doubt("import-match-several", name=self.name_of(same_day[0])))
        possible = [one for one in namesakes if self._may_be(one, row, exactly=True)]
        if len(possible) > 1:
            return Match(doubt=_doubt("import-match-several", name=self.name_of(possible[0])))
        if possible:
            return self._suggested(possible[0], row, "import-namesake")
        bare = self._called_bare(row.get("full_name", ""), born) if born else []
        alike = [one for one in bare if self._may_be(one, row, exactly=True)]
        if len(alike) == 1:
            return self._suggested(alike[0], row, "import-name-alike")
        if namesakes:
            return Match(note=_doubt("import-same-name", name=self.name_of(namesakes[0])))
        return Match()

    def _suggested(self, member_id: str, row: Mapping[str, str], code: str) -> Match:
        found = self._found(member_id, row)
        doubt = _doubt(code, name=self.name_of(member_id))
        return Match(member_id=member_id, agrees=found.agrees, doubt=doubt)

    def _may_be(self, member_id: str, row: Mapping[str, str], *, exactly: bool) -> bool:
        """False when both have numbers and they differ, or their birth dates are far apart."""
        one = self._members[member_id]
        number, born = row.get("identity_number", ""), row.get("born_on", "")
        if number and one.identity_number and (exactly or number != one.identity_number):
            return False
        if not (born and one.born_on):
            return True
        if len(born) == len(one.born_on) == _FULL:
            return born[:4] == one.born_on[:4]  # another day of one year is often a slip
        return born.startswith(one.born_on) or one.born_on.startswith(born)


_VOWELS = dict.fromkeys(
    map(
        ord,
        " \u00a0aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
        "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323",
    )
) | {ord("đ"): "d"}


def _skeleton(name: str) -> str:
    """The consonants of a name: Nguyễn Thuý Hoà and nguyen thúy hòa are both ngnthh."""
    return name.casefold().translate(_VOWELS)


class _Holders:
    """The members who bear a value, in order.

    Nearly every value has one bearer: a list for each would cost more than all the matching.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._first: dict[str, str] = {}
        self._further: dict[str, list[str]] = {}
        for value, holder in pairs:
            if value and self._first.setdefault(value, holder) is not holder:
                self._further.setdefault(value, []).append(holder)

    def of(self, value: str) -> tuple[str, ...]:
        """Whoever bears the value."""
        first = self._first.get(value)
        return () if first is None else (first, *self._further.get(value, ()))


class _Consonants(dict[str, str]):
    """The consonants of words, worked out once for each word."""

    def __missing__(self, word: str) -> str:
        self[word] = found = _skeleton(word)
        return found

    def of(self, name: str) -> str:
        """The skeleton of a whole name."""
        return "".join([self[word] for word in name.split()])


def _doubt(code: str, **params: str | int) -> Problem:
    return Problem(code=code, params=params, severity=Severity.WARNING)
