"""Documents, deadlines, remarks, answers, decisions: written at the office, read at the unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from chibo_desktop.domain.commendation import CommendationProposal
from chibo_desktop.domain.directives import Instruction, MonthDeadline
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.evaluation import Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import OpinionRoute, Slip
from chibo_desktop.domain.opinions.records import ForwardedOpinion
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.commendation_acts import AwardDraft, decide, remove_award_decision
from chibo_desktop.services.decisions import DecisionDraft, load_results, record_decision
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import DirectiveView, receive_directive
from chibo_desktop.services.home import TaskState, load_home
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.merit_forms import merit_forms
from chibo_desktop.services.office_letters import (
    issue_instruction,
    reply_to_opinion,
    set_deadline,
    withdraw_letter,
    write_remark,
)
from chibo_desktop.services.office_received import Deadlines, instructions_now, usual_due_day
from chibo_desktop.services.opinion_acts import enter_slips, route_opinion
from chibo_desktop.services.opinion_figures import sent_opinions
from chibo_desktop.services.opinions import load_opinions
from chibo_desktop.services.rounds import load_sheet, reopen_round
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.commendations import award_decisions
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month
from services.test_directive_content import carried, node, trying

TODAY = date(2026, 11, 3)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Two units have closed October and sent it; one has routed an opinion up."""
    one = Story(tmp_path_factory.mktemp("letters"))
    for code in ("CB07", "CB08"):
        live_month(one.enrolled(code))
    with one.units["CB07"].unit() as unit:
        branch = unit.all(Branch)[0].id
        slips = [
            Slip(area="party-building", content="Nên họp sớm hơn"),
            Slip(area="party-building", content="Phiếu giữ kín"),
        ]
        enter_slips(unit, branch, OCTOBER, "box", slips)
        first = load_opinions(unit, branch, TODAY).lines
        routed = next(line for line in first if line.case.opinion.content == "Nên họp sớm hơn")
        route_opinion(
            unit,
            routed.case.opinion.id,
            OpinionRoute.SUPERIOR,
            TODAY,
            text="Đề nghị họp sớm hơn",
        )
    for code in ("CB07", "CB08"):
        with one.units[code].unit() as unit:
            somebody = unit.all(Member)[0]
            unit.save(
                CommendationProposal(
                    id=unit.new_id(),
                    org_id=unit.author.org_id,
                    branch_id=somebody.branch_id,
                    member_id=somebody.id,
                    year=2026,
                ),
                act="merit.propose",
            )
        bundle = one.report(code)
        taken = receive_one(one.office, bundle.read_bytes(), bundle.name, merge=True)
        assert taken.outcome is Outcome.MERGED
    yield one
    one.close()


def round_of(unit: Unit, story: Story, code: str = "CB07") -> Round:
    return next(one for one in unit.all(Round) if one.org_id == node(story, code))


def received(office: Unit, unit: Unit, story: Story, code: str = "CB07") -> DirectiveView:
    file = write_directive(office, story.subordinates[code].id)
    return receive_directive(unit, file.data, file.name)


def test_a_remark_and_a_return_stand_beside_the_units_round(story: Story) -> None:
    with trying(story.office) as office, trying(story.units["CB07"]) as unit:
        of = round_of(office, story)
        person = load_sheet(office, of.id).rows[0].evaluation
        write_remark(office, of.id, "Xem lại điểm mục 3", evaluation_id=person.id)
        write_remark(office, of.id, "Thiếu biên bản họp", returns=True)
        view = received(office, unit, story)
        assert {line.about for line in view.lines} == {
            "tháng 10 năm 2026",
            f"tháng 10 năm 2026, đồng chí {person.full_name}",
        }
        board = load_results(unit, of.id)
        assert {(one.content, one.is_return, one.evaluation_id) for one in board.remarks} == {
            ("Xem lại điểm mục 3", False, person.id),
            ("Thiếu biên bản họp", True, ""),
        }
        assert board.sheet.is_closed
        reopen_round(unit, of.id, board.remarks[0].content)
        assert not load_sheet(unit, of.id).is_closed
        assert load_results(unit, of.id).remarks == board.remarks
    with trying(story.office) as office, trying(story.units["CB08"]) as unit:
        write_remark(office, round_of(office, story).id, "Chỉ cho CB07")
        assert received(office, unit, story, "CB08").lines == ()


