"""Agenda templates as dated data, and where an agenda repeats the agency's own meeting.

Source: HD 42-HD/BTCTW (domain.md §6.1); that a branch meeting must not repeat professional work is
the weakness named by the seed article.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chibo_desktop.domain.meeting import Meeting, MeetingKind
from chibo_desktop.domain.meeting_content import AgendaItem, AgendaPart, ContentSide
from chibo_desktop.domain.text import fold

_WORD = re.compile(r"\w+")
_OF_LITTLE_WEIGHT = frozenset(
    fold("các cho có của đến đi do được là một năm này ngày ở số tại theo trong triển khai từ và "
         "về việc với tháng quý nội dung công tác thực hiện nhiệm vụ").split()
)  # fmt: skip
_FEWEST = 2  # words that must be the same: one word alone says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateItem:
    """One item: for which types of branch (empty: all), whether only with a theme.

    `presenter` is chair, secretary or committee; `place` the place of the program with its figures.
    """

    part: AgendaPart
    title: str
    side: ContentSide = ContentSide.PARTY
    presenter: str = ""
    minutes: int = 0
    place: str = ""
    kinds: frozenset[str] = frozenset()
    is_themed: bool = False
    is_follow_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTemplate:
    """One version of the template: the types of branch, the items of both kinds of meeting."""

    id: str
    title: str
    effective_from: date
    source: str
    is_verified: bool
    kinds: Mapping[str, str]
    items: tuple[TemplateItem, ...]
    thematic_items: tuple[TemplateItem, ...]

    def items_for(self, meeting: Meeting, kind: str) -> tuple[TemplateItem, ...]:
        """The items of a meeting of a branch of that type, in their order."""
        is_thematic = meeting.kind == MeetingKind.THEMATIC
        return tuple(
            one
            for one in (self.thematic_items if is_thematic else self.items)
            if (not one.kinds or kind in one.kinds) and (not one.is_themed or meeting.has_theme)
        )


def read_agenda_template(data: bytes) -> AgendaTemplate:
    """Read a file of resources/forms/agendas. Raises ValueError or KeyError: our data."""
    plain = json.loads(data)
    return AgendaTemplate(
        id=plain["id"],
        title=plain["title"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        source=plain["source"],
        is_verified=plain["verified"],
        kinds={one["code"]: one["label"] for one in plain["kinds"]},
        items=tuple(map(_item, plain["items"])),
        thematic_items=tuple(map(_item, plain["thematic_items"])),
    )


def template_on(templates: Sequence[AgendaTemplate], day: date | None) -> AgendaTemplate:
    """The version in force on a day; the oldest for a day before all. Raises IndexError: none."""
    ordered = sorted(templates, key=lambda one: one.effective_from)
    known = [one for one in ordered if day is None or one.effective_from <= day]
    return known[-1] if known else ordered[0]


def overlaps(titles: Sequence[str], topics: Sequence[str], percent: int) -> dict[int, str]:
    """Which titles repeat which of the agency's topics, by the title's place.

    A title repeats a topic when at least so many percent of the weighty words of the shorter one
    stand in the other, marks and order aside.
    """
    known = [(topic, _words(topic)) for topic in topics]
    found: dict[int, str] = {}
    for place, title in enumerate(titles):
        words = _words(title)
        for topic, others in known:
            shorter = min(len(words), len(others))
            common = len(words & others)
            if common >= min(_FEWEST, shorter) and shorter and common * 100 >= percent * shorter:
                found.setdefault(place, topic)
    return found


def content_share(items: Sequence[AgendaItem], repeated: frozenset[int]) -> tuple[int, int]:
    """How many of the main items are professional or repeat the agency's meeting, of how many."""
    main = [(place, one) for place, one in enumerate(items) if one.part == AgendaPart.MAIN]
    count = sum(
        1 for place, one in main if place in repeated or one.side == ContentSide.PROFESSIONAL
    )
    return count, len(main)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _OF_LITTLE_WEIGHT


def _item(plain: Mapping[str, Any]) -> TemplateItem:
    return TemplateItem(
        part=AgendaPart(plain["part"]),
        title=plain["title"],
        side=ContentSide(plain.get("side", ContentSide.PARTY)),
        presenter=plain.get("presenter", ""),
        minutes=plain.get("minutes", 0),
        place=plain.get("place", ""),
        kinds=frozenset(plain.get("kinds", ())),
        is_themed=plain.get("themed", False),
        is_follow_up=plain.get("follow_up", False),
    )
