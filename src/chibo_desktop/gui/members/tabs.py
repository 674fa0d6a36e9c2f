"""What a side of a member's page offers."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class MemberTab(QWidget):
    """One side of a member's page: dossier, tables, life, papers, history.

    `kinds` names the record types whose change reloads it. `summary_changed` says that what the
    head of the page shows may be different now.
    """

    title: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()
    summary_changed = Signal()

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        """Show a member; `is_ours` False: another unit's, only to be read."""

    def reload(self, changes: frozenset[str] | None) -> None:
        """Records of these types changed; None: anything may have."""

    def may_leave(self) -> bool:
        """Asked before the user goes elsewhere: False keeps them (a draft would be lost)."""
        return True

    def clear(self) -> None:
        """Forget the member: the page goes back to the list."""
