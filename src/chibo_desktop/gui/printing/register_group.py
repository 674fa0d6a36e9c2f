"""Sổ: the thirteen registers, by year, to be printed and bound."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.domain.organization import Branch
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Act, PaperEntry, PaperGroup
from chibo_desktop.gui.printing.register_lines_dialog import RegisterLinesDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.dossier_printing import Withheld
from chibo_desktop.services.registers import (
    RegisterForm,
    RegisterOptions,
    register_forms,
    register_pdf,
    register_workbook,
)
from chibo_desktop.services.rounds import branch_lines

_YEARS_BACK = 12
_BLANK = (0, 1, 2, 5, 10, 20)


class RegisterGroup(PaperGroup):
    """Choose the year; each register is previewed, printed, or saved as a workbook."""

    key = "registers"
    title = "Sổ"
    kinds = frozenset({"branch"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        this_year = context.today().year
        years = [
            (str(year), f"Năm {year}") for year in range(this_year, this_year - _YEARS_BACK, -1)
        ]
        self.year = Choice([*years, ("0", "Từ trước đến nay")])
        self.blank = Choice(
            [(str(n), f"Thêm {n} trang kẻ sẵn" if n else "Không thêm") for n in _BLANK]
        )
        self.branch = Choice([("", "Cả đơn vị")])
        for choice in (self.year, self.blank, self.branch):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.without_numbers = QCheckBox("In không có số thẻ")
        row = ToolRow()
        row.add(FormField("&Sổ của", self.year))
        self._of_branch = FormField("&Chi bộ", self.branch)
        self._of_branch.hide()
        row.add(self._of_branch)
        row.add(FormField("Trang &trắng để viết tay", self.blank))
        self.options.addWidget(row)
        self.options.addWidget(self.without_numbers)
        self.add_entries([self._entry(form) for form in register_forms()])
        self.set_context("13 loại sổ về công tác đảng viên; cuối năm in ra, đóng quyển, ký")

    def reload(self, changes: frozenset[str] | None) -> None:
        self.context.runner.run(branch_lines, self._on_branches, owner=self, latest="branches")

    def show_register(self, form: RegisterForm) -> None:
        """Preview a register."""
        options = self._options()
        self.desk.show_long(
            self._title_of(form),
            lambda unit, _progress: register_pdf(unit, form.id, options),
            None if form.is_by_hand else lambda unit: register_workbook(unit, form.id, options),
        )

    def save_register(self, form: RegisterForm) -> None:
        """Save a register as a workbook."""
        options = self._options()
        self.desk.save_workbook(
            self._title_of(form), lambda unit: register_workbook(unit, form.id, options)
        )

    def write_into(self, form: RegisterForm) -> RegisterLinesDialog:
        """Open the lines of a register that is written line by line."""
        dialog = RegisterLinesDialog(self.context, form.title, form.rows.kinds[0], parent=self)
        dialog.open()
        return dialog

    def _entry(self, form: RegisterForm) -> PaperEntry:
        acts: list[Act] = [("Xem và in…", partial(self.show_register, form))]
        if not form.is_by_hand:
            acts.append(("Lưu bảng Excel…", partial(self.save_register, form)))
        if form.rows.origin == "lines":
            acts.insert(0, ("Ghi vào sổ…", partial(self.write_into, form)))
        return PaperEntry(
            title=f"{form.number}. {form.title}", text=form.about, acts=tuple(acts), words="sổ"
        )

    def _on_branches(self, branches: list[Branch]) -> None:
        self.branch.set_options(
            [("", "Cả đơn vị"), *((branch.id, branch.name) for branch in branches)]
        )
        self._of_branch.setVisible(len(branches) > 1)

    def _title_of(self, form: RegisterForm) -> str:
        return f"{form.title} – {self.year.currentText()}"

    def _options(self) -> RegisterOptions:
        off = self.without_numbers.isChecked()
        return RegisterOptions(
            year=int(self.year.value()),
            branch_id=self.branch.value(),
            blank_pages=int(self.blank.value()),
            withheld=frozenset({Withheld.NUMBERS}) if off else frozenset(),
        )
