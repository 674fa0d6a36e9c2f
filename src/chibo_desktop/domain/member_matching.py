"""Which member a row of somebody's list is about. Numbers decide, names only suggest.

In order: our own id, the id of the central database, the identity number, the card number, then
name and birth date together. Anything short of that is a doubt with a reason. What agrees is kept,
so that a person can see why. Source: wants.md §2c, domain.md §13.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.text import fold, match_key

NUMBER_KEYS = ("central_id", "identity_number", "card_number")
OLD_NUMBER_KEYS = ("old_card_number", "old_identity_number")
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


@dataclass(frozen=True, slots=True)
class MemberKeys:
    """One member's numbers, name and birth date in stored form; empty where nothing is known."""

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


class Matcher:
    """Members ready to be looked up by their keys."""

    def __init__(self, members: Iterable[MemberKeys]) -> None:
        self._members = {one.id: one for one in members}
        self._by_key: dict[str, dict[str, list[str]]] = {
            key: defaultdict(list) for key in (*NUMBER_KEYS, *OLD_NUMBER_KEYS)
        }
        for key, holders in self._by_key.items():
            for one in self._members.values():
                if value := getattr(one, key):
                    holders[value].append(one.id)

    @cached_property
    def _by_skeleton(self) -> Mapping[str, list[str]]:
        # Made only when a row has no number that anybody bears. The skeleton is cheap, and equal
        # for every spelling of a name; what it gathers is then compared properly.
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._members.values():
            found[_skeleton(one.full_name)].append(one.id)
        return found

    def _called(self, name: str) -> list[str]:
        """Members of that name, in any spelling of it."""
        key = match_key(name)
        alike = self._by_skeleton.get(_skeleton(name), ())
        return [one for one in alike if match_key(self._members[one].full_name) == key]

    def _called_bare(self, name: str, born: str) -> list[str]:
        """Members whose name is the same but for its marks, born that day."""
        key = fold(name)
        return [
            one
            for one in self._by_skeleton.get(_skeleton(name), ())
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
            holders = self._by_key[key].get(row.get(key, ""), ())
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
            for key in (*NUMBER_KEYS, *OLD_NUMBER_KEYS, "born_on")
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
            for holder in self._by_key[key].get(row.get(key, ""), ()):
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


def _doubt(code: str, **params: str | int) -> Problem:
    return Problem(code=code, params=params, severity=Severity.WARNING)
