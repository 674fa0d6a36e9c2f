"""The papers of this place, looked at before they are printed or saved."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.achievements import report_pdf, report_workbook
from chibo_desktop.services.commendations import CommendationBoard, ProposalLine
from chibo_desktop.services.commended_papers import commended_list_pdf, commended_list_workbook
from chibo_desktop.services.merit_papers import (
    merit_letter_pdf,
    merit_letter_workbook,
    merit_list_pdf,
    merit_list_workbook,
)
from chibo_desktop.services.merit_vote_papers import vote_minutes_pdf, vote_minutes_workbook

_LIST, _LETTER = "Danh sách đề nghị", "Tờ trình"
_VOTES, _REPORT = "Biên bản biểu quyết", "Báo cáo thành tích"
_OF_YEAR: dict[str, tuple[Callable[..., bytes], Callable[..., bytes]]] = {
    _LIST: (merit_list_pdf, merit_list_workbook),
    _VOTES: (vote_minutes_pdf, vote_minutes_workbook),
    _LETTER: (merit_letter_pdf, merit_letter_workbook),
}


class CommendationPapers:
    """Asks which paper, then shows it; `window` is the page in front of which it stands."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context = context
        self.desk = Desk(context, window)

    def choose(self, board: CommendationBoard, branch_id: str, line: ProposalLine | None) -> None:
        """One of the papers of the proposals of a branch and year."""
        names = [_LIST, _VOTES, _LETTER, *([_REPORT] if line is not None else [])]
        of = f" Báo cáo thành tích của {line.name}." if line is not None else ""
        chosen = self._context.dialogs.choose(
            f"In đề nghị khen thưởng năm {board.year}", f"In giấy nào?{of}", names
        )
        if chosen is None:
            return
        name, year = names[chosen], board.year
        if name == _REPORT:
            if line is not None:
                self._show_report(line)
            return
        make, workbook = _OF_YEAR[name]
        self.desk.show(
            f"{name} khen thưởng năm {year}",
            lambda unit: make(unit, branch_id, year),
            lambda unit: workbook(unit, branch_id, year),
        )

    def show_commended(self, year: int) -> None:
        """The list of everybody commended in a year; its workbook has the data of certificates."""
        self.desk.show(
            f"Danh sách khen thưởng năm {year}",
            lambda unit: commended_list_pdf(unit, year),
            lambda unit: commended_list_workbook(unit, year),
        )

    def _show_report(self, line: ProposalLine) -> None:
        proposal_id = line.proposal.id
        self.desk.show(
            f"Báo cáo thành tích – {line.name}",
            lambda unit: report_pdf(unit, proposal_id),
            lambda unit: report_workbook(unit, proposal_id),
        )
