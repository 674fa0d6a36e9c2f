"""A merged bundle taken back is as if it had never come; received again it counts again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.evaluation import Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.rounds import close_round, reopen_round
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.vectors import state_hash
from services.exchange_story import OCTOBER, Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path)
    for code in ("CB01", "CB02"):
        live_month(made.enrolled(code))
    yield made
    made.close()


def merged(story: Story, code: str) -> tuple[Path, str]:
    path = story.report(code)
    receipt = receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert receipt.outcome is Outcome.MERGED
    return path, receipt.bundle_id


def state(story: Story, code: str) -> str:
    with story.office.unit() as unit:
        return state_hash(unit.connection, story.units[code].author.org_id)


def october(story: Story) -> dict[str, CellState]:
    with story.office.unit() as unit:
        matrix = load_matrix(unit, OCTOBER, unit.now.date())
    return {row.subordinate.code: row.cells[9].state for row in matrix.rows}


def test_only_what_the_bundle_brought_is_gone(story: Story) -> None:
    merged(story, "CB01")
    before = state(story, "CB01")
    empty = state(story, "CB02")
    _, bundle_id = merged(story, "CB02")
    take_back_bundle(story.office, bundle_id)
    assert (state(story, "CB01"), state(story, "CB02")) == (before, empty)
    assert october(story)["CB01"] is CellState.RECEIVED
    assert october(story)["CB02"] is not CellState.RECEIVED
    with story.office.unit() as unit:
        assert len(unit.all(Member)) == 4
    assert check_store(story.office.store).is_sound


def test_received_again_it_counts_again(story: Story) -> None:
    path, bundle_id = merged(story, "CB01")
    whole = state(story, "CB01")
    take_back_bundle(story.office, bundle_id)
    receipt = receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert receipt.outcome is Outcome.MERGED
    assert state(story, "CB01") == whole
    assert october(story)["CB01"] is CellState.RECEIVED


def test_twice_is_refused(story: Story) -> None:
    _, bundle_id = merged(story, "CB01")
    take_back_bundle(story.office, bundle_id)
    with pytest.raises(DomainError) as refused:
        take_back_bundle(story.office, bundle_id)
    assert refused.value.problems[0].code == "bundle-not-merged"


def test_the_earlier_of_two_is_taken_back_alone(story: Story) -> None:
    with story.units["CB01"].unit() as unit:
        (closed,) = unit.all(Round)
    path, bundle_id = merged(story, "CB01")
    with story.units["CB01"].unit() as unit:
        reopen_round(unit, closed.id, "chấm sót")
        close_round(unit, closed.id)
    merged(story, "CB01")
    whole = state(story, "CB01")
    take_back_bundle(story.office, bundle_id)  # that it is closed stays, of which month is gone
    assert october(story)["CB01"] is not CellState.RECEIVED
    receive_one(story.office, path.read_bytes(), path.name, merge=True)
    assert state(story, "CB01") == whole