def test_a_return_wants_a_reason_and_a_closed_round(story: Story) -> None:
    with trying(story.office) as office:
        of = round_of(office, story)
        for content, returns, code in (("", False, "remark-text"), (" ", True, "remark-text")):
            with pytest.raises(DomainError) as refused:
                write_remark(office, of.id, content, returns=returns)
            assert refused.value.problems[0].code == code
        with pytest.raises(DomainError) as refused:
            write_remark(office, "no such round", "…")
        assert refused.value.problems[0].code == "round-unknown"


def test_a_decision_of_the_office_stands_beside_the_proposal(story: Story) -> None:
    with trying(story.office) as office, trying(story.units["CB07"]) as unit:
        of = round_of(office, story)
        best = next(
            line for line in load_results(office, of.id).lines if line.proposed is Rating.EXCELLENT
        )
        record_decision(
            office,
            DecisionDraft(
                round_id=of.id,
                number="12-QĐ/ĐU",
                decided_on=TODAY,
                body="Đảng ủy Cơ quan",
                ratings={best.evaluation.id: Rating.GOOD},
            ),
        )
        received(office, unit, story)
        (line,) = load_results(unit, of.id).differing
        assert (line.proposed, line.standing) == (Rating.EXCELLENT, Rating.GOOD)
        assert load_results(unit, of.id).own == frozenset()


def test_a_decision_on_commendations_goes_to_each_unit_with_its_own_part(story: Story) -> None:
    form = next(code for code, one in merit_forms().items() if one.form and one.level)
    with trying(story.office) as office:
        proposals = {one.org_id: one for one in office.all(CommendationProposal)}
        draft = AwardDraft(
            number="20-QĐ/ĐU",
            decided_on=TODAY,
            body="Đảng ủy Cơ quan",
            outcomes={one.id: form for one in proposals.values()},
        )
        whole = decide(office, draft)
        assert [one.id for one in award_decisions(office.connection)] == [whole]
        for code in ("CB07", "CB08"):
            mine = proposals[node(story, code)].id
            with trying(story.units[code]) as unit:
                received(office, unit, story, code)
                (came,) = award_decisions(unit.connection)
                assert dict(came.outcomes) == {mine: form}
                (row,) = unit.all(Commendation)
                assert row.decision_number == "20-QĐ/ĐU"
        with trying(story.units["CB07"]) as unit:
            received(office, unit, story)
            remove_award_decision(office, whole, "Ghi nhầm")
            received(office, unit, story)
            assert award_decisions(unit.connection) == []
            assert unit.all(Commendation) == []


def test_an_answer_stands_beside_the_opinion_that_was_routed_up(story: Story) -> None:
    with trying(story.office) as office, trying(story.units["CB07"]) as unit:
        (sent,) = sent_opinions(office, 2026)
        reply_to_opinion(office, sent.record.id, "Ban Thường vụ", "Đồng ý, áp dụng từ tháng 12")
        assert [one.content for one in sent_opinions(office, 2026)[0].replies] == [
            "Đồng ý, áp dụng từ tháng 12"
        ]
        received(office, unit, story)
        told = {
            line.case.opinion.content: [one.by_whom for one in line.replies]
            for line in load_opinions(unit, "", TODAY).lines
        }
        assert told == {"Nên họp sớm hơn": ["Ban Thường vụ"], "Phiếu giữ kín": []}


def test_an_answer_says_nothing_of_the_opinion_itself(story: Story) -> None:
    with trying(story.office) as office:
        (sent,) = sent_opinions(office, 2026)
        reply_to_opinion(office, sent.record.id, "Ban Thường vụ", "Đồng ý")
        words = "".join(
            str(change.value) for one in carried(office, story, "CB07") for change in one.changes
        )
        assert "Đồng ý" in words
        assert "họp sớm" not in words
        assert "giữ kín" not in words
        assert carried(office, story, "CB08") == []
        assert office.get(ForwardedOpinion, sent.record.id) is not None


