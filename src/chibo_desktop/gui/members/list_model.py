"""The list as a table model: pages of lines fetched when they come into view.

Nothing is read ahead and nothing is sorted here: opening costs the same for ten members as for a
hundred thousand.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.gui.members.columns import MemberColumn, own_columns
from chibo_desktop.gui.runtime.runner import Runner
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets.lines_model import (
    KEY_ROLE,
    LEFT,
    LINE_ROLE,
    WIDTH_ROLE,
    Index,
)
from chibo_desktop.services.custom_fields import custom_specs
from chibo_desktop.services.members import (
    MemberFilters,
    MemberLine,
    MemberOrder,
    Unit,
    branches,
    count_members,
    member_lines,
    units,
)

PAGE = 200
_MOST_PAGES = 40
_WAITING = "…"
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the ids in the list are called."""

    branches: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    own: tuple[FieldSpec, ...] = ()  # the unit's own fields, which are columns too


FirstLook = tuple[Sequence[MemberLine], Names]


class MemberListModel(QAbstractTableModel):
    """Shows what `show` asked for. `counted` tells how many members the filters leave."""

    counted = Signal(int)
    shown = Signal()
    columns_known = Signal()  # the unit's own fields are other columns than before

    def __init__(
        self, runner: Runner, columns: Sequence[MemberColumn], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._declared = self._columns = tuple(columns)
        self._filters = MemberFilters()
        self._order = MemberOrder()
        self._keys: tuple[str, ...] = ()
        self._pages: OrderedDict[int, Sequence[MemberLine]] = OrderedDict()
        self._count = 0
        self._era = 0  # answers to questions asked before the last `show` are not for us
        self._wanted: list[int] = []
        self._asked: int | None = None
        self._names: Names | None = None
        self._revealed = False
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    @property
    def columns(self) -> tuple[MemberColumn, ...]:
        """The columns, in order."""
        return self._columns

    @property
    def branches(self) -> Mapping[str, str]:
        """Branch id → name, known once the first lines are shown."""
        return self._names.branches if self._names else {}

    @property
    def units(self) -> Mapping[str, str]:
        """Node id → name, likewise."""
        return self._names.units if self._names else {}

    @property
    def is_revealed(self) -> bool:
        """Whether numbers stand in full."""
        return self._revealed

    def reveal(self, revealed: bool) -> None:
        """Show numbers in full, or mask them again."""
        self._revealed = revealed
        if self._count:
            last = self.index(self._count - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def forget_names(self) -> None:
        """Branches or units may be called otherwise now: ask again at the next `show`."""
        self._names = None

    def show(self, filters: MemberFilters, order: MemberOrder, keys: Sequence[str]) -> None:
        """Ask for the list anew, with the values of the columns named by `keys`."""
        self._filters, self._order = filters, order
        self._keys = tuple(column.key for column in self._columns if column.key in keys)
        self._era += 1
        era, work = self._era, self._first_look()
        self._runner.run(work, lambda look: self._on_first(era, look), owner=self, latest="members")

    def line(self, row: int) -> MemberLine | None:
        """The line in a row; None while it is on its way."""
        page = self._pages.get(row // PAGE)
        place = row % PAGE
        return page[place] if page is not None and place < len(page) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                line = self.line(index.row())
                if line is None:
                    self._want(index.row() // PAGE)
                    return _WAITING if index.column() == 0 else ""
                column = self._columns[index.column()]
                return column.text(line, self.branches, self.units, revealed=self._revealed)
            case Qt.ItemDataRole.ForegroundRole:
                line = self.line(index.row())
                gone = line is not None and line.values.get("activity_status") in _GONE
                return colour("secondary") if gone else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT
            case _ if role == LINE_ROLE:
                return self.line(index.row())
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.spec.label if column.spec else column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT
            case _ if role == KEY_ROLE:
                return column.key
            case _ if role == WIDTH_ROLE:
                return column.width
            case _:
                return None

    def _first_look(self) -> Callable[[Unit], FirstLook]:
        fetch, known = self._fetch(0), self._names

        def look(unit: Unit) -> FirstLook:
            names = known or Names(
                branches=branches(unit), units=units(unit), own=custom_specs(unit)
            )
            return fetch(unit), names

        return look

    def _fetch(self, page: int) -> Callable[[Unit], list[MemberLine]]:
        filters, order = self._filters, self._order
        names = [
            column.spec.name
            for column in self._columns
            if column.spec is not None and self._is_read(column.key)
        ]
        return lambda unit: member_lines(
            unit, filters, order, names, offset=page * PAGE, limit=PAGE
        )

    def _is_read(self, key: str) -> bool:
        return key in self._keys or key == "activity_status"  # the status greys out a line

    def _on_first(self, era: int, look: FirstLook) -> None:
        if era != self._era:
            return
        lines, names = look
        columns = (*self._declared, *own_columns(names.own))
        is_other = columns != self._columns
        self.beginResetModel()
        self._columns = columns
        self._names = names
        self._pages = OrderedDict({0: lines})
        self._count = len(lines)
        self._wanted, self._asked = [], None
        self.endResetModel()
        if is_other:
            self.columns_known.emit()
            if era != self._era:
                return
        self.shown.emit()
        if era != self._era:  # whoever was told has asked for something else
            return
        if len(lines) < PAGE:
            self.counted.emit(len(lines))
            return
        filters = self._filters
        self._runner.run(
            lambda unit: count_members(unit, filters),
            lambda count: self._on_count(era, count),
            owner=self,
            latest="count",
        )

    def _on_count(self, era: int, count: int) -> None:
        if era != self._era:
            return
        if count > self._count:
            self.beginInsertRows(_ROOT, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.counted.emit(count)

    def _want(self, page: int) -> None:
        """Remember a page that came into view; it is asked for once painting is over."""
        if page in self._wanted or page == self._asked:
            return
        self._wanted = [*self._wanted[-2:], page]  # what was scrolled past is not fetched
        self._asking.start()

    def _ask(self) -> None:
        if self._asked is not None or not self._wanted:
            return
        page = self._wanted.pop()
        self._asked = page
        era = self._era
        self._runner.run(
            self._fetch(page),
            lambda lines: self._on_page(era, page, lines),
            lambda _problems: self._on_page(era, page, ()),
            owner=self,
        )

    def _on_page(self, era: int, page: int, lines: Sequence[MemberLine]) -> None:
        if era != self._era:
            return
        self._asked = None
        self._pages[page] = lines
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        self._ask()


_GONE = ("deceased", "left", "interrupted", "transferred", "withdrawn")
