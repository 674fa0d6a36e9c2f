"""Báo cáo – Biểu mẫu: the papers of a month, each as a card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, S, current
from chibo_desktop.gui.widgets import Button, Card, Choice, FormField, Page, ToolRow, label
from chibo_desktop.services.printing import (
    SheetMode,
    evaluation_sheets_pdf,
    save_document,
    summary_pdf,
    summary_workbook,
)
from chibo_desktop.services.rounds import RoundLine, branch_lines, load_sheet, round_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import date_text, month_text, short_month_text

_NARROW = 620  # pixels at 100 %: below it the cards stand in one column
_PDF = "Tệp PDF (*.pdf)"
_WORKBOOK = "Bảng tính Excel (*.xlsx)"
Make = Callable[[Unit], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What can be printed: the rounds of this file, and the sheet of the one chosen."""

    rounds: list[RoundLine]
    branches: dict[str, str]
    sheet: Sheet | None


class PrintingPage(Page):
    """Choose the month, then the paper."""

    kinds = frozenset({"round", "evaluation", "branch", "member", "workplace"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Báo cáo – Biểu mẫu", scrolling=True, parent=parent)
        self.context = context
        self._round = ""
        self._sheet: Sheet | None = None
        self.preview: PreviewDialog | None = None
        self._build_choices()
        self._build_cards()

    def reload(self, changes: frozenset[str] | None) -> None:
        wanted = self._round

        def work(unit: Unit) -> Papers:
            rounds = round_lines(unit)
            chosen = next((one for one in rounds if one.id == wanted), None)
            chosen = chosen or (rounds[0] if rounds else None)
            return Papers(
                rounds=rounds,
                branches={one.id: one.name for one in branch_lines(unit)},
                sheet=load_sheet(unit, chosen.id) if chosen else None,
            )

        self.context.runner.run(work, self._on_papers, owner=self, latest="papers")

    def arrive(self, argument: object) -> None:
        """A round's id shows the papers of that round."""
        if isinstance(argument, str) and argument:
            self._round = argument
            self.reload(None)

    def show_blank_sheet(self) -> None:
        """Preview one sheet without a name."""
        self._show_sheets(SheetMode.BLANK, "Phiếu đánh giá trắng")

    def show_prefilled_sheets(self) -> None:
        """Preview sheets with names, marks to be written by hand."""
        self._show_sheets(SheetMode.PREFILLED, "Phiếu đánh giá có tên")

    def show_filled_sheets(self) -> None:
        """Preview sheets with everything entered."""
        self._show_sheets(SheetMode.FILLED, "Phiếu đánh giá đã chấm")

    def show_summary(self) -> None:
        """Preview the summary table."""
        round_id, dated = self._round, self._dated()
        self._show(
            f"Bảng tổng hợp đánh giá {self._period()}",
            lambda unit: summary_pdf(unit, round_id, dated=dated),
            has_workbook=True,
        )

    def save_workbook(self) -> None:
        """Save the summary as a workbook."""
        round_id, dated = self._round, self._dated()
        self._save(
            f"Bảng tổng hợp đánh giá {self._period()}",
            "xlsx",
            _WORKBOOK,
            lambda unit: summary_workbook(unit, round_id, dated=dated),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_cards()

    def _build_choices(self) -> None:
        row = ToolRow()
        self._month = Choice()
        self._day = Choice([("blank", "Để trống, viết tay"), ("today", "")])
        self._member = Choice([("", "Tất cả đồng chí được đánh giá")])
        self._card_number = QCheckBox("In số thẻ đảng viên")
        for choice in (self._month, self._day, self._member):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        row.add(FormField("&Kỳ đánh giá", self._month))
        row.add(FormField("&Ngày ghi trên văn bản", self._day))
        row.add(FormField("&In phiếu của", self._member))
        self.body.addWidget(row)
        self.body.addWidget(self._card_number)
        self._month.chosen.connect(self.arrive)

    def _build_cards(self) -> None:
        self._cards = [
            _card(
                "Phiếu trắng",
                "Một phiếu không ghi tên, để chép hoặc phát cho đồng chí tự chấm.",
                [("Xem và in…", self.show_blank_sheet)],
            ),
            _card(
                "Phiếu có tên",
                "Họ tên, ngày sinh, ngày vào Đảng điền sẵn; điểm viết tay tại cuộc họp, sau đó "
                "nhập theo đúng thứ tự này.",
                [("Xem và in…", self.show_prefilled_sheets)],
            ),
            _card(
                "Phiếu đã chấm",
                "Đủ các cột điểm, điều kiện, xếp loại và lý do như trên bảng đánh giá.",
                [("Xem và in…", self.show_filled_sheets)],
            ),
            _card(
                "Bảng tổng hợp",
                "Kết quả của cả chi bộ, cách tính tỷ lệ xuất sắc và những đồng chí chưa đánh giá.",
                [("Xem và in…", self.show_summary), ("Lưu bảng Excel…", self.save_workbook)],
            ),
        ]
        self._grid = QGridLayout()
        self._grid.setSpacing(L)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._columns = 0
        self._arrange_cards()

    def _arrange_cards(self) -> None:
        columns = 1 if self.width() < current().scaled(_NARROW) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _on_papers(self, papers: Papers) -> None:
        self._sheet = papers.sheet
        if papers.sheet is None:
            self.show_empty(
                "Chưa có gì để in",
                "Biểu mẫu được in theo kỳ đánh giá. Hãy mở kỳ của tháng trước.",
                "printer",
                "Đến Đánh giá",
                lambda: self.go_requested.emit("evaluations", None),
            )
            return
        self.show_body()
        self._round = papers.sheet.round.id
        several = len(papers.branches) > 1
        self._month.set_options(
            [(one.id, _label(one, papers.branches if several else {})) for one in papers.rounds]
        )
        self._month.set_value(self._round)
        today = self.context.today()
        self._day.set_options([("blank", "Để trống, viết tay"), ("today", date_text(today))])
        names = [(row.evaluation.member_id, row.evaluation.full_name) for row in papers.sheet.rows]
        self._member.set_options([("", f"Tất cả {len(names)} đồng chí được đánh giá"), *names])
        rated = sum(papers.sheet.counts.values())
        state = "đã chốt" if papers.sheet.is_closed else "chưa chốt"
        self.set_context(
            f"{papers.sheet.criteria_set.title} · {state} · xếp loại {rated}/{len(names)} đồng chí"
        )

    def _show_sheets(self, mode: SheetMode, title: str) -> None:
        round_id, dated, member = self._round, self._dated(), self._member.value()
        with_card = self._card_number.isChecked()
        chosen = (member,) if member and mode is not SheetMode.BLANK else ()
        self._show(
            f"{title} {self._period()}",
            lambda unit: evaluation_sheets_pdf(
                unit, round_id, mode, chosen, dated=dated, shows_card_number=with_card
            ),
        )

    def _show(self, title: str, make: Make, has_workbook: bool = False) -> None:
        def show(data: bytes) -> None:
            preview = PreviewDialog(title, data, has_workbook, parent=self)
            preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            preview.save_requested.connect(
                lambda: self._save(title, "pdf", _PDF, lambda _unit: data)
            )
            preview.workbook_requested.connect(self.save_workbook)
            preview.destroyed.connect(self._forget_preview)
            self.preview = preview
            preview.open()

        self.context.runner.run(make, show, owner=self, busy=self)

    def _save(self, title: str, suffix: str, kinds: str, make: Make) -> None:
        folder = self.context.settings.folder("documents") or Path()
        name = suggested_name(title, suffix)
        path = self.context.dialogs.save_file("Lưu biểu mẫu", kinds, folder / name)
        if path is None:
            return
        self.context.runner.run(
            lambda unit: save_document(path, make(unit)), self._on_saved, owner=self
        )

    def _on_saved(self, path: Path) -> None:
        self.context.settings.set_folder("documents", path.parent)
        words = f"Đã lưu {path.name} vào {path.parent}"
        self.banner.say(words, "good")
        if self.preview is not None:
            self.preview.say(words)

    def _forget_preview(self) -> None:
        self.preview = None

    def _dated(self) -> date | None:
        return self.context.today() if self._day.value() == "today" else None

    def _period(self) -> str:
        period = self._sheet.round.period if self._sheet else None
        return month_text(period) if period else ""


def _card(title: str, text: str, acts: list[tuple[str, Callable[[], object]]]) -> Card:
    card = Card(title, stretching=True)
    card.body.addWidget(label(text, "secondary", wraps=True))
    card.body.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(S)
    for words, act in acts:
        button = Button(words)
        button.setAccessibleName(f"{title}: {words}")
        button.clicked.connect(lambda _checked=False, act=act: act())
        row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
    return card


def _label(line: RoundLine, branches: dict[str, str]) -> str:
    branch = f"{branches[line.branch_id]} · " if line.branch_id in branches else ""
    state = " · đã chốt" if line.closed_on is not None else ""
    return f"{branch}{short_month_text(line.period)}{state}"
