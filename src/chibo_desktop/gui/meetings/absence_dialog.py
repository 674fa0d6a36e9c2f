"""One member at one meeting: state, reason, who allowed it, a note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from chibo_desktop.domain.attendance import THERE, Attendance, AttendanceState
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.attendance import Note
from chibo_desktop.services.catalogues import catalogues


class AbsenceDialog(ActDialog):
    """Announces a Note."""

    submitted = Signal(object)

    def __init__(self, line: Attendance, parent: QWidget | None = None) -> None:
        super().__init__(f"Điểm danh: {line.full_name}", "", "Ghi lại", parent)
        self.state = Choice(list(catalogues()["attendance_state"].labels.items()))
        self.state.set_value(line.state)
        reasons = catalogues()["absence_reason"].labels.items()
        self.reason = Choice([("", "Chưa ghi"), *reasons])
        self.reason.set_value(line.reason)
        self.approver, self.note = QLineEdit(line.approver), QLineEdit(line.note)
        self.spoke = QCheckBox("Có phát biểu")
        self.spoke.setChecked(line.spoke)
        self._reason_field = FormField("&Lý do vắng", self.reason)
        self._approver_field = FormField("Người cho &phép", self.approver)
        for widget in (
            FormField("Có &mặt, vắng", self.state),
            self._reason_field,
            self._approver_field,
            FormField("&Ghi chú", self.note),
            self.spoke,
        ):
            self.body.addWidget(widget)
        self.state.chosen.connect(self._on_state)
        self._on_state(line.state)

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        is_excused = self.state.value() == AttendanceState.EXCUSED
        self.submitted.emit(
            Note(
                state=self.state.value(),
                reason=self.reason.value() if is_excused else "",
                approver=self.approver.text() if is_excused else "",
                note=self.note.text(),
                spoke=self.spoke.isChecked(),
            )
        )

    def _on_state(self, state: str) -> None:
        is_excused = state == AttendanceState.EXCUSED
        self._reason_field.setVisible(is_excused)
        self._approver_field.setVisible(is_excused)
        self.spoke.setVisible(state in THERE)
        self.fit()
