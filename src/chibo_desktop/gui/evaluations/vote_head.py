"""The figures above a count: the meeting, ballots out and in, who counted."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import FormField, ToolRow
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.voting import VoteBoard
from chibo_desktop.wording.dates import date_text

_FIELDS = (
    ("meeting_on", "&Ngày họp"),
    ("summoned", "&Triệu tập"),
    ("present", "&Có mặt"),
    ("issued", "&Phát ra"),
    ("collected", "Th&u về"),
    ("invalid", "&Không hợp lệ"),
)
_OF_MEETING = ("meeting_on", "summoned", "present")


class VoteHead(ToolRow):
    """Hands on what was typed when the cursor leaves a field; what is no figure is said there."""

    meeting_entered = Signal(object, object, object)  # day or None, summoned, present
    ballots_entered = Signal(object, object, object)  # issued, collected, invalid as a whole
    tellers_entered = Signal(str, str)  # names, one a line; how it was voted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, QLineEdit] = {}
        self._fields: dict[str, FormField] = {}
        for name, text in _FIELDS:
            editor = QLineEdit()
            editor.setFixedWidth(current().scaled(126 if name == "meeting_on" else 92))
            editor.editingFinished.connect(partial(self._on_field, name))
            self.editors[name] = editor
            self._fields[name] = FormField(text, editor)
            self.add(self._fields[name])
        self.editors["meeting_on"].setPlaceholderText("ngày/tháng/năm")
        self.valid = QLineEdit()
        self.valid.setReadOnly(True)
        self.valid.setFixedWidth(current().scaled(92))
        self.add(FormField("Hợp lệ", self.valid))
        self.method, self.tellers = QLineEdit(), QLineEdit()
        self.method.setPlaceholderText("ví dụ: bỏ phiếu kín")
        self.method.setFixedWidth(current().scaled(170))
        self.tellers.setPlaceholderText("họ tên, cách nhau bằng dấu ;")
        for editor, text in ((self.method, "Hình &thức"), (self.tellers, "Tổ kiểm phiế&u")):
            editor.editingFinished.connect(self._on_tellers)
            self.add(FormField(text, editor), stretching=editor is self.tellers)

    def show_board(self, board: VoteBoard) -> None:
        """Show what is noted; what is being typed is left alone."""
        of_round, count = board.sheet.round, board.count
        summoned = of_round.summoned if of_round.summoned is not None else board.entitled
        known = {
            "meeting_on": date_text(of_round.meeting_on) if of_round.meeting_on else "",
            "summoned": _text(summoned),
            "present": _text(of_round.present),
            "issued": _text(count.issued),
            "collected": _text(count.collected),
            "invalid": _text(count.invalid),
        }
        for name, text in known.items():
            if not self.editors[name].hasFocus() or not self.editors[name].isModified():
                self.editors[name].setText(text)
            self.editors[name].setReadOnly(board.sheet.is_closed)
            self._fields[name].clear_problem()
        self.valid.setText(_text(count.valid))
        for editor, text in (
            (self.method, count.method),
            (self.tellers, "; ".join(count.tellers.splitlines())),
        ):
            editor.setReadOnly(board.sheet.is_closed)
            if not (editor.hasFocus() and editor.isModified()):
                editor.setText(text)
        for problem in board.problems:
            if problem.field in self._fields:
                level = "error" if problem.severity == "error" else "warning"
                self._fields[problem.field].show_problem("", level)

    def _on_field(self, name: str) -> None:
        editor = self.editors[name]
        if not editor.isModified():
            return
        editor.setModified(False)
        values = {key: _count(self.editors[key].text()) for key, _ in _FIELDS[1:]}
        day, is_day = typed_day(self.editors["meeting_on"].text())
        if name == "meeting_on" and not is_day:
            self._fields[name].show_problem("Ghi đủ ngày, tháng, năm.")
            return
        if name != "meeting_on" and values[name] == -1:
            self._fields[name].show_problem("Ghi số nguyên.")
            return
        clean = {key: None if value == -1 else value for key, value in values.items()}
        if name in _OF_MEETING:
            self.meeting_entered.emit(day, clean["summoned"], clean["present"])
        else:
            self.ballots_entered.emit(clean["issued"], clean["collected"], clean["invalid"])

    def _on_tellers(self) -> None:
        if not (self.method.isModified() or self.tellers.isModified()):
            return
        self.method.setModified(False)
        self.tellers.setModified(False)
        names = "\n".join(filter(None, map(str.strip, self.tellers.text().split(";"))))
        self.tellers_entered.emit(names, self.method.text())


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _count(text: str) -> int | None:
    word = text.strip()
    if not word:
        return None
    return int(word) if word.isdecimal() else -1
