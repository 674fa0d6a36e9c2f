"""Báo cáo công tác: choose a report, read and edit it section by section, issue it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.widgets import LinkButton, Page, label
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.gui.work_reports.figure_box import FigureBox
from chibo_desktop.gui.work_reports.figures_dialog import FiguresDialog
from chibo_desktop.gui.work_reports.issue_form import IssueForm
from chibo_desktop.gui.work_reports.section_card import ChangesCard, ReportCard
from chibo_desktop.gui.work_reports.tools import ReportTools
from chibo_desktop.services.session import Unit
from chibo_desktop.services.work_report_papers import work_report_pdf, work_report_word
from chibo_desktop.services.work_reports import (
    ReportDraft,
    accept_figures,
    figure_names,
    issue_report,
    load_report,
    reopen_report,
    write_section,
)
from chibo_desktop.wording.work_reports import (
    FIGURES,
    change_text,
    figure_title,
    report_name,
    standing_text,
)

_HINT = (
    "Bấm vào số liệu, hoặc Ctrl+Enter: xem danh sách · nội dung tự lưu khi rời ô · Ctrl+P: xem và "
    "in · Ctrl+Z ngoài ô: hoàn tác"
)
_OWN = frozenset({"work_report"})


class WorkReportsPage(Page):
    """Arrives at a period, e.g. `month-2026-11`, or at the present one of a kind: `month`."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__("Báo cáo công tác", scrolling=True)
        self._of_file = context
        self.draft: ReportDraft | None = None
        self.names: NamesDialog | None = None
        self.figures: FiguresDialog | None = None
        self.desk = Desk(context, self)
        self.desk.saved.connect(self._say)
        self.acts = FormActs(context, self, self._say)
        self.tools = ReportTools(context.today())
        self.changes, self.card = ChangesCard(), ReportCard()
        self.changes.hide()
        self.source = label(role="hint", wraps=True)
        self.review = LinkButton("Kiểm điểm tập thể cuối năm (Mẫu 01) ở mục Quý – Năm")
        self.review.clicked.connect(lambda: self.go_requested.emit("year", "package"))
        for widget in (self.tools, self.changes, self.card, self.source):
            self.body.addWidget(widget)
        self.body.addWidget(self.review, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add_action("Lưu tệp Word…", self.save_word, sign="file-text")
        self._issue = self.add_action("Ghi đã ban hành…", self._on_issue, sign="circle-check")
        self.add_action("Xem và in…", self.show_paper, primary=True, sign="printer", keys="Ctrl+P")
        self.set_hint(_HINT)
        self.tools.wanted.connect(self._on_wanted)
        self.card.written.connect(self._on_written)
        self.card.accepted.connect(self._on_accepted)
        self.card.figure_opened.connect(self.open_figure)
        self.card.insert_requested.connect(self._on_insert)
        self.changes.figure_opened.connect(self.open_figure)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Count anew; after an edit of the text alone, only read the text."""
        branch_id, period = self.tools.branch.value(), self.tools.period
        today, known = self._of_file.today(), None
        if self.draft is not None and changes is not None and changes <= _OWN:
            is_same = (self.draft.key.branch_id, self.draft.key.period) == (branch_id, period)
            known = self.draft.figures if is_same else None

        def load(unit: Unit, progress: Progress) -> ReportDraft:
            return load_report(unit, branch_id, period, today, progress.step, known)

        self._of_file.runner.run_long(
            load, "Đang tập hợp số liệu báo cáo", self._on_loaded, owner=self, latest="report"
        )

    def arrive(self, argument: object) -> None:
        if isinstance(argument, str):
            self.card.keep()
            is_kind = "-" not in argument
            today = self._of_file.today()
            period = ReportPeriod.of(PeriodKind(argument), today) if is_kind else None
            self.tools.show_period(period or ReportPeriod.parse(argument))
            self.reload(None)

    def may_leave(self) -> bool:
        self.card.keep()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.card.keep()
        super().hideEvent(event)

    def open_figure(self, code: str) -> None:
        """What a figure counts."""
        draft = self.draft
        figure = draft.figures.get(code) if draft else None
        if draft is None or figure is None:
            self._say("Số liệu này nay không còn trong sổ sách.")
            return
        title, today = figure_title(code, figure.text), self._of_file.today()

        def load(unit: Unit) -> Sequence[NameLine]:
            return figure_names(unit, draft, code, today)

        self._of_file.runner.run(
            load, lambda lines: self._show_names(code, title, lines), owner=self, latest="names"
        )

    def _show_names(self, code: str, title: str, lines: Sequence[NameLine]) -> None:
        words = FIGURES[code]
        self.names = NamesDialog(
            title,
            lines,
            thing=words.thing,
            of_whom=words.of_whom,
            place=words.place,
            parent=self,
        )
        self.names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names.destroyed.connect(self._on_names_closed)
        self.names.open()

    def show_paper(self) -> None:
        """Preview the report as it is printed."""
        self.card.keep()
        branch_id, period, today = self._chosen()
        self.desk.show_long(
            report_name(period),
            lambda unit, progress: work_report_pdf(unit, branch_id, period, today, progress.step),
            long_word=self._word(),
        )

    def save_word(self) -> None:
        """Save the report for Word."""
        self.card.keep()
        self.desk.save_long_word(report_name(self.tools.period), self._word())

    def _word(self) -> Callable[[Unit, Progress], bytes]:
        branch_id, period, today = self._chosen()
        return lambda unit, progress: work_report_word(
            unit, branch_id, period, today, progress.step
        )

    def _chosen(self) -> tuple[str, ReportPeriod, date]:
        return self.tools.branch.value(), self.tools.period, self._of_file.today()

    def _on_loaded(self, draft: ReportDraft) -> None:
        self.draft = draft
        self.tools.show_draft(draft)
        record = draft.record
        self.set_title(report_name(draft.key.period))
        self.set_context(
            standing_text(record.number, record.issued_on, draft.edited, len(draft.changes))
        )
        if draft.is_empty and draft.issued is None and not draft.edited:
            self.show_empty(
                "Chưa có đảng viên nào trong sổ",
                "Báo cáo được soạn từ sổ sách của đơn vị. Hãy nhập danh sách đảng viên trước.",
                "file-text",
                "Sang danh sách đảng viên",
                lambda: self.go_requested.emit("members", None),
            )
            return
        self.show_body()
        self._issue.setText("Sửa lại…" if draft.issued else "Ghi đã ban hành…")
        self.changes.show_changes([(one.code, change_text(one)) for one in draft.changes])
        self.card.show_draft(draft)
        is_year = draft.key.period.kind is PeriodKind.YEAR
        self.review.setVisible(is_year and not self._of_file.session.is_office)
        self.source.setText("" if draft.issued else draft.form.footnote)

    def _on_wanted(self) -> None:
        self.card.keep()
        self.banner.clear()
        self.reload(None)

    def _on_written(self, code: str, text: str) -> None:
        draft = self.draft
        if draft is not None:
            self._of_file.runner.run(
                lambda unit: write_section(unit, draft, code, text), owner=self
            )

    def _on_accepted(self, code: str) -> None:
        draft = self.draft
        if draft is not None:
            self._of_file.runner.run(lambda unit: accept_figures(unit, draft, code), owner=self)

    def _on_insert(self, box: FigureBox) -> None:
        if self.draft is None:
            return
        self.figures = FiguresDialog(self.draft.said_figures, self)
        self.figures.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.figures.chosen.connect(box.insert_figure)
        self.figures.destroyed.connect(self._on_figures_closed)
        self.figures.open()

    def _on_issue(self) -> None:
        self.card.keep()
        draft = self.draft
        if draft is None:
            return
        if draft.issued is not None:
            self._reopen(draft)
            return
        branch_id, period, today = self._chosen()

        def issue(unit: Unit, said: tuple[str, date | None]) -> str:
            now = load_report(unit, branch_id, period, today)
            issue_report(unit, now, *said)
            return "Đã ghi báo cáo đã ban hành. Nội dung và số liệu từ nay giữ nguyên."

        self.acts.open_form(IssueForm(draft, today, self), issue)

    def _reopen(self, draft: ReportDraft) -> None:
        agreed = self._of_file.dialogs.confirm(
            "Sửa lại báo cáo đã ban hành?",
            "Báo cáo trở lại bản đang soạn, số liệu theo sổ sách hiện nay; bỏ số và ngày ban hành. "
            "Bản đã ký còn trong Nhật ký.",
            "Sửa lại",
        )
        if agreed:
            self._of_file.runner.run(lambda unit: reopen_report(unit, draft), owner=self)

    def _on_names_closed(self) -> None:
        self.names = None

    def _on_figures_closed(self) -> None:
        self.figures = None

    def _say(self, words: str) -> None:
        self.banner.say(words, "information")
