"""Khen thưởng of a year: what is proposed, how far each proposal has come, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.commendation import (
    Award,
    CommendationDecision,
    CommendationProposal,
    ProposalState,
    decided_awards,
    proposal_state,
)
from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.meeting_content import MeetingVote
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.services.commendation_figures import award_money, names_of
from chibo_desktop.services.merit_forms import form_short
from chibo_desktop.services.minutes import VoteLine, judge
from chibo_desktop.storage.commendations import award_decisions, proposals_of
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit

_OPEN = (ProposalState.PROPOSED, ProposalState.CARRIED, ProposalState.SUBMITTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """One proposal with its name, its vote, what was decided."""

    proposal: CommendationProposal
    name: str
    unit_name: str
    vote: VoteLine | None
    voted_on: date | None
    award: Award | None
    state: ProposalState
    money: int | None

    @property
    def form(self) -> str:
        """What was given, or is proposed."""
        given = self.award.standard if self.award else ""
        return form_short(given or self.proposal.standard)

    @property
    def is_open(self) -> bool:
        """Whether a decision is still awaited."""
        return self.state in _OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CommendationBoard:
    """A year of this file: what was proposed for it, what was decided in it; `own` decisions."""

    org_id: str
    year: int
    years: tuple[int, ...]
    branches: Mapping[str, str]
    superior: str
    lines: tuple[ProposalLine, ...]
    decisions: tuple[CommendationDecision, ...]

    def standing(self, *states: ProposalState) -> tuple[ProposalLine, ...]:
        """The lines that have come so far."""
        return tuple(line for line in self.lines if line.state in states)


def load_commendations(unit: Unit, year: int) -> CommendationBoard:
    """Proposals of every branch of the file, at the office of all units: for a year or in it."""
    connection = unit.connection
    proposals = proposals_of(connection)
    decisions = award_decisions(connection)
    awards = decided_awards(decisions)
    shown = [one for one in proposals if year in _years(one, awards.get(one.id))]
    lines = _lines(unit, shown, awards)
    lines.sort(key=lambda line: (not line.is_open, -(line.proposal.year or 0)))
    workplace = unit.get(Workplace, unit.author.org_id)
    ids = {one.id for one in shown}
    return CommendationBoard(
        org_id=unit.author.org_id,
        year=year,
        years=tuple(sorted({year}.union(*(_years(one, awards.get(one.id)) for one in proposals)))),
        branches=branch_names(connection, unit.author.org_id),
        superior=(workplace.superior_name or workplace.name) if workplace else "",
        lines=tuple(lines),
        decisions=tuple(
            one
            for one in decisions
            if one.org_id == unit.author.org_id and ids & one.outcomes.keys()
        ),
    )


def open_proposals(unit: Unit) -> list[ProposalLine]:
    """The file's own proposals that still await a decision, of whatever year."""
    proposals = proposals_of(unit.connection, [unit.author.org_id])
    awards = decided_awards(award_decisions(unit.connection))
    undecided = [one for one in proposals if one.id not in awards]
    return [line for line in _lines(unit, undecided, awards) if line.is_open]


def _lines(
    unit: Unit, proposals: Sequence[CommendationProposal], awards: Mapping[str, Award]
) -> list[ProposalLine]:
    names = names_of(unit.connection, [one.member_id for one in proposals])
    votes = _votes(unit, proposals)
    found = []
    for one in proposals:
        award, (vote, voted_on) = awards.get(one.id), votes.get(one.vote_id, (None, None))
        day = award.decision.decided_on if award else None
        standard = award.standard if award else one.standard
        found.append(
            ProposalLine(
                proposal=one,
                name=names.of_proposal(one),
                unit_name=names.place(one),
                vote=vote,
                voted_on=voted_on,
                award=award,
                state=proposal_state(
                    one, award, is_carried=vote.result.is_carried if vote else None
                ),
                money=award_money(standard, day or unit.now.date()),
            )
        )
    return found


def usual_year(today: date) -> int:
    """The year one works on: the running one, in January the one before."""
    return today.year if today.month > 1 else today.year - 1


def members_to_propose(unit: Unit) -> dict[str, dict[str, str]]:
    """The members of every branch of the file, by branch: id → name."""
    return {
        branch_id: {
            one.id: one.full_name for one in members_to_evaluate(unit.connection, branch_id)
        }
        for branch_id in branch_names(unit.connection, unit.author.org_id)
    }


def _years(one: CommendationProposal, award: Award | None) -> set[int]:
    """The year a proposal is for, and the year in which it was decided."""
    found = {one.year} if one.year else set()
    if award is not None and award.decision.decided_on is not None:
        found.add(award.decision.decided_on.year)
    return found


def _votes(
    unit: Unit, proposals: Sequence[CommendationProposal]
) -> dict[str, tuple[VoteLine, date | None]]:
    """The votes with the days of their meetings, by id."""
    votes = unit.get_many(MeetingVote, sorted({one.vote_id for one in proposals} - {""}))
    meetings = unit.get_many(Meeting, sorted({one.meeting_id for one in votes.values()}))
    found = {}
    for key, vote in votes.items():
        meeting = meetings.get(vote.meeting_id)
        if meeting is not None:
            found[key] = (judge(unit, meeting, vote), meeting.held_on)
    return found
