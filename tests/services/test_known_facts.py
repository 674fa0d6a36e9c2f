"""What the program knows fills marks and facts, is beaten by what is typed, and is frozen."""

from pathlib import Path
from typing import Any

import pytest

from branch_files import NOVEMBER, BranchFile, new_branch
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.dossier.merit_rows import Commendation, Discipline
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.known_facts import PROVIDERS, known_facts
from chibo_desktop.services.marks import set_events, set_facts, set_marks
from chibo_desktop.services.rounds import close_round, load_sheet, open_round, reopen_round
from domain.criteria_examples import plain_set


@pytest.fixture
def branch(tmp_path: Path) -> BranchFile:
    return new_branch(tmp_path, 2)


def asking_set() -> CriteriaSet:
    """A set that asks the dossier for commendations and discipline."""
    plain: dict[str, Any] = plain_set(
        markers=[{"code": "branch", "label": "Chi bộ chấm", "short_label": "CB"}],
        criteria=[
            {"code": "A", "number": "1", "label": "Chung", "maximum": 100, "step": "0.5"},
            {
                "code": "T",
                "number": "2",
                "label": "Thưởng",
                "kind": "bonus",
                "maximum": 6,
                "events": [
                    {
                        "code": "khen",
                        "label": "Được khen",
                        "points": 2,
                        "source": "commendations.in_period",
                    }
                ],
            },
        ],
        facts=[
            {
                "code": "disciplined",
                "label": "Bị kỷ luật",
                "kind": "flag",
                "default": 0,
                "source": "discipline.in_period",
            }
        ],
        forced=[
            {
                "condition": {
                    "fact": "disciplined",
                    "comparison": "equals",
                    "value": 1,
                    "clause": "bị kỷ luật trong kỳ",
                },
                "effect": "exactly",
                "rating": "unfulfilled",
            }
        ],
    )
    return CriteriaSet.from_plain(plain)


def opened(branch: BranchFile) -> tuple[str, list[Evaluation]]:
    with branch.unit() as unit:
        identity = open_round(unit, branch.branch_id, NOVEMBER, asking_set())
        rows = load_sheet(unit, identity).rows
        marks = {row.evaluation.id: {"A": "80"} for row in rows}
        set_marks(unit, identity, "branch", marks)
    return identity, [row.evaluation for row in rows]


def commend(branch: BranchFile, evaluation: Evaluation, day: str) -> None:
    with branch.unit() as unit:
        member = unit.get(Member, evaluation.member_id)
        assert member is not None
        unit.save(
            Commendation(
                id=unit.new_id(),
                org_id=member.org_id,
                member_id=member.id,
                awarded_on=PartialDate.parse(day),
                form="Giấy khen",
            ),
            act="row.create",
        )


def discipline(branch: BranchFile, evaluation: Evaluation, day: str) -> None:
    with branch.unit() as unit:
        member = unit.get(Member, evaluation.member_id)
        assert member is not None
        unit.save(
            Discipline(
                id=unit.new_id(),
                org_id=member.org_id,
                member_id=member.id,
                decided_on=PartialDate.parse(day),
                form="reprimand",
            ),
            act="row.create",
        )


def test_every_code_that_is_answered_is_offered() -> None:
    assert set(PROVIDERS) <= set(known_facts())


def test_the_dossier_fills_and_explains(branch: BranchFile) -> None:
    identity, (first, second) = opened(branch)
    commend(branch, first, "2026-11-20")
    commend(branch, first, "2026-10-20")
    discipline(branch, second, "2026-11-05")
    rows = branch.sheet(identity).rows
    assert rows[0].outcome.total == 82
    assert rows[0].filled.known["commendations.in_period"].explanation == (
        "Hồ sơ ghi khen thưởng: 20/11/2026."
    )
    assert rows[1].rating is Rating.UNFULFILLED
    assert [reason.code for reason in rows[1].outcome.reasons].count("facts-filled") == 1


def test_of_a_day_known_in_part_the_program_does_not_know(branch: BranchFile) -> None:
    identity, (first, second) = opened(branch)
    commend(branch, first, "2026")
    commend(branch, second, "2026-11")
    rows = branch.sheet(identity).rows
    assert "commendations.in_period" not in rows[0].filled.known
    assert rows[1].outcome.total == 82


def test_what_is_stated_beats_what_is_known(branch: BranchFile) -> None:
    identity, (first, second) = opened(branch)
    commend(branch, first, "2026-11-20")
    discipline(branch, second, "2026-11-05")
    with branch.unit() as unit:
        set_events(unit, identity, {first.id: {"T.khen": "0"}})
        set_facts(unit, identity, {second.id: {"disciplined": "0"}})
    rows = branch.sheet(identity).rows
    assert (rows[0].outcome.total, rows[1].rating) == (80, Rating.GOOD)
    with branch.unit() as unit:
        set_events(unit, identity, {first.id: {"T.khen": ""}})
    assert branch.sheet(identity).rows[0].outcome.total == 82


def test_closing_freezes_what_was_known(branch: BranchFile) -> None:
    identity, (first, _) = opened(branch)
    commend(branch, first, "2026-11-20")
    with branch.unit() as unit:
        close_round(unit, identity)
    commend(branch, first, "2026-11-21")
    row = branch.sheet(identity).rows[0]
    assert (row.evaluation.final_total, row.outcome.total) == ("82.00", 82)
    assert row.evaluation.known["commendations.in_period"] == "1"
    assert row.filled.known["commendations.in_period"].explanation.endswith("20/11/2026.")
    with branch.unit() as unit:
        reopen_round(unit, identity, "Bổ sung khen thưởng")
    assert branch.sheet(identity).rows[0].outcome.total == 84


def test_a_closed_round_computes_its_printed_figures_anew(branch: BranchFile) -> None:
    identity, (first, second) = opened(branch)
    commend(branch, first, "2026-11-20")
    discipline(branch, second, "2026-11-05")
    with branch.unit() as unit:
        close_round(unit, identity)
    for row in branch.sheet(identity).rows:
        assert str(row.outcome.total) == row.evaluation.final_total
        assert row.outcome.rating == row.evaluation.final_rating
