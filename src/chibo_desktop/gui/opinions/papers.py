"""The papers of opinions, looked at before they are printed or saved."""

from PySide6.QtWidgets import QCheckBox, QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.opinion_papers import (
    RegisterWish,
    figures_pdf,
    figures_workbook,
    register_pdf,
    register_workbook,
)

REGISTER, OPEN, FIGURES = "register", "open", "figures"
_PAPERS = (
    (REGISTER, "Sổ theo dõi ý kiến, kiến nghị"),
    (OPEN, "Ý kiến đang xem xét, để đưa ra buổi sinh hoạt"),
    (FIGURES, "Thống kê theo lĩnh vực và trạng thái"),
)


class PaperDialog(ActDialog):
    """Which paper, with or without names."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(f"In ý kiến, kiến nghị năm {year}", "", "Xem và in", parent)
        self.paper = Choice(_PAPERS)
        self.with_names = QCheckBox("Có tên người nêu ý kiến")
        self.body.addWidget(FormField("&Tờ in", self.paper))
        self.body.addWidget(self.with_names)
        self.paper.currentIndexChanged.connect(self._show_names)

    def _show_names(self, _index: int) -> None:
        self.with_names.setEnabled(self.paper.value() != FIGURES)


class OpinionPapers:
    """Asks for papers of one branch; `window` is the page in front of which they are shown."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self.desk = Desk(context, window)
        self._window = window
        self.dialog: PaperDialog | None = None

    def choose(self, branch_id: str, year: int) -> None:
        """Ask which paper, then show it."""
        dialog = PaperDialog(year, self._window)
        self.dialog = dialog

        def chosen() -> None:
            paper, with_names = dialog.paper.value(), dialog.with_names.isChecked()
            self.show(branch_id, year, paper, with_names=with_names)

        dialog.accepted.connect(chosen)
        dialog.open()

    def show(self, branch_id: str, year: int, paper: str, *, with_names: bool) -> None:
        """Preview a paper of a year."""
        if paper == FIGURES:
            self.desk.show(
                f"Thống kê ý kiến, kiến nghị {year}",
                lambda unit: figures_pdf(unit, branch_id, year),
                lambda unit: figures_workbook(unit, branch_id, year),
            )
            return
        wish = RegisterWish(
            branch_id=branch_id, year=year, with_names=with_names, only_open=paper == OPEN
        )
        self.desk.show(
            f"{dict(_PAPERS)[REGISTER]} {year}",
            lambda unit: register_pdf(unit, wish),
            lambda unit: register_workbook(unit, wish),
        )
