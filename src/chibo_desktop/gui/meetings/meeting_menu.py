"""What else can be done with a meeting: not held after all, back into the plan, off the plan."""

from PySide6.QtWidgets import QMenu

from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.meetings import cancel_meeting, remove_meeting, restore_meeting


class MeetingMenu:
    """Knows the meeting the page shows."""

    def __init__(self, context: Context, page: Page) -> None:
        self._of_file, self._page = context, page
        self.meeting: Meeting | None = None
        self.menu = QMenu(page)

    def show(self) -> None:
        """Open it under the button that asked."""
        self.fill()
        button = self._page.sender()
        where = button if button is not None else self._page
        self.menu.popup(where.mapToGlobal(where.rect().bottomLeft()))  # type: ignore[attr-defined]

    def fill(self) -> None:
        """The entries that make sense now."""
        self.menu.clear()
        if self.meeting is None:
            return
        if self.meeting.state == MeetingState.CANCELLED:
            self.menu.addAction("Đưa trở lại kế hoạch", self.restore)
        else:
            self.menu.addAction("Ghi là không họp…", self.cancel)
        if self.meeting.state != MeetingState.HELD:
            self.menu.addAction("Bỏ khỏi kế hoạch…", self.remove)

    def cancel(self) -> None:
        """Ask why it is not held."""
        one = self.meeting
        if one is None:
            return
        reason = self._of_file.dialogs.ask_text(
            "Ghi buổi sinh hoạt này là không họp?", "Lý do", "Ghi không họp"
        )
        if reason is not None:
            self._of_file.runner.run(
                lambda unit: cancel_meeting(unit, one.id, reason),
                lambda _: self._page.reload(None),
                owner=self._page,
            )

    def restore(self) -> None:
        """Put it back into the plan."""
        one = self.meeting
        if one is not None:
            self._of_file.runner.run(
                lambda unit: restore_meeting(unit, one.id),
                lambda _: self._page.reload(None),
                owner=self._page,
            )

    def remove(self) -> None:
        """Take it off the plan, after a question."""
        one = self.meeting
        if one is None:
            return
        asked = self._of_file.dialogs.confirm(
            "Bỏ buổi sinh hoạt này khỏi kế hoạch?",
            "Buổi chưa họp không còn trong danh sách của năm; Ctrl+Z lấy lại được.",
            "Bỏ khỏi kế hoạch",
        )
        if asked:
            self._of_file.runner.run(
                lambda unit: remove_meeting(unit, one.id),
                lambda _: self._page.closed.emit(),  # type: ignore[attr-defined]
                owner=self._page,
            )
