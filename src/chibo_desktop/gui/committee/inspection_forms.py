"""The forms of an inspection: what is planned, and what came of it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.terms.inspection import Inspection, InspectionState
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.dates import short_month_text

_ROWS = 3
_FLAGS = (("", "Trong chương trình năm"), ("extra", "Ngoài chương trình"))


class InspectionForm(TwoColumnForm):
    """What is planned: whom, on what, in which month, by whom."""

    def __init__(
        self, one: Inspection, people: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        is_new = not one.title
        super().__init__(
            "Thêm cuộc kiểm tra, giám sát" if is_new else "Sửa cuộc kiểm tra, giám sát",
            f"Chương trình kiểm tra, giám sát năm {one.year}.",
            "Thêm vào chương trình" if is_new else "Ghi thay đổi",
            parent,
        )
        self._one = one
        self.title = QLineEdit(one.title)
        self.kind = Choice(list(catalogues()["inspection_kind"].labels.items()))
        self.kind.set_value(one.kind)
        self.extra = Choice(list(_FLAGS))
        self.extra.set_value("extra" if one.is_extra else "")
        self.subject = OwnerChoice(people, one.member_id, one.full_name)
        self.leader = OwnerChoice(people, one.leader_id, one.leader_name)
        self.planned_in = QLineEdit(short_month_text(one.planned_in) if one.planned_in else "")
        self.add("title", "&Nội dung", self.title, wide=True)
        self.add("kind", "&Hình thức", self.kind)
        self.add("planned_in", "&Tháng thực hiện", self.planned_in, f"Ví dụ: 06/{one.year}.")
        self.add("subject", "Đố&i tượng", self.subject, "Chọn đảng viên, hoặc gõ: Chi bộ.")
        self.add("leader", "&Phụ trách", self.leader, "Chọn đảng viên, hoặc gõ: Chi ủy.")
        self.add("extra", "Thuộ&c", self.extra)

    def read(self) -> Inspection:
        """The plan as written."""
        member_id, full_name = self.subject.owner()
        leader_id, leader_name = self.leader.owner()
        return replace(
            self._one,
            title=self.title.text(),
            kind=self.kind.value(),
            is_extra=self.extra.value() == "extra",
            member_id=member_id,
            full_name=full_name,
            leader_id=leader_id,
            leader_name=leader_name,
            planned_in=self.month("planned_in", self.planned_in),
        )


class OutcomeForm(TwoColumnForm):
    """What came of one: the conclusion, and what is to be mended until when."""

    def __init__(self, one: Inspection, parent: QWidget | None = None) -> None:
        whom = f"Đối tượng: {one.full_name}." if one.full_name else ""
        super().__init__(one.title, whom, "Ghi kết quả", parent)
        self._one = one
        self.state = Choice(list(catalogues()["inspection_state"].labels.items()))
        self.state.set_value(InspectionState.DONE if one.is_open else one.state)
        self.done_on = day_editor(one.done_on)
        self.conclusion = QLineEdit(one.conclusion_number)
        self.outcome = WordsEdit(one.result, _ROWS)
        self.follow_up = QLineEdit(one.follow_up)
        self.follow_due_on = day_editor(one.follow_due_on)
        self.followed_on = day_editor(one.followed_on)
        self.add("state", "&Tình trạng", self.state)
        self.add("done_on", "&Ngày kết thúc", self.done_on)
        self.add("number", "&Số văn bản kết luận", self.conclusion)
        self.add(
            "result", "&Kết quả, kết luận", self.outcome, "Không thực hiện: ghi lý do.", wide=True
        )
        self.add("follow_up", "Việc phải khắc &phục", self.follow_up, wide=True)
        self.add("follow_due_on", "&Hạn khắc phục", self.follow_due_on)
        self.add("followed_on", "Ngày khắc phục &xong", self.followed_on)

    def read(self) -> Inspection:
        """The outcome as written."""
        return replace(
            self._one,
            state=self.state.value(),
            done_on=self.day("done_on", self.done_on),
            conclusion_number=self.conclusion.text(),
            result=self.outcome.toPlainText(),
            follow_up=self.follow_up.text(),
            follow_due_on=self.day("follow_due_on", self.follow_due_on),
            followed_on=self.day("followed_on", self.followed_on),
        )
