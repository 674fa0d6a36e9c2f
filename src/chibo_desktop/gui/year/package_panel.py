"""Hồ sơ cuối năm: every paper of the file, how far it is, how many copies lie signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import CENTRE, Button, Column, DataTable, LinesModel
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.gui.year.year_tools import YearTools
from chibo_desktop.services.package_papers import MADE_HERE
from chibo_desktop.services.year_board import YearBoard
from chibo_desktop.services.year_package import PackageLine
from chibo_desktop.wording.dates import date_text

_WRITTEN = frozenset({"collective", "leaders", "staff", "outside", "periods"})
_ELSEWHERE = {
    "review-minutes": ("Đến Đánh giá", "evaluations"),
    "count-minutes": ("Đến Đánh giá", "evaluations"),
    "supplements": ("Đến Biểu mẫu hồ sơ", "printing"),
    "residence": ("Đến Sổ sách", "printing"),
}
PLACES = {"supplements": ("dossiers", None), "residence": ("registers", None)}


class PackagePanel(QWidget):
    """Shows a board; asks the page for every act, named with the paper's code."""

    chosen = Signal(str, int)
    act_requested = Signal(str, str)  # show, save, write, count, all, go; code of the paper

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: YearBoard | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self.tools = YearTools(with_search=False)
        self.tools.chosen.connect(self.chosen)
        self.all_button = Button("In cả bộ…", "primary", "printer")
        self.all_button.clicked.connect(lambda: self.act_requested.emit("all", ""))
        self.tools.add(self.all_button)
        self.lines: LinesModel[PackageLine] = LinesModel(_columns())
        self.table = DataTable("year-package", settings)
        self.table.setAccessibleName("Hồ sơ cuối năm")
        self.table.setModel(self.lines)
        self.table.opened.connect(lambda _row: self._ask("show"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self._build_detail()
        layout.addWidget(self.tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)

    def show_board(self, board: YearBoard) -> None:
        """Show the file of a year, the cursor where it was."""
        kept = self.selected()
        self.board = board
        self.tools.show_board(board)
        lines = board.package.lines if board.package else ()
        self.lines.set_lines(lines)
        codes = [line.paper.code for line in self.lines.lines]
        place = codes.index(kept.paper.code) if kept and kept.paper.code in codes else 0
        if lines:
            self.table.selectRow(place)
        self._show_detail()

    def selected(self) -> PackageLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows and rows[0] < len(self.lines.lines) else None

    def _build_detail(self) -> None:
        self.detail = DetailCard()
        self.buttons = {
            "write": Button("Soạn…"),
            "show": Button("Xem và in…"),
            "save": Button("Lưu bảng Excel…"),
            "go": Button("Đến nơi in"),
            "count": Button("Ghi số bản đã ký…", "quiet"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self.detail.add(button)

    def _show_detail(self) -> None:
        line = self.selected()
        self.detail.setVisible(line is not None)
        if line is None or self.board is None or self.board.package is None:
            return
        code = line.paper.code
        title = " – ".join(filter(None, (line.paper.form, line.paper.name)))
        said = [line.state, line.note]
        if line.counted_on is not None:
            said.append(f"{line.signed} bản đã ký, kiểm ngày {date_text(line.counted_on)}")
        form = self.board.package.form
        words = " · ".join(filter(None, said))
        source = f"{form.source}. {form.note}"
        about = f"{words[:1].upper()}{words[1:]}\n{source}" if words else source
        self.detail.say(title, about)
        is_here = code in MADE_HERE and line.is_printable
        self.buttons["write"].setVisible(code in _WRITTEN and line.expected > 0)
        self.buttons["show"].setVisible(is_here)
        self.buttons["save"].setVisible(is_here)
        self.buttons["go"].setVisible(code in _ELSEWHERE)
        if code in _ELSEWHERE:
            self.buttons["go"].setText(_ELSEWHERE[code][0])

    def _ask(self, name: str) -> None:
        line = self.selected()
        if line is None or self.buttons[name].isHidden():
            return
        self.act_requested.emit(name, line.paper.code)


def place_of(code: str) -> tuple[str, object]:
    """Where a paper is made that this place does not make, and what to arrive at."""
    return _ELSEWHERE[code][1], PLACES.get(code)


def _columns() -> tuple[Column[PackageLine], ...]:
    return (
        Column(
            key="form",
            title="Mẫu",
            text=lambda line: line.paper.form,
            width=84,
        ),
        Column(
            key="name",
            title="Giấy tờ",
            text=lambda line: line.paper.name,
            tip=lambda line: line.paper.name,
            width=340,
            is_optional=False,
        ),
        Column(
            key="expected",
            title="Phải có",
            text=lambda line: str(line.expected),
            align=CENTRE,
            width=76,
        ),
        Column(
            key="signed",
            title="Đã ký",
            text=lambda line: str(line.signed),
            align=CENTRE,
            width=70,
        ),
        Column(
            key="missing",
            title="Tình trạng",
            text=_missing,
            state=lambda line: "good" if line.is_complete else "attention",
            width=112,
            is_optional=False,
        ),
        Column(
            key="state",
            title="Nội dung",
            text=lambda line: line.state,
            tip=lambda line: line.state,
            state=lambda _line: "secondary",
            width=280,
        ),
    )


def _missing(line: PackageLine) -> str:
    if not line.expected:
        return "không cần"
    return "đủ" if line.is_complete else f"thiếu {line.missing} bản"
