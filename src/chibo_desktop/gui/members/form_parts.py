"""The cards of the dossier's form, one for each group of the declarations.

A hundred editors take a moment to make and style. Those that the window shows are made when a
member is shown, so that a dossier opens without waiting; the others follow as soon as the window
has nothing else to do, or when somebody needs one of their fields.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.widgets import Card, FormGrid
from chibo_desktop.services.members import BY_EVENTS, REFUSED_WITHOUT, MemberForm, member_fields

_AT_ONCE = 2  # cards that a window of usual height shows
_FOLLOWS = "Theo các sự kiện đã ghi ở mặt “Diễn biến”."


class FormParts(QObject):
    """Made once for a page; `show` fills it with one member after another."""

    def __init__(
        self, body: QVBoxLayout, connect: Callable[[FieldEditor], None], parent: QObject
    ) -> None:
        """`connect` ties a new editor to the form around it."""
        super().__init__(parent)
        self._connect = connect
        self._form: MemberForm | None = None
        self._editors: dict[str, FieldEditor] = {}
        self._waiting: dict[str, list[FieldSpec]] = {}
        self._cards: dict[str, Card] = {}
        for spec in member_fields():
            self._waiting.setdefault(spec.group, []).append(spec)
        for group in self._waiting:
            self._cards[group] = Card(group)
            body.addWidget(self._cards[group])
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self.build_next)

    @property
    def sections(self) -> list[tuple[str, QWidget]]:
        """Title and card of every group, in order."""
        return [(group, card) for group, card in self._cards.items()]

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """Every editor of the form by field name; those still missing are made now."""
        while self._waiting:
            self.build_next()
        return self._editors

    def editor(self, name: str) -> FieldEditor | None:
        """The editor of a field, made now if it is missing; None for a name that has none."""
        while name not in self._editors and self._waiting:
            self.build_next()
        return self._editors.get(name)

    @property
    def is_whole(self) -> bool:
        """Whether every editor exists."""
        return not self._waiting

    @property
    def made(self) -> Mapping[str, FieldEditor]:
        """The editors that exist so far."""
        return self._editors

    def show(self, form: MemberForm) -> None:
        """Fill in a member."""
        self._form = form
        while len(self._cards) - len(self._waiting) < _AT_ONCE:
            self.build_next()
        for editor in self._editors.values():
            self._fill(editor, form)
        if self._waiting:
            self._idle.start()

    def texts(self) -> dict[str, str]:
        """What stands in the form, by field name."""
        written = dict(self._form.draft.written) if self._form else {}
        written.update((name, editor.text()) for name, editor in self._editors.items())
        return written

    def build_next(self) -> None:
        """Make the next card, if one is missing."""
        if not self._waiting:
            self._idle.stop()
            return
        group = next(iter(self._waiting))
        grid = FormGrid()
        for spec in self._waiting.pop(group):
            editor = FieldEditor(spec, {}, required=spec.name in REFUSED_WITHOUT)
            self._connect(editor)
            wide = spec.kind is Kind.LONG_TEXT or isinstance(editor.widget, QCheckBox)
            grid.add(editor, wide)
            self._editors[spec.name] = editor
            if self._form is not None:
                self._fill(editor, self._form)
        self._cards[group].body.addWidget(grid)

    def _fill(self, editor: FieldEditor, form: MemberForm) -> None:
        name = editor.spec.name
        if name == "branch_id":
            editor.set_names(form.branches)
        follows = name in BY_EVENTS and not form.draft.is_new
        editor.set_text(form.draft.written.get(name, ""))
        editor.set_read_only(not form.is_ours or follows, _FOLLOWS if follows else "")
