"""A unit's transfers: who arrives and waits, whom the unit gave and how that stands."""

from collections.abc import Callable
from typing import ClassVar

from chibo_desktop.domain.transfers.records import MemberTransfer
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.transfers.columns import ARRIVING_COLUMNS, LEAVING_COLUMNS
from chibo_desktop.gui.transfers.dossier_dialog import DossierDialog
from chibo_desktop.gui.transfers.forms import AcceptForm, Accepting, GiveForm, Giving
from chibo_desktop.gui.transfers.outside import OutsideActs
from chibo_desktop.gui.transfers.unit_doubts import UnitDoubts
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, Page, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.session import Unit
from chibo_desktop.services.transfer_arrivals import Arrival, accept_transfer, refuse_transfer
from chibo_desktop.services.transfer_board import TransferBoard, dossier_sections, load_transfers
from chibo_desktop.services.transfers import cancel_transfer, transfer_member
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.transfers import accepting_text, dossier_text

_KEYS = "Ctrl+N: chuyển đảng viên đi · Enter: xem hồ sơ đến · F1: trợ giúp"
_LEAST = 4  # rows in sight


class UnitTransfersPage(Page):
    """Above who arrives, below who was given away."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"member", "member_transfer", "transfer_answer", "late_answer", "directive"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Chuyển sinh hoạt", scrolling=True)
        self._of_file = context
        self.board: TransferBoard | None = None
        self.acts = FormActs(context, self, self._say)
        self.outside = OutsideActs(context, self, self._say)
        self.give_button = self.add_action(
            "Chuyển đảng viên đi…", self.give, primary=True, sign="log-out", keys="Ctrl+N"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read what stands of transfers."""
        self._of_file.runner.run(load_transfers, self._on_board, owner=self, latest="board")

    def arrive(self, argument: object) -> None:
        """Somebody is to be given away: the form opens with their name."""
        if isinstance(argument, str) and argument:
            self._of_file.runner.run(
                load_transfers, lambda board: self._give(board, argument), owner=self
            )

    def give(self) -> None:
        """Open the form by which a member is given away."""
        if self.board is not None:
            self._give(self.board, "")

    def accept(self) -> None:
        """Open the form by which the chosen member is taken over."""
        one, board = self._arriving(), self.board
        if one is None or board is None:
            return
        form = AcceptForm(
            f"Tiếp nhận đồng chí {one.transfer.full_name}",
            accepting_text(one.transfer, one.known_as, one.missing_scans),
            "Tiếp nhận",
            branches=board.branches,
            today=self._of_file.today(),
            parent=self,
        )

        def save(unit: Unit, said: Accepting) -> str:
            accept_transfer(unit, one.transfer.id, branch_id=said.branch_id, on=said.on)
            return (
                f"Đã tiếp nhận đồng chí {one.transfer.full_name}. Gói kế tiếp của đơn vị báo cho "
                "Đảng ủy và đơn vị cũ."
            )

        self.acts.open_form(form, save)

    def refuse(self) -> None:
        """Send the chosen member back, with a reason."""
        one = self._arriving()
        if one is None:
            return
        reason = self._of_file.dialogs.ask_text(
            f"Trả lại đồng chí {one.transfer.full_name}?",
            f"Lý do, để {one.transfer.from_name} biết",
            "Trả lại",
        )
        if reason is not None:
            self._run(
                lambda unit: refuse_transfer(unit, one.transfer.id, reason),
                f"Đã trả lại đồng chí {one.transfer.full_name}. Gói kế tiếp báo cho Đảng ủy.",
            )

    def cancel(self) -> None:
        """Take the chosen transfer back, with a reason."""
        one = self._leaving()
        if one is None:
            return
        reason = self._of_file.dialogs.ask_text(
            f"Rút lại việc chuyển đồng chí {one.full_name}?",
            "Lý do. Nếu đơn vị kia đã tiếp nhận mà tin chưa về thì việc tiếp nhận vẫn đứng",
            "Rút lại",
        )
        if reason is not None:
            self._run(
                lambda unit: cancel_transfer(unit, one.id, reason),
                f"Đã rút lại. Hồ sơ đồng chí {one.full_name} mở trở lại.",
            )

    def look(self) -> None:
        """Show the dossier of the chosen member who arrives."""
        one = self._arriving()
        if one is None:
            return
        papers = dossier_text(len(one.dossier.papers), one.missing_scans)
        DossierDialog(
            one.transfer.full_name,
            f"Từ {one.transfer.from_name} · {papers}",
            dossier_sections(one.dossier),
            self,
        ).open()

    def _build(self) -> None:
        self.arriving_lines: LinesModel[Arrival] = LinesModel(ARRIVING_COLUMNS)
        self.arriving = self._table("transfers-in", "Chuyển đến", self.arriving_lines)
        self.leaving_lines: LinesModel[MemberTransfer] = LinesModel(LEAVING_COLUMNS)
        self.leaving = self._table("transfers-out", "Chuyển đi", self.leaving_lines)
        self.arriving_head = label("Chuyển đến, chờ tiếp nhận", "strong")
        self.no_arrivals = label(_NO_ARRIVALS, "secondary", wraps=True)
        self.look_button = Button("Xem hồ sơ", "quiet")
        self.refuse_button = Button("Trả lại…", "quiet")
        self.accept_button = Button("Tiếp nhận…")
        head = ToolRow()
        head.add(self.arriving_head, stretching=True)
        for button, act in (
            (self.look_button, self.look),
            (self.refuse_button, self.refuse),
            (self.accept_button, self.accept),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            head.add(button)
        self.leaving_head = label("Chuyển đi", "strong")
        self.no_leaving = label(_NO_LEAVING, "secondary", wraps=True)
        self.cancel_button = Button("Rút lại…", "quiet")
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        foot = ToolRow()
        foot.add(self.leaving_head, stretching=True)
        foot.add(self.cancel_button)
        beyond = ToolRow()  # a header with all three is wider than a small screen
        beyond.add(label("Ra ngoài, từ ngoài Đảng bộ", "strong"), stretching=True)
        for text, sign, on_click in (
            ("Mở hồ sơ niêm phong…", "folder-open", self._on_open),
            ("Ghi hồ sơ niêm phong…", "lock", self._on_seal),
        ):
            sealed = Button(text, "quiet", sign)
            sealed.clicked.connect(lambda _checked=False, on_click=on_click: on_click())
            beyond.add(sealed)
        self.body.setSpacing(M)
        self.doubts = UnitDoubts(self._of_file, self, self._say)
        self.body.addWidget(self.doubts.passed_over)
        self.body.addWidget(self.doubts.late)
        for widget in (head, self.no_arrivals):
            self.body.addWidget(widget)
        self.body.addWidget(self.arriving, 1)
        for widget in (foot, self.no_leaving):
            self.body.addWidget(widget)
        self.body.addWidget(self.leaving, 1)
        self.body.addWidget(beyond)
        self.body.addStretch(0)
        self.arriving.activated.connect(lambda _index: self.look())
        self.arriving.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.leaving.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def _table(
        self, key: str, name: str, lines: LinesModel[Arrival] | LinesModel[MemberTransfer]
    ) -> DataTable:
        table = DataTable(key, self._of_file.settings)
        table.setModel(lines)
        table.setAccessibleName(name)
        table.setMinimumHeight(current().row * (_LEAST + 1))
        return table

    def _on_open(self) -> None:
        if self.board is not None:
            self.outside.open(self.board)

    def _on_seal(self) -> None:
        if self.board is not None:
            self.outside.seal(self.board)

    def _on_board(self, board: TransferBoard) -> None:
        self.board = board
        self.badge_changed.emit(len(board.arriving) + self.doubts.show(board))
        self.show_body()
        self.set_hint(_KEYS)
        self.arriving_lines.set_lines(board.arriving)
        self.leaving_lines.set_lines(board.leaving)
        if board.arriving and not self.arriving.selected_rows():
            self.arriving.selectRow(0)
        for table, nothing, lines in (
            (self.arriving, self.no_arrivals, board.arriving),
            (self.leaving, self.no_leaving, board.leaving),
        ):
            table.setVisible(bool(lines))
            nothing.setVisible(not lines)
        under_way = sum(one.is_open for one in board.leaving)
        self.set_context(
            f"{count_text(len(board.arriving))} đồng chí chờ tiếp nhận · {count_text(under_way)} "
            "đồng chí đang chuyển đi"
        )
        self._offer()

    def _offer(self) -> None:
        arriving, leaving = self._arriving(), self._leaving()
        for button in (self.look_button, self.refuse_button, self.accept_button):
            button.setVisible(arriving is not None)
        can_cancel = leaving is not None and leaving.is_open and not leaving.is_order
        self.cancel_button.setVisible(can_cancel)

    def _arriving(self) -> Arrival | None:
        rows = self.arriving.selected_rows()
        return self.arriving_lines.line(rows[0]) if len(rows) == 1 else None

    def _leaving(self) -> MemberTransfer | None:
        rows = self.leaving.selected_rows()
        return self.leaving_lines.line(rows[0]) if len(rows) == 1 else None

    def _give(self, board: TransferBoard, member_id: str) -> None:
        if not board.units:
            self.banner.say(_NO_UNITS, "attention")
            return
        form = GiveForm(board.people, board.units, member_id, self)

        def save(unit: Unit, said: Giving) -> str:
            one = transfer_member(unit, said.member_id, said.to_node, said.decision)
            return (
                f"Đã ghi chuyển đồng chí {one.full_name} đến {one.to_name}. Gửi gói để báo Đảng ủy."
            )

        self.acts.open_form(form, save)

    def _run(self, work: Callable[[Unit], object], said: str) -> None:
        self._of_file.runner.run(
            work,
            lambda _done: self._say(said),
            self._of_file.dialogs.warn_problems,
            owner=self,
        )

    def _say(self, words: str) -> None:
        self.banner.say(words, "good")


_NO_ARRIVALS = (
    "Chưa có ai chờ tiếp nhận. Đảng viên do đơn vị khác trong Đảng bộ chuyển đến hiện ở đây sau "
    "khi nhận chỉ đạo mới của Đảng ủy."
)
_NO_LEAVING = (
    "Chưa chuyển ai đi. Bấm Chuyển đảng viên đi khi có quyết định; hồ sơ và bản quét đi theo gói, "
    "không phải lập lại ở nơi đến."
)
_NO_UNITS = (
    "Chưa biết các đơn vị trong Đảng bộ. Danh sách đơn vị đến cùng chỉ đạo của Đảng ủy: nhận chỉ "
    "đạo mới nhất ở Gửi – Nhận rồi làm lại."
)
