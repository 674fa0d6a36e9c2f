"""The office: how many units have held their congress, what each misses, whose inspections wait."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout

from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import UNITS, SidePage
from chibo_desktop.gui.committee.units_columns import UNIT_COLUMNS
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Card, Choice, FigureCard, label
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_figures import UnitCongress
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.services.units_terms import UnitsTerms, UnitTerm, load_units_terms
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.terms import held_words, units_headline

_FIGURE = 230  # pixels at 100 %
_MOST_NAMES = 40  # of thousands nobody reads a page of names


class UnitsTermsPage(SidePage):
    """Read-only: the figures come with the units' bundles. The figures open to their names."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"congress", "term", "branch_document", "inspection", "subordinate", "branch"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, UNITS, "Cấp ủy – Đại hội")
        self.board: UnitsTerms | None = None
        self.titles, self.year = Choice(), self.year_choice()
        self.titles.setAccessibleName("Nhiệm kỳ")
        self.titles.chosen.connect(lambda _key: self.reload(None))
        for choice in (self.titles, self.year):
            self.tools.add(choice)
        self.held, self.lacking = FigureCard(opens=True), FigureCard(opens=True)
        for figure in (self.held, self.lacking):
            figure.setFixedWidth(current().scaled(_FIGURE))
        self.held.clicked.connect(self.show_not_yet)
        self.lacking.clicked.connect(self.show_lacking)
        self.card = Card(stretching=True)
        self.names = label(wraps=True)
        self.all = label(role="secondary", wraps=True)
        for widget in (self.names, self.all):
            self.card.body.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self.held)
        head.addWidget(self.lacking)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.card)
        self.lines: LineTable[UnitTerm] = LineTable(
            "units-terms",
            "Đại hội, văn bản, kiểm tra của các đơn vị",
            UNIT_COLUMNS,
            context.settings,
            lambda line: line.org_id,
        )
        self.lines.buttons.hide()
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")

    def reload(self, changes: frozenset[str] | None) -> None:
        title, year, today = self.titles.value(), int(self.year.value()), self.of_file.today()

        def load(unit: Unit) -> UnitsTerms:
            return load_units_terms(unit, title, year, today)

        self.of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def show_not_yet(self) -> None:
        """The names behind the first figure: who has not held its congress."""
        if self.board is None:
            return
        waiting = self.board.congresses.not_yet
        self.names.setText(
            f"Chưa tổ chức đại hội ({count_text(len(waiting))} đơn vị): {_names(waiting)}."
            if waiting
            else f"Đã tổ chức đại hội: {_names(self.board.congresses.held)}."
        )

    def show_lacking(self) -> None:
        """The names behind the second: which unit misses what."""
        if self.board is None:
            return
        self.lines.show_lines(self.board.lacking or self.board.lines)
        names = _names(self.board.lacking)
        self.names.setText(
            f"Còn văn bản thiếu: {names}. Bảng dưới chỉ còn các đơn vị này."
            if names
            else "Không đơn vị nào thiếu văn bản đến hạn."
        )

    def _on_loaded(self, board: UnitsTerms) -> None:
        self.board = board
        figures = board.congresses
        self.titles.set_options([(one, f"Nhiệm kỳ {one}") for one in figures.titles])
        self.titles.set_value(figures.title)
        self.titles.setVisible(len(figures.titles) > 1)
        if not board.lines:
            self.show_empty(
                "Chưa có đơn vị trực thuộc",
                "Thêm đơn vị ở Đơn vị trực thuộc. Kết quả đại hội, văn bản, kiểm tra – giám sát "
                "đến cùng gói hằng tháng.",
                "network",
                "Mở Đơn vị trực thuộc",
                lambda: self.go_requested.emit("subordinates", None),
            )
            return
        self.show_body()
        self.held.show_figure(
            f"{count_text(len(figures.held))}/{count_text(len(board.lines))}",
            f"đơn vị {held_words(figures.title)}",
            "attention" if figures.not_yet else "good",
        )
        self.lacking.show_figure(
            count_text(len(board.lacking)),
            "đơn vị còn văn bản thiếu",
            "attention" if board.lacking else "good",
        )
        if figures.not_yet:
            self.show_not_yet()
        else:
            self.names.setText("Mọi đơn vị đã tổ chức đại hội.")
        late = sum(len(line.late) for line in board.lines)
        self.all.setText(
            f"Năm {board.year}: {sum(line.inspections.done for line in board.lines)}/"
            f"{sum(line.inspections.planned for line in board.lines)} cuộc kiểm tra, giám sát đã "
            f"kết luận, {late} cuộc quá tháng."
        )
        self.set_context(units_headline(len(figures.held), len(board.lines), figures.title))
        self.set_hint("Bấm vào con số để mở tên · Ctrl+P: in · Ctrl+C: chép sang Excel")
        self.lines.show_lines(board.lines)

    def _on_print(self) -> None:
        if self.board is not None:
            title = self.board.congresses.title
            self.papers.show(TermPaper.UNITS, "", title, self.board.year)


def _names(units: Sequence[UnitCongress | UnitTerm]) -> str:
    """The names; of very many the first ones: the table below has them all."""
    names = [one.name for one in units]
    return first_names(names, _MOST_NAMES, "đơn vị nữa (bảng dưới có đủ)")
