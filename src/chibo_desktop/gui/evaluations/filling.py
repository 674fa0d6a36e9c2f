"""Filling empty cells at once: full marks, last month's marks, those of the marker before."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.evaluations.grid_panel import GridPanel
from chibo_desktop.gui.evaluations.grid_view import BEFORE, FULL, LAST_MONTH
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.widgets import Banner
from chibo_desktop.services.marks import last_month_marks


class Filling:
    """Fills the marker shown, in one step that can be taken back, and says how much."""

    def __init__(self, panel: GridPanel, runner: Runner, banner: Banner, owner: QWidget) -> None:
        self._panel, self._runner, self._banner, self._owner = panel, runner, banner, owner

    def fill(self, with_what: str) -> None:
        """Fill with full marks, last month's, or those of the marker before."""
        model = self._panel.model
        if model.board.is_read_only:
            return
        if not self._panel.is_marker_shown:
            self._banner.say(
                "Chỉ điền được ở bảng điểm của một người chấm: chọn cách xem Bảng điểm rồi chọn "
                "người chấm.",
                "attention",
            )
        elif with_what == FULL:
            self.say(self._panel.fill_full_marks(), "điểm tối đa")
        elif with_what == BEFORE:
            self._from_before()
        elif with_what == LAST_MONTH:
            round_id, marker = model.sheet.round.id, model.view
            self._runner.run(
                lambda unit: last_month_marks(unit, round_id, marker),
                self._on_old_marks,
                owner=self._owner,
            )

    def say(self, count: int, what: str) -> None:
        """Say how many empty cells were filled, and how to take it back."""
        if count:
            self._banner.say(
                f"Đã điền {count} ô trống bằng {what}. Ctrl+Z để hoàn tác.", "information"
            )
        else:
            self._banner.say("Không còn ô trống nào để điền.", "information")

    def _from_before(self) -> None:
        marker = self._panel.model.sheet_set().marker(self._panel.marker_before())
        if marker is None:
            self._banner.say("Đây là người chấm đầu tiên, không có cột trước để chép.", "attention")
            return
        if not any(row.evaluation.marks(marker.code) for row in self._panel.model.board.rows):
            self._banner.say(f"Cột “{marker.label}” chưa có điểm để chép.", "attention")
            return
        self.say(self._panel.fill_from_before(), f"điểm của cột “{marker.short_label}”")

    def _on_old_marks(self, marks: Mapping[str, Mapping[str, str]]) -> None:
        if not marks:
            self._banner.say(
                "Tháng trước chưa có điểm ở cột này theo cùng bộ tiêu chí nên không chép được.",
                "attention",
            )
            return
        self.say(self._panel.fill_empty(marks), "điểm của tháng trước")
