"""Diễn biến: what may be recorded, what is refused beside its field, what goes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.gui.members.add_papers_dialog import AddPapersDialog
from chibo_desktop.gui.members.candidates_page import CandidatesPage
from chibo_desktop.gui.members.event_dialog import EventDialog
from chibo_desktop.gui.members.life_tab import LifeTab
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.session import Session
from gui.answers import AnsweredDialogs
from gui.typing import commit_text, type_text
from services.member_book import AN, add, read

K = LifeEventKind


@pytest.fixture
def member_id(session: Session) -> str:
    return add(session, **{**AN, "admitted_on": "19/05/1990", "confirmed_on": "19/05/1991"}).id


@pytest.fixture
def tab(context: Context, member_id: str) -> Iterator[LifeTab]:
    one = LifeTab(context)
    one.resize(1000, 700)
    one.show()
    one.open_member(member_id, "", True)
    yield one
    one.close()


def dialog_of(tab: LifeTab) -> EventDialog:
    tab.record.click()
    assert tab.dialog is not None
    return tab.dialog


def titles(tab: LifeTab) -> list[str]:
    return [row.line.title for row in tab.rows]


def fill(dialog: EventDialog, kind: str, **written: str) -> None:
    dialog.kind.set_value(kind)
    for name, text in written.items():
        commit_text(dialog.editors[name].widget, text)


def test_the_line_tells_the_newest_first(tab: LifeTab) -> None:
    assert titles(tab) == [
        "Công nhận đảng viên chính thức (theo danh sách ban đầu)",
        "Vào Đảng (theo danh sách ban đầu)",
    ]
    assert tab.standing.text() == "Đảng viên chính thức"


def test_a_recorded_event_changes_the_standing_at_once(
    tab: LifeTab, session: Session, member_id: str
) -> None:
    dialog = dialog_of(tab)
    fill(dialog, K.EXEMPTED, happened_on="01/09/2026", reason="Sức khỏe yếu")
    dialog.submit()
    assert tab.dialog is None
    assert tab.standing.text() == "Đảng viên chính thức, đang được miễn sinh hoạt từ 01/09/2026"
    assert read(session, member_id).activity_status == "exempt"
    assert dialog_of(tab).kind.value() == K.EXEMPTION_ENDED  # what usually follows


def test_all_problems_stand_beside_their_fields(tab: LifeTab) -> None:
    dialog = dialog_of(tab)
    fill(dialog, K.EXPELLED)
    type_text(dialog.editors["happened_on"].widget, "31/02/2026")
    type_text(dialog.editors["summoned"].widget, "x")
    dialog.submit()
    assert "Không hiểu ngày" in dialog.problem("happened_on")
    assert "số nguyên" in dialog.problem("summoned")
    assert len(titles(tab)) == 2


def test_what_is_only_asked_about_is_recorded_when_told_again(tab: LifeTab) -> None:
    dialog = dialog_of(tab)
    fill(dialog, K.SENT_AWAY, happened_on="01/06/2026", until="01/07/2026")
    dialog.submit()
    assert "dưới 3 tháng" in dialog.problem("happened_on")
    assert len(titles(tab)) == 2
    commit_text(dialog.editors["place"].widget, " Chi bộ Hai")  # another text is asked about anew
    dialog.submit()
    assert len(titles(tab)) == 2
    dialog.submit()
    assert titles(tab)[0] == "Đi sinh hoạt tạm thời nơi khác"


def test_what_cannot_follow_is_told_with_its_reason(tab: LifeTab) -> None:
    dialog = dialog_of(tab)
    offered = [dialog.kind.itemData(place) for place in range(dialog.kind.count())]
    assert K.EXPELLED in offered
    assert K.CONFIRMED in offered  # a late entry
    assert K.CAME_BACK not in offered
    dialog.why.click()
    assert not dialog.reasons.isHidden()
    assert "Trở về sau sinh hoạt tạm thời: Đồng chí không đi" in dialog.reasons.text()


def test_an_opening_date_is_mended_here(tab: LifeTab, session: Session, member_id: str) -> None:
    tab.rows[-1].edit.click()
    assert tab.dialog is not None
    tab.dialog.editors["happened_on"].set_text("18/05/1990")
    tab.dialog.submit()
    assert str(read(session, member_id).admitted_on) == "1990-05-18"


def test_taking_back_asks_for_the_reason(
    tab: LifeTab, session: Session, member_id: str, dialogs: AnsweredDialogs
) -> None:
    dialog = dialog_of(tab)
    fill(dialog, K.SUSPENDED, happened_on="01/09/2026")
    dialog.submit()
    assert read(session, member_id).activity_status == "suspended"
    dialogs.text = "Ghi nhầm người"
    tab.rows[0].remove.click()
    assert read(session, member_id).activity_status == "active"
    assert "trở về như trước" in tab.banner.text()


def test_a_scan_is_kept_with_its_event_and_seen_from_it(
    tab: LifeTab, context: Context, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    dialog = dialog_of(tab)
    fill(dialog, K.EXEMPTED, happened_on="01/09/2026", reason="Sức khỏe yếu")
    dialog.submit()
    scan = tmp_path / "quyet-dinh.png"
    picture = QImage(40, 60, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    assert picture.save(str(scan))
    dialogs.files = (scan,)
    tab.rows[0].scan.click()
    offered = tab.papers.dialog
    assert isinstance(offered, AddPapersDialog)
    offered.accept()
    tab.reload(frozenset({"attachment"}))
    assert [link.text() for link in tab.rows[0].papers] == [
        "Xem bản quét: Nghị quyết về miễn công tác và sinh hoạt đảng"
    ]


def test_another_units_member_is_only_read(tab: LifeTab, member_id: str) -> None:
    tab.open_member(member_id, "", False)
    assert tab.record.isHidden()
    assert not hasattr(tab.rows[0], "edit")


def test_a_candidate_is_added_and_told_what_comes_next(page: MembersPage, session: Session) -> None:
    page.open_candidates()
    candidates: CandidatesPage = page.candidates
    candidates.on_add()
    dialog = candidates.dialog
    assert dialog is not None
    dialog.submit()
    assert "Chưa ghi ngày" in dialog.editors["happened_on"].problem
    assert "Chưa có" in dialog.editors["full_name"].problem
    commit_text(dialog.editors["full_name"].widget, "Lê Thị Hoa")
    type_text(dialog.editors["happened_on"].widget, "10/2026")
    dialog.submit()
    assert candidates.dialog is None
    line = candidates.model.line(0)
    assert (line.member.full_name, line.standing) == ("Lê Thị Hoa", "Quần chúng ưu tú")
    assert line.next_step.startswith("Chi bộ xét công nhận cảm tình Đảng")
    assert page.list.model.rowCount() == 0  # in no list of members
