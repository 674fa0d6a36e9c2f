"""A branch notes a decision, the office records its own; neither changes what the other wrote."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chibo_desktop.domain.evaluation import round_id
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.decisions import (
    DecisionDraft,
    DecisionKind,
    load_results,
    record_decision,
)
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.matrix import load_unit_month
from chibo_desktop.services.result_lists import result_list_pdf
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.services.session import Session
from services.exchange_story import OCTOBER, Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def _round(session: Session) -> str:
    with session.unit() as unit:
        return round_id(branch_lines(unit)[0].id, OCTOBER)


def _decide(session: Session, identity: str, number: str, rating: Rating, **more: object) -> None:
    with session.unit() as unit:
        first = load_results(unit, identity).lines[0].evaluation.id
        draft = DecisionDraft(
            round_id=identity,
            number=number,
            decided_on=date(2026, 11, 2),
            body="Đảng ủy Cơ quan",
            ratings={first: rating},
            **more,  # type: ignore[arg-type]
        )
        record_decision(unit, draft)


def test_both_sides_record_and_the_proposal_stays(story: Story) -> None:
    branch = story.enrolled("CB01")
    live_month(branch, OCTOBER)
    identity = _round(branch)
    with branch.unit() as unit:
        proposed = load_results(unit, identity).lines[0].proposed
    _decide(branch, identity, "10-QĐ/ĐU", Rating.GOOD)
    bundle = story.report("CB01", OCTOBER)
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    _decide(
        story.office,
        identity,
        "11-QĐ/ĐU",
        Rating.UNFULFILLED,
        kind=DecisionKind.RE_RATING,
        reason="Kỷ luật trong kỳ",
    )
    with story.office.unit() as unit:
        board = load_results(unit, identity)
        month = load_unit_month(unit, story.subordinates["CB01"].id, OCTOBER, date(2026, 11, 4))
        assert result_list_pdf(unit, identity).startswith(b"%PDF")
    line = board.lines[0]
    assert line.proposed is proposed
    assert line.standing is Rating.UNFULFILLED
    assert [one.number for one, _ in line.history] == ["10-QĐ/ĐU", "11-QĐ/ĐU"]
    assert len(board.own) == 1  # the branch's note is not the office's to take back
    row = month.sheets[0].rows[0]
    assert row.rating is proposed
    assert row.decided is not None
    with branch.unit() as unit:
        assert load_results(unit, identity).lines[0].standing is Rating.GOOD
