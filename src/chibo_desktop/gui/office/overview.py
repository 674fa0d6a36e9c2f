"""Tổng quan: who has sent what in a year, the figures of a month, and what lies behind both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.office.figure_row import FigureRow
from chibo_desktop.gui.office.matrix_view import MatrixView
from chibo_desktop.gui.office.unit_month import UnitMonthView
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    Choice,
    FigureCard,
    LinkButton,
    Page,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.services.chasing import chased_names, chasing_pdf, chasing_workbook, load_chased
from chibo_desktop.services.matrix import Matrix, UnitMonth, load_matrix, load_unit_month
from chibo_desktop.services.office_figures import arrived_units, excellent_names
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.matrix import LEGEND, headline
from chibo_desktop.wording.numbers import count_text

_YEARS_BACK = 5
_BY_MONTHS, _BY_SPANS = "months", "spans"
_KEYS = "Mũi tên: đi trên bảng · Enter: mở ô · Ctrl+P: in danh sách đôn đốc · F1: trợ giúp"
_KEYS_OF_UNIT = "Esc: về bảng tổng quan · bấm vào một con số để xem tên"


class OverviewPage(Page):
    """The matrix with its figures; a cell opens in place of it."""

    kinds = frozenset({"received", "subordinate", "member", "round", "evaluation", "branch"})

    def __init__(self, context: Context) -> None:
        super().__init__("Tình hình nộp gói", scrolling=True)
        self._of_file = context
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self._month = Month.of(context.today()).previous()
        self._matrix: Matrix | None = None
        self._opened: tuple[str, Month] | None = None
        self.names: NamesDialog | None = None
        self.said = ""
        self._back = self.add_action("Về bảng tổng quan", self.show_board, sign="chevron-left")
        self.print_button = self.add_action(
            "In danh sách đôn đốc…", self._on_print, sign="printer", keys="Ctrl+P"
        )
        self._receive = self.add_action(
            "Nhận gói…", lambda: self.go_requested.emit("inbox", None), primary=True, sign="inbox"
        )
        self._build()
        self.show_board()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the matrix again, and the open cell."""
        month, today = self._month, self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_matrix(unit, month, today),
            self._on_matrix,
            owner=self,
            latest="matrix",
        )
        if self._opened is not None:
            self.open_cell(*self._opened)

    def open_cell(self, subordinate_id: str, month: Month) -> None:
        """Show what lies behind a unit's month."""
        self._opened = (subordinate_id, month)
        today = self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_unit_month(unit, subordinate_id, month, today),
            self._on_unit_month,
            owner=self,
            latest="cell",
        )

    def show_board(self) -> None:
        """Back to the matrix."""
        self._opened = None
        self._show_detail(False)
        if self._matrix is not None:
            self._say(self._matrix)
        self.matrix.focus()

    def show_names(
        self,
        title: str,
        lines: list[NameLine],
        *,
        thing: str = "đồng chí",
        of_whom: str = "Họ và tên",
        place: str = "Đơn vị",
    ) -> None:
        """Open the names behind a figure beside the page."""
        self.names = NamesDialog(
            title, lines, thing=thing, of_whom=of_whom, place=place, parent=self
        )
        self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names.destroyed.connect(lambda: setattr(self, "names", None))
        self.names.open()

    def _build(self) -> None:
        self.years, self.months = Choice(), Choice()
        self.years.setAccessibleName("Năm")
        self.months.setAccessibleName("Tháng của các con số")
        year = self._month.year
        self.years.set_options(
            [(str(one), f"Năm {one}") for one in range(year + 1, year - _YEARS_BACK, -1)]
        )
        self.months.set_options([(str(n), f"Số liệu tháng {n}") for n in range(1, 13)])
        self.years.chosen.connect(self._on_period)
        self.months.chosen.connect(self._on_period)
        tools = ToolRow()
        self.spans = Segmented([(_BY_MONTHS, "Tháng"), (_BY_SPANS, "Quý – Năm")])
        self.spans.chosen.connect(lambda _key: self._show_matrix())
        self.chased = LinkButton("Đơn vị nào còn thiếu gì…")
        self.chased.clicked.connect(self._on_chased)
        for widget in (self.years, self.months, self.spans, self.chased):
            tools.add(widget)
        self.arrived = FigureCard(opens=True)
        self.excellent = FigureCard(opens=True)
        self.conflicts = FigureCard(opens=True)
        self.members = FigureCard(opens=True)
        self.arrived.clicked.connect(self._on_arrived)
        self.excellent.clicked.connect(self._on_excellent)
        self.conflicts.clicked.connect(lambda: self.go_requested.emit("conflicts", None))
        self.members.clicked.connect(lambda: self.go_requested.emit("members", None))
        figures = FigureRow((self.arrived, self.excellent, self.conflicts, self.members), least=108)
        self.matrix = MatrixView()
        self.matrix.opened.connect(self._on_cell)
        self.matrix.period_chosen.connect(self._on_column)
        self.board = QWidget()
        layout = QVBoxLayout(self.board)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(tools)
        layout.addWidget(figures)
        layout.addWidget(self.matrix, 1)
        layout.addWidget(label(LEGEND, "hint", wraps=True))
        self.detail = UnitMonthView(self._of_file.dialogs.say)
        self.detail.names_requested.connect(self.show_names)
        self.detail.results_requested.connect(self.show_results)
        self.body.addWidget(self.board, 1)
        self.body.addWidget(self.detail, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.detail)
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.activated.connect(self.show_board)

    def show_results(self, round_id: str) -> None:
        """Proposals of a branch beside the decisions on them; decisions are written down there."""
        from chibo_desktop.gui.results.results_dialog import ResultsDialog

        ResultsDialog(self._of_file, round_id, self).open()

    def _show_detail(self, is_shown: bool) -> None:
        self.board.setVisible(not is_shown)
        self.detail.setVisible(is_shown)
        self._back.setVisible(is_shown)
        self.print_button.setVisible(not is_shown)
        self._receive.setVisible(not is_shown)
        self.set_hint(_KEYS_OF_UNIT if is_shown else _KEYS)

    def _on_matrix(self, matrix: Matrix) -> None:
        self._matrix = matrix
        if not matrix.rows:
            self.show_empty(
                "Chưa có đơn vị trực thuộc nào",
                "Thêm các chi bộ, đảng bộ rồi gửi thư mời; gói của từng đơn vị sẽ hiện ở đây.",
                "network",
                "Sang Đơn vị trực thuộc",
                lambda: self.go_requested.emit("subordinates", None),
            )
            return
        self.show_body()
        self.years.set_value(str(matrix.year))
        self.months.set_value(str(matrix.month.number))
        self._show_matrix()
        self._show_figures(matrix)
        if self._opened is None:
            self._say(matrix)

    def _show_matrix(self) -> None:
        if self._matrix is not None:
            self.matrix.show_matrix(self._matrix, by_spans=self.spans.value() == _BY_SPANS)

    def _say(self, matrix: Matrix) -> None:
        self.set_title(f"Tình hình nộp gói năm {matrix.year}")
        self.said = headline(
            len(matrix.rows), matrix.month.number, matrix.arrived, matrix.states, matrix.due_on
        )
        self.set_context(self.said)

    def _show_figures(self, matrix: Matrix) -> None:
        total, month = matrix.expected, matrix.month.number
        late = self._of_file.today() > matrix.due_on
        state = "good" if matrix.arrived == total else ("attention" if late else "")
        self.arrived.show_figure(f"{matrix.arrived}/{total}", f"gói tháng {month} đã nhận", state)
        over = matrix.excellent > matrix.excellent_limit
        self.excellent.show_figure(
            count_text(matrix.excellent),
            f"đề nghị xuất sắc · trần {count_text(matrix.excellent_limit)}"
            + (", vượt trần" if over else ""),
            "attention" if over else "",
        )
        self.conflicts.show_figure(
            count_text(matrix.conflicts),
            "mâu thuẫn cần xử lý",
            "attention" if matrix.conflicts else "",
        )
        self.members.show_figure(count_text(matrix.member_count), "đảng viên trong danh sách")

    def _on_unit_month(self, month: UnitMonth) -> None:
        if self._opened is None:
            return
        self._show_detail(True)
        self.set_title(f"{month.subordinate.name} – {month_text(month.month)}")
        people = sum(len(sheet.rows) + len(sheet.not_rated) for sheet in month.sheets)
        self.set_context(
            f"Mã {month.subordinate.code}"
            + (f" · {count_text(people)} đồng chí trong kỳ" if people else "")
        )
        self.detail.show_month(month)
        self._back.setFocus()

    def _on_cell(self, subordinate_id: str, period: ReportPeriod) -> None:
        if period.kind is PeriodKind.MONTH:
            self.open_cell(subordinate_id, Month.of(period.first_day))
        else:
            self._show_picture(period)

    def _on_column(self, period: ReportPeriod) -> None:
        if period.kind is PeriodKind.MONTH:
            self._set_month(Month.of(period.first_day))
        else:
            self._show_picture(period)

    def _show_picture(self, period: ReportPeriod) -> None:
        self.go_requested.emit("picture", ("ratings", str(period)))

    def _set_month(self, month: Month) -> None:
        self._month = month
        self.reload(None)

    def _on_period(self, _key: str) -> None:
        self._set_month(Month(int(self.years.value()), int(self.months.value())))

    def _on_arrived(self) -> None:
        if self._matrix is not None:
            self.show_names(
                f"Gói {month_text(self._matrix.month)}",
                arrived_units(self._matrix),
                thing="đơn vị",
                of_whom="Đơn vị",
                place="Mã",
            )

    def _on_excellent(self) -> None:
        month = self._month
        self._of_file.runner.run(
            lambda unit: excellent_names(unit, month),
            lambda lines: self.show_names(f"Đề nghị xuất sắc {month_text(month)}", lines),
            owner=self,
        )

    def _on_print(self) -> None:
        year, today = int(self.years.value()), self._of_file.today()
        self.desk.show(
            f"Danh sách đôn đốc năm {year}",
            lambda unit: chasing_pdf(unit, year, today),
            lambda unit: chasing_workbook(unit, year, today),
        )

    def _on_chased(self) -> None:
        year, today = int(self.years.value()), self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_chased(unit, year, today),
            lambda found: self.show_names(
                f"Còn thiếu gì, năm {year}",
                chased_names(found, today),
                thing="đơn vị còn thiếu",
                of_whom="Đơn vị",
                place="Người liên hệ",
            ),
            owner=self,
        )
