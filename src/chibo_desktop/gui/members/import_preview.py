"""What an import would do, row by row, and what to do with the rows in doubt."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.gui.members.import_lines import (
    SKIPPED,
    ImportLine,
    columns,
    decision_text,
    details,
    import_lines,
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
from chibo_desktop.services.member_import import Decision, ImportPreview, ImportRow, RowKind
from chibo_desktop.wording.numbers import count_text

_EVERY = "every"


class ImportPreviewPanel(QWidget):
    """`choices` holds what the user decided otherwise than usual; `chosen` follows a change."""

    chosen = Signal()

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._preview: ImportPreview | None = None
        self._names: Mapping[str, str] = {}
        self._lines: list[ImportLine] = []
        self.choices: dict[int, Decision] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(M)
        self._tools = ToolRow()
        self.kinds = Segmented([(_EVERY, "Tất cả")])
        self._tools.add(self.kinds)
        self._layout.addWidget(self._tools)
        self.model: LinesModel[ImportLine] = LinesModel(columns(), self)
        self.table = DataTable("import")
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._layout.addWidget(self.table, 1)
        self._card = Card()
        self._about = label(wraps=True)
        self._card.body.addWidget(self._about)
        self._options = ToolRow()
        self._card.body.addWidget(self._options)
        self.buttons: dict[Decision, Button] = {}
        self._layout.addWidget(self._card)

    def show_preview(self, preview: ImportPreview, branches: Mapping[str, str]) -> None:
        """Show a workbook that has been read."""
        self._preview = preview
        self._names = branches
        self.choices = {}
        self._offer_kinds(preview)
        self._fill()

    def summary(self) -> str:
        """How many rows of which kind."""
        if self._preview is None:
            return ""
        words = (
            (RowKind.NEW, "mới"),
            (RowKind.CHANGED, "thay đổi"),
            (RowKind.UNCHANGED, "không đổi"),
            (RowKind.DOUBTFUL, "cần xem"),
        )
        parts = [
            f"{count_text(self._preview.count(kind))} {word}"
            for kind, word in words
            if self._preview.count(kind)
        ]
        if self._preview.skipped:
            parts.append(f"{count_text(len(self._preview.skipped))} dòng không phải đảng viên")
        return " · ".join(parts)

    def decide(self, row: ImportRow, decision: Decision) -> None:
        """Do this with a row."""
        self.choices[row.number] = decision
        at = self.table.currentIndex().row()
        self._fill()
        self.table.selectRow(min(at, self.model.rowCount() - 1))
        self.chosen.emit()

    def _offer_kinds(self, preview: ImportPreview) -> None:
        counts = {kind: preview.count(kind) for kind in RowKind}
        options = [(_EVERY, f"Tất cả {len(preview.rows) + len(preview.skipped)}")]
        for kind, word in (
            (RowKind.NEW, "Mới"),
            (RowKind.CHANGED, "Thay đổi"),
            (RowKind.DOUBTFUL, "Cần xem"),
            (RowKind.UNCHANGED, "Không đổi"),
        ):
            if counts[kind]:
                options.append((kind, f"{word} {counts[kind]}"))
        if preview.skipped:
            options.append((SKIPPED, f"Không phải đảng viên {len(preview.skipped)}"))
        fresh = Segmented(options)
        fresh.chosen.connect(self._fill)
        self._layout.removeWidget(self._tools)
        self._tools.hide()
        self._tools.deleteLater()
        self._tools = ToolRow()
        self._tools.add(fresh)
        self.kinds = fresh
        self._layout.insertWidget(0, self._tools)

    def _fill(self, *_signal: object) -> None:
        if self._preview is None:
            return
        wanted = self.kinds.value()
        every = import_lines(self._preview, self.choices, self._names, self._say)
        self.model.set_lines([line for line in every if wanted in (_EVERY, line.kind)])
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self._card.hide()

    def _on_row(self, *_rows: object) -> None:
        at = self.table.currentIndex().row()
        if not 0 <= at < self.model.rowCount():
            self._card.hide()
            return
        line = self.model.line(at)
        row = line.row
        self._card.set_title(f"Dòng {line.number}: {line.name}")
        said = details(row, self._names, self._say) if row else [line.details]
        self._about.setText("\n".join(said) or "Giống hệt hồ sơ đang có.")
        self._show_options(row)
        self._card.show()

    def _show_options(self, row: ImportRow | None) -> None:
        fresh = ToolRow()
        self.buttons = {}
        for decision in row.options if row and len(row.options) > 1 else ():
            button = Button(decision_text(row, decision) if row else "")
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setChecked(row is not None and decision == self._decision(row))
            button.clicked.connect(lambda _=False, what=decision: self._on_decision(what))
            self.buttons[decision] = button
            fresh.add(button)
        self._card.body.replaceWidget(self._options, fresh)
        self._options.hide()
        self._options.deleteLater()
        self._options = fresh
        fresh.setVisible(bool(self.buttons))

    def _decision(self, row: ImportRow) -> Decision:
        return self.choices.get(row.number, row.usual)

    def _on_decision(self, decision: Decision) -> None:
        at = self.table.currentIndex().row()
        row = self.model.line(at).row if 0 <= at < self.model.rowCount() else None
        if row is not None:
            self.decide(row, decision)
