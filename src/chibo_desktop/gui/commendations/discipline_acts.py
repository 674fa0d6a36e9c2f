"""What one does with cases of discipline: asked for only once they are open to be seen."""

from dataclasses import replace

from chibo_desktop.domain.discipline import DisciplineCase, DisciplineStep
from chibo_desktop.gui.commendations.discipline_forms import CaseForm, StepForm
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.commendations import members_to_propose
from chibo_desktop.services.discipline import (
    CaseLine,
    DisciplineBoard,
    note_step,
    remove_last_step,
    save_case,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.discipline import ASK, ASK_ACTION, ASK_WHAT


class DisciplineActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def may_see(self) -> bool:
        """Whether somebody, being asked, wants the cases to be shown; it is written down."""
        return self._context.dialogs.confirm(ASK_WHAT, ASK, ASK_ACTION)

    def of(self, name: str, board: DisciplineBoard, line: CaseLine) -> None:
        """One of the acts on a case."""
        match name:
            case "edit":
                self.edit(board, line.case)
            case "step":
                self._step(line)
            case _:
                self._remove(line)

    def edit(self, board: DisciplineBoard, case: DisciplineCase | None) -> None:
        """Correct a case, or open a new one."""
        draft = case or DisciplineCase(
            id="",
            org_id=board.org_id,
            branch_id=next(iter(board.branches), ""),
            opened_on=self._context.today(),
        )

        def save(unit: Unit, said: DisciplineCase) -> str:
            save_case(unit, replace(said, id=said.id or unit.new_id()))
            return ""

        def opened(members: dict[str, dict[str, str]]) -> None:
            self.open_form(CaseForm(draft, board.branches, members, self._window), save)

        self._context.runner.run(members_to_propose, opened, owner=self._window)

    def _step(self, line: CaseLine) -> None:
        def save(unit: Unit, said: DisciplineStep) -> str:
            note_step(unit, line.case, replace(said, id=unit.new_id()))
            return ""

        self.open_form(StepForm(line, self._window), save)

    def _remove(self, line: CaseLine) -> None:
        dialogs = self._context.dialogs
        what = "bước cuối" if line.steps else "vụ việc"
        if dialogs.confirm(
            f"Bỏ {what} ghi nhầm?",
            "Hồ sơ đảng viên trở về như trước bước này. Ctrl+Z để lấy lại.",
            f"Bỏ {what}",
        ):
            self._context.runner.run(
                lambda unit: remove_last_step(unit, line.case),
                None,
                dialogs.warn_problems,
                owner=self._window,
            )
