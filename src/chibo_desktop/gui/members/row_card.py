"""One table of a dossier: its rows, adding, changing and taking off."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import (
    LEFT,
    RIGHT,
    Card,
    Column,
    DataTable,
    LinesModel,
    LinkButton,
    label,
)
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.dossier import DossierRow, DossierTable
from chibo_desktop.wording.values import value_text

_LETTER = 7.4  # pixels of an average letter at 100 %
_PADDING = 26
_NARROWEST, _WIDEST = 96, 300
_LEAST_SHARE = 0.55  # of the wished width; narrower, the table scrolls sideways
_NUMBERS = frozenset({Kind.DECIMAL, Kind.INTEGER})


class RowCard(Card):
    """Its links are made when it is first filled, its table when there are rows to show.

    Sensitive rows are asked for.
    """

    add_requested = Signal()
    edit_requested = Signal(str)  # id of the row
    remove_requested = Signal(str)
    revealed = Signal()

    def __init__(self, table: DossierTable, parent: QWidget | None = None) -> None:
        super().__init__(f"{table.item}. {table.kind.label}", parent=parent)
        self.table = table
        self._rows: tuple[DossierRow, ...] = ()
        self._is_ours = True
        self._is_revealed = False
        self._is_sensitive = all(spec.sensitive for spec in table.columns)
        self._is_made = False
        self._is_shown = False  # what stands here is what was last asked for
        self._fitted: tuple[int, int] = (0, 0)  # width and text size that the rows were fitted to
        self.view: DataTable | None = None

    def _make(self) -> None:
        self._is_made = True
        columns = [_column(spec) for spec in self.table.columns]
        self._model = LinesModel[DossierRow](columns, self)
        self.said = label(role="secondary", wraps=True)
        self.reveal = LinkButton("Hiện nội dung")
        self.reveal.clicked.connect(self._on_reveal)
        self.add = LinkButton(f"Thêm {self.table.single}")
        self.add.clicked.connect(self.add_requested)
        self.edit = LinkButton("Sửa")
        self.edit.clicked.connect(lambda: self._ask(self.edit_requested))
        self.remove = LinkButton("Bỏ")
        self.remove.clicked.connect(lambda: self._ask(self.remove_requested))
        self.body.addWidget(self.said)
        tools = QHBoxLayout()
        tools.setSpacing(M)
        for link in (self.add, self.edit, self.remove, self.reveal):
            tools.addWidget(link)
        tools.addStretch(1)
        self.body.addLayout(tools)

    def show_rows(self, rows: Sequence[DossierRow], is_ours: bool) -> None:
        """Show these rows; nothing is done when they stand here already."""
        if not self._is_made:
            self._make()
        if self._is_shown and (self._rows, self._is_ours) == (tuple(rows), is_ours):
            return
        self._rows = tuple(rows)
        self._is_ours = is_ours
        self._fill()
        self._is_shown = True

    def forget(self) -> None:
        """Another member is to be shown: nothing of this one stands here any more."""
        self._is_revealed = False
        self._is_shown = False
        self._rows = ()
        if self.view is not None:
            self.view.hide()  # before its rows go: what is hidden is not fitted
            self._model.set_lines(())

    def selected(self) -> str:
        """The id of the row the cursor is on; empty when there is none."""
        if self.view is None or not self.view.currentIndex().isValid():
            return ""
        return self._model.line(self.view.currentIndex().row()).id

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and self.__dict__.get("view") is not None:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._is_ours and self.selected():
            self._ask(self.remove_requested)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        masked = bool(self._rows) and self._is_sensitive and not self._is_revealed
        self.reveal.setVisible(masked)
        shows = bool(self._rows) and not masked
        if shows and self.view is None:
            self._make_view()
        if self.view is not None:
            self._fitted = (0, 0)
            self._model.set_lines(self._rows)  # before it is seen: showing fits the rows
            self.view.setVisible(shows)
            if shows:
                self.view.setCurrentIndex(self._model.index(0, 0))
                self._fit()
        count = f"{len(self._rows)} {self.table.single}"
        self.said.setText(f"Đã ghi {count}, đang che." if masked else "Chưa ghi.")
        self.said.setVisible(not shows)
        self.add.setVisible(self._is_ours)
        self.edit.setVisible(self._is_ours and shows)
        self.remove.setVisible(self._is_ours and shows)

    def _make_view(self) -> None:
        view = DataTable(f"row-{self.table.name}")
        view.setModel(self._model)
        view.setAccessibleName(self.table.kind.label)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setWordWrap(True)
        view.opened.connect(self._on_opened)
        self.body.insertWidget(1, view)
        self.view = view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns share the width, rows are as tall as their words: the page scrolls, not we."""
        view = self.view
        if view is None or view.isHidden():
            return
        now = (self.contentsRect().width(), current().percent)
        if now == self._fitted:
            return
        self._fitted = now
        columns = self._model.columns
        wanted = [current().scaled(column.width) for column in columns]
        least = current().scaled(_NARROWEST)
        room = now[0] - 2 * (L + 2) - 4
        narrow = sum(width for width in wanted if width <= least)
        share = max(_LEAST_SHARE, (room - narrow) / max(1, sum(wanted) - narrow))
        for index, width in enumerate(wanted):
            view.setColumnWidth(index, width if width <= least else max(least, int(width * share)))
        rows = sum(self._fit_row(view, row) for row in range(len(self._rows)))
        total = sum(view.columnWidth(index) for index in range(len(columns)))
        scrolls = total > view.width() + 2
        bar = view.horizontalScrollBar().sizeHint().height() if scrolls else 0
        view.setFixedHeight(view.horizontalHeader().sizeHint().height() + rows + bar + 4)

    def _fit_row(self, view: DataTable, row: int) -> int:
        """Make a row as tall as its words; only one whose words do not fit a line is measured."""
        metrics = view.fontMetrics()
        line = self._model.line(row)
        fits = all(
            metrics.horizontalAdvance(column.text(line)) + current().scaled(_PADDING) <= width
            for column, width in zip(
                self._model.columns,
                map(view.columnWidth, range(len(self._model.columns))),
                strict=True,
            )
        )
        if not fits:
            view.resizeRowToContents(row)
        height = current().row if fits else max(current().row, view.rowHeight(row))
        view.setRowHeight(row, height)
        return height

    def _on_opened(self, _row: int) -> None:
        if self._is_ours:
            self._ask(self.edit_requested)

    def _on_reveal(self) -> None:
        self._is_revealed = True
        self._fill()
        self.revealed.emit()

    def _ask(self, signal: SignalInstance) -> None:
        if row_id := self.selected():
            signal.emit(row_id)


def _column(spec: FieldSpec) -> Column[DossierRow]:
    def text(row: DossierRow) -> str:
        shown = value_text(spec, row.values[spec.name], catalogues())
        return "" if spec.kind is Kind.FLAG and not row.values[spec.name] else shown

    return Column(
        key=spec.name,
        title=spec.title,
        text=lambda row: text(row).replace("\n", " "),
        tip=text,
        align=RIGHT if spec.kind in _NUMBERS else LEFT,
        width=_NARROWEST if spec.kind is Kind.PARTIAL_DATE else _width(spec),
    )


def _width(spec: FieldSpec) -> int:
    return round(min(max(spec.width * _LETTER + _PADDING, _NARROWEST), _WIDEST))
