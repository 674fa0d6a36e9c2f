"""The program from its first moment to its last."""

import gc

from PySide6.QtCore import QTimer

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.app import make_application, report_the_unexpected
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.start import Start
from chibo_desktop.gui.window import Program

_NEW_OBJECTS = 50_000  # made and not yet gone, until the collector looks at them


def run_window(start: Start) -> int:
    """Run the program in a window until it is closed; returns the exit code."""
    settings = Settings(start.settings_file)
    application = make_application(start.arguments, settings.theme)
    application.setQuitOnLastWindowClosed(False)
    program = Program(start, settings)
    report_the_unexpected(program.dialogs)
    if start.opening is None:
        program.knock()
    elif start.opening.long_work():
        program.await_opening(start.opening)
    else:
        try:
            program.enter(start.opening.wait())
        except DomainError as refused:
            program.knock()
            program.refuse(refused)
    if start.document is not None:
        program.documents.open(start.document)
    QTimer.singleShot(0, program.documents.listen)
    QTimer.singleShot(0, collect_again)
    return application.exec()


def collect_again() -> None:
    """What loading has made stays for good: let the collector pass it over from now on.

    It begins when as much is new as a page of a wide office makes, not at every 700 objects: such
    a page made it run a hundred times, for more than half of the time that the page took.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()
