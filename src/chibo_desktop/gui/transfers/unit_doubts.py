"""What a unit has to settle about transfers: somebody two units took over, late changes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.transfers.columns import OFFER_COLUMNS, PASSED_OVER_COLUMNS
from chibo_desktop.gui.transfers.doubt_section import DoubtSection
from chibo_desktop.services.late_offers import LateOffer, drop_late, take_late
from chibo_desktop.services.passed_over import PassedOver, let_go
from chibo_desktop.services.session import Unit
from chibo_desktop.services.transfer_board import TransferBoard


class UnitDoubts:
    """Two sections of the unit's page; `say` tells on it what came of an act."""

    def __init__(self, context: Context, page: QWidget, say: Callable[[str], object]) -> None:
        self._of_file, self._page, self._say = context, page, say
        self.passed_over: DoubtSection[PassedOver] = DoubtSection(
            "Hai nơi cùng tiếp nhận, không tính ở đây",
            _PASSED_OVER,
            "transfers-passed-over",
            PASSED_OVER_COLUMNS,
            context.settings,
        )
        self.let_go_button = self.passed_over.add_act("Bỏ khỏi danh sách", self.let_go)
        self.late: DoubtSection[LateOffer] = DoubtSection(
            "Đơn vị cũ ghi sau khi đã chuyển",
            _LATE,
            "transfers-late",
            OFFER_COLUMNS,
            context.settings,
        )
        self.drop_button = self.late.add_act("Bỏ", self.drop_late, "quiet")
        self.take_button = self.late.add_act("Ghi vào hồ sơ", self.take_late)

    def show(self, board: TransferBoard) -> int:
        """Show what is to be settled; returns how much."""
        self.passed_over.show_lines(board.passed_over)
        self.late.show_lines(board.late)
        return len(board.passed_over) + len(board.late)

    def let_go(self, one: PassedOver) -> None:
        """Take somebody off the list whom another unit has."""
        self._run(
            lambda unit: let_go(unit, one.transfer.id),
            f"Đã bỏ đồng chí {one.transfer.full_name} khỏi danh sách; tính ở {one.owner}. Ctrl+Z "
            "để lấy lại.",
        )

    def take_late(self, one: LateOffer) -> None:
        """Write into the dossier what the former unit wrote too late."""
        self._run(
            lambda unit: take_late(unit, one.key),
            f"Đã ghi vào hồ sơ đồng chí {one.full_name}. Ctrl+Z để lấy lại.",
        )

    def drop_late(self, one: LateOffer) -> None:
        """Leave it out."""
        self._run(
            lambda unit: drop_late(unit, one.key),
            f"Đã bỏ; hồ sơ đồng chí {one.full_name} giữ nguyên. Ctrl+Z để lấy lại.",
        )

    def _run(self, work: Callable[[Unit], object], said: str) -> None:
        self._of_file.runner.run(
            work,
            lambda _done: self._say(said),
            self._of_file.dialogs.warn_problems,
            owner=self._page,
        )


_PASSED_OVER = (
    "Nơi chuyển đã rút lại rồi chuyển đi nơi khác, nơi ấy cũng đã tiếp nhận; Đảng ủy tính ở đó. Bỏ "
    "khỏi danh sách thì hồ sơ ở đây chỉ còn để xem. Nếu đồng chí ấy thật sự sinh hoạt ở đây, đừng "
    "bỏ: gọi Đảng ủy chuyển lại theo quyết định."
)
_LATE = (
    "Đảng ủy đã xem và chuyển cho đơn vị. Đúng thì ghi vào hồ sơ, không đúng thì bỏ; gói kế tiếp "
    "báo cho Đảng ủy."
)
