"""What an import would do, row by row, and what to do with the rows in doubt."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.gui.members.detail_room import share_height
from chibo_desktop.gui.members.field_choices import FieldChoices
from chibo_desktop.gui.members.import_lines import (
    SKIPPED,
    ImportLine,
    columns,
    decision_text,
    import_lines,
    told,
)
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    DataTable,
    LinesModel,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.services.import_files import rows_to_mend
from chibo_desktop.services.member_import import (
    Decision,
    ImportPreview,
    ImportRow,
    RowChoice,
    RowKind,
    choice_for,
    decide_all,
)
from chibo_desktop.wording import import_preview as words
from chibo_desktop.wording import import_steps
from chibo_desktop.wording.numbers import count_text

_BULK = (
    (Decision.TAKE, words.TAKE_NEW),
    (Decision.SKIP, words.KEEP),
    (Decision.AS_NEW, "Giữ cả hai"),
)


class ImportPreviewPanel(QWidget):
    """`choices` holds what the user decided otherwise than usual; `chosen` follows a change.

    `offer_taken(code)`: the user takes what is offered for every such cell of the list;
    `mend_requested`: the rows with something wrong are wanted as a workbook.
    """

    chosen = Signal()
    offer_taken = Signal(str)
    mend_requested = Signal()

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._preview: ImportPreview | None = None
        self._names: Mapping[str, str] = {}
        self.choices: dict[int, RowChoice] = {}
        self.buttons: dict[Decision, Button] = {}
        self.bulk: dict[Decision, Button] = {}
        self._build()

    def show_preview(self, preview: ImportPreview, branches: Mapping[str, str]) -> None:
        """Show a workbook that has been read."""
        self._preview = preview
        self._names = branches
        self.choices = {}
        self._offer_kinds(preview)
        self._fill()

    def show_kind(self, kind: str) -> None:
        """Show the rows of one kind."""
        self.kinds.set_value(kind)
        self._fill()

    def summary(self) -> str:
        """How many rows of which kind."""
        if self._preview is None:
            return ""
        parts = [
            f"{count_text(self._preview.count(kind))} {words.KINDS[kind].lower()}"
            for kind in RowKind
            if self._preview.count(kind)
        ]
        if self._preview.skipped:
            parts.append(f"{count_text(len(self._preview.skipped))} dòng không phải đảng viên")
        return " · ".join(parts)

    def waiting(self) -> int:
        """How many rows still wait for a decision."""
        rows = self._preview.rows if self._preview else ()
        return sum(row.reason is not None and row.number not in self.choices for row in rows)

    def decide(self, row: ImportRow, choice: RowChoice) -> None:
        """Do this with a row."""
        self.choices[row.number] = choice
        self._refill()

    def decide_shown(self, decision: Decision) -> None:
        """One decision for the selected rows, or for all that are shown when one is selected."""
        self.choices.update(decide_all(self._concerned(), decision))
        self._refill()

    def _build(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(M)
        self._tools = ToolRow()
        self.kinds = Segmented([(RowKind.NEW, "")])
        self._layout.addWidget(self._tools)
        self._bulk_row = ToolRow()
        self._bulk_label = label()
        self._bulk_row.add(self._bulk_label)
        for decision, text in _BULK:
            button = Button(text)
            button.clicked.connect(lambda _=False, what=decision: self.decide_shown(what))
            self.bulk[decision] = button
            self._bulk_row.add(button)
        self.mend = Button(words.mend_button(0), sign="download")
        self.mend.clicked.connect(self.mend_requested)
        self._bulk_row.add(self.mend)
        self._layout.addWidget(self._bulk_row)
        self.model: LinesModel[ImportLine] = LinesModel(columns(), self)
        self.table = DataTable("import-rows")
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_bulk())
        self._layout.addWidget(self.table, 1)
        self._below = QScrollArea()
        self._below.setWidgetResizable(True)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card = Card()
        self._about = label(wraps=True)
        self.fields = FieldChoices()
        self.fields.changed.connect(self._on_fields)
        self._options = ToolRow()
        for widget in (self._about, self.fields, self._options):
            self._card.body.addWidget(widget)
        self._below.setWidget(self._card)
        self._layout.addWidget(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        share_height(self, self.table, (self._tools, self._bulk_row), self._below, self._card)

    def _offer_kinds(self, preview: ImportPreview) -> None:
        options = [
            (kind.value, f"{words.KINDS[kind]} {count_text(preview.count(kind))}")
            for kind in RowKind
        ]
        if preview.skipped:
            options.append((SKIPPED, f"{words.KINDS[SKIPPED]} {len(preview.skipped)}"))
        fresh = Segmented(options)
        filled = (kind for kind in RowKind if preview.count(kind))
        waiting = (row.kind for row in preview.rows if row.reason is not None)
        fresh.set_value(next(waiting, None) or next(filled, RowKind.NEW))
        fresh.chosen.connect(self._fill)
        tools = ToolRow()
        tools.add(fresh)
        for code, count in preview.offers.items():
            offer = Button(import_steps.OFFERS[code].format(count=count))
            offer.clicked.connect(lambda _=False, what=code: self.offer_taken.emit(what))
            tools.add(offer)
        to_mend = len(rows_to_mend(preview, {}))
        self.mend.setText(words.mend_button(to_mend))
        self.mend.setVisible(bool(to_mend))
        self._layout.replaceWidget(self._tools, tools)
        self._tools.hide()
        self._tools.deleteLater()
        self._tools, self.kinds = tools, fresh

    def _fill(self, *_signal: object) -> None:
        if self._preview is None:
            return
        lines = import_lines(
            self._preview, self.kinds.value(), self.choices, self._names, self._say
        )
        self.model.set_lines(lines)
        if lines:
            self.table.selectRow(0)
        else:
            self._below.hide()
        self._show_bulk()

    def _refill(self) -> None:
        at = self.table.currentIndex().row()
        self._fill()
        self.table.selectRow(min(at, self.model.rowCount() - 1))
        self.chosen.emit()

    def _concerned(self) -> Sequence[ImportRow]:
        selected = self.table.selected_rows()
        lines = [self.model.line(at) for at in selected] if len(selected) > 1 else self.model.lines
        return [line.row for line in lines if line.row is not None]

    def _show_bulk(self) -> None:
        rows = self._concerned()
        open_to = {option for row in rows for option in row.options}
        can_take = open_to & {Decision.TAKE, Decision.TAKE_ALL}
        may_decide = bool(can_take or Decision.AS_NEW in open_to)
        for widget in (self._bulk_label, self.bulk[Decision.SKIP]):
            widget.setVisible(may_decide)
        selected = len(self.table.selected_rows()) > 1
        self._bulk_label.setText(words.bulk_text(len(rows), selected=selected))
        is_new = self.kinds.value() == RowKind.NEW
        self.bulk[Decision.TAKE].setText(words.TAKE if is_new else words.TAKE_NEW)
        self.bulk[Decision.SKIP].setText(words.SKIP if is_new else words.KEEP)
        self.bulk[Decision.TAKE].setVisible(bool(can_take))
        self.bulk[Decision.AS_NEW].setVisible(Decision.AS_NEW in open_to)

    def _current(self) -> ImportLine | None:
        at = self.table.currentIndex().row()
        return self.model.line(at) if 0 <= at < self.model.rowCount() else None

    def _on_row(self, *_rows: object) -> None:
        line = self._current()
        if line is None:
            self._below.hide()
            return
        row = line.row
        self._card.set_title(f"Dòng {line.number}: {line.name}")
        said = [line.details()]
        if row is not None:
            said = [self._say(row.reason)] if row.reason else []
            said += dict.fromkeys(told(row, self._say))
            if row.kind is RowKind.UNCHANGED and not said:
                said = ["Giống hệt hồ sơ đang có."]
            choice = choice_for(row, self.choices)
            taken = frozenset() if row.creates(choice.decision) else frozenset(row.values(choice))
            self.fields.show_changes(row.differences, taken, self._names)
        else:
            self.fields.hide()
        self._about.setText("\n".join(said))
        self._about.setVisible(bool(said))
        self._show_options(row)
        self._below.show()
        self._give_room()

    def _show_options(self, row: ImportRow | None) -> None:
        fresh = ToolRow()
        self.buttons = {}
        chosen = choice_for(row, self.choices) if row else None
        for decision in row.options if row and len(row.options) > 1 else ():
            button = Button(decision_text(row, decision) if row else "")
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setChecked(chosen is not None and decision == chosen.decision)
            button.clicked.connect(lambda _=False, what=decision: self._on_decision(what))
            self.buttons[decision] = button
            fresh.add(button)
        self._card.body.replaceWidget(self._options, fresh)
        self._options.hide()
        self._options.deleteLater()
        self._options = fresh
        fresh.setVisible(bool(self.buttons))

    def _on_decision(self, decision: Decision) -> None:
        line = self._current()
        if line is not None and line.row is not None:
            self.decide(line.row, RowChoice(decision=decision))

    def _on_fields(self) -> None:
        """Ticks are a decision too: nothing ticked keeps what stands."""
        line = self._current()
        if line is None or line.row is None:
            return
        row, taken = line.row, self.fields.taken()
        every = frozenset(change.spec.name for change in row.differences)
        doubted = frozenset(change.spec.name for change in row.doubts)
        decision = Decision.TAKE_ALL if taken & doubted else Decision.TAKE
        if not taken:
            decision = Decision.SKIP
        self.decide(row, RowChoice(decision=decision, without=every - taken))
