"""Ý kiến, kiến nghị: the register of a year and its figures; at the office, all branches."""

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.domain.organization import Branch
from chibo_desktop.gui.printing.desk import Desk, Make
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.opinion_papers import (
    RegisterWish,
    figures_pdf,
    figures_workbook,
    register_pdf,
    register_workbook,
    sent_pdf,
    sent_workbook,
    units_pdf,
    units_workbook,
)
from chibo_desktop.services.rounds import branch_lines

_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"
_YEARS = 4
_Paper = tuple[str, Make, Make]


class OpinionGroup(PaperGroup):
    """Choose branch and year; each paper is one press."""

    key = "opinions"
    title = "Ý kiến, kiến nghị"
    kinds = frozenset({"branch"})
    for_office = True

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        this_year = context.today().year
        years = [str(this_year - back) for back in range(_YEARS)]
        self.branch, self.year = Choice(), Choice([(one, one) for one in years])
        self.with_names = QCheckBox("Có tên người nêu")
        tools = ToolRow()
        self._branch_field = FormField("&Chi bộ", self.branch)
        tools.add(self._branch_field)
        tools.add(FormField("&Năm", self.year))
        self._branch_field.hide()
        self.options.addWidget(tools)
        if not context.session.is_office:
            self.options.addWidget(self.with_names)
        self.add_entries(self._office() if context.session.is_office else self._branch())

    def reload(self, changes: frozenset[str] | None) -> None:
        if not self.context.session.is_office:
            self.context.runner.run(branch_lines, self._on_branches, owner=self, latest="branches")

    def show_register(self) -> None:
        """The register of the year."""
        self.desk.show(*self._register_paper(only_open=False))

    def show_open(self) -> None:
        """What is still to be answered, for the meeting."""
        self.desk.show(*self._register_paper(only_open=True))

    def show_figures(self) -> None:
        """The figures of the year."""
        self.desk.show(*self._figures_paper())

    def show_units(self) -> None:
        """The office's table."""
        self.desk.show(*self._units_paper())

    def show_sent(self) -> None:
        """What was routed to the office."""
        self.desk.show(*self._sent_paper())

    def _branch(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Sổ theo dõi ý kiến, kiến nghị",
                text="Từng ý kiến của năm: lĩnh vực, nội dung, chuyển đến, trả lời; có tên hoặc "
                "không.",
                acts=(
                    (_LOOK, self.show_register),
                    (_SAVE, lambda: self._save(self._register_paper(only_open=False))),
                ),
                words="góp ý phản ánh",
            ),
            PaperEntry(
                title="Ý kiến, kiến nghị đang xem xét",
                text="Những ý kiến chưa trả lời, để đưa ra buổi sinh hoạt.",
                acts=(
                    (_LOOK, self.show_open),
                    (_SAVE, lambda: self._save(self._register_paper(only_open=True))),
                ),
                words="góp ý sinh hoạt giải quyết kiến nghị",
            ),
            PaperEntry(
                title="Thống kê ý kiến, kiến nghị",
                text="Theo lĩnh vực và trạng thái, không có tên.",
                acts=(
                    (_LOOK, self.show_figures),
                    (_SAVE, lambda: self._save(self._figures_paper())),
                ),
                words="góp ý số liệu",
            ),
        ]

    def _office(self) -> list[PaperEntry]:
        return [
            PaperEntry(
                title="Tổng hợp ý kiến, kiến nghị của các chi bộ",
                text="Số lượng theo chi bộ, lĩnh vực và trạng thái; không có tên.",
                acts=(
                    (_LOOK, self.show_units),
                    (_SAVE, lambda: self._save(self._units_paper())),
                ),
                words="góp ý số liệu",
            ),
            PaperEntry(
                title="Kiến nghị các chi bộ chuyển Đảng ủy",
                text="Nội dung chi bộ gửi; tên chỉ khi đồng chí đồng ý gửi kèm.",
                acts=(
                    (_LOOK, self.show_sent),
                    (_SAVE, lambda: self._save(self._sent_paper())),
                ),
                words="góp ý",
            ),
        ]

    def _register_paper(self, *, only_open: bool) -> _Paper:
        wish = RegisterWish(
            branch_id=self.branch.value(),
            year=self._year(),
            with_names=self.with_names.isChecked(),
            only_open=only_open,
        )
        what = "Ý kiến đang xem xét" if only_open else "Sổ theo dõi ý kiến, kiến nghị"
        return (
            f"{what} {wish.year}",
            lambda unit: register_pdf(unit, wish),
            lambda unit: register_workbook(unit, wish),
        )

    def _figures_paper(self) -> _Paper:
        branch_id, year = self.branch.value(), self._year()
        return (
            f"Thống kê ý kiến, kiến nghị {year}",
            lambda unit: figures_pdf(unit, branch_id, year),
            lambda unit: figures_workbook(unit, branch_id, year),
        )

    def _units_paper(self) -> _Paper:
        year = self._year()
        return (
            f"Tổng hợp ý kiến, kiến nghị {year}",
            lambda unit: units_pdf(unit, year),
            lambda unit: units_workbook(unit, year),
        )

    def _sent_paper(self) -> _Paper:
        year = self._year()
        return (
            f"Kiến nghị chuyển Đảng ủy {year}",
            lambda unit: sent_pdf(unit, year),
            lambda unit: sent_workbook(unit, year),
        )

    def _save(self, paper: _Paper) -> None:
        title, _, workbook = paper
        self.desk.save_workbook(title, workbook)

    def _year(self) -> int:
        return int(self.year.value())

    def _on_branches(self, branches: list[Branch]) -> None:
        own = self.context.session.author.org_id
        options = [(one.id, one.name) for one in branches if one.org_id == own]
        self.branch.set_options(options)
        self._branch_field.setVisible(len(options) > 1)
