"""Kiểm tra, giám sát: the year's programme, what was concluded, what is still to be mended."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.terms.inspection import Inspection, InspectionKind, InspectionState
from chibo_desktop.gui.committee.columns import inspection_columns
from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import INSPECTIONS, SidePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Card, Choice, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.committee import committee_people
from chibo_desktop.services.inspections import (
    InspectionBoard,
    load_inspections,
    remove_inspection,
    save_inspection,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.terms import inspections_headline, waiting_text

_HINT = "Enter: ghi kết quả cuộc đang đứng · Ctrl+N: thêm · Ctrl+P: in · Ctrl+Z: hoàn tác"
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


class InspectionsPage(SidePage):
    """A year of one organisation."""

    kinds: ClassVar[frozenset[str]] = frozenset({"inspection", "member"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, INSPECTIONS, "Cấp ủy – Đại hội")
        self.board: InspectionBoard | None = None
        self.acts = FormActs(context, self, self.say)
        self.year = self.year_choice()
        self.tools.add(self.year)
        self.card = Card(stretching=True)
        self.told = label(role="strong", wraps=True)
        self.card.body.addWidget(self.told)
        self.body.addWidget(self.card)
        self.lines: LineTable[Inspection] = LineTable(
            "inspections",
            "Kiểm tra, giám sát",
            inspection_columns(context.today),
            context.settings,
            lambda one: one.id,
        )
        self.lines.add_act("Ghi kết quả…", self.write_outcome, "pencil")
        self.lines.add_act("Sửa…", self._on_edit)
        self.lines.add_act("Bỏ", self._on_remove)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self._print = self.add_action("In sổ…", self._on_print, sign="printer", keys="Ctrl+P")
        self.add_action("Thêm cuộc…", self._on_add, primary=True, keys="Ctrl+N")

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, year, today = self.branch, int(self.year.value()), self.of_file.today()

        def load(unit: Unit) -> InspectionBoard:
            return load_inspections(unit, branch, year, today)

        self.of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def write_outcome(self, one: Inspection) -> None:
        """Write what came of one."""

        def save(unit: Unit, said: Inspection) -> str:
            save_inspection(unit, said)
            return f"Đã ghi kết quả: {said.title}."

        self.acts.open_form(OutcomeForm(one, self), save)

    def _on_loaded(self, board: InspectionBoard) -> None:
        self.board = board
        self.show_branches(board.branches, board.branch_id)
        self.lines.setVisible(bool(board.lines))
        self._print.setVisible(bool(board.lines))
        said = inspections_headline(board.count)
        self.set_context(f"Năm {board.year}: {said}" if board.lines else "")
        self.set_hint(_HINT if board.lines else "")
        self.told.setText(
            "\n".join(waiting_text(board.lines, board.today))
            or "Không cuộc nào quá tháng, không còn việc phải khắc phục."
            if board.lines
            else f"Năm {board.year} chưa có chương trình kiểm tra, giám sát. Bấm Thêm cuộc… để ghi "
            "kiểm tra ai, nội dung gì, tháng nào; kết luận ghi vào đúng dòng ấy."
        )
        self.lines.show_lines(board.lines)

    def _on_add(self) -> None:
        board = self.board
        if board is not None:
            self._edit(
                Inspection(
                    id="",
                    org_id=board.org_id,
                    branch_id=board.branch_id,
                    year=board.year,
                    kind=InspectionKind.INSPECTION,
                )
            )

    def _on_edit(self, one: Inspection) -> None:
        self._edit(one)

    def _edit(self, draft: Inspection) -> None:
        def save(unit: Unit, said: Inspection) -> str:
            save_inspection(unit, replace(said, id=said.id or unit.new_id()))
            return ""

        branch = draft.branch_id
        self.of_file.runner.run(
            lambda unit: committee_people(unit, branch),
            lambda people: self.acts.open_form(InspectionForm(draft, people, self), save),
            owner=self,
        )

    def _on_remove(self, one: Inspection) -> None:
        self.acts.take_off(
            f"Bỏ “{one.title}”?",
            "Chỉ bỏ dòng ghi nhầm; không thực hiện thì ghi kết quả là Không thực hiện, kèm lý do. "
            "Ctrl+Z để lấy lại.",
            "Bỏ",
            lambda unit: remove_inspection(unit, one),
        )

    def _on_print(self) -> None:
        if self.board is not None:
            self.papers.show(TermPaper.INSPECTIONS, self.board.branch_id, year=self.board.year)
