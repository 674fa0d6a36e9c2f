"""The opinion one stands on: its words, its way so far, what may be done with it now."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.opinions.opinion import OpinionAct
from chibo_desktop.gui.opinions.columns import area_text, due_text, state_text, who_text
from chibo_desktop.gui.widgets import Button, Card, ToolRow, label
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.opinions import OpinionLine
from chibo_desktop.wording.directives import reply_text
from chibo_desktop.wording.opinions import received_text, step_words

_STEPS_SHOWN = 6
_ACTS: Mapping[OpinionAct, tuple[str, str]] = {
    OpinionAct.ROUTE: ("Chuyển…", "send"),
    OpinionAct.ANSWER: ("Trả lời…", "message-square"),
    OpinionAct.CLOSE: ("Đóng…", "circle-check"),
    OpinionAct.REOPEN: ("Mở lại…", "folder-open"),
    OpinionAct.CORRECT: ("Sửa…", "pencil"),
    OpinionAct.TAKE_BACK: ("Lấy lại bước vừa ghi", "undo-2"),
    OpinionAct.REMOVE: ("Bỏ khỏi danh sách…", "x"),
}


class OpinionDetail(Card):
    """Announces what is asked for; the page opens the form."""

    act_requested = Signal(object, object)  # OpinionAct, OpinionLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._line: OpinionLine | None = None
        self.content = label(wraps=True)
        self.way = label(role="secondary", wraps=True)
        self.buttons = {act: Button(text, sign=sign) for act, (text, sign) in _ACTS.items()}
        tools = ToolRow()
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, act=act: self._on_act(act))
            tools.add(button)
        self.body.addWidget(self.content)
        self.replies = label(role="strong", wraps=True)
        self.body.addWidget(self.replies)
        self.body.addWidget(self.way)
        self.body.addWidget(tools)

    def show_line(self, line: OpinionLine | None) -> None:
        """Show an opinion; without one there is nothing to see."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        opinion, case = line.case.opinion, line.case
        head = (who_text(line), area_text(line), state_text(line), due_text(line))
        self.set_title(" · ".join(part for part in head if part))
        self.content.setText(opinion.content)
        self.way.setText("\n".join(_way(line)))
        self.replies.setText("\n".join(reply_text(one) for one in line.replies))
        self.replies.setVisible(bool(line.replies))
        for act, button in self.buttons.items():
            button.setVisible(case.may(act))

    def _on_act(self, act: OpinionAct) -> None:
        if self._line is not None:
            self.act_requested.emit(act, self._line)


def _way(line: OpinionLine) -> list[str]:
    """How it was received, then the steps; of many, the last ones."""
    case, known = line.case, catalogues()
    channel = known["opinion_channel"]
    by = f" ({channel.label(case.opinion.channel)})" if case.opinion.channel else ""
    gone = {one.about for one in case.steps if one.act == OpinionAct.TAKE_BACK}
    words = [
        step_words(
            one,
            known["opinion_route"].label(one.route) if one.route else "",
            is_gone=str(one.number) in gone,
        )
        for one in case.steps
    ]
    left_out = len(words) - _STEPS_SHOWN
    more = [f"… {left_out} bước trước đó"] if left_out > 0 else []
    return [f"Nhận {received_text(case.opinion)}{by}", *more, *words[-_STEPS_SHOWN:]]
