"""The bundle of a month before it is written: what it carries, what the month still lacks."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from chibo_desktop.domain.checklist import CheckLine, CheckState
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.picture.checks import CheckResult
from chibo_desktop.gui.exchange.steps import Steps
from chibo_desktop.gui.widgets import Card, Choice, LinkButton
from chibo_desktop.services.exchange_board import ExchangeBoard
from chibo_desktop.services.home_tasks import Step
from chibo_desktop.services.report_plan import ReportPlan
from chibo_desktop.services.scan_travel import PART_LIMIT, ScanPlan
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.bundle_cover import line_text, titles_text
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.home import ACTIONS
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.picture import CHECKS, check_text, checks_headline, names_to_mend

_CLOSED = Step.CLOSE.value  # has a line of its own, with the branches by name
_CHECKS = "checks"  # the link of the figures that do not agree
_MOST_TITLES = 4


class PlanCard(Card):
    """What the month's bundle will carry, as a checklist; what is missing leads to its place."""

    month_chosen = Signal(object)  # Month
    step_requested = Signal(object)  # Step
    names_requested = Signal(object)  # the names that make figures differ

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Gói của tháng", parent=parent)
        self.months = Choice()
        self.months.setAccessibleName("Tháng của gói")
        self.months.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.months.chosen.connect(lambda key: self.month_chosen.emit(Month.parse(key)))
        self.header.addWidget(self.months)
        self.with_scans = QCheckBox("&Mang theo bản quét lần này")
        self.with_scans.setChecked(True)
        self.links: dict[str, LinkButton] = {}
        self.steps = Steps()
        self.body.addWidget(self.steps)
        self.body.addWidget(self.with_scans)

    @property
    def shown_month(self) -> Month:
        """The month of the bundle."""
        return Month.parse(self.months.value())

    @property
    def takes_scans(self) -> bool:
        """Whether the user lets scans go along."""
        return self.with_scans.isChecked()

    def show_plan(self, board: ExchangeBoard, plan: ReportPlan) -> None:
        """Show what the bundle of the plan's month carries and what it lacks."""
        self.months.set_options([(str(one), month_text(one).capitalize()) for one in board.months])
        self.months.set_value(str(plan.period))
        self.set_title(f"Gói {month_text(plan.period)}")
        self.body.removeWidget(self.steps)
        self.steps.hide()
        self.steps.deleteLater()
        self.steps, self.links = Steps(), {}
        self._add_rounds(plan)
        self._add_lines(plan.lines)
        self.steps.add(
            "done",
            f"{count_text(plan.member_count)} hồ sơ đảng viên",
            "Gói luôn mang đủ danh sách hiện hành, mất gói trước cũng không sao.",
        )
        if plan.forwarded_units:
            self.steps.add(
                "info",
                f"{count_text(plan.forwarded_units)} đơn vị bên dưới có số liệu mới",
                "Chuyển lên nguyên như đơn vị đã gửi, kèm chữ ký của đơn vị; không sửa được.",
            )
        self._add_scans(plan.scans)
        self._add_changes(plan)
        self._add_written(board, plan)
        self.body.insertWidget(0, self.steps)

    def show_checks(self, results: Sequence[CheckResult]) -> None:
        """Add to the plan that is shown whether the figures of its month agree with each other."""
        wrong = [one for one in results if not one.is_good]
        if not wrong:
            if results:
                self.steps.add("done", "Số liệu khớp", checks_headline(results))
            return
        link = LinkButton("Ai làm nên chênh lệch…")
        link.clicked.connect(lambda: self.names_requested.emit(names_to_mend(wrong)))
        self.links[_CHECKS] = link
        detail = " ".join(f"{CHECKS[one.check.code][0]}: {check_text(one)}." for one in wrong)
        self.steps.add("late", f"{count_text(len(wrong))} chỗ số liệu không khớp", detail, link)

    def _add_rounds(self, plan: ReportPlan) -> None:
        month = month_text(plan.period)
        if plan.open_branches:
            detail = f"Chưa chốt: {', '.join(plan.open_branches)}."
            if plan.closed_branches:
                detail += f" Đã chốt: {', '.join(plan.closed_branches)}."
            detail += " Vẫn ghi được gói, nhưng Đảng ủy sẽ tính là còn thiếu."
            link = self._link(_CLOSED, "Mở Đánh giá")
            self.steps.add("late", f"Kết quả {month} chưa chốt hết", detail, link)
        else:
            self.steps.add("done", f"Đã chốt kết quả {month}", ", ".join(plan.closed_branches))

    def _add_lines(self, lines: Sequence[CheckLine]) -> None:
        named = len({one.branch for one in lines}) > 1
        others = [one for one in lines if one.step != _CLOSED]
        for one in others:
            if one.state is CheckState.MISSING:
                link = self._link(one.step, ACTIONS[one.step])
                branch = one.branch if named else ""
                self.steps.add("late", line_text(one), branch, link)
        there = [one for one in others if one.state is CheckState.DONE]
        if there:
            self.steps.add("done", "Đã có trong tháng", titles_text(there, named=named))
        absent = [one for one in others if one.state is CheckState.NOT_APPLICABLE]
        if absent:
            self.steps.add(
                "info", "Tháng này không có hoặc không áp dụng", titles_text(absent, named=named)
            )

    def _link(self, step: str, words: str) -> LinkButton:
        link = LinkButton(words)
        link.clicked.connect(lambda: self.step_requested.emit(Step(step)))
        self.links[step] = link
        return link

    def _add_scans(self, scans: ScanPlan) -> None:
        self.with_scans.setVisible(bool(scans.to_send))
        if scans.to_send:
            parts = len(scans.parts(PART_LIMIT))
            split = f" Gói sẽ gồm {count_text(parts)} tệp, đưa đủ cả." if parts > 1 else ""
            self.steps.add(
                "info",
                f"{count_text(len(scans.to_send))} bản quét giấy tờ Đảng ủy chưa có, "
                f"{size_text(scans.size)}",
                f"Gửi lần này hay để lần sau đều được, số liệu không phải chờ.{split}",
            )
        elif scans.at_office:
            count = count_text(scans.at_office)
            self.steps.add("done", f"Đảng ủy đã có đủ {count} bản quét giấy tờ")
        for titles, words in (
            (scans.too_big, "lớn hơn 20 MB nên không gửi được: hãy quét lại đen trắng hoặc tách"),
            (scans.lost, "không còn tệp ở máy này: hãy thêm lại vào hồ sơ"),
        ):
            if titles:
                shown = ", ".join(titles[:_MOST_TITLES])
                rest = " …" if titles[_MOST_TITLES:] else ""
                self.steps.add("late", f"{count_text(len(titles))} bản quét {words}", shown + rest)

    def _add_changes(self, plan: ReportPlan) -> None:
        count = count_text(plan.unsent_changes)
        if plan.last_sent is None:
            self.steps.add("info", "Gói đầu tiên của đơn vị", f"{count} thay đổi chưa gửi.")
        elif plan.unsent_changes:
            self.steps.add("info", f"{count} thay đổi kể từ gói số {plan.last_sent.seq}")
        else:
            self.steps.add("done", f"Không có thay đổi nào kể từ gói số {plan.last_sent.seq}")

    def _add_written(self, board: ExchangeBoard, plan: ReportPlan) -> None:
        written = [one for one in board.sent if one.period == str(plan.period)]
        if not written:
            self.steps.add("now", "Chưa ghi gói tháng này")
            return
        newest = written[0]
        confirmed = newest.acknowledged_at
        self.steps.add(
            "done" if confirmed else "now",
            f"Đã ghi gói số {newest.seq} ngày {_day(newest.written_at)}",
            f"{board.plan.office_name if board.plan else 'Đảng ủy'} xác nhận ngày "
            f"{_day(confirmed)}."
            if confirmed
            else "Đảng ủy chưa xác nhận đã nhận.",
        )


def _day(instant: str) -> str:
    return date_text(datetime.fromisoformat(instant).date())
