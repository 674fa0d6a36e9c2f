"""One member's year: the commitment line by line, and the twelve months."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from chibo_desktop.domain.study import CommitmentLine, StudyMonth
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.study.line_dialog import LineDialog
from chibo_desktop.gui.study.sheet_dialog import SheetDialog
from chibo_desktop.gui.study.year_columns import line_columns, month_columns
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, Card, DataTable, LinesModel, Page, label
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.commitment_papers import commitments_pdf, commitments_workbook
from chibo_desktop.services.commitments import (
    MemberYear,
    load_member_year,
    void_line,
    write_line,
    write_note,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.study_summary import study_year_summary
from chibo_desktop.services.study_words import summary_sentences
from chibo_desktop.services.study_writing import set_study
from chibo_desktop.wording.dates import date_text

_LEAST_ROWS, _MOST_ROWS = 2, 9


class MemberYearPage(Page, OpensForms[LineDialog | SheetDialog]):
    """`open` shows a year; `closed`: back to the book."""

    kinds: ClassVar[frozenset[str]] = frozenset({"study_month", "commitment", "commitment_line"})
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("", scrolling=True)
        self._of_file = context
        self._member, self._year = "", 0
        self.shown: MemberYear | None = None
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self._build()

    def open(self, member_id: str, year: int) -> None:
        """Show a member's year."""
        self._member, self._year = member_id, year
        self.banner.clear()
        self.reload(None)
        self.lines_table.setFocus()

    def reload(self, changes: frozenset[str] | None) -> None:
        if not self._member:
            return
        member, year, today = self._member, self._year, self._of_file.today()
        self._of_file.runner.run(
            lambda unit: _load(unit, member, year, today), self._on_year, owner=self, latest="year"
        )

    def add_line(self) -> None:
        """Write a further line of the commitment."""
        self._open_line(None)

    def edit_line(self, line: CommitmentLine) -> None:
        """Change a line, judge it, write the branch's remark."""
        self._open_line(line)

    def remove_line(self) -> None:
        """Take the selected line out; Ctrl+Z brings it back."""
        line = self._selected()
        if line is not None:
            self._of_file.runner.run(
                lambda unit: void_line(unit, line.id),
                lambda _: self.banner.say(
                    "Đã bỏ một nội dung cam kết. Ctrl+Z để lấy lại.", "information"
                ),
                owner=self,
            )

    def write_remark(self) -> None:
        """Ask for what the branch says of the whole commitment."""
        shown = self.shown
        if shown is None:
            return
        before = shown.commitment.note if shown.commitment else ""
        said = self._of_file.dialogs.ask_text(
            f"Nhận xét chung bản cam kết của đồng chí {shown.full_name}",
            "Nhận xét của chi bộ",
            "Ghi nhận xét",
            before,
        )
        if said is not None:
            member, year = self._member, self._year
            self._of_file.runner.run(lambda unit: write_note(unit, member, year, said), owner=self)

    def _build(self) -> None:
        self.add_action("Về sổ theo dõi", self.closed.emit, sign="chevron-left", keys="Esc")
        self.add_action("Mở hồ sơ", self._on_dossier)
        self.add_action("In bản cam kết", self._on_print, True, "printer", "Ctrl+P")
        self._said = label(wraps=True)
        self.body.addWidget(self._said)
        settings, today = self._of_file.settings, self._of_file.today()
        self.lines: LinesModel[CommitmentLine] = LinesModel(line_columns(today), self)
        self.lines_table = DataTable("study-lines", settings)
        self.lines_table.setModel(self.lines)
        self.lines_table.setAccessibleName("Nội dung cam kết")
        self.lines_table.opened.connect(lambda row: self.edit_line(self.lines.line(row)))
        self._card = Card()
        self._none = label(
            "Chưa có bản cam kết. “Thêm nội dung” để ghi tay, hoặc về sổ theo dõi và chọn “Lập, "
            "sửa… – Lập bản cam kết” để lấy theo mẫu.",
            "secondary",
            wraps=True,
        )
        self._note = label(role="secondary", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(M)
        for words, act, keys in (
            ("Thêm nội dung…", self.add_line, "Ctrl+N"),
            ("Bỏ nội dung", self.remove_line, ""),
            ("Nhận xét chung…", self.write_remark, ""),
        ):
            button = Button(words)
            if keys:
                button.setShortcut(QKeySequence(keys))
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self._none, self.lines_table, self._note):
            self._card.body.addWidget(widget)
        self._card.body.addLayout(row)
        self.body.addWidget(self._card)
        self.months: LinesModel[StudyMonth] = LinesModel(month_columns(), self)
        self.months_table = DataTable("study-months", settings)
        self.months_table.setModel(self.months)
        self.months_table.setAccessibleName("Mười hai tháng")
        self.months_table.opened.connect(lambda row: self._open_month(self.months.line(row)))
        months = Card("Mười hai tháng")
        months.body.addWidget(self.months_table)
        self.body.addWidget(months)
        self.body.addStretch(1)
        self.set_hint("Enter: sửa dòng đang đứng · Ctrl+N: thêm nội dung cam kết · Esc: về sổ")

    def _on_year(self, loaded: tuple[MemberYear, tuple[str, ...]]) -> None:
        shown, sentences = loaded
        self.shown = shown
        self.set_title(f"{shown.full_name} – năm {shown.year}")
        made = shown.commitment
        day = made.registered_on if made else None
        self.set_context(
            f"Bản cam kết đăng ký ngày {date_text(day)}" if day else "Chưa đăng ký bản cam kết"
        )
        late = len(shown.late_lines(self._of_file.today()))
        warned = (f"{late} nội dung đã đến hạn mà chưa tự đánh giá.",) if late else ()
        said = (*sentences, *warned)
        self._said.setText(" ".join(said) or "Năm này chưa ghi gì về học tập và làm theo Bác.")
        self._card.set_title(f"Bản cam kết năm {shown.year}: {len(shown.lines)} nội dung")
        note = made.note if made else ""
        self._note.setText(f"Nhận xét chung của chi bộ: {note}")
        self._note.setVisible(bool(note))
        self._none.setVisible(not shown.lines)
        self.lines_table.setVisible(bool(shown.lines))
        self.lines.set_lines(shown.lines)
        self.months.set_lines(shown.months)
        rows = max(_LEAST_ROWS, min(_MOST_ROWS, len(shown.lines)))
        self.lines_table.setFixedHeight(current().row * (rows + 2))
        self.months_table.setFixedHeight(current().row * (len(shown.months) + 2))
        if shown.lines and not self.lines_table.selected_rows():
            self.lines_table.selectRow(0)

    def _selected(self) -> CommitmentLine | None:
        rows = self.lines_table.selected_rows()
        return self.lines.line(rows[0]) if rows and self.lines.lines else None

    def _open_line(self, line: CommitmentLine | None) -> None:
        if self.shown is None:
            return
        form = LineDialog(self.shown.full_name, line, self)
        member, year, line_id = self._member, self._year, line.id if line else ""
        carry_out(
            self._of_file,
            form,
            lambda unit, values: write_line(unit, member, year, values, line_id),
        )
        self.show_form(form)

    def _open_month(self, record: StudyMonth) -> None:
        shown, period = self.shown, record.period
        if shown is None or period is None:
            return
        lines = [(line.id, f"{line.number}. {line.content}") for line in shown.lines]
        form = SheetDialog(shown.full_name, record, lines, self)
        carry_out(
            self._of_file,
            form,
            lambda unit, values: set_study(unit, period, {shown.member_id: values}),
        )
        self.show_form(form)

    def _on_dossier(self) -> None:
        self.go_requested.emit("members", self._member)

    def _on_print(self) -> None:
        member, year, today = self._member, self._year, self._of_file.today()
        name = self.shown.full_name if self.shown else ""
        self.desk.show(
            f"Bản cam kết năm {year} – {name}",
            lambda unit: commitments_pdf(unit, [member], year, dated=today),
            lambda unit: commitments_workbook(unit, [member], year, dated=today),
        )


def _load(unit: Unit, member_id: str, year: int, today: date) -> tuple[MemberYear, tuple[str, ...]]:
    shown = load_member_year(unit, member_id, year)
    summary = study_year_summary(unit, [member_id], year, today)[member_id]
    return shown, summary_sentences(summary)
