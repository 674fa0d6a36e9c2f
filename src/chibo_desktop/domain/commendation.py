"""Khen thưởng: what a branch proposes, for whom, and what a competent body decided on it.

The proposal stays as it was: a decision stands beside it. A decided commendation of a member is a
row of the member's dossier (item 23), written once. Source: domain.md §8.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    mapping,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, record, to_owner_of

DECLINED = "declined"
"""What a decision says of a proposal that it does not follow, instead of a form."""


class CommendedKind(StrEnum):
    """Who is proposed. Proposals of the first files name none: a member, or the branch."""

    MEMBER = "member"
    BRANCH = "branch"  # the chi bộ itself
    PARTY_GROUP = "party_group"
    UNIT = "unit"  # the whole đảng bộ of the file
    OTHER = "other"


class ProposalState(StrEnum):
    """How far a proposal has come."""

    PROPOSED = "proposed"
    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    SUBMITTED = "submitted"
    AWARDED = "awarded"
    DECLINED = "declined"


@record("commendation_proposal", "Đề nghị khen thưởng")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommendationProposal(Record):
    """The branch proposes a member, itself, or another collective for one form of commendation."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, width=6)
    standard: str = text("Hình thức", width=20)
    merit: str = long_text("Tóm tắt thành tích", width=40)
    kind: str = choice("Đối tượng", "commended_kind", internal=True)
    name: str = text("Tên tập thể", width=30)
    texts: Mapping[str, str] = mapping("Báo cáo thành tích tự viết")
    vote_id: str = reference("Biểu quyết", "meeting_vote", internal=True)
    submission_number: str = text("Số tờ trình", width=16, atom="submission")
    submitted_on: date | None = full_date("Ngày trình", atom="submission")

    @property
    def who(self) -> CommendedKind:
        """Who is proposed."""
        if self.kind in set(CommendedKind):
            return CommendedKind(self.kind)
        return CommendedKind.MEMBER if self.member_id else CommendedKind.BRANCH

    @property
    def is_collective(self) -> bool:
        """True unless one member is proposed."""
        return self.who is not CommendedKind.MEMBER


@record("commendation_decision", "Quyết định khen thưởng", sent_down=to_owner_of("proposal_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class CommendationDecision(Record):
    """One document with what it decided: by proposal the code of a form, or that it declines.

    What an office decides on the proposals of several units goes down in a copy for each, with
    that unit's outcomes alone; `proposal_id` is one of its proposals, `copy_of` the whole.
    """

    number: str = text("Số, ký hiệu", required=True, atom="document")
    decided_on: date | None = full_date("Ngày quyết định", required=True, atom="document")
    body: str = text("Cơ quan quyết định", required=True, width=30, atom="document")
    outcomes: Mapping[str, str] = mapping("Nội dung quyết định", internal=True)
    note: str = long_text("Ghi chú", width=40)
    proposal_id: str = reference("Đề nghị", "commendation_proposal", atom="address", internal=True)
    copy_of: str = reference("Bản gốc", "commendation_decision", atom="address", internal=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What stands for a proposal by decision. `standard` is empty when it was declined."""

    standard: str
    decision: CommendationDecision


def decided_awards(decisions: Iterable[CommendationDecision]) -> dict[str, Award]:
    """By proposal, the decision that stands: the latest; of one day the one recorded last.

    The branch's note and the office's own record of one document do not disturb each other.
    """
    found: dict[str, Award] = {}
    for one in sorted(decisions, key=lambda one: (str(one.decided_on or ""), one.id)):
        for proposal, outcome in one.outcomes.items():
            standard = "" if outcome == DECLINED else outcome
            found[proposal] = Award(standard=standard, decision=one)
    return found


def copies_for_units(
    decision: CommendationDecision, proposals: Iterable[CommendationProposal]
) -> list[CommendationDecision]:
    """A copy for each other node whose proposals were decided, with its outcomes alone."""
    by_node: dict[str, list[str]] = {}
    for one in proposals:
        if one.org_id != decision.org_id and one.id in decision.outcomes:
            by_node.setdefault(one.org_id, []).append(one.id)
    return [
        replace(
            decision,
            id=derived_id("commendation_decision", decision.id, node_id),
            outcomes={one: decision.outcomes[one] for one in sorted(ids)},
            proposal_id=min(ids),
            copy_of=decision.id,
        )
        for node_id, ids in sorted(by_node.items())
    ]


def proposal_state(
    proposal: CommendationProposal, award: Award | None, *, is_carried: bool | None
) -> ProposalState:
    """How far it has come; `is_carried` None: not voted on."""
    if award is not None:
        return ProposalState.AWARDED if award.standard else ProposalState.DECLINED
    if proposal.submitted_on is not None:
        return ProposalState.SUBMITTED
    if is_carried is None:
        return ProposalState.PROPOSED
    return ProposalState.CARRIED if is_carried else ProposalState.NOT_CARRIED


def award_decision_problems(decision: CommendationDecision, today: date) -> Iterator[Problem]:
    """What keeps a decision from being written."""
    if not decision.number:
        yield Problem(code="award-number-missing", field="number")
    if decision.decided_on is None:
        yield Problem(code="award-day-missing", field="decided_on")
    elif decision.decided_on > today:
        yield Problem(code="award-ahead", field="decided_on")
    if not decision.body:
        yield Problem(code="award-body-missing", field="body")
    if not decision.outcomes:
        yield Problem(code="award-nobody")


def award_row_id(proposal_id: str) -> str:
    """The id of the dossier's row that a decided proposal becomes, the same everywhere."""
    return derived_id("commendation", proposal_id)
