"""The unit's names, its branches and its password."""

from pathlib import Path

import pytest

from branch_files import new_branch
from builders import BUILT_MS, CHEAP, PASSWORD, Dice, Wall
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.session import NewWorkplace, Surroundings, create_file, open_file
from chibo_desktop.services.unit_profile import (
    add_branch,
    edit_branch,
    load_profile,
    save_profile,
    set_password,
)


@pytest.fixture
def party(tmp_path: Path):
    around = Surroundings(now=Wall(), randomness=Dice("party"), built_ms=BUILT_MS)
    kind = WorkplaceKind.PARTY_ORGANIZATION
    session = create_file(
        tmp_path / "dang-bo.chibo",
        PASSWORD,
        NewWorkplace(name="Đảng bộ Báo Ban mai", kind=kind),
        around,
        cost=CHEAP,
    )
    yield session
    session.close()


def code(refused):
    return refused.value.problems[0].code


def test_a_party_organization_enters_its_branches(party):
    with party.unit() as unit:
        first = add_branch(unit, "Chi bộ Ban biên tập")
        add_branch(unit, "Chi bộ Trị sự")
        edit_branch(unit, first, name="Chi bộ Thư ký tòa soạn", secretary_name="Lê Thị Hạnh")
    with party.unit() as unit:
        profile = load_profile(unit)
    assert profile.has_branches
    assert [one.name for one in profile.branches] == ["Chi bộ Thư ký tòa soạn", "Chi bộ Trị sự"]


@pytest.mark.parametrize("name", ["chi bộ trị sự", "Chi bộ  Trị sự"])
def test_two_branches_never_share_a_name(party, name):
    with party.unit() as unit:
        add_branch(unit, "Chi bộ Trị sự")
        with pytest.raises(DomainError) as refused:
            add_branch(unit, name)
    assert code(refused) == "branch-name-taken"


def test_the_one_branch_of_a_chi_bo_follows_its_unit(tmp_path):
    made = new_branch(tmp_path)
    with made.unit() as unit:
        save_profile(unit, {"name": "Chi bộ Ban Phong trào", "secretary_name": "Vũ Thị Hà"})
        (branch,) = unit.all(Branch)
        assert (branch.name, branch.secretary_name) == ("Chi bộ Ban Phong trào", "Vũ Thị Hà")
        with pytest.raises(DomainError) as refused:
            save_profile(unit, {"name": "  "})
    assert code(refused) == "field-missing"
    made.session.close()


def test_only_the_new_password_opens_afterwards(party):
    set_password(party, PASSWORD, "song tre mua hen lua")
    path, around = party.path, party.surroundings
    party.close()
    with pytest.raises(DomainError) as refused:
        open_file(path, PASSWORD, around)
    assert code(refused) == "store-wrong-password"
    open_file(path, "song tre mua hen lua", around).close()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("không phải mật khẩu", "song tre mua hen lua", "store-wrong-password"),
        (PASSWORD, "ngan", "password-short"),
        (PASSWORD, PASSWORD, "password-same"),
    ],
)
def test_a_password_is_not_changed_lightly(party, old, new, expected):
    with pytest.raises(DomainError) as refused:
        set_password(party, old, new)
    assert code(refused) == expected
