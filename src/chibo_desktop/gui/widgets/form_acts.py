"""Acts asked for in a small form: opened, handed to the use case, closed when it succeeds."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.services.session import Unit

Said = Callable[[str], object]


class FormActs:
    """Base of a place's acts; `say` shows on the page what came of one."""

    def __init__(self, context: Context, window: QWidget, say: Said) -> None:
        self._context, self._window, self._say = context, window, say
        self.form: ReadingForm | None = None

    def open_form(self, form: ReadingForm, save: Callable[[Unit, Any], str]) -> None:
        """Show a form; `save` does what it says and tells it in words, empty for nothing to say."""

        def submit(said: object) -> None:
            def done(words: str) -> None:
                form.accept()
                if words:
                    self._say(words)

            self._context.runner.run(
                lambda unit: save(unit, said),
                done,
                lambda problems: form.show_problems(problems, self._context.dialogs.say),
                owner=form,
            )

        form.submitted.connect(submit)
        form.destroyed.connect(lambda: self._forget(form))
        self.form = form
        form.open()

    def _forget(self, form: ReadingForm) -> None:
        if self.form is form:
            self.form = None
