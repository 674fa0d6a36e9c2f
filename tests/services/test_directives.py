"""The office's answer: only it turns what was written into what was received."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.directive_board import DirectiveState, load_directives
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import DirectiveView, receive_directive
from chibo_desktop.services.exchange_board import load_exchange
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.outgoing import enrolled_units, save_file, write_directives
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.exchange_log import sent_to
from chibo_desktop.storage.tables import sent
from services.exchange_story import OCTOBER, Story, live_month

TODAY = OCTOBER.next().first_day


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    live_month(one.enrolled("CB07"))
    yield one
    one.close()


def answer(story: Story, folder: Path) -> Path:
    with story.office.unit() as unit:
        return save_file(folder, write_directive(unit, story.subordinates["CB07"].id))


def receive_reply(unit: Unit, path: Path) -> DirectiveView:
    return receive_directive(unit, path.read_bytes(), path.name)


def test_the_answer_confirms_what_was_received(story: Story, tmp_path: Path) -> None:
    bundle = story.report("CB07")
    taken = receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    assert taken.outcome is Outcome.MERGED
    assert taken.same_state
    session = story.units["CB07"]
    with session.unit() as unit:
        view = receive_reply(unit, answer(story, tmp_path))
        board = load_exchange(unit, OCTOBER, TODAY)
    assert view.office_name == "Đảng ủy Cơ quan"
    assert view.period == str(OCTOBER)
    assert view.remaining_changes == 0
    assert view.same_state
    assert board.sent[0].acknowledged_at
    assert board.unacknowledged == 0


def test_an_answer_before_anything_came_confirms_nothing(story: Story, tmp_path: Path) -> None:
    story.report("CB07")  # written, but still on its way
    with story.units["CB07"].unit() as unit:
        view = receive_reply(unit, answer(story, tmp_path))
        board = load_exchange(unit, OCTOBER, TODAY)
    assert view.period == ""
    assert view.remaining_changes > 0
    assert board.sent[0].acknowledged_at == ""


def test_an_older_answer_is_passed_over(story: Story, tmp_path: Path) -> None:
    first, second = answer(story, tmp_path), answer(story, tmp_path)
    session = story.units["CB07"]
    with session.unit() as unit:
        receive_reply(unit, second)
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        receive_reply(unit, first)
    assert refused.value.problems[0].code == "directive-older"


def test_an_answer_to_another_unit_opens_nowhere_else(story: Story, tmp_path: Path) -> None:
    other = story.enrolled("CB08")
    with pytest.raises(DomainError) as refused, other.unit() as unit:
        receive_reply(unit, answer(story, tmp_path))
    assert refused.value.problems[0].code == "bundle-wrong-key"


def test_a_report_is_no_answer(story: Story) -> None:
    bundle = story.report("CB07")
    with pytest.raises(DomainError), story.units["CB07"].unit() as unit:
        receive_reply(unit, bundle)


def test_directives_are_written_one_by_one_for_the_units_chosen(
    story: Story, tmp_path: Path
) -> None:
    story.enrolled("CB08")
    story.add("CB09")
    folder = tmp_path / "replies"
    folder.mkdir()
    with story.office.unit() as unit:
        units = [one.id for one in enrolled_units(unit)]
    seen: list[str] = []
    done: list[Path] = []

    def stop_at_the_second(_done: int, _all: int, text: str) -> None:
        seen.append(text)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_directives(story.office, units, folder, stop_at_the_second, done)
    assert [path.name for path in done] == ["CB07_chi-dao_0001.cbb"]
    write_directives(story.office, units[1:], folder, lambda *_: None, done)
    assert [path.name for path in done][1:] == ["CB08_chi-dao_0001.cbb"]
    assert seen == ["Chi bộ CB07", "Chi bộ CB08"]


def test_a_directive_of_an_earlier_program_is_compared_as_well(story: Story) -> None:
    """Of such a one only the state was noted."""
    assert board_state(story) is DirectiveState.NEVER
    with story.office.unit() as unit:
        write_directive(unit, story.subordinates["CB07"].id)
    assert board_state(story) is DirectiveState.WRITTEN
    with story.office.unit() as unit:
        (vector,) = unit.connection.execute(select(sent.c.vector)).scalars()
        noted = json.dumps({"state": json.loads(vector)["state"]})
        unit.connection.execute(update(sent).values(vector=noted))
    assert board_state(story) is DirectiveState.WRITTEN
    story.add("CB09")  # every unit is told which units there are
    story.enrolled("CB09")
    assert board_state(story) is DirectiveState.CHANGED


def board_state(story: Story) -> DirectiveState:
    with story.office.unit() as unit:
        lines = load_directives(unit, TODAY).units
    return next(one.state for one in lines if one.subordinate.code == "CB07")


def test_a_stick_pulled_out_leaves_nothing_that_counts_as_sent(
    story: Story, tmp_path: Path
) -> None:
    units = [story.subordinates["CB07"].id]
    with pytest.raises(DomainError) as refused:
        write_directives(story.office, units, tmp_path / "gone", lambda *_: None, [])
    assert refused.value.problems[0].code == "file-not-written"
    with story.office.unit() as unit:
        assert sent_to(unit.connection, story.subordinates["CB07"].node_id, Kind.DIRECTIVE) == []


def test_an_office_without_confirmed_units_has_nobody_to_answer(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.add("CB01")
    with pytest.raises(DomainError) as refused, story.office.unit() as unit:
        enrolled_units(unit)
    assert refused.value.problems[0].code == "nobody-to-reply"
    story.close()
