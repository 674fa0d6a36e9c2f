"""What a cell of the matrix opens to: the bundles of a unit's month, its rounds, their figures."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.office.figure_row import FigureRow
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import (
    RIGHT,
    Card,
    Column,
    DataTable,
    FigureCard,
    LinesModel,
    LinkButton,
    Pill,
    label,
)
from chibo_desktop.services.matrix import UnitMonth
from chibo_desktop.services.office_figures import (
    BundleLine,
    bundle_lines,
    rated_names,
    unrated_names,
)
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.decisions import results_text
from chibo_desktop.wording.evaluation import cap_sentence, rating_label
from chibo_desktop.wording.matrix import CELL_STATES, CELL_WORDS, cell_sentence
from chibo_desktop.wording.numbers import count_text

_RATING_STATES = {Rating.EXCELLENT: "good", Rating.UNFULFILLED: "problem"}
_MOST_ROWS = 6


class UnitMonthView(QWidget):
    """`names_requested` carries a title and the names behind a figure."""

    names_requested = Signal(str, object)  # title, list[NameLine]
    results_requested = Signal(str)  # a round's id: its proposals beside the decisions on it

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(L)
        self.figures: list[FigureCard] = []

    def show_month(self, month: UnitMonth) -> None:
        """Show one cell."""
        self._clear()
        self._layout.addWidget(self._state_row(month))
        if len(month.sheets) > 1:
            self._layout.addWidget(self._card(f"Toàn {month.subordinate.name}", month.sheets))
        for sheet in month.sheets:
            alone = len(month.sheets) == 1
            title = "Kết quả đánh giá" if alone else sheet.branch_name
            self._layout.addWidget(self._card(title, (sheet,)))
        if not month.sheets:
            card = Card("Kết quả đánh giá")
            text = f"Chưa có kết quả {month_text(month.month)} của đơn vị này."
            card.body.addWidget(label(text, "secondary", wraps=True))
            self._layout.addWidget(card)
        self._layout.addWidget(self._bundles(bundle_lines(month)))
        self._layout.addStretch(1)

    def _state_row(self, month: UnitMonth) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        cell = month.cell
        word = CELL_WORDS[cell.state].strip("·–") or "chưa có"
        layout.addWidget(Pill(word, CELL_STATES[cell.state]))
        said = cell_sentence(cell.state, cell.arrived, cell.expected)
        layout.addWidget(label(f"{said}.", wraps=True), 1)
        return row

    def _card(self, title: str, sheets: Sequence[Sheet]) -> Card:
        card = Card(title)
        closed = [sheet for sheet in sheets if sheet.is_closed]
        if len(sheets) == 1:
            day = sheets[0].round.closed_on
            word = f"đã chốt {date_text(day)}" if closed and day else "chưa chốt"
        else:
            word = f"{len(closed)}/{len(sheets)} chi bộ đã chốt"
        is_whole = len(closed) == len(sheets)
        pill = Pill(word, "good" if is_whole else "attention")
        card.header.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        cards = [self._rating(title, tuple(sheets), rating) for rating in Rating]
        cards.append(self._unrated(title, tuple(sheets)))
        card.body.addWidget(FigureRow(cards))
        for sheet in sheets if len(sheets) == 1 else ():
            self._decisions(card, sheet)
            if sheet.cap is not None:
                card.body.addWidget(
                    label(
                        f"Tỷ lệ hoàn thành xuất sắc: {cap_sentence(sheet.cap)}",
                        "warning" if sheet.cap.over else "secondary",
                        wraps=True,
                    )
                )
        return card

    def _decisions(self, card: Card, sheet: Sheet) -> None:
        """What was decided on a closed round, and the way to write a decision down."""
        if not sheet.is_closed:
            return
        decided = [row for row in sheet.rows if row.decided is not None]
        differing = sum(row.decided is not None and row.decided.rating != row.rating
                        for row in sheet.rows)  # fmt: skip
        if decided:
            said = results_text(len(sheet.rows), len(sheet.rows) - len(decided), differing)
            card.body.addWidget(label(said, "secondary", wraps=True))
        link = LinkButton("Đề xuất và quyết định…")
        link.clicked.connect(lambda: self.results_requested.emit(sheet.round.id))
        card.body.addWidget(link)

    def _rating(self, title: str, sheets: tuple[Sheet, ...], rating: Rating) -> FigureCard:
        count = sum(sheet.counts.get(rating, 0) for sheet in sheets)
        state = _RATING_STATES.get(rating, "") if count else ""
        name = rating_label(rating)
        return self._figure(
            count, name, state, f"{title}: {name}", lambda: rated_names(sheets, rating)
        )

    def _unrated(self, title: str, sheets: tuple[Sheet, ...]) -> FigureCard:
        count = sum(len(sheet.not_rated) for sheet in sheets)
        name = "Không đánh giá"
        return self._figure(count, name, "", f"{title}: {name}", lambda: unrated_names(sheets))

    def _figure(
        self, count: int, meaning: str, state: str, title: str, names: Callable[[], list[NameLine]]
    ) -> FigureCard:
        card = FigureCard(count_text(count), meaning, state, opens=True)
        card.setToolTip("Bấm để xem tên")
        card.clicked.connect(lambda: self.names_requested.emit(title, names()))
        self.figures.append(card)
        return card

    def _bundles(self, lines: Sequence[BundleLine]) -> Card:
        card = Card("Gói đã đến")
        if not lines:
            card.body.addWidget(label("Chưa có gói nào của tháng này.", "secondary", wraps=True))
            return card
        refused = [line for line in lines if line.refusal is not None]
        for line in refused:
            card.body.addWidget(label(_refused(line, self._say), "problem", wraps=True))
        merged = [line for line in lines if line.refusal is None]
        if merged:
            card.body.addWidget(self._bundle_table(merged))
        return card

    def _bundle_table(self, lines: Sequence[BundleLine]) -> DataTable:
        self.bundles = LinesModel(_COLUMNS)
        self.bundles.set_lines(lines)
        table = DataTable("unit-bundles")
        table.setModel(self.bundles)
        table.setAccessibleName("Gói đã đến")
        header = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(header + min(len(lines), _MOST_ROWS) * current().row + L)
        return table

    def _clear(self) -> None:
        self.figures.clear()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _day(instant: str) -> str:
    return date_text(datetime.fromisoformat(instant).date()) if instant else ""


def _refused(line: BundleLine, say: Say) -> str:
    why = say(line.refusal) if line.refusal else ""
    return f"✗ Từ chối ngày {_day(line.received_at)} – {line.file_name}: {why}"


def _note(line: BundleLine) -> str:
    said = [f"trùng số định danh: {', '.join(line.doubts)}"] if line.doubts else []
    if not line.same_state:
        said.append("trạng thái hai bên chưa khớp")
    return "; ".join(said) or line.file_name


def _number(key: str, title: str, width: int) -> Column[BundleLine]:
    return Column(
        key=key,
        title=title,
        text=lambda line: count_text(getattr(line, key)),
        align=RIGHT,
        width=width,
    )


_COLUMNS: tuple[Column[BundleLine], ...] = (
    Column(
        key="outcome",
        title="Kết quả",
        text=lambda _line: "✓ đã nhận",
        state=lambda _line: "good",
        width=96,
    ),
    _number("seq", "Số gói", 64),
    Column(key="written", title="Ghi ngày", text=lambda one: _day(one.written_at), width=112),
    Column(key="received", title="Nhận ngày", text=lambda one: _day(one.received_at), width=112),
    _number("new", "Mới", 64),
    _number("changed", "Thay đổi", 84),
    _number("conflicts", "Mâu thuẫn", 96),
    Column(key="note", title="Ghi chú", text=_note, tip=_note, width=220),
)
