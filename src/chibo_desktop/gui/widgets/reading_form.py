"""The base of small forms: reads months, days, numbers; says beside a field what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.inputs import PartialDateEdit
from chibo_desktop.gui.widgets.typed_day import typed_day

T = TypeVar("T")
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


class ReadingForm(ActDialog):
    """Fields by name; what cannot be read is said beside its field and nothing is announced."""

    submitted = Signal(object)

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
        self._is_read = True

    def add(self, name: str, title: str, editor: QWidget, help: str = "") -> FormField:
        """A field at the end of the form."""
        field = FormField(title, editor, help)
        self.fields[name] = field
        self.body.addWidget(field)
        return field

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
        return self.value_of(
            name, lambda: read_number(editor.text()), "Hãy ghi một số, ví dụ 92,5."
        )

    def month(self, name: str, editor: QLineEdit) -> Month | None:
        """A month written 12/2026, None when empty."""
        words = "Hãy ghi tháng và năm, ví dụ 12/2026."
        return self.value_of(name, lambda: _month(editor.text()), words)

    def day(self, name: str, editor: PartialDateEdit) -> date | None:
        """A whole day, None when empty."""
        words = "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026."
        return self.value_of(name, lambda: _day(editor.text()), words)

    def value_of(self, name: str, read: Callable[[], T | None], words: str) -> T | None:
        """What `read` gives; where it raises, `words` stand beside the field."""
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


def _day(text: str) -> date | None:
    day, is_read = typed_day(text)
    if not is_read:
        raise ValueError(text)
    return day
