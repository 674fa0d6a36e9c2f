"""Papers of one person's way: filled from the record, dots where nothing is known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from branch_files import TODAY, new_branch
from chibo_desktop.domain.letter_form import DOTS, PartKind, filled, letter_form_on, places_of
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.letter_forms import letter_forms, packet_forms
from chibo_desktop.services.life import new_event, record_event
from chibo_desktop.services.life_papers import (
    letter_pdf,
    letter_workbook,
    packet_pdf,
    packet_workbook,
    people_for_papers,
)
from documents.papers import text_of
from documents.sheet_texts import words_of

KNOWN = {
    "event_on", "event_until", "destination", "summoned", "votes_for", "votes_against",
    "share_for", "branch", "issuer", "superior", "place", "year", "work", "probation_end",
    "count_line", "box_signature", "round_on", "kept", "proposed_count", "full_name", "born_on",
    "native_place", "residence", "admitted_on", "confirmed_on", "admitted_at", "card_number",
    "position", "gender",
    "held", "majority", "carried", "refused", "tellers", "proposed",  # of a vote on commendations
    "form", "merit", "members", "name", "conduct", "results", "born", "admitted", "past",  # merit
}  # fmt: skip


def test_every_form_is_data_with_its_source_and_asks_only_for_what_is_given() -> None:
    assert len(letter_forms()) >= 10
    for form in letter_forms():
        assert form.source
        assert form.is_verified or form.note
        assert places_of(form) <= KNOWN
    for packet in packet_forms():
        assert packet.source
        assert len(packet.items) > 5


def test_what_is_not_known_is_left_to_be_written() -> None:
    assert filled("Số {number}, {place}", {"place": "Hà Nội"}) == f"Số {DOTS}, Hà Nội"


def test_a_version_is_chosen_by_the_day() -> None:
    form = letter_forms()[0]
    newer = replace(form, effective_from=date(2030, 1, 1), id="newer")
    assert letter_form_on([form, newer], form.form, date(2029, 12, 31)) is form
    assert letter_form_on([form, newer], form.form, date(2030, 1, 1)) is newer
    with pytest.raises(KeyError):
        letter_form_on([], form.form, date(2030, 1, 1))


def test_the_resolution_on_admission_carries_the_votes_of_the_event(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 10)
    with branch.unit() as unit:
        person = Member(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            full_name="Lê Thị Ngọc Anh",
            branch_id=branch.branch_id,
            activity_status=ActivityStatus.CANDIDATE,
        )
        unit.save(person, act="member.create")
        draft = new_event(unit, person.id, "proposed")
        votes = {
            "happened_on": "20/11/2026",
            "summoned": "9",
            "votes_for": "8",
            "votes_against": "1",
        }
        record_event(unit, replace(draft, written={**draft.written, **votes}))
        data = letter_pdf(unit, "admission-resolution", person.id, dated=TODAY)
        assert data == letter_pdf(unit, "admission-resolution", person.id, dated=TODAY)
        people = {one.full_name: one.groups for one in people_for_papers(unit)}
    text = text_of(data, tmp_path)
    assert "-NQ/CB" in text
    assert "Ngày 20/11/2026, chi bộ đã họp" in text
    assert "là 8 đồng chí" in text
    assert "so với 9 đảng viên chính thức được triệu tập" in text
    assert "10 đồng chí (chính thức 10, dự bị 0)" in text
    assert "T/M CHI BỘ" in text
    assert people["Lê Thị Ngọc Anh"] == {"candidate"}


def test_papers_of_a_probationary_member_know_the_end_of_probation(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2, late=1)
    with branch.unit() as unit:
        late = next(one for one in unit.all(Member) if one.confirmed_on is None)
        resolution = text_of(letter_pdf(unit, "confirmation-resolution", late.id), tmp_path)
        remark = text_of(letter_pdf(unit, "helper-remark", late.id), tmp_path)
        packet = text_of(packet_pdf(unit, "confirmation-packet", late.id), tmp_path)
    assert "20/09/2027" in resolution
    assert late.full_name in resolution
    assert "Kính gửi: Chi bộ Văn phòng" in remark
    assert f"giúp đỡ đảng viên dự bị {late.full_name}" in remark
    assert "11-KNĐ" in packet


@pytest.mark.parametrize("kind", ["10", "7", "8", "2"])
def test_the_content_of_box_1_is_a_draft_on_plain_paper(tmp_path: Path, kind: str) -> None:
    branch = new_branch(tmp_path, 10)
    with branch.unit() as unit:
        one = unit.all(Member)[0]
        text = text_of(letter_pdf(unit, f"transfer-box-{kind}", one.id), tmp_path)
    assert "NỘI DUNG Ô SỐ 1" in text
    assert f"Đồng chí: {one.full_name}" in text
    assert "không dùng thay giấy giới thiệu" in text
    assert "GTSHĐ" in text


def test_a_paper_without_a_name_has_dots_and_a_stranger_is_refused(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2)
    with branch.unit() as unit:
        text = text_of(letter_pdf(unit, "transfer-box-10", ""), tmp_path)
        assert f"Đồng chí: {DOTS}" in text
        with pytest.raises(DomainError) as refused:
            letter_pdf(unit, "transfer-box-10", "nobody")
    assert [one.code for one in refused.value.problems] == ["member-unknown"]


def test_the_parts_of_a_form_are_of_known_kinds() -> None:
    kinds = {part.kind for form in letter_forms() for part in (*form.parts, *form.closing)}
    assert kinds == set(PartKind)


def test_every_paper_is_also_a_workbook_with_the_same_words(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 10)
    with branch.unit() as unit:
        people = people_for_papers(unit)
        for form in letter_forms():
            if form.people not in ("candidate", "probationary", "member"):
                continue
            who = next((one.id for one in people if form.people in one.groups), "")
            said = "".join(text_of(letter_pdf(unit, form.form, who), tmp_path).split())
            data = letter_workbook(unit, form.form, who)
            assert data == letter_workbook(unit, form.form, who)
            assert form.title.upper().replace(" ", "") in words_of(data)
            for part in form.parts:
                start = "".join(part.text.split("{")[0].split())[:25]
                assert (start in said) is (start in words_of(data))
        for packet in packet_forms():
            words = words_of(packet_workbook(unit, packet.form, ""))
            assert all("".join(paper.split()) in words for paper, _ in packet.items)
            assert packet_pdf(unit, packet.form, "")
    branch.session.close()
