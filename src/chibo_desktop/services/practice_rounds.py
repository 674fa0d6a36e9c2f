"""The rounds of a practice unit: opened, marked, voted on, closed, one opened again."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.evaluation import Round, round_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import (
    override_rating,
    set_events,
    set_facts,
    set_marks,
    set_votes,
)
from chibo_desktop.services.practice_marks import EXCELLENT, Marks, marks_of, month_totals
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_unit import PracticeUnit, at
from chibo_desktop.services.practice_votes import some_votes
from chibo_desktop.services.practice_work import enter_work, praise
from chibo_desktop.services.rounds import (
    close_round,
    load_sheet,
    open_round,
    reopen_round,
    set_cap_decision,
    set_meeting,
)
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.unit_of_work import Unit

_REOPENED = "Đảng ủy yêu cầu xem lại điểm nhiệm vụ chuyên môn của một đồng chí"
_OVERRIDDEN = "Chi bộ thống nhất xếp mức thấp hơn vì còn việc chậm hạn trong tháng"
_CAP_DECISION = "Công văn số {number}-CV/ĐU của Đảng ủy Cơ quan"
# In the first half of the year only the branch itself marked.
_THREE_COLUMNS_FROM = Month(2026, 7)
_GENEROUS_SHARE, _FACT_SHARE, _OVERRIDE_SHARE = 0.06, 0.15, 0.08


def begin_round(one: PracticeUnit, unit: Unit, branch_id: str, month: Month) -> None:
    """Open a round; most have marked themselves, the committee has begun to."""
    identity = open_round(unit, branch_id, month, one.set_of(unit, month))
    marks = _marks(one, load_sheet(unit, identity), is_generous=False)
    keys = list(marks)
    done = round(len(keys) * one.rng.uniform(0.6, 0.95))
    seen = round(done * one.rng.uniform(0.2, 0.5))
    set_marks(unit, identity, "self", {key: marks[key].by_self for key in keys[:done]})
    _count(unit, identity, {key: marks[key] for key in keys[:done]})
    if seen:
        given = {key: marks[key].by_committee for key in keys[:seen]}
        set_marks(unit, identity, "committee", given)
    if one.plan.code == PRACTICE_UNIT:
        dice = Random(f"{one.seed} work")  # noqa: S311 - invented
        enter_work(unit, identity, dice)
        praise(unit, identity, dice)


def mark_round(one: PracticeUnit, unit: Unit, branch_id: str, month: Month) -> str:
    """Mark a round wholly and vote on it, opening it if need be; returns its id."""
    identity = round_id(branch_id, month)
    if unit.get(Round, identity) is None:
        open_round(unit, branch_id, month, one.set_of(unit, month))
    is_generous = one.rng.random() < _GENEROUS_SHARE
    sheet = load_sheet(unit, identity)
    marks = _marks(one, sheet, is_generous=is_generous)
    _count(unit, identity, marks)
    if month >= _THREE_COLUMNS_FROM:
        set_marks(unit, identity, "self", {key: it.by_self for key, it in marks.items()})
        one.clock.forward(timedelta(days=2))
        set_marks(unit, identity, "committee", {key: it.by_committee for key, it in marks.items()})
    one.clock.forward(timedelta(days=3))
    set_marks(unit, identity, "branch", {key: it.by_branch for key, it in marks.items()})
    _meet(one, unit, identity, marks, sheet.criteria_set)
    return identity


def finish_round(one: PracticeUnit, unit: Unit, identity: str, month: Month) -> None:
    """Close a round; one over the cap first gets the decision that allows it."""
    try:
        close_round(unit, identity)
    except DomainError as refused:
        if {problem.code for problem in refused.problems} != {"cap-over"}:
            raise
        decision = _CAP_DECISION.format(number=10 * month.number + one.rng.randint(1, 9))
        set_cap_decision(unit, identity, is_outstanding=False, decision=decision)
        close_round(unit, identity)


def mend_round(one: PracticeUnit, unit: Unit, branch_id: str, month: Month) -> None:
    """Open a closed round again, lower one mark, close it."""
    identity = round_id(branch_id, month)
    one.clock.set(at(month.next().first_day, 9))
    reopen_round(unit, identity, _REOPENED)
    row = min(load_sheet(unit, identity).rows, key=lambda row: row.outcome.total or 0)
    code, mark = next(iter(row.evaluation.branch_marks.items()))
    lower = f"{max(float(mark) - 1, 0):g}"
    set_marks(unit, identity, "branch", {row.evaluation.id: {code: lower}})
    finish_round(one, unit, identity, month)


def _marks(one: PracticeUnit, sheet: Sheet, *, is_generous: bool) -> dict[str, Marks]:
    cap = sheet.criteria_set.cap
    abilities = {
        row.evaluation.id: one.present[row.evaluation.member_id].ability for row in sheet.rows
    }
    share = int(cap.rate) if cap else 0
    totals = month_totals(one.rng, abilities, share=share, generous=is_generous)
    return {key: marks_of(one.rng, sheet.criteria_set, totals[key]) for key in abilities}


def _count(unit: Unit, identity: str, marks: Mapping[str, Marks]) -> None:
    counted = {key: it.events for key, it in marks.items() if it.events}
    if counted:
        set_events(unit, identity, counted)


def _meet(
    one: PracticeUnit, unit: Unit, identity: str, marks: Mapping[str, Marks], used: CriteriaSet
) -> None:
    """The meeting: who was there, votes on the excellent, facts, now and then a decision."""
    summoned = len(marks)
    present = summoned - min(one.rng.choice((0, 0, 1, 1, 2, 3)), summoned // 2)
    set_meeting(unit, identity, meeting_on=unit.now.date(), summoned=summoned, present=present)
    proposed = [key for key, given in marks.items() if given.total >= EXCELLENT]
    set_votes(unit, identity, {key: some_votes(one.rng, present) for key in proposed})
    others = [key for key in marks if key not in proposed]
    fact = one.rng.choice((("dues_unpaid", "1"), ("absent_unexcused", "2")))
    known = {declared.code for declared in used.facts}
    if others and fact[0] in known and one.rng.random() < _FACT_SHARE:
        set_facts(unit, identity, {one.rng.choice(others): {fact[0]: fact[1]}})
    if proposed and one.rng.random() < _OVERRIDE_SHARE:
        override_rating(unit, one.rng.choice(proposed), Rating.GOOD, _OVERRIDDEN)
