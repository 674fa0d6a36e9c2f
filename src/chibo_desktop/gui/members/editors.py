"""The editor of a field, by the kind its declaration names; all of them speak text."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, XS, current
from chibo_desktop.gui.widgets import Choice, FormField, LinkButton, PartialDateEdit
from chibo_desktop.services.addresses import commune_names
from chibo_desktop.services.catalogues import catalogues

_NOTHING = "Chưa ghi"


class FieldEditor(QWidget):
    """A field of the form: label, editor, what is wrong, and one click to mend it.

    `edited` follows every change; `left` says that the cursor has gone on to another field.
    """

    edited = Signal()
    left = Signal()
    mend_requested = Signal(object)  # the Problem whose mended value is wanted

    def __init__(
        self,
        spec: FieldSpec,
        names: Mapping[str, str],
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`names` are what a reference can point to, or the values of a unit's own choice."""
        super().__init__(parent)
        self.spec = spec
        self._offer: Problem | None = None
        self._is_read_only = False
        self._options: list[tuple[str, str]] = []
        self.widget, self._read, self._write = _editor(spec, names, self)
        # A box says its own name.
        title = "" if spec.kind is Kind.FLAG else spec.label
        self._field = FormField(title, self.widget, spec.help, required)
        self.widget.setAccessibleName(spec.label)
        self._mend: LinkButton | None = None  # made when something can be mended
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        layout.addWidget(self._field)
        layout.addStretch(1)
        self._layout = layout
        self.widget.installEventFilter(self)

    def text(self) -> str:
        """What stands in the editor."""
        return self._read()

    def set_text(self, text: str) -> None:
        """Show a text without announcing it."""
        self.widget.blockSignals(True)
        self._write(text)
        self.widget.blockSignals(False)

    def show_problems(self, problems: list[Problem], say: Say) -> None:
        """Everything about this field at once, the gravest first; nothing clears the line."""
        offers = [problem for problem in problems if problem.mended]
        said = sorted(
            (problem for problem in problems if not problem.mended),
            key=lambda problem: problem.severity is not Severity.ERROR,
        )
        self._offer = offers[0] if offers else None
        if said or offers:
            grave = any(problem.severity is Severity.ERROR for problem in said)
            words = "\n".join(say(problem) for problem in (*said, *offers))
            self._field.show_problem(words, "error" if grave else "warning")
        else:
            self._field.clear_problem()
        if offers and self._mend is None:
            self._mend = LinkButton()
            self._mend.clicked.connect(self._on_mend)
            self._layout.insertWidget(1, self._mend, alignment=Qt.AlignmentFlag.AlignLeft)
        if self._mend is not None:
            self._mend.setVisible(bool(offers))
            self._mend.setText(_offer_text(offers[0]) if offers else "")

    @property
    def problem(self) -> str:
        """The sentences shown; empty when nothing is wrong."""
        return self._field.problem

    def focus(self) -> None:
        """Put the cursor here, with the whole field and what is said under it in sight."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, XL)

    def set_read_only(self, is_read_only: bool, why: str = "") -> None:
        """Only to be read, and why: text can still be copied, help with writing is gone."""
        if is_read_only == self._is_read_only:
            return
        self._is_read_only = is_read_only
        self._field.set_help(why if is_read_only else self.spec.help)
        if isinstance(self.widget, QLineEdit | QPlainTextEdit):
            self.widget.setReadOnly(is_read_only)
        else:
            self.widget.setEnabled(not is_read_only)

    def set_names(self, names: Mapping[str, str]) -> None:
        """Change the records that a reference can point to."""
        if isinstance(self.widget, Choice) and self.spec.kind is Kind.REFERENCE:
            options = [("", _NOTHING), *names.items()]
            if options != self._options:
                self._options = options
                self.widget.blockSignals(True)
                self.widget.set_options(options)
                self.widget.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _on_mend(self) -> None:
        if self._offer is not None:
            self.mend_requested.emit(self._offer)


_Parts = tuple[QWidget, Callable[[], str], Callable[[str], None]]


def _editor(spec: FieldSpec, names: Mapping[str, str], owner: FieldEditor) -> _Parts:
    """The widget with the way to read and to write its text."""
    match spec.kind:
        case Kind.LONG_TEXT:
            long = QPlainTextEdit()
            long.setTabChangesFocus(True)
            long.setFixedHeight(current().row * 3)
            long.textChanged.connect(owner.edited)
            return long, long.toPlainText, long.setPlainText
        case Kind.FLAG:
            box = QCheckBox(spec.label)
            box.toggled.connect(owner.edited)
            return box, lambda: "1" if box.isChecked() else "", lambda t: box.setChecked(bool(t))
        case Kind.CHOICE:
            known = catalogues().get(spec.catalogue)
            return _choice(known.labels if known else names, owner)
        case Kind.REFERENCE:
            return _choice(names, owner)
        case Kind.PARTIAL_DATE | Kind.DATE:
            day = PartialDateEdit()
            day.textChanged.connect(owner.edited)
            return day, day.text, day.setText
        case _:
            line = QLineEdit()
            line.textChanged.connect(owner.edited)
            _suggest(line, spec)
            return line, line.text, line.setText


def _choice(labels: Mapping[str, str], owner: FieldEditor) -> _Parts:
    choice = Choice([("", _NOTHING), *labels.items()])
    # As wide as its column: a long label elsewhere in the catalogue must not widen the form.
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(8)
    choice.currentIndexChanged.connect(owner.edited)

    def write(text: str) -> None:
        if choice.findData(text) < 0:
            choice.addItem(text, text)  # not in the catalogue: kept as the dossier has it
        choice.set_value(text)

    return choice, choice.value, write


def _offer_text(problem: Problem) -> str:
    if problem.code == "address-mappable":
        return "Ghi sang các ô bên trên"
    return f"Sửa thành {problem.mended}"


def _suggest(line: QLineEdit, spec: FieldSpec) -> None:
    if spec.name.endswith("_province"):
        _complete(line, list(catalogues()["province"].labels.values()))
    elif spec.name.endswith("_commune"):

        def begin(_text: str) -> None:  # three thousand names, needed by few
            if line.completer() is None:
                _complete(line, list(commune_names()))

        line.textEdited.connect(begin)


def _complete(line: QLineEdit, names: list[str]) -> None:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
