"""Typing a member in, correcting, changing the status; what is refused and what is only shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.correction import CorrectionDraft
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.problems import DomainError, errors
from chibo_desktop.services.members import (
    NO_CORRECTION,
    MemberDraft,
    MemberFilters,
    MemberOrder,
    check_member,
    count_members,
    load_member,
    member_lines,
    new_member_draft,
    save_member,
)
from chibo_desktop.services.record_history import member_history
from chibo_desktop.services.session import Session
from services.member_book import AN, BINH, add, day, open_branch, read


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def codes(error: DomainError) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in errors(error.problems)}


def correct(
    session: Session, member_id: str, document: CorrectionDraft = NO_CORRECTION, **written: str
) -> None:
    with session.unit() as unit:
        form = load_member(unit, member_id)
        whole = {**form.draft.written, **written}
        draft = MemberDraft(id=member_id, written=whole, correction=document)
        save_member(unit, draft, form.base)


def test_a_typed_member_is_kept_as_typed(session: Session) -> None:
    saved = add(session, **{**AN, "identity_number": "036 157 000 011", "gender": "Nữ"})
    member = read(session, saved.id)
    assert (member.full_name, member.born_on, member.gender) == (
        "Nguyễn Hoài An", day(1957, 2, 5), "female",
    )  # fmt: skip
    assert member.identity_number == "036157000011"
    assert member.activity_status == ActivityStatus.ACTIVE
    assert member.branch_id
    assert not saved.doubts


def test_every_problem_is_told_at_once_and_nothing_is_written(session: Session) -> None:
    with pytest.raises(DomainError) as refused:
        add(session, full_name=" ", born_on="31/02/1957", identity_number="12345", note="x")
    assert codes(refused.value) == {
        ("field-missing", "full_name"),
        ("date-unreadable", "born_on"),
        ("identity-length", "identity_number"),
    }
    with session.unit() as unit:
        assert count_members(unit, MemberFilters()) == 0


def test_two_members_cannot_have_one_identity_number(session: Session) -> None:
    add(session, **AN)
    with pytest.raises(DomainError) as refused:
        add(session, **{**BINH, "identity_number": AN["identity_number"]})
    assert codes(refused.value) == {("identity-taken", "identity_number")}


def test_what_is_only_doubtful_is_saved_and_told(session: Session) -> None:
    saved = add(session, **{**BINH, "identity_number": "036160000022"})
    told = {problem.code for problem in saved.doubts}
    assert "identity-gender-differs" in told
    assert "field-missing" in told


def test_lost_zeros_are_offered_back(session: Session) -> None:
    with session.unit() as unit:
        form = new_member_draft(unit)
        written = {**form.draft.written, **BINH, "identity_number": "36060000022"}
        problems = check_member(unit, replace(form.draft, written=written))
    (offer,) = [problem for problem in problems if problem.mended]
    assert (offer.field, offer.mended) == ("identity_number", "036060000022")


def test_fixed_fields_need_the_deciding_document(session: Session) -> None:
    member_id = add(session, **AN).id
    with pytest.raises(DomainError) as refused:
        correct(session, member_id, born_on="05/03/1957")
    assert codes(refused.value) == {("fixed-without-document", "born_on")}
    half = CorrectionDraft(number="12-QĐ/ĐU", issued_on="01/11/2026")
    with pytest.raises(DomainError) as refused:
        correct(session, member_id, half, born_on="05/03/1957")
    assert codes(refused.value) == {("correction-issuer-missing", "correction_issuer")}
    correct(session, member_id, replace(half, issuer="Đảng ủy phường"), born_on="05/03/1957")
    assert read(session, member_id).born_on == day(1957, 3, 5)
    with session.unit() as unit:
        latest, *_ = member_history(unit, member_id).steps
    assert latest.note == "Căn cứ: số 12-QĐ/ĐU ngày 01/11/2026 của Đảng ủy phường."
    assert (latest.label, latest.old, latest.new) == ("Sinh ngày", "05/02/1957", "05/03/1957")


def test_an_edit_beats_only_what_its_author_saw(session: Session) -> None:
    member_id = add(session, **AN).id
    with session.unit() as unit:
        stale = load_member(unit, member_id)
    correct(session, member_id, note="ghi chú mới")
    with session.unit() as unit:
        draft = replace(stale.draft, written={**stale.draft.written, "religion": "Không"})
        save_member(unit, replace(draft, written={**draft.written, "other_name": "Út"}), stale.base)
    member = read(session, member_id)
    assert (member.note, member.other_name) == ("ghi chú mới", "Út")


def test_saving_without_a_change_writes_nothing(session: Session) -> None:
    member_id = add(session, **AN).id
    with session.unit() as unit:
        form = load_member(unit, member_id)
        saved = save_member(unit, form.draft, form.base)
        assert not unit.changed
    assert not saved.changed


def test_an_unknown_member_is_refused_in_words(session: Session) -> None:
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        load_member(unit, "nobody")
    assert codes(refused.value) == {("member-unknown", "")}


def test_the_list_shows_what_was_typed(session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    with session.unit() as unit:
        lines = member_lines(
            unit,
            MemberFilters(text="binh"),
            MemberOrder(),
            ["full_name", "born_on"],
            offset=0,
            limit=10,
        )
    assert [dict(line.values) for line in lines] == [
        {"full_name": "Trần Văn Bình", "born_on": "1960"}
    ]
