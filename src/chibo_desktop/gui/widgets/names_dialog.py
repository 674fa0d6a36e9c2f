"""The names behind a figure: who is counted, and who is not with the reason."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.text import fold, name_sort_key, sort_key
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.data_table import DataTable
from chibo_desktop.gui.widgets.inputs import SearchBox
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.gui.widgets.lines_model import CENTRE, Column, LinesModel
from chibo_desktop.wording.numbers import count_text


def _colour(line: NameLine) -> str:
    return "" if line.is_counted else "secondary"


_COLUMNS: tuple[Column[NameLine], ...] = (
    Column(
        key="counted",
        title="Tính",
        text=lambda line: "✓" if line.is_counted else "–",
        order=lambda line: not line.is_counted,
        align=CENTRE,
        width=48,
        state=lambda line: "good" if line.is_counted else "secondary",
        tip=lambda line: "Có tính vào số này" if line.is_counted else "Không tính vào số này",
    ),
    Column(
        key="name",
        title="Họ và tên",
        text=lambda line: line.name,
        order=lambda line: name_sort_key(line.name),
        width=200,
        state=_colour,
    ),
    Column(
        key="place",
        title="Đơn vị",
        text=lambda line: line.place,
        order=lambda line: sort_key(line.place),
        width=210,
        state=_colour,
        tip=lambda line: line.place,
    ),
    Column(
        key="note",
        title="Ghi chú",
        text=lambda line: line.note,
        order=lambda line: sort_key(line.note),
        width=200,
        state=_colour,
        tip=lambda line: line.note,
    ),
)


class NamesDialog(QDialog):
    """A list beside the work; Esc closes it, Ctrl+C copies the chosen rows for Excel.

    `chosen` carries the key of a name that Enter or a double click was on, where it has one.
    """

    chosen = Signal(str)

    def __init__(
        self,
        title: str,
        lines: Sequence[NameLine],
        *,
        thing: str = "đồng chí",
        of_whom: str = "Họ và tên",
        place: str = "Đơn vị",
        opens_members: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`thing` is what is counted; `of_whom` and `place` head their columns."""
        super().__init__(parent)
        self.opens_members = opens_members
        self.setWindowTitle(title)
        self._lines = tuple(lines)
        titles = {"name": of_whom, "place": place}
        columns = [replace(one, title=titles.get(one.key, one.title)) for one in _COLUMNS]
        self.model = LinesModel(columns)
        self.table = DataTable("office-names")
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.opened.connect(self._on_opened)
        self._build(title, thing)
        self.model.set_lines(self._lines)
        self.resize(current().scaled(760), current().scaled(520))

    def _build(self, title: str, thing: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        counted = sum(1 for line in self._lines if line.is_counted)
        rest = len(self._lines) - counted
        said = f"{count_text(counted)} {thing} được tính"
        if rest:
            said += f" · {count_text(rest)} {thing} không tính, lý do ở cột Ghi chú"
        self.summary = label(said, "secondary", wraps=True)
        layout.addWidget(label(title, "heading", wraps=True))
        layout.addWidget(self.summary)
        search = SearchBox("Tìm theo tên, đơn vị")
        search.searched.connect(self._on_searched)
        layout.addWidget(search)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        keys = "Enter: mở hồ sơ · " if self.opens_members else ""
        row.addWidget(label(f"{keys}Ctrl+C: chép các dòng đã chọn", "hint"), 1)
        close = Button("Đóng")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        self.table.setFocus()

    def _on_opened(self, row: int) -> None:
        key = self.model.line(row).key
        if key and self.opens_members:
            self.accept()
            self.chosen.emit(key)

    def _on_searched(self, text: str) -> None:
        wanted = fold(text)
        self.model.set_lines(
            [one for one in self._lines if wanted in fold(f"{one.name} {one.place} {one.note}")]
        )
