"""Báo cáo – Biểu mẫu: every paper of the unit, by groups, found by its name."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.text import fold
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.groups import GROUPS, groups_of
from chibo_desktop.gui.printing.paper_group import PaperGroup
from chibo_desktop.gui.printing.preview import PreviewDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page, SearchBox, ToolRow, label
from chibo_desktop.gui.widgets.segmented import SegmentGroup


class PrintingPage(Page):
    """One group at a time; what is typed into the search is looked for in all of them.

    Arriving with `(key of a group, argument)` shows that group; any other argument goes to the
    group that knows what it means.
    """

    kinds = frozenset[str]().union(*(group.kinds for group in GROUPS))

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Báo cáo – Biểu mẫu", scrolling=True, parent=parent)
        self.context = context
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        offered = groups_of(is_office=context.session.is_office)
        self.groups = {group.key: group(context, self.desk) for group in offered}
        self._current = offered[0].key
        self._words: list[str] = []
        self._fresh: set[str] = set()
        self._build()
        self._arrange()

    @property
    def preview(self) -> PreviewDialog | None:
        """The paper being looked at."""
        return self.desk.preview

    def group(self, key: str) -> PaperGroup:
        """A group by its key. Raises KeyError."""
        return self.groups[key]

    def show_group(self, key: str) -> None:
        """Show one group, and nothing else."""
        self._current = key
        self._switch.set_value(key)
        self.search.clear()
        self._arrange()

    def reload(self, changes: frozenset[str] | None) -> None:
        for key, group in self.groups.items():
            if changes is None or not group.kinds or group.kinds & changes:
                self._fresh.discard(key)
        self._refresh()

    def arrive(self, argument: object) -> None:
        if isinstance(argument, tuple) and len(argument) == 2 and argument[0] in self.groups:
            key, argument = argument
            self.show_group(key)
            self.groups[key].arrive(argument)
            return
        for key, group in self.groups.items():
            if group.arrive(argument):
                self.show_group(key)
                return

    def _build(self) -> None:
        groups = ToolRow()
        self._switch = SegmentGroup([(key, group.title) for key, group in self.groups.items()])
        self._switch.chosen.connect(self.show_group)
        for button in self._switch.buttons():
            groups.add(button)
        groups.setVisible(len(self.groups) > 1)
        self.body.addWidget(groups)
        self.search = SearchBox("Tìm biểu mẫu theo tên")
        self.search.searched.connect(self._on_searched)
        self.body.addWidget(self.search)
        self._nothing = label(role="secondary", wraps=True)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        for group in self.groups.values():
            group.context_changed.connect(self._on_context)
            group.go_requested.connect(self.go_requested)
            self.body.addWidget(group)
        self.body.addStretch(1)

    def _on_searched(self, text: str) -> None:
        self._words = fold(text).split()
        self._arrange()

    def _arrange(self) -> None:
        found = 0
        for key, group in self.groups.items():
            count = group.narrow(self._words)
            group.setVisible(bool(count) if self._words else key == self._current)
            found += count
        self._nothing.setVisible(not found)
        self._nothing.setText(
            "Không có biểu mẫu nào mang tên ấy. Xóa ô tìm (Esc) để xem lại tất cả."
        )
        self._refresh()
        self._on_context()

    def _refresh(self) -> None:
        """Groups in sight ask for what they show; the others when they come into sight."""
        for key, group in self.groups.items():
            if key not in self._fresh and not group.isHidden():
                self._fresh.add(key)
                group.reload(None)

    def _on_context(self, _text: str = "") -> None:
        self.set_context("" if self._words else self.groups[self._current].context_line)
