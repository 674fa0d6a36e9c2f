"""The practice Đảng bộ: its shape, its trouble, its year, and that it is the same every time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import BUILT_MS, PASSWORD, Dice, Wall
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.criteria_evidence import sources_of
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.identity_number import digits
from chibo_desktop.domain.life_cycle import life_line
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.member_checks import member_problems
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Severity
from chibo_desktop.services.catalogues import catalogue_codes
from chibo_desktop.services.file_care import check_file
from chibo_desktop.services.home import load_home
from chibo_desktop.services.matrix import CellState, load_matrix
from chibo_desktop.services.missing_papers import missing_papers
from chibo_desktop.services.papers import open_paper
from chibo_desktop.services.practice import make_practice_branch
from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_enrolment import LIGHT, enrol_unit, found_office
from chibo_desktop.services.practice_members import Person, people_of
from chibo_desktop.services.practice_office import PracticeOffice, build_practice_office
from chibo_desktop.services.practice_plan import FIRST_MONTH, OPEN_MONTH, practice_plan
from chibo_desktop.services.practice_year import live_month
from chibo_desktop.services.rounds import load_sheet, round_lines
from chibo_desktop.services.session import Session, Surroundings
from chibo_desktop.services.term_figures import congress_figures
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.vectors import state_hash

SEED = 7
TODAY = date(2026, 11, 23)
AROUND = Surroundings(now=Wall(), randomness=Dice("practice"), built_ms=BUILT_MS)
STORY_UNITS = ("CB11", "CB06", "DB05")


@pytest.fixture(scope="module")
def everybody() -> list[Person]:
    return [one for plan in practice_plan().units for one in people_of(plan, SEED)]


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("practice") / "chi-bo.chibo"
    session = make_practice_branch(path, PASSWORD, AROUND, SEED)
    yield session
    session.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeOffice]:
    made = build_practice_office(
        tmp_path_factory.mktemp("office"),
        PASSWORD,
        AROUND,
        lambda _done, _total, _text: None,
        SEED,
        codes=STORY_UNITS,
    )
    yield made
    made.close()


# Shape


def test_there_are_37_units_of_two_kinds() -> None:
    kinds = Counter(one.kind for one in practice_plan().units)
    assert kinds == {WorkplaceKind.BRANCH: 29, WorkplaceKind.PARTY_ORGANIZATION: 8}
    organizations = [one for one in practice_plan().units if one.kind != WorkplaceKind.BRANCH]
    assert all(2 <= len(one.branches) <= 5 for one in organizations)
    assert len({one.code for one in practice_plan().units}) == 37


def test_there_are_about_900_members(everybody: list[Person]) -> None:
    assert 850 <= len(everybody) <= 950


def test_people_are_the_same_for_the_same_seed_and_others_for_another() -> None:
    plan = practice_plan().unit("DB03")
    assert people_of(plan, SEED) == people_of(plan, SEED)
    assert people_of(plan, SEED) != people_of(plan, SEED + 1)


def test_every_branch_has_one_secretary_and_one_deputy() -> None:
    for plan in practice_plan().units:
        seats = Counter(
            (one.branch, one.member.position)
            for one in people_of(plan, SEED)
            if one.member.position
        )
        for number in range(len(plan.branches)):
            assert seats[number, "secretary"] == seats[number, "deputy_secretary"] == 1


def test_papers_agree_with_people_except_where_trouble_is_meant(everybody: list[Person]) -> None:
    meant = {
        "card-differs-from-identity",
        "field-missing",
        "identity-length",
        "identity-lost-zeros",
        "identity-maybe-old-card",
    }
    found = {
        problem.code
        for one in everybody
        for problem in member_problems(
            replace(one.member, branch_id="b"), today=TODAY, catalogues=catalogue_codes()
        )
        if problem.severity is not Severity.OFFER
    }
    assert found <= meant


# Trouble


def test_the_practice_branch_has_every_awkward_case(branch: Session) -> None:
    with branch.unit() as unit:
        members = unit.all(Member)
    statuses = Counter(one.activity_status for one in members)
    assert statuses["exempt"] == statuses["suspended"] == 1
    assert {"deceased", "left", "transferred", "away", "guest", "withdrawn"} <= set(statuses)
    assert statuses["candidate"] == 4
    assert all(one.left_on for one in members if one.activity_status in ("left", "transferred"))
    assert max(Counter(one.full_name for one in members).values()) == 2
    assert any(one.born_on and not one.born_on.is_full for one in members)
    assert any(0 < len(digits(one.identity_number)) < 12 for one in members)
    assert any(not one.identity_number for one in members)
    assert any(
        len(one.identity_number) == 12 and one.card_number not in ("", one.identity_number)
        for one in members
    )
    admitted = [
        one.admitted_on.earliest for one in members if not one.confirmed_on and one.admitted_on
    ]
    assert any(day < date(2025, 12, 31) for day in admitted)  # ends within weeks
    assert any(day > date(2026, 6, 1) for day in admitted)  # not yet six months


def test_every_life_of_the_practice_branch_holds_together(branch: Session) -> None:
    with branch.unit() as unit:
        members = {one.id: one for one in unit.all(Member)}
        known = events_of(unit.connection, list(members), branch.author.org_id)
    assert len(known) >= 15
    for member_id, events in known.items():
        line = life_line(events)
        assert not [step.obstacle for step in line if step.obstacle]
        columns = line[-1].after.columns
        assert columns == {name: getattr(members[member_id], name) for name in columns}
    kinds = {event.kind for events in known.values() for event in events}
    assert {"readmitted", "expelled", "not_confirmed", "hosted", "transferred_out"} <= kinds
    assert any(life_line(events)[-1].after.gaps for events in known.values())


def test_who_moves_is_left_in_one_unit_and_active_in_the_other() -> None:
    move = practice_plan().transfers[0]
    gone = next(one for one in people_of(practice_plan().unit(move.source), SEED) if one.goes)
    came = next(
        one
        for one in people_of(practice_plan().unit(move.target), SEED)
        if one.member.identity_number == gone.member.identity_number
    )
    assert (gone.goes, came.comes) == (move.month, move.month)
    assert came.member.full_name == gone.member.full_name


# The year


def test_ten_months_are_closed_and_november_is_half_marked(branch: Session) -> None:
    with branch.unit() as unit:
        lines = {line.period: line for line in round_lines(unit)}
        november = load_sheet(unit, lines[OPEN_MONTH].id)
    closed = [month for month, line in lines.items() if line.state is RoundState.CLOSED]
    assert sorted(closed) == [FIRST_MONTH.plus(number) for number in range(10)]
    assert 0 < november.marked("committee") < november.marked("self") < len(november.rows)


def test_more_excellent_than_allowed_only_with_a_decision(branch: Session) -> None:
    with branch.unit() as unit:
        sheets = [load_sheet(unit, line.id) for line in round_lines(unit)]
    closed = [sheet for sheet in sheets if sheet.is_closed]
    assert all(not sheet.cap or not sheet.cap.over or sheet.round.cap_decision for sheet in closed)
    assert all(sheet.counts for sheet in closed)
    assert any(row.evaluation.votes for sheet in closed for row in sheet.rows)
    assert any(sheet.round.reopen_reason for sheet in closed)
    assert all(sheet.not_rated for sheet in closed)


def test_the_practice_branch_is_sound_and_known_to_its_office(branch: Session) -> None:
    assert branch.is_practice
    assert check_file(branch).is_sound
    with branch.unit() as unit:
        home = load_home(unit, OPEN_MONTH, TODAY)
    assert (home.acknowledged_period, home.unfinished) == ("2026-10", ())


def _small_state(folder: Path) -> str:
    folder.mkdir()
    clock, plan = PracticeClock(), practice_plan().unit("CB26")
    around = Surroundings(now=Wall(), randomness=Dice(str(folder)), built_ms=BUILT_MS)
    office, ids = found_office(
        folder / "o.chibo", PASSWORD, around, clock, SEED, units=[plan], cost=LIGHT
    )
    unit_file = folder / "u.chibo"
    one = enrol_unit(
        office, ids[plan.code], plan, unit_file, PASSWORD, around, clock, SEED, cost=LIGHT
    )
    live_month(one, FIRST_MONTH)
    with one.session.unit() as unit:
        state = state_hash(unit.connection, one.session.author.org_id)
    office.close()
    one.session.close()
    return state


def test_ids_and_marks_repeat_even_when_keys_do_not(tmp_path: Path) -> None:
    assert _small_state(tmp_path / "first") == _small_state(tmp_path / "second")


# The office


def test_the_office_sees_what_went_unusually(office: PracticeOffice) -> None:
    october = Month(2026, 10)
    with office.session.unit() as unit:
        matrix = load_matrix(unit, october, TODAY)
    states = {row.subordinate.code: row.cells[9].state for row in matrix.rows}
    assert states == {
        "CB11": CellState.MISSING,
        "CB06": CellState.FAULTY,
        "DB05": CellState.LATE,
    }
    assert all(row.cells[0].state is CellState.RECEIVED for row in matrix.rows)
    assert all(row.cells[10].state is CellState.WAITING for row in matrix.rows)


def test_every_unit_whose_books_came_has_held_its_congress(office: PracticeOffice) -> None:
    with office.session.unit() as unit:
        figures = congress_figures(unit)
    assert figures.title == "2025–2030"
    assert (len(figures.held), figures.not_yet) == (len(figures.units), ())


def test_the_office_has_the_same_as_the_unit_that_sent_all(office: PracticeOffice) -> None:
    late = next(one for one in office.units if one.plan.code == "DB05")
    node = late.session.author.org_id
    with office.session.unit() as unit:
        october = [line for line in round_lines(unit) if line.branch_id in late.branch_ids]
        here = [load_sheet(unit, line.id).counts for line in october if line.period.number == 10]
    with late.session.unit() as unit:
        there = [
            load_sheet(unit, line.id).counts
            for line in round_lines(unit)
            if line.period.number == 10
        ]
    assert here == there
    assert len(here) == 2
    assert node


def test_two_dossiers_of_the_practice_branch_have_papers(branch: Session) -> None:
    with branch.unit() as unit:
        papers = unit.all(Attachment)
        found = missing_papers(unit)
        first = open_paper(unit, papers[0].id)
    assert len({paper.member_id for paper in papers}) == 2
    assert 0 < len(found.lines) <= found.checked
    assert first.data.startswith(b"%PDF-")
    assert check_file(branch, reads_scans=True).is_sound


def test_what_was_counted_is_alive_in_the_open_month(branch: Session) -> None:
    with branch.unit() as unit:
        newest, before = round_lines(unit)[:2]
        sheet, closed = load_sheet(unit, newest.id), load_sheet(unit, before.id)
    rows = sheet.rows
    assert not sheet.is_closed
    assert closed.is_closed
    assert sheet.criteria_set.id == closed.criteria_set.id  # so last month's marks can be copied
    assert sum(bool(row.evaluation.events) for row in rows) >= 5
    assert any(row.evaluation.notes for row in rows)
    known = {code for row in rows for code, one in row.filled.known.items() if one.value}
    assert known & sources_of(sheet.criteria_set)
    corrected = [row for row in rows if "0" in row.evaluation.events.values()]
    assert [bool(row.evaluation.notes) for row in corrected] == [True]
    assert not any(row.problems for row in rows if row.outcome.is_complete)
