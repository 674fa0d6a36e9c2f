"""Carries what is typed to the file: every committed edit at once, in the order typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.evaluations.board import Change
from chibo_desktop.gui.evaluations.grid_column import EVENTS, FACTS, NOTES, VOTES
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.services.marks import set_events, set_facts, set_marks, set_notes, set_votes
from chibo_desktop.services.session import Unit

_SETTERS = {EVENTS: set_events, FACTS: set_facts, NOTES: set_notes, VOTES: set_votes}
_OWN = frozenset({"evaluation"})


class Saver(QObject):
    """One save a step. It knows its own saves, so that the page need not read them back."""

    state_changed = Signal(str)  # saving, saved, failed
    failed = Signal(object)  # tuple[Problem, ...]

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._under_way = 0
        self._answered = 0  # own saves whose notice of change is still to come

    def save(self, round_id: str, changes: Sequence[Change]) -> None:
        """Write changes of one round down."""
        values: dict[str, dict[str, dict[str, str]]] = {}
        for change in changes:
            cells = values.setdefault(change.cell.area, {})
            cells.setdefault(change.cell.evaluation, {})[change.cell.code] = change.after
        self._under_way += 1
        self.state_changed.emit("saving")

        def work(unit: Unit) -> None:
            for area, marks in values.items():
                if area in _SETTERS:
                    _SETTERS[area](unit, round_id, marks)
                else:
                    set_marks(unit, round_id, area, marks)

        self._runner.run(work, self._on_saved, self._on_failed, owner=self, after_painting=True)

    def is_own(self, changes: frozenset[str] | None) -> bool:
        """Whether a notice of change only tells of a save made here; each is asked about once."""
        if changes is None or not changes <= _OWN or not self._answered:
            return False
        self._answered -= 1
        return True

    def forget(self) -> None:
        """Notices still to come are treated as somebody else's."""
        self._answered = 0

    def _on_saved(self, _value: object) -> None:
        self._under_way -= 1
        self._answered += 1
        if not self._under_way:
            self.state_changed.emit("saved")

    def _on_failed(self, problems: tuple[Problem, ...]) -> None:
        self._under_way -= 1
        self.state_changed.emit("failed")
        self.failed.emit(problems)
