"""Đề nghị: the proposals of a year, what speaks for and against the one one stands on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.commendation import CommendedKind
from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.commendations.columns import PROPOSAL_COLUMNS, show_units
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import (
    Button,
    Choice,
    DataTable,
    LinesModel,
    SearchBox,
    ToolRow,
    label,
)
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.services.commendation_checks import Finding
from chibo_desktop.services.commendations import CommendationBoard, ProposalLine
from chibo_desktop.wording.commendations import decided_text, money_text, proposal_state_text
from chibo_desktop.wording.rules import rule_text

_ROWS = 8
_SIGNS = {MeritState.MET: "✓", MeritState.WAITING: "…", MeritState.NOT_MET: "✕"}
_ALL = ""
_NO_MATCH = "Không có đề nghị nào khớp với lựa chọn ở trên."
_NONE = (
    "Chưa có đề nghị khen thưởng của năm này. Bấm Đề nghị khen… để đề nghị đảng viên, chi bộ hoặc "
    "tập thể khác; đề nghị làm ở Quý – Năm cũng hiện ở đây."
)
_NONE_SENT = "Chưa đơn vị nào gửi đề nghị khen thưởng của năm này; đề nghị đến cùng gói báo cáo."
_OF_BRANCH = (
    ("edit", "Sửa…"),
    ("report", "Báo cáo thành tích…"),
    ("past", "Xếp loại năm trước…"),
    ("vote", "Ghi biểu quyết…"),
    ("submit", "Ghi đã trình…"),
    ("decide", "Ghi quyết định…"),
    ("undecide", "Bỏ quyết định…"),
    ("withdraw", "Thôi đề nghị…"),
)
_RATED = (CommendedKind.MEMBER, CommendedKind.BRANCH)  # whose years the checks look at
_OF_OFFICE = (("decide", "Ghi quyết định…"), ("undecide", "Bỏ quyết định…"))


class ProposalPanel(QWidget):
    """Announces what is to be done with the lines chosen; the page does it."""

    act_requested = Signal(str)
    stood_on = Signal(object)  # ProposalLine: its findings are asked for

    def __init__(
        self, settings: Settings, *, is_office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board: CommendationBoard | None = None
        self._is_office = is_office
        self.branch, self.state = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.state.setAccessibleName("Đến bước")
        self.search = SearchBox("Tìm tên, đơn vị")
        self.lines: LinesModel[ProposalLine] = LinesModel(PROPOSAL_COLUMNS, self)
        self.table = DataTable("commendation-proposals", settings)
        self.table.setAccessibleName("Đề nghị khen thưởng")
        self.table.setModel(self.lines)
        self.table.setMinimumHeight(_ROWS * current().row)
        self.nothing = label(role="secondary", wraps=True)
        self.detail = DetailCard()
        self.buttons = {
            name: Button(text) for name, text in (_OF_OFFICE if is_office else _OF_BRANCH)
        }
        self._build()
        self._connect()

    def show_board(self, board: CommendationBoard) -> None:
        """Show a year, keeping the line one stands on."""
        self._board = board
        show_units(self.table, [line.unit_name for line in board.lines])
        named = [(key, name) for key, name in board.branches.items()]
        self.branch.set_options([(_ALL, "Mọi chi bộ"), *named])
        self.branch.setVisible(len(named) > 1)
        found = {line.state: proposal_state_text(line.state) for line in board.lines}
        self.state.set_options(
            [(_ALL, "Mọi bước"), *((key.value, text) for key, text in found.items())]
        )
        self._fill()

    def selected(self) -> ProposalLine | None:
        """The line one stands on."""
        lines = self.chosen()
        return lines[0] if lines else None

    def chosen(self) -> list[ProposalLine]:
        """Every line that is selected."""
        return [self.lines.line(row) for row in self.table.selected_rows()]

    def show_findings(self, line: ProposalLine, findings: Sequence[Finding]) -> None:
        """Say what speaks for and against the line, with where each rule stands."""
        if self.selected() is line:
            self.detail.say_more("\n".join(map(_finding_text, findings)))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        tools = ToolRow()
        tools.add(self.branch)
        tools.add(self.state)
        tools.add(self.search, stretching=True)
        for button in self.buttons.values():
            self.detail.add(button)
        for widget in (tools, self.table, self.nothing, self.detail):
            layout.addWidget(widget)
        layout.setStretch(1, 1)

    def _connect(self) -> None:
        for choice in (self.branch, self.state):
            choice.chosen.connect(lambda _key: self._fill())
        self.search.searched.connect(lambda _text: self._fill())
        self.search.list_requested.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.table.opened.connect(lambda _row: self._ask(next(iter(self.buttons))))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))

    def _ask(self, name: str) -> None:
        if self.chosen() and self.buttons[name].isEnabled():
            self.act_requested.emit(name)

    def _fill(self) -> None:
        kept = self.selected()
        words = fold(self.search.text()).split()
        branch, state = self.branch.value(), self.state.value()
        found = [
            line
            for line in (self._board.lines if self._board else ())
            if branch in (_ALL, line.proposal.branch_id)
            and state in (_ALL, line.state.value)
            and all(word in fold(f"{line.name} {line.unit_name}") for word in words)
        ]
        self.lines.set_lines(found)
        ids = [line.proposal.id for line in self.lines.lines]
        if ids:
            known = kept.proposal.id if kept else ""
            self.table.selectRow(ids.index(known) if known in ids else 0)
        self.nothing.setVisible(not ids)
        whole = len(self._board.lines) if self._board else 0
        empty = _NONE_SENT if self._is_office else _NONE
        self.nothing.setText(_NO_MATCH if whole else empty)
        self._show_detail()

    def _show_detail(self) -> None:
        lines = self.chosen()
        self.detail.setVisible(bool(lines))
        if not lines:
            return
        line = lines[0]
        if len(lines) > 1:
            self.detail.say(f"{len(lines)} đề nghị đang chọn", "")
            self.detail.say_more("")
        else:
            money = money_text(line.money)
            about = [line.proposal.merit, f"Tiền thưởng: {money}." if money else ""]
            if line.award is not None:
                about.append(decided_text(line.award))
            self.detail.say(f"{line.name} – {line.form}", "\n".join(filter(None, about)))
            self.detail.say_more("")
            self.stood_on.emit(line)
        self._enable(lines)

    def _enable(self, lines: Sequence[ProposalLine]) -> None:
        one, all_open = len(lines) == 1, all(line.is_open for line in lines)
        is_decided = any(line.award is not None for line in lines)
        able = {
            "edit": one and not is_decided,
            "report": one,
            "past": one and lines[0].proposal.who in _RATED,
            "vote": not is_decided,
            "submit": all_open,
            "decide": True,
            "undecide": one and is_decided,
            "withdraw": one and not is_decided,
        }
        for name, button in self.buttons.items():
            button.setEnabled(able[name])


def _finding_text(one: Finding) -> str:
    where = f" Theo {rule_text(one.rule)}." if one.rule is not None else ""
    return f"{_SIGNS[one.state]} {one.label}: {one.text}{where}"
