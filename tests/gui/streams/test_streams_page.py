"""Nhật ký các máy on an office that fell back, and the question when a file is behind."""

import pytest

from chibo_desktop.domain.streams import StreamReason
from chibo_desktop.gui.behind import BehindDialog
from chibo_desktop.gui.streams import streams_place
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.known_gap import KnownGap
from chibo_desktop.storage.tables import entry
from gui.exchange.people import context_of, shown
from services.exchange_story import NOVEMBER, Story, live_month


@pytest.fixture
def story(tmp_path):
    one = Story(tmp_path)
    live_month(one.enrolled("CB07"))
    yield one
    one.close()


def send(story):
    path = story.report("CB07")
    receive_one(story.office, path.read_bytes(), path.name, merge=True)


def office_page(story, qtbot, tmp_path):
    context = context_of(story.office, tmp_path)
    return shown(qtbot, streams_place(context), context)


def texts(page, column):
    columns = [one.title for one in page.model.columns]
    return [page.model.columns[columns.index(column)].text(line) for line in page.model.lines]


def test_before_the_first_bundle_the_page_says_what_it_is_for(story, qtbot, look, tmp_path):
    page = office_page(story, qtbot, tmp_path)
    assert page.model.rowCount() == 0


def test_a_stream_that_follows_another_says_why(story, qtbot, look, tmp_path):
    send(story)
    with story.units["CB07"].unit() as unit:
        unit.begin_stream(StreamReason.RESTORED)
    live_month(story.units["CB07"], NOVEMBER)
    send(story)
    page = office_page(story, qtbot, tmp_path)
    first, second = texts(page, "Tình trạng")
    assert "đã thay bằng sổ khác" in first
    assert second.startswith("✓ đủ đến mục")
    assert texts(page, "Vì sao có sổ này")[0] == "sổ đầu tiên"
    assert "khôi phục bản sao lưu, tiếp theo sổ 1" in texts(page, "Vì sao có sổ này")[1]


def test_what_is_lacking_is_named(story, qtbot, look, tmp_path):
    send(story)
    with story.office.unit() as unit:
        known = unit.connection.execute(
            entry.select().where(entry.c.org_id == story.units["CB07"].author.org_id)
        ).all()
        last = max(row.n for row in known)
        unit.connection.execute(entry.update().where(entry.c.n == last).values(seq=999))
    page = office_page(story, qtbot, tmp_path)
    (state,) = texts(page, "Tình trạng")
    assert state.startswith("thiếu mục")
    assert "998" in state


def test_the_question_offers_the_office_only_when_there_is_one(qtbot, look):
    gap = KnownGap(missing=12, since=None)
    dialog = BehindDialog(gap, has_office=False)
    qtbot.addWidget(dialog)
    assert "thiếu 12 thay đổi" in dialog.windowTitle()
    assert dialog.ask_office.isHidden()
