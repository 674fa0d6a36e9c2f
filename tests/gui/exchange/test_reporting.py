"""The month's bundle: what it carries, writing it, and the office's answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.member import Member
from chibo_desktop.gui.exchange import exchange_place
from chibo_desktop.gui.exchange.page import ExchangePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.enrolment import (
    accept_invitation,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.outgoing import save_file
from chibo_desktop.services.rescue import write_rescue
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import Story, add_scan, live_month, session_of


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        one.enrolled("CB07")
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    stick = tmp_path / "usb"
    stick.mkdir()
    made = context_of(story.units["CB07"], tmp_path)
    spoken(made).folder = stick
    return made


def spoken(context: Context) -> Spoken:
    assert isinstance(context.dialogs, Spoken)
    return context.dialogs


def page_of(qtbot: QtBot, context: Context) -> ExchangePage:
    page = shown(qtbot, exchange_place(context), context)
    assert isinstance(page, ExchangePage)
    return page


def test_writing_shows_what_was_written_and_claims_no_receipt(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    assert "xong: Đã chốt kết quả tháng 10 năm 2026" in page.plan.steps.text()
    assert page.write_button.text() == "Ghi gói tháng 10 vào USB…"
    page.write_button.click()
    (written,) = (tmp_path / "usb").iterdir()
    assert written.name in page.banner.text()
    assert "Đã ghi và đọc lại khớp" in page.banner.text()
    (line,) = page.sent.model.lines
    state = page.sent.model.index(0, 3).data()
    assert line.file_name == written.name
    assert state == "đã ghi, chưa có xác nhận"
    assert "nhận đủ" not in page.acknowledged.text()


def test_what_does_not_agree_is_named_before_the_bundle_is_written(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    assert "xong: Số liệu khớp" in page.plan.steps.text()
    with story.units["CB07"].unit() as unit:
        known = unit.all(Member)[1]
        new = replace(known, id=unit.new_id(), full_name="Trần Thị Mới")
        unit.save(new, act="member.create")
    page.reload(None)
    assert "còn thiếu: 1 chỗ số liệu không khớp" in page.plan.steps.text()
    page.plan.links["checks"].click()
    assert page.names is not None
    (line,) = page.names.model.lines
    assert (line.name, line.key) == ("Trần Thị Mới", new.id)
    assert "mở lại kỳ" in line.note
    page.names.accept()


def test_an_open_month_is_asked_about_first(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    page = page_of(qtbot, context)
    assert "còn thiếu: Kết quả tháng 11 năm 2026 chưa chốt hết" in page.plan.steps.text()
    page.write_button.click()
    assert spoken(context).asked[-1][0] == "confirm"
    assert not list((tmp_path / "usb").iterdir())
    spoken(context).confirms = True
    page.write_button.click()
    assert len(list((tmp_path / "usb").iterdir())) == 1


def test_a_stick_pulled_out_is_told_in_words(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    spoken(context).folder = tmp_path / "gone"
    page.write_button.click()
    assert "Không ghi được tệp" in page.banner.text()
    assert page.sent.model.lines == ()


def test_the_answer_turns_written_into_confirmed(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    page.write_button.click()
    (bundle,) = (tmp_path / "usb").iterdir()
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    with story.office.unit() as unit:
        answer = write_directive(unit, story.subordinates["CB07"].id)
    spoken(context).files = (save_file(tmp_path, answer),)
    page.receive_button.click()
    assert page.looking is not None
    assert page.sent.model.index(0, 3).data() == "đã ghi, chưa có xác nhận"  # only looked at
    page.looking.submit.click()
    assert "Đảng ủy Cơ quan đã nhận đủ đến tháng 10 năm 2026, không còn" in page.banner.text()
    assert page.sent.model.index(0, 3).data() == "✓ Đảng ủy xác nhận 03/11/2026"
    assert "Đã nhận đủ đến tháng 10 năm 2026" in page.acknowledged.text()


def test_a_wrong_file_is_no_answer(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    page = page_of(qtbot, context)
    wrong = tmp_path / "photo.cbb"
    wrong.write_bytes(b"\x89PNG")
    spoken(context).files = (wrong,)
    page.receive_button.click()
    assert "không phải gói dữ liệu" in page.banner.text()


def test_another_month_can_be_chosen(qtbot: QtBot, context: Context, story: Story) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    page.arrive(page.plan.shown_month.next())
    assert page.write_button.text() == "Ghi gói tháng 11 vào USB…"


def test_a_rescue_is_offered_with_what_it_lacks_and_taken_in(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    page_of(qtbot, context).write_button.click()
    (bundle,) = (tmp_path / "usb").iterdir()
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    subordinate = story.subordinates["CB07"].id
    with story.office.unit() as unit:
        letter = invite(unit, subordinate).data
    fresh = session_of(tmp_path, "may-moi", invited_workplace(letter), story.wall)
    with fresh.unit() as unit:
        answer = accept_invitation(unit, letter, view_invitation(letter).fingerprint)
    receive_one(story.office, answer.data, answer.name, merge=True)
    with story.office.unit() as unit:
        for sender, fingerprint in pending_registrations(unit):
            confirm_registration(unit, sender.node_id, fingerprint)
        path = save_file(tmp_path / "usb", write_rescue(unit, subordinate))
    new = context_of(fresh, tmp_path)
    spoken(new).files, spoken(new).confirms = (path,), True
    page = page_of(qtbot, new)
    page.receive_button.click()
    assert "Bản quét giấy tờ" in spoken(new).asked[-1][1]
    assert "Đã lấy lại" in page.banner.text()
    page.receive_button.click()
    assert "không có gì thay đổi" in page.banner.text()
    fresh.close()


def test_what_is_missing_leads_to_its_place(qtbot: QtBot, context: Context) -> None:
    page = page_of(qtbot, context)
    with qtbot.waitSignal(page.go_requested) as gone:
        page.plan.links["close"].click()
    assert gone.args == ["evaluations", None]


def test_the_cover_is_printed_from_the_bundle(qtbot: QtBot, context: Context, story: Story) -> None:
    live_month(story.units["CB07"])
    page = page_of(qtbot, context)
    page.write_button.click()
    with qtbot.waitSignal(page.go_requested) as gone:
        page.sent.cover.click()
    assert gone.args == ["printing", ("exchange", page.sent.model.line(0).bundle_id)]


def test_scans_go_along_only_when_the_user_lets_them(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    add_scan(story.units["CB07"], b"%PDF-1 " + b"scan " * 300, "Quyết định")
    page = page_of(qtbot, context)
    assert "1 bản quét giấy tờ Đảng ủy chưa có, 1,5" in page.plan.steps.text()
    page.plan.with_scans.setChecked(False)
    page.write_button.click()
    (bundle,) = (tmp_path / "usb").iterdir()
    data = bundle.read_bytes()
    assert receive_one(story.office, data, bundle.name, merge=False).scans == 0
    page.plan.with_scans.setChecked(True)
    page.write_button.click()
    assert "1 bản quét" in page.banner.text()
    (again,) = set((tmp_path / "usb").iterdir()) - {bundle}
    assert receive_one(story.office, again.read_bytes(), again.name, merge=False).scans == 1
