"""The branch marks itself by the criteria of collectives; what it comes to is seen at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from chibo_desktop.domain.criteria import all_criteria
from chibo_desktop.domain.criteria_parts import FactKind
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.year_end import Review
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, S, current
from chibo_desktop.gui.widgets import label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.collective import (
    collective_reasons,
    collective_set,
    write_collective,
)
from chibo_desktop.services.reviews import ReviewDraft
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.problems import sentence

_UNITS = {FactKind.PERCENT: "%", FactKind.FLAG: "1: có, 0: không", FactKind.COUNT: "số lần"}
_WIDTH, _AREA, _CELL = 720, 380, 90  # pixels at 100 %
_SHARE = 0.4  # of the screen: what the list of criteria takes at most


class CollectiveDialog(ActDialog):
    """Saves by itself and closes."""

    def __init__(self, context: Context, draft: ReviewDraft, parent: QWidget | None = None) -> None:
        day = draft.key.end.last_day
        criteria_set = collective_set(day)
        super().__init__(
            "Tập thể tự chấm điểm", criteria_set.example_note or criteria_set.title, "Lưu điểm",
            parent,
        )  # fmt: skip
        self._context, self._draft, self._day = context, draft, day
        record = draft.record
        self.marks: dict[str, QLineEdit] = {}
        self.facts: dict[str, QLineEdit] = {}
        grid_holder = QWidget()
        grid_holder.setProperty("plane", "clear")
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, M, 0)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        for _, line in all_criteria(criteria_set):
            row = grid.rowCount()
            role = "strong" if line.is_group else ""
            grid.addWidget(label(line.number, role), row, 0)
            grid.addWidget(label(line.label, role, wraps=True), row, 1)
            if not line.is_group:
                edit = self._edit(record.marks if record else {}, line.code, line.label)
                self.marks[line.code] = edit
                grid.addWidget(edit, row, 2)
            grid.addWidget(label(f"/ {decimal_text(line.ceiling)}", "secondary"), row, 3)
        for fact in criteria_set.facts:
            row = grid.rowCount()
            grid.addWidget(label(fact.label, wraps=True), row, 1)
            edit = self._edit(record.facts if record else {}, fact.code, fact.label)
            edit.setPlaceholderText(decimal_text(fact.default))
            self.facts[fact.code] = edit
            grid.addWidget(edit, row, 2)
            grid.addWidget(label(_UNITS[fact.kind], "secondary"), row, 3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(grid_holder)
        room = self.screen().availableGeometry().height()
        area.setMinimumHeight(min(current().scaled(_AREA), round(room * _SHARE)))
        self.body.addWidget(area, 1)
        self.outcome = label(role="secondary", wraps=True)
        self.body.addWidget(self.outcome)
        self.setMinimumWidth(current().scaled(_WIDTH))
        self._show_result()

    def on_submit(self) -> None:
        """Write the marks down."""
        marks, facts = self._texts(self.marks), self._texts(self.facts)
        self._context.runner.run(
            lambda unit: write_collective(unit, self._draft, marks, facts),
            lambda _: self.accept(),
            self._refuse,
            owner=self,
        )

    def _edit(self, values: Mapping[str, str], code: str, name: str) -> QLineEdit:
        edit = QLineEdit(values.get(code, "").replace(".", ","))
        edit.setAccessibleName(name)
        edit.setFixedWidth(current().scaled(_CELL))
        edit.textChanged.connect(lambda _text: self._show_result())
        return edit

    def _show_result(self) -> None:
        """What the marks come to, as if they were saved."""
        if not hasattr(self, "outcome"):
            return
        record = Review(
            id="",
            org_id="",
            marks=_stored(self._texts(self.marks)),
            facts=_stored(self._texts(self.facts)),
        )
        said = collective_reasons(record, self._day)
        self.outcome.setText(" ".join((*said[:1], *said[-1:]) if len(said) > 1 else said))
        if self.isVisible():
            self.fit()

    def _texts(self, edits: Mapping[str, QLineEdit]) -> dict[str, str]:
        return {code: edit.text() for code, edit in edits.items()}

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)


def _stored(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: text.strip().replace(",", ".") for code, text in texts.items() if text.strip()}
