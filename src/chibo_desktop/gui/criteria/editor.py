"""The editor of one set: tabs over its plain form, checked as one types, kept at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria_draft import Plain, points_of_scale
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.cards_tab import CardsTab
from chibo_desktop.gui.criteria.formula_section import formulas_tab
from chibo_desktop.gui.criteria.people_section import people_tab, with_flags, without_flags
from chibo_desktop.gui.criteria.period_section import about_tab, roll_up_tab
from chibo_desktop.gui.criteria.plain_values import Holds, shown
from chibo_desktop.gui.criteria.sections import cap_tab, thresholds_tab
from chibo_desktop.gui.criteria.tree_tab import TreeTab
from chibo_desktop.gui.criteria.try_tab import TryTab
from chibo_desktop.gui.criteria.wrapping_tabs import WrappingTabs
from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets import LinkButton, label
from chibo_desktop.services.kept_sets import read_plain
from chibo_desktop.wording.criteria_editor import place_words, sum_words
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.problems import sentence

_TABS = (
    ("criteria", "Tiêu chí"),
    ("thresholds", "Ngưỡng, điều kiện"),
    ("cap", "Tỷ lệ, làm tròn"),
    ("people", "Ai chấm, cho ai"),
    ("formulas", "Công thức"),
    ("periods", "Quý, năm"),
    ("about", "Thông tin"),
    ("try", "Thử chấm"),
)
_SHOWN_PROBLEMS = 3


class CriteriaEditor(QWidget):
    """`edited(plain)` after every change; a locked set is only read."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain: Plain = {}
        self._is_locked = False
        self.problems: tuple[Problem, ...] = ()
        now: Callable[[], Mapping[str, Any]] = lambda: self._plain  # noqa: E731 - handed on
        self.tree = TreeTab()
        self.people = people_tab(now)
        self.trying = TryTab()
        self.tabs: dict[str, TreeTab | CardsTab | TryTab] = {
            "criteria": self.tree,
            "thresholds": thresholds_tab(now),
            "cap": cap_tab(),
            "people": self.people,
            "formulas": formulas_tab(now),
            "periods": roll_up_tab(),
            "about": about_tab(),
            "try": self.trying,
        }
        self.chooser = WrappingTabs(_TABS)
        self._stack = QStackedWidget()
        for tab in self.tabs.values():
            self._stack.addWidget(tab)
            if not isinstance(tab, TryTab):
                tab.edited.connect(self._on_edited)
        self.chooser.chosen.connect(self.show_tab)
        self.sum = label(role="secondary")
        self._problems = QVBoxLayout()
        self._problems.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        layout.addWidget(self.chooser)
        layout.addLayout(self._problems)
        layout.addWidget(self._stack, 1)

    @property
    def is_locked(self) -> bool:
        """True while the set is only to be read."""
        return self._is_locked

    @property
    def plain(self) -> Plain:
        """The set as it stands."""
        return self._plain

    def show_set(self, plain: Mapping[str, Any], is_locked: bool) -> None:
        """Show a set; while the same stands there already nothing moves."""
        self._is_locked = is_locked
        for tab in self.tabs.values():
            tab.set_locked(is_locked)
        self._plain = dict(plain)
        self._judge()

    def show_tab(self, key: str) -> None:
        """Show one tab, filled with the set as it stands."""
        self.chooser.set_value(key)
        tab = self.tabs[key]
        self._fill(tab)
        self._stack.setCurrentWidget(tab)

    def go_to(self, path: str) -> None:
        """Show the field that a problem names."""
        for key, tab in self.tabs.items():
            self._fill(tab)
            if tab.focus_path(path):
                self.show_tab(key)
                tab.focus_path(path)
                return

    def _on_edited(self, plain: Plain) -> None:
        if self._is_locked:
            return
        self._plain = without_flags(plain)
        self._judge()
        self.edited.emit(self._plain)

    def _judge(self) -> None:
        _, self.problems = read_plain(self._plain)
        self._show_problems(self.problems)
        total = decimal_text(points_of_scale(self._plain))
        self.sum.setText(sum_words(total, shown(self._plain.get("scale"), Holds.NUMBER)))
        self._fill(self.tabs[self.chooser.value()])

    def _fill(self, tab: TreeTab | CardsTab | TryTab) -> None:
        plain = with_flags(self._plain) if tab is self.people else self._plain
        tab.show_plain(plain, self.problems)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        while item := self._problems.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for problem in problems[:_SHOWN_PROBLEMS]:
            self._problems.addWidget(self._problem_line(problem))
        rest = len(problems) - _SHOWN_PROBLEMS
        if rest > 0:
            self._problems.addWidget(label(f"và {rest} chỗ nữa.", "secondary"))

    def _problem_line(self, problem: Problem) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        where = LinkButton(place_words(self._plain, problem.field) if problem.field else "Bộ này")
        where.clicked.connect(lambda: self.go_to(problem.field))
        row.addWidget(where)
        row.addWidget(label(sentence(problem), "problem", wraps=True), 1)
        return line
