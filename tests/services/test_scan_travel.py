"""Scans on their way: what the office lacks goes along, in parts, and never what it has."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import preview_directive, receive_directive
from chibo_desktop.services.inbox import Outcome, Receipt, receive_one
from chibo_desktop.services.papers import member_papers, open_paper
from chibo_desktop.services.reports import WrittenReport, write_report
from chibo_desktop.services.rescue import preview_rescue, receive_rescue, write_rescue_parts
from chibo_desktop.services.scan_travel import fresh_scans, plan_scans
from chibo_desktop.storage.scans import scans_of
from services.exchange_story import OCTOBER, Story, add_scan, live_month

SCANS = (b"%PDF-1 small", b"%PDF-1 " + b"middle " * 100, b"%PDF-1 " + b"large " * 400)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    live_month(one.enrolled("CB07"))
    for number, data in enumerate(SCANS):
        add_scan(one.units["CB07"], data, f"Quyết định {number}")
    yield one
    one.close()


def write(story: Story, **how: int | bool) -> WrittenReport:
    folder = story.folder / "usb"
    folder.mkdir(exist_ok=True)
    with story.units["CB07"].unit() as unit:
        return write_report(unit, OCTOBER, folder, **how)  # type: ignore[arg-type]


def take(story: Story, path: Path) -> Receipt:
    return receive_one(story.office, path.read_bytes(), path.name, merge=True)


def answer(story: Story) -> tuple[str, ...]:
    """The office's directive, taken in at the unit; what it says beside rows."""
    with story.office.unit() as unit:
        file = write_directive(unit, story.subordinates["CB07"].id)
    with story.units["CB07"].unit() as unit:
        preview_directive(unit, file.data)
        return receive_directive(unit, file.data, file.name).news


def left(story: Story) -> int:
    with story.units["CB07"].unit() as unit:
        return len(plan_scans(unit).to_send)


def at_office(story: Story) -> list[bool]:
    node = story.subordinates["CB07"].node_id
    with story.office.unit() as unit:
        member = next(one for one in unit.all(Member) if one.full_name == "Nguyễn Văn A")
        return [one.is_here for one in member_papers(unit, member.id, node).lines]


def test_the_office_opens_a_scan_that_travelled(story: Story) -> None:
    written = write(story)
    assert (len(written.paths), written.scans) == (1, 3)
    seen = receive_one(story.office, written.path.read_bytes(), "a.cbb", merge=False)
    assert (seen.outcome, seen.scans) == (Outcome.READY, 3)
    assert not list(scans_of(story.office.store).names())
    assert take(story, written.path).scans == 3
    with story.office.unit() as unit:
        papers = unit.all(Attachment)
        assert sorted(open_paper(unit, one.id).data for one in papers) == sorted(SCANS)
    sealed = [
        one.read_bytes() for one in scans_of(story.office.store).folder.rglob("*") if one.is_file()
    ]
    assert not any(scan in data for scan in SCANS for data in sealed)


def test_what_the_office_has_is_never_sent_again(story: Story) -> None:
    take(story, write(story).path)
    assert left(story) == 3  # not known to have arrived
    assert any("3 bản quét" in one for one in answer(story))
    assert left(story) == 0
    assert write(story).scans == 0
    add_scan(story.units["CB07"], b"%PDF-1 new", "Giấy mới")
    assert write(story).scans == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_parts_come_in_any_order_and_each_is_whole(story: Story, order: tuple[int, ...]) -> None:
    written = write(story, limit=1000)
    assert [one.name.removesuffix(".cbb")[-6:] for one in written.paths[1:]] == ["-phan2"]
    assert {path.name: path for path in written.paths}.keys() == {p.name for p in written.paths}
    paths = [written.paths[index] for index in order if index < len(written.paths)]
    receipts = [take(story, path) for path in paths]
    assert [one.outcome for one in receipts] == [Outcome.MERGED] * len(paths)
    assert all(one.same_state for one in receipts)
    assert at_office(story) == [True] * 3


def test_a_lost_part_is_asked_for_and_sent_again(story: Story) -> None:
    written = write(story, limit=1000)
    take(story, written.paths[0])
    assert at_office(story).count(True) == 2
    assert any("còn thiếu 1" in said for said in answer(story))
    again = write(story)
    assert (len(again.paths), again.scans) == (1, 1)
    take(story, again.path)
    assert at_office(story) == [True] * 3
    take(story, written.paths[1])  # what was lost turns up after all
    assert at_office(story) == [True] * 3


def test_an_office_that_lost_its_scans_gets_them_again(story: Story) -> None:
    take(story, write(story).path)
    answer(story)
    shutil.rmtree(scans_of(story.office.store).folder)
    answer(story)
    assert left(story) == 3
    take(story, write(story).path)
    assert at_office(story) == [True] * 3


def test_entries_do_not_wait_and_the_unit_may_leave_scans_out(story: Story) -> None:
    assert write(story, with_scans=False).scans == 0
    receipt = take(story, story.folder / "usb" / write(story, with_scans=False).path.name)
    assert receipt.outcome is Outcome.MERGED
    assert at_office(story) == [False] * 3


def test_what_cannot_travel_is_named(story: Story) -> None:
    add_scan(story.units["CB07"], b"%PDF-1 huge", "Lý lịch quét màu", size=21 * 1024 * 1024)
    session = story.units["CB07"]
    lost = session.path.with_name(session.path.name + ".giayto")
    shutil.rmtree(lost)
    with session.unit() as unit:
        plan = plan_scans(unit)
    assert plan.too_big == ("Lý lịch quét màu",)
    assert len(plan.lost) == 3
    assert not plan.to_send


def test_a_rescue_gives_scans_back_in_parts(story: Story) -> None:
    take(story, write(story).path)
    lost = story.units["CB07"]
    shutil.rmtree(scans_of(lost.store).folder)
    with story.office.unit() as unit:
        files = list(write_rescue_parts(unit, story.subordinates["CB07"].id, limit=1000))
    assert len(files) == 2
    with lost.unit() as unit:
        seen = [preview_rescue(unit, one.data).scans for one in files]
        assert not scans_of(unit.store).names()
        taken = [receive_rescue(unit, one.data, one.name).scans for one in reversed(files)]
        assert (seen, taken) == ([2, 1], [1, 2])
        assert sorted(open_paper(unit, one.id).data for one in unit.all(Attachment)) == sorted(
            SCANS
        )


def test_a_scan_that_no_paper_names_is_not_kept(story: Story) -> None:
    take(story, write(story, with_scans=False).path)
    node = story.subordinates["CB07"].node_id
    with story.office.unit() as unit:
        assert fresh_scans(unit, [node], [b"%PDF-1 of nobody", SCANS[0]]) == [SCANS[0]]
        assert fresh_scans(unit, ["another"], [SCANS[0]]) == []
