"""The papers of this place, looked at before they are printed or saved."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.committee_group import term_paper
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.term_papers import TermPaper, Where


class TermPapers:
    """Asks for papers of what is shown; `window` is the page in front of which they stand."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self.desk = Desk(context, window)
        self._today = context.today

    def show(self, paper: TermPaper, branch_id: str, key: str = "", year: int = 0) -> None:
        """Look at one."""
        today = self._today()
        where = Where(branch_id=branch_id, key=key, year=year or today.year, today=today)
        self.desk.show(*term_paper(paper, where))
