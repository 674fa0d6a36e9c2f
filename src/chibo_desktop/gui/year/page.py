"""Quý – Năm: one place with its sides – results, shortcomings."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page, Segmented
from chibo_desktop.gui.year.period_acts import PeriodActs
from chibo_desktop.gui.year.periods_panel import PeriodsPanel
from chibo_desktop.gui.year.shortcoming_acts import ShortcomingActs
from chibo_desktop.gui.year.shortcomings_panel import ShortcomingsPanel
from chibo_desktop.services.shortcoming_board import ShortcomingBoard, load_shortcoming_board
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet
from chibo_desktop.services.year_board import PeriodsBoard, load_periods
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.evaluation import rating_abbreviation
from chibo_desktop.wording.spans import part_title, span_name

PERIODS, SHORTCOMINGS = "periods", "shortcomings"
_HINTS = {
    PERIODS: "Enter: ghi lý do hoặc quyết định · bấm tên kỳ ở dưới bảng để mở phiếu của kỳ đó",
    SHORTCOMINGS: "Enter: ghi tình trạng khắc phục · bấm vào con số để lọc",
}


class YearPage(Page):
    """Arrives at a side by its name, or at the round of a quarter or a year by its id."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"round", "evaluation", "branch", "member", "shortcoming", "shortcoming_step"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Quý – Năm", parent=parent)
        self.context = context
        self.board: PeriodsBoard | None = None
        self._branch, self._period = "", ""
        self.view = Segmented(
            [(PERIODS, "Kết quả quý, năm"), (SHORTCOMINGS, "Hạn chế, khuyết điểm")]
        )
        self.periods = PeriodsPanel(context.settings)
        self.shortcomings = ShortcomingsPanel(context.settings)
        self.acts = PeriodActs(self, self)
        self.mending = ShortcomingActs(context, self)
        self.sides: dict[str, QWidget] = {
            PERIODS: self.periods,
            SHORTCOMINGS: self.shortcomings,
        }
        self.body.addWidget(self.view)
        for side in self.sides.values():
            self.body.addWidget(side, 1)
        self._connect()
        self.show_view(PERIODS)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the side in sight again; the other one when it is shown."""
        run, branch, today = self.context.runner.run, self._branch, self.context.today()
        if self.view.value() == PERIODS:
            wanted = self._period
            run(
                lambda unit: load_periods(unit, branch, wanted, today),
                self._on_periods,
                owner=self,
                latest="periods",
            )
        else:
            run(
                lambda unit: load_shortcoming_board(unit, today),
                self._on_shortcomings,
                owner=self,
                latest="shortcomings",
            )

    def arrive(self, argument: object) -> None:
        """A side's name, or a round's id."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in self.sides:
            self.show_view(argument)
        else:
            self._period = argument
            self.show_view(PERIODS)
        self.reload(None)

    def show_view(self, key: str) -> None:
        """One of the sides."""
        self.view.set_value(key)
        for name, side in self.sides.items():
            side.setVisible(name == key)
        self.banner.clear()
        self.set_context("")
        self.set_hint(_HINTS[key])

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_view)
        panel = self.periods
        panel.period_chosen.connect(self._on_period)
        panel.branch_chosen.connect(self._on_branch)
        panel.month_requested.connect(self._open_part)
        panel.first_month_requested.connect(lambda: self.go_requested.emit("evaluations", None))
        panel.act_requested.connect(self._on_act)
        panel.row_act_requested.connect(self._on_row_act)
        self.banner.field_requested.connect(panel.select)
        side = self.shortcomings
        side.add_requested.connect(self.mending.add)
        side.edit_requested.connect(self.mending.edit)
        side.note_requested.connect(self.mending.note)
        side.remove_requested.connect(self.mending.remove)
        side.member_requested.connect(lambda one: self.go_requested.emit("members", one))

    def _on_view(self, key: str) -> None:
        self.show_view(key)
        self.reload(None)

    def _on_period(self, key: str) -> None:
        self._period = key
        self.reload(None)

    def _on_branch(self, branch: str) -> None:
        self._branch, self._period = branch, ""
        self.reload(None)

    def _on_act(self, name: str) -> None:
        if name == "print":
            sheet = self.board.sheet if self.board else None
            self.go_requested.emit("printing", ("year", sheet.round.id if sheet else None))
        else:
            self.acts.do(name)

    def _on_row_act(self, name: str, row: SpanRow) -> None:
        if name == "gap":
            self.acts.explain(row)
        elif name == "decide":
            self.acts.decide(row)

    def _open_part(self, round_id: str) -> None:
        sheet = self.board.sheet if self.board else None
        is_quarter = sheet is not None and sheet.part_span.months > 1
        if is_quarter:
            self._on_period(round_id)
        else:
            self.go_requested.emit("evaluations", round_id)

    def _on_periods(self, board: PeriodsBoard) -> None:
        self.board = board
        self._branch = board.branch_id
        self.periods.show_board(board)
        sheet = board.sheet
        self.set_title("Quý – Năm")
        if sheet is None or sheet.round.period is None:
            self.set_context("")
            self.banner.clear()
            return
        self.set_context(_figures(sheet))
        self._say_state(sheet)

    def _say_state(self, sheet: SpanSheet) -> None:
        one = sheet.round
        if sheet.stale:
            changed = ", ".join(part_title(sheet.part_span, month) for month in sheet.stale)
            waits = " Kỳ còn đang mở: chốt kỳ đó rồi tính lại." if sheet.reopened else ""
            self.banner.say(
                f"{changed} đã thay đổi sau khi kỳ này chốt, nên kết quả đang ghi có thể không "
                f"còn đúng.{waits}",
                "attention",
                "" if sheet.reopened else "Tính lại…",
                None if sheet.reopened else self.acts.recompute,
            )
        elif sheet.is_closed and one.closed_on is not None:
            self.banner.say(
                f"Kỳ này đã chốt ngày {date_text(one.closed_on)}: kết quả chỉ để xem và in. Muốn "
                "sửa phải mở lại và ghi lý do.",
                "information",
            )
        elif one.reopen_reason and one.reopened_on is not None:
            self.banner.say(
                f"Kỳ được mở lại ngày {date_text(one.reopened_on)}: {one.reopen_reason}",
                "attention",
            )
        else:
            self.banner.clear()

    def _on_shortcomings(self, board: ShortcomingBoard) -> None:
        self.shortcomings.show_board(board)
        late = sum(1 for line in board.lines if line.is_late(board.today))
        still = sum(1 for line in board.lines if line.is_open)
        self.set_context(
            f"{len(board.lines)} hạn chế, khuyết điểm · {still} chưa khắc phục xong, {late} quá hạn"
        )


def _figures(sheet: SpanSheet) -> str:
    """The name of the period and the counts that matter."""
    name = span_name(sheet.round.lasts, sheet.round.period) if sheet.round.period else ""
    counts = " · ".join(
        f"{rating_abbreviation(rating)} {sheet.counts[rating]}"
        for rating in Rating
        if sheet.counts.get(rating)
    )
    rated = sum(sheet.counts.values())
    waiting = len(sheet.rows) - rated
    parts = [f"{name}: {rated}/{len(sheet.rows)} đồng chí đã xếp loại", counts]
    if waiting:
        parts.append(f"{waiting} chưa xếp loại")
    if sheet.not_rated:
        parts.append(f"{len(sheet.not_rated)} không đánh giá")
    return " · ".join(filter(None, parts))
