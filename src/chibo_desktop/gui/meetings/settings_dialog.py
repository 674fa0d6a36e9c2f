"""Cách tính: which sheet, and how what its form leaves open is decided."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.meeting_sheet import MeetingSheet
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_WIDTH = 520


class SettingsDialog(ActDialog):
    """Announces the settings by code."""

    submitted = Signal(dict)

    def __init__(
        self, sheet: MeetingSheet, chosen: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Cách tính điểm chất lượng",
            f"{sheet.title}. Nguồn: {sheet.source}. {sheet.note} Những chỗ mẫu chưa nói rõ do chi "
            "bộ chọn theo hướng dẫn của cấp ủy cấp trên; buổi đã chốt giữ cách tính cũ.",
            "Ghi cách tính",
            parent,
        )
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.choices: dict[str, Choice] = {}
        for one in sheet.settings:
            choice = Choice(list(one.options.items()))
            choice.set_value(sheet.setting(one.code, chosen))
            self.choices[one.code] = choice
            self.body.addWidget(FormField(one.label, choice, one.note))

    def on_submit(self) -> None:
        """Announce what is chosen."""
        self.submitted.emit({code: choice.value() for code, choice in self.choices.items()})
