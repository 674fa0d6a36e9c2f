"""Văn bản phải có: what the branch has issued of what it must, and what is missing."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from chibo_desktop.domain.terms.documents import BranchDocument, DocumentLine, DocumentState
from chibo_desktop.gui.committee.columns import DOCUMENT_COLUMNS
from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import DOCUMENTS, SidePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Card, FigureCard, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.branch_documents import (
    DocumentBoard,
    load_documents,
    new_document,
    remove_document,
    save_document,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.wording.terms import UNCHECKED, documents_headline, missing_text, period_text

_HINT = "Enter: ghi văn bản đang đứng · Ctrl+P: in · Ctrl+Z: hoàn tác"
_FIGURE = 200  # pixels at 100 %


class DocumentForm(TwoColumnForm):
    """A document that was issued: number, day, where it is kept."""

    def __init__(
        self, document: BranchDocument, line: DocumentLine, parent: QWidget | None = None
    ) -> None:
        note = f" {line.kind.note}." if line.kind.note else ""
        super().__init__(
            line.kind.title, f"Của {period_text(line.period)}.{note}", "Ghi văn bản", parent
        )
        self._document = document
        self.title = QLineEdit(document.title)
        self.symbol, self.kept_at = QLineEdit(document.number), QLineEdit(document.kept_at)
        self.issued_on, self.note = day_editor(document.issued_on), QLineEdit(document.note)
        self.add("title", "&Trích yếu", self.title, wide=True)
        self.add("number", "&Số, ký hiệu", self.symbol, "Ví dụ: 05-QC/CB.")
        self.add("issued_on", "&Ngày ban hành", self.issued_on)
        self.add("kept_at", "Nơi &lưu", self.kept_at)
        self.add("note", "&Ghi chú", self.note)

    def read(self) -> BranchDocument:
        """The document as written."""
        return replace(
            self._document,
            title=self.title.text(),
            number=self.symbol.text(),
            issued_on=self.day("issued_on", self.issued_on),
            kept_at=self.kept_at.text(),
            note=self.note.text(),
        )


class DocumentsPage(SidePage):
    """A year of what is asked for: of the term, of the year, of its quarters."""

    kinds: ClassVar[frozenset[str]] = frozenset({"branch_document", "programme", "term", "member"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, DOCUMENTS, "Cấp ủy – Đại hội")
        self.board: DocumentBoard | None = None
        self.acts = FormActs(context, self, self.say)
        self.year = self.year_choice()
        self.tools.add(self.year)
        self.figure = FigureCard()
        self.figure.setFixedWidth(current().scaled(_FIGURE))
        self.card = Card(stretching=True)
        self.missing = label(role="strong", wraps=True)
        self.about = label(role="secondary", wraps=True)
        for widget in (self.missing, self.about):
            self.card.body.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(self.figure)
        head.addWidget(self.card, 1)
        self.body.addLayout(head)
        self.lines: LineTable[DocumentLine] = LineTable(
            "branch-documents",
            "Văn bản phải có",
            DOCUMENT_COLUMNS,
            context.settings,
            lambda line: f"{line.kind.code} {line.period.key}",
        )
        self.lines.add_act("Ghi văn bản…", self.write, "pencil")
        self.lines.add_act(
            "Bỏ văn bản ghi nhầm", self._on_remove, is_for=lambda line: line.document is not None
        )
        self.body.addWidget(self.lines)
        self.body.addStretch(1)
        self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, year, today = self.branch, int(self.year.value()), self.of_file.today()

        def load(unit: Unit) -> DocumentBoard:
            return load_documents(unit, branch, year, today)

        self.of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def write(self, line: DocumentLine) -> None:
        """Write down that a document was issued, or mend what was written."""
        if self.board is None:
            return
        document = line.document or new_document(self.board, line)

        def save(unit: Unit, said: BranchDocument) -> str:
            save_document(unit, said)
            return f"Đã ghi: {said.title}."

        self.acts.open_form(DocumentForm(document, line, self), save)

    def _on_loaded(self, board: DocumentBoard) -> None:
        self.board = board
        self.show_branches(board.branches, board.branch_id)
        present = len(board.standing(DocumentState.PRESENT))
        missing = board.standing(DocumentState.MISSING)
        self.figure.show_figure(
            f"{present}/{len(board.lines)}", "văn bản đã có", "attention" if missing else "good"
        )
        self.missing.setText(
            f"Còn thiếu: {missing_text(missing)}."
            if missing
            else "Không thiếu văn bản nào đến hạn."
        )
        about = (
            f"Danh mục theo thông lệ công tác chi bộ, {UNCHECKED} và quy định của Đảng ủy. Nghị "
            "quyết, chương trình ở Chương trình – Chỉ tiêu, báo cáo đã ban hành tự tính là đã có."
        )
        if not board.has_term:
            about = f"Chưa ghi nhiệm kỳ ở mặt Cấp ủy nên chưa tính văn bản của nhiệm kỳ. {about}"
        self.about.setText(about)
        self.set_context(f"Năm {board.year}: {documents_headline(board.lines)}")
        self.set_hint(_HINT)
        self.lines.show_lines(board.lines)

    def _on_remove(self, line: DocumentLine) -> None:
        document = line.document
        if document is not None:
            self.acts.take_off(
                f"Bỏ văn bản “{document.title}”?",
                "Văn bản trở lại là chưa có. Ctrl+Z để lấy lại.",
                "Bỏ văn bản",
                lambda unit: remove_document(unit, document),
            )

    def _on_print(self) -> None:
        if self.board is not None:
            self.papers.show(TermPaper.DOCUMENTS, self.board.branch_id, year=self.board.year)
