"""Two lists side by side: who differs in what, who stands on one side only, whose word to take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.members.detail_room import share_height
from chibo_desktop.gui.members.field_choices import FieldChoices
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    RIGHT,
    Button,
    Card,
    Choice,
    Column,
    DataTable,
    LinesModel,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.services.member_import import ImportRow, RowChoice
from chibo_desktop.services.reconciliation import Reconciliation, choice_of, differences_of
from chibo_desktop.wording import reconciliation as words
from chibo_desktop.wording.import_preview import field_text

_DIFFERING = "differing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileLine:
    """One person; `row` only for those who stand in both lists and differ."""

    name: str
    what: str
    chosen: str
    state: str = ""
    row: ImportRow | None = None


def _columns() -> tuple[Column[ReconcileLine], ...]:
    return (
        Column(
            key="name", title="Họ và tên", text=lambda line: line.name,
            order=lambda line: name_sort_key(line.name), width=220, is_optional=False,
        ),
        Column(
            key="what", title="Nội dung", text=lambda line: line.what, width=420,
            tip=lambda line: line.what,
        ),
        Column(
            key="chosen", title="Theo cấp trên", text=lambda line: line.chosen, align=RIGHT,
            order=lambda line: line.chosen, width=120, state=lambda line: line.state,
        ),
    )  # fmt: skip


class ReconcilePanel(QWidget):
    """`choices` holds what is taken of theirs; `chosen` follows a change."""

    chosen = Signal()

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._found: Reconciliation | None = None
        self._names: Mapping[str, str] = {}
        self.choices: dict[int, RowChoice] = {}
        self._build()

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(M)
        self._tools = ToolRow()
        self.tabs = Segmented([(_DIFFERING, "")])
        self._layout.addWidget(self._tools)
        self._bulk = ToolRow()
        self.field = Choice([("", "Mọi mục")])
        self.field.setAccessibleName("Mục khác nhau")
        self.field.chosen.connect(self._fill)
        self.theirs, self.ours = Button("Theo cấp trên"), Button("Theo chi bộ")
        self.theirs.clicked.connect(lambda: self.take_shown(theirs=True))
        self.ours.clicked.connect(lambda: self.take_shown(theirs=False))
        self._count = label()
        for widget in (self.field, self._count, self.theirs, self.ours):
            self._bulk.add(widget)
        self._layout.addWidget(self._bulk)
        self.model: LinesModel[ReconcileLine] = LinesModel(_columns(), self)
        self.table = DataTable("reconciliation")
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._layout.addWidget(self.table, 1)
        self._below = QScrollArea()
        self._below.setWidgetResizable(True)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card = Card()
        self.fields = FieldChoices(("Theo cấp trên", "Chi bộ ghi", "Cấp trên ghi"))
        self.fields.changed.connect(self._on_fields)
        self._card.body.addWidget(self.fields)
        self._below.setWidget(self._card)
        self._layout.addWidget(self._below)

    def show_found(self, found: Reconciliation, branches: Mapping[str, str]) -> None:
        """Show two lists that have been held side by side."""
        self._found, self._names, self.choices = found, branches, {}
        counts = {
            _DIFFERING: len(found.differing),
            "only_here": len(found.only_here),
            "only_there": len(found.only_there),
        }
        fresh = Segmented([(key, f"{words.TABS[key]} {count}") for key, count in counts.items()])
        fresh.chosen.connect(self._fill)
        tools = ToolRow()
        tools.add(fresh)
        self._layout.replaceWidget(self._tools, tools)
        self._tools.hide()
        self._tools.deleteLater()
        self._tools, self.tabs = tools, fresh
        self.field.set_options(self._field_options(found))
        self.field.set_value("")
        self._fill()

    def take_shown(self, *, theirs: bool) -> None:
        """Their word, or ours, for every person shown: for one field if one is chosen."""
        for row in self._shown():
            offered = frozenset(change.spec.name for change in row.differences)
            only = self.field.value()
            concerned = offered & {only} if only else offered
            taken = self._taken(row)
            self.choices[row.number] = choice_of(
                row, taken | concerned if theirs else taken - concerned
            )
        self._refill()

    def _field_options(self, found: Reconciliation) -> list[tuple[str, str]]:
        counts: dict[str, int] = {}
        labels: dict[str, str] = {}
        for row in found.differing:
            for change in differences_of(row):
                counts[change.spec.name] = counts.get(change.spec.name, 0) + 1
                labels[change.spec.name] = field_text(change.spec)
        return [("", "Mọi mục")] + [
            (name, f"{labels[name]}: {count}") for name, count in counts.items()
        ]

    def _shown(self) -> Sequence[ImportRow]:
        return [line.row for line in self.model.lines if line.row is not None]

    def _taken(self, row: ImportRow) -> frozenset[str]:
        choice = self.choices.get(row.number)
        return frozenset(row.values(choice)) if choice else frozenset()

    def _fill(self, *_signal: object) -> None:
        if self._found is None:
            return
        self.model.set_lines(self._lines(self._found))
        is_differing = self.tabs.value() == _DIFFERING
        self._bulk.setVisible(is_differing and bool(self.model.rowCount()))
        count = self.model.rowCount()
        self._count.setText(f"Với cả {count} đồng chí đang hiện:")
        if count:
            self.table.selectRow(0)
        else:
            self._below.hide()

    def _lines(self, found: Reconciliation) -> list[ReconcileLine]:
        match self.tabs.value():
            case "only_here":
                return [
                    ReconcileLine(name=one.name, what=f"Sinh {one.born}", chosen="")
                    for one in found.only_here
                ]
            case "only_there":
                return [
                    ReconcileLine(
                        name=row.name,
                        what=self._say(row.reason) if row.reason else f"Dòng {row.number} của tệp",
                        chosen="",
                    )
                    for row in found.only_there
                ]
        only = self.field.value()
        return [
            self._line(row)
            for row in found.differing
            if not only or any(change.spec.name == only for change in differences_of(row))
        ]

    def _line(self, row: ImportRow) -> ReconcileLine:
        changes = differences_of(row)
        taken = len(self._taken(row))
        return ReconcileLine(
            name=row.name,
            what=", ".join(field_text(change.spec) for change in changes),
            chosen=f"{taken}/{len(changes)} mục" if taken else "",
            state="good" if taken else "",
            row=row,
        )

    def _current(self) -> ReconcileLine | None:
        at = self.table.currentIndex().row()
        return self.model.line(at) if 0 <= at < self.model.rowCount() else None

    def _on_row(self, *_rows: object) -> None:
        line = self._current()
        if line is None or line.row is None:
            self._below.hide()
            return
        self._card.set_title(line.name)
        self.fields.show_changes(differences_of(line.row), self._taken(line.row), self._names)
        self._below.show()
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        share_height(self, self.table, (self._tools, self._bulk), self._below, self._card)

    def _on_fields(self) -> None:
        line = self._current()
        if line is not None and line.row is not None:
            self.choices[line.row.number] = choice_of(line.row, self.fields.taken())
            self._refill()

    def _refill(self) -> None:
        at = self.table.currentIndex().row()
        self._fill()
        self.table.selectRow(min(at, self.model.rowCount() - 1))
        self.chosen.emit()
