"""Gửi – Nhận: connect once, write the month's bundle, take in the office's answer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.exchange.connecting import FOLDER, ConnectCard
from chibo_desktop.gui.exchange.directive_dialog import DirectiveDialog
from chibo_desktop.gui.exchange.directives_card import DirectivesCard
from chibo_desktop.gui.exchange.from_office import FromOffice
from chibo_desktop.gui.exchange.plan_card import PlanCard
from chibo_desktop.gui.exchange.reporting import (
    AcknowledgedCard,
    FingerprintCard,
    SentCard,
    written_text,
)
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.month_places import place_of
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import Page
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.services.exchange_board import ExchangeBoard, load_exchange
from chibo_desktop.services.picture import own_checks
from chibo_desktop.services.reports import WrittenReport, write_report
from chibo_desktop.services.rotations import change_own_key
from chibo_desktop.wording.dates import month_text

_NARROW = 900  # pixels at 100 % under which the cards stand below one another


class ExchangePage(Page):
    """A unit's exchange with its office."""

    kinds = frozenset({"member", "round", "evaluation", "branch", "sent", "directive", "keys"})

    def __init__(self, context: Context) -> None:
        super().__init__("Gửi – Nhận", scrolling=True)
        self._of_file = context
        self._month: Month | None = None
        self._board: ExchangeBoard | None = None
        self.from_office = FromOffice(context, self)
        self.names: NamesDialog | None = None
        self._is_connecting = False  # an invitation is being answered anew
        self.receive_button = self.add_action(
            "Nhận chỉ đạo của Đảng ủy…", self.from_office.choose, sign="download"
        )
        self.write_button = self.add_action(
            "Ghi gói vào USB…", self._on_write, primary=True, sign="hard-drive", keys="Ctrl+G"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the state of the exchange again."""
        month, today = self._month, self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_exchange(unit, month, today),
            self._on_board,
            owner=self,
            latest="board",
        )

    def arrive(self, argument: object) -> None:
        """Show the month asked for; look at a file that was opened from outside."""
        if isinstance(argument, Month):
            self._on_month(argument)
        elif isinstance(argument, Path) and argument.suffix.lower() == ".cbi":
            self._is_connecting = True
            self._show_connected(False)
            self.connecting.look_at(argument)
        elif isinstance(argument, Path):
            self.from_office.open(argument)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the cards below one another when the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < current().scaled(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _build(self) -> None:
        self.connecting = ConnectCard(self._of_file)
        self.connecting.connected.connect(self._on_connected)
        self.plan = PlanCard()
        self.plan.month_chosen.connect(self._on_month)
        self.plan.step_requested.connect(lambda step: self.go_requested.emit(*place_of(step)))
        self.plan.names_requested.connect(self._show_names)
        self.acknowledged = AcknowledgedCard()
        self.acknowledged.streams.clicked.connect(lambda: self.go_requested.emit("streams", None))
        self.directives = DirectivesCard()
        self.directives.take_back_requested.connect(self.from_office.take_back)
        self.fingerprint = FingerprintCard()
        self.fingerprint.again.clicked.connect(self._on_again)
        self.fingerprint.change.clicked.connect(self._on_change_key)
        self.sent = SentCard(self._of_file.settings)
        self.sent.cover_requested.connect(self._on_cover)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(L)
        aside = QVBoxLayout()
        aside.setSpacing(L)
        aside.addWidget(self.acknowledged)
        aside.addWidget(self.directives)
        aside.addWidget(self.fingerprint)
        aside.addStretch(1)
        main = QVBoxLayout()
        main.addWidget(self.plan)
        main.addStretch(1)
        self._columns.addLayout(main, 3)
        self._columns.addLayout(aside, 2)
        self.body.setSpacing(L)
        self.body.addWidget(self.connecting)
        self.body.addLayout(self._columns)
        self.body.addWidget(self.sent)
        self.body.addStretch(1)
        self._show_connected(False, is_known=False)

    def _show_connected(self, is_connected: bool, *, is_known: bool = True) -> None:
        self.connecting.setVisible(is_known and not is_connected)
        for widget in (
            self.plan,
            self.acknowledged,
            self.directives,
            self.fingerprint,
            self.sent,
        ):
            widget.setVisible(is_connected)
        self.write_button.setVisible(is_connected)
        self.receive_button.setVisible(is_connected)

    def _on_board(self, board: ExchangeBoard) -> None:
        self._board = board
        plan = board.plan
        self._show_connected(board.is_connected and not self._is_connecting)
        if plan is None:
            self.set_context(f"{board.unit_name} · chưa kết nối với Đảng ủy")
            self.set_hint("F1: trợ giúp về cách kết nối")
            return
        code = f" (mã {board.unit_code})" if board.unit_code else ""
        self.set_context(f"{board.unit_name}{code} → {plan.office_name}")
        self.set_hint("Ctrl+G: ghi gói · F5: tải lại · F1: trợ giúp")
        last = plan.last_sent
        is_known = last is not None and last.period == str(plan.period) and last.acknowledged_at
        act = "Ghi lại gói" if is_known else "Ghi gói"
        self.write_button.setText(f"{act} tháng {plan.period.number} vào USB…")
        self.write_button.set_kind("plain" if is_known else "primary")
        self.plan.show_plan(board, plan)
        self.acknowledged.show_board(board)
        self.directives.show_board(board, self._of_file.today())
        self.fingerprint.show_board(board)
        self.sent.show_board(board)
        today = self._of_file.today()
        self._of_file.runner.run(
            lambda unit: own_checks(unit, plan.period, today),
            self.plan.show_checks,
            owner=self,
            latest="checks",
        )

    def _show_names(self, lines: list[NameLine]) -> None:
        self.names = NamesDialog(
            "Số liệu không khớp",
            lines,
            thing="tên làm nên chênh lệch",
            place="Chi bộ",
            opens_members=True,
            parent=self,
        )
        self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names.chosen.connect(lambda key: self.go_requested.emit("members", key))
        self.names.destroyed.connect(lambda: setattr(self, "names", None))
        self.names.open()

    def _on_month(self, month: Month) -> None:
        self._month = month
        self.reload(None)

    def _on_again(self) -> None:
        self._is_connecting = True
        self._show_connected(False)
        self.connecting.choose()

    def _on_connected(self, path: Path) -> None:
        self._is_connecting = False
        self.banner.say(
            f"Đã ghi {path.name} vào {path.parent} và đọc lại khớp. Đưa tệp này cho Đảng ủy, rồi "
            "đọc dấu kiểm tra của đơn vị qua điện thoại.",
            "good",
        )
        self.reload(None)

    def _on_write(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        plan = self._board.plan if self._board else None
        if plan is None:
            return
        if not plan.is_whole and not dialogs.confirm(
            f"Ghi gói {month_text(plan.period)} khi chưa chốt?",
            f"{', '.join(plan.open_branches)} chưa chốt kết quả. Gói vẫn mang đủ hồ sơ đảng viên, "
            "nhưng Đảng ủy sẽ tính tháng này là còn thiếu. Chốt xong có thể ghi lại.",
            "Ghi gói chưa chốt",
        ):
            return
        folder = dialogs.choose_folder("Chọn USB hoặc thư mục để ghi gói", settings.folder(FOLDER))
        if folder is None:
            return
        settings.set_folder(FOLDER, folder)
        month, with_scans = plan.period, self.plan.takes_scans
        self._of_file.runner.run_long(
            lambda unit, progress: write_report(
                unit, month, folder, with_scans=with_scans, step=progress.step
            ),
            f"Đang ghi gói {month_text(month)}",
            self._on_written,
            on_failed=self._on_problems,
            owner=self,
        )

    def _on_written(self, written: WrittenReport) -> None:
        self.banner.say(
            written_text(written),
            "good",
            "In trang bìa",
            lambda: self._on_cover(written.bundle_id),
        )

    def _on_cover(self, bundle_id: str) -> None:
        self.go_requested.emit("printing", ("exchange", bundle_id))

    @property
    def looking(self) -> DirectiveDialog | None:
        """The directive that is being looked at."""
        return self.from_office.looking

    def _on_change_key(self) -> None:
        if self._of_file.dialogs.confirm(
            "Thay khóa của đơn vị?",
            "Dùng khi thay bí thư hoặc thay người giữ máy. Khóa cũ bảo đảm cho khóa mới, đi "
            "cùng gói kế tiếp; Đảng ủy tự nhận ra. Nếu mất máy hoặc lộ khóa thì không dùng "
            "việc này: hãy gọi Đảng ủy để thu hồi khóa và đăng ký lại.",
            "Thay khóa",
        ):
            self._of_file.runner.run(
                change_own_key,
                lambda _: self.banner.say(
                    "Đã thay khóa. Hãy ghi gói kế tiếp để Đảng ủy biết khóa mới.", "good"
                ),
                self._on_problems,
                owner=self,
            )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._of_file.dialogs.say)
