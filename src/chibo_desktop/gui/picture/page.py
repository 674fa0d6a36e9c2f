"""Toàn Đảng bộ: a period of all units – ratings, figures, cross-checks, closing."""

from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.domain.picture.checks import CheckResult
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.gui.picture.columns import (
    ADJUSTMENT_COLUMNS,
    CHECK_COLUMNS,
    FIGURE_COLUMNS,
    RATING_COLUMNS,
    FigureLine,
    RatingLine,
    figure_lines,
    rating_lines,
)
from chibo_desktop.gui.picture.forms import CloseForm, ReopenForm
from chibo_desktop.gui.picture.opened_names import OpenedNames
from chibo_desktop.gui.picture.tools import CHECKS, CLOSING, FIGURES, RATINGS, PictureTools
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.widgets import DataTable, LinesModel, Page, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.closing_adjustments import AdjustmentLine
from chibo_desktop.services.period_closings import (
    PictureBoard,
    Reproduced,
    close_period,
    load_board,
    reopen_period,
    reproduce,
)
from chibo_desktop.services.picture import Picture
from chibo_desktop.services.picture_papers import consolidated_pdf, consolidated_workbook
from chibo_desktop.services.session import Unit
from chibo_desktop.services.watched import Progress as Step
from chibo_desktop.wording.picture import (
    checks_headline,
    closing_hint,
    closing_text,
    over_units_text,
    picture_title,
    reproduced_text,
)

_HINTS = {
    RATINGS: "Enter: xem tên của đơn vị · Ctrl+C: chép sang Excel · Ctrl+P: xem và in",
    FIGURES: "Enter: ai được tính, ai không và vì sao · Ctrl+Enter: theo từng đơn vị · Ctrl+P: "
    "xem và in",
    CHECKS: "Enter: ai làm nên chênh lệch · Ctrl+P: xem và in",
    CLOSING: "Ctrl+C: chép điều chỉnh sang Excel · Ctrl+P: xem và in",
}

_MOST_NAMED = 20  # units over their caps above the table, which shows them all


