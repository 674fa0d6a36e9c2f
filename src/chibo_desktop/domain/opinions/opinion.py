"""An opinion of a member or from the box, and the steps by which a branch deals with it.

These are no records of the journal: the journal travels, and what was said to the branch stays in
the branch. Of an opinion without a name nothing is kept that its author could be told by: no
member, no day, no moment of entry, no order among the slips typed together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc_lines


class OpinionState(StrEnum):
    """How far a branch has come with an opinion."""

    NEW = "new"
    IN_REVIEW = "in-review"
    ANSWERED = "answered"
    CLOSED = "closed"
    REMOVED = "removed"  # entered by mistake; still in the file


class OpinionRoute(StrEnum):
    """Who is to look at an opinion."""

    COMMITTEE = "committee"
    MEETING = "meeting"
    SUPERIOR = "superior"  # Đảng ủy: the one way by which it leaves the branch
    OTHER = "other"


class OpinionAct(StrEnum):
    """What a step does."""

    ROUTE = "route"
    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"
    CORRECT = "correct"  # keeps the words of before
    REMOVE = "remove"
    TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One opinion as it was received; `member_id` empty: given without a name.

    Without a name it has no day but only the month in which the slip was found.
    """

    id: str
    branch_id: str
    received_in: Month
    received_on: date | None = None
    member_id: str = ""
    channel: str = ""
    area: str = ""
    content: str = ""
    due_on: date | None = None

    @property
    def is_anonymous(self) -> bool:
        """True when it was given without a name; that never changes afterwards."""
        return not self.member_id

    @property
    def since(self) -> date:
        """The day from which it counts: of a slip without a name the first of its month."""
        return self.received_on or self.received_in.first_day


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionStep:
    """One step of dealing with an opinion; steps are added and never changed.

    `text` is the answer, the closing word, the reason, or the words of before a correction;
    `about` is the id a routing to Đảng ủy will have there, or the number of what is taken back.
    `by_whom` is who answered; of a routing to Đảng ủy the name that goes along, if any.
    """

    number: int
    opinion_id: str
    act: str
    on: date
    route: str = ""
    by_whom: str = ""
    text: str = ""
    due_on: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionCase:
    """An opinion with its steps, and what follows from them."""

    opinion: Opinion
    steps: tuple[OpinionStep, ...] = ()

    @property
    def standing(self) -> tuple[OpinionStep, ...]:
        """The steps that were not taken back, corrections aside."""
        gone = {one.about for one in self.steps if one.act == OpinionAct.TAKE_BACK}
        passed = (OpinionAct.TAKE_BACK, OpinionAct.CORRECT)
        return tuple(
            one for one in self.steps if one.act not in passed and str(one.number) not in gone
        )

    @property
    def state(self) -> OpinionState:
        """What the last standing step has made of it."""
        standing = self.standing
        return _AFTER[OpinionAct(standing[-1].act)] if standing else OpinionState.NEW

    @property
    def is_open(self) -> bool:
        """Whether the branch still owes an answer."""
        return self.state in (OpinionState.NEW, OpinionState.IN_REVIEW)

    @property
    def route(self) -> str:
        """To whom it was routed last; empty before the first time."""
        routed = [one.route for one in self.standing if one.act == OpinionAct.ROUTE]
        return routed[-1] if routed else ""

    @property
    def due_on(self) -> date | None:
        """The day by which it is to be answered: the last one that was set."""
        stated = [one.due_on for one in self.standing if one.due_on is not None]
        return stated[-1] if stated else self.opinion.due_on

    @property
    def answers(self) -> tuple[OpinionStep, ...]:
        """What was answered, by whom and when."""
        return tuple(one for one in self.standing if one.act == OpinionAct.ANSWER)

    @property
    def closing(self) -> str:
        """The closing word of a closed one."""
        last = self.standing[-1] if self.standing else None
        return last.text if last is not None and last.act == OpinionAct.CLOSE else ""

    @property
    def forwarded(self) -> tuple[OpinionStep, ...]:
        """The standing steps that sent something of it to Đảng ủy."""
        return tuple(one for one in self.standing if one.act == OpinionAct.ROUTE and one.about)

    def may(self, act: OpinionAct) -> bool:
        """Whether a step may be taken now."""
        if act is OpinionAct.TAKE_BACK:
            return bool(self.standing)
        return self.state in _FROM[act]


