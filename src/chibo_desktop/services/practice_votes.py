"""The practice branch votes with ballots, and decisions come back: one differs, one rates anew."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from chibo_desktop.domain.evaluation import round_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.decisions import (
    DecisionDraft,
    DecisionKind,
    ResultLine,
    load_results,
    record_decision,
)
from chibo_desktop.services.marks import set_votes
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.rounds import load_sheet, set_meeting
from chibo_desktop.services.voting import load_vote, set_ballots, set_tellers
from chibo_desktop.storage.unit_of_work import Unit

_VOTED = Month(2026, 9)  # the months with a whole count
_RECOGNISED = Month(2026, 9)
_RE_RATED = Month(2026, 8)
_TELLERS = 3
_SMALL, _FEW = 6, 8
_BODY = "Đảng ủy Cơ quan"
_REASON = (
    "Kiểm tra phát hiện việc báo cáo chậm, sai số liệu trong tháng chưa được xem xét khi đánh giá"
)


def some_votes(rng: Random, present: int) -> dict[str, str]:
    """Votes on somebody proposed as excellent: most are for it."""
    against = rng.choice((0, 0, 0, 1, 2)) if present > _SMALL else 0
    votes = {Rating.EXCELLENT.value: str(present - against)}
    return votes | ({Rating.GOOD.value: str(against)} if against else {})


def practise_votes(unit: Unit, code: str, branch_id: str, month: Month) -> None:
    """In the unit that people practise on, and there alone: a whole vote, and decisions."""
    if code == PRACTICE_UNIT:
        _vote_with_ballots(unit, branch_id, month)
        _decide(unit, branch_id, month)


def _vote_with_ballots(unit: Unit, branch_id: str, month: Month) -> None:
    """A secret vote on everybody: ballots out and in, one spoilt line, nobody missing."""
    if month < _VOTED:
        return
    identity = round_id(branch_id, month)
    board = load_vote(unit, identity)
    of_round = board.sheet.round
    issued = min(of_round.present or board.entitled, board.entitled)
    set_meeting(
        unit,
        identity,
        meeting_on=of_round.meeting_on,
        summoned=board.entitled,
        present=issued,
    )
    set_ballots(unit, identity, issued=issued, collected=issued, invalid=0)
    names = [row.evaluation.full_name for row in board.sheet.rows[:_TELLERS]]
    set_tellers(unit, identity, tellers="\n".join(names), method="Bỏ phiếu kín")
    votes = {}
    for place, row in enumerate(load_sheet(unit, identity).rows):
        rating = row.rating or Rating.GOOD
        others = place % 4 if issued > _FEW else 0
        other = Rating.GOOD if rating is not Rating.GOOD else Rating.FULFILLED
        earlier = dict.fromkeys((one.value for one in Rating), "")  # of the show of hands
        votes[row.evaluation.id] = earlier | {
            rating.value: str(issued - others - (place == 0)),
            other.value: str(others) if others else "",
            "invalid": "1" if place == 0 else "",
        }
    set_votes(unit, identity, votes)


def _decide(unit: Unit, branch_id: str, month: Month) -> None:
    """What came back on paper in a month: a recognition of the month before, a re-rating."""
    if month.previous() == _RECOGNISED:
        _recognise(unit, branch_id, month)
    if month.plus(-2) == _RE_RATED:
        _re_rate(unit, branch_id, month)


def _recognise(unit: Unit, branch_id: str, month: Month) -> None:
    identity = round_id(branch_id, _RECOGNISED)
    lines = load_results(unit, identity).lines
    ratings = {line.evaluation.id: line.proposed or "" for line in lines}
    if best := _with(lines, Rating.EXCELLENT):
        ratings[best[-1].evaluation.id] = Rating.GOOD
    record_decision(
        unit,
        DecisionDraft(
            round_id=identity,
            number="27-QĐ/ĐU",
            decided_on=month.first_day + timedelta(days=11),
            body=_BODY,
            ratings=ratings,
            reason="Công nhận theo tỷ lệ chung của Đảng bộ",
        ),
    )


def _re_rate(unit: Unit, branch_id: str, month: Month) -> None:
    identity = round_id(branch_id, _RE_RATED)
    good = _with(load_results(unit, identity).lines, Rating.GOOD)
    if not good:
        return
    record_decision(
        unit,
        DecisionDraft(
            round_id=identity,
            kind=DecisionKind.RE_RATING,
            number="31-QĐ/ĐU",
            decided_on=month.first_day + timedelta(days=15),
            body=_BODY,
            ratings={good[0].evaluation.id: Rating.FULFILLED},
            reason=_REASON,
        ),
    )


def _with(lines: Sequence[ResultLine], rating: Rating) -> list[ResultLine]:
    return [line for line in lines if line.proposed is rating]
