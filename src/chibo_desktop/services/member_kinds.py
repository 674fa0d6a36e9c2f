"""Which of the kinds of Điều 10 a member is, as far as the dossier tells."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from chibo_desktop import resources
from chibo_desktop.domain.applicability import MemberKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.text import nfc


@dataclass(frozen=True, slots=True)
class _Rules:
    leading: tuple[str, ...]
    staff: frozenset[str]
    outside: frozenset[str]


def member_kind(member: Member) -> MemberKind | None:
    """Leader, staff or outside the system; None when the dossier does not tell."""
    rules = _rules()
    if member.outside_political_system or member.occupation_group in rules.outside:
        return MemberKind.OUTSIDE
    if nfc(member.job_title).casefold().startswith(rules.leading):
        return MemberKind.LEADER
    return MemberKind.STAFF if member.occupation_group in rules.staff else None


@cache
def _rules() -> _Rules:
    plain: dict[str, Any] = json.loads(resources.path("rules", "member-kinds.json").read_bytes())
    return _Rules(
        leading=tuple(nfc(word).casefold() for word in plain["leading_words"]),
        staff=frozenset(plain["staff_groups"]),
        outside=frozenset(plain["outside_groups"]),
    )
