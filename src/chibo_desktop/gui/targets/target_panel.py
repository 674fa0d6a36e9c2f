"""The targets of a year: the figure, why the failed ones failed, the table, what is behind one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.targets.records import TargetState
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.targets.columns import TARGET_COLUMNS
from chibo_desktop.gui.targets.detail_panel import DetailPanel
from chibo_desktop.gui.targets.tools import COUNTED, TargetTools
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    DataTable,
    FigureCard,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.services.targets import TargetBoard, TargetLine
from chibo_desktop.wording.targets import count_parts, left_out, why_text

_LEAST, _MOST = 4, 14
_MOST_WHY = 4
_FIGURE = 220  # pixels at 100 %


class TargetPanel(QWidget):
    """Announces what is to be done with the target one stands on; the page does it."""

    result_requested = Signal(object)  # TargetLine
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    assign_requested = Signal(object)

    def __init__(
        self, settings: Settings, tools: TargetTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._board: TargetBoard | None = None
        self.figure = FigureCard(opens=True)
        self.figure.setFixedWidth(current().scaled(_FIGURE))
        self.figure.setToolTip("Mở các chỉ tiêu đã đến kỳ")
        self.told = Card()
        self.parts = label(role="strong", wraps=True)
        self.failed = label(wraps=True)
        self.left = label(role="secondary", wraps=True)
        self.shown = label(role="secondary", wraps=True)
        self.result = Button("Ghi kết quả…", sign="pencil")
        self.edit, self.remove = Button("Sửa chỉ tiêu…"), Button("Bỏ chỉ tiêu")
        self.assign = Button("Giao cho đơn vị…", sign="send")
        self.assign.hide()
        self.lines: LinesModel[TargetLine] = LinesModel(TARGET_COLUMNS, self)
        self.table = DataTable("targets", settings)
        self.table.setAccessibleName("Các chỉ tiêu")
        self.table.setModel(self.lines)
        self.detail = DetailPanel(settings)
        self._build()
        self._connect()

    def show_board(self, board: TargetBoard) -> None:
        """Show a year, keeping the target one stands on."""
        self._board = board
        count = board.count
        state = "attention" if count.not_met else "good" if count.counted else ""
        self.figure.show_figure(
            f"{count.good}/{count.counted}", "chỉ tiêu đạt và vượt kế hoạch", state
        )
        self.parts.setText(count_parts(count)[:1].upper() + count_parts(count)[1:])
        failed = board.standing(TargetState.NOT_MET)
        said = [f"✕ {why_text(one.target, one.progress, one.units)}" for one in failed[:_MOST_WHY]]
        if len(failed) > _MOST_WHY:
            said.append(f"… và {len(failed) - _MOST_WHY} chỉ tiêu nữa, xem ở bảng dưới.")
        self.failed.setText("\n".join(said))
        self.failed.setVisible(bool(said))
        words = left_out(count)
        self.left.setText(f"… {words}" if words else "Mọi chỉ tiêu của năm đều đã đến kỳ.")
        self.show_lines()

    def show_lines(self) -> None:
        """Show the lines of the programme and state chosen above."""
        board = self._board
        if board is None:
            return
        standing = self.selected()
        lines = self._tools.narrow(board.lines)
        self.lines.set_lines(lines)
        self.table.setFixedHeight(current().row * (min(max(len(lines), _LEAST), _MOST) + 2))
        whole = len(board.lines)
        self.shown.setText(
            f"Đang xem {len(lines)} trong {whole} chỉ tiêu" if len(lines) != whole else ""
        )
        self.shown.setVisible(bool(self.shown.text()))
        ids = [line.target.id for line in self.lines.lines]
        if ids:
            known = standing.target.id if standing is not None else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        self._on_selected()

    def selected(self) -> TargetLine | None:
        """The target one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def stand_on(self, target_id: str) -> None:
        """Go to a target, whatever was chosen above."""
        self._tools.programme.set_value("")
        self._tools.state.set_value("")
        self.show_lines()
        ids = [line.target.id for line in self.lines.lines]
        if target_id in ids:
            self.table.selectRow(ids.index(target_id))
        self.table.setFocus()

    def open_counted(self) -> None:
        """Show the lines that the figure counts."""
        self._tools.programme.set_value("")
        self._tools.state.set_value(COUNTED)
        self.show_lines()
        self.table.setFocus()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self.figure)
        for widget in (self.parts, self.failed, self.left):
            self.told.body.addWidget(widget)
        head.addWidget(self.told, 1)
        layout.addLayout(head)
        acts = ToolRow()
        for button in (self.result, self.edit, self.assign, self.remove):
            acts.add(button)
        acts.add(self.shown)
        layout.addWidget(acts)
        layout.addWidget(self.table)
        layout.addWidget(self.detail)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.figure.clicked.connect(self.open_counted)
        self.table.opened.connect(lambda _row: self._on_opened())
        self.result.clicked.connect(lambda _checked=False: self._on_opened())
        self.edit.clicked.connect(lambda _checked=False: self._on_edit())
        self.remove.clicked.connect(lambda _checked=False: self._on_remove())
        self.assign.clicked.connect(lambda _checked=False: self._on_assign())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def _on_opened(self) -> None:
        line = self.selected()
        if line is None:
            return
        if line.target.is_rolled_up:
            self.detail.unit_table.setFocus()
        else:
            self.result_requested.emit(line)

    def _on_edit(self) -> None:
        if (line := self.selected()) is not None:
            self.edit_requested.emit(line)

    def _on_remove(self) -> None:
        if (line := self.selected()) is not None:
            self.remove_requested.emit(line)

    def _on_assign(self) -> None:
        if (line := self.selected()) is not None:
            self.assign_requested.emit(line)

    def _on_selected(self) -> None:
        line = self.selected()
        self.detail.show_line(line)
        self.result.setEnabled(line is not None and not line.target.is_rolled_up)
        for button in (self.edit, self.assign, self.remove):
            button.setEnabled(line is not None)
