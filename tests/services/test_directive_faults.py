"""Directives replayed, rolled back, mixed, run ahead, signed by a key that is gone (F22).

A row of a table is: what the unit has taken in last, what comes, the one code it is refused with.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, unseal, write_bundle
from chibo_desktop.exchange.container import FORMAT, write_container
from chibo_desktop.exchange.inner import Inner, join_inner
from chibo_desktop.exchange.keyset import Keyset, SignedKeyset, SigningKey, write_keyset
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.downward import reading_digits
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import (
    adopt_roots,
    change_office_keys,
    new_root,
    own_keysets,
    replace_lost_root,
)
from chibo_desktop.services.office_trust import known_keyset
from chibo_desktop.services.session import Unit
from chibo_desktop.storage.node_keys import senders
from faults import proves
from services.exchange_story import Story

OWN = ("first", "second", "third", "rooted", "changed", "newest")
"""The office's own directives in order: before roots, with roots, after its keys changed."""


@dataclass
class Setting:
    """One unit, every file that may reach it, and the digits the office would read aloud."""

    story: Story
    files: dict[str, bytes]

    def after(self, last: str, unit: Unit) -> None:
        if last:
            receive_directive(unit, self.files[last], last)


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    story = Story(tmp_path_factory.mktemp("faults"))
    story.enrolled("CB07")
    story.enrolled("CB08")
    yield Setting(story, {**_files(story)})
    story.close()


def _files(story: Story) -> Mapping[str, bytes]:
    one = story.subordinates["CB07"]

    def directive() -> bytes:
        with story.office.unit() as unit:
            return write_directive(unit, one.id).data

    files = {name: directive() for name in OWN[:3]}
    with story.office.unit() as unit:
        old, first, second = node_keys(unit), new_root(unit), new_root(unit)
        adopt_roots(unit, first, second)
    files["rooted"] = directive()
    with story.office.unit() as unit:
        change_office_keys(unit, first)
        replace_lost_root(unit, second, new_root(unit))  # the first root is lost now
        new, sets = node_keys(unit), own_keysets(unit)
        to = senders(unit.connection, code="CB07")[0].recipient
        other = senders(unit.connection, code="CB08")[0].recipient
        files["for CB08"] = write_directive(unit, story.subordinates["CB08"].id).data
    files |= {name: directive() for name in OWN[4:]}
    thief = sealing.generate_keys()
    false = _false_set(sets[-1].keyset, thief)
    letter = Envelope(
        kind=Kind.DIRECTIVE,
        id="01a1a06c-1fb8-78ef-96b7-c75dd665ceb2",
        sender="DU",
        addressee="CB07",
        seq=7,
        created_ms=0,
        hlc=(0, 0),
        app="thử",
    )
    plain_sets = [signed.plain for signed in sets]

    def made(envelope: Envelope, keys: sealing.NodeKeys, to: str = to) -> bytes:
        contents = Contents(acks={"vec": {}}, directive={"nobody": {"knows": envelope.id[-1]}})
        return write_bundle(envelope, contents, signing_seed=keys.signing_seed, recipients=(to,))

    files["old key, later number"] = made(letter, old)
    files["old key, far ahead"] = made(replace(letter, seq=1500), old)
    files["new key, far ahead"] = made(replace(letter, seq=9000, keysets=plain_sets), new)
    files["new key, nothing said"] = made(letter, new)
    files["strange key"] = made(letter, thief)
    files["strange key, strange root"] = made(replace(letter, keysets=[false.plain]), thief)
    broken = {**false.plain, "body": {**false.plain["body"], "v": 99}}
    files["strange key, broken set"] = made(replace(letter, keysets=[broken]), thief)
    files["to CB08, sealed to us"] = made(replace(letter, addressee="CB08"), old)
    files["sealed to CB08"] = made(letter, old, other)
    files["a report"] = made(replace(letter, kind=Kind.REPORT, seq=1), old)
    files["mixed"] = _mixed(
        made(letter, old), made(replace(letter, id=letter.id[:-1] + "3"), old), story, to
    )
    return files


def _false_set(known: Keyset, thief: sealing.NodeKeys) -> SignedKeyset:
    root = sealing.generate_signing_seed()
    return write_keyset(
        replace(
            known,
            version=known.version + 1,
            roots=(sealing.public_key_of(root),),
            keys=(SigningKey(public_key=thief.public_key),),
        ),
        [root],
    )


