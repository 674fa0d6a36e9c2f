"""The small forms of an opinion: entering it by name, mending it, routing, answering, a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from chibo_desktop.domain.opinions.opinion import Opinion, OpinionRoute
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.opinions.form import OpinionForm
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.words_edit import WordsEdit

_NOT_CHOSEN = ("", "Chưa chọn")
_STAYS = (
    "Ý kiến nằm trong tệp của chi bộ và không đi theo gói; chỉ khi chuyển Đảng ủy mới có phần gửi "
    "lên."
)


class EnterForm(OpinionForm):
    """An opinion given by name."""

    def __init__(
        self,
        draft: Opinion,
        people: Sequence[tuple[str, str]],
        channels: Mapping[str, str],
        areas: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Ghi ý kiến, kiến nghị", _STAYS, "Ghi ý kiến", parent)
        self._draft = draft
        self.member = Choice([_NOT_CHOSEN, *people])
        self.received = PartialDateEdit()
        if draft.received_on is not None:
            self.received.set_value(PartialDate.of(draft.received_on))
        self.channel, self.area = Choice([*channels.items()]), Choice([_NOT_CHOSEN, *areas.items()])
        self.content = WordsEdit(draft.content)
        self.due = PartialDateEdit()
        if draft.due_on is not None:
            self.due.set_value(PartialDate.of(draft.due_on))
        self.add("member_id", "Đồng &chí nêu ý kiến", self.member)
        self.add("received_on", "&Ngày nhận", self.received)
        self.add("channel", "Nhận &bằng cách nào", self.channel)
        self.add("area", "&Lĩnh vực", self.area)
        self.add("content", "Nội &dung, ghi đúng như đã nêu", self.content)
        self.add("due_on", "&Hạn trả lời", self.due, "Gợi ý, sửa theo quy chế.")
        self.beside("received_on", "due_on")
        self.beside("channel", "area")

    def read(self) -> Opinion:
        """The opinion as written."""
        return replace(
            self._draft,
            member_id=self.member.value(),
            received_on=self.day("received_on", self.received),
            channel=self.channel.value(),
            area=self.area.value(),
            content=self.content.toPlainText(),
            due_on=self.day("due_on", self.due),
        )


class CorrectForm(OpinionForm):
    """Other words, area or day; by whom and when received stands fast."""

    def __init__(
        self,
        opinion: Opinion,
        channels: Mapping[str, str],
        areas: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        kept = (
            "Phiếu không ghi tên: nội dung trước khi sửa không được giữ lại."
            if opinion.is_anonymous
            else "Nội dung trước khi sửa còn trong quá trình xử lý."
        )
        super().__init__("Sửa ý kiến", kept, "Ghi thay đổi", parent)
        self._opinion = opinion
        self.channel, self.area = Choice([*channels.items()]), Choice([*areas.items()])
        self.channel.set_value(opinion.channel)
        self.area.set_value(opinion.area)
        self.content = WordsEdit(opinion.content)
        self.due = PartialDateEdit()
        if opinion.due_on is not None:
            self.due.set_value(PartialDate.of(opinion.due_on))
        self.add("channel", "Nhận &bằng cách nào", self.channel)
        self.add("area", "&Lĩnh vực", self.area)
        self.add("content", "Nội &dung", self.content)
        self.add("due_on", "&Hạn trả lời", self.due)

    def read(self) -> Opinion:
        """The opinion as mended."""
        return replace(
            self._opinion,
            channel=self.channel.value(),
            area=self.area.value(),
            content=self.content.toPlainText(),
            due_on=self.day("due_on", self.due),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteWish:
    """Where an opinion shall go."""

    route: str
    on: date
    due_on: date | None
    text: str
    with_name: bool


class RouteForm(OpinionForm):
    """Who is to look at it; for Đảng ủy also the words that go along."""

    def __init__(
        self,
        opinion: Opinion,
        full_name: str,
        routes: Mapping[str, str],
        today: date,
        answer_days: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Chuyển ý kiến", "", "Chuyển", parent)
        self.route = Choice([_NOT_CHOSEN, *routes.items()])
        self.on, self.due = PartialDateEdit(), PartialDateEdit()
        self.on.set_value(PartialDate.of(today))
        self.due.set_value(PartialDate.of(opinion.due_on or today + timedelta(days=answer_days)))
        self.text = WordsEdit(opinion.content)
        self.with_name = QCheckBox(f"Đồng chí {full_name} đồng ý gửi kèm tên")
        self.add("route", "Chuyển &đến", self.route)
        self.add("on", "&Ngày chuyển", self.on)
        self.add("due_on", "&Hạn trả lời", self.due)
        self._words = self.add(
            "text",
            "&Lời gửi Đảng ủy",
            self.text,
            "Đúng những chữ này đi theo gói tới; sửa chỗ làm lộ người nêu nếu cần. Nội dung gốc, "
            "trả lời trong chi bộ không gửi.",
        )
        self.beside("on", "due_on")
        self.body.addWidget(self.with_name)
        self._has_name = bool(full_name)
        self.route.currentIndexChanged.connect(self._show_words)
        self._show_words()

    def read(self) -> RouteWish | None:
        """What is wished; None while the day is missing."""
        due_on, on = self.day("due_on", self.due), self.day("on", self.on)
        if on is None:
            self.fields["on"].show_problem("Chưa ghi ngày chuyển. Hãy ghi đủ ngày, tháng, năm.")
            self._is_read = False
            return None
        is_up = self.route.value() == OpinionRoute.SUPERIOR
        return RouteWish(
            route=self.route.value(),
            on=on,
            due_on=due_on,
            text=self.text.toPlainText() if is_up else "",
            with_name=is_up and self._has_name and self.with_name.isChecked(),
        )

    def _show_words(self, _index: int = 0) -> None:
        is_up = self.route.value() == OpinionRoute.SUPERIOR
        self._words.setVisible(is_up)
        self.with_name.setVisible(is_up and self._has_name)
        self.fit()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWish:
    """An answer: by whom, when, in which words."""

    by_whom: str
    on: date
    text: str


class AnswerForm(OpinionForm):
    """What was answered, also by Đảng ủy when its answer came on paper or by word."""

    def __init__(self, by_whom: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Ghi trả lời", "", "Ghi trả lời", parent)
        self.by_whom = QLineEdit(by_whom)
        self.on = PartialDateEdit()
        self.on.set_value(PartialDate.of(today))
        self.text = WordsEdit()
        self.add("by_whom", "&Ai trả lời", self.by_whom, "Ví dụ: Chi ủy, Đảng ủy.")
        self.add("on", "&Ngày trả lời", self.on)
        self.add("text", "&Nội dung trả lời", self.text)

    def read(self) -> AnswerWish | None:
        """The answer as written; None while the day is missing."""
        on = self.day("on", self.on)
        if on is None:
            self.fields["on"].show_problem("Chưa ghi ngày trả lời. Hãy ghi đủ ngày, tháng, năm.")
            self._is_read = False
            return None
        return AnswerWish(by_whom=self.by_whom.text(), on=on, text=self.text.toPlainText())


class WordForm(OpinionForm):
    """One text: a closing word, a reason."""

    def __init__(
        self, title: str, text: str, field: str, action: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, text, action, parent)
        self.text = WordsEdit(lines=3)
        self.add("text", field, self.text)

    def read(self) -> str:
        """The words."""
        return self.text.toPlainText()
