"""The forms of a case: opening it, and its next step with what that step needs."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.discipline import (
    WITH_DOCUMENT,
    DisciplineCase,
    DisciplineStage,
    DisciplineStep,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.commendations.forms import whole_count
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.discipline import CaseLine

_LINES = 3


class CaseForm(TwoColumnForm):
    """Announces the case as written."""

    def __init__(
        self,
        case: DisciplineCase,
        branches: Mapping[str, str],
        members: Mapping[str, Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        is_new = not case.matter
        super().__init__(
            "Mở vụ việc kỷ luật" if is_new else "Sửa vụ việc kỷ luật",
            "Vụ việc đi cùng gói báo cáo lên Đảng ủy; ngoài mục này không danh sách nào nêu tên.",
            "Mở vụ việc" if is_new else "Ghi thay đổi",
            parent,
        )
        self._case, self._members = case, members
        self.branch, self.member = Choice(list(branches.items())), Choice()
        self.branch.set_value(case.branch_id)
        self.name, self.source = QLineEdit(case.name), QLineEdit(case.source)
        self.opened = PartialDateEdit()
        if case.opened_on is not None:
            self.opened.set_value(PartialDate.of(case.opened_on))
        self.matter = WordsEdit(case.matter, _LINES)
        if len(branches) > 1:
            self.add("branch_id", "&Chi bộ", self.branch, wide=True)
        self.add("member_id", "Đồng c&hí", self.member, "Để trống nếu là tổ chức đảng.")
        self.add("name", "&Tổ chức đảng", self.name, "Ghi khi không phải một đồng chí.")
        self.add("opened_on", "&Ngày phát hiện", self.opened)
        self.add("source", "Phát hiện từ &đâu", self.source)
        self.add("matter", "Nội dung &vi phạm", self.matter, wide=True)
        self.branch.chosen.connect(lambda _key: self._on_branch())
        self._on_branch()
        self.member.set_value(case.member_id)

    def read(self) -> DisciplineCase:
        """The case as written."""
        return replace(
            self._case,
            branch_id=self.branch.value(),
            member_id=self.member.value(),
            name=self.name.text(),
            opened_on=self.day("opened_on", self.opened),
            source=self.source.text(),
            matter=self.matter.toPlainText(),
        )

    def _on_branch(self) -> None:
        found = self._members.get(self.branch.value(), {})
        self.member.set_options([("", "Chưa chọn"), *found.items()])


class StepForm(TwoColumnForm):
    """Announces the step; its fields follow what happened."""

    def __init__(self, line: CaseLine, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Bước tiếp theo: {line.name}",
            "Quyết định kỷ luật đảng viên ghi luôn vào mục 26 của hồ sơ.",
            "Ghi bước này",
            parent,
        )
        labels = catalogues()
        self._step = DisciplineStep(id="", org_id=line.case.org_id, case_id=line.case.id)
        self.stage = Choice(
            [(one.value, labels["discipline_stage"].label(one)) for one in line.next]
        )
        self.day_edit = PartialDateEdit()
        forms = [(code, labels["discipline_form"].label(code)) for code in line.forms]
        self.form = Choice([("", "Chưa chọn"), *forms])
        self.form.set_value(line.form or next((one.form for one in line.steps if one.form), ""))
        self.base, self.in_favour = QLineEdit(), QLineEdit()
        self.number_edit, self.body_edit = QLineEdit(), QLineEdit()
        self.note = WordsEdit("", _LINES)
        self.add("stage", "&Bước", self.stage)
        self.add("happened_on", "&Ngày", self.day_edit)
        self.add("form", "&Hình thức kỷ luật", self.form, wide=True)
        self.add("base", "&Đảng viên chính thức", self.base, "Số làm gốc để tính tỷ lệ.")
        self.add("in_favour", "&Tán thành", self.in_favour)
        self.add("number", "&Số quyết định", self.number_edit)
        self.add("body", "&Cơ quan quyết định", self.body_edit)
        self.add("note", "&Nội dung, kết quả", self.note, wide=True)
        self.stage.chosen.connect(lambda _key: self._on_stage())
        self._on_stage()

    def read(self) -> DisciplineStep:
        """The step as written."""
        return replace(
            self._step,
            stage=self.stage.value(),
            happened_on=self.day("happened_on", self.day_edit),
            form=self.form.value(),
            base=whole_count(self, "base", self.base),
            in_favour=whole_count(self, "in_favour", self.in_favour),
            number=self.number_edit.text(),
            body=self.body_edit.text(),
            note=self.note.toPlainText(),
        )

    def _on_stage(self) -> None:
        stage = self.stage.value()
        is_vote, has_document = stage == DisciplineStage.VOTED, stage in WITH_DOCUMENT
        self.fields["form"].setVisible(is_vote or has_document)
        for name in ("base", "in_favour"):
            self.fields[name].setVisible(is_vote)
        for name in ("number", "body"):
            self.fields[name].setVisible(has_document or stage == DisciplineStage.ENDED)
        self.fit()
