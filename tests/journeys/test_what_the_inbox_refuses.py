"""Bad files among good ones: each is refused with its own code, and nothing else suffers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.practice_faults import damaged
from chibo_desktop.services.receiving import DroppedFile, receive_drop
from journeys.exchange_story import OCTOBER, SEPTEMBER, Story, begin


def _quietly(_done: int, _total: int, _text: str) -> None:
    return


def test_the_same_file_twice_says_so_and_changes_nothing(story: Story) -> None:
    story.live("CB01", OCTOBER)
    path = story.report("CB01", OCTOBER)
    story.receive(path)
    before = story.states()
    again = story.receive(path)
    assert again.outcome is Outcome.DUPLICATE
    assert again.problem is not None
    assert again.problem.code == "bundle-duplicate"
    assert story.states() == before


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:-30], "bundle-truncated"),
        (damaged, "bundle-damaged"),
        (lambda data: data[:20], "bundle-truncated-head"),
        (lambda _data: b"not a bundle at all", "bundle-not-a-bundle"),
    ],
)
def test_a_spoilt_file_is_refused_by_its_own_name(
    story: Story, spoil: Callable[[bytes], bytes], code: str
) -> None:
    story.live("CB01", OCTOBER)
    path = story.report("CB01", OCTOBER)
    good = path.read_bytes()
    before = story.states()
    path.write_bytes(spoil(good))
    refused = story.receive(path)
    assert refused.problem is not None
    assert (refused.outcome, refused.problem.code) == (Outcome.REFUSED, code)
    assert story.states() == before
    path.write_bytes(good)
    assert story.receive(path).outcome is Outcome.MERGED


def test_one_bad_file_never_stops_the_rest(story: Story) -> None:
    paths = []
    for code in story.units:
        story.live(code, OCTOBER)
        paths.append(story.report(code, OCTOBER))
    paths[1].write_bytes(damaged(paths[1].read_bytes()))
    done: list[DroppedFile] = []
    receive_drop(story.office, paths, _quietly, done)
    assert [one.receipt.outcome for one in done] == [
        Outcome.MERGED,
        Outcome.REFUSED,
        Outcome.MERGED,
    ]
    with story.office.unit() as unit:
        matrix = load_matrix(unit, OCTOBER, unit.now.date())
    assert [row.cells[9].state for row in matrix.rows] == [
        CellState.RECEIVED,
        CellState.FAULTY,
        CellState.RECEIVED,
    ]


def test_a_bundle_for_another_office_is_refused(story: Story, tmp_path: Path) -> None:
    other = begin(tmp_path / "khac")
    other.enrol("CB01")
    other.live("CB01", OCTOBER)
    refused = story.receive(other.report("CB01", OCTOBER))
    other.close()
    assert refused.problem is not None
    assert (refused.outcome, refused.problem.code) == (Outcome.REFUSED, "bundle-wrong-key")


def test_a_bundle_whose_key_nobody_confirmed_waits_and_does_not_count(story: Story) -> None:
    story.enrol("CB03", confirmed=False)
    story.live("CB03", OCTOBER)
    before = story.states()
    waiting = story.receive(story.report("CB03", OCTOBER))
    assert waiting.problem is not None
    assert (waiting.outcome, waiting.problem.code) == (Outcome.WAITING, "sender-unconfirmed")
    assert story.states() == before


def test_an_older_bundle_after_a_newer_one_is_refused(story: Story) -> None:
    story.live("CB01", SEPTEMBER)
    older = story.report("CB01", SEPTEMBER)
    story.live("CB01", OCTOBER)
    newer = story.report("CB01", OCTOBER)
    story.receive(newer)
    before = story.states()
    refused = story.receive(older)
    assert refused.problem is not None
    assert (refused.outcome, refused.problem.code) == (Outcome.REFUSED, "bundle-older")
    assert story.states() == before


def test_a_missing_file_is_only_its_own_refusal(story: Story, tmp_path: Path) -> None:
    done: list[DroppedFile] = []
    receive_drop(story.office, [tmp_path / "khong-co.cbb"], _quietly, done)
    (gone,) = done
    assert gone.receipt.problem is not None
    assert gone.receipt.problem.code == "file-unreadable"