def _mixed(one: bytes, other: bytes, story: Story, to: str) -> bytes:
    """The manifest of one directive with the sections of another, sealed again."""
    with story.units["CB07"].unit() as unit:
        identities = [node_keys(unit).identity]
    first, second = unseal(one, identities), unseal(other, identities)
    inner = first.inner
    plain = join_inner(
        Inner(manifest=inner.manifest, signature=inner.signature, body=second.inner.body)
    )
    header = first.header
    return write_container(
        fmt=FORMAT,
        sender=header.sender,
        addressee=header.addressee,
        id=header.id,
        sealed=sealing.seal(plain, [to]),
    )


def code_of(setting: Setting, last: str, name: str, typed: str = "") -> str:
    """What a unit that took `last` in says of a file; nothing stays."""
    with setting.story.units["CB07"].unit() as unit:
        savepoint = unit.connection.begin_nested()
        try:
            setting.after(last, unit)
            receive_directive(unit, setting.files[name], name, typed)
        except DomainError as refused:
            return refused.problems[0].code
        finally:
            savepoint.rollback()
            unit.touched.clear()
    return ""


@proves("F22")
@pytest.mark.parametrize("last", ["", *OWN])
@pytest.mark.parametrize("name", OWN)
def test_replay_and_rollback(setting: Setting, last: str, name: str) -> None:
    older = last != "" and OWN.index(name) < OWN.index(last)
    assert code_of(setting, last, name) == ("directive-older" if older else "")


@proves("F22")
@pytest.mark.parametrize(
    ("last", "name", "code"),
    [
        ("second", "old key, far ahead", "directive-jump"),
        ("", "old key, far ahead", "directive-jump"),
        ("changed", "old key, far ahead", "office-key-replaced"),
        ("changed", "old key, later number", "office-key-replaced"),
        ("newest", "old key, later number", "office-key-replaced"),
        ("", "new key, far ahead", "directive-jump"),
        ("changed", "new key, far ahead", "directive-jump"),
        ("third", "new key, nothing said", "bundle-signature"),
        ("rooted", "new key, nothing said", "bundle-signature"),
        ("newest", "new key, nothing said", ""),
        ("", "strange key", "bundle-signature"),
        ("newest", "strange key", "bundle-signature"),
        ("third", "strange key, strange root", "office-key-unvouched"),
        ("rooted", "strange key, strange root", "office-key-unvouched"),
        ("newest", "strange key, strange root", "office-key-unvouched"),
        ("newest", "strange key, broken set", "bundle-signature"),
        ("third", "to CB08, sealed to us", "bundle-not-for-us"),
        ("third", "sealed to CB08", "bundle-wrong-key"),
        ("third", "for CB08", "bundle-wrong-key"),
        ("third", "a report", "bundle-not-a-directive"),
        ("third", "mixed", "bundle-section-hash"),
        ("newest", "mixed", "bundle-section-hash"),
    ],
)
def test_run_ahead_mixed_and_strange(setting: Setting, last: str, name: str, code: str) -> None:
    assert code_of(setting, last, name) == code


@proves("F22")
@pytest.mark.parametrize(("name", "last"), [("old key, far ahead", "second")])
def test_a_leap_needs_the_digits_of_this_very_file(setting: Setting, name: str, last: str) -> None:
    right = reading_digits(hashlib.sha256(setting.files[name]).digest())[-11:]
    wrong = reading_digits(hashlib.sha256(setting.files["newest"]).digest())[-11:]
    assert code_of(setting, last, name, wrong) == "directive-digits"
    assert code_of(setting, last, name, right) == ""


@proves("F22")
def test_a_new_key_counts_its_numbers_anew(setting: Setting) -> None:
    """A thief who ran ahead with the old key is shaken off by the next set of keys."""
    ahead = setting.files["old key, far ahead"]
    digits = reading_digits(hashlib.sha256(ahead).digest())
    with setting.story.units["CB07"].unit() as unit:
        savepoint = unit.connection.begin_nested()
        receive_directive(unit, ahead, "a", digits[-11:])
        view = receive_directive(unit, setting.files["newest"], "b")
        known = known_keyset(unit)
        savepoint.rollback()
        unit.touched.clear()
    assert view.seq < 1500
    assert known is not None
    assert known.version == 3
    assert any("đã đổi khóa" in one for one in view.news)
