"""Every message, question and file box. Pages ask here, so tests can answer.

Buttons say what happens; a question names what is done, what follows and how many records.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from chibo_desktop.domain.problems import Problem

Say = Callable[[Problem], str]  # a problem as a sentence: what, why, what to do now


class Dialogs(Protocol):
    """What a page may ask the user outside itself."""

    def say(self, problem: Problem) -> str:
        """The sentence for a problem."""
        ...

    def window(self) -> QWidget | None:
        """The window that dialogs belong to."""
        ...

    def inform(self, title: str, text: str) -> None:
        """Tell something that needs no decision."""
        ...

    def inform_failure(self) -> None:
        """Tell that something went wrong that nobody foresaw, and that nothing was changed."""
        ...

    def warn_problems(self, problems: Sequence[Problem], title: str = "Chưa làm được") -> None:
        """Show why something was refused: one sentence a problem."""
        ...

    def confirm(self, what: str, consequence: str, action: str) -> bool:
        """Ask before a formal act. `action` is the label of the button that does it."""
        ...

    def choose(self, what: str, text: str, actions: Sequence[str]) -> int | None:
        """Let the user pick one of several actions; its index, or None when they step back."""
        ...

    def ask_text(self, what: str, label: str, action: str, text: str = "") -> str | None:
        """Ask for a reason or a name, normalised and not empty; None when they step back."""
        ...

    def open_files(
        self, title: str, kinds: str, folder: Path | None = None, many: bool = True
    ) -> tuple[Path, ...]:
        """Ask for files to read; `kinds` such as `Bảng tính (*.xlsx *.xls)`."""
        ...

    def save_file(self, title: str, kinds: str, suggestion: Path) -> Path | None:
        """Ask where to write; an existing file is asked about by the box itself."""
        ...

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""
        ...


class WindowDialogs:
    """Dialogs on the screen."""

    def __init__(self, say: Say, window: QWidget | None = None) -> None:
        """`say` turns a problem into its sentence (from wording)."""
        self._say = say
        self._window = window

    def attach(self, window: QWidget | None) -> None:
        """Make later dialogs belong to `window`."""
        self._window = window

    def say(self, problem: Problem) -> str:
        return self._say(problem)

    def window(self) -> QWidget | None:
        return self._window

    def inform(self, title: str, text: str) -> None:
        self._ask(title, text, (), "Đã hiểu")

    def inform_failure(self) -> None:
        self.inform(
            "Việc này chưa làm được",
            "Chương trình gặp một trục trặc ngoài dự kiến, dữ liệu chưa bị thay đổi. "
            "Đồng chí thử lại; nếu vẫn gặp, mở Trợ giúp (F1) để biết cách gửi nhật ký lỗi.",
        )

    def warn_problems(self, problems: Sequence[Problem], title: str = "Chưa làm được") -> None:
        self.inform(title, "\n".join(self._say(problem) for problem in problems))

    def confirm(self, what: str, consequence: str, action: str) -> bool:
        return self._ask(what, consequence, (action,), "Để sau") == 0

    def choose(self, what: str, text: str, actions: Sequence[str]) -> int | None:
        return self._ask(what, text, actions, "Để sau")

    def ask_text(self, what: str, label: str, action: str, text: str = "") -> str | None:
        from chibo_desktop.gui.runtime.question import TextQuestion

        question = TextQuestion(what, label, action, text, self._window)
        return question.text() if question.exec() else None

    def open_files(
        self, title: str, kinds: str, folder: Path | None = None, many: bool = True
    ) -> tuple[Path, ...]:
        start = str(folder or "")
        if many:
            names, _ = QFileDialog.getOpenFileNames(self._window, title, start, kinds)
        else:
            name, _ = QFileDialog.getOpenFileName(self._window, title, start, kinds)
            names = [name]
        return tuple(Path(name) for name in names if name)

    def save_file(self, title: str, kinds: str, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), kinds)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggestion.suffix)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title, str(folder or ""))
        return Path(name) if name else None

    def _ask(self, title: str, text: str, actions: Sequence[str], back: str) -> int | None:
        from chibo_desktop.gui.runtime.question import Question

        return Question(title, text, actions, back, self._window).ask()
