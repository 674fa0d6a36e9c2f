"""Khen thưởng from proposal to the dossier; disciplines from the first step to the dossier."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.commendation import (
    DECLINED,
    CommendationProposal,
    CommendedKind,
    ProposalState,
)
from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.discipline import DisciplineCase, DisciplineStage, DisciplineStep
from chibo_desktop.domain.dossier.merit_rows import Commendation, Discipline
from chibo_desktop.domain.meeting import MeetingKind, MeetingState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.commendation_acts import (
    AwardDraft,
    decide,
    propose_merit,
    remove_award_decision,
    save_proposal,
    submit_proposals,
)
from chibo_desktop.services.commendation_checks import findings_of, stands_against
from chibo_desktop.services.commendation_figures import commended, counted
from chibo_desktop.services.commendation_votes import VoteDraft, note_vote, voting_meetings
from chibo_desktop.services.commendations import ProposalLine, load_commendations
from chibo_desktop.services.discipline import (
    forms_for,
    load_discipline,
    note_step,
    remove_last_step,
    save_case,
    vote_of,
)
from chibo_desktop.services.discipline_figures import disciplined
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.journal_log import JournalFilter, journal_page
from chibo_desktop.services.known_merits import commendations_in_period, discipline_in_period
from chibo_desktop.services.meetings import new_meeting, save_meeting
from chibo_desktop.services.merits import note_past_rating
from chibo_desktop.services.minutes import load_minutes
from chibo_desktop.services.practice_plan import practice_plan, read_list
from chibo_desktop.services.registers import RegisterOptions, register_view

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BODY = "Đảng ủy Khối Thử nghiệm"


@pytest.fixture
def branch(tmp_path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 6)
    with made.unit() as unit:
        for one in unit.all(Member)[:2]:
            note_past_rating(
                unit, made.branch_id, one.id, 2025, Rating.EXCELLENT, "5-QĐ/ĐU", today=TODAY
            )
            propose_merit(unit, made.branch_id, one.id, 2025, "merit-letter", "Việc khó")
        save_proposal(unit, proposal(made, unit.new_id(), CommendedKind.BRANCH, "unit-letter"))
    yield made
    made.session.close()


def proposal(
    branch: BranchFile, identity: str, kind: CommendedKind, standard: str, **rest: str
) -> CommendationProposal:
    return CommendationProposal(
        id=identity,
        org_id=branch.session.author.org_id,
        branch_id=branch.branch_id,
        year=2025,
        kind=kind,
        standard=standard,
        **rest,
    )


def lines(branch: BranchFile, year: int = 2026) -> list[ProposalLine]:
    """As they were entered, wherever each stands on the board."""
    with branch.unit() as unit:
        entered = [one.id for one in unit.all(CommendationProposal)]
        found = load_commendations(unit, year).lines
    return sorted(found, key=lambda line: entered.index(line.proposal.id))


def award(branch: BranchFile, *outcomes: str, number: str = "12-QĐ/ĐU") -> str:
    given = dict(zip([one.proposal.id for one in lines(branch, 2025)], outcomes, strict=False))
    draft = AwardDraft(number=number, decided_on=date(2026, 2, 3), body=BODY, outcomes=given)
    with branch.unit() as unit:
        return decide(unit, draft)


def rows(branch: BranchFile) -> list[Commendation]:
    with branch.unit() as unit:
        return unit.all(Commendation)


def test_a_proposal_of_the_years_end_goes_the_way_to_its_decision(branch):
    with branch.unit() as unit:
        meeting = replace(
            new_meeting(unit, branch.branch_id, date(2026, 1, 10), MeetingKind.REGULAR),
            state=MeetingState.HELD,
        )
        save_meeting(unit, meeting)
        assert [one.id for one in voting_meetings(unit, branch.branch_id, 2025)] == [meeting.id]
    first, second, whole = lines(branch, 2025)
    assert {one.state for one in (first, second, whole)} == {ProposalState.PROPOSED}
    draft = VoteDraft(
        meeting_id=meeting.id, title="Khen thưởng", base=6, in_favour=6, against=0, abstained=0
    )
    with branch.unit() as unit:
        note_vote(unit, [first.proposal, whole.proposal], draft)
    first, second, whole = lines(branch, 2025)
    with branch.unit() as unit:
        note_vote(unit, [second.proposal], replace(draft, title="Riêng", in_favour=3, against=3))
        assert [one.vote.title for one in load_minutes(unit, meeting.id).votes] == [
            "Khen thưởng",
            "Riêng",
        ]
    assert [one.state for one in lines(branch, 2025)] == [
        ProposalState.CARRIED,
        ProposalState.NOT_CARRIED,
        ProposalState.CARRIED,
    ]
    with branch.unit() as unit:
        submit_proposals(unit, [first.proposal, whole.proposal], "3-TTr/CB", date(2026, 1, 15))
    award(branch, "merit-letter", DECLINED, "unit-letter")
    states = [one.state for one in lines(branch, 2025)]
    assert states == [ProposalState.AWARDED, ProposalState.DECLINED, ProposalState.AWARDED]
    assert [one.money for one in lines(branch)] == [702_000, None, 1_404_000]


def test_a_vote_that_a_proposal_has_alone_is_corrected_not_written_again(branch):
    with branch.unit() as unit:
        meeting = new_meeting(unit, branch.branch_id, date(2026, 1, 10), MeetingKind.REGULAR)
        save_meeting(unit, replace(meeting, state=MeetingState.HELD))
    draft = VoteDraft(
        meeting_id=meeting.id, title="Khen thưởng", base=6, in_favour=2, against=4, abstained=0
    )
    first = lines(branch, 2025)[0].proposal.id
    for favour in (2, 5):
        with branch.unit() as unit:
            one = unit.get_many(CommendationProposal, [first])[first]
            note_vote(unit, [one], replace(draft, in_favour=favour, against=6 - favour))
    with branch.unit() as unit:
        assert [one.vote.in_favour for one in load_minutes(unit, meeting.id).votes] == [5]
    assert lines(branch, 2025)[0].state is ProposalState.CARRIED


def test_what_is_decided_stands_once_in_the_dossier_and_feeds_what_is_known(branch):
    decision = award(branch, "merit-letter", "merit-letter", "unit-letter")
    assert [one.decision_number for one in rows(branch)] == ["12-QĐ/ĐU"] * 2
    assert {one.merit for one in rows(branch)} == {"Việc khó"}
    award(branch, "merit-letter", number="13-QĐ/ĐU")  # the number was misread
    assert sorted(one.decision_number for one in rows(branch)) == ["12-QĐ/ĐU", "13-QĐ/ĐU"]
    ids = [one.member_id for one in rows(branch)]
    with branch.unit() as unit:
        known = commendations_in_period(unit.connection, branch.branch_id, ids, *YEAR)
        assert {one.value for one in known.values()} == {1}
        found = commended(unit.connection, None, *YEAR)
    assert counted(found) == (1, 2)
    assert found[0].is_collective
    assert found[0].name == "Chi bộ Văn phòng"
    with branch.unit() as unit:
        remove_award_decision(unit, decision, "Ghi nhầm")
        assert counted(commended(unit.connection, None, *YEAR)) == (0, 1)
    assert [one.decision_number for one in rows(branch)] == ["13-QĐ/ĐU"]


def test_the_register_of_commendations_holds_members_and_collectives(branch):
    award(branch, "merit-letter", DECLINED, "unit-letter")
    with branch.unit() as unit:
        view = register_view(unit, "commendations", RegisterOptions(year=2026))
    assert len(view.rows) == 2
    assert any("Chi bộ Văn phòng" in row for row in view.rows)
    assert all(any("12-QĐ/ĐU" in cell for cell in row) for row in view.rows)


def test_a_decision_is_undone_with_what_it_wrote_into_the_dossiers(branch):
    award(branch, "merit-letter", "merit-letter", "unit-letter")
    with branch.unit() as unit:
        gone = go_back(unit, branch.session.steps)
    assert "quyết định khen thưởng" in gone.words
    assert rows(branch) == []
    assert {one.state for one in lines(branch, 2025)} == {ProposalState.PROPOSED}


def test_a_commendation_entered_by_hand_under_the_same_number_is_not_counted_twice(branch):
    first = lines(branch, 2025)[0].proposal
    with branch.unit() as unit:
        unit.save(
            Commendation(
                id=unit.new_id(),
                org_id=first.org_id,
                member_id=first.member_id,
                awarded_on=PartialDate(2026, 2),
                form="Giấy khen",
                decision_number="12-qđ/đu",
            ),
            act="row.add",
        )
    award(branch, "merit-letter")
    with branch.unit() as unit:
        assert counted(commended(unit.connection, None, *YEAR)) == (0, 1)
    assert len(rows(branch)) == 1


def test_every_finding_names_its_rule_and_a_discipline_stands_against(branch):
    first, _, whole = lines(branch, 2025)
    with branch.unit() as unit:
        assert not stands_against(findings_of(unit, first.proposal, TODAY))
        of_branch = findings_of(unit, whole.proposal, TODAY)
        assert stands_against(of_branch)  # nobody has rated the branch
        note_past_rating(unit, branch.branch_id, "", 2025, Rating.EXCELLENT, "6-QĐ/ĐU", today=TODAY)
        assert not stands_against(findings_of(unit, whole.proposal, TODAY))
        unit.save(
            Discipline(
                id=unit.new_id(),
                org_id=first.proposal.org_id,
                member_id=first.proposal.member_id,
                decided_on=PartialDate(2026, 3, 1),
                form="reprimand",
                kind="party",
            ),
            act="row.add",
        )
        found = findings_of(unit, first.proposal, TODAY)
    against = [one for one in found if one.state is MeritState.NOT_MET]
    assert [one.text for one in against] == ["Còn quyết định kỷ luật có hiệu lực đến 01/03/2027."]
    assert all(one.rule is not None for one in found)


@pytest.mark.parametrize(
    ("kind", "standard", "rest", "code"),
    [
        (CommendedKind.BRANCH, "merit-letter", {}, "merit-unknown"),
        (CommendedKind.MEMBER, "extra-letter", {"merit": "Cứu người"}, "merit-member"),
        (CommendedKind.MEMBER, "extra-letter", {"member_id": "m"}, "merit-achievement"),
        (CommendedKind.PARTY_GROUP, "unit-letter", {}, "merit-name"),
    ],
)
def test_a_proposal_that_names_nobody_or_no_form_is_refused(branch, kind, standard, rest, code):
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_proposal(unit, proposal(branch, "x", kind, standard, **rest))
    assert code in [one.code for one in refused.value.problems]


def test_a_decision_on_what_is_not_known_is_refused(branch):
    draft = AwardDraft(number="1", decided_on=TODAY, body=BODY, outcomes={"nothing": DECLINED})
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        decide(unit, draft)
    assert [one.code for one in refused.value.problems] == ["merit-unknown"]


def test_the_practice_units_are_commended_as_the_plan_says():
    plain, plan = read_list("commendations"), practice_plan()
    sizes = {one.code: sum(branch.size for branch in one.branches) for one in plan.units}
    assert sum(plain["persons"].values()) == 49
    assert len(set(plain["collectives"])) == 7
    assert set(plain["collectives"]) <= sizes.keys() == plain["persons"].keys()
    assert all(5 * count <= sizes[code] for code, count in plain["persons"].items())


def _case(branch: BranchFile, **rest: str) -> DisciplineCase:
    case = DisciplineCase(
        id="01930000-0000-7000-8000-0000000000c1",
        org_id=branch.session.author.org_id,
        branch_id=branch.branch_id,
        opened_on=date(2026, 1, 5),
        matter="Thiếu trách nhiệm",
        **rest,
    )
    with branch.unit() as unit:
        save_case(unit, case)
    return case


def _step(branch: BranchFile, case: DisciplineCase, stage: str, day: int, **rest: object) -> None:
    with branch.unit() as unit:
        one = DisciplineStep(
            id=unit.new_id(),
            org_id=case.org_id,
            case_id=case.id,
            stage=stage,
            happened_on=date(2026, 3, day),
            **rest,
        )
        note_step(unit, case, one)


def test_a_decided_case_is_one_row_of_the_dossier_until_it_is_annulled(branch):
    with branch.unit() as unit:
        member = unit.all(Member)[0]
    case = _case(branch, member_id=member.id)
    _step(branch, case, "reviewed", 1)
    _step(branch, case, "voted", 2, form="expulsion", base=6, in_favour=3)
    with branch.unit() as unit:
        (line,) = load_discipline(unit).lines
        assert vote_of(unit, line.steps[-1]).result.is_carried is False
        assert unit.all(Discipline) == []
    _step(branch, case, "decided", 5, form="warning", number="2-QĐ/CB", body="Chi bộ")
    _step(branch, case, "complained", 6)
    _step(branch, case, "changed", 9, form="reprimand", number="7-QĐ/ĐU", body="Đảng ủy")
    with branch.unit() as unit:
        (row,) = unit.all(Discipline)
        assert (row.form, row.decision_number, row.ended_by) == ("reprimand", "2-QĐ/CB", "7-QĐ/ĐU")
        (line,) = load_discipline(unit).lines
        assert line.ends_on == date(2027, 3, 5)
        known = discipline_in_period(unit.connection, branch.branch_id, [member.id], *YEAR)
        assert known[member.id].value == 1
        assert [one.name for one in disciplined(unit.connection, None, *YEAR)] == [member.full_name]
    _step(branch, case, "complained", 10)
    _step(branch, case, "annulled", 12, note="Xử lý oan")
    with branch.unit() as unit:
        assert unit.all(Discipline) == []
        said = [line.words for line in journal_page(unit, JournalFilter()).lines]
        of_member = journal_page(unit, JournalFilter(text=member.full_name)).lines
    assert any("kỷ luật" in words for words in said)
    assert not any(member.full_name in words for words in said if "kỷ luật" in words)
    assert of_member
    assert not any("kỷ luật" in line.words for line in of_member)
    with branch.unit() as unit:
        remove_last_step(unit, case)
        assert len(unit.all(Discipline)) == 1
        assert load_discipline(unit).lines[0].stage is DisciplineStage.COMPLAINED


def test_a_collective_has_forms_of_its_own_and_counts_without_a_dossier(branch):
    case = _case(branch, name="Chi ủy chi bộ Văn phòng")
    with branch.unit() as unit:
        assert forms_for(case, None, TODAY) == ("reprimand", "warning", "dissolution")
    _step(branch, case, "reviewed", 1)
    _step(branch, case, "decided", 5, form="reprimand", number="9-QĐ/ĐU", body="Đảng ủy")
    with branch.unit() as unit:
        assert unit.all(Discipline) == []
        (one,) = disciplined(unit.connection, None, *YEAR)
        assert one.is_collective
        assert one.form == "reprimand"


def test_a_step_that_may_not_follow_is_refused(branch):
    case = _case(branch, name="Tổ đảng 1")
    with pytest.raises(DomainError) as refused:
        _step(branch, case, "ended", 5)
    assert [one.code for one in refused.value.problems] == ["discipline-order"]
