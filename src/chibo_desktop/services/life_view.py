"""The life line as it is shown; who is summoned to a meeting."""

from dataclasses import dataclass

from chibo_desktop.domain.life_cycle import life_line, offers, opening_events
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.life_rules import natural_next
from chibo_desktop.domain.life_state import LifeState
from chibo_desktop.domain.member import ActivityStatus, Member, MemberStatus
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.document_types import type_title
from chibo_desktop.storage.attachment_lines import papers_of
from chibo_desktop.storage.life_events import events_of, people_with_status
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.life import event_lines, event_title, next_step, state_text
from chibo_desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """One event as shown, with its scans; `problem` says why it does not count where it stands."""

    event: LifeEvent
    on: str
    title: str
    lines: tuple[str, ...]
    papers: tuple[tuple[str, str], ...] = ()  # id and title of each scan kept with it
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChoice:
    """A kind of event that can be recorded; `reason` why it cannot follow now."""

    kind: str
    title: str
    reason: str = ""
    is_possible_earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeView:
    """A person's way: the lines oldest first, the standing in words, what may come next."""

    member: Member
    state: LifeState
    standing: str
    next_step: str
    lines: tuple[LifeLine, ...]
    choices: tuple[EventChoice, ...]
    likely: str  # the kind of event that usually follows; empty when many may


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Đảng viên được triệu tập: full members, less those away for a time and exempted absent ones.

    Source: domain.md §2.8 (QĐ 294 9.3.2). An exempted member who attends is counted: `attending`.
    The source does not speak of suspended members: they are named, not deducted.
    """

    full: tuple[Member, ...]
    away: tuple[Member, ...]
    exempt: tuple[Member, ...]
    suspended: tuple[Member, ...]
    attending: int = 0

    @property
    def summoned(self) -> int:
        """The denominator of every vote of the branch."""
        absent = len(self.exempt) - self.attending
        return len(self.full) - len(self.away) - absent


def load_life(unit: Unit, member_id: str, org_id: str = "") -> LifeView:
    """The life line of a person, of this unit unless `org_id` says otherwise.

    Raises DomainError: member-unknown.
    """
    owner = org_id or unit.author.org_id
    member = member_of(unit.connection, member_id, owner)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    known = events_of(unit.connection, [member_id], owner).get(member_id)
    events = known or list(opening_events(member))
    labels = catalogues()["life_event"].labels
    steps = life_line(events)
    papers = _papers(unit, member_id, owner)
    state = steps[-1].after if steps else LifeState()
    return LifeView(
        member=member,
        state=state,
        standing=state_text(state),
        next_step=next_step(state),
        lines=tuple(
            LifeLine(
                event=step.event,
                on=partial_date_text(step.event.happened_on),
                title=event_title(step.event, labels),
                lines=event_lines(step.event),
                papers=tuple(papers.get(step.event.id, ())),
                problem=_sentence(step.obstacle),
            )
            for step in steps
        ),
        choices=tuple(
            EventChoice(
                kind=one.kind,
                title=labels[one.kind],
                reason=_sentence(one.obstacle),
                is_possible_earlier=one.is_possible_earlier,
            )
            for one in offers(events)
        ),
        likely=natural_next(state) or "",
    )


def quorum_of(unit: Unit, branch_id: str, *, attending: int = 0) -> Quorum:
    """Who is summoned to a meeting of the branch; `attending`: exempted members who come anyway."""
    statuses = ["", *(status.value for status in _OF_THE_BRANCH)]
    people = people_with_status(unit.connection, statuses, unit.author.org_id, branch_id)
    full = [member for member in people if member.status is MemberStatus.FULL]

    def with_status(status: ActivityStatus) -> tuple[Member, ...]:
        return tuple(member for member in full if member.activity_status == status)

    return Quorum(
        full=tuple(full),
        away=with_status(ActivityStatus.AWAY),
        exempt=with_status(ActivityStatus.EXEMPT),
        suspended=with_status(ActivityStatus.SUSPENDED),
        attending=attending,
    )


def _papers(unit: Unit, member_id: str, owner: str) -> dict[str, list[tuple[str, str]]]:
    """The scans kept with events, by event."""
    found: dict[str, list[tuple[str, str]]] = {}
    for paper in papers_of(unit.connection, member_id, owner):
        if paper.event_id:
            title = paper.title or type_title(paper.document_type)
            found.setdefault(paper.event_id, []).append((paper.id, title))
    return found


def _sentence(code: str) -> str:
    return sentence(Problem(code=code, params={"rule": ""})) if code else ""


_OF_THE_BRANCH = (
    ActivityStatus.ACTIVE,
    ActivityStatus.AWAY,
    ActivityStatus.EXEMPT,
    ActivityStatus.SUSPENDED,
)
