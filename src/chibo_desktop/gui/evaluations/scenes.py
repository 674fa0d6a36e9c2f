"""The windows of the work around a round, for photographs: nothing is written."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog

from chibo_desktop.gui.evaluations.entry_dialog import EntryDialog
from chibo_desktop.gui.evaluations.task_dialog import TaskDialog
from chibo_desktop.gui.evaluations.vote_dialog import VoteDialog
from chibo_desktop.gui.results.papers_dialog import PapersDialog
from chibo_desktop.gui.results.results_dialog import ResultsDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.rounds import RoundLine, load_sheet, round_lines


def _tasks(context: Context, round_id: str) -> QDialog:
    """The tasks of whoever stands third in the list."""
    with context.session.unit() as unit:
        rows = load_sheet(unit, round_id).rows
    members = [(row.evaluation.id, row.evaluation.full_name) for row in rows]
    return TaskDialog(context, round_id, members, members[min(2, len(members) - 1)][0])


_WINDOWS: Mapping[str, Callable[[Context, str], QDialog]] = {
    "entry": EntryDialog,
    "vote": VoteDialog,
    "papers": PapersDialog,
    "results": ResultsDialog,
    "tasks": _tasks,
}
WORK_SCENES = {
    "chi-bo-34-nhap-phieu": "entry",
    "chi-bo-35-bieu-quyet": "vote",
    "chi-bo-36-bien-ban": "papers",
    "chi-bo-37-quyet-dinh": "results",
    "chi-bo-38-nhiem-vu": "tasks",
}
"""Names of pictures, and the window that each shows."""


def work_scene(context: Context, kind: str) -> QDialog:
    """One window: sheets of the open round, the vote of the last closed one, a decided round."""
    with context.session.unit() as unit:
        rounds = round_lines(unit)
    closed = [one for one in rounds if one.closed_on is not None]
    chosen: list[RoundLine] = closed[1:2] if kind == "results" else closed[:1]
    if kind in ("entry", "tasks") or not chosen:
        chosen = rounds[:1]
    dialog = _WINDOWS[kind](context, chosen[0].id if chosen else "")
    context.runner.setParent(dialog)
    return dialog
