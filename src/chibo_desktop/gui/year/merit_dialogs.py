"""Small forms of the year's end: propose for a commendation, a year before, copies signed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.commending import MeritState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.year.dialogs import text_box
from chibo_desktop.services.merits import MeritLine
from chibo_desktop.services.year_package import PackageLine
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.merits import merit_money, merit_reasons


class ProposeDialog(ActDialog):
    """Announces the form of commendation and the merit in short."""

    submitted = Signal(str, str)

    def __init__(self, line: MeritLine, warning: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Đề nghị khen thưởng: {line.full_name}", warning, "Ghi đề nghị", parent)
        self._checks = {
            check.standard.code: check
            for check in reversed(line.checks)
            if check.state is not MeritState.NOT_MET
        }
        self.form = Choice(
            [(code, check.standard.form.name) for code, check in self._checks.items()]
        )
        self.form.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.merit = text_box()
        known = {one.standard: one.merit for one in line.proposals}
        self._known = known
        self.form_field = FormField("&Hình thức", self.form)
        self.merit_field = FormField("&Tóm tắt thành tích", self.merit)
        self.body.addWidget(self.form_field)
        self.body.addWidget(self.merit_field)
        self.form.chosen.connect(self._show)
        self._show(self.form.value())

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.submitted.emit(self.form.value(), self.merit.toPlainText())

    def _show(self, code: str) -> None:
        check = self._checks.get(code)
        self.merit.setPlainText(self._known.get(code, ""))
        if check is not None:
            money = merit_money(check.standard)
            also = f" Mức tiền theo lương cơ sở đang biết: {money}." if money else ""
            self.form_field.set_help(f"{' '.join(merit_reasons(check))}{also}")
        self.fit()


class PastRatingDialog(ActDialog):
    """Announces year, rating (None: take it back) and decision."""

    submitted = Signal(int, object, str)

    def __init__(self, line: MeritLine, year: int, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Xếp loại năm trước: {line.full_name}",
            "Ghi theo quyết định công nhận của những năm chưa có trong phần mềm. Không có số quyết "
            "định thì năm đó chưa tính là đã được công nhận.",
            "Ghi lại",
            parent,
        )
        years = range(year - 1, year - 11, -1)
        self.year = Choice([(str(one), str(one)) for one in years])
        self.rating = Choice(
            [("", "Không ghi (bỏ)"), *((one.value, rating_label(one)) for one in Rating)]
        )
        self.decision = QLineEdit()
        self._history, self._decisions = line.history, line.decisions
        self.fields = {
            "year": FormField("&Năm", self.year),
            "rating": FormField("&Xếp loại", self.rating),
            "decision": FormField("&Quyết định công nhận", self.decision, "Ví dụ: 12-QĐ/ĐU ngày …"),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        first = next((one for one in years if one not in line.history), year - 1)
        self.year.set_value(str(first))
        self.year.chosen.connect(self._show)
        self._show(str(first))

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        rating = Rating(self.rating.value()) if self.rating.value() else None
        self.submitted.emit(int(self.year.value()), rating, self.decision.text())

    def _show(self, year: str) -> None:
        one = self._history.get(int(year))
        usual = one.rating.value if one and one.rating else Rating.EXCELLENT.value
        self.rating.set_value(usual)
        self.decision.setText(self._decisions.get(int(year), ""))


class CopiesDialog(ActDialog):
    """Announces how many signed copies lie in the file, and a note."""

    submitted = Signal(int, str)

    def __init__(self, line: PackageLine, parent: QWidget | None = None) -> None:
        super().__init__(
            line.paper.name,
            f"Phải có {line.expected} bản. Ghi số bản giấy đã ký đang nằm trong hồ sơ.",
            "Ghi lại",
            parent,
        )
        self.copies = QLineEdit(str(line.signed or line.expected))
        self.note = QLineEdit(line.note)
        self.field = FormField("&Số bản đã ký", self.copies, required=True)
        self.body.addWidget(self.field)
        self.body.addWidget(FormField("&Ghi chú", self.note))
        self.copies.selectAll()
        self.copies.setFocus()

    def on_submit(self) -> None:
        """Announce the number."""
        self.field.clear_problem()
        written = self.copies.text().strip()
        if not written.isdecimal():
            self.field.show_problem("Số bản phải là số nguyên, ví dụ 12. Hãy ghi lại.")
            self.fit()
            return
        self.submitted.emit(int(written), self.note.text())

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside the number."""
        for problem in problems:
            self.field.show_problem(say(problem))
        self.fit()
