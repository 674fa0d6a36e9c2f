"""Registers from the window: previewed, saved, written into."""

from pathlib import Path

import openpyxl
import pytest

from branch_files import BranchFile
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.gui.printing.register_group import RegisterGroup
from chibo_desktop.services.register_lines import register_lines
from chibo_desktop.services.registers import RegisterForm, register_forms
from gui.answers import AnsweredDialogs


@pytest.fixture
def registers(page: PrintingPage) -> RegisterGroup:
    page.show_group("registers")
    made = page.group("registers")
    assert isinstance(made, RegisterGroup)
    return made


def _form(register_id: str) -> RegisterForm:
    return next(form for form in register_forms() if form.id == register_id)


def test_all_thirteen_are_offered_and_one_is_found_without_marks(
    page: PrintingPage, registers: RegisterGroup
) -> None:
    assert len(registers.entry_titles()) == 13
    page.search.setText("huy hieu")
    assert registers.entry_titles() == ["10. Sổ tặng, truy tặng Huy hiệu Đảng"]


def test_a_register_is_previewed_and_saved_as_a_workbook(
    page: PrintingPage, registers: RegisterGroup, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    registers.show_register(_form("members"))
    assert page.preview is not None
    assert page.preview.document.pageCount() >= 2
    dialogs.saved_as = tmp_path / "so.xlsx"
    page.preview.workbook_requested.emit()
    names = {row[1] for row in openpyxl.load_workbook(dialogs.saved_as).active.values}
    assert "Nguyễn Hoài An" in names


def test_a_line_is_written_into_a_register_and_a_fault_is_said_beside_its_field(
    page: PrintingPage, registers: RegisterGroup, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    dialog = registers.write_into(_form("dossier_handovers"))
    dialog.save()
    assert dialog._fields["content"].problem == "[register-line-empty]"
    dialog.editors["content"].setText("Lý lịch đảng viên, 01 bản")
    dialog.save()
    assert [line.texts["content"] for line in dialog.model.lines] == ["Lý lịch đảng viên, 01 bản"]
    dialog.open_line(0)
    dialog.editors["note"].setText("đủ")
    dialog.save()
    with branch.unit() as unit:
        (line,) = register_lines(unit, "dossier_handover")
    assert line.texts["note"] == "đủ"
    dialog.open_line(0)
    dialogs.confirms = True
    dialog.remove()
    assert dialog.model.lines == ()
    dialog.close()
