"""Office and unit know each other only after two people have compared digits."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.organization import Subordinate, TrustState, WorkplaceKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.enrolment import (
    accept_invitation,
    add_subordinate,
    confirm_registration,
    invite,
    same_last_groups,
    view_invitation,
)
from chibo_desktop.services.inbox import Outcome, pending_registrations, receive_one
from chibo_desktop.services.incoming import open_invitation
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.outgoing import write_invitations, write_registration_file
from chibo_desktop.services.session import NewWorkplace
from chibo_desktop.services.subordinates import load_tree, set_office_code
from services.exchange_story import Story, session_of


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def codes(error: pytest.ExceptionInfo[DomainError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_unit_enrols_by_two_files_and_two_readings(story: Story) -> None:
    session, invitation = story.invited("CB07")
    view = view_invitation(invitation)
    assert (view.office_name, view.unit_code) == ("Đảng ủy Cơ quan", "CB07")
    with session.unit() as unit:
        registration = accept_invitation(unit, invitation, view.fingerprint[-11:])
        office = office_of(unit)
    assert office is not None
    assert office.name == "Đảng ủy Cơ quan"
    taken = receive_one(story.office, registration.data, registration.name, merge=True)
    assert taken.outcome is Outcome.REGISTERED
    with story.office.unit() as unit:
        ((sender, fingerprint),) = pending_registrations(unit)
        assert fingerprint == taken.fingerprint
        confirm_registration(unit, sender.node_id, fingerprint[-11:])
        assert pending_registrations(unit) == []
        (line,) = load_tree(unit).units
    assert line.trust is TrustState.CONFIRMED


def test_wrong_digits_connect_nobody(story: Story) -> None:
    session, invitation = story.invited("CB07")
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        accept_invitation(unit, invitation, "11111 22222")
    assert codes(refused) == ["fingerprint-differs"]
    with session.unit() as unit:
        assert office_of(unit) is None


def test_the_office_trusts_no_key_on_wrong_digits(story: Story) -> None:
    receive_one(story.office, story.registered("CB07"), "dangky.cbb", merge=True)
    with story.office.unit() as unit:
        ((sender, _),) = pending_registrations(unit)
    with pytest.raises(DomainError) as refused, story.office.unit() as unit:
        confirm_registration(unit, sender.node_id, "00000 00000")
    assert codes(refused) == ["fingerprint-differs"]
    with story.office.unit() as unit:
        assert len(pending_registrations(unit)) == 1


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("47094 70848", True),
        ("4709470848", True),
        ("47094-70848.", True),
        ("22222 47094 70848", True),
        ("70848", False),
        ("47094 70849", False),
        ("", False),
    ],
)
def test_ten_digits_are_compared_however_they_are_typed(typed: str, same: bool) -> None:
    assert same_last_groups(typed, "75849 10763 11111 22222 47094 70848") is same


def test_previewing_a_registration_notes_nothing(story: Story) -> None:
    registration = story.registered("CB07")
    seen = receive_one(story.office, registration, "dangky.cbb", merge=False)
    assert seen.outcome is Outcome.REGISTERED
    with story.office.unit() as unit:
        assert pending_registrations(unit) == []


def test_a_new_key_waits_for_another_reading(story: Story, tmp_path: Path) -> None:
    session = story.enrolled("CB07")
    session.close()
    lost = story.subordinates["CB07"]
    with story.office.unit() as unit:
        invitation = invite(unit, lost.id).data
    again = session_of(
        tmp_path, "again", NewWorkplace(name="Chi bộ CB07", kind=WorkplaceKind.BRANCH)
    )
    story.units["CB07"] = again
    with again.unit() as unit:
        typed = view_invitation(invitation).fingerprint[-11:]
        registration = accept_invitation(unit, invitation, typed).data
    receive_one(story.office, registration, "dangky.cbb", merge=True)
    with story.office.unit() as unit:
        tree = load_tree(unit)
    assert len(tree.pending) == 1
    assert tree.units[0].trust is TrustState.CONFIRMED  # what counted before counts on


def test_the_same_registration_again_changes_nothing(story: Story) -> None:
    registration = story.registered("CB07")
    receive_one(story.office, registration, "dangky.cbb", merge=True)
    with story.office.unit() as unit:
        ((sender, fingerprint),) = pending_registrations(unit)
        confirm_registration(unit, sender.node_id, fingerprint[-11:])
    receive_one(story.office, registration, "dangky (2).cbb", merge=True)
    with story.office.unit() as unit:
        assert load_tree(unit).units[0].trust is TrustState.CONFIRMED


def test_a_registration_for_a_unit_nobody_knows_is_refused(story: Story) -> None:
    registration = story.registered("CB07")
    with story.office.unit() as unit:
        known = unit.get(Subordinate, story.subordinates["CB07"].id)
        assert known is not None
        unit.void(known, reason="thử", act="subordinate.remove")
    refused = receive_one(story.office, registration, "dangky.cbb", merge=True)
    assert refused.problem is not None
    assert refused.problem.code == "registration-not-invited"


def test_codes_are_unique_and_fields_are_needed(story: Story) -> None:
    story.add("CB07")
    for name, code, expected in (
        ("Chi bộ khác", "CB07", "subordinate-code-taken"),
        ("", "CB08", "field-missing"),
        ("Chi bộ 8", " ", "field-missing"),
    ):
        with pytest.raises(DomainError) as refused, story.office.unit() as unit:
            add_subordinate(unit, name=name, code=code, kind=WorkplaceKind.BRANCH)
        assert codes(refused) == [expected]


def test_an_office_without_a_code_writes_no_invitation(tmp_path: Path) -> None:
    office = session_of(
        tmp_path, "new", NewWorkplace(name="Đảng ủy", kind=WorkplaceKind.HEADQUARTERS)
    )
    with office.unit() as unit:
        one = add_subordinate(unit, name="Chi bộ 1", code="CB01", kind=WorkplaceKind.BRANCH)
        assert load_tree(unit).fingerprint == ""
    with pytest.raises(DomainError) as refused, office.unit() as unit:
        invite(unit, one.id)
    assert codes(refused) == ["office-code-missing"]
    with pytest.raises(DomainError) as faulty, office.unit() as unit:
        set_office_code(unit, "Đảng ủy")
    assert codes(faulty) == ["office-code-faulty"]
    with office.unit() as unit:
        set_office_code(unit, "DU")
        read_aloud = load_tree(unit).fingerprint
        assert view_invitation(invite(unit, one.id).data).fingerprint == read_aloud
    office.close()


def test_invitations_are_written_one_a_unit(story: Story, tmp_path: Path) -> None:
    units = [story.add("CB01"), story.add("CB02")]
    folder = tmp_path / "usb"
    folder.mkdir()
    with story.office.unit() as unit:
        written = write_invitations(unit, [one.id for one in units], folder)
    assert [path.name for path in written.paths] == ["moi_CB01.cbi", "moi_CB02.cbi"]
    assert [open_invitation(path).view.unit_code for path in written.paths] == ["CB01", "CB02"]


def test_nothing_is_accepted_when_the_answer_cannot_be_written(
    story: Story, tmp_path: Path
) -> None:
    session, invitation = story.invited("CB07")
    typed = view_invitation(invitation).fingerprint[-11:]
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        write_registration_file(unit, invitation, typed, tmp_path / "gone")
    assert codes(refused) == ["file-not-written"]
    with session.unit() as unit:
        assert office_of(unit) is None


def test_a_damaged_invitation_is_refused(story: Story, tmp_path: Path) -> None:
    _, invitation = story.invited("CB07")
    plain = json.loads(invitation)
    for name, data, expected in (
        ("cut.cbi", invitation[:-20], "invitation-unreadable"),
        ("photo.cbi", b"\x89PNG", "invitation-unreadable"),
        ("changed.cbi", json.dumps(plain).replace("CB07", "CB08").encode(), None),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DomainError) as refused:
            open_invitation(tmp_path / name)
        assert codes(refused)[0].startswith("invitation-")
        assert expected is None or codes(refused) == [expected]
    with pytest.raises(DomainError) as gone:
        open_invitation(tmp_path / "not there.cbi")
    assert codes(gone) == ["file-unreadable"]