class PicturePage(Page):
    """Arrives at a side, `figures`, or at a side of a period, `("ratings", period)`."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"received", "round", "evaluation", "rating_decision", "subordinate", "period_closing"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Toàn Đảng bộ")
        self._of_file = context
        self.board: PictureBoard | None = None
        self.names = OpenedNames(context, self)
        self.names.member_wanted.connect(lambda key: self.go_requested.emit("members", key))
        self.desk = Desk(context, self)
        self.desk.saved.connect(self._say)
        self.acts = FormActs(context, self, self._say)
        self.tools = PictureTools(context.today())
        self.said = label(role="secondary", wraps=True)
        self.ratings: LinesModel[RatingLine] = LinesModel(RATING_COLUMNS, self)
        self.figures: LinesModel[FigureLine] = LinesModel(FIGURE_COLUMNS, self)
        self.checks: LinesModel[CheckResult] = LinesModel(CHECK_COLUMNS, self)
        self.adjustments: LinesModel[AdjustmentLine] = LinesModel(ADJUSTMENT_COLUMNS, self)
        self.tables = QStackedWidget()
        self._sides: dict[str, DataTable] = {}
        self._add_side(RATINGS, "Phân bố xếp loại theo đơn vị", self.ratings)
        self._add_side(FIGURES, "Số liệu toàn Đảng bộ", self.figures)
        self._add_side(CHECKS, "Đối chiếu số liệu", self.checks)
        self._add_side(CLOSING, "Điều chỉnh sau chốt kỳ", self.adjustments)
        self._build_acts()
        self.body.addWidget(self.tools)
        self.body.addWidget(self.said)
        self.body.addWidget(self.tables, 1)
        self.tools.side_chosen.connect(self.show_side)
        self.tools.wanted.connect(lambda: self.reload(None))
        self.tools.figures_chosen.connect(self._show)
        by_unit = QShortcut(QKeySequence("Ctrl+Return"), self._sides[FIGURES])
        by_unit.setContext(Qt.ShortcutContext.WidgetShortcut)
        by_unit.activated.connect(self.open_units)
        self.show_side(RATINGS)

    @property
    def side(self) -> str:
        """The side in front."""
        return self.tools.sides.value()

    @property
    def picture(self) -> Picture | None:
        """The figures on show: as closed, or of now."""
        if self.board is None:
            return None
        return self.board.shown if self.tools.is_closed_shown else self.board.now

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the period; what of its units has changed is counted first."""
        period, today = self.tools.period, self._of_file.today()

        def load(unit: Unit, progress: Progress) -> PictureBoard:
            return load_board(unit, period, today, progress.step)

        self._of_file.runner.run_long(
            load, "Đang tính số liệu của các đơn vị", self._on_loaded, owner=self, latest="board"
        )

    def arrive(self, argument: object) -> None:
        match argument:
            case (str() as side, str() as period):
                self.tools.show_period(ReportPeriod.parse(period))
                self.show_side(side)
                self.reload(None)
            case str() as side:
                self.show_side(side)

    def show_side(self, side: str) -> None:
        """Put a side in front."""
        self.tools.sides.set_value(side)
        self.tables.setCurrentWidget(self._sides[side])
        self.set_hint(_HINTS[side])
        self._show_state()
        self._sides[side].setFocus()

    def open_line(self, row: int) -> None:
        """What stands behind a line of the side in front."""
        board, closed = self.board, self.tools.is_closed_shown
        if board is None:
            return
        match self.side:
            case "ratings":
                self.names.open_ratings(board, self.ratings.line(row), closed=closed)
            case "figures":
                self.names.open_figure(board, self.figures.line(row), closed=closed)
            case "checks" if not self.names.open_check(self.checks.line(row)):
                self._say("Phép đối chiếu này khớp: không có ai làm nên chênh lệch.")

    def open_units(self) -> None:
        """The figure one stands on, unit by unit."""
        rows = self._sides[FIGURES].selected_rows()
        if self.picture is not None and self.side == FIGURES and rows:
            self.names.open_units(self.picture, self.figures.line(rows[0]))

    def show_paper(self) -> None:
        """Preview the consolidated tables of the period."""
        period, today = self.tools.period, self._of_file.today()
        self.desk.show_long(
            picture_title(period),
            lambda unit, progress: consolidated_pdf(unit, period, today, progress.step),
            long_workbook=lambda unit, progress: consolidated_workbook(
                unit, period, today, progress.step
            ),
        )

    def close_or_reopen(self) -> None:
        """The form of the act that the period stands before."""
        board, period = self.board, self.tools.period
        if board is None:
            return
        today = self._of_file.today()
        if board.closing.is_closed:

            def opened(unit: Unit, reason: str) -> str:
                reopen_period(unit, period, reason)
                return "Đã mở lại kỳ. Số liệu lại theo gói của các đơn vị."

            self.acts.open_form(ReopenForm(period, self), opened)
            return
        shares = board.now.whole

        def closed(unit: Unit, closed_by: str, step: Step) -> str:
            close_period(unit, period, closed_by, today, step)
            return "Đã chốt kỳ. Gói đến sau sẽ hiện là điều chỉnh sau chốt kỳ."

        form = CloseForm(period, shares.branches - shares.rounds, self)
        self.acts.open_form(form, closed, "Đang chốt kỳ")

    def compute_again(self) -> None:
        """Hold the closed figures against the journal as far as it reached then."""
        period = self.tools.period

        def again(unit: Unit, progress: Progress) -> Reproduced:
            return reproduce(unit, period, progress.step)

        self._of_file.runner.run_long(
            again,
            "Tính lại từ nhật ký",
            self._on_reproduced,
            self._of_file.dialogs.warn_problems,
            owner=self,
        )

    def _build_acts(self) -> None:
        self._again = self.add_action("Tính lại từ nhật ký", self.compute_again, sign="refresh-cw")
        self._close = self.add_action("Chốt kỳ…", self.close_or_reopen, sign="lock")
        self.add_action("Xem và in…", self.show_paper, primary=True, sign="printer", keys="Ctrl+P")

    def _add_side(self, side: str, title: str, model: QAbstractTableModel) -> None:
        table = DataTable(f"picture-{side}", self._of_file.settings)
        table.setModel(model)
        table.setAccessibleName(title)
        table.opened.connect(self.open_line)
        self._sides[side] = table
        self.tables.addWidget(table)

    def _on_loaded(self, board: PictureBoard) -> None:
        self.board = board
        if len(board.now.units) < 2:
            self.show_empty(
                "Chưa có đơn vị trực thuộc nào",
                "Thêm các chi bộ, đảng bộ rồi nhận gói của họ; số liệu cộng lại hiện ở đây.",
                "network",
                "Sang Đơn vị trực thuộc",
                lambda: self.go_requested.emit("subordinates", None),
            )
            return
        self.show_body()
        self.tools.show_closed(board.closed is not None)
        self._show()

    def _show(self) -> None:
        board, picture = self.board, self.picture
        if board is None or picture is None:
            return
        self.ratings.set_lines(rating_lines(picture))
        self.figures.set_lines(figure_lines(board, picture))
        self.checks.set_lines(picture.checks)
        self.adjustments.set_lines(board.adjustments)
        self._close.setText("Mở lại kỳ…" if board.closing.is_closed else "Chốt kỳ…")
        self._again.setVisible(board.closed is not None)
        self._show_state()

    def _show_state(self) -> None:
        board, picture = self.board, self.picture
        if board is None or picture is None:
            return
        self.set_title(picture_title(self.tools.period))
        changes, is_away = len(board.adjustments), board.is_kept_elsewhere
        self.set_context(closing_text(board.closing, changes, is_away))
        said = {
            RATINGS: over_units_text(picture.over_caps, _MOST_NAMED),
            FIGURES: "Mỗi số là danh sách tên; số của toàn Đảng bộ là tổng của các đơn vị.",
            CHECKS: checks_headline(picture.checks),
            CLOSING: closing_hint(board.closing.is_closed, changes, is_away),
        }
        self.said.setText(said[self.side])

    def _on_reproduced(self, found: Reproduced) -> None:
        words = reproduced_text(found.units, found.states, found.figures)
        self.banner.say(words, "good" if found.is_same else "attention")

    def _say(self, words: str) -> None:
        self.banner.say(words, "good")
