"""The practice branch as a new user opens it: sound, every awkward case in it, fit for a picture.

One branch and its office for all: to live through their year takes longer than any of the tests.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from builders import BUILT_MS, PASSWORD, Dice, Wall
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.criteria_evidence import sources_of
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.identity_number import digits
from chibo_desktop.domain.life_cycle import life_line
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui import theme
from chibo_desktop.gui.pictures import SIZE, take
from chibo_desktop.services.file_care import check_file
from chibo_desktop.services.home import load_home
from chibo_desktop.services.missing_papers import missing_papers
from chibo_desktop.services.papers import open_paper
from chibo_desktop.services.practice import OFFICE_FILE, make_practice_branch
from chibo_desktop.services.practice_plan import FIRST_MONTH, OPEN_MONTH
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.rounds import load_sheet, round_lines
from chibo_desktop.services.session import Session, Surroundings, open_file
from chibo_desktop.services.work_reports import load_report
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.vectors import state_hash

SEED = 7
TODAY = date(2026, 11, 23)
AROUND = Surroundings(now=Wall(), randomness=Dice("practice"), built_ms=BUILT_MS)
KEEP_THEIR_SIZE = {"mo-so", "chi-bo-7-xem-truoc-khi-in", "chi-bo-22-nhat-ky"}


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("practice") / "chi-bo.chibo"
    session = make_practice_branch(path, PASSWORD, AROUND, SEED)
    yield session
    session.close()


@pytest.fixture(scope="module")
def office(branch: Session) -> Iterator[Session]:
    session = open_file(branch.path.with_name(OFFICE_FILE), PASSWORD, AROUND)
    yield session
    session.close()


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


def test_every_page_is_photographed_and_nothing_is_changed(
    branch: Session, office: Session, look: QApplication, tmp_path: Path
) -> None:
    with branch.unit() as unit:
        bundle = write_report(unit, OPEN_MONTH, tmp_path).path
    before = [_state(branch), _state(office)]
    shown = theme.current()
    paths = take(tmp_path / "hinh", branch, office, [bundle])
    assert len(set(paths)) == len(paths) > 16
    assert paths == sorted(paths)
    for path in paths:
        image = QImage(str(path))
        if path.stem not in KEEP_THEIR_SIZE:
            assert image.size() == SIZE, path
        assert _colours(image) > 10, path
    assert [_state(branch), _state(office)] == before
    assert theme.current() == shown


def _state(session: Session) -> str:
    with session.unit() as unit:
        return state_hash(unit.connection, session.author.org_id)


def _colours(image: QImage) -> int:
    """How many colours a small copy has: an empty page has one or two."""
    small = image.scaled(QSize(80, 50))
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})


def test_the_practice_branch_has_issued_reports(branch: Session) -> None:
    with branch.unit() as unit:
        october = ReportPeriod(PeriodKind.MONTH, 2026, 10)
        draft = load_report(unit, "", october, TODAY)
        branch_id = draft.key.branch_id
    assert branch_id
    assert draft.record.number == "20-BC/CB"
    assert draft.edited == 0  # as signed
