"""What happened to a member's record, as a side of the page."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.members.history_card import HistoryCard
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.member_history import member_history


class HistoryTab(MemberTab):
    """Another unit's history stays with that unit."""

    title = "Lịch sử"
    kinds = frozenset({"member"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._runner = context.runner
        self._member_id = ""
        self._card = HistoryCard()
        content = QWidget()
        content.setProperty("plane", "clear")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._card)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        self._member_id = member_id if is_ours else ""
        self.reload(None)

    def reload(self, changes: frozenset[str] | None) -> None:
        member_id = self._member_id
        if member_id:
            self._runner.run(
                lambda unit: member_history(unit, member_id),
                self._card.show_steps,
                owner=self,
                latest="history",
            )

    def clear(self) -> None:
        self._member_id = ""
        self._card.show_steps(())
