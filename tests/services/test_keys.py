"""Keys that wait, are rejected, replaced, revoked up to a place: nothing lost, nothing silent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.key_event import KeyAct, KeyEvent
from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.sealed_letter import MOST_WRONG, LetterState
from chibo_desktop.exchange.sealed_letter import new_code
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import preview_directive, receive_directive
from chibo_desktop.services.enrolment import accept_invitation, invite, view_invitation
from chibo_desktop.services.inbox import Outcome, Receipt, pending_registrations, receive_one
from chibo_desktop.services.key_answers import (
    accept_held,
    confirm_key,
    position_after,
    refuse_held,
    reject_key,
    revoke_key,
)
from chibo_desktop.services.rotations import CONFIRMED_AT, change_own_key, own_rotations
from chibo_desktop.services.sealed_letters import print_letter, revoke_letter
from chibo_desktop.services.subordinates import load_tree
from chibo_desktop.storage.exchange_log import received_by
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.node_keys import keys_ever
from chibo_desktop.storage.sealed_letters import held, letters
from chibo_desktop.storage.vectors import state_hash, version_vector
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def receive(story: Story, path: Path, *, merge: bool = True) -> Receipt:
    return receive_one(story.office, path.read_bytes(), path.name, merge=merge)


def code_of(receipt: Receipt) -> str:
    return receipt.problem.code if receipt.problem else ""


def office_state(story: Story, code: str) -> str:
    with story.office.unit() as unit:
        return state_hash(unit.connection, story.units[code].author.org_id)


def unit_state(story: Story, code: str) -> str:
    with story.units[code].unit() as unit:
        return state_hash(unit.connection, unit.author.org_id)


def acts(story: Story) -> list[str]:
    with story.office.unit() as unit:
        return [one.kind for one in unit.all(KeyEvent)]


def key_of(story: Story, code: str, trust: TrustState) -> bytes:
    with story.office.unit() as unit:
        (one,) = [each for each in keys_ever(unit.connection, code=code) if each.trust == trust]
        return one.signing_key


def confirm(story: Story) -> list[Receipt]:
    with story.office.unit() as unit:
        ((sender, fingerprint),) = pending_registrations(unit)
        return confirm_key(unit, sender.node_id, fingerprint[-11:])


def with_letter(story: Story, code: str, typed: str | None = None) -> tuple[Receipt, str]:
    """A unit enrols with its letter; `typed` is what it types in place of the code."""
    session, _ = story.invited(code)
    one = story.subordinates[code]
    with story.office.unit() as unit:
        letter = print_letter(unit, one.id)
        invitation = invite(unit, one.id).data
    view = view_invitation(invitation)
    assert view.letter_number == letter.number
    assert letter.fingerprint == view.fingerprint
    with session.unit() as unit:
        answer = accept_invitation(
            unit, invitation, letter.fingerprint[-11:], letter.code if typed is None else typed
        )
    return receive_one(story.office, answer.data, answer.name, merge=True), letter.code


def test_the_first_months_wait_and_are_there_with_the_confirmation(story: Story) -> None:
    receive_one(story.office, story.registered("CB07"), "dangky.cbb", merge=True)
    empty = office_state(story, "CB07")
    live_month(story.units["CB07"], OCTOBER)
    first = story.report("CB07", OCTOBER)
    seen = receive(story, first, merge=False)
    assert (seen.outcome, code_of(seen)) == (Outcome.WAITING, "sender-unconfirmed")
    assert seen.new_members == 4
    for _ in range(2):  # the same file again changes nothing
        assert receive(story, first).outcome is Outcome.WAITING
    live_month(story.units["CB07"], NOVEMBER)
    second = story.report("CB07", NOVEMBER)
    assert receive(story, second).outcome is Outcome.WAITING
    assert office_state(story, "CB07") == empty
    with story.office.unit() as unit:
        assert len(held(unit.connection)) == 2
    merged = confirm(story)
    assert [one.outcome for one in merged] == [Outcome.MERGED, Outcome.MERGED]
    assert office_state(story, "CB07") == unit_state(story, "CB07")
    with story.office.unit() as unit:
        assert held(unit.connection) == []
    assert receive(story, first).outcome is Outcome.DUPLICATE
    assert KeyAct.CONFIRMED in acts(story)


def test_a_rejected_key_takes_its_bundles_along_by_name(story: Story) -> None:
    receive_one(story.office, story.registered("CB07"), "dangky.cbb", merge=True)
    live_month(story.units["CB07"], OCTOBER)
    path = story.report("CB07", OCTOBER)
    receive(story, path)
    with story.office.unit() as unit:
        ((sender, _),) = pending_registrations(unit)
        assert reject_key(unit, sender.node_id, sender.signing_key, "Không ai nhận") == [path.name]
        assert pending_registrations(unit) == []
        (row,) = received_by(unit.connection, node_id=sender.node_id)
    assert row.outcome == Outcome.REFUSED
    assert "held-key-rejected" in row.counts
    assert code_of(receive(story, path)) == "bundle-revoked"


def test_the_unit_sees_that_its_key_is_confirmed(story: Story) -> None:
    session = story.enrolled("CB07")
    with story.office.unit() as unit:
        answer = write_directive(unit, story.subordinates["CB07"].id)
    with session.unit() as unit:
        said = preview_directive(unit, answer.data).news
        assert "đã xác nhận khóa" in said[0]
        assert read_meta(unit.connection, CONFIRMED_AT) == ""
        receive_directive(unit, answer.data, answer.name)
        assert read_meta(unit.connection, CONFIRMED_AT) == "2026-11-03"
        assert preview_directive(unit, answer.data).news == ()


def test_a_letter_is_proved_once(story: Story) -> None:
    receipt, _ = with_letter(story, "CB07")
    assert receipt.outcome is Outcome.REGISTERED
    with story.office.unit() as unit:
        ((sender, _),) = pending_registrations(unit)
        (letter,) = letters(unit.connection)
        assert sender.letter == letter.id
        assert letter.state == LetterState.USED
        (pending,) = load_tree(unit).pending
    assert pending.name == "Chi bộ CB07"


def test_five_wrong_codes_burn_a_letter(story: Story) -> None:
    receipt, code = with_letter(story, "CB07", new_code())
    found = [code_of(receipt)]
    session, one = story.units["CB07"], story.subordinates["CB07"]
    for number in range(MOST_WRONG + 1):
        with story.office.unit() as unit:
            invitation = invite(unit, one.id).data
        typed = view_invitation(invitation).fingerprint[-11:]
        tried = code if number == MOST_WRONG else new_code()
        with session.unit() as unit:
            answer = accept_invitation(unit, invitation, typed, tried)
        found.append(code_of(receive_one(story.office, answer.data, "d.cbb", merge=True)))
    assert found == ["letter-proof-wrong"] * MOST_WRONG + ["letter-burned"] * 2
    assert KeyAct.LETTER_BURNED in acts(story)
    with story.office.unit() as unit:
        assert pending_registrations(unit) == []


def test_looking_at_a_wrong_code_does_not_count(story: Story) -> None:
    session, _ = story.invited("CB07")
    with story.office.unit() as unit:
        print_letter(unit, story.subordinates["CB07"].id)
        invitation = invite(unit, story.subordinates["CB07"].id).data
    with session.unit() as unit:
        typed = view_invitation(invitation).fingerprint[-11:]
        answer = accept_invitation(unit, invitation, typed, new_code())
    for _ in range(MOST_WRONG + 1):
        seen = receive_one(story.office, answer.data, "d.cbb", merge=False)
        assert code_of(seen) == "letter-proof-wrong"
    with story.office.unit() as unit:
        assert letters(unit.connection)[0].wrong == 0


@pytest.mark.parametrize("act", ["reprint", "revoke"])
def test_a_letter_that_was_taken_back_proves_nothing(story: Story, act: str) -> None:
    session, _ = story.invited("CB07")
    one = story.subordinates["CB07"]
    with story.office.unit() as unit:
        letter = print_letter(unit, one.id)
        invitation = invite(unit, one.id).data
        if act == "reprint":
            assert print_letter(unit, one.id).code != letter.code
        else:
            revoke_letter(unit, one.id)
            with pytest.raises(DomainError):
                revoke_letter(unit, one.id)
    with session.unit() as unit:
        typed = view_invitation(invitation).fingerprint[-11:]
        answer = accept_invitation(unit, invitation, typed, letter.code)
    assert code_of(receive_one(story.office, answer.data, "d.cbb", merge=True)) == "letter-revoked"


def test_half_a_code_is_said_before_anything_is_written(story: Story) -> None:
    session, invitation = story.invited("CB07")
    typed = view_invitation(invitation).fingerprint[-11:]
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        accept_invitation(unit, invitation, typed, "1234 5678")
    assert refused.value.problems[0].code == "letter-code-shape"


def test_a_unit_changes_its_key_and_the_old_one_vouches(story: Story) -> None:
    session = story.enrolled("CB07")
    live_month(session, OCTOBER)
    before = story.report("CB07", OCTOBER)
    with session.unit() as unit:
        for _ in range(2):  # twice in a month: the chain is followed
            change_own_key(unit)
    live_month(session, NOVEMBER)
    after = story.report("CB07", NOVEMBER)
    seen = receive(story, after, merge=False)
    assert seen.outcome is Outcome.READY
    assert acts(story).count(KeyAct.ROTATED) == 0
    assert receive(story, after).outcome is Outcome.MERGED
    assert office_state(story, "CB07") == unit_state(story, "CB07")
    assert code_of(receive(story, before)) in ("", "bundle-older")  # on its way: still counts
    with story.office.unit() as unit:
        logged = [one for one in unit.all(KeyEvent) if one.org_id == unit.author.org_id]
        assert [one.kind for one in logged].count(KeyAct.ROTATED) == 2
        answer = write_directive(unit, story.subordinates["CB07"].id)
    with session.unit() as unit:
        assert len(own_rotations(unit)) == 2
        receive_directive(unit, answer.data, answer.name)
        assert own_rotations(unit) == []


def test_what_the_old_key_signs_after_the_change_is_looked_at(story: Story) -> None:
    session = story.enrolled("CB07")
    live_month(session, OCTOBER)
    receive(story, story.report("CB07", OCTOBER))
    with session.unit() as unit:
        position = version_vector(unit.connection, unit.author.org_id)
    live_month(session, NOVEMBER)
    stolen = story.report("CB07", NOVEMBER)
    old = key_of(story, "CB07", TrustState.CONFIRMED)
    with story.office.unit() as unit:
        revoke_key(unit, session.author.org_id, old, position, "Mất máy")
    before = office_state(story, "CB07")
    for merge in (False, True):
        receipt = receive(story, stolen, merge=merge)
        assert (receipt.outcome, code_of(receipt)) == (Outcome.WAITING, "sender-beyond-position")
    assert office_state(story, "CB07") == before
    with story.office.unit() as unit:
        (one,) = held(unit.connection)
        assert accept_held(unit, one.bundle_id).outcome is Outcome.MERGED
    assert office_state(story, "CB07") == unit_state(story, "CB07")


def test_revoking_from_a_bundle_sets_aside_what_came_after_it(story: Story) -> None:
    session = story.enrolled("CB07")
    live_month(session, OCTOBER)
    first = receive(story, story.report("CB07", OCTOBER))
    trusted = office_state(story, "CB07")
    live_month(session, NOVEMBER)
    path = story.report("CB07", NOVEMBER)
    receive(story, path)
    whole = office_state(story, "CB07")
    key, node = key_of(story, "CB07", TrustState.CONFIRMED), session.author.org_id
    with pytest.raises(DomainError) as refused, story.office.unit() as unit:
        revoke_key(unit, node, key, {}, " ")
    assert refused.value.problems[0].code == "revoke-reason-missing"
    with story.office.unit() as unit:
        position = position_after(unit, node, first.bundle_id)
        assert revoke_key(unit, node, key, position, "Mất máy ngày 05/11") == [path.name]
    assert office_state(story, "CB07") == trusted
    assert receive(story, path).outcome is Outcome.WAITING
    with story.office.unit() as unit:
        (one,) = held(unit.connection)
        accept_held(unit, one.bundle_id)
    assert office_state(story, "CB07") == whole


def test_a_doubtful_bundle_can_be_refused(story: Story) -> None:
    session = story.enrolled("CB07")
    live_month(session, OCTOBER)
    path = story.report("CB07", OCTOBER)
    key = key_of(story, "CB07", TrustState.CONFIRMED)
    with story.office.unit() as unit:
        revoke_key(unit, session.author.org_id, key, {}, "Mất máy")
    assert receive(story, path).outcome is Outcome.WAITING
    with story.office.unit() as unit:
        (one,) = held(unit.connection)
        assert refuse_held(unit, one.bundle_id) == path.name
        assert held(unit.connection) == []
        with pytest.raises(DomainError) as gone:
            refuse_held(unit, one.bundle_id)
    assert gone.value.problems[0].code == "held-unknown"
    assert KeyAct.HELD_REFUSED in acts(story)
