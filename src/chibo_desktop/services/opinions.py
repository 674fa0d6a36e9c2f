"""Ý kiến, kiến nghị of a branch as the place shows them: lines, figures, who may be named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import OpinionCase, OpinionState
from chibo_desktop.domain.opinions.records import OpinionReply
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.office_received import replies_by_opinion
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.opinions import opinion_case, opinion_cases
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLine:
    """One opinion, whose it is, and how many days are left; None when nothing is due.

    `is_near`: its day is near or has passed.
    """

    case: OpinionCase
    full_name: str
    days_left: int | None = None
    is_near: bool = False
    replies: tuple[OpinionReply, ...] = ()  # of Đảng ủy, to what was routed there

    @property
    def is_late(self) -> bool:
        """Whether its day has passed without an answer."""
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionBoard:
    """The opinions of one branch as of a day; removed ones are among the lines."""

    today: date
    branch_id: str
    branches: tuple[Branch, ...]
    lines: tuple[OpinionLine, ...]
    people: tuple[tuple[str, str], ...]
    answer_days: int

    def count(self, *states: OpinionState) -> int:
        """How many stand in one of the states."""
        return sum(1 for one in self.lines if one.case.state in states)

    @property
    def late(self) -> int:
        """How many have passed their day."""
        return sum(1 for one in self.lines if one.is_late)


def load_opinions(unit: Unit, branch_id: str, today: date) -> OpinionBoard:
    """The opinions of a branch of this file; of the first branch when it is not one of them."""
    branches = tuple(one for one in branch_lines(unit) if one.org_id == unit.author.org_id)
    known = {one.id for one in branches}
    shown = branch_id if branch_id in known else next((one.id for one in branches), "")
    people = [(one.id, one.full_name) for one in members_to_evaluate(unit.connection, shown)]
    return OpinionBoard(
        today=today,
        branch_id=shown,
        branches=branches,
        lines=tuple(opinion_lines(unit, shown, today)),
        people=tuple(people),
        answer_days=rule_book("opinions").on(today).whole("answer-days") or 0,
    )


def opinion_lines(unit: Unit, branch_id: str, today: date) -> list[OpinionLine]:
    """Every opinion of a branch with its name, the newest first."""
    cases = opinion_cases(unit.connection, branch_id)
    names = _names(unit, cases)
    near = rule_book("opinions").on(today).whole("remind-days-before") or 0
    replies = replies_by_opinion(unit)
    found = []
    for one in cases:
        left = (one.due_on - today).days if one.is_open and one.due_on else None
        name = names.get(one.opinion.member_id, "")
        is_near = left is not None and left <= near
        answered = tuple(reply for sent in one.forwarded for reply in replies.get(sent.about, ()))
        found.append(
            OpinionLine(case=one, full_name=name, days_left=left, is_near=is_near, replies=answered)
        )
    return found


def known_case(unit: Unit, opinion_id: str) -> OpinionCase:
    """An opinion with its steps. Raises DomainError: opinion-unknown."""
    case = opinion_case(unit.connection, opinion_id)
    if case is None:
        raise DomainError(Problem(code="opinion-unknown"))
    return case


def _names(unit: Unit, cases: list[OpinionCase]) -> Mapping[str, str]:
    ids = sorted({one.opinion.member_id for one in cases if one.opinion.member_id})
    return {key: one.full_name for key, one in unit.get_many(Member, ids).items()}
