"""The papers of this place, looked at before they are printed or saved."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.seeing_papers import chart_pdf, chart_workbook
from chibo_desktop.services.seeing_targets import target_bars, target_line
from chibo_desktop.services.seen import Seen
from chibo_desktop.services.target_papers import (
    programme_table_pdf,
    programme_table_workbook,
    target_report_pdf,
    target_report_workbook,
    units_of_target_pdf,
    units_of_target_workbook,
)
from chibo_desktop.services.targets import TargetBoard, TargetLine


class TargetPapers:
    """Asks for papers of what is shown; `window` is the page in front of which they stand."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self.desk = Desk(context, window)

    def show_report(self, board: TargetBoard) -> None:
        """How every target stands."""
        where = (board.branch_id, board.year, board.until)
        self.desk.show(
            f"Kết quả thực hiện chỉ tiêu {board.year}",
            lambda unit: target_report_pdf(unit, *where),
            lambda unit: target_report_workbook(unit, *where),
        )

    def show_progress(self, board: TargetBoard) -> None:
        """The bars of all targets of a year."""
        self._show_chart(target_bars(board), board.branch_id)

    def show_line(self, board: TargetBoard, line: TargetLine) -> None:
        """One target over its periods."""
        self._show_chart(target_line(line), board.branch_id)

    def _show_chart(self, seen: Seen, branch_id: str) -> None:
        self.desk.show(
            f"Biểu đồ {seen.title}",
            lambda unit: chart_pdf(unit, seen, branch_id, None),
            lambda unit: chart_workbook(unit, seen, branch_id, None),
        )

    def show_programmes(self, board: TargetBoard) -> None:
        """The programmes with their targets and tasks."""
        where = (board.branch_id, board.year, board.until)
        self.desk.show(
            f"Chương trình, chỉ tiêu, nhiệm vụ {board.year}",
            lambda unit: programme_table_pdf(unit, *where),
            lambda unit: programme_table_workbook(unit, *where),
        )

    def show_units(self, board: TargetBoard, line: TargetLine) -> None:
        """The units behind one target."""
        where = (board.branch_id, board.year, board.until, line.target.id)
        self.desk.show(
            f"Chỉ tiêu {line.target.number or ''} theo đơn vị".replace("  ", " "),
            lambda unit: units_of_target_pdf(unit, *where),
            lambda unit: units_of_target_workbook(unit, *where),
        )
