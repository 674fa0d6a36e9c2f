"""Tab “Thử chấm”: mark an invented member and see at once what comes out, and why."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_evidence import Evidence, event_rules
from chibo_desktop.domain.criteria_lines import highest_mark
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import MEAN
from chibo_desktop.domain.criteria_rating import Outcome, rate
from chibo_desktop.domain.criteria_totals import markers_of_mean
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.plain_values import Holds
from chibo_desktop.gui.criteria.rows_editor import Cell, RowsEditor
from chibo_desktop.gui.theme import M, S, current
from chibo_desktop.gui.widgets import Button, Card, Pill, label
from chibo_desktop.services.kept_sets import read_plain
from chibo_desktop.wording.evaluation import explain, rating_label
from chibo_desktop.wording.numbers import decimal_text

_STATES = {"excellent": "good", "good": "good", "fulfilled": "attention", "unfulfilled": "problem"}
_VALUE = Cell(key="value", title="Điểm", holds=Holds.NUMBER, width=70)


class TryTab(QWidget):
    """Nothing typed here is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set: CriteriaSet | None = None
        self.marks = RowsEditor(
            [
                Cell(key="number", title="TT", width=50, is_fixed=True),
                Cell(key="label", title="Tiêu chí", width=220, is_fixed=True),
                Cell(key="most", title="Tối đa", holds=Holds.NUMBER, width=60, is_fixed=True),
                _VALUE,
            ],
            dict,
            "",
            "Bộ tiêu chí chưa có mục nào để chấm.",
        )
        self.events = _given("Sự việc", "Số lần", "Bộ này không đếm sự việc.")
        self.facts = _given("Điều kiện", "Giá trị", "Bộ này không có điều kiện.")
        for table in (self.marks, self.events, self.facts):
            table.keep_rows()
            table.changed.connect(self._judge)
        self._pill = Pill("", "neutral")
        self._total = label(role="figure")
        self._why = label(wraps=True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()

    def show_plain(self, plain: Mapping[str, Any], problems: Sequence[Problem]) -> None:
        """Take the set as it stands; what was typed stays where its line still is."""
        self._set = None if problems else read_plain(plain)[0]
        if self._set is not None:
            self._fill(self._set)
        self._judge()

    def set_locked(self, is_locked: bool) -> None:
        """Trying is for everybody."""

    def focus_path(self, _path: str) -> bool:
        """No problem is mended here."""
        return False

    def fill_up(self) -> None:
        """Full marks: then one looks what a single exception does."""
        if self._set is None:
            return
        most = {leaf.code: leaf for leaf in leaf_criteria(self._set)}
        self.marks.set_rows(
            [
                {**row, "value": f"{highest_mark(most[row['code']]):f}"}
                if most[row["code"]].is_required and not most[row["code"]].events
                else row
                for row in self.marks.rows
            ]
        )
        self._judge()

    @property
    def outcome(self) -> Outcome | None:
        """What the typed marks come to, None while the set has problems."""
        if self._set is None:
            return None
        marks = _numbers(self.marks, "code")
        decisive = self._set.final_marker
        named = [marker.code for marker in self._set.markers]
        if decisive == MEAN:
            named = list(markers_of_mean(self._set))
        given = dict.fromkeys(named, marks) if marks else {}
        evidence = Evidence(events=_numbers(self.events, "key"), known={}, shares={})
        return rate(self._set, given, _numbers(self.facts, "key"), evidence)

    def _fill(self, criteria_set: CriteriaSet) -> None:
        typed = {row["code"]: row.get("value") for row in self.marks.rows}
        self.marks.set_rows(
            [
                _row(typed.get(leaf.code), code=leaf.code, number=leaf.number, label=leaf.label)
                | {"most": f"{highest_mark(leaf):f}"}
                for leaf in leaf_criteria(criteria_set)
            ]
        )
        counted = {row["key"]: row.get("value") for row in self.events.rows}
        self.events.set_rows(
            [
                _row(counted.get(key), key=key, label=f"{leaf.number} · {event.label}")
                for key, (leaf, event) in event_rules(criteria_set).items()
            ]
        )
        stated = {row["key"]: row.get("value") for row in self.facts.rows}
        self.facts.set_rows(
            [
                _row(stated.get(fact.code), key=fact.code, label=fact.label)
                for fact in criteria_set.facts
            ]
        )

    def _judge(self) -> None:
        outcome = self.outcome
        if outcome is None or self._set is None:
            self._pill.hide()
            self._total.setText("–")
            self._why.setText("Bộ tiêu chí còn chỗ sai: sửa xong thì thử chấm được.")
            return
        self._pill.show()
        scale = decimal_text(self._set.scale)
        total = decimal_text(outcome.total) if outcome.total is not None else "–"
        self._total.setText(f"{total}/{scale}")
        if outcome.rating is None:
            self._pill.show_state("Chưa xếp loại", "neutral")
        else:
            self._pill.show_state(rating_label(outcome.rating), _STATES[outcome.rating.value])
        self._why.setText("\n".join(f"• {line}" for line in explain(outcome, self._set)))

    def _build(self) -> None:
        full = Button("Chấm đủ điểm")
        full.clicked.connect(self.fill_up)
        content = QWidget()
        content.setProperty("plane", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        for title, table in (
            ("Điểm của một đảng viên tưởng tượng", self.marks),
            ("Sự việc", self.events),
            ("Điều kiện", self.facts),
        ):
            card = Card(title)
            if table is self.marks:
                card.header.addWidget(full)
            card.body.addWidget(table)
            column.addWidget(card)
        column.addStretch(1)
        result = Card("Kết quả, và vì sao")
        result.body.addWidget(self._total)
        result.body.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        result.body.addWidget(self._why)
        side = QWidget()
        side.setProperty("plane", "clear")
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(result)
        right.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(M)
        split.addWidget(_scrolled(content))
        right_side = _scrolled(side)
        right_side.setMinimumWidth(current().scaled(290))
        split.addWidget(right_side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        layout.addWidget(split)


def _given(title: str, value: str, empty: str) -> RowsEditor:
    return RowsEditor(
        [
            Cell(key="label", title=title, width=260, is_fixed=True),
            Cell(key="value", title=value, holds=Holds.NUMBER, width=70),
        ],
        dict,
        "",
        empty,
    )


def _row(value: Any, **rest: Any) -> dict[str, Any]:
    return rest if value is None else {**rest, "value": value}


def _numbers(table: RowsEditor, key: str) -> dict[str, Decimal]:
    return read_numbers({row[key]: str(row["value"]) for row in table.rows if row.get("value")})


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
