"""The base of the forms of dues: amounts beside what every small form reads."""

from PySide6.QtWidgets import QLineEdit

from chibo_desktop.gui.dues.money import read_money
from chibo_desktop.gui.widgets.reading_form import ReadingForm


class DuesForm(ReadingForm):
    """Reads whole đồng."""

    def money(self, name: str, editor: QLineEdit) -> int | None:
        """An amount, None when empty; what is none is said."""
        words = "Hãy ghi số đồng, ví dụ 45.000."
        return self.value_of(name, lambda: read_money(editor.text()), words)
