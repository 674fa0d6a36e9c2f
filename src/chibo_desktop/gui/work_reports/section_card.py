"""The sections of a report one below another, with their headings and what has changed in each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.theme import L, M
from chibo_desktop.gui.widgets import Card, LinkButton, ToolRow, label
from chibo_desktop.gui.widgets.section_edit import SectionEdit
from chibo_desktop.gui.work_reports.figure_box import FigureBox
from chibo_desktop.services.work_reports import ReportDraft, ReportSection
from chibo_desktop.wording.work_reports import changes_text


class ReportSectionEdit(SectionEdit):
    """One section of a report: figures open, those changed since it was edited are said."""

    figure_opened = Signal(str)
    accepted = Signal(str)  # its code: the figures were looked at again
    insert_requested = Signal(object)  # the box to put a figure into

    def __init__(
        self, section: ReportSection, title: str, figures: Mapping[str, str], *, is_issued: bool
    ) -> None:
        self.figures = FigureBox()
        self.figures.set_figures(figures)
        super().__init__(section, self.figures, title)
        self.title.setVisible(bool(title))
        self.figures.setReadOnly(is_issued)
        self.figures.figure_opened.connect(self.figure_opened)
        self.back.setText("Lấy lại câu của chương trình")
        self._insert = LinkButton("Chèn số liệu…")
        self._insert.setVisible(not is_issued)
        self._insert.clicked.connect(lambda: self.insert_requested.emit(self.figures))
        self._said = label(state="attention", wraps=True)
        self._accept = LinkButton("Đã xem, số liệu đúng")
        self._accept.clicked.connect(lambda: self.accepted.emit(self.section.code))
        self.body.removeWidget(self.back)
        links = ToolRow()
        for link in (self._insert, self.back, self._accept):
            links.add(link)
        self.body.addWidget(self._said)
        self.body.addWidget(links)
        self._show_changes(section)

    def show_section(self, section: ReportSection, figures: Mapping[str, str]) -> None:
        """What was read anew; what one is just writing stays."""
        is_kept = self.is_kept
        self.figures.set_figures(figures)
        self.show_state(section)
        if is_kept:
            self.figures.show_text(section.text)
        self._show_changes(section)

    def _show_changes(self, section: ReportSection) -> None:
        self._said.setText(changes_text(section.changes))
        self._said.setVisible(bool(section.changes))
        self._accept.setVisible(bool(section.changes))


class ReportCard(Card):
    """The whole text. `written` and `accepted` name a section by its code."""

    written = Signal(str, str)
    accepted = Signal(str)
    figure_opened = Signal(str)
    insert_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.sections: dict[str, ReportSectionEdit] = {}
        self._shown: object = None

    def show_draft(self, draft: ReportDraft) -> None:
        """Show a report; of the one on show only what is new."""
        titles = [(heading, title) for heading, title, _ in draft.numbered]
        shown = (draft.key, draft.issued is not None, titles)
        figures = draft.said_figures
        if shown == self._shown:
            for _heading, _title, section in draft.numbered:
                self.sections[section.code].show_section(section, figures)
            return
        self.keep()
        self._shown = shown
        self._build(draft, figures)

    def keep(self) -> None:
        """Announce what was written and not yet announced."""
        for one in self.sections.values():
            one.keep()

    def _build(self, draft: ReportDraft, figures: Mapping[str, str]) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.sections = {}
        self.body.setSpacing(M)
        self.set_title("")
        for place, (heading, title, section) in enumerate(draft.numbered):
            if heading:
                line = label(heading, "heading", wraps=True)
                line.setContentsMargins(0, L if place else 0, 0, 0)
                self.body.addWidget(line)
            edit = ReportSectionEdit(section, title, figures, is_issued=draft.issued is not None)
            edit.left.connect(self.written)
            edit.accepted.connect(self.accepted)
            edit.figure_opened.connect(self.figure_opened)
            edit.insert_requested.connect(self.insert_requested)
            self.sections[section.code] = edit
            self.body.addWidget(edit)


class ChangesCard(Card):
    """What the data says otherwise now than a report that was issued."""

    figure_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Số liệu nay đã khác bản đã ký", parent=parent)
        self._lines = QVBoxLayout()
        self.body.addWidget(
            label(
                "Bản đã ký giữ nguyên từng con số; dưới đây là chỗ sổ sách nay khác.", "secondary"
            )
        )
        self.body.addLayout(self._lines)

    def show_changes(self, lines: Sequence[tuple[str, str]]) -> None:
        """A line for each: the code of the figure and what is said of it."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for code, said in lines:
            link = LinkButton(said)
            link.clicked.connect(lambda _checked=False, code=code: self.figure_opened.emit(code))
            self._lines.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(lines))
