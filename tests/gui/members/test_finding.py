"""Finding people: conditions composed by hand, kept filters, counts, near names, numbers, paper."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.filter import Combination, FieldCondition, Filter, Operator
from chibo_desktop.gui.members.brackets_dialog import BracketsDialog
from chibo_desktop.gui.members.condition_dialog import ConditionDialog
from chibo_desktop.gui.members.counts_dialog import CountsDialog
from chibo_desktop.gui.members.list_export_dialog import ListExportDialog
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.members.reveals_dialog import RevealsDialog
from chibo_desktop.services.list_export import ListRequest, list_pdf, list_workbook
from chibo_desktop.services.members import MemberFilters, MemberOrder
from chibo_desktop.services.reveals import past_reveals
from chibo_desktop.services.session import Session
from chibo_desktop.storage.batches import batch_lines
from gui.members.conftest import Spoken
from gui.typing import commit_text, press
from services.member_book import AN, BINH, add

WOMEN = FieldCondition(field="gender", operator=Operator.ONE_OF, values=("female",))


@pytest.fixture
def filled(page: MembersPage, session: Session) -> MembersPage:
    add(session, **AN)
    add(session, **BINH)
    page.reload(None)
    return page


def shown(page: MembersPage, column: int = 0) -> list[str]:
    model = page.list.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def dialog(page: MembersPage) -> ConditionDialog:
    found = page.list.findChildren(ConditionDialog)[-1]
    assert isinstance(found, ConditionDialog)
    return found


def test_a_condition_is_composed_and_narrows_the_list(filled: MembersPage) -> None:
    filled.list.finding.add()
    box = dialog(filled)
    commit_text(box.search, "giới")
    assert box.subject is not None
    assert box.subject.key == "gender"
    box.submit()
    assert "chưa có giá trị" in box.banner.text()
    box.values.tick("female")
    press(box.add, Qt.Key.Key_Return)
    assert shown(filled) == ["Nguyễn Hoài An"]
    assert [chip.text() for chip in filled.list.finding.bar.chips] == ["Giới tính là Nữ"]
    assert filled.list._context.text() == "1 trong 2 đảng viên"


def test_a_condition_is_changed_joined_and_taken_away(filled: MembersPage) -> None:
    filled.arrive(MemberFilters(condition=Filter(parts=(WOMEN,))))
    finding = filled.list.finding
    finding.add()
    box = dialog(filled)
    box.choose("born_on:years")
    commit_text(box.values.line(), "60")
    box.submit()
    assert shown(filled) == ["Nguyễn Hoài An"]
    either = Filter(combination=Combination.ANY, parts=finding.bar.filter.parts)
    finding.apply(either)
    assert len(shown(filled)) == 2
    finding.apply(Filter(parts=either.parts))
    finding.bar.chips[0].click()
    box = dialog(filled)
    assert box.values.texts() == ["female"]
    box.values.tick("male")
    box.submit()
    assert shown(filled) == ["Trần Văn Bình"]
    finding.bar.chips[1].click()
    dialog(filled).remove.click()
    assert len(finding.bar.chips) == 1


def test_a_condition_on_rows_of_the_dossier(filled: MembersPage) -> None:
    filled.list.finding.add()
    box = dialog(filled)
    box.choose("rows:commendation")
    box.exists.set_value("has-not")
    box.inner.set_value("awarded_on")
    box._on_inner("awarded_on")
    commit_text(box.values.line(), "không rõ")
    box.submit()
    assert "Không hiểu" in box.banner.text()
    box.values.line().clear()
    commit_text(box.values.line(), "5/2020")
    box.submit()
    assert [chip.text() for chip in filled.list.finding.bar.chips] == [
        "Không có khen thưởng (tháng, năm từ 05/2020)"
    ]
    filled.list.finding.bar.chips[0].click()
    assert dialog(filled).values.texts() == ["05/2020"]


def test_a_filter_is_kept_and_chosen_again(filled: MembersPage, dialogs: Spoken) -> None:
    finding = filled.list.finding
    finding.apply(Filter(parts=(WOMEN,)))
    dialogs.text = "Đảng viên nữ"
    finding.save()
    assert finding.name == "Đảng viên nữ"
    finding.apply(Filter())
    assert len(shown(filled)) == 2
    finding.fill_menu()
    texts = [action.text() for action in finding.button.menu().actions()]
    assert "Đảng viên nữ" in texts
    next(one for one in finding.button.menu().actions() if one.text() == "Đảng viên nữ").trigger()
    assert shown(filled) == ["Nguyễn Hoài An"]
    dialogs.confirms = True
    finding.remove()
    assert finding.desk is not None
    assert finding.desk.saved == ()


def test_near_names_come_when_nobody_is_found_and_it_is_said(filled: MembersPage) -> None:
    commit_text(filled.list.search, "nguyne")
    assert shown(filled) == ["Nguyễn Hoài An"]
    assert not filled.list._nearness.isHidden()
    assert filled.list._context.text() == "1 trong 2 đảng viên"
    filled.list.search.clear()
    assert filled.list._nearness.isHidden()
    assert len(shown(filled)) == 2


def test_every_count_opens_to_its_names(filled: MembersPage, qtbot: QtBot) -> None:
    filled.list.more.count()
    counts = filled.list.more.dialog
    assert isinstance(counts, CountsDialog)
    counts.by.set_value("gender")
    counts._show()
    assert [(line.label, line.count) for line in counts.model.lines] == [("Nam", 1), ("Nữ", 1)]
    counts.table.opened.emit(1)
    assert shown(filled) == ["Nguyễn Hoài An"]


def test_numbers_are_shown_on_purpose_and_that_is_written_down(
    filled: MembersPage, session: Session, dialogs: Spoken
) -> None:
    filled.list.table.show_columns(["full_name", "identity_number"])
    column = filled.list.table.column_keys().index("identity_number")
    dialogs.confirms = False
    filled.list.more.toggle_numbers()
    assert shown(filled, column)[0] == "•••• 0011"
    dialogs.confirms = True
    filled.list.more.toggle_numbers()
    assert shown(filled, column)[0] == "036157000011"
    filled.list.more.toggle_numbers()
    assert shown(filled, column)[0] == "•••• 0011"
    with session.unit() as unit:
        assert [(one.occasion, one.members) for one in past_reveals(unit)] == [("screen", 2)]
    filled.list.more.show_reveals()
    book = filled.list.more.dialog
    assert isinstance(book, RevealsDialog)
    assert book.model.index(0, 1).data() == "trên màn hình"


def test_the_list_as_seen_goes_out_masked_unless_asked_for(
    filled: MembersPage, session: Session, dialogs: Spoken
) -> None:
    filled.list.table.show_columns(["full_name", "identity_number"])
    filled.list.finding.apply(Filter(parts=(WOMEN,)))
    filled.list.more.export_list()
    box = filled.list.more.dialog
    assert isinstance(box, ListExportDialog)
    assert box.masks.isChecked()
    dialogs.saved_as = session.path.parent / "ds.xlsx"
    box.workbook.click()
    sheet = load_workbook(BytesIO(Path(dialogs.saved_as).read_bytes())).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[2][0] == "(Giới tính là Nữ; 1 đảng viên)"
    assert values[4] == ["TT", "Họ và tên", "Số định danh"]
    assert values[5] == [1, "Nguyễn Hoài An", "•••• 0011"]
    with session.unit() as unit:
        assert past_reveals(unit) == []


def test_the_two_ways_out_are_told_apart(filled: MembersPage) -> None:
    assert "Xuất, in" in [one.text() for one in filled.list._buttons]
    assert [action.text() for action in filled.list.more.export_menu().actions()][:2] == [
        "Danh sách đang xem (in, Excel)…",
        "Bảng cập nhật theo mẫu cấp trên (Excel)…",
    ]


def test_a_list_with_numbers_in_full_is_written_down(filled: MembersPage, session: Session) -> None:
    request = ListRequest(
        title="Danh sách",
        filters=MemberFilters(),
        order=MemberOrder(),
        columns=(("full_name", "Họ và tên"), ("identity_number", "Số định danh")),
        reveals=True,
    )
    with session.unit() as unit:
        assert list_pdf(unit, request) == list_pdf(unit, request)
        sheet = load_workbook(BytesIO(list_workbook(unit, request))).active
        assert sheet["C6"].value == "036157000011"
        assert [one.occasion for one in past_reveals(unit)] == ["workbook", "paper", "paper"]


def test_twins_are_merged_side_by_side_and_the_merge_is_taken_back(
    filled: MembersPage, session: Session, dialogs: Spoken
) -> None:
    add(session, full_name="Nguyễn Hoài An", gender="female", born_on="1957", other_name="Mai")
    filled.arrive("duplicates")
    twins = filled.duplicates
    assert [line.reasons for line in twins.pairs.lines] == ["cùng họ tên và năm sinh"]
    texts = [line.label for line in twins.differences.lines]
    row = texts.index("Tên gọi khác")
    before = twins.differences.index(row, 1).data(), twins.differences.index(row, 2).data()
    twins.beside.opened.emit(row)
    after = twins.differences.index(row, 1).data(), twins.differences.index(row, 2).data()
    assert before != after
    twins.beside.opened.emit(row)
    dialogs.confirms = True
    twins.merge()
    assert "Đã gộp" in twins.banner.text()
    assert twins.pairs.lines == ()
    filled._show_list()
    assert len(shown(filled)) == 2
    twins._undo(next(line for line in _batches(session)))
    assert len(twins.pairs.lines) == 1
    twins.tell_apart()
    assert twins.pairs.lines == ()


def _batches(session: Session) -> list[str]:
    with session.unit() as unit:
        return [line.batch for line in batch_lines(unit.connection, session.author.org_id)]


def test_conditions_are_put_into_brackets_and_kept_so(filled: MembersPage) -> None:
    finding = filled.list.finding
    kinh = FieldCondition(field="ethnic_group", operator=Operator.ONE_OF, values=("kinh",))
    old = FieldCondition(field="born_on", operator=Operator.YEARS_FROM, values=("60",))
    finding.apply(Filter(parts=(WOMEN, kinh, old)))
    box = finding.arrange()
    assert box is not None
    box.put_in_brackets()
    assert "Chưa đánh dấu" in box.banner.text()
    marks = box.root.marks()
    for path in ((1,), (2,)):
        marks[path].setFocus()
        press(marks[path], Qt.Key.Key_Space)
    press(box.bracket, Qt.Key.Key_Return)
    assert box.filter.parts[0] == WOMEN
    assert box._sentence.text().startswith("Giới tính là Nữ và (dân tộc là Kinh hoặc tuổi từ 60")
    box.combine((1,), Combination.NONE)
    assert "và không (dân tộc là Kinh hoặc" in box._sentence.text()
    press(box.apply, Qt.Key.Key_Return)
    assert len(finding.bar.chips) == 2
    kept = finding.filter
    assert kept is not None
    finding._save("Có ngoặc", kept, "")
    finding.apply(Filter())
    finding.reload()
    assert finding.desk is not None
    finding.apply_kept(finding.desk.saved[0])
    assert finding.filter == kept
    finding.bar.chips[1].click()
    assert filled.list.findChildren(BracketsDialog)[-1].filter == kept


def test_brackets_stand_in_brackets_and_a_change_is_taken_back(filled: MembersPage) -> None:
    finding = filled.list.finding
    told = [FieldCondition(field=name, operator=Operator.FILLED) for name in ("note", "phone")]
    finding.apply(Filter(parts=(WOMEN, *told)))
    box = finding.arrange()
    assert box is not None
    box.mark((0,), (1,), (2,))
    box.put_in_brackets()
    box.mark((0, 1), (0, 2))
    box.put_in_brackets()
    assert set(box.root.marks()) == {(0,), (0, 0), (0, 1), (0, 1, 0), (0, 1, 1)}
    box.mark((0, 0), (0, 1, 0))
    box.put_in_brackets()
    assert "ngoặc khác nhau" in box.banner.text()
    box.take_out_of_brackets((0,))
    assert [len(path) for path in box.root.marks()] == [1, 1, 2, 2]
    box.undo()
    assert (0, 1, 1) in box.root.marks()
    box.remove((0, 1))
    assert set(box.root.marks()) == {(0,), (0, 0)}
