"""One paper sheet as a table: its lines in the order of the paper, one column to type into."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.sheet_code import read_sheet_code
from chibo_desktop.domain.typed_mark import AnswerKind, answer_options, answer_text, read_mark
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets import CENTRE, LEFT
from chibo_desktop.gui.widgets.lines_model import KEY_ROLE, WIDTH_ROLE
from chibo_desktop.services.sheet_entry import SheetLine, mark_problem
from chibo_desktop.wording.numbers import mark_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TITLES = ("TT", "Nội dung", "Tối đa", "Điểm")
_WIDTHS = (56, 300, 76, 140)
MARK = 3
"""The column one types into."""


class EntryModel(QAbstractTableModel):
    """Keeps what is typed; a scanned code among the marks is told from a mark."""

    refused = Signal(str)
    code_scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SheetLine, ...] = ()
        self._set: CriteriaSet | None = None
        self._is_open = False
        self.marks: dict[str, str] = {}

    def show_lines(self, criteria_set: CriteriaSet, lines: tuple[SheetLine, ...]) -> None:
        """The lines of a round; no sheet is open yet."""
        self.beginResetModel()
        self._set, self._lines, self._is_open, self.marks = criteria_set, lines, False, {}
        self.endResetModel()

    def open_marks(self, marks: Mapping[str, str] | None) -> None:
        """The marks of a sheet; None closes it."""
        self.beginResetModel()
        self._is_open, self.marks = marks is not None, dict(marks or {})
        self.endResetModel()

    def line(self, row: int) -> SheetLine | None:
        """The line in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def problem(self, row: int) -> Problem | None:
        """What is wrong with the mark in a row."""
        line = self.line(row)
        if line is None or self._set is None:
            return None
        code = line.criterion.code
        return mark_problem(self._set, code, self.marks.get(code, ""))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _TITLES[section]
            case _ if role == KEY_ROLE:
                return str(section)
            case _ if role == WIDTH_ROLE:
                return _WIDTHS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        kept = super().flags(index)
        is_typed = line is not None and line.kind is not AnswerKind.NOTHING
        if self._is_open and index.column() == MARK and is_typed:
            return kept | Qt.ItemFlag.ItemIsEditable
        return kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.EditRole:
                return self.marks.get(line.criterion.code, "").replace(".", ",")
            case Qt.ItemDataRole.ToolTipRole if index.column() == 1:
                return line.criterion.label
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if index.column() == 1 else CENTRE
            case Qt.ItemDataRole.ForegroundRole:
                if index.column() == MARK and self.problem(index.row()) is not None:
                    return colour("accent")
                if line.kind is AnswerKind.NOTHING and not line.criterion.is_group:
                    return colour("secondary")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index.row())
        if line is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value)
        try:
            mark = read_mark(line.criterion, line.kind, text)
        except ValueError:
            if _is_code(text):
                self.code_scanned.emit(text)
            else:
                self.refused.emit(text)
            return False
        self.marks[line.criterion.code] = mark
        self.dataChanged.emit(index, index)
        return True

    def _text(self, line: SheetLine, column: int) -> str:
        criterion = line.criterion
        match column:
            case 0:
                return criterion.number
            case 1:
                return criterion.label
            case 2:
                return mark_text(criterion.maximum)
            case _ if line.kind is AnswerKind.NOTHING:
                return "" if criterion.is_group else "không chấm ở đây"
            case _:
                return answer_text(criterion, line.kind, self.marks.get(criterion.code, ""))


def options_text(line: SheetLine) -> str:
    """What may be typed on a line."""
    options = answer_options(line.criterion, line.kind)
    if line.kind is AnswerKind.YES_NO:
        return "Gõ 1 hoặc Đ: đảm bảo · 0 hoặc K: không đảm bảo"
    if line.kind is AnswerKind.LEVEL:
        levels = [
            f"{number}: {label} ({mark_text(points)} điểm)"
            for number, (label, points) in enumerate(options, start=1)
        ]
        return "Gõ số của mức – " + " · ".join(levels)
    if line.kind is AnswerKind.PERCENT:
        return "Gõ phần trăm hoàn thành, từ 0 đến 100"
    if line.kind is AnswerKind.POINTS:
        step = mark_text(line.criterion.step)
        return f"Từ 0 đến {mark_text(line.criterion.maximum)}, bước {step}"
    return ""


def _is_code(text: str) -> bool:
    try:
        read_sheet_code(text)
    except DomainError:
        return False
    return True
