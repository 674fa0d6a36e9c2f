"""What the office writes on this page, asked for in forms, and what it takes back."""

from collections.abc import Sequence

from chibo_desktop.domain.directives import Instruction, MonthDeadline
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.directives.forms import DeadlineForm, InstructionForm
from chibo_desktop.gui.own_fields import CATALOGUES, OFFICE_FIELDS, DefinitionsDialog
from chibo_desktop.gui.widgets import LinkButton
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.directive_board import SentRow
from chibo_desktop.services.office_letters import issue_instruction, set_deadline, withdraw_letter
from chibo_desktop.services.office_received import usual_due_day
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.directives import told


class DirectiveActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def instruct(self, units: Sequence[Subordinate]) -> None:
        """Write a document for a unit or for all."""
        form = InstructionForm(units, self._context.today(), self._window)

        def save(unit: Unit, said: Instruction) -> str:
            issue_instruction(unit, said)
            return "Đã ghi văn bản. Ghi chỉ đạo vào USB để đưa cho đơn vị."

        self.open_form(form, save)

    def set_deadline(self, units: Sequence[Subordinate]) -> None:
        """Say by when a month is due; the month that is going on is offered."""
        month = Month.of(self._context.today())
        form = DeadlineForm(units, month, usual_due_day(month), self._window)

        def save(unit: Unit, said: MonthDeadline) -> str:
            set_deadline(unit, said)
            return "Đã đặt hạn nộp. Ghi chỉ đạo vào USB để đưa cho đơn vị."

        self.open_form(form, save)

    def define_fields(self) -> None:
        """Say which fields and catalogues all units have in their dossiers."""
        dialog = DefinitionsDialog(self._context, OFFICE_FIELDS, self._window)
        catalogues = LinkButton("Danh mục dùng chung…")
        catalogues.clicked.connect(lambda: self._define_catalogues(dialog))
        dialog.add_link(catalogues)
        dialog.exec()
        dialog.deleteLater()

    def _define_catalogues(self, fields: DefinitionsDialog) -> None:
        dialog = DefinitionsDialog(self._context, CATALOGUES, fields)
        dialog.exec()
        dialog.deleteLater()
        fields.load()

    def withdraw(self, row: SentRow) -> None:
        """Take back what was written for units, asked once."""
        dialogs = self._context.dialogs
        if dialogs.confirm(
            "Thôi gửi nội dung này?",
            f"{told(row.record)}\nĐơn vị đã nhận thì biết ở chỉ đạo kế tiếp. Ctrl+Z để lấy lại.",
            "Thôi gửi",
        ):
            self._context.runner.run(
                lambda unit: withdraw_letter(unit, row.record),
                None,
                dialogs.warn_problems,
                owner=self._window,
            )
