"""Dialogs that a test answers: what was asked is kept, what to answer is set beforehand."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import Problem


class AnsweredDialogs:
    """Implements `Dialogs`. `asked` holds (kind, text) in order; unanswered questions step back."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.confirms = False
        self.choice: int | None = None
        self.text: str | None = None
        self.files: tuple[Path, ...] = ()
        self.saved_as: Path | None = None
        self.folder: Path | None = None

    def say(self, problem: Problem) -> str:
        return f"[{problem.code}]"

    def window(self) -> QWidget | None:
        return None

    def inform(self, title: str, text: str) -> None:
        self.asked.append(("inform", f"{title}: {text}"))

    def inform_failure(self) -> None:
        self.asked.append(("failure", ""))

    def warn_problems(self, problems: Sequence[Problem], title: str = "Chưa làm được") -> None:
        self.asked.append(("problems", " ".join(self.say(problem) for problem in problems)))

    def confirm(self, what: str, consequence: str, action: str) -> bool:
        self.asked.append(("confirm", f"{what} {consequence} [{action}]"))
        return self.confirms

    def choose(self, what: str, text: str, actions: Sequence[str]) -> int | None:
        self.asked.append(("choose", f"{what} {text} {list(actions)}"))
        return self.choice

    def ask_text(self, what: str, label: str, action: str, text: str = "") -> str | None:
        self.asked.append(("text", f"{what} {label} [{action}]"))
        return self.text

    def open_files(
        self, title: str, kinds: str, folder: Path | None = None, many: bool = True
    ) -> tuple[Path, ...]:
        self.asked.append(("open", title))
        return self.files

    def save_file(self, title: str, kinds: str, suggestion: Path) -> Path | None:
        self.asked.append(("save", f"{title} {suggestion.name}"))
        return self.saved_as

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        self.asked.append(("folder", title))
        return self.folder
