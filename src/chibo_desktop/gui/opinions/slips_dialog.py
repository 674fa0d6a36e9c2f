"""Emptying the box: slip after slip is typed, and all are entered at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from chibo_desktop.domain.opinions.opinion import Slip
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import nfc_lines
from chibo_desktop.gui.opinions.form import OpinionForm
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Button, Choice, ToolRow
from chibo_desktop.gui.widgets.words_edit import LARGE, WordsEdit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.opinions import shortened

_TEXT = (
    "Tên, ngày giờ, thứ tự gõ không được giữ; lời văn thì giữ, và có thể cho biết ai viết. Gõ lần "
    "lượt từng phiếu rồi ghi tất cả một lần."
)
_MONTHS_BACK = 12
_LIST_LINES = 3  # at large text one less


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsWish:
    """Slips to be entered: for the box opened in a month."""

    month: Month
    channel: str
    slips: tuple[Slip, ...]


class SlipsDialog(OpinionForm):
    """Ctrl+Enter puts a slip to the others; the button at the bottom enters them all."""

    slip_typed = Signal(object)  # Slip, before it is put to the others

    def __init__(
        self,
        channels: Mapping[str, str],
        areas: Mapping[str, str],
        this_month: Month,
        parent: QWidget | None = None,
    ) -> None:
        self.slips: list[Slip] = []
        super().__init__("Nhập phiếu không ghi tên", _TEXT, "Ghi các phiếu", parent)
        months = [this_month.plus(-back) for back in range(_MONTHS_BACK)]
        self.months = Choice([(str(one), short_month_text(one)) for one in months])
        self.channel = Choice([*channels.items()])
        self.area = Choice([("", "Chưa chọn"), *areas.items()])
        self.content = WordsEdit()
        self.list = QListWidget()
        self.list.setAccessibleName("Các phiếu đã gõ")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows = _LIST_LINES - (current().percent >= LARGE)
        self.list.setFixedHeight(rows * current().row)
        self.put = Button("Thêm phiếu", sign="plus")
        self.put.setToolTip("Thêm phiếu  Ctrl+Enter")
        self.put.setAutoDefault(False)
        self.remove = Button("Bỏ phiếu đang chọn", "quiet")
        self.remove.setAutoDefault(False)
        self.add("month", "&Tháng nhận phiếu", self.months)
        self.add("channel", "Nhận &bằng cách nào", self.channel)
        self.add("area", "&Lĩnh vực", self.area)
        self.add("content", "Nội &dung phiếu", self.content)
        self.beside("month", "channel")
        tools = ToolRow()
        tools.add(self.put)
        tools.add(self.remove)
        self.body.addWidget(tools)
        self._listed = self.add("slips", "Các phiếu đã gõ", self.list)
        self.put.clicked.connect(self.on_put)
        self.remove.clicked.connect(self._on_remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        self._refresh()

    def on_put(self) -> None:
        """Ask for the slip to be put to the others; who listens looks for names in it first."""
        for field in self.fields.values():
            field.clear_problem()
        content = nfc_lines(self.content.toPlainText())
        if not self.area.value():
            self.fields["area"].show_problem("Chưa chọn lĩnh vực của phiếu. Hãy chọn một.")
            self.area.setFocus()
        elif not content:
            self.fields["content"].show_problem("Chưa gõ nội dung phiếu.")
            self.content.setFocus()
        else:
            self.slip_typed.emit(Slip(area=self.area.value(), content=content))

    def take(self, slip: Slip) -> None:
        """Put a slip to the others and make room for the next."""
        self.slips.append(slip)
        self.content.clear()
        self.area.set_value("")
        self.area.setFocus()
        self._refresh()

    def on_submit(self) -> None:
        """By the button: enter all. By Ctrl+Enter with something typed: put it to the others."""
        if nfc_lines(self.content.toPlainText()):
            self.on_put()
            return
        super().on_submit()

    def read(self) -> SlipsWish:
        """The slips put together so far."""
        return SlipsWish(
            month=Month.parse(self.months.value()),
            channel=self.channel.value(),
            slips=tuple(self.slips),
        )

    def _on_remove(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.slips):
            del self.slips[at]
            self._refresh()

    def _refresh(self) -> None:
        self.list.clear()
        self.list.addItems([shortened(one.content) for one in self.slips])
        count = len(self.slips)
        self.submit.setText(f"Ghi {count} phiếu" if count else "Ghi các phiếu")
        self.submit.setEnabled(bool(count))
        self.remove.setEnabled(bool(count))
        self._listed.setVisible(bool(count))
        self.fit()
