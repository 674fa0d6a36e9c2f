"""The history of a dossier in words, in pages; an old value taken again."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.correction import CorrectionDraft
from chibo_desktop.domain.dossier.background_rows import Relative
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.record_history import RecordHistory, member_history, step_history
from chibo_desktop.services.restoring import may_restore, put_back, restore_value
from chibo_desktop.services.session import Session
from services.member_book import AN, add, open_branch, read

DOCUMENT = CorrectionDraft(number="12-QĐ/ĐU", issued_on="5/3/2026", issuer="Đảng ủy phường")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def member_id(session: Session) -> str:
    return add(session, **AN, residence_detail="Số 5 phố Cũ").id


def edit(session: Session, member_id: str, remark: str = "", **values: object) -> None:
    with session.unit() as unit:
        seeing = unit.edit(Member, member_id)
        assert seeing is not None
        record = dataclasses.replace(seeing.record, **values)  # type: ignore[arg-type]
        unit.save(record, act="member.edit", base=seeing, note=remark)


def history(session: Session, member_id: str, **rest: object) -> RecordHistory:
    with session.unit() as unit:
        return member_history(unit, member_id, **rest)  # type: ignore[arg-type]


def test_an_edit_is_said_field_by_field_and_an_entering_whole(
    session: Session, member_id: str
) -> None:
    edit(session, member_id, "chuyển nhà", residence_detail="Số 9 phố Mới", other_name="An Hòa")
    *edits, entered = history(session, member_id).steps
    assert [(one.label, one.old, one.new, one.note) for one in edits] == [
        ("Tên gọi khác", "", "An Hòa", "chuyển nhà"),
        ("Thường trú", "Số 5 phố Cũ", "Số 9 phố Mới", "chuyển nhà"),
    ]
    assert (entered.act, entered.atom) == ("Thêm đảng viên", "")
    assert ("Họ và tên", "Nguyễn Hoài An") in [(one.label, one.new) for one in entered.fields]


def test_rows_of_the_dossier_are_in_it_and_evaluations_when_asked_for(
    session: Session, member_id: str
) -> None:
    with session.unit() as unit:
        org_id = unit.author.org_id
        unit.save(
            Relative(id="q1", org_id=org_id, member_id=member_id, full_name="Lê Thị Mơ"),
            act="row.create",
        )
        unit.save(
            Evaluation(id="p1", org_id=org_id, member_id=member_id, round_id="k1"),
            act="round.open",
        )
    found = history(session, member_id)
    assert found.steps[0].subject == "Quan hệ gia đình"  # a name that is masked is no name
    assert all(one.record_type != "evaluation" for one in found.steps)
    filters = dict(found.filters)
    assert filters["type:evaluation"] == "Phiếu đánh giá"
    assert filters["atom:born_on"] == "Sinh ngày"
    marks = history(session, member_id, narrowed="type:evaluation")
    assert [one.record_type for one in marks.steps] == ["evaluation"]


def test_one_field_alone_shows_its_value_from_the_beginning(
    session: Session, member_id: str
) -> None:
    edit(session, member_id, residence_detail="Số 9 phố Mới")
    found = history(session, member_id, narrowed="atom:residence")
    assert [(one.old, one.new) for one in found.steps] == [
        ("Số 5 phố Cũ", "Số 9 phố Mới"),
        ("", "Số 5 phố Cũ"),
    ]


def test_it_comes_in_pages(session: Session, member_id: str) -> None:
    for number in range(7):
        edit(session, member_id, note=f"lần {number}")
        edit(session, member_id, other_name=f"An {number}")
    first = history(session, member_id, limit=10)
    rest = history(session, member_id, offset=10, limit=10)
    assert (first.entries, rest.entries, first.total) == (10, 5, 15)
    assert [first.steps[0].new, first.steps[2].new] == ["An 6", "An 5"]


def test_sensitive_values_are_masked_until_revealed(session: Session, member_id: str) -> None:
    edit(session, member_id, old_identity_number="161234567")
    assert history(session, member_id).steps[0].new == "•••• 4567"
    assert history(session, member_id).steps[0].is_sensitive
    assert history(session, member_id, revealed=True).steps[0].new == "161234567"


def test_an_old_value_stands_again_and_can_be_undone(session: Session, member_id: str) -> None:
    edit(session, member_id, residence_detail="Số 9 phố Mới")
    step = history(session, member_id).steps[0]
    assert step.can_restore
    assert not step.needs_document
    with session.unit() as unit:
        assert restore_value(unit, "member", member_id, step.atom, step.old_value)
    assert read(session, member_id).residence_detail == "Số 5 phố Cũ"
    newest, before, *_ = history(session, member_id).steps
    assert newest.act == "Lấy lại giá trị cũ"
    assert not before.can_restore


def test_a_fixed_field_takes_its_document(session: Session, member_id: str) -> None:
    edit(session, member_id, full_name="Nguyễn Hoài Ân")
    step = history(session, member_id).steps[0]
    assert step.needs_document
    with session.unit() as unit, pytest.raises(DomainError) as refused:
        restore_value(unit, "member", member_id, step.atom, step.old_value)
    assert refused.value.problems[0].code == "correction-number-missing"
    with session.unit() as unit:
        restore_value(unit, "member", member_id, step.atom, step.old_value, DOCUMENT)
    assert read(session, member_id).full_name == "Nguyễn Hoài An"
    assert history(session, member_id).steps[0].note == (
        "Căn cứ: số 12-QĐ/ĐU ngày 05/03/2026 của Đảng ủy phường."
    )


def test_a_number_that_somebody_else_has_by_now_is_refused(
    session: Session, member_id: str
) -> None:
    number = read(session, member_id).identity_number
    edit(session, member_id, identity_number="")
    add(session, full_name="Trần Thị Ánh", identity_number=number)
    step = history(session, member_id).steps[0]
    with session.unit() as unit, pytest.raises(DomainError) as refused:
        restore_value(unit, "member", member_id, step.atom, step.old_value)
    assert refused.value.problems[0].code == "identity-taken"


@pytest.mark.parametrize(
    ("record_type", "atom", "may"),
    [
        ("member", "note", True),
        ("member", "status", False),
        ("member", "admitted_on", False),
        ("relative", "full_name", True),
        ("evaluation", "self_marks", False),
        ("life_event", "kind", False),
        ("member", "no such atom", False),
        ("no such type", "note", False),
    ],
)
def test_what_follows_from_events_is_not_taken_from_the_history(
    record_type: str, atom: str, may: bool
) -> None:
    assert may_restore(record_type, atom) is may


def test_what_may_not_be_taken_again_is_refused(session: Session, member_id: str) -> None:
    for record_type, record_id in (("member", "nobody"), ("evaluation", "p1")):
        with session.unit() as unit, pytest.raises(DomainError) as refused:
            restore_value(unit, record_type, record_id, "note", "x")
        assert refused.value.problems[0].code == "restore-elsewhere"
    with session.unit() as unit, pytest.raises(DomainError):
        restore_value(unit, "member", member_id, "status", None)


def test_a_row_that_was_taken_off_comes_back(session: Session, member_id: str) -> None:
    with session.unit() as unit:
        org_id = unit.author.org_id
        row = Relative(id="q1", org_id=org_id, member_id=member_id, full_name="Lê Thị Mơ")
        unit.save(row, act="row.create")
        unit.void(row, reason="removed", act="row.void")
    assert history(session, member_id).steps[0].label == "bỏ khỏi danh sách"
    with session.unit() as unit:
        put_back(unit, "relative", "q1")
        assert [one.id for one in unit.all(Relative)] == ["q1"]


def test_one_step_is_told_in_full(session: Session, member_id: str) -> None:
    edit(session, member_id, note="một", other_name="An Hòa")
    step = session.steps.done[-1].step
    assert step is not None
    with session.unit() as unit:
        told = [(one.label, one.new) for one in step_history(unit, step)]
    assert told == [("Tên gọi khác", "An Hòa"), ("Ghi chú", "một")]
