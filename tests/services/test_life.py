"""Events on a real file: the standing follows in the same step, and goes back with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from branch_files import NOVEMBER, BranchFile, criteria, new_branch
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, errors
from chibo_desktop.services.life import (
    Recorded,
    check_event,
    edit_event,
    new_event,
    record_event,
    take_back,
)
from chibo_desktop.services.life_view import load_life, quorum_of
from chibo_desktop.services.members import (
    MemberFilters,
    count_members,
    load_member,
    save_member,
)
from chibo_desktop.services.rounds import preview_round
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.batches import batch_lines, undo_batch
from chibo_desktop.storage.member_lines import member_ids
from chibo_desktop.wording.problems import sentence

K = LifeEventKind


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    one = new_branch(tmp_path, count=4, late=1)
    yield one
    one.session.close()


def members_of(unit: Unit, *, full: bool = True) -> list[str]:
    """The ids of the full members, or of those on probation, in the order of given names."""
    people = unit.get_many(Member, member_ids(unit.connection, MemberFilters()))
    return [one.id for one in people.values() if bool(one.confirmed_on) == full]


def full_member(branch: BranchFile) -> str:
    with branch.unit() as unit:
        return members_of(unit)[0]


def record(branch: BranchFile, member_id: str, kind: str, **written: str) -> Recorded:
    with branch.unit() as unit:
        draft = new_event(unit, member_id, kind)
        whole = {**draft.written, **written}
        return record_event(unit, replace(draft, written=whole))


def standing(branch: BranchFile, member_id: str) -> dict[str, object]:
    with branch.unit() as unit:
        member = unit.get(Member, member_id)
    assert member is not None
    return {name: getattr(member, name) for name in DERIVED}


def test_an_event_and_what_follows_from_it_are_one_step(branch: BranchFile) -> None:
    member_id = full_member(branch)
    before = standing(branch, member_id)
    record(branch, member_id, K.EXEMPTED, happened_on="01/09/2026", reason="Sức khỏe yếu")
    assert standing(branch, member_id)["activity_status"] == "exempt"
    assert standing(branch, member_id)["left_on"] == PartialDate(2026, 9, 1)
    with branch.unit() as unit:
        [batch] = batch_lines(unit.connection, unit.author.org_id)
        undo_batch(unit, batch.batch)
    assert standing(branch, member_id) == {**before, "activity_status": ""}
    with branch.unit() as unit:
        assert all(line.event.is_opening for line in load_life(unit, member_id).lines)


def test_the_life_line_begins_with_what_the_list_says(branch: BranchFile) -> None:
    member_id = full_member(branch)
    with branch.unit() as unit:
        view = load_life(unit, member_id)
        assert unit.all(LifeEvent) == []  # nothing is written for looking
    assert [(line.on, line.title) for line in view.lines] == [
        ("19/05/2009", "Vào Đảng (theo danh sách ban đầu)"),
        ("19/05/2010", "Công nhận đảng viên chính thức (theo danh sách ban đầu)"),
    ]
    assert view.standing == "Đảng viên chính thức"


def test_a_refusal_names_the_rule_and_changes_nothing(branch: BranchFile) -> None:
    with branch.unit() as unit:
        [probationary] = members_of(unit, full=False)
    before = standing(branch, probationary)
    with pytest.raises(DomainError) as refused:
        record(branch, probationary, K.CONFIRMED, happened_on="20/11/2026")
    said = sentence(refused.value.problems[0])
    assert said.startswith("Chưa đủ 12 tháng dự bị: sớm nhất là ngày 20/09/2027.")
    assert "Căn cứ: Điều 5 Điều lệ Đảng" in said
    assert standing(branch, probationary) == before


def test_a_late_entry_that_breaks_a_later_fact_names_it(branch: BranchFile) -> None:
    member_id = full_member(branch)
    record(branch, member_id, K.EXEMPTED, happened_on="01/09/2026", reason="Sức khỏe")
    with pytest.raises(DomainError) as refused:
        record(branch, member_id, K.SUSPENDED, happened_on="01/03/2026")
    assert "“Miễn công tác và sinh hoạt đảng ngày 01/09/2026”" in sentence(
        refused.value.problems[0]
    )


def test_every_problem_is_told_at_once(branch: BranchFile) -> None:
    member_id = full_member(branch)
    with branch.unit() as unit:
        draft = new_event(unit, member_id, K.EXPELLED)
        written = {**draft.written, "happened_on": "hôm qua", "summoned": "ba"}
        found = check_event(unit, replace(draft, written=written))
    assert {problem.field for problem in found} == {"happened_on", "summoned"}


def test_a_correction_moves_the_date_of_the_record_too(branch: BranchFile) -> None:
    member_id = full_member(branch)
    with branch.unit() as unit:
        opening = load_life(unit, member_id).lines[0].event
        draft = edit_event(unit, member_id, opening.id)
        written = {**draft.written, "happened_on": "20/05/2009", "place": "Chi bộ Một"}
        record_event(unit, replace(draft, written=written))
    after = standing(branch, member_id)
    assert after["admitted_on"] == PartialDate(2009, 5, 20)
    assert after["admitted_at"] == "Chi bộ Một"
    assert after["confirmed_on"] == PartialDate(2010, 5, 19)


def test_taking_an_event_back_gives_the_standing_before(branch: BranchFile) -> None:
    member_id = full_member(branch)
    done = record(branch, member_id, K.SENT_AWAY, happened_on="01/06/2026", until="01/12/2026")
    assert standing(branch, member_id)["activity_status"] == "away"
    with branch.unit() as unit:
        with pytest.raises(DomainError):
            take_back(unit, member_id, done.id, " ")
        take_back(unit, member_id, done.id, "Ghi nhầm người")
    assert standing(branch, member_id)["activity_status"] == "active"
    with branch.unit() as unit:
        assert len(load_life(unit, member_id).lines) == 2
        assert unit.get(LifeEvent, done.id) is not None  # kept in the journal


def test_what_others_rest_on_is_not_taken_back(branch: BranchFile) -> None:
    member_id = full_member(branch)
    done = record(branch, member_id, K.SENT_AWAY, happened_on="01/03/2026")
    record(branch, member_id, K.CAME_BACK, happened_on="01/09/2026")
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        take_back(unit, member_id, done.id, "Nhầm")
    assert [problem.code for problem in refused.value.problems] == ["life-breaks-another"]


def test_who_has_moved_away_is_in_no_list_and_no_round(branch: BranchFile) -> None:
    member_id = full_member(branch)
    record(branch, member_id, K.TRANSFERRED_OUT, happened_on="01/10/2026", place="Chi bộ Hai")
    with branch.unit() as unit:
        assert count_members(unit, MemberFilters()) == 4
        assert count_members(unit, MemberFilters(status="transferred")) == 1
        assert member_id not in members_of(unit)


def test_the_quorum_leaves_out_who_is_away_and_who_is_exempt(branch: BranchFile) -> None:
    with branch.unit() as unit:
        full = members_of(unit)
    record(branch, full[0], K.SENT_AWAY, happened_on="01/06/2026", until="01/12/2026")
    record(branch, full[1], K.EXEMPTED, happened_on="01/06/2026", reason="Sức khỏe")
    with branch.unit() as unit:
        quorum = quorum_of(unit, branch.branch_id)
        assert (len(quorum.full), quorum.summoned) == (4, 2)
        assert quorum_of(unit, branch.branch_id, attending=1).summoned == 3


def test_the_form_does_not_type_a_standing(branch: BranchFile) -> None:
    member_id = full_member(branch)
    with branch.unit() as unit:
        form = load_member(unit, member_id)
        written = {**form.draft.written, "activity_status": "deceased", "left_on": "2026"}
        with pytest.raises(DomainError) as refused:
            save_member(unit, replace(form.draft, written=written), form.base)
    assert {one.code for one in errors(refused.value.problems)} == {"life-typed"}


def test_the_form_may_mend_a_date_that_only_the_list_states(branch: BranchFile) -> None:
    member_id = full_member(branch)
    record(branch, member_id, K.SENT_AWAY, happened_on="01/06/2026")

    def typed(**texts: str) -> None:
        with branch.unit() as unit:
            form = load_member(unit, member_id)
            written = {**form.draft.written, **texts}
            save_member(unit, replace(form.draft, written=written), form.base)

    typed(admitted_on="18/05/2009", admission_decided_on="08/05/2009", admission_decision="7-QĐ/ĐU")
    after = standing(branch, member_id)
    assert (after["admitted_on"], after["admission_decision"]) == (
        PartialDate(2009, 5, 18),
        "7-QĐ/ĐU",
    )
    record(branch, member_id, K.CONFIRMED, happened_on="18/05/2010", decision_number="9-QĐ/ĐU")
    with pytest.raises(DomainError):
        typed(confirmed_on="20/05/2010")
    assert standing(branch, member_id)["confirmation_decision"] == "9-QĐ/ĐU"


def test_a_round_does_not_concern_a_guest(branch: BranchFile) -> None:
    member_id = full_member(branch)
    record(branch, member_id, K.HOSTED, happened_on="01/06/2026", place="Chi bộ Ba")
    with branch.unit() as unit:
        preview = preview_round(unit, branch.branch_id, NOVEMBER, criteria())
    assert preview.rated_count == 3
