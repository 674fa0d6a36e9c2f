"""Kiểm tra, giám sát: the year's programme, what was concluded, what is still to be mended."""

from dataclasses import replace
from typing import ClassVar

from chibo_desktop.domain.terms.inspection import Inspection, InspectionKind
from chibo_desktop.gui.committee.columns import inspection_columns
from chibo_desktop.gui.committee.inspection_forms import InspectionForm, OutcomeForm
from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import INSPECTIONS, SidePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Card, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.committee import committee_people
from chibo_desktop.services.inspections import (
    InspectionBoard,
    load_inspections,
    remove_inspection,
    save_inspection,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.wording.terms import inspections_headline, waiting_text

_HINT = "Enter: ghi kết quả cuộc đang đứng · Ctrl+N: thêm · Ctrl+P: in · Ctrl+Z: hoàn tác"


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
