"""The strip above a page's work: what is wrong, or what one must know before going on."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.gui.theme import XS, M, S, current, icon
from chibo_desktop.gui.widgets.labels import LinkButton, label
from chibo_desktop.gui.widgets.restyling import restyle

_SHOWN = 6
_SIGNS = {
    "problem": ("circle-alert", "accent"),
    "attention": ("triangle-alert", "attention"),
    "information": ("info", "information"),
    "good": ("circle-check", "good"),
}


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    field_requested = Signal(str)  # the user clicked a problem: put the cursor on its field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._said: list[str] = []
        self._build()
        self.hide()

    def say(
        self,
        text: str,
        state: str = "information",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """One sentence (problem, attention, information or good) and perhaps one link."""
        self._begin(state)
        self._said.append(text)
        self._lines.addWidget(label(text, wraps=True))
        if action and on_action is not None:
            link = LinkButton(action)
            link.clicked.connect(on_action)
            self._actions.addWidget(link)
        self.show()

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """All problems at once, each leading to its field; nothing to show hides the strip."""
        if not problems:
            self.clear()
            return
        grave = any(problem.severity is Severity.ERROR for problem in problems)
        self._begin("problem" if grave else "attention")
        for problem in problems[:_SHOWN]:
            self._lines.addWidget(self._line(problem, say(problem)))
        if len(problems) > _SHOWN:
            self._lines.addWidget(label(f"và {len(problems) - _SHOWN} chỗ khác", "secondary"))
        self.show()

    def clear(self) -> None:
        """Nothing to say: hide."""
        self.hide()
        self._said.clear()
        for layout in (self._lines, self._actions):
            while item := layout.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()

    def text(self) -> str:
        """What the strip says, one line a sentence."""
        return "\n".join(self._said)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(M, S, M, S)
        layout.setSpacing(M)
        self._sign = QLabel()
        layout.addWidget(self._sign)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(XS)
        layout.addLayout(self._lines, 1)
        self._actions = QHBoxLayout()
        layout.addLayout(self._actions)

    def _begin(self, state: str) -> None:
        self.clear()
        name, colour = _SIGNS[state]
        size = self.fontMetrics().height()
        self._sign.setPixmap(icon(name, colour).pixmap(size, size))
        restyle(self, state=state)

    def _line(self, problem: Problem, sentence: str) -> QWidget:
        self._said.append(sentence)
        if not problem.field:
            return label(sentence, wraps=True)
        style = f'style="color:{current().tokens.text}"'
        line = QLabel(f'<a href="{escape(problem.field)}" {style}>{escape(sentence)}</a>')
        line.setWordWrap(True)
        flag = Qt.TextInteractionFlag
        line.setTextInteractionFlags(flag.LinksAccessibleByKeyboard | flag.LinksAccessibleByMouse)
        line.linkActivated.connect(self.field_requested)
        return line
