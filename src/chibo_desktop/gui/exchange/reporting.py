"""The cards of a connected unit: what the office has, the unit's own groups, what was written."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import (
    RIGHT,
    Button,
    Card,
    Column,
    DataTable,
    LinesModel,
    LinkButton,
    label,
    spaced,
)
from chibo_desktop.services.exchange_board import ExchangeBoard, Sent
from chibo_desktop.services.reports import WrittenReport
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.streams import HOW_TO_FILL, gap_text

_MOST_ROWS = 12


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

    cover_requested = Signal(str)  # id of the bundle

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Các gói đã ghi", parent=parent)
        self.model = LinesModel(_COLUMNS)
        self.table = DataTable("sent", settings)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Các gói đã ghi")
        self.nothing = label("Chưa ghi gói nào.", "secondary")
        self.cover = Button("In trang bìa…", sign="printer")
        self.cover.clicked.connect(self._on_cover)
        self.header.addWidget(self.cover)
        self.table.opened.connect(lambda _row: self._on_cover())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table)

    def _on_cover(self) -> None:
        rows = self.table.selected_rows()
        self.cover_requested.emit(self.model.line(rows[0] if rows else 0).bundle_id)

    def show_board(self, board: ExchangeBoard) -> None:
        """Show the bundles of the board."""
        self.model.set_lines(board.sent)
        self.nothing.setVisible(not board.sent)
        self.table.setVisible(bool(board.sent))
        self.cover.setVisible(bool(board.sent))
        rows = min(len(board.sent), _MOST_ROWS)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + rows * current().row + L)


def written_text(written: WrittenReport) -> str:
    """What was written, where, and what to do with it."""
    names = ", ".join(path.name for path in written.paths)
    scans = f" · {count_text(written.scans)} bản quét" if written.scans else ""
    files = "các tệp" if len(written.paths) > 1 else "tệp"
    return (
        f"Đã ghi và đọc lại khớp: {names} · {size_text(written.size)} · "
        f"{count_text(written.entries)} lần ghi{scans} · mã đối chiếu "
        f"{short_digest(bytes.fromhex(written.digest))}. Hãy đưa {files} trong "
        f"{written.path.parent} cho Đảng ủy."
    )


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
