"""The forms of a programme and of a task that it asks for."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.targets.records import Programme, ProgrammeTask
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.catalogues import catalogues


class ProgrammeForm(TwoColumnForm):
    """A resolution, programme or plan, and which document it carries out."""

    def __init__(
        self, programme: Programme, others: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        is_new = not programme.title
        super().__init__(
            "Thêm chương trình" if is_new else "Sửa chương trình",
            "Nghị quyết, chương trình hành động, kế hoạch đặt ra chỉ tiêu và nhiệm vụ.",
            "Thêm chương trình" if is_new else "Ghi thay đổi",
            parent,
        )
        self._programme = programme
        self.title = QLineEdit(programme.title)
        self.kind = Choice(list(catalogues()["programme_kind"].labels.items()))
        self.kind.set_value(programme.kind)
        self.above = Choice([("", "Không"), *others.items()])
        self.above.set_value(programme.parent_id)
        self.code, self.issuer = QLineEdit(programme.number), QLineEdit(programme.issuer)
        self.issued_on = PartialDateEdit()
        if programme.issued_on is not None:
            self.issued_on.set_value(PartialDate.of(programme.issued_on))
        self.first = QLineEdit(str(programme.first_year or ""))
        self.last = QLineEdit(str(programme.last_year or ""))
        self.note = QLineEdit(programme.note)
        self.add("title", "&Tên chương trình", self.title, wide=True)
        self.add("kind", "&Loại", self.kind)
        self.add("parent_id", "Thực hiện &văn bản", self.above, "Nghị quyết, chương trình ở trên.")
        self.add("number", "&Số, ký hiệu", self.code)
        self.add("issuer", "Nơi &ban hành", self.issuer)
        self.add("issued_on", "&Ngày ban hành", self.issued_on)
        self.add("note", "&Ghi chú", self.note)
        self.add("first_year", "Từ nă&m", self.first)
        self.add("last_year", "Đến năm", self.last, "Chương trình một năm: ghi cùng một năm.")

    def read(self) -> Programme:
        """The programme as written."""
        return replace(
            self._programme,
            title=self.title.text(),
            kind=self.kind.value(),
            parent_id=self.above.value(),
            number=self.code.text(),
            issuer=self.issuer.text(),
            issued_on=self.day("issued_on", self.issued_on),
            first_year=self.year("first_year", self.first),
            last_year=self.year("last_year", self.last),
            note=self.note.text(),
        )


class TaskForm(TwoColumnForm):
    """A task of a programme: what, for which target, who, until when, how it stands."""

    def __init__(
        self,
        task: ProgrammeTask,
        targets: Mapping[str, str],
        owners: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        is_new = not task.title
        super().__init__(
            "Thêm nhiệm vụ" if is_new else "Sửa nhiệm vụ",
            "",
            "Thêm nhiệm vụ" if is_new else "Ghi thay đổi",
            parent,
        )
        self._task = task
        self.title = QLineEdit(task.title)
        self.target = Choice([("", "Chung của chương trình"), *targets.items()])
        self.target.set_value(task.target_id)
        self.owner = OwnerChoice(owners, task.owner_id, task.owner_name)
        self.due_on, self.done_on = PartialDateEdit(), PartialDateEdit()
        for editor, day in ((self.due_on, task.due_on), (self.done_on, task.done_on)):
            if day is not None:
                editor.set_value(PartialDate.of(day))
        self.state = Choice(list(catalogues()["programme_task_state"].labels.items()))
        self.state.set_value(task.state)
        self.outcome = QLineEdit(task.result)
        self.add("title", "&Nhiệm vụ", self.title, wide=True)
        self.add("target_id", "Để đạt &chỉ tiêu", self.target, wide=True)
        self.add("owner", "&Phụ trách", self.owner, "Chọn đảng viên, hoặc gõ: Chi ủy.")
        self.add("due_on", "Thời &hạn", self.due_on)
        self.add("state", "&Tình trạng", self.state)
        self.add("done_on", "Ngày &xong", self.done_on, "Để trống: ngày ghi.")
        self.add("result", "&Kết quả cụ thể", self.outcome, wide=True)

    def read(self) -> ProgrammeTask:
        """The task as written."""
        owner_id, owner_name = self.owner.owner()
        return replace(
            self._task,
            title=self.title.text(),
            target_id=self.target.value(),
            owner_id=owner_id,
            owner_name=owner_name,
            due_on=self.day("due_on", self.due_on),
            state=self.state.value(),
            done_on=self.day("done_on", self.done_on),
            result=self.outcome.text(),
        )
