"""Cách tính: which sheet, and how what its form leaves open is decided."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.meeting_sheet import MeetingSheet
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Choice, FormField, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_WIDTH = 560


class SettingsDialog(ActDialog):
    """Announces the sheet and its settings by code."""

    submitted = Signal(str, dict)

    def __init__(
        self,
        sheets: Sequence[MeetingSheet],
        sheet: MeetingSheet,
        chosen: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Cách tính điểm chất lượng",
            "Chọn bảng theo hướng dẫn của cấp ủy cấp trên. Những chỗ mẫu chưa nói rõ do chi bộ "
            "chọn; buổi đã chốt giữ bảng và cách tính cũ.",
            "Ghi cách tính",
            parent,
        )
        self.setMinimumWidth(current().scaled(_WIDTH))
        self._sheets = {one.id: one for one in sheets}
        self._chosen = chosen
        self.sheet = Choice([(one.id, one.title) for one in sheets])
        self.sheet.set_value(sheet.id)
        self.sheet.chosen.connect(lambda _id: self._show_settings())
        self.source = label(role="secondary", wraps=True)
        self.choices: dict[str, Choice] = {}
        self._settings = QWidget()
        self.body.addWidget(FormField("&Bảng chấm điểm", self.sheet))
        self.body.addWidget(self.source)
        self.body.addWidget(self._settings)
        self._show_settings()

    def on_submit(self) -> None:
        """Announce what is chosen."""
        settings = {code: choice.value() for code, choice in self.choices.items()}
        self.submitted.emit(self.sheet.value(), settings)

    def _show_settings(self) -> None:
        """Ask what the chosen sheet leaves open."""
        sheet = self._sheets[self.sheet.value()]
        self.source.setText(f"Nguồn: {sheet.source}. {sheet.note}")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        self.choices = {}
        for one in sheet.settings:
            choice = Choice(list(one.options.items()))
            choice.set_value(sheet.setting(one.code, self._chosen))
            self.choices[one.code] = choice
            column.addWidget(FormField(one.label, choice, one.note))
        self.body.replaceWidget(self._settings, shown)
        self._settings.deleteLater()
        self._settings = shown
        self.fit()
