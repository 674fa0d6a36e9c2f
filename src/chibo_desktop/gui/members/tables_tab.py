"""The tables of a dossier, from the organisations one joined to the family's economy."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

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
    """Every row is saved when its dialog closes; there is nothing to lose on leaving."""

    title = "Quá trình – Gia đình"
    kinds = frozenset(table.name for table in DOSSIER_TABLES)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._member = ("", "", False)
        self.cards: dict[str, RowCard] = {}
        self._build()

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        self._member = (member_id, org_id, is_ours)
        for card in self.cards.values():
            card.hide_content()
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
        for name, card in self.cards.items():
            card.show_rows(rows[name], self._member[2])

    def _build(self) -> None:
        area = SectionedArea()
        self.banner = Banner()
        for table in DOSSIER_TABLES:
            card = RowCard(table)
            card.add_requested.connect(lambda table=table: self.add(table))
            card.edit_requested.connect(lambda row, table=table: self.edit(table, row))
            card.remove_requested.connect(lambda row, table=table: self.remove(table, row))
            card.revealed.connect(lambda table=table: self._on_revealed(table))
            self.cards[table.name] = card
            area.body.addWidget(card)
        area.body.addStretch(1)
        area.sections.set_sections(
            [(table.title, self.cards[table.name]) for table in DOSSIER_TABLES]
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(M)
        outer.addWidget(self.banner)
        outer.addWidget(area, 1)
