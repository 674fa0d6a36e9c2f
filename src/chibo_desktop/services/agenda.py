"""Chương trình: made from the template of the branch's type, opened by what is left to be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.agenda import (
    AgendaTemplate,
    TemplateItem,
    content_share,
    overlaps,
    read_agenda_template,
    template_on,
)
from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.meeting_content import (
    AgendaItem,
    AgendaPart,
    ContentSide,
    MeetingItem,
)
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.follow_up import open_items_before
from chibo_desktop.services.meetings import habits_of, known_meeting
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.meetings import parts_of
from chibo_desktop.storage.unit_of_work import Unit

USUAL_KIND = "public"
_STEP = 10  # between the orders of items: one may come in between


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One item, the topic of the agency's meeting that it repeats, the follow-up it asks about."""

    item: AgendaItem
    repeats: str = ""
    follow_up: MeetingItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of one meeting. `professional` of `main` items are no work of the Party."""

    meeting: Meeting
    kind: str
    template: AgendaTemplate
    lines: tuple[AgendaLine, ...]
    minutes: int
    professional: int
    main: int
    limit: int
    waiting: tuple[MeetingItem, ...]  # open follow-up that is not on the agenda

    @property
    def is_over(self) -> bool:
        """Whether too much of it is professional or repeated."""
        return bool(self.main) and self.professional * 100 > self.limit * self.main


@cache
def agenda_templates() -> tuple[AgendaTemplate, ...]:
    """Every version of resources/forms/agendas."""
    paths = sorted(resources.path("forms", "agendas").glob("*.json"))
    return tuple(read_agenda_template(path.read_bytes()) for path in paths)


def load_agenda(unit: Unit, meeting_id: str) -> Agenda:
    """The agenda as it stands. Raises DomainError: meeting-unknown."""
    meeting = known_meeting(unit, meeting_id)
    items = parts_of(unit.connection, AgendaItem, meeting_id)
    rules = rule_book("meetings").on(meeting.held_on or unit.now.date())
    topics = [line for line in meeting.agency_topics.splitlines() if line.strip()]
    repeated = overlaps([one.title for one in items], topics, rules.whole("overlap-percent") or 100)
    professional, main = content_share(items, frozenset(repeated))
    follow_up = unit.get_many(MeetingItem, [one.item_id for one in items if one.item_id])
    placed = {one.item_id for one in items}
    waiting = open_items_before(unit, meeting)
    return Agenda(
        meeting=meeting,
        kind=kind_of(unit, meeting.branch_id),
        template=template_on(agenda_templates(), meeting.held_on),
        lines=tuple(
            AgendaLine(
                item=one, repeats=repeated.get(place, ""), follow_up=follow_up.get(one.item_id)
            )
            for place, one in enumerate(items)
        ),
        minutes=sum(one.minutes or 0 for one in items),
        professional=professional,
        main=main,
        limit=rules.whole("overlap-limit-percent") or 100,
        waiting=tuple(one for one in waiting if one.id not in placed),
    )


def kind_of(unit: Unit, branch_id: str) -> str:
    """The type of a branch for its agenda."""
    return habits_of(unit, branch_id).agenda_kind or USUAL_KIND


def set_kind(unit: Unit, branch_id: str, kind: str) -> None:
    """Say what type a branch is; agendas made from then on follow it."""
    unit.save(replace(habits_of(unit, branch_id), agenda_kind=kind), act="meeting.habits")


def compose_agenda(unit: Unit, meeting_id: str) -> int:
    """Put in what the template has and the agenda has not yet, open follow-up first.

    Items added by hand stay. Returns how many came in. Raises DomainError: meeting-unknown.
    """
    agenda = load_agenda(unit, meeting_id)
    meeting = agenda.meeting
    known = {one.item.title for one in agenda.lines}
    wanted: list[AgendaItem] = []
    for one in agenda.template.items_for(meeting, agenda.kind):
        made = _from_template(unit, meeting, one)
        if made.title not in known and not (one.is_follow_up and not agenda.waiting):
            wanted.append(made)
        if one.is_follow_up:
            wanted += [_from_follow_up(unit, meeting, left) for left in agenda.waiting]
    standing = [one.item for one in agenda.lines]
    merged = _in_order([*standing, *wanted])
    unit.save_all(merged, act="agenda.compose")
    return len(wanted)


def new_item(unit: Unit, meeting_id: str) -> AgendaItem:
    """An empty item of the main part, to be filled in; nothing is written."""
    known_meeting(unit, meeting_id)
    return AgendaItem(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting_id,
        part=AgendaPart.MAIN,
        side=ContentSide.PARTY,
    )


def save_item(unit: Unit, item: AgendaItem) -> None:
    """Write an item; a new one stands last in its part.

    Raises DomainError: agenda-title-missing.
    """
    if not nfc(item.title):
        raise DomainError(Problem(code="agenda-title-missing", field="title"))
    items = parts_of(unit.connection, AgendaItem, item.meeting_id)
    others = [one for one in items if one.id != item.id]
    known = next((one for one in items if one.id == item.id), None)
    if known is not None and known.part == item.part:
        unit.save(item, act="agenda.edit")
        return
    unit.save_all(_in_order([*others, replace(item, number=None)]), act="agenda.edit")


def remove_item(unit: Unit, item_id: str) -> None:
    """Take an item off the agenda."""
    one = unit.get(AgendaItem, item_id)
    if one is not None:
        unit.void(one, reason="bỏ khỏi chương trình", act="agenda.remove")


def turn_side(unit: Unit, item_id: str) -> None:
    """Party content becomes professional, and back."""
    one = unit.get(AgendaItem, item_id)
    if one is not None:
        is_party = one.side != ContentSide.PROFESSIONAL
        side = ContentSide.PROFESSIONAL if is_party else ContentSide.PARTY
        unit.save(replace(one, side=side), act="agenda.edit")


def move_item(unit: Unit, item_id: str, step: int) -> None:
    """Change places with the item before (-1) or after (1); over a part's edge nothing happens."""
    one = unit.get(AgendaItem, item_id)
    if one is None:
        return
    items = [
        other
        for other in parts_of(unit.connection, AgendaItem, one.meeting_id)
        if other.part == one.part
    ]
    place = next(place for place, other in enumerate(items) if other.id == item_id)
    if 0 <= place + step < len(items):
        other = items[place + step]
        changed = [replace(one, number=other.number), replace(other, number=one.number)]
        unit.save_all(changed, act="agenda.move")


def _from_template(unit: Unit, meeting: Meeting, one: TemplateItem) -> AgendaItem:
    presenters = {"chair": meeting.chair_name, "secretary": meeting.secretary_name}
    return AgendaItem(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting.id,
        part=one.part,
        title=nfc(one.title.replace("{theme}", meeting.theme or "…")),
        side=one.side,
        presenter=presenters.get(one.presenter, "Chi ủy" if one.presenter else ""),
        minutes=one.minutes or None,
        place=one.place,
    )


def _from_follow_up(unit: Unit, meeting: Meeting, left: MeetingItem) -> AgendaItem:
    return AgendaItem(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting.id,
        part=AgendaPart.MAIN,
        title=left.title,
        side=ContentSide.PARTY,
        presenter=left.owner_name,
        item_id=left.id,
    )


def _in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """By part, keeping the order within one; numbered anew where somebody has no place yet."""
    parts = list(AgendaPart)
    sorted_items = sorted(items, key=lambda one: parts.index(AgendaPart(one.part or "main")))
    return [replace(one, number=_STEP * (place + 1)) for place, one in enumerate(sorted_items)]