_AFTER = {
    OpinionAct.ROUTE: OpinionState.IN_REVIEW,
    OpinionAct.ANSWER: OpinionState.ANSWERED,
    OpinionAct.CLOSE: OpinionState.CLOSED,
    OpinionAct.REOPEN: OpinionState.IN_REVIEW,
    OpinionAct.REMOVE: OpinionState.REMOVED,
}
_LIVING = frozenset({OpinionState.NEW, OpinionState.IN_REVIEW, OpinionState.ANSWERED})
_FROM = {
    OpinionAct.ROUTE: _LIVING,
    OpinionAct.ANSWER: _LIVING,
    OpinionAct.CLOSE: _LIVING,
    OpinionAct.CORRECT: _LIVING,
    OpinionAct.REMOVE: _LIVING | {OpinionState.CLOSED},
    OpinionAct.REOPEN: frozenset({OpinionState.CLOSED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip (phiếu góp ý) from the box, as it is typed: there is no place for a name in it."""

    area: str = ""
    content: str = ""


def opinions_of_slips(
    slips: Iterable[Slip],
    *,
    branch_id: str,
    month: Month,
    channel: str,
    new_id: Callable[[], str],
) -> list[Opinion]:
    """The opinions of the slips typed together, the same in whatever order they were typed.

    They are put in the order of their words before they get their ids, and handed out in the order
    of the ids. `new_id` must give ids that say nothing of the moment.
    """
    typed = sorted((nfc_lines(one.content), one.area) for one in slips)
    made = [
        Opinion(
            id=new_id(),
            branch_id=branch_id,
            received_in=month,
            channel=channel,
            area=area,
            content=content,
        )
        for content, area in typed
    ]
    return sorted(made, key=lambda one: one.id)


def opinion_problems(opinion: Opinion, today: date) -> list[Problem]:
    """What keeps an opinion given by name from being entered, in the order of the form."""
    found = []
    if not opinion.member_id:
        found.append(Problem(code="opinion-member-missing", field="member_id"))
    if opinion.received_on is None:
        found.append(Problem(code="opinion-day-missing", field="received_on"))
    elif opinion.received_on > today:
        found.append(Problem(code="opinion-day-coming", field="received_on"))
    return [*found, *content_problems(opinion.area, opinion.content), *due_problems(opinion)]


def content_problems(area: str, content: str) -> list[Problem]:
    """What is missing of the words themselves."""
    found = []
    if not area:
        found.append(Problem(code="opinion-area-missing", field="area"))
    if not nfc_lines(content):
        found.append(Problem(code="opinion-text-missing", field="content"))
    return found


def due_problems(opinion: Opinion, due_on: date | None = None) -> list[Problem]:
    """A day by which to answer that lies before the opinion."""
    due = due_on or opinion.due_on
    if due is not None and due < opinion.since:
        return [Problem(code="opinion-due-early", field="due_on")]
    return []


def slip_problems(slips: Sequence[Slip], month: Month, today: date) -> list[Problem]:
    """What keeps slips from being entered."""
    found = []
    if month > Month.of(today):
        found.append(Problem(code="opinion-month-coming", field="month"))
    if not slips:
        found.append(Problem(code="opinion-no-slips", field="content"))
    for one in slips:
        found += content_problems(one.area, one.content)
    return found


def named_in(content: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of the full names stand in a text: a slip without a name should not name its author."""
    words = f" {_letters(content)} "
    return tuple(dict.fromkeys(one for one in names if one and f" {_letters(one)} " in words))


def _letters(text: str) -> str:
    kept = (char if char.isalnum() else " " for char in nfc_lines(text).casefold())
    return " ".join("".join(kept).split())


def counted(cases: Iterable[OpinionCase]) -> dict[str, dict[str, int]]:
    """How many opinions of each area stand in each state; removed ones are none."""
    found: dict[str, dict[str, int]] = {}
    for one in cases:
        if one.state is OpinionState.REMOVED:
            continue
        states = found.setdefault(one.opinion.area, {})
        states[one.state.value] = states.get(one.state.value, 0) + 1
    return found