def test_a_deadline_moves_the_day_on_both_sides(story: Story) -> None:
    early, own = date(2026, 11, 25), date(2026, 11, 27)
    usual = usual_due_day(NOVEMBER)
    with trying(story.office) as office, trying(story.units["CB07"]) as unit:
        draft = MonthDeadline(id="", org_id="", period=NOVEMBER, due_on=early)
        set_deadline(office, draft)
        set_deadline(office, replace(draft, unit_id=node(story, "CB07"), due_on=own))
        day = Deadlines.of(office).day
        assert day(NOVEMBER, node(story, "CB07")) == own
        assert day(NOVEMBER, node(story, "CB08")) == early
        assert day(OCTOBER, node(story, "CB08")) == usual_due_day(OCTOBER)
        matrix = load_matrix(office, NOVEMBER, date(2026, 11, 26))
        cells = [row.cells[NOVEMBER.number - 1].state for row in matrix.rows]
        assert cells == [CellState.WAITING, CellState.MISSING]
        assert matrix.due_on == early
        received(office, unit, story)
        home = load_home(unit, NOVEMBER, date(2026, 11, 28))
        assert home.due_on == own < usual
        assert home.branches[0].tasks[-1].state is TaskState.LATE
        with trying(story.units["CB08"]) as other:
            received(office, other, story, "CB08")
            assert load_home(other, NOVEMBER, TODAY).due_on == early


def test_a_document_is_on_the_first_page_until_it_is_over_or_withdrawn(story: Story) -> None:
    with trying(story.office) as office, trying(story.units["CB07"]) as unit:
        draft = Instruction(
            id="",
            org_id="",
            title="Chuẩn bị kiểm điểm cuối năm",
            content="Nộp danh sách",
            issued_on=TODAY,
        )
        issue_instruction(office, replace(draft, due_on=date(2026, 12, 1)))
        lasting = issue_instruction(office, replace(draft, title="Lâu dài"))
        received(office, unit, story)
        assert [one.title for one in instructions_now(unit, TODAY)] == [
            "Chuẩn bị kiểm điểm cuối năm",
            "Lâu dài",
        ]
        assert [one.title for one in load_home(unit, NOVEMBER, TODAY).instructions] == [
            "Chuẩn bị kiểm điểm cuối năm",
            "Lâu dài",
        ]
        assert instructions_now(unit, date(2027, 2, 1)) == []
        kept = office.get(Instruction, lasting)
        assert kept is not None
        withdraw_letter(office, kept)
        received(office, unit, story)
        assert len(instructions_now(unit, TODAY)) == 1
        assert instructions_now(office, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "instruction-title"),
        ({"content": ""}, "instruction-text"),
        ({"issued_on": None}, "instruction-day"),
        ({"due_on": date(2026, 10, 1)}, "instruction-due"),
    ],
)
def test_what_a_document_lacks_is_said(story: Story, changes: dict[str, object], code: str) -> None:
    whole = Instruction(id="", org_id="", title="Về", content="Làm", issued_on=TODAY)
    with trying(story.office) as office:
        with pytest.raises(DomainError) as refused:
            issue_instruction(office, replace(whole, **changes))  # type: ignore[arg-type]
        assert [one.code for one in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("period", "due_on", "code"),
    [
        (None, TODAY, "deadline-month"),
        (NOVEMBER, None, "deadline-day"),
        (Month(2026, 12), TODAY, "deadline-early"),
    ],
)
def test_what_a_deadline_lacks_is_said(
    story: Story, period: Month | None, due_on: date | None, code: str
) -> None:
    with trying(story.office) as office:
        with pytest.raises(DomainError) as refused:
            set_deadline(office, MonthDeadline(id="", org_id="", period=period, due_on=due_on))
        assert [one.code for one in refused.value.problems] == [code]


def test_what_a_unit_wrote_is_not_withdrawn_by_another(story: Story) -> None:
    with trying(story.office) as office:
        with pytest.raises(DomainError) as refused:
            withdraw_letter(office, round_of(office, story))
        assert refused.value.problems[0].code == "withdraw-elsewhere"
