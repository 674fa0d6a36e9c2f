"""What happened to a record, newest first."""

from collections.abc import Sequence

from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Card, LinkButton, label
from chibo_desktop.services.member_history import HistoryStep
from chibo_desktop.wording.dates import date_text

_FIRST = 4
_NOTHING = "(trống)"


class HistoryCard(Card):
    """The last few changes; a link shows all."""

    def __init__(self) -> None:
        super().__init__("Lịch sử thay đổi")
        self._steps: Sequence[HistoryStep] = ()
        self.hide()

    def show_steps(self, steps: Sequence[HistoryStep]) -> None:
        """Show a history; an empty one hides the card."""
        self._steps = steps
        self.setVisible(bool(steps))
        self._fill(_FIRST)

    def _fill(self, most: int) -> None:
        while item := self.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for step in self._steps[:most]:
            self.body.addWidget(label(_head(step), "strong", wraps=True))
            lines = [_line(field.label, field.old, field.new) for field in step.fields]
            if lines:
                self.body.addWidget(label("\n".join(lines), "secondary", wraps=True))
            self.body.addSpacing(M)
        hidden = len(self._steps) - most
        if hidden > 0:
            link = LinkButton(f"Xem thêm {hidden} lần thay đổi trước đó")
            link.clicked.connect(lambda: self._fill(len(self._steps)))
            self.body.addWidget(link)


def _head(step: HistoryStep) -> str:
    note = f" · {step.note}" if step.note else ""
    return f"{date_text(step.when.date())} {step.when:%H:%M} · {step.act}{note}"


def _line(name: str, old: str, new: str) -> str:
    return f"{name}: {new}" if not old else f"{name}: {old} → {new or _NOTHING}"
