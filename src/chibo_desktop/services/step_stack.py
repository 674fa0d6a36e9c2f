"""What was done since the file was opened, in the order in which it can be taken back."""

from collections import deque
from dataclasses import dataclass, field

from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.unit_of_work import Unit

_REMEMBERED = 200
FORMAL_KINDS = {
    "directive": "undo-directive",
    "sent": "undo-sent",
    "received": "undo-received",
    "opinion": "undo-opinion",
}
"""What leaves no step but cannot be passed over: by what it touches, the problem that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: the step that would be undone, the step that says in words what it was.

    A formal act has no step but the problem by which going back is refused.
    """

    step: Step | None = None
    shown: Step | None = None
    refusal: str = ""


@dataclass(slots=True)
class StepStack:
    """Two piles: what was done, and what was undone. A new act empties the second."""

    done: deque[Act] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    undone: deque[Act] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def note(self, unit: Unit) -> None:
        """Remember what a committed unit of work did. Going back and forward moves acts across."""
        if unit.going:
            self._move(unit)
            return
        refusal = next((code for kind, code in FORMAL_KINDS.items() if kind in unit.changed), "")
        if refusal:
            self.note_formal(refusal)
        elif unit.step is not None:
            self._add(Act(step=unit.step, shown=unit.step))

    def note_formal(self, refusal: str) -> None:
        """Remember an act that is taken back elsewhere, or not at all."""
        self._add(Act(refusal=refusal))

    def _add(self, act: Act) -> None:
        self.done.append(act)
        self.undone.clear()

    def _move(self, unit: Unit) -> None:
        source, target = (
            (self.done, self.undone) if unit.going == "back" else (self.undone, self.done)
        )
        if not source:
            return
        act = source.pop()
        if unit.step is not None:  # nothing left to put back: the act is no step any more
            target.append(Act(step=unit.step, shown=act.shown))
