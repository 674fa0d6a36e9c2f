"""The cards of a connected unit: the bundle of a month, what the office has, what was written."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.exchange.steps import Steps
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import (
    RIGHT,
    Card,
    Choice,
    Column,
    DataTable,
    LinesModel,
    LinkButton,
    label,
    spaced,
)
from chibo_desktop.services.exchange_board import ExchangeBoard, Sent
from chibo_desktop.services.reports import ReportPlan
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.streams import HOW_TO_FILL, gap_text

_MOST_ROWS = 12


class PlanCard(Card):
    """What the month's bundle will carry, as a checklist."""

    month_chosen = Signal(object)  # Month
    evaluations_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Gói của tháng", parent=parent)
        self.months = Choice()
        self.months.setAccessibleName("Tháng của gói")
        self.months.chosen.connect(lambda key: self.month_chosen.emit(Month.parse(key)))
        self.header.addWidget(self.months)
        self.steps = Steps()
        self.body.addWidget(self.steps)

    @property
    def shown_month(self) -> Month:
        """The month of the bundle."""
        return Month.parse(self.months.value())

    def show_plan(self, board: ExchangeBoard, plan: ReportPlan) -> None:
        """Show what the bundle of the plan's month carries and what it lacks."""
        self.months.set_options([(str(one), month_text(one).capitalize()) for one in board.months])
        self.months.set_value(str(plan.period))
        self.set_title(f"Gói {month_text(plan.period)}")
        self.body.removeWidget(self.steps)
        self.steps.hide()
        self.steps.deleteLater()
        self.steps = Steps()
        self._add_rounds(plan)
        self.steps.add(
            "done",
            f"{count_text(plan.member_count)} hồ sơ đảng viên",
            "Gói luôn mang đủ danh sách hiện hành, mất gói trước cũng không sao.",
        )
        if plan.forwarded_units:
            self.steps.add(
                "info",
                f"{count_text(plan.forwarded_units)} đơn vị bên dưới có số liệu mới",
                "Chuyển lên nguyên như đơn vị đã gửi, kèm chữ ký của đơn vị; không sửa được.",
            )
        self._add_changes(board, plan)
        self._add_written(board, plan)
        self.body.addWidget(self.steps)

    def _add_rounds(self, plan: ReportPlan) -> None:
        month = month_text(plan.period)
        if plan.open_branches:
            link = LinkButton("Mở Đánh giá")
            link.clicked.connect(self.evaluations_requested)
            detail = f"Chưa chốt: {', '.join(plan.open_branches)}."
            if plan.closed_branches:
                detail += f" Đã chốt: {', '.join(plan.closed_branches)}."
            detail += " Vẫn ghi được gói, nhưng Đảng ủy sẽ tính là còn thiếu."
            self.steps.add("late", f"Kết quả {month} chưa chốt hết", detail, link)
        else:
            self.steps.add("done", f"Đã chốt kết quả {month}", ", ".join(plan.closed_branches))

    def _add_changes(self, board: ExchangeBoard, plan: ReportPlan) -> None:
        count = count_text(plan.unsent_changes)
        if plan.last_sent is None:
            self.steps.add("info", "Gói đầu tiên của đơn vị", f"{count} thay đổi chưa gửi.")
        elif plan.unsent_changes:
            self.steps.add("info", f"{count} thay đổi kể từ gói số {plan.last_sent.seq}")
        else:
            self.steps.add("done", f"Không có thay đổi nào kể từ gói số {plan.last_sent.seq}")

    def _add_written(self, board: ExchangeBoard, plan: ReportPlan) -> None:
        written = [one for one in board.sent if one.period == str(plan.period)]
        if not written:
            self.steps.add("now", "Chưa ghi gói tháng này")
            return
        newest = written[0]
        confirmed = newest.acknowledged_at
        self.steps.add(
            "done" if confirmed else "now",
            f"Đã ghi gói số {newest.seq} ngày {_day(newest.written_at)}",
            f"{board.plan.office_name if board.plan else 'Đảng ủy'} xác nhận ngày "
            f"{_day(confirmed)}."
            if confirmed
            else "Đảng ủy chưa xác nhận đã nhận.",
        )


