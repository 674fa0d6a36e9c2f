"""Acts asked for in a small form: opened, handed to the use case, closed when it succeeds."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.services.session import Unit

F = TypeVar("F", bound=QDialog)
Said = Callable[[str], object]


class _Saying(Protocol):
    """A dialog that announces what it says by `submitted` and shows why it was refused."""

    submitted: Any

    def show_problems(self, problems: Sequence[Problem], say: Say, /) -> None: ...


def carry_out(
    context: Context,
    form: _Saying,
    work: Callable[..., Any],
    then: Callable[[Any], object] | None = None,
    *,
    doing: str = "",
) -> None:
    """Do what a form says whenever it is submitted: `work` gets the unit and what was announced.

    When it succeeds the form closes and `then` hears the result; else the form says why not.
    `doing` titles the progress of an act that takes long: its `work` gets a step to report as well.
    """
    assert isinstance(form, QDialog)  # noqa: S101 - told apart from a protocol only here
    dialog = form

    def submit(*said: Any) -> None:
        def done(found: Any) -> None:
            dialog.accept()
            if then is not None:
                then(found)

        def failed(problems: Sequence[Problem]) -> None:
            form.show_problems(problems, context.dialogs.say)

        run = context.runner
        if doing:
            run.run_long(
                lambda unit, progress: work(unit, *said, progress.step), doing, done, failed, dialog
            )
        else:
            run.run(lambda unit: work(unit, *said), done, failed, owner=dialog)

    form.submitted.connect(submit)


class OpensForms(Generic[F]):
    """Base of what asks in one form at a time; `form` is the one that stands open."""

    form: F | None = None

    def show_form(self, form: F) -> None:
        """Open a form and remember it until it is gone."""
        form.destroyed.connect(lambda: self._forget(form))
        self.form = form
        form.open()

    def _forget(self, form: F) -> None:
        if self.form is form:  # another one may have been opened since
            self.form = None


class FormActs(OpensForms[ReadingForm]):
    """Base of a place's acts; `say` shows on the page what came of one."""

    def __init__(self, context: Context, window: QWidget, say: Said) -> None:
        self._context, self._window, self._say = context, window, say

    def open_form(self, form: ReadingForm, save: Callable[..., str], doing: str = "") -> None:
        """Show a form; `save` does what it says and tells it in words, empty for nothing to say.

        `doing` as in `carry_out`.
        """
        carry_out(self._context, form, save, self._tell, doing=doing)
        self.show_form(form)

    def take_off(
        self, what: str, consequence: str, action: str, work: Callable[[Unit], object]
    ) -> None:
        """Take something off, asked once; a refusal is said in a dialog."""
        dialogs = self._context.dialogs
        if dialogs.confirm(what, consequence, action):
            self._context.runner.run(work, None, dialogs.warn_problems, owner=self._window)

    def _tell(self, words: str) -> None:
        if words:
            self._say(words)
