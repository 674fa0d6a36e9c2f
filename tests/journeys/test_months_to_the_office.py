"""Several units, several months: what was sent is what the office has, whatever the order."""

import random
from datetime import date

import pytest

from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.exchange_board import load_exchange
from chibo_desktop.services.home import load_home
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.matrix import load_matrix, load_unit_month
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.rounds import load_sheet, reopen_round, round_lines
from journeys.exchange_story import AUGUST, OCTOBER, SEPTEMBER, Story

TODAY = date(2026, 11, 23)


def test_each_month_arrives_with_its_names(story: Story) -> None:
    for code in story.units:
        story.live(code, OCTOBER)
        receipt = story.receive(story.report(code, OCTOBER))
        assert (receipt.outcome, receipt.same_state, receipt.months) == (
            Outcome.MERGED,
            True,
            2 if code == "DB01" else 1,
        )
    with story.office.unit() as unit:
        matrix = load_matrix(unit, OCTOBER, TODAY)
        opened = load_unit_month(unit, story.subordinates["DB01"], OCTOBER, TODAY)
    assert matrix.states == {CellState.RECEIVED: 3}
    assert matrix.member_count == 6 + 7 + 12
    assert matrix.excellent == 4
    assert [branch for _, branch in opened.names(Rating.EXCELLENT)] == ["Chi bộ 0", "Chi bộ 1"]


def test_a_branch_that_has_not_closed_leaves_the_cell_in_part(story: Story) -> None:
    story.live("DB01", OCTOBER, close=1)
    story.receive(story.report("DB01", OCTOBER))
    with story.office.unit() as unit:
        cells = load_matrix(unit, OCTOBER, TODAY).rows[2].cells
    assert (cells[9].state, cells[9].arrived, cells[9].expected) == (CellState.PARTIAL, 1, 2)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_ends_in_the_same_state(story: Story, seed: int) -> None:
    bundles = []
    for month in (AUGUST, SEPTEMBER, OCTOBER):
        for code in story.units:
            story.live(code, month)
            bundles.append(story.report(code, month))
    other = story.office_copy("khac")
    for path in bundles:
        assert story.receive(path).outcome is Outcome.MERGED
    random.Random(seed).shuffle(bundles)
    for path in bundles:
        receive_one(other, path.read_bytes(), path.name, merge=True)
    assert story.states(other) == story.states()
    with other.unit() as there, story.office.unit() as here:
        figures = [
            [
                (row.member_count, row.cells[9].arrived)
                for row in load_matrix(it, OCTOBER, TODAY).rows
            ]
            for it in (there, here)
        ]
    assert figures[0] == figures[1]
    other.close()


def test_a_preview_says_what_merging_then_does_and_changes_nothing(story: Story) -> None:
    story.live("CB01", OCTOBER)
    path = story.report("CB01", OCTOBER)
    before = story.states()
    preview = story.receive(path, merge=False)
    assert preview.outcome is Outcome.READY
    assert story.states() == before
    merged = story.receive(path)
    assert merged.outcome is Outcome.MERGED
    told = [
        (one.new_entries, one.new_records, one.new_members, one.changed_records, one.conflicts)
        for one in (preview, merged)
    ]
    assert told[0] == told[1]
    assert merged.new_members == 6


def test_a_reopened_month_comes_as_changes(story: Story) -> None:
    story.live("CB01", OCTOBER)
    story.receive(story.report("CB01", OCTOBER))
    with story.units["CB01"].unit() as unit:
        reopen_round(unit, round_lines(unit)[0].id, "Chi bộ xem lại điểm")
    receipt = story.receive(story.report("CB01", OCTOBER))
    assert (receipt.outcome, receipt.new_members, receipt.changed_records) == (
        Outcome.MERGED,
        0,
        1,
    )
    with story.office.unit() as unit:
        line = round_lines(unit)[0]
        assert load_sheet(unit, line.id).round.reopen_reason == "Chi bộ xem lại điểm"


def test_the_unit_sees_that_its_month_was_received(story: Story) -> None:
    story.live("CB01", OCTOBER)
    story.receive(story.report("CB01", OCTOBER))
    with story.office.unit() as unit:
        answer = write_directive(unit, story.subordinates["CB01"])
    with story.units["CB01"].unit() as unit:
        view = receive_directive(unit, answer.data, answer.name)
        assert (view.same_state, view.remaining_changes) == (True, 0)
        assert load_home(unit, OCTOBER, TODAY).acknowledged_period == str(OCTOBER)
        board = load_exchange(unit, OCTOBER, TODAY)
    assert board.sent[0].acknowledged_at
    assert board.unacknowledged == 0


def test_after_an_answer_the_next_bundle_carries_only_what_is_new(story: Story) -> None:
    story.live("CB01", SEPTEMBER)
    first = story.receive(story.report("CB01", SEPTEMBER))
    with story.office.unit() as unit:
        answer = write_directive(unit, story.subordinates["CB01"])
    with story.units["CB01"].unit() as unit:
        receive_directive(unit, answer.data, answer.name)
    story.live("CB01", OCTOBER)
    second = story.receive(story.report("CB01", OCTOBER))
    assert second.same_state
    assert 0 < second.new_entries < first.new_entries
