"""Khen thưởng: who meets which standard, with every reason, and whom the branch proposes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.text import fold, name_sort_key
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import CENTRE, Button, Column, DataTable, LinesModel
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.gui.year.year_tools import YearTools
from chibo_desktop.services.merit_forms import form_short
from chibo_desktop.services.merits import MeritBoard, MeritLine
from chibo_desktop.services.year_board import YearBoard
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label
from chibo_desktop.wording.merits import merit_reasons, merit_state

_STATES = {MeritState.MET: "good", MeritState.WAITING: "attention", MeritState.NOT_MET: "secondary"}
_TOOLS = (
    ("Danh sách…", "print", "printer"),
    ("Tờ trình…", "letter", "printer"),
    ("Theo dõi đề nghị", "follow", "flag"),
)
_CODES = ("merit-letter", "upper-merit-letter", "merit-certificate")


class MeritsPanel(QWidget):
    """Shows a board; asks the page for every act."""

    chosen = Signal(str, int)
    act_requested = Signal(str, object)  # propose, withdraw, past, print, letter, follow

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board: YearBoard | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self.tools = YearTools(with_search=True)
        self.tools.chosen.connect(self.chosen)
        self.tools.search.searched.connect(lambda _text: self._fill())
        for text, name, sign in _TOOLS:
            button = Button(text, sign=sign)
            button.clicked.connect(
                lambda _checked=False, name=name: self.act_requested.emit(name, None)
            )
            self.tools.add(button)
        self.lines: LinesModel[MeritLine] = LinesModel(self._columns())
        self.table = DataTable("year-merits", settings)
        self.table.setAccessibleName("Khen thưởng")
        self.table.setModel(self.lines)
        self.table.opened.connect(lambda _row: self._ask("propose"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.tools.search.list_requested.connect(self.table.setFocus)
        self._build_detail()
        layout.addWidget(self.tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)

    @property
    def merits(self) -> MeritBoard | None:
        """The board of merits that is shown."""
        return self.board.merits if self.board else None

    def show_board(self, board: YearBoard) -> None:
        """Show everybody, the cursor where it was."""
        self.board = board
        self.tools.show_board(board)
        self._fill()

    def selected(self) -> MeritLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows and rows[0] < len(self.lines.lines) else None

    def _fill(self) -> None:
        kept = self.selected()
        words = fold(self.tools.search.text()).split()
        found = self.merits.lines if self.merits else ()
        lines = [line for line in found if all(one in fold(line.full_name) for one in words)]
        lines.sort(key=lambda line: -_best_rank(line))
        self.lines.set_lines(lines)
        ids = [line.member_id for line in self.lines.lines]
        if ids:
            known = kept.member_id if kept else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        self._show_detail()

    def _build_detail(self) -> None:
        self.detail = DetailCard()
        self.buttons = {
            "propose": Button("Đề nghị khen thưởng…"),
            "withdraw": Button("Thôi đề nghị…"),
            "past": Button("Ghi xếp loại năm trước…", "quiet"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self.detail.add(button)

    def _columns(self) -> tuple[Column[MeritLine], ...]:
        checks = [_check_column(code) for code in _CODES]
        return (
            Column(
                key="name",
                title="Họ và tên",
                text=lambda line: line.full_name,
                order=lambda line: name_sort_key(line.full_name),
                width=180,
                is_optional=False,
            ),
            Column(
                key="rating",
                title="Năm nay",
                text=self._rating,
                width=92,
            ),
            Column(
                key="row",
                title="Xuất sắc liên tục",
                text=_in_a_row,
                order=lambda line: max((one.in_a_row for one in line.checks), default=0),
                align=CENTRE,
                width=96,
            ),
            *checks,
            Column(
                key="proposed",
                title="Đề nghị",
                text=lambda line: ", ".join(form_short(one.standard) for one in line.proposals),
                order=lambda line: len(line.proposals),
                state=lambda _line: "good",
                width=200,
                is_optional=False,
            ),
        )

    def _rating(self, line: MeritLine) -> str:
        now = line.history.get(self.board.year) if self.board else None
        return rating_abbreviation(now.rating) if now and now.rating else "chưa có"

    def _show_detail(self) -> None:
        line = self.selected()
        self.detail.setVisible(line is not None)
        if line is None:
            return
        years = [
            f"{year}: {rating_label(one.rating).lower() if one.rating else 'chưa có xếp loại'}"
            f"{'' if one.is_decided or not one.rating else ' (chưa có quyết định)'}"
            f"{', bị kỷ luật' if one.was_disciplined else ''}"
            for year, one in sorted(line.history.items(), reverse=True)
        ]
        self.detail.say(line.full_name, " · ".join(years) or "Chưa có xếp loại của năm nào.")
        self.detail.say_more(
            "\n".join(
                f"{check.standard.form.name}: {merit_state(check.state).lower()}. "
                f"{' '.join(merit_reasons(check))}"
                for check in line.checks
            )
        )
        self.buttons["propose"].setVisible(line.best is not None)
        self.buttons["withdraw"].setVisible(bool(line.proposals))

    def _ask(self, name: str) -> None:
        line = self.selected()
        if line is not None and not self.buttons[name].isHidden():
            self.act_requested.emit(name, line)


def _check_column(code: str) -> Column[MeritLine]:
    def text(line: MeritLine) -> str:
        check = line.check(code)
        return merit_state(check.state) if check else ""

    def state(line: MeritLine) -> str:
        check = line.check(code)
        return _STATES[check.state] if check else "secondary"

    def tip(line: MeritLine) -> str:
        check = line.check(code)
        return " ".join(merit_reasons(check)) if check else ""

    return Column(key=code, title=form_short(code), text=text, state=state, tip=tip, width=150)


def _in_a_row(line: MeritLine) -> str:
    count = max((one.in_a_row for one in line.checks), default=0)
    return f"{count} năm" if count else "–"


def _best_rank(line: MeritLine) -> int:
    return sum(1 for one in line.checks if one.state is not MeritState.NOT_MET)
