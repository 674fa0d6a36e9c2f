"""The formal acts on a round: open, close, reopen, the meeting, decisions. Each asks first."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.grid_menu import MenuEntry, entries_of_grid, fill_with
from chibo_desktop.gui.evaluations.grid_panel import GridPanel
from chibo_desktop.gui.evaluations.open_dialog import OpenRoundDialog
from chibo_desktop.gui.evaluations.round_forms import CapDialog, MeetingDialog, OverrideDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Banner, Page
from chibo_desktop.services.kept_sets import issued_sets
from chibo_desktop.services.life_view import quorum_of
from chibo_desktop.services.marks import override_rating
from chibo_desktop.services.rounds import (
    RoundLine,
    close_round,
    closing_obstacles,
    open_round,
    preview_round,
    refresh_members,
    reopen_round,
    set_cap_decision,
    set_meeting,
    usable_sets,
)
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.evaluation import cap_sentence, rating_label
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text
from chibo_desktop.wording.problems import sentence

_MONTHS_BACK = 6
_NAMED = 40  # names listed in one refusal
_FEW = 6  # refusals shown one by one


class ActingPage(Protocol):
    """What the acts need of the page they stand on."""

    context: Context
    panel: GridPanel
    banner: Banner
    sheet: Sheet | None

    is_compact: bool

    @property
    def round_id(self) -> str: ...

    @property
    def branch(self) -> Branch | None: ...

    @property
    def rounds(self) -> Sequence[RoundLine]: ...

    def arrive(self, argument: object) -> None: ...

    def show_problems(self, problems: Sequence[Problem]) -> None: ...


class RoundActs:
    """Acts of the evaluations page; what they change comes back through its reload."""

    def __init__(self, page: ActingPage, widget: QWidget) -> None:
        """`widget` is the page as the window of the forms and the owner of the answers."""
        self._page = page
        self._widget = widget

    def month_to_open(self) -> Month:
        """The month after the newest round, but no later than this month; else this month."""
        this = Month.of(self._page.context.today())
        taken = {line.period for line in self._page.rounds}
        newest = max(taken, default=None)
        if newest is not None and newest.next() <= this.next():
            return newest.next()
        return this

    def open_round(self) -> None:
        """Ask for month and criteria set, show who would be left out, open."""
        branch = self._page.branch
        if branch is not None:
            self._page.context.runner.run(
                issued_sets, lambda issued: self._ask_for_round(branch, issued), owner=self._widget
            )

    def _ask_for_round(self, branch: Branch, issued: Sequence[CriteriaSet]) -> None:
        this = Month.of(self._page.context.today())
        taken = {line.period for line in self._page.rounds}
        months = [m for back in range(-1, _MONTHS_BACK) if (m := this.plus(-back)) not in taken]
        sheet = self._page.sheet
        dialog = OpenRoundDialog(
            branch.name,
            months,
            self.month_to_open(),
            lambda month: usable_sets(month, issued),
            sheet.criteria_set.id if sheet else "",
            self._widget,
        )

        def ask(month: Month, chosen: CriteriaSet) -> None:
            self._page.context.runner.run(
                lambda unit: preview_round(unit, branch.id, month, chosen),
                dialog.show_preview,
                owner=dialog,
                latest="preview",
            )

        def submit(month: Month, chosen: CriteriaSet) -> None:
            self._page.context.runner.run(
                lambda unit: open_round(unit, branch.id, month, chosen),
                opened,
                lambda problems: dialog.banner.show_problems(problems, sentence),
                owner=dialog,
                busy=dialog.submit,
            )

        def opened(identity: str) -> None:
            self._page.arrive(identity)
            dialog.accept()

        dialog.preview_requested.connect(ask)
        dialog.submitted.connect(submit)
        dialog.sets_requested.connect(self._go_to_sets)
        dialog.start()
        dialog.open()

    def _go_to_sets(self) -> None:
        if isinstance(self._widget, Page):
            self._widget.go_requested.emit("criteria", None)

    def close_round(self) -> None:
        """Say every obstacle at once; when there is none, ask once and close."""
        sheet = self._page.panel.model.sheet
        obstacles = closing_obstacles(sheet)
        if obstacles:
            self._say_obstacles(obstacles)
            return
        if sheet.round.period is None:
            return
        counts = "; ".join(
            f"{rating_label(rating).lower()}: {sheet.counts[rating]}"
            for rating in Rating
            if sheet.counts.get(rating)
        )
        period, identity = month_text(sheet.round.period), sheet.round.id
        agreed = self._page.context.dialogs.confirm(
            f"Chốt kỳ đánh giá {period}?",
            f"{len(sheet.rows)} kết quả sẽ khóa lại ({counts}). {_not_by_the_last(sheet)}"
            "Sau khi chốt chỉ xem, in và gửi; mở lại cần lý do và được ghi vào nhật ký.",
            f"Chốt {len(sheet.rows)} kết quả",
        )
        if agreed:
            self._run(lambda unit: close_round(unit, identity), self._say_obstacles)

    def reopen(self, reason: str = "") -> None:
        """Ask for the reason and open again; `reason` is what the level above gave."""
        given = self._page.context.dialogs.ask_text(
            "Mở lại kỳ đánh giá đã chốt?",
            "Lý do mở lại (được lưu cùng kỳ và ghi vào nhật ký):",
            "Mở lại kỳ",
            reason,
        )
        identity = self._page.round_id
        if given:
            self._run(lambda unit: reopen_round(unit, identity, given))

    def edit_meeting(self) -> None:
        """Enter the meeting that voted."""
        branch_id = self._page.panel.model.sheet.round.branch_id
        self._page.context.runner.run(
            lambda unit: quorum_of(unit, branch_id).summoned, self._open_meeting, owner=self._widget
        )

    def _open_meeting(self, summoned: int) -> None:
        round_ = self._page.panel.model.sheet.round
        dialog = MeetingDialog(round_, summoned, self._widget)
        dialog.submitted.connect(
            lambda day, summoned, present: self._run(
                lambda unit: set_meeting(
                    unit, round_.id, meeting_on=day, summoned=summoned, present=present
                )
            )
        )
        dialog.open()

    def edit_cap(self) -> None:
        """Enter what allows more excellent ratings than the usual share."""
        sheet = self._page.panel.model.sheet
        rule = sheet.criteria_set.cap
        if rule is None or sheet.cap is None:
            return
        identity = sheet.round.id
        rate = f"{decimal_text(rule.outstanding_rate)}{THIN_SPACE}%"
        dialog = CapDialog(sheet.round, cap_sentence(sheet.cap), rate, self._widget)

        def submit(is_outstanding: bool, decision: str) -> None:
            self._run(
                lambda unit: set_cap_decision(
                    unit, identity, is_outstanding=is_outstanding, decision=decision
                )
            )

        dialog.submitted.connect(submit)
        dialog.open()

    def override(self) -> None:
        """Decide otherwise than the rules for the member the cursor is on."""
        panel = self._page.panel
        row = panel.model.row(panel.view.currentIndex().row())
        if row is None or panel.model.board.is_read_only:
            return
        identity = row.evaluation.id
        dialog = OverrideDialog(row, self._widget)

        def submit(rating: Rating | None, reason: str) -> None:
            self._run(lambda unit: override_rating(unit, identity, rating, reason))

        dialog.submitted.connect(submit)
        dialog.open()

    def fill_menu(self, menu: QMenu) -> None:
        """Everything one can do here, with its keys."""
        panel = self._page.panel
        is_open = not panel.model.board.is_read_only
        menu.clear()
        fill_with(menu, [*entries_of_grid(panel), None, *self._entries(is_open)])

    def _entries(self, is_open: bool) -> list[MenuEntry]:
        return [
            ("Mở kỳ mới…", "", self.open_round, not self._page.context.session.is_office),
            ("Ghi cuộc họp chi bộ…", "", self.edit_meeting, is_open),
            ("Quyết định mức xếp loại khác…", "", self.override, is_open),
            ("Văn bản cho phép vượt tỷ lệ xuất sắc…", "", self.edit_cap, is_open),
            ("Bổ sung đảng viên mới vào kỳ", "", self._refresh, is_open),
            ("Xem biểu đồ", "", self.see_charts, True),
        ]

    def see_charts(self) -> None:
        """Go to the charts of the branch."""
        branch = self._page.branch
        if isinstance(self._widget, Page):
            self._widget.go_requested.emit("charts", branch.id if branch else None)

    def _refresh(self) -> None:
        identity = self._page.round_id

        def done(count: int) -> None:
            words = f"Đã bổ sung {count} phiếu." if count else "Không có đảng viên mới nào."
            self._page.banner.say(words, "information")

        self._page.context.runner.run(
            lambda unit: refresh_members(unit, identity), done, owner=self._widget
        )

    def _run(
        self,
        work: Callable[..., object],
        on_failed: Callable[[Sequence[Problem]], object] | None = None,
    ) -> None:
        refused = on_failed or self._page.show_problems
        self._page.context.runner.run(work, None, refused, owner=self._widget)

    def _say_obstacles(self, obstacles: Sequence[Problem]) -> None:
        """Few: one by one, each leading to its member. Many: counted and named."""
        if len(obstacles) <= _FEW and not self._page.is_compact:
            self._page.show_problems(obstacles)
            return
        names = [str(one.params["name"]) for one in obstacles if one.code == "round-incomplete"]
        rest = len(names) - _NAMED
        more = f" và {rest} đồng chí khác" if rest > 0 else ""
        lines = []
        if names:
            lines.append(
                f"Chưa chốt được: {len(names)} đồng chí chưa có đủ điểm hợp lệ để xếp loại: "
                f"{', '.join(names[:_NAMED])}{more}. Hãy nhập hoặc sửa điểm rồi chốt kỳ."
            )
        lines += [sentence(one) for one in obstacles if one.code != "round-incomplete"]
        self._page.banner.say(" ".join(lines), "problem")


def _not_by_the_last(sheet: Sheet) -> str:
    """Say it when results rest on marks that the last marker of the set has not confirmed."""
    last = sheet.criteria_set.markers[-1]
    others = sum(1 for row in sheet.rows if row.outcome.decided_by != last.code)
    voted = any(row.vote is not None for row in sheet.rows)
    said = f"Chú ý: {others} kết quả tính theo điểm trước bước “{last.label}”. " if others else ""
    return said if voted else f"{said}Chưa nhập phiếu biểu quyết nào. "
