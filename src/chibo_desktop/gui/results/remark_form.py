"""Nhận xét, trả lại: what the office says of a unit's round, or of one member's result."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.decisions import ResultBoard

_WIDTH = 560  # pixels at 100 %


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkWish:
    """What the form says; without an evaluation it is about the whole round."""

    evaluation_id: str
    content: str


class RemarkForm(ReadingForm):
    """A return is about the whole round; a remark may be about one member."""

    def __init__(
        self, board: ResultBoard, parent: QWidget | None = None, *, returns: bool = False
    ) -> None:
        super().__init__(
            "Trả lại kỳ đánh giá" if returns else "Nhận xét cho đơn vị",
            "Đơn vị đọc được khi nhận chỉ đạo kế tiếp. "
            + (
                "Đơn vị tự mở lại kỳ, sửa, chốt và gửi gói mới; kết quả đã gửi vẫn giữ ở đây."
                if returns
                else "Nhận xét nằm cạnh kết quả, không thay số liệu của đơn vị."
            ),
            "Trả lại kỳ" if returns else "Ghi nhận xét",
            parent,
        )
        people = [(line.evaluation.id, line.evaluation.full_name) for line in board.lines]
        self.about = Choice([("", "Cả kỳ đánh giá"), *people])
        self.content = WordsEdit()
        if not returns:
            self.add("evaluation_id", "&Về", self.about)
        self.add("content", "Lý &do trả lại" if returns else "&Nội dung", self.content)
        self.setMinimumWidth(current().scaled(_WIDTH))

    def read(self) -> RemarkWish:
        """What was written."""
        return RemarkWish(evaluation_id=self.about.value(), content=self.content.toPlainText())
