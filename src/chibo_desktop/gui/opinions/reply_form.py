"""The office answers an opinion that a branch has routed up."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.gui.opinions.form import OpinionForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWish:
    """What the form says."""

    by_whom: str
    content: str


class ReplyForm(OpinionForm):
    """By whom and in which words."""

    def __init__(self, by_whom: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Trả lời kiến nghị",
            "Chi bộ đọc được khi nhận chỉ đạo kế tiếp; câu trả lời nằm cạnh ý kiến của chi bộ.",
            "Trả lời",
            parent,
        )
        self.by_whom, self.content = QLineEdit(by_whom), WordsEdit()
        self.add("by_whom", "&Ai trả lời", self.by_whom, "Ví dụ: Ban Thường vụ Đảng ủy.")
        self.add("content", "&Nội dung trả lời", self.content)
        self.content.setFocus()

    def read(self) -> ReplyWish:
        """The answer as written."""
        return ReplyWish(by_whom=self.by_whom.text(), content=self.content.toPlainText())
