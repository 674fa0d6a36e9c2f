"""Quý – Năm: results, self-assessments and lists of a quarter or a year."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.span import Span
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.review_forms import PERIOD_FORM
from chibo_desktop.services.review_papers import reviews_pdf, reviews_workbook
from chibo_desktop.services.reviews import YEARLY
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.services.span_papers import (
    span_list_pdf,
    span_list_workbook,
)
from chibo_desktop.services.span_rounds import SpanLine, span_lines
from chibo_desktop.wording.spans import span_name, span_short

_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The opened quarters and years of every branch, and the branches' names."""

    lines: tuple[SpanLine, ...]
    branches: dict[str, str]


class PeriodGroup(PaperGroup):
    """Choose a period; each paper is one press."""

    key = "periods"
    title = "Quý – Năm"
    kinds = frozenset({"round", "evaluation", "branch", "member", "review", "shortcoming"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._wanted = ""
        self.lines: dict[str, SpanLine] = {}
        self.period = Choice()
        self.period.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.period.chosen.connect(self._on_chosen)
        row = ToolRow()
        row.add(FormField("&Kỳ", self.period))
        self.options.addWidget(row)
        self.add_entries(
            [
                PaperEntry(
                    title="Bản tự đánh giá, xếp loại của cá nhân (Mẫu 05)",
                    text="Mỗi đồng chí một bản, kết quả từng kỳ và điểm theo nhóm điền sẵn; cả chi "
                    "bộ trong một tệp.",
                    acts=(
                        (_LOOK, lambda: self.show_reviews(PERIOD_FORM)),
                        (_SAVE, lambda: self.save_reviews(PERIOD_FORM)),
                    ),
                    words="quý năm mẫu 05",
                ),
                PaperEntry(
                    title="Bản kiểm điểm cuối năm (Mẫu 01, 2A, 2B, 2C)",
                    text="Của từng đồng chí theo đối tượng và của tập thể, những gì phần mềm biết "
                    "đã ghi sẵn. Chọn kỳ năm.",
                    acts=(
                        (_LOOK, lambda: self.show_reviews(YEARLY)),
                        (_SAVE, lambda: self.save_reviews(YEARLY)),
                    ),
                    words="kiểm điểm năm tập thể cá nhân",
                ),
                self._list_entry(
                    "Tổng hợp kết quả đánh giá và đề xuất xếp loại",
                    "Kết quả từng kỳ, điểm, mức xếp loại của cả chi bộ; cách tính tỷ lệ xuất sắc.",
                    "summary",
                ),
                self._list_entry(
                    "Tổng hợp đề xuất mức chất lượng của các chủ thể",
                    "Mỗi chủ thể một cột: tự đánh giá, tổ đảng, cơ quan, chi ủy, tập thể, chi bộ.",
                    "markers",
                ),
                self._list_entry(
                    "Danh sách đảng viên chưa kiểm điểm, đánh giá xếp loại",
                    "Kèm lý do của từng đồng chí.",
                    "not-rated",
                ),
            ]
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        today = self.context.today()

        def work(unit: Unit) -> Periods:
            branches = {
                one.id: one.name for one in branch_lines(unit) if one.org_id == unit.author.org_id
            }
            lines = [
                line for branch in branches for line in span_lines(unit, branch, today) if line.id
            ]
            return Periods(lines=tuple(lines), branches=branches)

        self.context.runner.run(work, self._on_periods, owner=self, latest="periods")

    def arrive(self, argument: object) -> bool:
        """The id of a quarter's or a year's round chooses it."""
        if not isinstance(argument, str) or (self.lines and argument not in self.lines):
            return False
        self._wanted = argument
        self.reload(None)
        return True

    def show_reviews(self, family: str) -> None:
        """Preview the reviews of everybody."""
        line = self._line(family)
        if line is not None:
            self.desk.show_long(
                self._title("Bản tự đánh giá" if family == PERIOD_FORM else "Bản kiểm điểm", line),
                lambda unit, progress: reviews_pdf(
                    unit, line.branch_id, line.span, line.period, family, progress=progress.step
                ),
                lambda unit: reviews_workbook(unit, line.branch_id, line.span, line.period, family),
            )

    def save_reviews(self, family: str) -> None:
        """Save them as a workbook."""
        line = self._line(family)
        if line is not None:
            self.desk.save_workbook(
                self._title("Bản tự đánh giá" if family == PERIOD_FORM else "Bản kiểm điểm", line),
                lambda unit: reviews_workbook(unit, line.branch_id, line.span, line.period, family),
            )

    def show_list(self, title: str, code: str) -> None:
        """Preview one of the lists."""
        line = self._line()
        if line is not None:
            self.desk.show(
                self._title(title, line),
                lambda unit: span_list_pdf(unit, line.id, code),
                lambda unit: span_list_workbook(unit, line.id, code),
            )

    def save_list(self, title: str, code: str) -> None:
        """Save one of the lists as a workbook."""
        line = self._line()
        if line is not None:
            self.desk.save_workbook(
                self._title(title, line), lambda unit: span_list_workbook(unit, line.id, code)
            )

    def _list_entry(self, title: str, text: str, code: str) -> PaperEntry:
        return PaperEntry(
            title=title,
            text=text,
            acts=(
                (_LOOK, lambda: self.show_list(title, code)),
                (_SAVE, lambda: self.save_list(title, code)),
            ),
            words="quý năm xếp loại",
        )

    def _line(self, family: str = "") -> SpanLine | None:
        """The period chosen; yearly reviews go with the year in which a quarter lies."""
        line = self.lines.get(self.period.value())
        if family != YEARLY or line is None or line.span is Span.YEAR:
            return line
        return next(
            (
                one
                for one in self.lines.values()
                if one.span is Span.YEAR
                and one.period.year == line.period.year
                and one.branch_id == line.branch_id
            ),
            None,
        )

    def _title(self, what: str, line: SpanLine) -> str:
        return f"{what} – {span_name(line.span, line.period)}"

    def _on_periods(self, found: Periods) -> None:
        self.lines = {line.id: line for line in found.lines}
        if not found.lines:
            self.set_context("")
            self.bar(
                "Chưa mở kỳ quý, năm nào",
                "Mẫu 05 và các bảng tổng hợp in theo kỳ quý, năm. Hãy mở kỳ ở mục Quý – Năm.",
                "Đến Quý – Năm",
                lambda: self.go_requested.emit("year", None),
            )
            return
        self.unbar()
        several = len(found.branches) > 1
        self.period.set_options(
            [(line.id, _label(line, found.branches if several else {})) for line in found.lines]
        )
        if self._wanted in self.lines:
            self.period.set_value(self._wanted)
        self._wanted = ""
        self._on_chosen(self.period.value())

    def _on_chosen(self, identity: str) -> None:
        line = self.lines.get(identity)
        if line is not None:
            state = "đã chốt" if line.closed_on is not None else "chưa chốt"
            self.set_context(f"{span_name(line.span, line.period)} · {state}")


def _label(line: SpanLine, branches: dict[str, str]) -> str:
    branch = f"{branches[line.branch_id]} · " if line.branch_id in branches else ""
    state = " · đã chốt" if line.closed_on is not None else ""
    return f"{branch}{span_short(line.span, line.period)}{state}"
