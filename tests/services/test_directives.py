"""The office's answer: only it turns what was written into what was received."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.exchange_board import load_exchange
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.incoming import receive_reply
from chibo_desktop.services.outgoing import save_file, write_replies
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


def test_answers_go_to_every_confirmed_unit_and_name_the_others(
    story: Story, tmp_path: Path
) -> None:
    story.add("CB09")
    folder = tmp_path / "replies"
    folder.mkdir()
    seen: list[str] = []
    with story.office.unit() as unit:
        written = write_replies(unit, folder, lambda _done, _all, text: seen.append(text))
    assert [path.name for path in written.paths] == ["CB07_chi-dao_0001.cbb"]
    assert written.left_out == ("Chi bộ CB09",)
    assert seen == ["Chi bộ CB07", ""]


def test_an_office_without_confirmed_units_has_nobody_to_answer(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.add("CB01")
    with pytest.raises(DomainError) as refused, story.office.unit() as unit:
        write_replies(unit, tmp_path, lambda *_: None)
    assert refused.value.problems[0].code == "nobody-to-reply"
    story.close()
