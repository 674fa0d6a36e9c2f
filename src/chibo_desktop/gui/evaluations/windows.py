"""Windows over the page about one member: the task list, the way to the rating on paper."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.sheet import Sheet


def open_tasks(context: Context, sheet: Sheet, evaluation: str, owner: QWidget) -> None:
    """The task list of a member, of the first one when no rated member is chosen."""
    from chibo_desktop.gui.evaluations.task_dialog import TaskDialog

    members = [(row.evaluation.id, row.evaluation.full_name) for row in sheet.rows]
    if members:
        TaskDialog(context, sheet.round.id, members, evaluation or members[0][0], owner).open()


def show_why(desk: Desk, round_id: str, evaluation: str) -> None:
    """Preview the paper; its workbook can be saved from there. Nothing without a member."""
    if not evaluation:
        return
    from chibo_desktop.services.rating_why import why_pdf, why_workbook

    desk.show(
        "Giải trình kết quả xếp loại",
        lambda unit: why_pdf(unit, round_id, evaluation),
        lambda unit: why_workbook(unit, round_id, evaluation),
    )
