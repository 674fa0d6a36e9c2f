"""One meeting: its head, and the sides in the order of work."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.meeting_menu import MeetingMenu
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.sides import ROLL, tabs
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page, Segmented
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import hours_text, weekday_text
from chibo_desktop.wording.problems import sentence


class MeetingPage(Page):
    """`closed`: back to the year. Shows nothing until `open_meeting`."""

    closed = Signal()
    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._of_file = context
        self._id = ""
        self.meeting: Meeting | None = None
        self.back = self.add_action("Về năm", self._on_back, sign="chevron-left", keys="Esc")
        self.menu = MeetingMenu(context, self)
        self.more = self.add_action("Thao tác", self.menu.show, sign="ellipsis")
        self.primary = self.add_action("Tiếp tục", self._on_act, primary=True, keys="Ctrl+Return")
        self._tabs: dict[str, MeetingTab] = {one.key: one for one in tabs(context)}
        self.sides = Segmented([(key, tab.title) for key, tab in self._tabs.items()])
        self._inner = QStackedWidget()
        for tab in self._tabs.values():
            self._inner.addWidget(tab)
            tab.said.connect(self.banner.say)
            tab.refused.connect(self._on_refused)
            tab.head_changed.connect(self._show_act)
            tab.go_requested.connect(self.go_requested)
            tab.side_requested.connect(self.show_side)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.next_side(step))
        self.sides.setVisible(len(self._tabs) > 1)
        self.body.addWidget(self.sides)
        self.body.addWidget(self._inner, 1)
        self.sides.chosen.connect(self.show_side)

    @property
    def tab(self) -> MeetingTab:
        """The side one sees."""
        return self._tabs[self.sides.value() or ROLL]

    def tab_of(self, key: str) -> MeetingTab:
        """A side by its key. Raises KeyError."""
        return self._tabs[key]

    def open_meeting(self, meeting_id: str, side: str = "") -> None:
        """Show a meeting, from the side asked for or the one used last."""
        if meeting_id != self._id:
            self.banner.clear()
        self._id = meeting_id
        self.show_side(side if side in self._tabs else self.sides.value())
        self._load_head()

    def show_side(self, key: str) -> None:
        """Show one side."""
        if self.tab.key != key:
            self.tab.leave()
        self.sides.set_value(key)
        self._inner.setCurrentWidget(self._tabs[key])
        self._tabs[key].open_meeting(self._id)
        self.set_hint(f"{self._tabs[key].hint} · Ctrl+Tab: mặt khác · Esc: về năm".lstrip(" ·"))
        self._show_act()

    def next_side(self, step: int) -> None:
        """The side after, or before, the one shown."""
        keys = list(self._tabs)
        self.show_side(keys[(keys.index(self.tab.key) + step) % len(keys)])

    def reload(self, changes: frozenset[str] | None) -> None:
        if not self._id:
            return
        if changes is None or "meeting" in changes:
            self._load_head()
        if changes is None or not self.tab.kinds or changes & self.tab.kinds:
            self.tab.load()

    def may_leave(self) -> bool:
        self.tab.leave()
        return True

    def _load_head(self) -> None:
        identity = self._id
        self._of_file.runner.run(
            lambda unit: known_meeting(unit, identity), self._on_head, owner=self, latest="head"
        )

    def _on_head(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.menu.meeting = meeting
        kind = catalogues()["meeting_kind"].label(meeting.kind)
        day = meeting.held_on
        when = f"{weekday_text(day.weekday())} {date_text(day)}" if day else "chưa có ngày"
        self.set_title(meeting.title or f"Sinh hoạt {kind.lower()}")
        state = catalogues()["meeting_state"].label(meeting.state or MeetingState.PLANNED)
        if meeting.state == MeetingState.CANCELLED:
            state = f"{state}: {meeting.cancel_reason}"
        parts = (when, hours_text(meeting), meeting.place, meeting.theme, state)
        self.set_context(" · ".join(part for part in parts if part))
        self._show_act()

    def _show_act(self) -> None:
        words = self.tab.act_text
        self.primary.setVisible(bool(words))
        self.primary.setText(words)
        self._arrange_header()

    def _on_act(self) -> None:
        if self.tab.act_text:
            self.tab.act()

    def _on_back(self) -> None:
        self.tab.leave()
        self.closed.emit()

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)
