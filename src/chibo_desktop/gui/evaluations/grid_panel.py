"""The working part of the page: the grid, what is said about the cell one is in, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import errors
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.evaluations.cell_words import rating_text
from chibo_desktop.gui.evaluations.columns import Kind, views_of
from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.evaluations.grid_view import GridView
from chibo_desktop.gui.evaluations.why_panel import WhyPanel
from chibo_desktop.gui.theme import XS, S
from chibo_desktop.gui.widgets import ElidedLabel, LinkButton, label, restyle
from chibo_desktop.services.marks import full_marks
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.numbers import decimal_text


class GridPanel(QWidget):
    """Shows one round. Values typed are announced by `model.entered`."""

    figures_changed = Signal()  # totals, ratings or the share of excellent ratings
    cap_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.why = WhyPanel()
        self._is_compact = False
        self._build()
        self.model.shown_anew.connect(self._on_shown_anew)
        self.view.moved.connect(self._on_moved)
        self.view.why_requested.connect(lambda: self.show_why(not self.why.isVisible()))
        self.why.closed.connect(lambda: self.show_why(False))

    def show_sheet(self, sheet: Sheet, view: str) -> str:
        """Show a round in a view, the cursor staying on its member; the view really shown."""
        kept = self.current_evaluation()
        views = [key for key, _ in views_of(sheet.criteria_set)]
        shown = view if view in views else views[0]
        self.model.show(sheet, shown)
        self._place_cursor(kept)
        self.figures_changed.emit()
        self._say_figures()
        return shown

    def show_view(self, view: str) -> None:
        """Show other columns of the same round."""
        kept = self.current_evaluation()
        self.model.show_view(view)
        self._place_cursor(kept)

    def current_evaluation(self) -> str:
        """The evaluation the cursor is in; empty outside the rated rows."""
        row = self.model.row(self.view.currentIndex().row()) if self.model.columns else None
        return row.evaluation.id if row is not None else ""

    def go_to(self, evaluation: str) -> None:
        """Put the cursor on a member's first cell typed into."""
        place = self.model.board.place(evaluation)
        if place is not None:
            self.view.setRowHidden(place, False)
            self.view.go_to(place, self._first_column())

    def search(self, text: str) -> None:
        """Show only the members whose name contains the words, marks or no marks."""
        words = fold(text).split()
        for place in range(self.model.rowCount()):
            name = fold(self.model.name(place))
            self.view.setRowHidden(place, not all(word in name for word in words))

    def places_to_look_at(self) -> list[int]:
        """Rows with something wrong, or marked and not complete."""
        return [
            place
            for place, row in enumerate(self.model.board.rows)
            if errors(problem for _, problem in row.problems)
            or (row.outcome.decided_by is not None and row.rating is None)
        ]

    def go_to_next_problem(self) -> None:
        """Put the cursor on the next row that wants a look, on the wrong cell if it is shown."""
        places = self.places_to_look_at()
        if not places:
            return
        at = self.view.currentIndex().row()
        place = next((one for one in places if one > at), places[0])
        wrong = (
            index
            for index, column in enumerate(self.model.columns)
            if column.is_entered and self.model.problem_words(place, column)
        )
        self.view.setRowHidden(place, False)
        self.view.go_to(place, next(wrong, self._first_column()))

    def fill_full_marks(self) -> int:
        """Give every empty cell of the marker shown the maximum; how many were filled."""
        marks = full_marks(self.model.sheet_set())
        return self.fill_empty(
            {row.evaluation.id: marks for row in self.model.board.rows if self.is_marker_shown}
        )

    def fill_empty(self, given: dict[str, dict[str, str]]) -> int:
        """Fill cells of the marker shown that are empty; how many were filled."""
        values = {}
        for place in range(len(self.model.board.rows)):
            for column in range(len(self.model.columns)):
                cell = self.model.cell(self.model.index(place, column))
                if cell is None or self.model.board.value(cell):
                    continue
                text = given.get(cell.evaluation, {}).get(cell.code, "")
                if text:
                    values[cell] = text
        return self.model.put(values)

    @property
    def is_marker_shown(self) -> bool:
        """Whether marks are typed into the view shown."""
        return any(column.kind is Kind.MARK for column in self.model.columns)

    def show_why(self, shown: bool) -> None:
        """Open or close the explanation."""
        self.why.setVisible(shown)
        if shown:
            self._explain()
        self.view.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Leave more room to the rows: one line under the grid instead of two."""
        self._is_compact = compact
        self._note.setVisible(not compact)

    def say_saved(self, state: str) -> None:
        """Whether the last value typed is in the file."""
        words = {"saving": "Đang lưu…", "saved": "✓ Đã lưu", "failed": "Chưa lưu được"}[state]
        self._saved.setText(words)
        _show_as(self._saved, state="problem" if state == "failed" else "good")

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(XS)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(self.why)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(S)
        self.why.hide()
        outer.addWidget(split, 1)
        outer.addSpacing(XS)
        self._where = ElidedLabel()
        self._where.setProperty("role", "strong")
        self._note = label(role="secondary", wraps=True)
        self._saved = label("", state="good")
        self._look = LinkButton()
        self._look.set_sign("triangle-alert", "attention")
        self._look.hide()
        self._look.clicked.connect(self.go_to_next_problem)
        asking = LinkButton("Vì sao?")
        asking.setToolTip("Các bước dẫn đến xếp loại  ?")
        asking.clicked.connect(lambda: self.show_why(not self.why.isVisible()))
        first = QHBoxLayout()
        first.setSpacing(S)
        first.addWidget(self._where, 1)
        for widget in (self._saved, self._look, asking):
            first.addWidget(widget)
        outer.addLayout(first)
        outer.addWidget(self._note)
        cap = QHBoxLayout()
        cap.setSpacing(S)
        self._cap = label(wraps=True)
        self._cap_link = LinkButton("Văn bản cho phép…")
        self._cap_link.clicked.connect(self.cap_requested)
        cap.addWidget(self._cap, 1)
        cap.addWidget(self._cap_link)
        outer.addLayout(cap)

    def _place_cursor(self, evaluation: str) -> None:
        place = self.model.board.place(evaluation) or 0
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(place, self._first_column()))
            self._on_moved()

    def _first_column(self) -> int:
        entered = (i for i, column in enumerate(self.model.columns) if column.is_entered)
        return next(entered, 0)

    def _on_moved(self) -> None:
        at = self.view.currentIndex()
        if not at.isValid():
            return
        column = self.model.columns[at.column()]
        row = self.model.row(at.row())
        about = column.full or column.head
        result = ""
        if row is not None and row.outcome.total is not None:
            total = decimal_text(row.outcome.total)
            result = f"  ·  tổng {total}, {rating_text(row)[0].lower()}"
        self._where.setText(f"{self.model.name(at.row())}  ·  {about}{result}")
        problem = self.model.problem_words(at.row(), column)
        if problem and self._is_compact:
            self._where.setText(problem)
        _show_as(self._where, state="problem" if problem and self._is_compact else "")
        shown = problem or self._quiet_note(at.row(), column.guidance)
        self._note.setText(shown or " ")
        _show_as(self._note, role="problem" if problem else "secondary")
        if self.why.isVisible():
            self._explain()

    def _quiet_note(self, place: int, guidance: str) -> str:
        reason = self.model.not_rated_reason(place) if self.model.row(place) is None else ""
        return reason or guidance

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
            self.why.show_row(row, self.model.sheet_set(), self.model.board.is_read_only)

    def _on_shown_anew(self, place: int) -> None:
        if place in (-1, self.view.currentIndex().row()):
            self._on_moved()
        self._say_figures()
        self.figures_changed.emit()

    def _say_figures(self) -> None:
        """The share of excellent ratings with its computation, and how many rows want a look."""
        sheet = self.model.sheet
        self._cap.setVisible(sheet.cap is not None)
        over_cap = sheet.cap is not None and sheet.cap.over > 0
        self._cap_link.setVisible(over_cap and not sheet.is_closed)
        wrong = len(self.places_to_look_at())
        self._look.setVisible(wrong > 0)
        self._look.setText(f"{wrong} chỗ cần xem")
        if sheet.cap is None:
            return
        allowed = sheet.round.cap_decision
        over = sheet.cap.over > 0
        aside = f" Văn bản cho phép: {allowed}." if over and allowed else ""
        self._cap.setText(f"Mức xuất sắc: {cap_sentence(sheet.cap)}{aside}")
        _show_as(self._cap, state="attention" if over and not allowed else "")


def _show_as(widget: QWidget, **properties: str) -> None:
    """`restyle` where it changes something: it is costly, and this is asked at each keystroke."""
    if any((widget.property(name) or "") != value for name, value in properties.items()):
        restyle(widget, **properties)
