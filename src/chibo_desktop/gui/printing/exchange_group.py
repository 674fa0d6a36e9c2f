"""Gửi – Nhận: the cover page of a bundle; at the office also the slips of what came."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Paper, PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.exchange_paper_choices import PaperChoices, paper_choices
from chibo_desktop.services.exchange_papers import (
    cover_pdf,
    cover_workbook,
    slips_pdf,
    slips_workbook,
)
from chibo_desktop.wording.dates import short_month_text


class ExchangeGroup(PaperGroup):
    """Choose the bundle; each paper is one press."""

    key = "exchange"
    title = "Gửi – Nhận"
    kinds = frozenset({"sent", "received", "directive"})
    for_office = True

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.bundle, self.month = Choice(), self.month_choice()
        self._wanted = ""
        self._found = PaperChoices(received={}, names={})
        tools = ToolRow()
        tools.add(FormField("&Gói đã ghi", self.bundle))
        is_office = context.session.is_office
        if is_office:
            tools.add(FormField("&Tháng của phiếu nhận", self.month))
        self.options.addWidget(tools)
        self.add_entries(
            [
                PaperEntry(
                    title="Trang bìa gói",
                    text="Số gói, kỳ, nơi gửi, nơi nhận, mã đối chiếu, gói có gì, còn thiếu gì; "
                    "có chỗ ký giao và nhận.",
                    acts=self.both(self._cover_paper),
                    words="phiếu giao nộp báo cáo chỉ đạo usb",
                )
            ]
        )
        if is_office:
            self.add_entries(
                [
                    PaperEntry(
                        title="Phiếu nhận gói của các đơn vị",
                        text="Mỗi gói đã nhận của tháng một phiếu, đưa lại đơn vị.",
                        acts=self.both(self._slips_paper),
                        words="biên nhận giao nhận hộp thư",
                    )
                ]
            )

    def reload(self, changes: frozenset[str] | None) -> None:
        self.context.runner.run(paper_choices, self._on_choices, owner=self, latest="bundles")

    def arrive(self, argument: object) -> bool:
        """A bundle to print the cover of."""
        if not isinstance(argument, str):
            return False
        self._wanted = argument
        self._choose_wanted()
        return not self._wanted

    def _choose_wanted(self) -> None:
        if any(one.bundle_id == self._wanted for one in self._found.sent):
            self.bundle.set_value(self._wanted)
            self._wanted = ""

    def _on_choices(self, choices: PaperChoices) -> None:
        self._found = choices
        self.bundle.set_options(
            [
                (
                    one.bundle_id,
                    f"Số {one.seq} · {choices.names.get(one.node_id, '')} · "
                    f"{datetime.fromisoformat(one.written_at):%d/%m/%Y} · {one.file_name}",
                )
                for one in choices.sent
            ]
        )
        self._choose_wanted()
        if choices.sent or self.context.session.is_office:
            self.unbar()
        else:
            self.bar(
                "Chưa ghi gói nào",
                "Trang bìa in theo từng gói đã ghi. Hãy ghi gói của tháng trước.",
                "Sang Gửi – Nhận",
                lambda: self.go_requested.emit("exchange", None),
            )

    def _cover_paper(self) -> Paper:
        bundle_id = self.bundle.value()
        return (
            "Trang bìa gói",
            lambda unit: cover_pdf(unit, bundle_id),
            lambda unit: cover_workbook(unit, bundle_id),
        )

    def _slips_paper(self) -> Paper:
        month = Month.parse(self.month.value())
        ids = self._found.received.get(str(month), ())
        return (
            f"Phiếu nhận gói {short_month_text(month).replace('/', '-')}",
            lambda unit: slips_pdf(unit, ids),
            lambda unit: slips_workbook(unit, ids),
        )
