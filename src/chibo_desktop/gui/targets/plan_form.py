"""The base of the forms of this place: reads numbers, years, months, days; says what is wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QScrollArea, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog

T = TypeVar("T")
_WIDTH = 640  # pixels at 100 %: two columns of fields
_AROUND = 190  # pixels at 100 % that title, text and buttons take
_LEAST_LETTERS = 12
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")


def read_number(text: str) -> Decimal | None:
    """A number as people type it: 92,5; 92.5; 1.250; 1.250,5. Raises InvalidOperation."""
    bare = "".join(text.split()).removesuffix("%")
    if not bare:
        return None
    whole, _, fraction = bare.partition(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    written = f"{whole}.{fraction}" if fraction else whole
    if not re.fullmatch(r"\d+(\.\d+)?", written):
        raise InvalidOperation(text)
    return Decimal(written)


class PlanForm(ActDialog):
    """Fields by name; what cannot be read is said beside its field and nothing is announced."""

    submitted = Signal(object)

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
        self.fields: dict[str, FormField] = {}
        self._is_read = True
        self._grid = FormGrid()
        self._grid.setProperty("plane", "clear")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._grid)
        self.body.addWidget(self._area)
        self.setMinimumWidth(current().scaled(_WIDTH))

    def add(
        self, name: str, title: str, editor: QWidget, help: str = "", *, wide: bool = False
    ) -> None:
        """A field at the end of the form."""
        if isinstance(editor, QComboBox):  # a long name in a list widens no column
            editor.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            editor.setMinimumContentsLength(_LEAST_LETTERS)
        self.fields[name] = FormField(title, editor, help)
        self._grid.add(self.fields[name], wide)

    def fit(self) -> None:
        """As tall as its fields, as far as the screen has it; the rest is scrolled to."""
        width = max(self.width(), self.minimumWidth()) - current().scaled(4 * M)
        self._grid.resize(width, self._grid.height())
        layout = self._grid.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.totalHeightForWidth(width)
            room = self.screen().availableGeometry().height() - current().scaled(_AROUND)
            self._area.setMinimumHeight(min(max(wanted, layout.sizeHint().height()) + M, room))
        super().fit()

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        left = [one for one in problems if one.field not in self.fields]
        for problem in problems:
            if problem.field in self.fields:
                self.fields[problem.field].show_problem(say(problem))
        if left:
            self.banner.show_problems(left, say)
        self.fit()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.banner.clear()
        for field in self.fields.values():
            field.clear_problem()
        self._is_read = True
        found = self.read()
        if self._is_read:
            self.submitted.emit(found)
        else:
            self.fit()

    def read(self) -> object:
        """What the form says; to be overridden."""
        raise NotImplementedError

    def number(self, name: str, editor: QLineEdit) -> Decimal | None:
        """A number with a decimal comma, None when empty."""
        return self._value(name, lambda: read_number(editor.text()), "Hãy ghi một số, ví dụ 92,5.")

    def year(self, name: str, editor: QLineEdit) -> int | None:
        """A year in four digits, None when empty."""
        text = editor.text().strip()
        return self._value(name, lambda: int(text) if text else None, "Hãy ghi năm, ví dụ 2026.")

    def month(self, name: str, editor: QLineEdit) -> Month | None:
        """A month written 12/2026, None when empty."""
        return self._value(name, lambda: _month(editor.text()), "Hãy ghi tháng, ví dụ 12/2026.")

    def day(self, name: str, editor: PartialDateEdit) -> date | None:
        """A whole day, None when empty."""
        words = "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026."
        return self._value(name, lambda: _day(editor), words)

    def _value(self, name: str, read: Callable[[], T | None], words: str) -> T | None:
        try:
            return read()
        except (ValueError, InvalidOperation):
            self.fields[name].show_problem(words)
            self._is_read = False
            return None


class OwnerChoice(Choice):
    """A member of the branch, or anybody by name: “Chi ủy”, “Ban Tổ chức”."""

    def __init__(self, owners: Mapping[str, str], owner_id: str, owner_name: str) -> None:
        super().__init__([("", ""), *owners.items()])
        self.setEditable(True)
        self.setEditText(owners.get(owner_id) or owner_name)
        self._by_name = {name: key for key, name in owners.items()}
        self._known = (owner_id, owners.get(owner_id) or owner_name)

    def owner(self) -> tuple[str, str]:
        """Id (empty for nobody of the branch) and name, as they stand in the field."""
        name = self.currentText().strip()
        if name == self._known[1]:
            return self._known[0], name
        # Of two members with one name the one chosen from the list is meant.
        chosen = self.value() if self.itemText(self.currentIndex()) == name else ""
        return chosen or self._by_name.get(name, ""), name


def _month(text: str) -> Month | None:
    bare = text.strip()
    if not bare:
        return None
    number, _, year = bare.replace("-", "/").replace(".", "/").partition("/")
    return Month(int(year), int(number))


def _day(editor: PartialDateEdit) -> date | None:
    value = editor.value()
    if value is None:
        if editor.text().strip():
            raise ValueError(editor.text())
        return None
    if not value.is_full:
        raise ValueError(editor.text())
    return value.earliest
