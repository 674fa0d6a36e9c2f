"""Proposals and cases reach the office; it decides beside them, and nothing is counted twice."""

from datetime import date

from chibo_desktop.domain.commendation import CommendationProposal, CommendedKind, ProposalState
from chibo_desktop.domain.discipline import DisciplineCase
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.commendation_acts import AwardDraft, decide, save_proposal
from chibo_desktop.services.commendation_figures import commended, counted
from chibo_desktop.services.commendations import load_commendations
from chibo_desktop.services.discipline import load_discipline, save_case
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.picture import load_picture
from chibo_desktop.services.session import Session
from chibo_desktop.services.work_reports import load_report
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def _send(story: Story, month: Month) -> None:
    bundle = story.report("CB01", month)
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)


def _propose(branch: Session) -> None:
    with branch.unit() as unit:
        member, of = unit.all(Member)[1], unit.all(Branch)[0]
        for kind, standard, member_id in (
            (CommendedKind.MEMBER, "extra-letter", member.id),
            (CommendedKind.BRANCH, "unit-letter", ""),
        ):
            one = CommendationProposal(
                id=unit.new_id(),
                org_id=branch.author.org_id,
                branch_id=of.id,
                year=2026,
                kind=kind,
                standard=standard,
                member_id=member_id,
                merit="Cứu người trong lũ",
            )
            save_proposal(unit, one)
        case = DisciplineCase(
            id=unit.new_id(),
            org_id=branch.author.org_id,
            branch_id=of.id,
            member_id=member.id,
            opened_on=date(2026, 10, 1),
            matter="Thiếu trách nhiệm",
        )
        save_case(unit, case)


def _decide(session: Session) -> None:
    with session.unit() as unit:
        lines = load_commendations(unit, 2026).lines
        draft = AwardDraft(
            number="12-QĐ/ĐU",
            decided_on=date(2026, 11, 2),
            body="Đảng ủy Cơ quan",
            outcomes={one.proposal.id: one.proposal.standard for one in lines},
        )
        decide(unit, draft)


def _awards(office: Session) -> tuple[int | None, int | None]:
    """As the picture of the month tells, and the report, both of what is kept of the unit."""
    period, today = ReportPeriod.of(PeriodKind.MONTH, NOVEMBER.first_day), NOVEMBER.last_day
    with office.unit() as unit:
        picture = load_picture(unit, period, today)
        report = load_report(unit, "", period, today)
    return picture.totals.get("awards"), report.figures["awards"].number


def test_the_office_sees_decides_and_counts_each_once(tmp_path):
    story = Story(tmp_path)
    branch = story.enrolled("CB01")
    live_month(branch, OCTOBER)
    _propose(branch)
    _send(story, OCTOBER)
    assert _awards(story.office) == (0, 0)
    _decide(story.office)
    assert _awards(story.office) == (2, 2)  # although nothing came from the unit
    with story.office.unit() as unit:
        board = load_commendations(unit, 2026)
        assert {one.state for one in board.lines} == {ProposalState.AWARDED}
        assert {one.name for one in board.lines} == {"Nguyễn Văn B", "Chi bộ CB01"}
        assert len(board.decisions) == 1
        assert counted(commended(unit.connection, None, *YEAR)) == (1, 1)
        assert unit.all(Commendation) == []  # a dossier is written by its own branch
        assert [one.name for one in load_discipline(unit).lines] == ["Nguyễn Văn B"]
    _decide(branch)  # the branch notes the same document
    live_month(branch, NOVEMBER)
    _send(story, NOVEMBER)
    with story.office.unit() as unit:
        assert counted(commended(unit.connection, None, *YEAR)) == (1, 1)
        assert len(unit.all(Commendation)) == 1
        org_ids = [branch.author.org_id]
        assert counted(commended(unit.connection, org_ids, *YEAR)) == (1, 1)
        assert commended(unit.connection, [], *YEAR) == ()
    story.close()
