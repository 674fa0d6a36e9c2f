"""The form of an event: its kind, then the fields that such an event has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.life_fields import event_fields
from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, FormField, FormGrid, LinkButton, label
from chibo_desktop.services.life import EventDraft
from chibo_desktop.services.life_view import EventChoice

_WIDTH, _HEIGHT = 620, 600  # pixels at 100 %: one size for every kind, so that nothing jumps
_NONE, _OLDER = "Chọn sự kiện", "– Việc cũ, ghi bổ sung –"


class EventDialog(QDialog):
    """Announces a draft; the page answers by `accept` or `show_problems`.

    What one is only asked about is shown first; the same button then records it all the same.
    """

    submitted = Signal(object, bool)  # EventDraft; whether its warnings have been seen

    def __init__(
        self,
        draft: EventDraft,
        choices: Sequence[EventChoice],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`choices` empty: an event already there is corrected, its kind stays."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._draft = draft
        self._choices = choices
        self._seen: dict[str, str] | None = None
        self.editors: dict[str, FieldEditor] = {}
        self._title = "Ghi sự kiện" if draft.is_new else "Sửa sự kiện"
        self.setWindowTitle(f"{self._title} – {name}")
        self._build(name)
        self._show_fields(draft.written)

    def draft(self) -> EventDraft:
        """What stands in the form."""
        written = {name: editor.text() for name, editor in self.editors.items()}
        return replace(self._draft, kind=self._kind(), written=written)

    def submit(self) -> None:
        """Announce what stands in the form."""
        draft = self.draft()
        self.banner.clear()
        self.submitted.emit(draft, self._seen == self._said(draft))

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Everything that speaks against it: beside its field, the rest above."""
        for name, editor in self.editors.items():
            editor.show_problems([one for one in problems if one.field == name], say)
        shown = [one for one in problems if one.field not in self.editors]
        grave = errors(problems)
        self.banner.show_problems(shown, say)
        if not grave and problems:
            self._seen = self._said(self.draft())
            self._act.setText("Vẫn ghi" if self._draft.is_new else "Vẫn sửa")
        first = next((one.field for one in (*grave, *problems) if one.field in self.editors), "")
        if first:
            self.editors[first].focus()

    def problem(self, name: str) -> str:
        """What a field says is wrong."""
        return self.editors[name].problem

    def _kind(self) -> str:
        return self.kind.value() if self._draft.is_new else self._draft.kind

    def _said(self, draft: EventDraft) -> dict[str, str]:
        return {"kind": draft.kind, **draft.written}

    def _build(self, name: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label(f"{self._title}: {name}", "heading", wraps=True))
        self.banner = Banner()
        layout.addWidget(self.banner)
        self.kind = Choice()
        self.why = LinkButton("Vì sao không thấy sự kiện cần ghi?")
        self.reasons = label(role="secondary", wraps=True)
        self.why.hide()
        self.reasons.hide()
        if self._draft.is_new:
            self._fill_kinds()
            layout.addWidget(FormField("Sự kiện", self.kind))
        inner = QWidget()
        inner.setProperty("plane", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, S, 0)
        column.setSpacing(M)
        self._fields = QVBoxLayout()
        column.addLayout(self._fields)
        column.addWidget(self.why, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reasons)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._buttons())
        room = self.screen().availableGeometry().size() - QSize(0, current().scaled(60))
        wanted = QSize(current().scaled(_WIDTH), current().scaled(_HEIGHT))
        self.resize(wanted.boundedTo(room))

    def _buttons(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        back = Button("Để sau")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self._act = Button(self._title, "primary")
        self._act.setDefault(True)
        self._act.clicked.connect(self.submit)
        row.addWidget(back)
        row.addWidget(self._act)
        return row

    def _fill_kinds(self) -> None:
        now = [one for one in self._choices if not one.reason]
        older = [one for one in self._choices if one.reason and one.is_possible_earlier]
        never = [one for one in self._choices if one.reason and not one.is_possible_earlier]
        options = [("", _NONE), *((one.kind, one.title) for one in now)]
        head = len(options)
        if older:
            options += [("", _OLDER), *((one.kind, f"{one.title} (việc cũ)") for one in older)]
        self.kind.set_options(options)
        model = self.kind.model()
        if older and isinstance(model, QStandardItemModel):
            model.item(head).setEnabled(False)
        self.kind.set_value(self._draft.kind)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.reasons.setText("\n".join(f"• {one.title}: {one.reason}" for one in never))
        self.why.setVisible(bool(never))
        self.why.clicked.connect(self._on_why)

    def _on_why(self) -> None:
        self.reasons.setVisible(self.reasons.isHidden())
        if not self.reasons.isHidden():
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.reasons))

    def _on_kind(self, *_signal: object) -> None:
        self._show_fields({name: one.text() for name, one in self.editors.items()})

    def _show_fields(self, texts: Mapping[str, str]) -> None:
        while item := self._fields.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.editors = {}
        grid = FormGrid()
        kind = self._kind()
        for spec in event_fields(LifeEventKind(kind)) if kind else ():
            editor = FieldEditor(spec, {}, required=spec.name == "happened_on")
            editor.set_text(texts.get(spec.name, ""))
            editor.edited.connect(self._on_edited)
            grid.add(editor, wide=spec.kind is Kind.LONG_TEXT or spec.name == "place")
            self.editors[spec.name] = editor
        self._fields.addWidget(grid)
        self._act.setEnabled(bool(kind))
        self._on_edited()
        first = self.editors.get("happened_on")
        (first.widget if first and not self.kind.hasFocus() else self.kind).setFocus()

    def _on_edited(self) -> None:
        self._seen = None
        self._act.setText(self._title)
