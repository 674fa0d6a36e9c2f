"""The office's keys: what is on its way still opens, one root may be lost, two may not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.enrolment import accept_invitation, invite, view_invitation
from chibo_desktop.services.inbox import Outcome, pending_registrations, receive_one
from chibo_desktop.services.key_answers import confirm_key
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import (
    RootKey,
    adopt_roots,
    change_office_keys,
    new_root,
    office_fingerprint,
    own_keyset,
    replace_lost_root,
    root_file,
    typed_root,
)
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_trust import keyset_version
from chibo_desktop.services.received_notes import read_note, written_note
from chibo_desktop.storage.exchange_log import put_received, received_by
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def make_roots(story: Story, *, again: bool = False) -> tuple[RootKey, RootKey]:
    with story.office.unit() as unit:
        roots = new_root(unit), new_root(unit)
        adopt_roots(unit, *roots, again=again)
    return roots


def send(story: Story, code: str = "CB07") -> tuple[str, ...]:
    """Write the unit a directive and have it taken in; returns its news."""
    with story.office.unit() as unit:
        file = write_directive(unit, story.subordinates[code].id)
    with story.units[code].unit() as unit:
        return receive_directive(unit, file.data, file.name).news


def codes(error: pytest.ExceptionInfo[DomainError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_report_to_the_old_recipient_opens_after_the_change(story: Story) -> None:
    session = story.enrolled("CB07")
    first, _ = make_roots(story)
    live_month(session, OCTOBER)
    on_its_way = story.report("CB07", OCTOBER)
    with story.office.unit() as unit:
        old = node_keys(unit)
        change_office_keys(unit, first)
        assert node_keys(unit).recipient != old.recipient
    came = receive_one(story.office, on_its_way.read_bytes(), "a.cbb", merge=True)
    assert came.outcome is Outcome.MERGED
    assert any("đã đổi khóa" in one for one in send(story))
    live_month(session, NOVEMBER)
    with session.unit() as unit, story.office.unit() as office:
        known, keys = office_of(unit), node_keys(office)
        assert known is not None
        assert (known.signing_key, known.recipient) == (keys.public_key, keys.recipient)
    later = story.report("CB07", NOVEMBER)
    came = receive_one(story.office, later.read_bytes(), "b.cbb", merge=True)
    assert came.outcome is Outcome.MERGED
    with story.office.unit() as unit:
        row = received_by(unit.connection, bundle_id=came.bundle_id)[0]
    assert read_note(row.counts).keyset == 2


def test_the_promised_recipient_becomes_the_present_one(story: Story) -> None:
    first, _ = make_roots(story)
    with story.office.unit() as unit:
        before = own_keyset(unit)
        after = change_office_keys(unit, first)
    assert before is not None
    assert after.keyset.recipients[0] == before.keyset.recipients[1]
    assert after.keyset.fingerprint == before.keyset.fingerprint
    assert [one.is_current for one in after.keyset.keys] == [True, False]


def test_one_lost_root_is_replaced_by_the_other(story: Story) -> None:
    story.enrolled("CB07")
    first, second = make_roots(story)
    send(story)
    with story.office.unit() as unit:
        third = new_root(unit)
        replace_lost_root(unit, second, third)
    with pytest.raises(DomainError) as lost, story.office.unit() as unit:
        change_office_keys(unit, first)
    assert codes(lost) == ["root-unknown"]
    with story.office.unit() as unit:
        change_office_keys(unit, third)
    assert any("đã đổi khóa" in one for one in send(story))
    with story.units["CB07"].unit() as unit:
        assert keyset_version(unit) == 3


def test_with_both_roots_lost_units_enrol_again(story: Story) -> None:
    session = story.enrolled("CB07")
    make_roots(story)
    send(story)
    third, _ = make_roots(story, again=True)
    assert any("không được khóa gốc nào" in one for one in send(story))
    with story.office.unit() as unit:
        change_office_keys(unit, third)
    with pytest.raises(DomainError) as strange:
        send(story)
    assert codes(strange) == ["office-key-unvouched"]
    with story.office.unit() as unit:
        invitation = invite(unit, story.subordinates["CB07"].id).data
        digits = office_fingerprint(unit)
    assert view_invitation(invitation).fingerprint == digits
    with session.unit() as unit:
        accept_invitation(unit, invitation, digits[-11:])
    send(story)
    with session.unit() as unit:
        assert keyset_version(unit) == 3


def test_roots_are_made_once_and_are_two(story: Story) -> None:
    with story.office.unit() as unit:
        one = new_root(unit)
    with pytest.raises(DomainError) as twice, story.office.unit() as unit:
        adopt_roots(unit, one, one)
    assert codes(twice) == ["root-twice"]
    with pytest.raises(DomainError) as missing, story.office.unit() as unit:
        change_office_keys(unit, one)
    assert codes(missing) == ["roots-missing"]
    first, second = make_roots(story)
    with pytest.raises(DomainError) as exist, story.office.unit() as unit:
        adopt_roots(unit, first, second)
    assert codes(exist) == ["roots-exist"]


@pytest.mark.parametrize(
    ("first", "again", "code"),
    [("ngắn", "ngắn", "root-passphrase-short"), ("một câu dài", "x", "root-passphrase-differs")],
)
def test_a_passphrase_is_long_and_typed_twice(
    story: Story, first: str, again: str, code: str
) -> None:
    with story.office.unit() as unit:
        root = new_root(unit)
    with pytest.raises(DomainError) as refused:
        root_file(root, first, again)
    assert codes(refused) == [code]


def test_a_root_typed_from_paper_signs(story: Story) -> None:
    first, _ = make_roots(story)
    with story.office.unit() as unit:
        typed = typed_root(unit, " ".join(first.groups).lower())
        assert change_office_keys(unit, typed).keyset.version == 2


def test_numbers_of_an_earlier_set_do_not_bind_the_office(story: Story) -> None:
    session = story.enrolled("CB07")
    first, _ = make_roots(story)
    live_month(session, OCTOBER)
    path = story.report("CB07", OCTOBER)
    came = receive_one(story.office, path.read_bytes(), "a.cbb", merge=True)
    with story.office.unit() as unit:
        row = received_by(unit.connection, bundle_id=came.bundle_id)[0]
        note = replace(read_note(row.counts), directive_seen=2**50)  # a thief ran ahead
        put_received(unit.connection, replace(row, counts=written_note(note)))
        change_office_keys(unit, first)
        file = write_directive(unit, story.subordinates["CB07"].id)
    assert file.name.endswith("_0001.cbb")


def test_a_unit_invited_with_roots_compares_their_digits(story: Story) -> None:
    make_roots(story)
    receive_one(story.office, story.registered("CB07"), "d.cbb", merge=True)
    with story.office.unit() as unit:
        ((sender, fingerprint),) = pending_registrations(unit)
        confirm_key(unit, sender.node_id, fingerprint)
    with story.units["CB07"].unit() as unit:
        assert keyset_version(unit) == 1
    assert all("khóa gốc" not in one for one in send(story))
