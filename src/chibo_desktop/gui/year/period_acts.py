"""Acts on a quarter or a year: open, explain, decide, close, reopen, compute anew."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Banner
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.gui.year.dialogs import DecideDialog, GapDialog, OpenSpanDialog
from chibo_desktop.services.marks import override_rating
from chibo_desktop.services.rounds import set_cap_decision
from chibo_desktop.services.session import Unit
from chibo_desktop.services.span_rounds import (
    changed_results,
    close_span,
    explain_gap,
    open_span,
    recompute_span,
    refresh_span,
    reopen_span,
    span_obstacles,
)
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet
from chibo_desktop.services.year_board import PeriodsBoard
from chibo_desktop.wording.evaluation import cap_sentence, rating_label
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.spans import part_title, span_name

_NAMED = 8  # changed results told one by one
_CHANGED = "Có kỳ đã mở lại sau khi chốt"


class PeriodsPage(Protocol):
    """What the acts need of the page they stand on."""

    context: Context
    banner: Banner

    @property
    def board(self) -> PeriodsBoard | None: ...


class PeriodActs(OpensForms[OpenSpanDialog | GapDialog | DecideDialog]):
    """What they change comes back through the page's reload."""

    def __init__(self, page: PeriodsPage, widget: QWidget) -> None:
        """`widget` is the page as the owner of forms and answers."""
        self._page, self._widget = page, widget

    @property
    def _sheet(self) -> SpanSheet | None:
        board = self._page.board
        return board.sheet if board else None

    def do(self, name: str) -> None:
        """One of the acts on the whole period."""
        acts: dict[str, Callable[[], object]] = {
            "open": self.open_period,
            "close": self.close_period,
            "reopen": self.reopen_period,
            "recompute": self.recompute,
            "refresh": self.refresh,
            "cap": self.allow_more,
        }
        acts[name]()

    def open_period(self) -> None:
        """Ask for the criteria set, then open."""
        board = self._page.board
        if board is None or board.line is None:
            return
        line = board.line
        if not board.sets:
            self._page.banner.say(
                "Không có bộ tiêu chí nào có hiệu lực trong kỳ này nên chưa mở được. Hãy thêm hoặc "
                "nhập bộ tiêu chí trước.",
                "attention",
            )
            return
        form = OpenSpanDialog(line, board.sets, board.usual_set, self._widget)

        def work(unit: Unit, chosen: CriteriaSet) -> None:
            open_span(unit, line.branch_id, line.span, line.period, chosen)

        carry_out(self._page.context, form, work)
        self.show_form(form)

    def close_period(self) -> None:
        """Say every obstacle at once; when there is none, ask once and close."""
        sheet = self._sheet
        if sheet is None or sheet.round.period is None:
            return
        obstacles = span_obstacles(sheet)
        if obstacles:
            self._refuse(obstacles)
            return
        name = span_name(sheet.round.lasts, sheet.round.period)
        counts = "; ".join(
            f"{rating_label(rating).lower()}: {sheet.counts[rating]}"
            for rating in Rating
            if sheet.counts.get(rating)
        )
        identity = sheet.round.id
        agreed = self._page.context.dialogs.confirm(
            f"Chốt {name[:1].lower()}{name[1:]}?",
            f"{len(sheet.rows)} kết quả sẽ khóa lại ({counts}), kèm kết quả từng kỳ lúc chốt. Mở "
            "lại cần lý do và được ghi vào nhật ký.",
            f"Chốt {len(sheet.rows)} kết quả",
        )
        if agreed:
            self._run(lambda unit: close_span(unit, identity))

    def reopen_period(self) -> None:
        """Ask for the reason and open again."""
        sheet = self._sheet
        if sheet is None:
            return
        identity = sheet.round.id
        reason = self._page.context.dialogs.ask_text(
            "Mở lại kỳ đã chốt?",
            "Lý do mở lại (được lưu cùng kỳ và ghi vào nhật ký):",
            "Mở lại kỳ",
        )
        if reason:
            self._run(lambda unit: reopen_span(unit, identity, reason))

    def recompute(self) -> None:
        """Show whose result would change, then write the new results down."""
        sheet = self._sheet
        if sheet is None:
            return
        identity = sheet.round.id
        self._page.context.runner.run(
            lambda unit: changed_results(unit, identity), self._ask_recompute, owner=self._widget
        )

    def refresh(self) -> None:
        """Bring new members in."""
        sheet = self._sheet
        if sheet is None:
            return
        identity = sheet.round.id

        def done(count: int) -> None:
            words = f"Đã bổ sung {count} đồng chí." if count else "Không có đảng viên mới nào."
            self._page.banner.say(words, "information")

        self._page.context.runner.run(
            lambda unit: refresh_span(unit, identity), done, owner=self._widget
        )

    def allow_more(self) -> None:
        """Note the document that allows more excellent ratings than the share."""
        sheet = self._sheet
        if sheet is None or sheet.cap is None:
            return
        identity, outstanding = sheet.round.id, sheet.round.is_outstanding
        decision = self._page.context.dialogs.ask_text(
            "Văn bản cho phép vượt tỷ lệ xuất sắc",
            f"{cap_sentence(sheet.cap)} Số, ngày, cơ quan ban hành văn bản:",
            "Ghi văn bản",
            sheet.round.cap_decision,
        )
        if decision:
            self._run(
                lambda unit: set_cap_decision(
                    unit, identity, is_outstanding=outstanding, decision=decision
                )
            )

    def explain(self, row: SpanRow) -> None:
        """Why a part is missing, or what another branch gave."""
        sheet = self._sheet
        if sheet is None:
            return
        form = GapDialog(sheet, row, self._widget)
        evaluation = row.evaluation.id

        carry_out(
            self._page.context,
            form,
            lambda unit, month, reason, total, rating: explain_gap(
                unit, evaluation, month, reason, total, rating
            ),
        )
        self.show_form(form)

    def decide(self, row: SpanRow) -> None:
        """Decide otherwise than the rule gives."""
        form = DecideDialog(row, self._widget)
        evaluation = row.evaluation.id

        carry_out(
            self._page.context,
            form,
            lambda unit, rating, reason: override_rating(unit, evaluation, rating, reason),
        )
        self.show_form(form)

    def _ask_recompute(self, changed: Sequence[tuple[str, str, str]]) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        months = ", ".join(part_title(sheet.part_span, month) for month in sheet.stale)
        named = "; ".join(f"{name}: {_said(was)} → {_said(will)}" for name, was, will in changed)
        if len(changed) > _NAMED:
            named = f"{len(changed)} đồng chí đổi kết quả"
        agreed = self._page.context.dialogs.confirm(
            "Tính lại kỳ đã chốt?",
            f"{months} đã thay đổi sau khi chốt. "
            + (f"{named}. " if changed else "Không kết quả nào đổi. ")
            + "Kết quả mới được ghi thay kết quả cũ; kết quả cũ còn trong nhật ký.",
            "Tính lại",
        )
        if agreed:
            identity, reason = sheet.round.id, f"{_CHANGED}: {months}"
            self._run(lambda unit: recompute_span(unit, identity, reason))

    def _run(self, work: Callable[..., object]) -> None:
        self._page.context.runner.run(work, None, self._refuse, owner=self._widget)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._page.banner.show_problems(problems, sentence)


def _said(result: str) -> str:
    total, _, rating = result.partition(" ")
    points = "" if total == "-" else decimal_text(Decimal(total))
    words = rating_label(Rating(rating)).lower() if rating in set(Rating) else "chưa xếp loại"
    return f"{points} ({words})".strip()
