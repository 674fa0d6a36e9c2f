"""Ctrl+Z, Ctrl+Y and Ctrl+H of the whole program: steps, said in words, and the journal of all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.services.session import Unit

if TYPE_CHECKING:
    from chibo_desktop.gui.journal.journal_window import JournalWindow


class StepKeeper(QObject):
    """Goes back and forward for the window, and keeps its two buttons saying what they would do."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._session = context.session
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._window = window
        window.undo_requested.connect(self.go_back)
        window.redo_requested.connect(self.go_forward)
        self._runner.changed.connect(self._on_changed)

    def go_back(self) -> None:
        """Undo the last act, or say why it stays."""
        self._go(back=True)

    def go_forward(self) -> None:
        """Do again what was undone last."""
        self._go(back=False)

    def _go(self, *, back: bool) -> None:
        from chibo_desktop.services.going_back import Gone, go_back, go_forward

        stack = self._session.steps

        def work(unit: Unit) -> Gone:
            return go_back(unit, stack) if back else go_forward(unit, stack)

        def on_done(gone: Gone) -> None:
            # After the pages have read what changed: they clear what they said before.
            QTimer.singleShot(0, self, lambda: self._say(gone, back=back))

        self._runner.run(work, on_done, self._on_refused, owner=self)

    def _say(self, gone: object, *, back: bool) -> None:
        from chibo_desktop.services.going_back import Gone
        from chibo_desktop.wording.steps import done_text, kept_text

        if not isinstance(gone, Gone):
            return
        words = " ".join(
            part for part in (done_text(gone.words, back=back), kept_text(gone.kept)) if part
        )
        state = "attention" if gone.kept else "good"
        if back:
            self._window.announce(words, state, "Làm lại", self.go_forward)
        else:
            self._window.announce(words, state, "Hoàn tác", self.go_back)

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            text = " ".join(self._dialogs.say(problem) for problem in problems)
            self._window.announce(text, "information")

    def _on_changed(self, _changes: object) -> None:
        from chibo_desktop.services.going_back import ways

        stack = self._session.steps
        self._runner.run(
            lambda unit: ways(unit, stack),
            lambda found: self._window.status.set_ways(found.back, found.forward),
            owner=self,
            latest="ways",
        )


class JournalKeeper(QObject):
    """Shows the journal beside the work; a dossier chosen there is opened in the window."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._journal: JournalWindow | None = None
        window.journal_requested.connect(self.show_journal)

    def show_journal(self) -> None:
        """Show the journal, made when first needed."""
        from chibo_desktop.gui.journal.journal_window import JournalWindow

        if self._journal is None:
            self._journal = JournalWindow(self._context, self._window)
            self._journal.member_requested.connect(self._on_member)
            self._journal.help_requested.connect(lambda: self._window.show_help("steps"))
        self._journal.show_journal()

    def _on_member(self, member_id: str) -> None:
        if self._window.go("members", member_id):
            self._window.activateWindow()
