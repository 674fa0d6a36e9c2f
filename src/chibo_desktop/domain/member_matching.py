"""Which member a row of somebody's list is about. Numbers decide, names only suggest.

In order: the id of the central database, the identity number, the card number, then name and birth
date together. Anything short of that is a doubt with a reason. Source: wants.md §2c, domain.md §13.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.text import match_key

NUMBER_KEYS = ("central_id", "identity_number", "card_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberKeys:
    """One member's numbers, name and birth date in stored form; empty where nothing is known."""

    id: str
    full_name: str
    born_on: str
    central_id: str
    identity_number: str
    card_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The member found, if any, and why one must look before believing it.

    Without member and doubt the row is a new member.
    """

    member_id: str = ""
    doubt: Problem | None = None


class Matcher:
    """Members ready to be looked up by their keys."""

    def __init__(self, members: Iterable[MemberKeys]) -> None:
        self._members = {one.id: one for one in members}
        self._by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for one in self._members.values():
            self._by_name[match_key(one.full_name)].append(one.id)
            for key in NUMBER_KEYS:
                if value := getattr(one, key):
                    self._by_key[key, value].append(one.id)

    def name_of(self, member_id: str) -> str:
        """The name of a member given to this matcher."""
        return self._members[member_id].full_name

    def match(self, row: Mapping[str, str]) -> Match:
        """The member that a row of plain values is about."""
        found: dict[str, None] = {}
        for key in NUMBER_KEYS:
            holders = self._by_key.get((key, row.get(key, "")), ())
            if len(holders) > 1 and not found:
                return Match(doubt=_doubt("import-match-several", name=self.name_of(holders[0])))
            found.update(dict.fromkeys(holders))
        if len(found) > 1:
            one, other, *_ = (self.name_of(holder) for holder in found)
            return Match(doubt=_doubt("import-match-contradicts", one=one, other=other))
        if found:
            return Match(member_id=next(iter(found)))
        return self._by_name_and_birth(row)

    def _by_name_and_birth(self, row: Mapping[str, str]) -> Match:
        born = row.get("born_on", "")
        namesakes = self._by_name.get(match_key(row.get("full_name", "")), [])
        same_day = [one for one in namesakes if born and self._members[one].born_on == born]
        if len(same_day) == 1:
            return Match(member_id=same_day[0])
        if len(same_day) > 1:
            return Match(doubt=_doubt("import-match-several", name=self.name_of(same_day[0])))
        possible = [one for one in namesakes if self._may_be(one, row)]
        if len(possible) > 1:
            return Match(doubt=_doubt("import-match-several", name=self.name_of(possible[0])))
        if possible:
            name = self.name_of(possible[0])
            return Match(member_id=possible[0], doubt=_doubt("import-namesake", name=name))
        return Match()

    def _may_be(self, member_id: str, row: Mapping[str, str]) -> bool:
        """False when both have numbers and they differ, or both have full dates and they differ."""
        one = self._members[member_id]
        number, born = row.get("identity_number", ""), row.get("born_on", "")
        if number and one.identity_number:
            return False
        if len(born) == len(one.born_on) == len("1957-02-05"):
            return False
        return (
            not (born and one.born_on)
            or born.startswith(one.born_on)
            or (one.born_on.startswith(born))
        )


def _doubt(code: str, **params: str | int) -> Problem:
    return Problem(code=code, params=params, severity=Severity.WARNING)
