"""What every feature is given to make its place: `members_place(context) -> Place`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One open file with the window's own services. Pages keep what they need of it.

    `session` is for what is not work on the database: whose file it is, whether it is practice.
    Work goes through `runner`; jobs that open their own units run there too.
    """

    session: Session
    runner: Runner
    dialogs: Dialogs
    settings: Settings
    today: Callable[[], date]
