"""What one does with programmes and targets, asked for in forms; the page shows what came of it."""

from collections.abc import Callable
from dataclasses import replace

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeKind,
    ProgrammeTask,
    Target,
    TargetKind,
    TargetResult,
)
from chibo_desktop.gui.targets.assign_form import AssignForm, Assignment
from chibo_desktop.gui.targets.forms import CopyForm, ResultForm, TargetForm
from chibo_desktop.gui.targets.programme_forms import ProgrammeForm, TaskForm
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.assigned_targets import assign_target, load_assignments
from chibo_desktop.services.programme_acts import (
    remove_programme,
    remove_task,
    save_programme,
    save_task,
)
from chibo_desktop.services.programme_tree import TreeLine
from chibo_desktop.services.session import Unit
from chibo_desktop.services.target_acts import (
    copy_targets,
    remove_result,
    remove_target,
    save_result,
    save_target,
)
from chibo_desktop.services.targets import TargetBoard, TargetLine, target_owners
from chibo_desktop.wording.targets import period_text

_LAST_MONTH = 12
_BACK = "Ctrl+Z để lấy lại."


class TargetActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def edit_target(self, board: TargetBoard, target: Target | None, programme_id: str) -> None:
        """Change a target, or ask for a new one of the year shown."""
        draft = target or Target(
            id="",
            org_id=board.org_id,
            branch_id=board.branch_id,
            year=board.year,
            kind=TargetKind.NUMERIC,
            due=Month(board.year, _LAST_MONTH),
            programme_id=programme_id,
        )
        programmes = {
            one.id: one.title
            for one in board.programmes
            if one.covers(board.year) or one.id == draft.programme_id
        }

        def save(unit: Unit, said: Target) -> str:
            save_target(unit, replace(said, id=said.id or unit.new_id()))
            return "" if target is not None else f"Đã thêm chỉ tiêu: {said.title}."

        self._with_owners(
            board, lambda owners: self.open_form(self._target_form(draft, programmes, owners), save)
        )

    def assign(self, target: Target) -> None:
        """Ask units for a target of the office, each with its figure."""

        def save(unit: Unit, said: Assignment) -> str:
            count = assign_target(unit, said.wording, said.plans)
            return (
                f"Đã giao chỉ tiêu cho {count} đơn vị. Vào Chỉ đạo để ghi tệp đưa cho đơn vị."
                if count
                else "Đã thôi giao chỉ tiêu; đơn vị biết khi nhận chỉ đạo kế tiếp."
            )

        self._context.runner.run(
            lambda unit: load_assignments(unit, target.id),
            lambda board: self.open_form(AssignForm(target, board, self._window), save),
            owner=self._window,
        )

    def write_result(
        self, board: TargetBoard, line: TargetLine, result: TargetResult | None
    ) -> None:
        """Enter what was done in a period: the month looked at, or the result one stands on."""
        target = line.target
        span = Span(result.span or Span.MONTH) if result is not None else Span.MONTH
        period = result.period if result is not None and result.period else board.until
        form = ResultForm(target, line.results, span, period, self._window)

        def save(unit: Unit, said: TargetResult) -> str:
            save_result(unit, target, said)
            return f"Đã ghi kết quả {period_text(said)}: {target.title}."

        self.open_form(form, save)

    def copy(self, board: TargetBoard) -> None:
        """Copy another year's targets into the year shown."""
        years = [one for one in board.years if one != board.year]
        if not years:
            self._say(
                "Chưa năm nào khác có chỉ tiêu để sao. Hãy chọn năm cần sao đến ở ô Năm, hoặc thêm "
                "từng chỉ tiêu."
            )
            return
        form = CopyForm(years, board.year, self._window)

        def save(unit: Unit, from_year: int) -> str:
            count = copy_targets(unit, board.branch_id, from_year, board.year)
            return f"Đã sao {count} chỉ tiêu của năm {from_year} sang năm {board.year}."

        self.open_form(form, save)

    def edit_programme(self, board: TargetBoard, programme: Programme | None) -> None:
        """Change a programme, or ask for a new one."""
        draft = programme or Programme(
            id="",
            org_id=board.org_id,
            branch_id=board.branch_id,
            kind=ProgrammeKind.ACTION_PROGRAMME,
            first_year=board.year,
            last_year=board.year,
        )
        others = {one.id: one.title for one in board.programmes if one.id != draft.id}

        def save(unit: Unit, said: Programme) -> str:
            save_programme(unit, replace(said, id=said.id or unit.new_id()))
            return "" if programme is not None else f"Đã thêm chương trình: {said.title}."

        self.open_form(ProgrammeForm(draft, others, self._window), save)

    def edit_task(self, board: TargetBoard, task: ProgrammeTask | None, under: TreeLine) -> None:
        """Change a task, or ask for a new one under a programme, a target, or beside a task."""
        draft = task or _new_task(board, under)
        targets = {
            line.target.id: line.target.title
            for line in board.lines
            if line.target.programme_id == draft.programme_id or line.target.id == draft.target_id
        }

        def save(unit: Unit, said: ProgrammeTask) -> str:
            save_task(unit, replace(said, id=said.id or unit.new_id()))
            return ""

        self._with_owners(
            board,
            lambda owners: self.open_form(TaskForm(draft, targets, owners, self._window), save),
        )

    def remove_target(self, line: TargetLine) -> None:
        """Take a target off, asked once."""
        count = len(line.results)
        self.take_off(
            f"Bỏ chỉ tiêu “{line.target.title}”?",
            f"{count} kết quả đã ghi không còn hiện. {_BACK}",
            "Bỏ chỉ tiêu",
            lambda unit: remove_target(unit, line.target),
        )

    def remove_result(self, result: TargetResult) -> None:
        """Take a result off, asked once."""
        self.take_off(
            f"Bỏ kết quả {period_text(result)}?",
            f"Kết quả của kỳ này không còn tính vào chỉ tiêu. {_BACK}",
            "Bỏ kết quả",
            lambda unit: remove_result(unit, result),
        )

    def remove_line(self, line: TreeLine) -> None:
        """Take off what a line of the tree shows, asked once."""
        programme, task = line.programme, line.task
        if line.target is not None:
            self.remove_target(line.target)
        elif programme is not None:
            self.take_off(
                f"Bỏ chương trình “{programme.title}”?",
                f"Chương trình không còn hiện trong danh sách. {_BACK}",
                "Bỏ chương trình",
                lambda unit: remove_programme(unit, programme),
            )
        elif task is not None:
            self.take_off(
                f"Bỏ nhiệm vụ “{task.title}”?",
                f"Nhiệm vụ không còn hiện trong chương trình. {_BACK}",
                "Bỏ nhiệm vụ",
                lambda unit: remove_task(unit, task),
            )

    def _target_form(
        self, draft: Target, programmes: dict[str, str], owners: dict[str, str]
    ) -> TwoColumnForm:
        return TargetForm(draft, programmes, owners, self._window)

    def _with_owners(self, board: TargetBoard, then: Callable[[dict[str, str]], object]) -> None:
        self._context.runner.run(
            lambda unit: target_owners(unit, board.branch_id), then, owner=self._window
        )


def _new_task(board: TargetBoard, under: TreeLine) -> ProgrammeTask:
    programme_id, target_id = "", ""
    if under.programme is not None:
        programme_id = under.programme.id
    elif under.target is not None:
        target_id = under.target.target.id
        programme_id = under.target.target.programme_id
    elif under.task is not None:
        programme_id, target_id = under.task.programme_id, under.task.target_id
    return ProgrammeTask(
        id="",
        org_id=board.org_id,
        branch_id=board.branch_id,
        programme_id=programme_id,
        target_id=target_id,
        state="open",
    )
