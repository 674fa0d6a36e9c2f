"""Two records of one person become one, nothing is lost, and it can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.evaluation import Evaluation, Round, RoundState, evaluation_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.duplicates import (
    compare,
    find_duplicates,
    merge_members,
    tell_apart,
    undo_merge,
)
from chibo_desktop.services.members import MemberFilters, ids_of_members
from chibo_desktop.services.session import Session
from chibo_desktop.storage.tables import RECORD_TABLES
from services.member_book import AN, add, open_branch, read

TWIN = {
    "full_name": "Nguyễn Hoài An",
    "gender": "female",
    "born_on": "1957",
    "other_name": "Mai",
    "note": "ghi ở sổ cũ",
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def award(session: Session, number: int, member_id: str, form: str) -> Commendation:
    return Commendation(
        id=f"a{number}",
        org_id=session.author.org_id,
        member_id=member_id,
        awarded_on=PartialDate(2020),
        form=form,
    )


def state(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that stands, but what only the journal knows."""
    with session.unit() as unit:
        return {
            name: [tuple(row) for row in unit.connection.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608
            for name in RECORD_TABLES
        }


def test_pairs_are_found_with_reasons_and_told_apart(session: Session) -> None:
    an, twin = add(session, **AN).id, add(session, **TWIN).id
    with session.unit() as unit:
        (line,) = find_duplicates(unit)
        assert {line.pair.one_id, line.pair.other_id} == {an, twin}
        assert line.reasons == "cùng họ tên và năm sinh"
        assert line.sureness == "nên xem"
        tell_apart(unit, twin, an)
        assert find_duplicates(unit) == []


def test_a_merge_keeps_what_was_chosen_and_brings_over_what_belonged(session: Session) -> None:
    an, twin = add(session, **AN).id, add(session, **TWIN).id
    with session.unit() as unit:
        same = award(session, 1, an, "Bằng khen")
        unit.save_all(
            [same, replace(same, id="a2", member_id=twin), award(session, 3, twin, "Giấy khen")],
            act="x",
        )
    before = state(session)
    with session.unit() as unit:
        found = compare(unit, an, twin)
        proposed = {line.label: line.takes_other for line in found.differences}
        assert proposed["Tên gọi khác"]
        assert not proposed["Sinh ngày"]
        assert found.moving["Khen thưởng"] == 2
        taken = [line.atom for line in found.differences if line.takes_other]
        batch = merge_members(unit, found, taken)
        assert ids_of_members(unit, MemberFilters()) == [an]
        awards = unit.all(Commendation)
        assert [(one.id, one.member_id) for one in awards] == [("a1", an), ("a3", an)]
    merged = read(session, an)
    assert (merged.other_name, merged.note) == ("Mai", "ghi ở sổ cũ")
    assert str(merged.born_on) == "1957-02-05"
    with session.unit() as unit:
        undo_merge(unit, batch)
    assert state(session) == before


def test_evaluations_come_over_unless_the_round_has_one_of_both(session: Session) -> None:
    an, twin = add(session, **AN).id, add(session, **TWIN).id
    org = session.author.org_id

    def sheet(round_id: str, member_id: str) -> Evaluation:
        return Evaluation(
            id=evaluation_id(round_id, member_id),
            org_id=org,
            round_id=round_id,
            member_id=member_id,
            full_name="tên khi in",
            final_rating="good",
        )

    with session.unit() as unit:
        rounds = [
            Round(id="closed", org_id=org, state=RoundState.CLOSED),
            Round(id="both", org_id=org, state=RoundState.CLOSED),
            Round(id="open", org_id=org, state=RoundState.OPEN),
        ]
        unit.save_all(rounds, act="x")
        sheets = [sheet("closed", twin)]
        sheets += [sheet(one, who) for one in ("both", "open") for who in (an, twin)]
        unit.save_all(sheets, act="x")
        merge_members(unit, compare(unit, an, twin), [])
        stands = {(one.round_id, one.member_id) for one in unit.all(Evaluation)}
        printed = {one.full_name for one in unit.all(Evaluation)}
    assert stands == {
        ("closed", an),  # came over
        ("both", an),
        ("both", twin),  # printed and closed: it stays as it was
        ("open", an),
    }
    assert printed == {"tên khi in"}


def test_what_keeps_two_records_from_being_merged(session: Session) -> None:
    an, twin = add(session, **AN).id, add(session, **TWIN).id
    with session.unit() as unit:
        with pytest.raises(DomainError, match="merge-same"):
            compare(unit, an, an)
        with pytest.raises(DomainError, match="merge-unknown"):
            compare(unit, an, "gone")
        found = compare(unit, an, twin)
        seeing = unit.edit(Member, an)
        assert seeing is not None
        unit.save(replace(seeing.record, note="vừa sửa"), act="member.edit", base=seeing)
        with pytest.raises(DomainError, match="merge-changed"):
            merge_members(unit, found, [])
        merge_members(unit, compare(unit, an, twin), [])
        with pytest.raises(DomainError, match="merge-unknown"):
            compare(unit, an, twin)
