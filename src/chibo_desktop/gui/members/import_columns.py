"""The step where a user sees what every column was taken for, and corrects it."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS, L, M, S
from chibo_desktop.gui.widgets import Card, Choice, ToolRow, label
from chibo_desktop.services.import_source import (
    HeaderPlace,
    Layout,
    Letters,
    Plan,
    Proposal,
    SeenColumn,
    member_targets,
)
from chibo_desktop.wording import import_steps as words

_DATES = frozenset({"date", "partial-date"})
_SHOWN_SAMPLES = 3


class ImportColumnsPanel(QWidget):
    """`plan()` is what the user sees; `place_chosen(sheet, first, last)` asks for another list."""

    place_chosen = Signal(int, int, int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._options: list[tuple[str, str]] = []
        self._kinds: dict[str, str] = {}
        self.targets: dict[int, Choice] = {}
        self.orders: dict[int, Choice] = {}
        self._build()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what a workbook was taken for."""
        self._proposal = proposal
        own = [one.spec for one in proposal.own]
        self._options = words.target_options(member_targets(), own)
        self._kinds = {spec.name: spec.kind for spec in (*member_targets(), *own)}
        layout = proposal.layout
        names = proposal.workbook.sheet_names
        self.sheet.set_options([(str(at), name) for at, name in enumerate(names)])
        self.sheet.set_value(str(layout.sheet))
        for widget in (self._sheet_label, self.sheet):
            widget.setVisible(len(names) > 1)
        self._offer_headers(layout)
        self._show_letters(layout, proposal.plan)
        self._show_columns(layout, proposal.plan)

    def plan(self) -> Plan:
        """The plan as it stands on the screen."""
        targets = {at: choice.value() for at, choice in self.targets.items() if choice.value()}
        months = {
            targets[at]
            for at, order in self.orders.items()
            if at in targets and order.value() and self._is_date(targets[at])
        }
        return Plan(
            targets=MappingProxyType(targets),
            letters=Letters(self.letters.value() or Letters.BY_ITSELF),
            month_first=frozenset(months),
        )

    def proposal(self) -> Proposal:
        """The proposal with the user's plan. Call only while one is shown."""
        if self._proposal is None:
            raise RuntimeError("nothing is shown")
        return replace(self._proposal, plan=self.plan())

    def summary(self) -> str:
        """How many columns are understood."""
        taken = sum(bool(choice.value()) for choice in self.targets.values())
        return words.mapped_text(taken, len(self.targets) - taken)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        tools = ToolRow()
        self.sheet, self.header, self.letters = Choice(), Choice(), Choice()
        self._sheet_label, self._letters_label = label("Trang tính:"), label("Chữ trong tệp:")
        for text, choice in (
            (self._sheet_label, self.sheet),
            (label("Tiêu đề cột ở:"), self.header),
            (self._letters_label, self.letters),
        ):
            choice.setAccessibleName(text.text())
            tools.add(text)
            tools.add(choice)
        self.letters.set_options(list(words.LETTERS.items()))
        self.sheet.chosen.connect(lambda at: self.place_chosen.emit(int(at), -1, -1))
        self.header.chosen.connect(self._on_header)
        self.letters.chosen.connect(lambda _key: self.changed.emit())
        column.addWidget(tools)
        self.letter_card = Card("Chữ viết bằng phông cũ: trước và sau khi đọc")
        self._letter_lines = label(wraps=True)
        self.letter_card.body.addWidget(self._letter_lines)
        column.addWidget(self.letter_card)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)

    def _offer_headers(self, layout: Layout) -> None:
        here = layout.place
        places = {(here.first, here.last), (0, -1)}
        top = max(here.last, here.first) + 3
        for row in range(min(top, 40)):
            places |= {(row, row), (row, row + 1)}
        options = sorted(places, key=lambda place: (place[1] >= place[0], place))
        self.header.set_options(
            [(f"{first},{last}", words.header_text(first, last)) for first, last in options]
        )
        self.header.set_value(f"{here.first},{here.last}")

    def _on_header(self, key: str) -> None:
        first, last = (int(part) for part in key.split(","))
        self.place_chosen.emit(int(self.sheet.value() or 0), first, last)

    def _show_letters(self, layout: Layout, plan: Plan) -> None:
        has_old = bool(layout.samples)
        for widget in (self._letters_label, self.letters, self.letter_card):
            widget.setVisible(has_old)
        self.letters.set_value(plan.letters)
        lines = [
            f"{sample.before}   →   {sample.after}   ({words.LETTER_NAMES[sample.lettering]}"
            f"{', phông ' + sample.font if sample.font else ''})"
            for sample in layout.samples
        ]
        self._letter_lines.setText("\n".join(lines))

    def _show_columns(self, layout: Layout, plan: Plan) -> None:
        inner = QWidget()
        inner.setProperty("plane", "clear")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, S, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(S)
        for column, (text, stretch) in enumerate(
            (("Cột trong tệp", 4), ("Vài ô đầu", 4), ("Ghép vào mục của hồ sơ", 4))
        ):
            grid.addWidget(label(text, "secondary"), 0, column)
            grid.setColumnStretch(column, stretch)
        self.targets, self.orders = {}, {}
        for row, seen in enumerate(layout.columns, start=1):
            self._add_column(grid, row, seen, plan)
        grid.setRowStretch(len(layout.columns) + 1, 1)
        self._scroll.setWidget(inner)

    def _add_column(self, grid: QGridLayout, row: int, seen: SeenColumn, plan: Plan) -> None:
        grid.addWidget(label(seen.title, "strong", wraps=True), row, 0)
        grid.addWidget(
            label(" · ".join(seen.samples[:_SHOWN_SAMPLES]), "secondary", wraps=True), row, 1
        )
        cell = QWidget()
        inside = QVBoxLayout(cell)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(XS)
        target = Choice(self._options)
        target.set_value(plan.targets.get(seen.index, ""))
        target.setAccessibleName(seen.title)
        target.setMinimumContentsLength(18)
        target.chosen.connect(lambda key, at=seen.index: self._on_target(at, key))
        self.targets[seen.index] = target
        inside.addWidget(target)
        if words.WHY.get(seen.why) and plan.targets.get(seen.index) == seen.target:
            inside.addWidget(label(words.WHY[seen.why], "hint"))
        order = Choice(words.DATE_ORDERS)
        order.setAccessibleName(f"Thứ tự ngày của cột {seen.title}")
        order.set_value("month-first" if target.value() in plan.month_first else "")
        order.setVisible(bool(seen.us_dates) or bool(order.value()))
        order.chosen.connect(lambda _key: self.changed.emit())
        self.orders[seen.index] = order
        inside.addWidget(order)
        if seen.us_dates:
            inside.addWidget(label(words.us_dates_text(seen.us_dates), "warning", wraps=True))
        grid.addWidget(cell, row, 2)

    def _on_target(self, at: int, key: str) -> None:
        """One item has one column: the one chosen last."""
        for other, choice in self.targets.items():
            if key and other != at and choice.value() == key:
                choice.set_value("")
        self.changed.emit()

    def _is_date(self, target: str) -> bool:
        return self._kinds.get(target, "") in _DATES


def place_of(first: int, last: int) -> HeaderPlace | None:
    """A place chosen on the screen; None where the program is to look for itself."""
    return HeaderPlace(first, last) if first >= 0 else None
