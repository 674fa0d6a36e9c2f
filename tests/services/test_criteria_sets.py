"""Criteria sets a unit keeps: drafts, versions, and that what rounds froze stays."""

from datetime import date
from pathlib import Path

import pytest

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.criteria_sets import (
    copy_set,
    drop_set,
    end_set,
    issue_set,
    new_version,
    withdraw_set,
    write_set,
)
from chibo_desktop.services.kept_sets import issued_sets, kept_set, kept_sets
from chibo_desktop.services.rounds import open_round, usable_sets
from chibo_desktop.storage.rebuild import rebuild
from domain.criteria_examples import MONTHLY

OCTOBER_FIRST = "2026-10-01"


@pytest.fixture
def branch(tmp_path: Path) -> BranchFile:
    return new_branch(tmp_path, 2)


def own_set(
    branch: BranchFile, begins: str = OCTOBER_FIRST, title: str = "Phiếu của chi bộ"
) -> str:
    with branch.unit() as unit:
        identity = copy_set(unit, MONTHLY.to_plain(), title=title, today=TODAY)
        plain = dict(kept_set(unit, identity).record.plain)
        write_set(unit, identity, plain | {"effective_from": begins})
        issue_set(unit, identity)
    return identity


def offered(branch: BranchFile, month: Month = NOVEMBER) -> list[CriteriaSet]:
    with branch.unit() as unit:
        return [one for one in usable_sets(month, issued_sets(unit)) if not one.is_example]


def refused_codes(error: pytest.ExceptionInfo[DomainError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_copy_is_a_draft_of_the_units_own(branch: BranchFile) -> None:
    with branch.unit() as unit:
        identity = copy_set(unit, MONTHLY.to_plain(), title="  Phiếu  của chi bộ ", today=TODAY)
        kept = kept_set(unit, identity)
    assert kept.record.title == "Phiếu của chi bộ"
    assert kept.record.is_draft
    assert not kept.is_locked
    assert kept.record.effective_from == date(2026, 12, 1)
    assert kept.criteria_set is not None
    assert kept.criteria_set.criteria == MONTHLY.criteria
    assert not kept.criteria_set.is_example
    assert kept.criteria_set.id != MONTHLY.id
    assert offered(branch) == []


def test_a_draft_may_be_faulty_but_not_put_in_force(branch: BranchFile) -> None:
    with branch.unit() as unit:
        identity = copy_set(unit, MONTHLY.to_plain(), title="Phiếu", today=TODAY)
        plain = dict(kept_set(unit, identity).record.plain)
        kept = write_set(unit, identity, plain | {"scale": "90"})
        assert [problem.code for problem in kept.problems] == ["criteria-scale-differs"]
        with pytest.raises(DomainError) as refused:
            issue_set(unit, identity)
    assert refused_codes(refused) == ["criteria-scale-differs"]


def test_a_set_in_force_is_offered_and_not_edited(branch: BranchFile) -> None:
    identity = own_set(branch)
    assert [one.title for one in offered(branch)] == ["Phiếu của chi bộ"]
    assert offered(branch, Month(2026, 9)) == []
    with branch.unit() as unit:
        with pytest.raises(DomainError) as refused:
            write_set(unit, identity, {})
        assert refused_codes(refused) == ["criteria-locked"]
        withdraw_set(unit, identity)
        assert kept_set(unit, identity).record.is_draft
    assert offered(branch) == []


def test_a_round_keeps_its_version(branch: BranchFile) -> None:
    identity = own_set(branch)
    (chosen,) = offered(branch)
    with branch.unit() as unit:
        round_id = open_round(unit, branch.branch_id, NOVEMBER, chosen)
        assert kept_set(unit, identity).rounds == 1
        for act in (withdraw_set, lambda unit, one: drop_set(unit, one, "thử")):
            with pytest.raises(DomainError) as refused:
                act(unit, identity)
            assert refused_codes(refused) == ["criteria-used"]
        second = new_version(unit, identity, today=TODAY)
        plain = dict(kept_set(unit, second).record.plain)
        criteria = [dict(line) for line in plain["criteria"]]
        criteria[0]["label"] = "Sửa ở bản mới"
        write_set(unit, second, plain | {"criteria": criteria})
        issue_set(unit, second)
    assert branch.sheet(round_id).criteria_set == chosen
    (december,) = offered(branch, Month(2026, 12))
    assert (december.version, december.criteria[0].label) == ("2", "Sửa ở bản mới")
    (november,) = offered(branch)
    assert november.version == "1"
    with branch.unit() as unit:
        assert kept_set(unit, identity).until == date(2026, 11, 30)


def test_one_draft_at_a_time_and_versions_follow_one_another(branch: BranchFile) -> None:
    identity = own_set(branch)
    with branch.unit() as unit:
        second = new_version(unit, identity, today=TODAY)
        with pytest.raises(DomainError) as refused:
            new_version(unit, identity, today=TODAY)
        assert refused_codes(refused) == ["criteria-draft-exists"]
        plain = dict(kept_set(unit, second).record.plain)
        write_set(unit, second, plain | {"effective_from": OCTOBER_FIRST})
        with pytest.raises(DomainError) as refused:
            issue_set(unit, second)
        assert refused_codes(refused) == ["criteria-version-early"]
        drop_set(unit, second, "không dùng nữa")
        assert [kept.record.version for kept in kept_sets(unit)] == ["1"]


def test_an_end_takes_a_set_from_what_is_offered(branch: BranchFile) -> None:
    identity = own_set(branch)
    with branch.unit() as unit:
        end_set(unit, identity, date(2026, 10, 31))
    assert offered(branch) == []
    assert len(offered(branch, Month(2026, 10))) == 1
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        end_set(unit, identity, date(2026, 9, 30))
    assert refused_codes(refused) == ["criteria-dates-reversed"]


def test_a_kept_set_comes_back_from_the_journal(branch: BranchFile) -> None:
    own_set(branch)
    before = offered(branch)
    with branch.unit() as unit:
        rebuild(unit.connection)
    assert offered(branch) == before
