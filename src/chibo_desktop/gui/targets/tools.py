"""The row above: whose, which year, until which month, which programme, which state, which view."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.progress import GOOD
from chibo_desktop.domain.targets.records import TargetState
from chibo_desktop.gui.widgets import Choice, Segmented, ToolRow
from chibo_desktop.services.targets import TargetBoard, TargetLine
from chibo_desktop.wording.dates import short_month_text

TARGETS, PROGRESS, PROGRAMMES = "targets", "progress", "programmes"
COUNTED = "counted"
_DUE = frozenset(TargetState) - {TargetState.NOT_DUE}
_STATES: dict[str, tuple[str, frozenset[TargetState]]] = {
    "": ("Mọi đánh giá", frozenset(TargetState)),
    COUNTED: ("Đã đến kỳ", _DUE),
    "good": ("Đạt và vượt", GOOD),
    "exceeded": ("Vượt", frozenset({TargetState.EXCEEDED})),
    "not_met": ("Không đạt", frozenset({TargetState.NOT_MET})),
    "not_due": ("Chưa đến kỳ", frozenset({TargetState.NOT_DUE})),
}


class TargetTools(ToolRow):
    """Announces what the page must read anew, and what it only has to show otherwise."""

    wanted = Signal()  # branch, year or month: read anew
    narrowed = Signal()  # programme or state: show otherwise
    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.branch, self.year, self.until = Choice(), Choice(), Choice()
        self.programme, self.state = Choice(), Choice()
        self.state.set_options([(key, words) for key, (words, _) in _STATES.items()])
        for choice, name in (
            (self.branch, "Chi bộ"),
            (self.year, "Năm"),
            (self.until, "Tính đến hết tháng"),
            (self.programme, "Chương trình"),
            (self.state, "Đánh giá"),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(name)
        self.views = Segmented(
            [
                (TARGETS, "Chỉ tiêu"),
                (PROGRESS, "Biểu đồ"),
                (PROGRAMMES, "Chương trình – nhiệm vụ"),
            ]
        )
        for widget in (
            self.views,
            self.branch,
            self.year,
            self.until,
            self.programme,
            self.state,
        ):
            self.add(widget)
        for choice in (self.branch, self.year, self.until):
            choice.chosen.connect(lambda _key: self.wanted.emit())
        for choice in (self.programme, self.state):
            choice.chosen.connect(lambda _key: self.narrowed.emit())
        self.views.chosen.connect(self.view_chosen)

    def show_board(self, board: TargetBoard, today: Month) -> None:
        """Offer what there is, standing on what is shown."""
        self.branch.set_options(list(board.branches.items()))
        self.branch.set_value(board.branch_id)
        self.branch.setVisible(len(board.branches) > 1)
        years = {*board.years, board.year, today.year - 1, today.year, today.year + 1}
        self.year.set_options([(str(one), f"Năm {one}") for one in sorted(years, reverse=True)])
        self.year.set_value(str(board.year))
        months = [Month(board.year, number) for number in range(12, 0, -1)]
        self.until.set_options(
            [(str(one), f"Đến hết tháng {short_month_text(one)}") for one in months]
        )
        self.until.set_value(str(board.until))
        used = {line.target.programme_id for line in board.lines}
        named = [(one.id, one.title) for one in board.programmes if one.id in used]
        self.programme.set_options([("", "Mọi chương trình"), *named])
        self.programme.setVisible(len(named) > 1 or bool(named and "" in used))
        self.state.setVisible(bool(board.lines) and self.views.value() == TARGETS)

    def narrow(self, lines: Sequence[TargetLine]) -> list[TargetLine]:
        """The lines of the programme and state chosen."""
        programme = self.programme.value()
        states = _STATES[self.state.value()][1]
        return [
            line
            for line in lines
            if line.state in states and programme in ("", line.target.programme_id)
        ]
