"""Đại hội of an organisation: preparation with its days, attendance, who was elected."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.terms.congress import (
    Congress,
    CongressBallot,
    CongressCandidate,
    CongressList,
    CongressStep,
    congress_ballot_id,
    steps_in_order,
    term_of_congress_id,
)
from chibo_desktop.domain.terms.congress_plan import CongressPlan, read_congress_plan
from chibo_desktop.domain.terms.election import Elected, is_quorate, list_problems, outcome
from chibo_desktop.domain.terms.records import Term
from chibo_desktop.services.party_bodies import chosen_body
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.terms import of_congress
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.terms import ELECTED, NOT_ELECTED, TIED


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionLine:
    """One list of the congress: its count, its names, who is elected, what does not add up."""

    kind: CongressList
    ballot: CongressBallot
    candidates: tuple[CongressCandidate, ...]
    elected: Elected
    problems: tuple[Problem, ...]

    def names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names behind ids of the outcome."""
        by_id = {one.id: one.full_name for one in self.candidates}
        return tuple(by_id[one] for one in ids)

    def said_of(self, candidate_id: str) -> str:
        """What became of one of the names; nothing while his votes are not counted."""
        if candidate_id in self.elected.elected:
            return ELECTED
        if candidate_id in self.elected.tied:
            return TIED
        return NOT_ELECTED if candidate_id in self.elected.not_elected else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressBoard:
    """The congresses of an organisation, and one of them whole; None while there is none."""

    org_id: str
    branch_id: str
    branches: Mapping[str, str]
    today: date
    congresses: tuple[Congress, ...]
    congress: Congress | None
    steps: tuple[CongressStep, ...] = ()
    lists: tuple[ElectionLine, ...] = ()
    is_quorate: bool | None = None
    has_term: bool = False

    @property
    def done(self) -> int:
        """How many steps need nothing any more."""
        return sum(one.state in (ItemState.DONE, ItemState.DROPPED) for one in self.steps)

    @property
    def late(self) -> int:
        """How many steps are past their day."""
        one = self.congress
        return sum(step.is_late(one, self.today) for step in self.steps) if one else 0

    def line(self, kind: CongressList) -> ElectionLine:
        """One of its lists."""
        return next(one for one in self.lists if one.kind is kind)


@cache
def congress_plan() -> CongressPlan:
    """The steps that ship with the program."""
    return read_congress_plan(resources.path("forms", "congress-plan.json").read_bytes())


def load_congress(unit: Unit, branch_id: str, congress_id: str, today: date) -> CongressBoard:
    """A congress of an organisation; an unknown one: the latest."""
    org_id = unit.author.org_id
    branch_id, branches = chosen_body(unit, branch_id)
    found = of_body(unit.connection, Congress, org_id, branch_id)
    congresses = tuple(sorted(found, key=lambda one: one.held_on or date.min, reverse=True))
    latest = congresses[0] if congresses else None
    congress = next((one for one in congresses if one.id == congress_id), latest)
    board = CongressBoard(
        org_id=org_id,
        branch_id=branch_id,
        branches=branches,
        today=today,
        congresses=congresses,
        congress=congress,
    )
    return board if congress is None else _whole(unit, board, congress)


def election_lines(unit: Unit, congress: Congress) -> tuple[ElectionLine, ...]:
    """Every list of a congress by the rules of its day."""
    rules = rule_book("terms").on(congress.held_on or unit.now.date())
    share = rules.share("elected-share")
    ballots = {one.id: one for one in of_congress(unit.connection, CongressBallot, congress.id)}
    candidates = of_congress(unit.connection, CongressCandidate, congress.id)
    lines = []
    for kind in CongressList:
        identity = congress_ballot_id(congress.id, kind)
        ballot = ballots.get(identity) or CongressBallot(
            id=identity,
            org_id=congress.org_id,
            branch_id=congress.branch_id,
            congress_id=congress.id,
            kind=kind,
        )
        names = [one for one in candidates if one.kind == kind]
        names.sort(key=lambda one: (one.number or 0, one.id))
        lines.append(
            ElectionLine(
                kind=kind,
                ballot=ballot,
                candidates=tuple(names),
                elected=outcome(ballot, names, congress.convened or 0, share),
                problems=tuple(list_problems(congress, ballot, names)),
            )
        )
    return tuple(lines)


def _whole(unit: Unit, board: CongressBoard, congress: Congress) -> CongressBoard:
    steps = of_congress(unit.connection, CongressStep, congress.id)
    rules = rule_book("terms").on(congress.held_on or board.today)
    terms = of_body(unit.connection, Term, board.org_id, board.branch_id)
    return replace(
        board,
        steps=tuple(steps_in_order(steps, congress)),
        lists=election_lines(unit, congress),
        is_quorate=is_quorate(congress, rules.share("congress-quorum")),
        has_term=any(one.id == term_of_congress_id(congress.id) for one in terms),
    )
