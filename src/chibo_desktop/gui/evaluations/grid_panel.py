"""The working part of the page: the grid, what is said about the cell one is in, and why."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from chibo_desktop.domain.text import fold
from chibo_desktop.gui.evaluations.board import Cell
from chibo_desktop.gui.evaluations.cell_strip import CellStrip
from chibo_desktop.gui.evaluations.cell_words import entered_text, rating_text
from chibo_desktop.gui.evaluations.filled_cells import filled_cell
from chibo_desktop.gui.evaluations.grid_column import NOTES, GridColumn
from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.evaluations.grid_view import BEFORE, FULL, LAST_MONTH, GridView
from chibo_desktop.gui.evaluations.why_panel import WhyPanel
from chibo_desktop.gui.theme import S
from chibo_desktop.services.marks import full_marks
from chibo_desktop.services.sheet import Sheet, SheetRow
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.numbers import decimal_text


class GridPanel(QWidget):
    """Shows one round. Values typed are announced by `model.entered`."""

    figures_changed = Signal()  # totals, ratings or the share of excellent ratings
    cap_requested = Signal()
    member_requested = Signal(str)  # an evaluation that this view does not show

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.strip = CellStrip()
        self.why = WhyPanel()
        self.wanted = ""  # the evaluation to show when the round is next shown
        self._build()
        self._connect()

    def show_sheet(self, sheet: Sheet, view: str) -> None:
        """Show a round in a view, the cursor on the member wanted, else staying on its own."""
        kept, self.wanted = self.wanted or self.current_evaluation(), ""
        self.model.show(sheet, view)
        self._place_cursor(kept)
        self.figures_changed.emit()
        self._say_figures()

    def show_view(self, view: str) -> None:
        """Show other columns of the same round."""
        kept = self.current_evaluation()
        self.model.show_view(view)
        self._place_cursor(kept)
        self._offer_fills()

    def current_evaluation(self) -> str:
        """The evaluation the cursor is in; empty outside the rated rows."""
        row = self.model.row(self.view.currentIndex().row()) if self.model.columns else None
        return row.evaluation.id if row is not None else ""

    def go_to(self, evaluation: str) -> None:
        """Put the cursor on a member's first cell typed into."""
        places = self.model.places(evaluation)
        if places:
            self.view.setRowHidden(places[0], False)
            self.view.go_to(places[0], self._first_column(places[0]))
        elif self.model.board.place(evaluation) is not None:
            self.member_requested.emit(evaluation)

    def search(self, text: str) -> None:
        """Show only the rows whose name contains the words, marks or no marks."""
        words = fold(text).split()
        for place in range(self.model.rowCount()):
            name = fold(self.model.name(place))
            self.view.setRowHidden(place, not all(word in name for word in words))

    def places_to_look_at(self) -> list[int]:
        """Members with something wrong, or marked and not complete, by their number from 0."""
        return list(self.model.board.looks)

    def go_to_next_problem(self) -> None:
        """Put the cursor on the next member who wants a look, on the wrong cell if it is shown."""
        places = self.places_to_look_at()
        if not places:
            return
        at = self.model.board.place(self.current_evaluation())
        place = next((one for one in places if at is None or one > at), places[0])
        evaluation = self.model.board.rows[place].evaluation.id
        for shown in self.model.places(evaluation):
            for column in range(self.model.columnCount()):
                if self.model.problem_words(shown, self.model.slot(shown, column)):
                    self.view.setRowHidden(shown, False)
                    self.view.go_to(shown, column)
                    return
        self.go_to(evaluation)

    def fill_full_marks(self) -> int:
        """Give every empty cell of the marker shown the maximum; how many were filled."""
        marks = full_marks(self.model.sheet_set())
        return self.fill_empty(
            {row.evaluation.id: marks for row in self.model.board.rows if self.is_marker_shown}
        )

    def fill_from_before(self) -> int:
        """Give every empty cell of the marker shown what the marker before gave."""
        before = self.marker_before()
        rows = self.model.board.rows
        return self.fill_empty({row.evaluation.id: row.evaluation.marks(before) for row in rows})

    def fill_empty(self, given: Mapping[str, Mapping[str, str]]) -> int:
        """Fill cells of the marker shown that are empty; how many were filled."""
        values = {}
        for cell in self._cells():
            text = given.get(cell.evaluation, {}).get(cell.code, "")
            if text and not self.model.board.value(cell):
                values[cell] = text
        return self.model.put(values)

    @property
    def is_marker_shown(self) -> bool:
        """Whether the table of one marker's marks is shown."""
        return self.model.sheet_set().marker(self.model.view) is not None

    def marker_before(self) -> str:
        """The marker whose turn is before that of the one shown; empty for the first."""
        codes = [marker.code for marker in self.model.sheet_set().markers]
        at = codes.index(self.model.view) if self.model.view in codes else 0
        return codes[at - 1] if at > 0 else ""

    def show_why(self, shown: bool) -> None:
        """Open or close the explanation."""
        self.why.setVisible(shown)
        if shown:
            self._explain()
        self.view.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Leave more room to the rows."""
        self.strip.set_compact(compact)
        self._offer_fills()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(self.why)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(S)
        self.why.hide()
        outer.addWidget(split, 1)
        outer.addWidget(self.strip)

    def _connect(self) -> None:
        self.model.shown_anew.connect(self._on_shown_anew)
        self.view.moved.connect(self._on_moved)
        self.view.why_requested.connect(self._toggle_why)
        self.view.note_requested.connect(self._on_note_requested)
        self.view.told.connect(self.strip.tell)
        self.why.closed.connect(lambda: self.show_why(False))
        self.strip.why_asked.connect(self._toggle_why)
        self.strip.look_asked.connect(self.go_to_next_problem)
        self.strip.cap_asked.connect(self.cap_requested)
        self.strip.fill_asked.connect(self.view.fill_requested)
        self.strip.note_typed.connect(self._on_note_typed)
        self.strip.left.connect(self.view.setFocus)

    def _toggle_why(self) -> None:
        self.show_why(not self.why.isVisible())

    def _place_cursor(self, evaluation: str) -> None:
        if not self.model.rowCount():
            return
        places = self.model.places(evaluation)
        place = places[0] if places else 0
        self.view.setCurrentIndex(self.model.index(place, self._first_column(place)))
        self._on_moved()

    def _first_column(self, place: int) -> int:
        columns = range(self.model.columnCount())
        entered = (column for column in columns if self.model.slot(place, column).is_entered)
        layout = self.model.layout_shown
        typed = (one for one in columns if layout is not None and layout.is_entered(one))
        return next(entered, next(typed, 0))

    def _cells(self) -> list[Cell]:
        places = range(len(self.model.board.rows)) if self.is_marker_shown else ()
        columns = range(self.model.columnCount())
        found = (self.model.cell(self.model.index(p, column)) for p in places for column in columns)
        return [cell for cell in found if cell is not None]

    def _note_cell(self) -> Cell | None:
        """Where the reason of the cell the cursor is on is kept; None when it is no mark."""
        at = self.view.currentIndex()
        row = self.model.row(at.row())
        if row is None or not at.isValid():
            return None
        slot = self.model.slot(at.row(), at.column())
        return Cell(row.evaluation.id, NOTES, slot.code) if slot.is_mark else None

    def _on_note_requested(self) -> None:
        if self._note_cell() is not None and not self.model.board.is_read_only:
            self.strip.edit_note()

    def _on_note_typed(self, text: str) -> None:
        cell = self._note_cell()
        if cell is not None and not self.model.board.is_read_only:
            self.model.put({cell: text})

    def _on_moved(self) -> None:
        at = self.view.currentIndex()
        if not at.isValid():
            return
        slot = self.model.slot(at.row(), at.column())
        row = self.model.row(at.row())
        about = slot.full or slot.head or self.model.name(at.row())
        where = f"{self.model.whose(at.row())}  ·  {about}{_result_words(row)}"
        problem = self.model.problem_words(at.row(), slot)
        self.strip.say_cell(where, self._quiet_note(at.row(), slot), problem)
        note = self._note_cell()
        text = self.model.board.value(note) if note is not None else ""
        is_closed = self.model.board.is_read_only
        self.strip.show_note(text, shown=note is not None, is_read_only=is_closed)
        if self.why.isVisible():
            self._explain()

    def _quiet_note(self, place: int, slot: GridColumn) -> str:
        row = self.model.row(place)
        if row is None:
            return self.model.not_rated_reason(place)
        found = filled_cell(row, slot, self.model.sheet_set()) if slot.is_entered else None
        if found is None:
            return slot.guidance
        value = entered_text(found.text, slot, self.model.sheet_set())
        is_typed = bool(self.model.board.value(Cell(row.evaluation.id, slot.area, slot.code)))
        if not is_typed:
            return f"Không gõ tay: {value} – {found.words}"
        back = "" if self.model.board.is_read_only else " Phím Delete: trả về giá trị máy tính."
        return f"Gõ tay, thay cho {value} – {found.words}{back}"

    def _explain(self) -> None:
        at = self.view.currentIndex()
        if not at.isValid():
            return
        row = self.model.row(at.row())
        if row is None:
            self.why.show_not_rated(
                self.model.name(at.row()), self.model.not_rated_reason(at.row())
            )
        else:
            self.why.show_row(row, self.model.sheet)

    def _on_shown_anew(self, evaluation: str) -> None:
        if evaluation in ("", self.current_evaluation()):
            self._on_moved()
        self._say_figures()
        self.figures_changed.emit()

    def _offer_fills(self) -> None:
        """Say what fills empty cells, as long as some are empty."""
        offered: frozenset[str] = frozenset()
        if self.model.columns and not self.model.board.is_read_only and self.is_marker_shown:
            total = len(self.model.board.rows)
            marked = self.model.board.marked(self.model.view)
            if marked < total:
                before = {BEFORE} if self.marker_before() else set()
                offered = frozenset({FULL, LAST_MONTH, *before})
        self.strip.offer_fills(offered)

    def _say_figures(self) -> None:
        """The share of excellent ratings with its computation, and how many rows want a look."""
        sheet = self.model.sheet
        self.strip.say_looks(len(self.places_to_look_at()))
        self._offer_fills()
        if sheet.cap is None:
            self.strip.say_cap("", "", can_allow=False)
            return
        allowed, over = sheet.round.cap_decision, sheet.cap.over > 0
        aside = f" Văn bản cho phép: {allowed}." if over and allowed else ""
        self.strip.say_cap(
            f"Mức xuất sắc: {cap_sentence(sheet.cap)}{aside}",
            "attention" if over and not allowed else "",
            can_allow=over and not sheet.is_closed,
        )


def _result_words(row: SheetRow | None) -> str:
    if row is None or row.outcome.total is None:
        return ""
    return f"  ·  tổng {decimal_text(row.outcome.total)}, {rating_text(row)[0].lower()}"
