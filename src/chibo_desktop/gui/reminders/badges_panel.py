"""Huy hiệu Đảng: choose a round, see who is proposed and who may be asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.gui.reminders.columns import BRANCH, badge_columns
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    Choice,
    DataTable,
    FormField,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.services.badge_rounds import BadgeBoard, BadgeLine
from chibo_desktop.wording.reminders import PROPOSALS, round_detail, round_title, rules_in_full

ASKED_FOR = (ProposalKind.EARLY, ProposalKind.POSTHUMOUS)
_MOST_ROWS = 10
_HINTS = {
    ProposalKind.REGULAR: "Đủ tuổi Đảng trong khoảng của đợt và hồ sơ chưa ghi Huy hiệu này.",
    ProposalKind.MISSED: "Đã được tặng mà chưa ghi thì bổ sung vào hồ sơ; chưa được tặng thì hỏi "
    "Đảng ủy cách đề nghị.",
    ProposalKind.EARLY: "Chỉ đề nghị khi đồng chí bệnh nặng. Chọn dòng rồi bấm “Đề nghị xét…”.",
    ProposalKind.POSTHUMOUS: "Đồng chí đã từ trần, tuổi Đảng gần đủ mốc. Chọn dòng rồi bấm “Đề "
    "nghị xét…”.",
}


class BadgesPanel(QWidget):
    """One card a section; a section without names is not shown."""

    round_chosen = Signal(str)
    member_requested = Signal(str, str)
    request_requested = Signal(object)  # BadgeLine
    withdraw_requested = Signal(object)  # BadgeLine
    print_requested = Signal()

    def __init__(
        self, settings: Settings, *, is_office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._is_office = settings, is_office
        self._board: BadgeBoard | None = None
        self.sections: dict[ProposalKind, _Section] = {}
        self.round, self.place = Choice(), Choice()
        for choice in (self.round, self.place):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.round.chosen.connect(self.round_chosen)
        self.place.chosen.connect(lambda _key: self._refresh())
        tools = ToolRow()
        tools.add(FormField("&Đợt trao tặng", self.round))
        self._place_field = FormField("&Nơi", self.place)
        tools.add(self._place_field)
        self.print_button = Button("In danh sách đề nghị…", sign="printer")
        self.print_button.clicked.connect(self._on_print)
        self.about = label(wraps=True)
        self.nothing = label(
            "Đợt này không có đồng chí nào đủ tuổi Đảng để đề nghị, cũng không có trường hợp tặng "
            "sớm hay truy tặng. Ngày vào Đảng và Huy hiệu đã nhận lấy từ hồ sơ đảng viên.",
            "secondary",
            wraps=True,
        )
        self.rules = label(role="secondary", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(L)
        self._layout.addWidget(tools)
        self._layout.addWidget(self.about)
        self._layout.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.nothing)
        for kind in ProposalKind:
            self._add_section(kind)
        card = Card("Căn cứ tính tuổi Đảng và đợt trao tặng")
        card.body.addWidget(self.rules)
        self._layout.addWidget(card)
        self._layout.addStretch(1)

    def show_board(self, board: BadgeBoard) -> None:
        """Show a round."""
        self._board = board
        self.round.set_options([(one.code, round_title(one)) for one in board.rounds])
        self.round.set_value(board.round.code)
        places = board.units if self._is_office else board.branches
        every = "Mọi đơn vị" if self._is_office else "Mọi chi bộ"
        self.place.set_options([("", every), *places.items()])
        self._place_field.setVisible(len(places) > 1)
        self.about.setText(round_detail(board.round))
        self.rules.setText(rules_in_full(board.rules))
        self._refresh()

    def _refresh(self) -> None:
        board, place = self._board, self.place.value()
        if board is None:
            return
        shown = [one for one in board.lines if not place or place in (one.org_id, one.branch_id)]
        self.nothing.setVisible(not shown)
        several = len({one.branch_id for one in shown}) > 1
        for kind, section in self.sections.items():
            lines = [one for one in shown if one.kind is kind]
            section.show_lines(board, lines, branch=several)

    def _add_section(self, kind: ProposalKind) -> None:
        section = _Section(kind, self._settings)
        section.table.opened.connect(
            lambda row, section=section: self._open(section.lines.line(row))
        )
        section.ask.clicked.connect(lambda _=False, section=section: self._ask(section))
        self.sections[kind] = section
        self._layout.addWidget(section)

    def _on_print(self) -> None:
        self.print_requested.emit()

    def _open(self, line: BadgeLine) -> None:
        self.member_requested.emit(line.member_id, line.org_id)

    def _ask(self, section: "_Section") -> None:
        line = section.selected()
        if line is not None:
            (self.withdraw_requested if line.request_id else self.request_requested).emit(line)


class _Section(Card):
    """The names of one kind, with the act that belongs to it."""

    def __init__(self, kind: ProposalKind, settings: Settings) -> None:
        super().__init__(PROPOSALS[kind])
        self._kind, self._settings = kind, settings
        self.lines: LinesModel[BadgeLine] = LinesModel(())
        self.table = DataTable(f"badges-{kind.value}", settings)
        self.table.setAccessibleName(PROPOSALS[kind])
        self.ask = Button("Đề nghị xét…")
        self.ask.setVisible(kind in ASKED_FOR)
        self.body.addWidget(label(_HINTS[kind], "secondary", wraps=True))
        self.body.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addStretch(1)
        self.body.addLayout(row)

    def selected(self) -> BadgeLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def show_lines(self, board: BadgeBoard, lines: list[BadgeLine], *, branch: bool) -> None:
        """Show the names of a round; nothing at all when there are none."""
        self.setVisible(bool(lines))
        self.set_title(f"{PROPOSALS[self._kind]}: {len(lines)} đồng chí")
        self.lines = LinesModel(badge_columns(board.round.day), self)
        self.lines.set_lines(lines)
        self.table.setModel(self.lines)
        keys = self.table.column_keys()
        self.table.setColumnHidden(keys.index(BRANCH), not branch)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        rows = min(len(lines), _MOST_ROWS) + 2
        self.table.setFixedHeight(current().row * rows + M)
        if lines:
            self.table.selectRow(0)
        self._on_selected()

    def _on_selected(self) -> None:
        line = self.selected()
        self.ask.setEnabled(line is not None)
        has_request = line is not None and bool(line.request_id)
        self.ask.setText("Thôi đề nghị" if has_request else "Đề nghị xét…")
