"""The base of forms with many short fields: two columns, scrolled where the screen is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QScrollArea, QWidget

from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.form_grid import FormGrid
from chibo_desktop.gui.widgets.reading_form import ReadingForm

_WIDTH = 640  # pixels at 100 %: two columns of fields
_AROUND = 190  # pixels at 100 % that title, text and buttons take
_LEAST = 90  # pixels at 100 %: a field is in sight at least
_LEAST_LETTERS = 12


class TwoColumnForm(ReadingForm):
    """Two columns of fields, as tall as the screen allows."""

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
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
    ) -> FormField:
        """A field at the end of the form."""
        if isinstance(editor, QComboBox):  # a long name in a list widens no column
            editor.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            editor.setMinimumContentsLength(_LEAST_LETTERS)
        self.fields[name] = FormField(title, editor, help)
        self._grid.add(self.fields[name], wide)
        return self.fields[name]

    def fit(self) -> None:
        """As tall as its fields, as far as the screen has it; the rest is scrolled to."""
        width = max(self.width(), self.minimumWidth()) - current().scaled(4 * M)
        self._grid.resize(width, self._grid.height())
        layout = self._grid.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.totalHeightForWidth(width)
            room = self.screen().availableGeometry().height() - current().scaled(_AROUND)
            room = max(room - self._below(width), current().scaled(_LEAST))
            self._area.setMinimumHeight(min(max(wanted, layout.sizeHint().height()) + M, room))
        super().fit()

    def _below(self, width: int) -> int:
        """The height of what a form has put below its fields."""
        first = self.body.indexOf(self._area) + 1
        below = map(self.body.itemAt, range(first, self.body.count()))
        return sum(
            M + (one.heightForWidth(width) if one.hasHeightForWidth() else one.sizeHint().height())
            for one in below
            if one is not None
        )

    def year(self, name: str, editor: QLineEdit) -> int | None:
        """A year in four digits, None when empty."""
        return self.whole(name, editor, "Hãy ghi năm, ví dụ 2026.")

    def whole(
        self, name: str, editor: QLineEdit, words: str = "Hãy ghi một số nguyên, ví dụ 12."
    ) -> int | None:
        """A whole number, None when empty; `words` say what to write instead of anything else."""
        text = editor.text().strip()
        return self.value_of(name, lambda: int(text) if text else None, words)
