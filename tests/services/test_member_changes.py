"""What changed in a dossier between two moments: net, by group, rows with it."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.member_changes import MemberChanges, member_changes
from chibo_desktop.services.session import Session
from chibo_desktop.storage.past import records_at, records_of_member
from services.member_book import AN, add, open_branch


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def now(session: Session) -> datetime:
    with session.unit() as unit:
        return unit.now


def edit(session: Session, member_id: str, **values: object) -> None:
    with session.unit() as unit:
        seeing = unit.edit(Member, member_id)
        assert seeing is not None
        record = dataclasses.replace(seeing.record, **values)  # type: ignore[arg-type]
        unit.save(record, act="member.edit", base=seeing)


def changes(session: Session, member_id: str, since: datetime, **rest: object) -> MemberChanges:
    with session.unit() as unit:
        return member_changes(unit, member_id, since, **rest)  # type: ignore[arg-type]


def told(found: MemberChanges) -> dict[str, list[tuple[str, str, str]]]:
    return {
        one.group: [(f.spec.label, f.old_text, f.new_text) for f in one.fields]
        for one in found.groups
    }


def test_what_changed_since_is_said_by_group_from_what_to_what(session: Session) -> None:
    member_id = add(session, **AN, residence_detail="Số 5 phố Cũ").id
    last_year = now(session)
    edit(session, member_id, residence_detail="Số 9 phố Mới", religion="")
    edit(session, member_id, residence_detail="Số 10 phố Mới")
    found = changes(session, member_id, last_year)
    assert found.was_known
    assert told(found) == {
        "Bản thân": [("Tôn giáo", "Không", "")],
        "Thường trú": [("Địa chỉ chi tiết", "Số 5 phố Cũ", "Số 10 phố Mới")],
    }


def test_what_was_changed_back_is_no_difference(session: Session) -> None:
    member_id = add(session, **AN, note="trước").id
    before = now(session)
    edit(session, member_id, note="giữa")
    between = now(session)
    edit(session, member_id, note="trước")
    assert changes(session, member_id, before).is_empty
    assert told(changes(session, member_id, before, until=between)) == {
        "Khác": [("Ghi chú", "trước", "giữa")]
    }


def test_a_member_entered_since_is_new_with_all_that_is_known(session: Session) -> None:
    before = now(session)
    member_id = add(session, **AN).id
    found = changes(session, member_id, before)
    assert not found.was_known
    assert ("Họ và tên", "", "Nguyễn Hoài An") in told(found)["Bản thân"]


def test_sensitive_values_are_masked_when_asked(session: Session) -> None:
    before = now(session)
    member_id = add(session, **AN).id
    papers = told(changes(session, member_id, before, revealed=False))["Giấy tờ"]
    assert ("Số định danh cá nhân", "", "•••• 0011") in papers


def test_evaluations_point_to_a_member_and_are_no_part_of_the_dossier(session: Session) -> None:
    member_id = add(session, **AN).id
    before = now(session)
    with session.unit() as unit:
        one = Evaluation(id="p1", org_id=unit.author.org_id, member_id=member_id, round_id="k1")
        unit.save(one, act="round.open")
        assert records_of_member(unit.connection, unit.author.org_id, member_id) == {
            "evaluation": ["p1"]
        }
    assert changes(session, member_id, before).rows == ()


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(notes=st.lists(st.sampled_from(["", "một", "hai", "ba"]), min_size=1, max_size=6))
def test_a_moment_shows_what_stood_then(session: Session, notes: list[str]) -> None:
    member_id = add(session, full_name="Trần Văn Bình").id
    kind = type_of(Member)
    moments, expected = [], []
    for note in notes:
        edit(session, member_id, note=note)
        with session.unit() as unit:
            moments.append(int(unit.now.timestamp() * 1000))
            record = unit.get(Member, member_id)
            assert record is not None
            expected.append(kind.atom_values(record))
    with session.unit() as unit:
        answers = records_at(unit.connection, unit.author.org_id, [member_id], moments)
    empty = kind.atom_values(Member(id="", org_id=""))
    assert [{**empty, **answer[member_id]} for answer in answers] == expected
