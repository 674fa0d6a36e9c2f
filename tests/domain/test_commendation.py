"""Which decision stands for a proposal, and how far a proposal has come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.commendation import (
    DECLINED,
    Award,
    CommendationDecision,
    CommendationProposal,
    CommendedKind,
    ProposalState,
    award_decision_problems,
    decided_awards,
    proposal_state,
)

TODAY = date(2026, 11, 28)


def decision(identity: str, day: date, **outcomes: str) -> CommendationDecision:
    return CommendationDecision(
        id=identity, org_id="o", number="1-QĐ", decided_on=day, body="ĐU", outcomes=outcomes
    )


def proposal(**rest: object) -> CommendationProposal:
    return CommendationProposal(id="p", org_id="o", year=2026, **rest)


AWARDED = Award(standard="merit-letter", decision=decision("d", TODAY, p="merit-letter"))
NOT_AWARDED = Award(standard="", decision=decision("d", TODAY, p=DECLINED))


@pytest.mark.parametrize(
    ("submitted", "award", "carried", "expected"),
    [
        (None, None, None, ProposalState.PROPOSED),
        (None, None, True, ProposalState.CARRIED),
        (None, None, False, ProposalState.NOT_CARRIED),
        (TODAY, None, True, ProposalState.SUBMITTED),
        (TODAY, AWARDED, True, ProposalState.AWARDED),
        (None, AWARDED, None, ProposalState.AWARDED),
        (TODAY, NOT_AWARDED, True, ProposalState.DECLINED),
    ],
)
def test_a_proposal_stands_where_its_last_act_has_brought_it(submitted, award, carried, expected):
    assert proposal_state(proposal(submitted_on=submitted), award, is_carried=carried) is expected


def test_proposals_of_the_first_files_are_of_a_member_or_of_the_branch():
    assert proposal(member_id="m").who is CommendedKind.MEMBER
    assert proposal().who is CommendedKind.BRANCH


days = st.dates(date(2020, 1, 1), date(2026, 1, 1))
outcomes = st.dictionaries(
    st.sampled_from("abc"), st.sampled_from(["merit-letter", DECLINED]), min_size=1
)


@given(found=st.lists(st.tuples(days, outcomes), max_size=6))
def test_the_latest_decision_stands_whatever_order_they_came_in(found):
    made = [decision(f"{at:03}", day, **given) for at, (day, given) in enumerate(found)]
    stands = decided_awards(made)
    assert stands == decided_awards(reversed(made))
    for key, award in stands.items():
        about = [one for one in made if key in one.outcomes]
        assert award.decision.decided_on == max(one.decided_on for one in about)
        assert award.standard == award.decision.outcomes[key].replace(DECLINED, "")


def test_a_decision_needs_its_document_and_somebody():
    empty = CommendationDecision(id="d", org_id="o")
    codes = {one.code for one in award_decision_problems(empty, TODAY)}
    assert codes == {
        "award-number-missing", "award-day-missing", "award-body-missing", "award-nobody",
    }  # fmt: skip
    ahead = decision("d", date(2026, 12, 1), p="merit-letter")
    assert [one.code for one in award_decision_problems(ahead, TODAY)] == ["award-ahead"]
