"""The tables of a dossier, from the organisations one joined to the family's economy."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from chibo_desktop.gui.members.idle_steps import IdleSteps
from chibo_desktop.gui.members.row_card import RowCard
from chibo_desktop.gui.members.row_dialog import RowDialog
from chibo_desktop.gui.members.section_list import SectionedArea
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Banner
from chibo_desktop.services.dossier import (
    DOSSIER_TABLES,
    DossierRow,
    DossierTable,
    RowDraft,
    dossier_rows,
    load_row,
    new_row_draft,
    void_row,
)
from chibo_desktop.services.reveals import log_table_reveal

Rows = Mapping[str, tuple[DossierRow, ...]]


class TablesTab(MemberTab):
    """Every row is saved when its dialog closes; there is nothing to lose on leaving.

    The tables that the window shows are filled first, the others when it has nothing else to do.
    """

    title = "Quá trình – Gia đình"
    kinds = frozenset(table.name for table in DOSSIER_TABLES)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._member = ("", "", False)
        self._cards: dict[str, RowCard] = {}
        self._rows: Rows = {}
        self._waiting: list[str] = []
        self._idle = IdleSteps(self._fill_next, self)
        self._build()

    @property
    def cards(self) -> dict[str, RowCard]:
        """The tables by name; those still waiting for their rows get them now."""
        while self._fill_next():
            pass
        return self._cards

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        self._member = (member_id, org_id, is_ours)
        self._forget()
        self.area.go_to_top()
        self.banner.clear()
        self.reload(None)

    def reload(self, changes: frozenset[str] | None) -> None:
        member_id, org_id, _ = self._member
        if member_id:
            self._runner.run(
                lambda unit: dossier_rows(unit, member_id, org_id),
                self._on_loaded,
                owner=self,
                latest="rows",
            )

    def clear(self) -> None:
        self._member = ("", "", False)
        self._forget()

    def add(self, table: DossierTable) -> None:
        """Open the dialog of a new row."""
        member_id = self._member[0]
        self._runner.run(
            lambda unit: new_row_draft(unit, table, member_id),
            lambda draft: self._open(table, draft),
            owner=self,
        )

    def edit(self, table: DossierTable, row_id: str) -> None:
        """Open the dialog of a row."""
        self._runner.run(
            lambda unit: load_row(unit, table, row_id),
            lambda draft: self._open(table, draft),
            owner=self,
        )

    def remove(self, table: DossierTable, row_id: str) -> None:
        """Take a row off, at once: it can be taken back."""
        self._runner.run(
            lambda unit: void_row(unit, table, row_id),
            lambda _done: self.banner.say(
                f"Đã bỏ {table.single} khỏi hồ sơ. Nội dung vẫn còn trong lịch sử.", "good"
            ),
            owner=self,
        )

    def _open(self, table: DossierTable, draft: RowDraft) -> None:
        dialog = RowDialog(self._context_of_file, table, draft, self.window())
        dialog.exec()
        dialog.deleteLater()

    def _on_revealed(self, table: DossierTable) -> None:
        member_id = self._member[0]
        self._runner.run(
            lambda unit: log_table_reveal(unit, member_id, table.kind.label), owner=self
        )

    def _on_loaded(self, rows: Rows) -> None:
        is_first, self._rows = not self._rows, rows
        self._waiting = [*self._cards]
        height = 0
        while self._waiting and (height <= self.height() or not is_first):
            card = self._cards[self._waiting[0]]
            self._fill_next()
            height += card.sizeHint().height()
        if self._waiting:
            self._idle.start()

    def _fill_next(self) -> bool:
        """Give the next table its rows; False when none waits for any."""
        if not self._waiting:
            return False
        name = self._waiting.pop(0)
        self._cards[name].show_rows(self._rows[name], self._member[2])
        return bool(self._waiting)

    def _forget(self) -> None:
        self._waiting.clear()
        self._rows = {}
        for card in self._cards.values():
            card.forget()

    def _build(self) -> None:
        area = self.area = SectionedArea()
        self.banner = Banner()
        for table in DOSSIER_TABLES:
            card = RowCard(table)
            card.add_requested.connect(lambda table=table: self.add(table))
            card.edit_requested.connect(lambda row, table=table: self.edit(table, row))
            card.remove_requested.connect(lambda row, table=table: self.remove(table, row))
            card.revealed.connect(lambda table=table: self._on_revealed(table))
            self._cards[table.name] = card
            area.body.addWidget(card)
        area.body.addStretch(1)
        area.sections.set_sections(
            [(table.title, self._cards[table.name]) for table in DOSSIER_TABLES]
        )
        area.sections.jumping.connect(lambda: self.cards)  # a place is known when all stands
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(M)
        outer.addWidget(self.banner)
        outer.addWidget(area, 1)
