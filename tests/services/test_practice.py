"""The practice Đảng bộ: its shape, its trouble, its year, and that it is the same every time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import BUILT_MS, PASSWORD, Dice, Wall
from chibo_desktop.domain.member_checks import member_problems
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Severity
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.catalogues import catalogue_codes
from chibo_desktop.services.commendation_figures import commended
from chibo_desktop.services.committee import load_committee
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_enrolment import LIGHT, enrol_unit, found_office
from chibo_desktop.services.practice_members import Person, people_of
from chibo_desktop.services.practice_office import PracticeOffice, build_practice_office
from chibo_desktop.services.practice_plan import FIRST_MONTH, practice_plan
from chibo_desktop.services.practice_year import live_month
from chibo_desktop.services.rounds import load_sheet, round_lines
from chibo_desktop.services.session import Surroundings
from chibo_desktop.services.targets import load_targets
from chibo_desktop.services.term_figures import congress_figures
from chibo_desktop.services.work_reports import figure_names, load_report
from chibo_desktop.storage.vectors import state_hash
from services.kept_figures import assert_kept_is_anew

SEED = 7
TODAY = date(2026, 11, 23)
AROUND = Surroundings(now=Wall(), randomness=Dice("practice"), built_ms=BUILT_MS)
STORY_UNITS = ("CB11", "CB06", "DB05")


@pytest.fixture(scope="module")
def everybody() -> list[Person]:
    return [one for plan in practice_plan().units for one in people_of(plan, SEED)]


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


def test_two_units_stand_below_another_one() -> None:
    below = {one.code: one.below for one in practice_plan().units if one.below}
    assert below == {"CB24": "DB05", "CB26": "DB05"}


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
        own = load_committee(unit, "", "", TODAY)
    assert own.secretary is not None
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


def test_the_offices_yearly_report_reads_from_data_alone(office: PracticeOffice) -> None:
    """Of the story's three units; of all 37: 37/37, 7/8, 7 collectives and 49 persons."""
    with office.session.unit() as unit:
        draft = load_report(unit, "", ReportPeriod(PeriodKind.YEAR, 2026), TODAY)
        due = figure_names(unit, draft, "meetings_due", TODAY)  # of months whose books have come
        count = load_targets(unit, "", 2026, Month.of(TODAY)).count
        named = commended(unit.connection, None, date(2026, 1, 1), TODAY)
    collectives = sum(one.is_collective for one in named)
    said = " ".join(section.said for section in draft.sections)
    assert "có 3 đảng bộ, chi bộ trực thuộc" in said
    assert "3/3 đảng bộ, chi bộ trực thuộc đã tổ chức đại hội nhiệm kỳ 2025–2030" in said
    assert f"{count.good}/8 chỉ tiêu đạt và vượt kế hoạch" in said
    parts = [f"{collectives} tập thể"] if collectives else []
    parts += [f"{len(named) - collectives} cá nhân"] if len(named) > collectives else []
    assert ", ".join(parts) in said
    assert due
    assert not any("/11/2026" in one.name for one in due)


@pytest.mark.parametrize(
    "period", ["month-2026-10", "month-2026-11", "quarter-2026-3", "year-2026-1"]
)
def test_what_is_kept_of_units_says_what_counting_everybody_says(
    office: PracticeOffice, period: str
) -> None:
    with office.session.unit() as unit:
        assert_kept_is_anew(unit, ReportPeriod.parse(period), TODAY)
