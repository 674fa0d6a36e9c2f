"""Committee, congress, documents, inspection: what is written, what follows, what travels."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from branch_files import NAMES, BranchFile, new_branch
from builders import ORG, OTHER_ORG, author, member, node
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Subordinate, Workplace
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.terms.congress import Congress, CongressList, CongressState
from chibo_desktop.domain.terms.documents import DocumentState
from chibo_desktop.domain.terms.inspection import Inspection
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat, Term
from chibo_desktop.domain.work_reports.records import WorkReport
from chibo_desktop.services.branch_documents import load_documents, new_document, save_document
from chibo_desktop.services.committee import load_committee
from chibo_desktop.services.committee_acts import (
    change_post,
    remove_term,
    save_seats,
    save_term,
)
from chibo_desktop.services.congress import load_congress
from chibo_desktop.services.congress_acts import (
    begin_term,
    remove_congress,
    save_congress,
    save_election,
)
from chibo_desktop.services.full_members import full_members_by_branch
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.inspections import load_inspections, save_inspection
from chibo_desktop.services.practice_inspections import live_documents, live_inspections
from chibo_desktop.services.practice_terms import begin_terms
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.services.term_figures import (
    congress_figures,
    document_figures,
    inspection_figures,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.terms import documents_headline, inspections_headline

TODAY = date(2026, 11, 28)
DAY = date(2025, 3, 10)


@pytest.fixture
def file(tmp_path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=12)
    yield made
    made.session.close()


def a_term(unit: Unit, branch_id: str) -> Term:
    term = Term(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=branch_id,
        title="2025–2030",
        starts_on=DAY,
        size=3,
    )
    save_term(unit, term)
    return term


def a_seat(unit: Unit, term: Term, name: str, post: str, day: date = DAY) -> CommitteeSeat:
    found = {one.full_name: one.id for one in unit.all(Member)}
    seat = CommitteeSeat(
        id=unit.new_id(),
        org_id=term.org_id,
        branch_id=term.branch_id,
        term_id=term.id,
        member_id=found.get(name, ""),
        full_name=name,
        post=post,
        from_on=day,
    )
    save_seats(unit, [seat])
    return seat


def codes(refused: pytest.ExceptionInfo[DomainError]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def posts(unit: Unit) -> dict[str, str]:
    return {one.full_name: one.position for one in unit.all(Member) if one.position}


def test_the_secretary_of_today_signs_and_posts_stand_in_the_dossiers(file):
    with file.unit() as unit:
        assert posts(unit) == {NAMES[9]: "secretary"}
        term = a_term(unit, file.branch_id)
        first = a_seat(unit, term, NAMES[0], "secretary")
        a_seat(unit, term, NAMES[1], "deputy_secretary")
        assert posts(unit) == {NAMES[0]: "secretary", NAMES[1]: "deputy_secretary"}
        workplace = unit.all(Workplace)[0]
        assert (workplace.secretary_name, workplace.term) == (NAMES[0], "2025–2030")
        assert unit.all(Branch)[0].secretary_name == NAMES[0]
        save_seats(unit, [replace(first, until_on=date(2026, 6, 30), exit="moved")])
        a_seat(unit, term, NAMES[2], "secretary", date(2026, 7, 1))
        assert posts(unit)[NAMES[2]] == "secretary"
        assert NAMES[0] not in posts(unit)
        board = load_committee(unit, file.branch_id, "", TODAY)
        assert [one.full_name for one in board.seated] == [NAMES[2], NAMES[1]]
        assert [one.full_name for one in board.before] == [NAMES[0]]
        assert (board.empty_seats, board.congress_due) == (1, date(2030, 3, 10))


def test_undoing_a_seat_takes_back_what_followed_from_it(file):
    with file.unit() as unit:
        term = a_term(unit, file.branch_id)
    with file.unit() as unit:
        a_seat(unit, term, NAMES[0], "secretary")
    with file.unit() as unit:
        go_back(unit, file.session.steps)
        assert posts(unit) == {NAMES[9]: "secretary"}
        assert unit.all(Workplace)[0].secretary_name == "Trần Thị Mẫu"


def test_another_post_within_the_term_ends_the_old_one(file):
    with file.unit() as unit:
        term = a_term(unit, file.branch_id)
        seat = a_seat(unit, term, NAMES[0], "committee_member")
        change_post(unit, seat, CommitteePost.SECRETARY, date(2026, 5, 1), "15-QĐ/ĐU")
        board = load_committee(unit, file.branch_id, "", TODAY)
        assert [(one.post, one.decision_number) for one in board.seated] == [
            ("secretary", "15-QĐ/ĐU")
        ]
        assert [(one.until_on, one.exit) for one in board.before] == [
            (date(2026, 4, 30), "post_changed")
        ]
        with pytest.raises(DomainError) as refused:
            change_post(unit, board.seated[0], CommitteePost.SECRETARY, TODAY, "")
        assert codes(refused) == {"seat-same-post"}
        with pytest.raises(DomainError) as refused:
            remove_term(unit, term)
        assert codes(refused) == {"term-in-use"}


def held(unit: Unit, file: BranchFile) -> Congress:
    congress = Congress(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=file.branch_id,
        title="2025–2030",
        number=7,
        held_on=DAY,
    )
    save_congress(unit, congress)
    congress = replace(congress, state=CongressState.HELD, convened=12, present=11)
    save_congress(unit, congress)
    return congress


def elect(unit: Unit, congress: Congress, kind: CongressList, seats: int, *names: object) -> None:
    board = load_congress(unit, congress.branch_id, congress.id, TODAY)
    ballot = replace(board.line(kind).ballot, seats=seats, issued=11, collected=11)
    save_election(unit, congress, ballot, [(one, votes) for one, votes in names])  # type: ignore[misc]


def test_a_congress_is_prepared_held_and_begins_the_term(file):
    with file.unit() as unit:
        congress = held(unit, file)
        board = load_congress(unit, file.branch_id, "", TODAY)
        assert board.steps[0].due_on(congress) == date(2025, 1, 9)
        assert (board.is_quorate, board.late) == (True, len(board.steps))
        with pytest.raises(DomainError) as refused:
            begin_term(unit, congress)
        assert codes(refused) == {"congress-nobody-elected"}
        names = ((NAMES[0], 11), (NAMES[1], 10), (NAMES[2], 9), (NAMES[3], 6))
        elect(unit, congress, CongressList.COMMITTEE, 3, *names)
        elect(unit, congress, CongressList.SECRETARY, 1, (NAMES[1], 11))
        begin_term(unit, congress)
        committee = load_committee(unit, file.branch_id, "", TODAY)
        assert {one.full_name: one.post for one in committee.seated} == {
            NAMES[1]: "secretary",
            NAMES[0]: "committee_member",
            NAMES[2]: "committee_member",
        }
        for act in (begin_term, remove_congress):
            with pytest.raises(DomainError) as refused:
                act(unit, congress)
            assert codes(refused) == {"congress-has-term"}


def test_a_list_is_written_whole_and_its_figures_are_checked(file):
    with file.unit() as unit:
        congress = held(unit, file)
        elect(unit, congress, CongressList.DELEGATE, 1, (NAMES[0], 8), ("Người Ngoài", 3))
        elect(unit, congress, CongressList.DELEGATE, 1, (NAMES[0], 9))
        line = load_congress(unit, file.branch_id, "", TODAY).line(CongressList.DELEGATE)
        assert [(one.full_name, one.votes) for one in line.candidates] == [(NAMES[0], 9)]
        assert line.names(line.elected.elected) == (NAMES[0],)
        assert line.candidates[0].member_id
        for names, code in (
            (((NAMES[0], 12),), "candidate-votes"),
            (((NAMES[0], 5), (NAMES[0], 6)), "candidate-twice"),
        ):
            with pytest.raises(DomainError) as refused:
                elect(unit, congress, CongressList.DELEGATE, 1, *names)
            assert codes(refused) == {code}


def test_what_must_be_issued_is_missing_until_it_is_written_down(file):
    with file.unit() as unit:
        a_term(unit, file.branch_id)
        board = load_documents(unit, file.branch_id, 2026, TODAY)
        rules = next(line for line in board.lines if line.kind.code == "working-rules")
        assert rules.state is DocumentState.MISSING
        reminded = {one.reminder.about for one in load_reminders(unit, TODAY).lines}
        assert any("Quy chế làm việc" in one for one in reminded)
        document = replace(new_document(board, rules), number="05-QC/CB", issued_on=DAY)
        save_document(unit, document)
        after = load_documents(unit, file.branch_id, 2026, TODAY)
        assert len(after.standing(DocumentState.PRESENT)) == 1
        assert documents_headline(after.lines).startswith(f"1/{len(board.lines)} văn bản đã có")
        period = "quarter-2026-3"
        report = WorkReport(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=file.branch_id,
            period=period,
            number="09-BC/CB",
            issued_on=date(2026, 9, 28),
        )
        unit.save(report, act="work-report.issue")
        lines = load_documents(unit, file.branch_id, 2026, TODAY).lines
        quarter = next(one for one in lines if one.kind.is_report and one.period.key == period)
        assert quarter.found == "09-BC/CB ngày 28/09/2026"
        with pytest.raises(DomainError) as refused:
            save_document(unit, replace(document, title=" ", issued_on=None))
        assert codes(refused) == {"document-title", "document-day"}


def test_an_inspection_is_planned_concluded_and_followed(file):
    with file.unit() as unit:
        one = Inspection(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=file.branch_id,
            year=2026,
            kind="inspection",
            title="Việc chấp hành quy chế",
            full_name=NAMES[0],
            planned_in=Month(2026, 6),
            leader_name="Chi ủy",
        )
        save_inspection(unit, one)
        assert load_inspections(unit, file.branch_id, 2026, TODAY).count.late == 1
        with pytest.raises(DomainError) as refused:
            save_inspection(unit, replace(one, state="done"))
        assert codes(refused) == {"inspection-done-day", "inspection-result"}
        done = replace(one, state="done", done_on=date(2026, 6, 20), result="Chấp hành tốt")
        save_inspection(unit, replace(done, follow_up="Bổ sung sổ", follow_due_on=TODAY))
        count = load_inspections(unit, file.branch_id, 2026, TODAY).count
        assert inspections_headline(count) == (
            "1/1 cuộc theo chương trình đã kết luận, 1 cuộc còn việc phải khắc phục"
        )
        figures = inspection_figures(unit, date(2026, 4, 1), date(2026, 6, 30), TODAY)
        assert [(name, it.full_name) for name, it in figures.named("done")] == [
            ("Chi bộ Văn phòng", NAMES[0])
        ]


def test_the_practice_branch_is_alive(file):
    with file.unit() as unit:
        begin_terms(unit, [file.branch_id], "CB01", 1)
        for number in range(1, 12):
            live_documents(unit, [file.branch_id], Month(2026, number), "CB01")
            live_inspections(unit, [file.branch_id], Month(2026, number), "CB01")
        committee = load_committee(unit, file.branch_id, "", TODAY)
        assert committee.secretary is not None
        congress = load_congress(unit, file.branch_id, "", TODAY)
        assert congress.congress is not None
        assert congress.congress.is_held
        documents = load_documents(unit, file.branch_id, 2026, TODAY)
        assert documents.standing(DocumentState.PRESENT)
        assert load_inspections(unit, file.branch_id, 2026, TODAY).lines


def test_the_office_names_who_has_not_held_its_congress(tmp_path):
    office = node(tmp_path, "office", OTHER_ORG)
    office.author = author("office", OTHER_ORG)
    first = node(tmp_path, "first")
    with first.unit() as unit:
        unit.save(Workplace(id=ORG, org_id=ORG, name="Chi bộ Một"), act="workplace.create")
        unit.save(Branch(id="b1", org_id=ORG, name="Chi bộ Một"), act="branch.create")
        unit.save_all([member(number) for number in range(1, 5)], act="member.create")
        unit.save(
            Congress(
                id="c1",
                org_id=ORG,
                branch_id="b1",
                title="2025–2030",
                state=CongressState.HELD,
                held_on=DAY,
            ),
            act="congress.create",
        )
        a_term(unit, "b1")
    office.receive(first.everything())
    with office.unit() as unit:
        for at, (name, node_id) in enumerate((("Chi bộ Một", ORG), ("Chi bộ Hai", "other"))):
            one = Subordinate(
                id=f"s{at}", org_id=OTHER_ORG, name=name, code=f"CB0{at}", node_id=node_id
            )
            unit.save(one, act="subordinate.edit")
        figures = congress_figures(unit)
        assert (len(figures.held), len(figures.units)) == (1, 2)
        assert [one.name for one in figures.not_yet] == ["Chi bộ Hai"]
        (documents,) = document_figures(unit, 2026, TODAY)
        assert "working-rules" in {line.kind.code for line in documents.missing}


def test_the_full_members_of_a_unit_are_counted_until_its_journal_changes(tmp_path):
    office = node(tmp_path, "office", OTHER_ORG)
    office.author = author("office", OTHER_ORG)
    first = node(tmp_path, "first")
    confirmed = PartialDate(2012, 1, 1)
    with first.unit() as unit:
        unit.save(Branch(id="b1", org_id=ORG, name="Chi bộ Một"), act="branch.create")
        full = member(1, branch_id="b1", confirmed_on=confirmed)
        unit.save_all([full, member(2, branch_id="b1")], act="member.create")
    office.receive(first.everything())
    for _ in range(2):  # counted, and as it was kept
        with office.unit() as unit:
            assert full_members_by_branch(unit) == {"b1": 1} == full_members_by_branch(unit, ORG)
    with first.unit() as unit:
        known = unit.edit(Member, "m2")
        assert known is not None
        unit.save(replace(known.record, confirmed_on=confirmed), act="member.edit", base=known)
    office.receive(first.everything())
    with office.unit() as unit:
        assert full_members_by_branch(unit) == {"b1": 2} == full_members_by_branch(unit, ORG)
