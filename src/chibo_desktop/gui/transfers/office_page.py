"""The office's book of transfers: who is on the way, how each ended, what is in doubt."""

from collections.abc import Callable
from typing import ClassVar

from chibo_desktop.domain.transfers.records import LateFate
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.transfers.columns import BOOK_COLUMNS, DOUBT_COLUMNS
from chibo_desktop.gui.transfers.doubt_section import DoubtSection
from chibo_desktop.gui.transfers.forms import OrderForm, Ordering
from chibo_desktop.gui.widgets import Button, DataTable, LinesModel, Page, ToolRow, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.known_units import units_of_office
from chibo_desktop.services.late_entries import LateEntry, decide_late, reopen_late
from chibo_desktop.services.session import Unit
from chibo_desktop.services.transfer_ledger import (
    TransferBook,
    TransferLine,
    people_of,
    transfer_book,
)
from chibo_desktop.services.transfers import cancel_transfer, order_transfers
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.transfers import COUNTED_AT, ordered_text, rule_text

_KEYS = "Ctrl+N: chuyển theo quyết định · F1: trợ giúp"
_LEAST = 6  # rows in sight


class OfficeTransfersPage(Page):
    """One book, those on the way first; below it what a unit wrote too late."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"member", "member_transfer", "transfer_answer", "late_answer", "received", "subordinate"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Chuyển sinh hoạt", scrolling=True)
        self._of_file = context
        self.acts = FormActs(context, self, self._say)
        self.order_button = self.add_action(
            "Chuyển theo quyết định…", self.order, primary=True, sign="log-out", keys="Ctrl+N"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the book."""
        self._of_file.runner.run(transfer_book, self._on_book, owner=self, latest="book")

    def order(self) -> None:
        """Open the form by which the office moves members."""
        self._of_file.runner.run(
            units_of_office, lambda units: self._open(OrderForm(units, self)), owner=self
        )

    def cancel(self) -> None:
        """Take the chosen order back."""
        line = self._chosen()
        if line is None:
            return
        one = line.transfer
        reason = self._of_file.dialogs.ask_text(
            f"Rút lại quyết định chuyển đồng chí {one.full_name}?", "Lý do", "Rút lại"
        )
        if reason is not None:
            self._run(
                lambda unit: cancel_transfer(unit, one.id, reason),
                f"Đã rút lại việc chuyển đồng chí {one.full_name}.",
            )

    def take(self, one: LateEntry) -> None:
        """Offer a late change to the unit that has the member."""
        self._decide(
            one,
            LateFate.TAKEN,
            "Đã nhận. Ghi chỉ đạo để đơn vị đang quản lý ghi vào hồ sơ; Xem lại nếu đổi ý.",
        )

    def drop(self, one: LateEntry) -> None:
        """Leave a late change where it is."""
        self._decide(one, LateFate.DROPPED, "Đã bỏ; hồ sơ không đổi. Xem lại nếu đổi ý.")

    def reopen(self, one: LateEntry) -> None:
        """Take the decision back."""
        self._run(lambda unit: reopen_late(unit, one), "Đã đưa về chờ quyết định.")

    def _decide(self, one: LateEntry, fate: LateFate, said: str) -> None:
        self._run(lambda unit: decide_late(unit, one, fate), said)

    def _run(self, work: Callable[[Unit], object], said: str) -> None:
        self._of_file.runner.run(
            work, lambda _done: self._say(said), self._of_file.dialogs.warn_problems, owner=self
        )

    def _build(self) -> None:
        self.lines: LinesModel[TransferLine] = LinesModel(BOOK_COLUMNS)
        self.book = DataTable("transfer-book", self._of_file.settings)
        self.book.setModel(self.lines)
        self.book.setAccessibleName("Các trường hợp chuyển sinh hoạt")
        self.book.setMinimumHeight(current().row * (_LEAST + 1))
        self.doubts: DoubtSection[LateEntry] = DoubtSection(
            "Ghi sau khi đã chuyển đi",
            _DOUBTS,
            "transfer-doubts",
            DOUBT_COLUMNS,
            self._of_file.settings,
        )
        self.reopen_button = self.doubts.add_act(
            "Xem lại", self.reopen, "quiet", lambda one: not one.is_open and not one.at_unit
        )
        self.drop_button = self.doubts.add_act("Bỏ", self.drop, "quiet", lambda one: one.is_open)
        self.take_button = self.doubts.add_act(
            "Nhận vào", self.take, offered=lambda one: one.is_open and one.can_be_taken
        )
        self.cancel_button = Button("Rút lại quyết định…", "quiet")
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        self.rule = label(role="secondary", wraps=True)
        head = ToolRow()
        head.add(label("Các trường hợp chuyển sinh hoạt", "strong"), stretching=True)
        head.add(self.cancel_button)
        self.body.setSpacing(M)
        self.body.addWidget(self.rule)
        self.body.addWidget(head)
        self.body.addWidget(self.book, 3)
        self.body.addWidget(self.doubts)
        self.book.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def _on_book(self, book: TransferBook) -> None:
        if not book.lines:
            self.show_empty(
                "Chưa có việc chuyển sinh hoạt nào trong Đảng bộ",
                "Đơn vị ghi chuyển ở mục Chuyển sinh hoạt của mình; khi gói về đây, chương trình "
                "giao hồ sơ cho đơn vị nhận trong chỉ đạo kế tiếp.",
                "arrow-left-right",
                "Chuyển theo quyết định…",
                self.order,
            )
            return
        self.show_body()
        self.set_hint(_KEYS)
        self.lines.set_lines(book.lines)
        self.doubts.show_lines(book.doubts)
        under_way = book.under_way
        late = sum((one.days_left or 0) < 0 for one in under_way)
        self.badge_changed.emit(late + book.open_doubts)
        self.set_context(
            f"{count_text(len(under_way))} đồng chí đang chuyển · {count_text(late)} quá hạn · "
            f"{count_text(book.open_doubts)} chỗ cần xem lại"
        )
        rule = next((one.rule for one in under_way if one.rule is not None), None)
        self.rule.setText(rule_text(rule) if rule is not None else COUNTED_AT)
        self._offer()

    def _chosen(self) -> TransferLine | None:
        rows = self.book.selected_rows()
        return self.lines.line(rows[0]) if len(rows) == 1 else None

    def _offer(self) -> None:
        line = self._chosen()
        self.cancel_button.setVisible(line is not None and line.can_be_cancelled)

    def _open(self, form: OrderForm) -> None:
        def show(node_id: str) -> None:
            self._of_file.runner.run(
                lambda unit: people_of(unit, node_id), form.show_people, owner=form, latest="people"
            )

        def save(unit: Unit, said: Ordering) -> str:
            done = order_transfers(
                unit,
                from_node=said.from_node,
                to_node=said.to_node,
                member_ids=said.member_ids,
                decision=said.decision,
            )
            return ordered_text(len(done.transfer_ids), done.not_there)

        form.unit_chosen.connect(show)
        self.acts.open_form(form, save)

    def _say(self, words: str) -> None:
        self.banner.say(words, "good")


_DOUBTS = (
    "Đơn vị cũ còn ghi vào hồ sơ sau khi đã chuyển đi, thường từ một máy khác chưa biết; không "
    "tính ở đâu. Nhận vào: chỉ đạo kế tiếp đưa cho đơn vị đang quản lý ghi. Bỏ: hồ sơ không đổi."
)
