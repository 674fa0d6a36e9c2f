"""The count of a vote as a table one types into: members × classes."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from chibo_desktop.domain.problems import Severity
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.theme import colour
from chibo_desktop.gui.widgets import CENTRE, LEFT
from chibo_desktop.gui.widgets.lines_model import KEY_ROLE, WIDTH_ROLE
from chibo_desktop.services.voting import SPOILT, VoteBoard, VoteLine
from chibo_desktop.wording.evaluation import rating_abbreviation, rating_label
from chibo_desktop.wording.voting import verdict_sentence, verdict_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_KEYS = (*(rating.value for rating in Rating), SPOILT)
_NAME, _FIRST = 0, 1
_SUM = _FIRST + len(_KEYS)
_OUTCOME = _SUM + 1
_TITLES = (
    "Họ và tên",
    *(rating_abbreviation(rating) for rating in Rating),
    "Hỏng",
    "Cộng",
    "Kết quả",
)
_TIPS = {
    _FIRST + len(Rating): "Phiếu không đánh dấu, hoặc đánh dấu nhiều ô, ở dòng này",
    **{_FIRST + place: rating_label(rating) for place, rating in enumerate(Rating)},
}
_REST = "="


class VoteModel(QAbstractTableModel):
    """Shows a board; what is typed is handed on and comes back with the next board."""

    entered = Signal(str, str, str)  # evaluation, rating or spoilt, count as text
    refused = Signal(str)  # what was typed and is no number of ballots

    def __init__(self) -> None:
        super().__init__()
        self._board: VoteBoard | None = None

    def show_board(self, board: VoteBoard) -> None:
        """Show a board; the cursor stays where it is while the members are the same."""
        same = self._board is not None and [one.evaluation.id for one in self._board.lines] == [
            one.evaluation.id for one in board.lines
        ]
        if not same:
            self.beginResetModel()
        self._board = board
        if not same:
            self.endResetModel()
        elif board.lines:
            last = self.index(len(board.lines) - 1, _OUTCOME)
            self.dataChanged.emit(self.index(0, 0), last)

    def line(self, row: int) -> VoteLine | None:
        """The member in a row."""
        lines = self._board.lines if self._board else ()
        return lines[row] if 0 <= row < len(lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._board is None else len(self._board.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _TITLES[section]
            case Qt.ItemDataRole.ToolTipRole:
                return _TIPS.get(section)
            case _ if role == KEY_ROLE:
                return str(section)
            case _ if role == WIDTH_ROLE:
                return 170 if section == _NAME else 190 if section == _OUTCOME else 84
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = super().flags(index)
        if self._is_typed(index) and self._board and not self._board.sheet.is_closed:
            return kept | Qt.ItemFlag.ItemIsEditable
        return kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if index.column() in (_NAME, _OUTCOME) else CENTRE
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(line, index.column())
            case Qt.ItemDataRole.ToolTipRole if index.column() == _OUTCOME:
                return verdict_sentence(line.verdict, line.result)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index.row())
        if line is None or role != Qt.ItemDataRole.EditRole or not self._is_typed(index):
            return False
        text, key = str(value).strip(), _KEYS[index.column() - _FIRST]
        if text == _REST:
            text = self._rest(line, key)
        if text and not text.isdecimal():
            self.refused.emit(text)
            return False
        if text != line.evaluation.votes.get(key, ""):
            self.entered.emit(line.evaluation.id, key, str(int(text)) if text else "")
        return True

    def _rest(self, line: VoteLine, key: str) -> str:
        """What is missing on the line up to the valid ballots."""
        valid = self._board.count.valid if self._board else None
        others = line.cast - int(line.evaluation.votes.get(key, "") or 0)
        return str(max(0, valid - others)) if valid is not None else ""

    def _is_typed(self, index: Index) -> bool:
        return _FIRST <= index.column() < _SUM

    def _text(self, line: VoteLine, column: int) -> str:
        if column == _NAME:
            return line.evaluation.full_name
        if column == _SUM:
            return str(line.cast) if line.cast else ""
        if column == _OUTCOME:
            return verdict_text(line.verdict, line.result)
        return line.evaluation.votes.get(_KEYS[column - _FIRST], "")

    def _colour(self, line: VoteLine, column: int) -> Any:
        if column == _SUM and line.problem is not None:
            is_wrong = line.problem.severity is Severity.ERROR
            return colour("accent" if is_wrong else "attention")
        if column == _OUTCOME:
            return colour("good" if line.carried else "attention")
        return None
