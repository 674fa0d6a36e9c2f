"""The branch votes on proposals: the vote stands in the minutes of its meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_content import Majority, MeetingVote
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.minutes import new_vote, save_vote
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

_MOST = 12  # meetings offered


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteDraft:
    """What was counted in a meeting; `title` is what its minutes say was voted on."""

    meeting_id: str
    title: str
    base: int | None
    in_favour: int | None
    against: int | None
    abstained: int | None


def voting_meetings(unit: Unit, branch_id: str, year: int) -> list[Meeting]:
    """The meetings in which proposals of a year can have been voted on, the latest first.

    A year is summed up when it has ended: those of the following year are among them.
    """
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    found = meetings_between(unit.connection, branch_id, first, last)
    held = [one for one in found if one.state == MeetingState.HELD and one.held_on is not None]
    return sorted(held, key=lambda one: str(one.held_on), reverse=True)


def vote_drafts(unit: Unit, branch_id: str, year: int) -> dict[str, tuple[str, VoteDraft]]:
    """By meeting: how it is called, and the vote as its attendance suggests it."""
    kinds = catalogues()["meeting_kind"]
    found = {}
    for one in voting_meetings(unit, branch_id, year)[:_MOST]:
        day = date_text(one.held_on) if one.held_on else ""
        found[one.id] = (f"{day} – {kinds.label(one.kind)}", draft_vote(unit, one.id, ""))
    return found


def draft_vote(unit: Unit, meeting_id: str, title: str) -> VoteDraft:
    """A vote as the attendance of its meeting suggests it."""
    one = new_vote(unit, meeting_id)
    return VoteDraft(
        meeting_id=meeting_id,
        title=title,
        base=one.base,
        in_favour=one.in_favour,
        against=one.against,
        abstained=one.abstained,
    )


def note_vote(unit: Unit, proposals: Sequence[CommendationProposal], draft: VoteDraft) -> None:
    """Write the vote into the minutes, and that the proposals were voted on by it.

    A vote these proposals have alone is corrected, else a new one is written.
    Raises DomainError: merit-vote-meeting, vote-title, vote-over-present, vote-over-base.
    """
    if not draft.meeting_id:
        raise DomainError(Problem(code="merit-vote-meeting", field="meeting_id"))
    vote = _standing(unit, proposals, draft.meeting_id) or new_vote(unit, draft.meeting_id)
    save_vote(
        unit,
        replace(
            vote,
            title=draft.title,
            majority=Majority.ORDINARY,
            base=draft.base,
            in_favour=draft.in_favour,
            against=draft.against,
            abstained=draft.abstained,
        ),
    )
    unit.save_all([replace(one, vote_id=vote.id) for one in proposals], act="merit.vote")


def _standing(
    unit: Unit, proposals: Sequence[CommendationProposal], meeting_id: str
) -> MeetingVote | None:
    """The vote that exactly these proposals share in that meeting."""
    ids = {one.vote_id for one in proposals}
    vote = unit.get(MeetingVote, ids.pop()) if len(ids) == 1 and "" not in ids else None
    if vote is None or vote.meeting_id != meeting_id:
        return None
    sharing = [one for one in unit.all(CommendationProposal) if one.vote_id == vote.id]
    return vote if {one.id for one in sharing} == {one.id for one in proposals} else None
