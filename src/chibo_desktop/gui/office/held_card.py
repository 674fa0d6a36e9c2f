"""Bundles that are kept and not counted, in the inbox: why, and what a person answers."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import Button, Card, Column, DataTable, LinesModel, label
from chibo_desktop.services.key_answers import accept_held, refuse_held
from chibo_desktop.services.key_board import HeldLine, held_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import date_text

_MOST_ROWS = 6


class HeldCard(Card):
    """Shown only while something is held. `told` says what was answered."""

    told = Signal(str)
    refused = Signal(object)  # problems
    keys_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Đang giữ, chưa tính vào số liệu", parent=parent)
        self._of_file = context
        self.lines: LinesModel[HeldLine] = LinesModel(_columns(context.dialogs.say))
        self.table = DataTable("held-bundles", context.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Gói đang giữ, chưa tính")
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.accept, self.refuse = Button("Nhận gói đang chọn…"), Button("Không nhận…")
        self.keys = Button("Sang xác nhận khóa")
        self.accept.clicked.connect(self._on_accept)
        self.refuse.clicked.connect(self._on_refuse)
        self.keys.clicked.connect(self.keys_requested)
        row = QHBoxLayout()
        row.setSpacing(S)
        for button in (self.accept, self.refuse, self.keys):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(
            label(
                "Gói đã kiểm tra và giữ nguyên trong máy. Xác nhận khóa thì gói chờ khóa tự được "
                "nhận; gói còn ngờ thì đồng chí hỏi đơn vị rồi trả lời ở đây.",
                "secondary",
                wraps=True,
            )
        )
        self.body.addWidget(self.table)
        self.body.addLayout(row)
        self.hide()

    def reload(self) -> None:
        """Read what is held again."""
        self._of_file.runner.run(held_lines, self.show_lines, owner=self, latest="held")

    def show_lines(self, lines: Sequence[HeldLine]) -> None:
        """Show what is held."""
        self.lines.set_lines(lines)
        self.setVisible(bool(lines))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + (min(len(lines), _MOST_ROWS) + 1) * current().row)
        answers = any(one.can_answer for one in lines)
        self.accept.setVisible(answers)
        self.refuse.setVisible(answers)
        self.keys.setVisible(any(not one.can_answer for one in lines))
        self._on_selected()

    def selected(self) -> HeldLine | None:
        """The bundle that is selected, if a person may answer it."""
        rows = self.table.selected_rows()
        line = self.lines.line(rows[0]) if len(rows) == 1 else None
        return line if line is not None and line.can_answer else None

    def _on_selected(self) -> None:
        for button in (self.accept, self.refuse):
            button.setEnabled(self.selected() is not None)

    def _on_accept(self) -> None:
        line = self.selected()
        if line is not None and self._of_file.dialogs.confirm(
            f"Nhận {line.row.file_name}?",
            f"Gói ký bằng khóa không còn được tin của {line.unit_name}. Chỉ nhận khi đã gọi "
            "điện và đúng là gói do đơn vị lập. Nhận xong vẫn gỡ được.",
            "Nhận gói này",
        ):
            self._answer(
                line, lambda unit: accept_held(unit, line.bundle_id), "Đã nhận {name} vào số liệu."
            )

    def _on_refuse(self) -> None:
        line = self.selected()
        if line is not None and self._of_file.dialogs.confirm(
            f"Không nhận {line.row.file_name}?",
            "Gói không được tính. Đơn vị đăng ký khóa mới rồi ghi gói khác, gói đó mang đủ mọi "
            "tháng.",
            "Không nhận",
        ):
            self._answer(line, lambda unit: refuse_held(unit, line.bundle_id), "Không nhận {name}.")

    def _answer(self, line: HeldLine, work: Callable[[Unit], object], said: str) -> None:
        def done(_value: object) -> None:
            self.told.emit(said.format(name=line.row.file_name))

        self._of_file.runner.run(work, done, self.refused.emit, owner=self)


def _columns(say: Say) -> tuple[Column[HeldLine], ...]:
    return (
        Column(key="unit", title="Đơn vị", text=lambda line: line.unit_name, width=150),
        Column(
            key="received",
            title="Nhận ngày",
            text=lambda line: date_text(datetime.fromisoformat(line.row.received_at).date()),
            width=104,
        ),
        Column(key="file", title="Tệp", text=lambda line: line.row.file_name, width=250),
        Column(
            key="why",
            title="Vì sao giữ",
            text=lambda line: say(line.why),
            tip=lambda line: say(line.why),
            state=lambda line: "accent" if line.can_answer else "attention",
            width=400,
        ),
    )
