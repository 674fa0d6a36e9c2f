"""One bundle of a drop, opened: whom it brings, changes, ends; the number that lets it in."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.office.inbox_table import figures, note
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Column, DataTable, FormField, LinesModel, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.columns import name_column
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.receipts import Change, PersonNews
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.inbox import CHANGE_WORDS, counted_people
from chibo_desktop.wording.numbers import count_text

_WIDTH, _ROWS = 720, 9  # pixels at 100 %, rows in sight
_COLOURS = {
    Change.NEW: "good",
    Change.CHANGED: "",
    Change.ENDED: "accent",
    Change.CONFLICT: "attention",
}
_ORDER = tuple(reversed(Change))


class BundleDialog(ActDialog):
    """`taken` carries the number that was typed, or None where none is asked for."""

    taken = Signal(object)  # int or None
    member_requested = Signal(str, str)  # member id, node id

    def __init__(
        self, receipt: Receipt, settings: Settings, say: Say, parent: QWidget | None = None
    ) -> None:
        super().__init__(_title(receipt), "", "Nhận gói này", parent)
        self.receipt = receipt
        can_take = receipt.outcome in (Outcome.READY, Outcome.HELD)
        self.submit.setVisible(can_take)
        for said in (figures(receipt), note(receipt, say)):
            self.body.addWidget(label(said, wraps=True))
        self.counts = label(
            counted_people(Counter(one.change.value for one in receipt.people)),
            "strong",
            wraps=True,
        )
        self.body.addWidget(self.counts)
        self.lines: LinesModel[PersonNews] = LinesModel(_COLUMNS)
        self.table = DataTable("bundle-people", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Đảng viên mà gói này mang đến, thay đổi hoặc thôi tính")
        people = sorted(receipt.people, key=lambda one: _ORDER.index(one.change))
        self.lines.set_lines(people)
        self.table.setVisible(bool(people))
        self.table.setMinimumHeight(current().row * (min(len(people), _ROWS) + 2))
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table, 1)
        self.number = QLineEdit()
        self.asks_number = can_take and receipt.shrinkage.is_large
        self._add_number()
        room = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(current().scaled(_WIDTH), room))

    def on_submit(self) -> None:
        if not self.asks_number:
            self._take(None)
            return
        typed = self.number.text().strip()
        if not typed.isdecimal() or not self.receipt.shrinkage.is_allowed(int(typed)):
            self.fields["number"].show_problem(
                "Số này chưa đúng. Hãy gọi cho đơn vị, hỏi có đúng bấy nhiêu người hoặc dòng thôi "
                "tính không, rồi gõ lại; nếu không đúng, đừng nhận gói."
            )
            return
        self._take(int(typed))

    def _take(self, typed: int | None) -> None:
        self.taken.emit(typed)
        self.accept()

    def _add_number(self) -> None:
        if not self.asks_number:
            return
        self.number.setMaximumWidth(current().scaled(120))
        thing = "đảng viên" if self.receipt.shrinkage.counts_members else "dòng ghi chép"
        field = FormField(
            f"Số {thing} giảm, gõ lại để nhận",
            self.number,
            "Gọi cho bí thư trước khi gõ: gói lập từ sổ trống hoặc nhầm sổ cũng trông như thế này.",
        )
        self.fields["number"] = field
        self.body.addWidget(field)

    def _on_opened(self, row: int) -> None:
        person = self.lines.line(row)
        # Who is only in the preview is not in the office's book yet.
        is_known = self.receipt.outcome is Outcome.MERGED or person.change is not Change.NEW
        if is_known:
            self.member_requested.emit(person.member_id, self.receipt.node_id)


def _title(receipt: Receipt) -> str:
    if receipt.problem is not None and not receipt.seq:
        return receipt.unit_name or receipt.file_name
    month = f", {month_text(Month.parse(receipt.period))}" if receipt.period else ""
    return f"Gói số {count_text(receipt.seq)} của {receipt.unit_name}{month}"


_COLUMNS: tuple[Column[PersonNews], ...] = (
    Column(
        key="change",
        title="Việc",
        text=lambda one: CHANGE_WORDS[one.change],
        order=lambda one: _ORDER.index(one.change),
        state=lambda one: _COLOURS[one.change],
        width=112,
        is_optional=False,
    ),
    name_column(lambda one: one.full_name, width=300),
)