class AcknowledgedCard(Card):
    """How far the office says it has what is here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said = label(wraps=True)
        self._left = label(role="secondary", wraps=True)
        self._lacking = label(wraps=True)
        self.streams = LinkButton("Nhật ký các máy")
        self.body.addWidget(self._said)
        self.body.addWidget(self._left)
        self.body.addWidget(self._lacking)
        self.body.addWidget(self.streams, 0, Qt.AlignmentFlag.AlignLeft)

    def show_board(self, board: ExchangeBoard) -> None:
        """Show the newest acknowledgement."""
        office = board.plan.office_name if board.plan else ""
        self.set_title(office)
        left = count_text(board.unacknowledged)
        gap = board.gap
        self._lacking.setText(f"{gap_text(gap.missing, gap.since)} {HOW_TO_FILL}" if gap else "")
        self._lacking.setVisible(gap is not None)
        self.streams.setVisible(gap is not None or board.streams > 1)
        if board.acknowledged_at and board.acknowledged_period:
            month = month_text(Month.parse(board.acknowledged_period))
            self._said.setText(
                f"Đã nhận đủ đến {month}, theo chỉ đạo ngày {_day(board.acknowledged_at)}."
            )
            self._left.setText(
                f"Còn {left} thay đổi chưa được xác nhận; gói sau sẽ mang theo."
                if board.unacknowledged
                else "Không còn thay đổi nào chưa được xác nhận."
            )
        else:
            self._said.setText("Chưa xác nhận nhận được gói nào.")
            self._left.setText(
                f"{left} thay đổi chờ xác nhận. Sau khi nhận gói, Đảng ủy đưa lại tệp chỉ đạo: "
                "hãy bấm “Nhận chỉ đạo của Đảng ủy…”."
            )

    def text(self) -> str:
        """What the card says."""
        return f"{self._said.text()} {self._left.text()} {self._lacking.text()}".strip()


class FingerprintCard(Card):
    """The unit's own six groups, to be read to the office; until then its bundles are refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._why = label(role="secondary", wraps=True)
        self.groups = label(role="heading", wraps=True)
        self.again = LinkButton("Nhận lại thư mời…")
        self.office = label(role="secondary", wraps=True)
        for widget in (self._why, self.groups, self.office):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.again)
        self.change = LinkButton("Thay khóa…")
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_board(self, board: ExchangeBoard) -> None:
        """Show the groups; insist while the office has confirmed nothing."""
        self.groups.setText(spaced(board.fingerprint))
        self.change.setVisible(bool(board.key_confirmed_at))
        self.office.setText(
            f"Dấu kiểm tra của Đảng ủy: {board.office_fingerprint}"
            + (f" (bộ khóa số {board.keyset})" if board.keyset else "")
        )
        if board.key_confirmed_at:
            day = date_text(date.fromisoformat(board.key_confirmed_at))
            self.set_title(f"✓ Đảng ủy đã xác nhận khóa ngày {day}")
            self._why.setText("Đọc dấu này cho Đảng ủy khi được hỏi qua điện thoại.")
        elif board.acknowledged_at:
            self.set_title("Dấu kiểm tra của đơn vị")
            self._why.setText(
                "Khóa mới chờ Đảng ủy xác nhận: ghi gói và gửi như thường, chỉ đạo kế tiếp sẽ báo."
            )
        else:
            self.set_title("Việc còn lại: đọc dấu kiểm tra cho Đảng ủy")
            self._why.setText(
                "Đưa tệp đăng ký cho Đảng ủy, rồi đọc sáu nhóm số này qua điện thoại. "
                "Đảng ủy gõ hai nhóm cuối; từ đó gói của đơn vị được nhận."
            )


class SentCard(Card):
    """Every bundle written, newest first; "đã nhận" only where the office has said so."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Các gói đã ghi", parent=parent)
        self.model = LinesModel(_COLUMNS)
        self.table = DataTable("sent", settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Các gói đã ghi")
        self.nothing = label("Chưa ghi gói nào.", "secondary")
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table)

    def show_board(self, board: ExchangeBoard) -> None:
        """Show the bundles of the board."""
        self.model.set_lines(board.sent)
        self.nothing.setVisible(not board.sent)
        self.table.setVisible(bool(board.sent))
        rows = min(len(board.sent), _MOST_ROWS)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + rows * current().row + L)


def short_digest(digest: bytes) -> str:
    """The first twelve hexadecimal digits in groups: to compare two copies by eye."""
    text = digest.hex()[:12]
    return " ".join(text[i : i + 4] for i in range(0, 12, 4))


def _state(one: Sent) -> str:
    if one.acknowledged_at:
        return f"✓ Đảng ủy xác nhận {_day(one.acknowledged_at)}"
    return "đã ghi, chưa có xác nhận"


def _day(instant: str) -> str:
    return date_text(datetime.fromisoformat(instant).date())


def _period(one: Sent) -> str:
    return short_month_text(Month.parse(one.period)) if one.period else ""


_COLUMNS: tuple[Column[Sent], ...] = (
    Column(key="period", title="Kỳ", text=_period, width=80),
    Column(key="seq", title="Số gói", text=lambda one: str(one.seq), align=RIGHT, width=72),
    Column(key="written", title="Ghi ngày", text=lambda one: _day(one.written_at), width=104),
    Column(
        key="state",
        title="Trạng thái",
        text=_state,
        state=lambda one: "good" if one.acknowledged_at else "attention",
        width=238,
    ),
    Column(
        key="digest",
        title="Mã đối chiếu",
        text=lambda one: short_digest(one.digest),
        width=132,
    ),
    Column(key="file", title="Tệp", text=lambda one: one.file_name, width=220),
)
