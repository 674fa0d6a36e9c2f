"""Small forms: how commitments are made, and the branch's themes of a year."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.commitment_template import CommitmentTemplate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import Choice, FormField, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.wording.study import UNCHECKED

LAST_YEAR = "last-year"
_QUARTERS = ("Cả năm", "Quý I", "Quý II", "Quý III", "Quý IV")


class MakeDialog(ActDialog):
    """For whom, from a template or from last year's lines."""

    submitted = Signal(str, bool)  # template id or LAST_YEAR; for the selected members only

    def __init__(
        self,
        year: int,
        templates: Sequence[CommitmentTemplate],
        without: int,
        chosen: int,
        parent: QWidget | None = None,
    ) -> None:
        """`without` members have no commitment, `chosen` are selected in the grid."""
        super().__init__(
            f"Lập bản cam kết năm {year}",
            "Mỗi đồng chí chưa có bản cam kết được lập một bản với các nội dung của mẫu; sau đó "
            "sửa từng dòng cho đúng với từng người. Ai đã có bản cam kết thì giữ nguyên.",
            "Lập bản cam kết",
            parent,
        )
        self._templates = {one.id: one for one in templates}
        self.how = Choice(
            [
                *((one.id, f"Mẫu: {one.title}") for one in templates),
                (LAST_YEAR, f"Chép nội dung của năm {year - 1}"),
            ]
        )
        self.whom = Choice([("all", f"Tất cả {without} đồng chí chưa có")])
        if chosen:
            self.whom.set_options(
                [
                    ("all", f"Tất cả {without} đồng chí chưa có"),
                    ("chosen", f"{chosen} đồng chí đang chọn trên bảng"),
                ]
            )
        self.how_field = FormField("&Nội dung lấy từ", self.how)
        self.body.addWidget(self.how_field)
        self.body.addWidget(FormField("&Lập cho", self.whom))
        self._about = label(role="secondary", wraps=True)
        self.body.addWidget(self._about)
        self.how.chosen.connect(self._on_how)
        self._on_how(self.how.value())

    def on_submit(self) -> None:
        """Announce the choice."""
        self.submitted.emit(self.how.value(), self.whom.value() == "chosen")

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say why nothing was made."""
        self.how_field.clear_problem()
        self.how_field.show_problem(" ".join(map(say, problems)))
        self.fit()

    def _on_how(self, key: str) -> None:
        one = self._templates.get(key)
        self._about.setText(
            f"Dùng cho: {one.applies_to}. {len(one.lines)} nội dung. Nguồn: {one.source} – "
            f"{UNCHECKED}."
            if one
            else "Nội dung, sản phẩm và thời hạn được chép; tự đánh giá và nhận xét để trống."
        )
        self.fit()


class ThemeDialog(ActDialog):
    """The themes of the year and of its quarters."""

    submitted = Signal(object)  # Mapping[quarter, title]

    def __init__(self, year: int, themes: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(
            f"Chuyên đề học tập và làm theo Bác năm {year}",
            "Chuyên đề in trên bảng theo dõi của chi bộ. Quý nào chưa có thì để trống.",
            "Ghi chuyên đề",
            parent,
        )
        self.titles = [QLineEdit(themes.get(quarter, "")) for quarter in range(5)]
        for words, editor in zip(_QUARTERS, self.titles, strict=True):
            self.body.addWidget(FormField(words, editor))
        self.titles[0].setFocus()

    def on_submit(self) -> None:
        """Announce every title."""
        self.submitted.emit(dict(enumerate(one.text() for one in self.titles)))
