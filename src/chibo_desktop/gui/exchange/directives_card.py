"""The directives that count here, the newest first; the newest can be taken back whole."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.gui.widgets import Card, LinkButton, label
from chibo_desktop.services.exchange_board import ExchangeBoard, Received
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.directives import newest_text
from chibo_desktop.wording.numbers import count_text

_MOST = 3


class DirectivesCard(Card):
    """Which directives were taken in, when, and how many rows of the office stand by them."""

    take_back_requested = Signal(str)  # id of the bundle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chỉ đạo đã nhận", parent=parent)
        self._bundle = ""
        self.newest = label(role="strong", wraps=True)
        self.said = label(wraps=True)
        self.rows = label(role="secondary", wraps=True)
        self.take_back = LinkButton("Gỡ chỉ đạo này…")
        self.take_back.clicked.connect(lambda: self.take_back_requested.emit(self._bundle))
        self.body.addWidget(self.newest)
        self.body.addWidget(self.said)
        self.body.addWidget(self.rows)
        row = QHBoxLayout()
        row.addWidget(self.take_back)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_board(self, board: ExchangeBoard, today: date) -> None:
        """Show the newest ones, and how old the newest is."""
        newest = board.directives[:_MOST]
        self.newest.setText(
            newest_text(newest[0].seq, _received_on(newest[0]), today) if newest else ""
        )
        self.newest.setVisible(bool(newest))
        self._bundle = newest[0].bundle_id if newest else ""
        self.said.setText(
            "\n".join(f"Số {one.seq}, nhận ngày {date_text(_received_on(one))}" for one in newest)
            or "Chưa nhận chỉ đạo nào. Khi Đảng ủy đưa tệp, bấm “Nhận chỉ đạo của Đảng ủy…”."
        )
        parts = [f"{count_text(count)} {label.lower()}" for label, count in board.office_rows]
        self.rows.setText(f"Đang áp dụng: {', '.join(parts)}." if parts else "")
        self.rows.setVisible(bool(parts))
        self.take_back.setVisible(bool(newest))

    def text(self) -> str:
        """What the card says."""
        return f"{self.newest.text()} {self.said.text()} {self.rows.text()}"


def _received_on(one: Received) -> date:
    return datetime.fromisoformat(one.received_at).date()
