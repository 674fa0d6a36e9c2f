"""A member leaves the Đảng bộ with a sealed file, and one arrives with such a file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.list_steps import steps_of_events
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange.dossier_file import bare, read_dossier_file
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.services.key_papers import dossier_slip_pdf
from chibo_desktop.services.papers import content_of
from chibo_desktop.services.sealed_dossiers import (
    WrittenDossier,
    preview_sealed_dossier,
    take_in_sealed_dossier,
    write_sealed_dossier,
)
from chibo_desktop.storage.attachment_lines import papers_of
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.member_lines import member_of
from services.transfer_story import SCAN, Hands

ON = date(2026, 11, 3)
PLACE = "Đảng bộ phường Minh Khai"


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    made = Hands(tmp_path_factory.mktemp("sealed"), people=3)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sealed(hands: Hands) -> WrittenDossier:
    with hands.unit("CB01").unit() as unit:
        return write_sealed_dossier(unit, hands.somebody(), PLACE, decision="7-QĐ/ĐU", left_on=ON)


def code_of(refused: pytest.ExceptionInfo[DomainError]) -> str:
    return refused.value.problems[0].code


def test_a_dossier_leaves_and_arrives_whole(hands: Hands, sealed: WrittenDossier) -> None:
    who = hands.members["CB01"][0]
    assert (sealed.scans, sealed.missing) == (1, 0)
    assert sealed.name == "ho-so_nguyen-van-cb01-0.hsdv"
    with hands.unit("CB01").unit() as unit:
        left = member_of(unit.connection, who, unit.author.org_id)
    assert left is not None
    assert left.activity_status == ActivityStatus.TRANSFERRED
    with hands.unit("CB02").unit() as unit:
        opened = preview_sealed_dossier(unit, sealed.data, sealed.passphrase.replace(" ", "-"))
        seen = opened.arrival
        assert (seen.from_name, seen.scans, seen.is_known) == ("Chi bộ CB01", 1, False)
        assert take_in_sealed_dossier(unit, opened, on=ON) == who
        own = unit.author.org_id
        came = member_of(unit.connection, who, own)
        (paper,) = papers_of(unit.connection, who, own)
        assert content_of(unit, paper) == SCAN
        events = events_of(unit.connection, [who], own)[who]
    assert came is not None
    assert came.activity_status == ActivityStatus.ACTIVE
    assert came.full_name == left.full_name
    assert [step.kind for step in steps_of_events(events)] == [LifeEventKind.TRANSFERRED_IN]
    with hands.unit("CB02").unit() as unit, pytest.raises(DomainError) as refused:
        take_in_sealed_dossier(unit, opened, on=ON)
    assert code_of(refused) == "transfer-already-here"


def test_somebody_of_ours_with_the_same_number_is_named(hands: Hands) -> None:
    with hands.unit("CB01").unit() as unit:
        made = write_sealed_dossier(unit, hands.members["CB01"][1], PLACE)
        given = member_of(unit.connection, hands.members["CB01"][1], unit.author.org_id)
    assert given is not None
    with hands.unit("CB02").unit() as unit:
        seeing = unit.edit(Member, hands.members["CB02"][1])
        assert seeing is not None
        twin = replace(seeing.record, identity_number=given.identity_number)
        unit.save(twin, act="member.edit", base=seeing)
        seen = preview_sealed_dossier(unit, made.data, made.passphrase).arrival
    assert seen.known_as == twin.full_name


def test_what_is_no_whole_file_or_no_right_key_is_refused(
    hands: Hands, sealed: WrittenDossier
) -> None:
    wrong = "00000 00000 00000 00000 00000"
    refusals = (
        (b"CBB1 anything", sealed.passphrase, "dossier-file-not-one"),
        (b"CBHS9\n", sealed.passphrase, "dossier-file-newer"),
        (sealed.data, wrong, "dossier-file-passphrase"),
        (sealed.data[:-1], sealed.passphrase, "dossier-file-passphrase"),
    )
    with hands.unit("CB02").unit() as unit:
        for data, passphrase, code in refusals:
            with pytest.raises(DomainError) as refused:
                preview_sealed_dossier(unit, data, passphrase)
            assert code_of(refused) == code


@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_no_flipped_byte_gets_through(sealed: WrittenDossier, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sealed.data) - 1))
    bent = bytearray(sealed.data)
    bent[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(BundleError):
        read_dossier_file(bytes(bent), sealed.passphrase)


def test_a_passphrase_is_five_groups_of_digits(sealed: WrittenDossier) -> None:
    assert [len(group) for group in sealed.passphrase.split()] == [5] * 5
    assert bare(sealed.passphrase).isdigit()


def test_the_slip_says_which_file_its_key_opens(hands: Hands, sealed: WrittenDossier) -> None:
    with hands.unit("CB01").unit() as unit:
        paper = PdfReader(BytesIO(dossier_slip_pdf(unit, sealed, "ho-so.hsdv")))
    (page,) = paper.pages
    text = " ".join(page.extract_text().split())
    for said in (sealed.passphrase, "ho-so.hsdv", sealed.full_name, PLACE, "Chi bộ CB01"):
        assert said in text


def test_a_place_must_be_named(hands: Hands) -> None:
    with hands.unit("CB01").unit() as unit, pytest.raises(DomainError) as refused:
        write_sealed_dossier(unit, hands.members["CB01"][2], "  ")
    assert code_of(refused) == "transfer-place-missing"
