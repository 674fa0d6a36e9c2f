"""The base of the forms of dues: reads months, days, amounts; says beside a field what is wrong."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.dues.money import read_money
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import FormField, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog

T = TypeVar("T")
_NO_MONEY = "Hãy ghi số đồng, ví dụ 45.000."
_NO_MONTH = "Hãy ghi tháng và năm, ví dụ 02/2026."
_NO_DAY = "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026."


class DuesForm(ActDialog):
    """Fields by name; what cannot be read is said beside its field and nothing is announced."""

    submitted = Signal(object)

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
        self.fields: dict[str, FormField] = {}
        self._is_read = True

    def add(self, name: str, title: str, editor: QWidget, help: str = "") -> None:
        """A field at the end of the form."""
        self.fields[name] = FormField(title, editor, help)
        self.body.addWidget(self.fields[name])

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field."""
        for problem in problems:
            field = self.fields.get(problem.field) or next(iter(self.fields.values()))
            field.show_problem(say(problem))
        self.fit()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        self._is_read = True
        found = self.read()
        if self._is_read:
            self.submitted.emit(found)

    def read(self) -> object:
        """What the form says; to be overridden."""
        raise NotImplementedError

    def money(self, name: str, editor: QLineEdit) -> int | None:
        """An amount, None when empty; what is none is said."""
        return self._value(name, lambda: read_money(editor.text()), _NO_MONEY)

    def month(self, name: str, editor: QLineEdit) -> Month | None:
        """A month written 02/2026, None when empty."""
        return self._value(name, lambda: _month(editor.text()), _NO_MONTH)

    def day(self, name: str, editor: PartialDateEdit) -> date | None:
        """A whole day, None when empty."""
        return self._value(name, lambda: _day(editor), _NO_DAY)

    def number(self, name: str, editor: QLineEdit) -> Decimal | None:
        """A number with a decimal comma, None when empty."""
        return self._value(name, lambda: _decimal(editor.text()), "Hãy ghi một số, ví dụ 40.")

    def _value(self, name: str, read: Callable[[], T | None], words: str) -> T | None:
        try:
            return read()
        except (ValueError, InvalidOperation):
            self.fields[name].show_problem(words)
            self._is_read = False
            return None


def _month(text: str) -> Month | None:
    bare = text.strip()
    if not bare:
        return None
    number, _, year = bare.replace("-", "/").replace(".", "/").partition("/")
    return Month(int(year), int(number))


def _day(editor: PartialDateEdit) -> date | None:
    value = editor.value()
    if value is None:
        return None
    if not value.is_full:
        raise ValueError(editor.text())
    return value.earliest


def _decimal(text: str) -> Decimal | None:
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    return Decimal(bare) if bare else None
