"""Vì sao: every step that led to one member's rating, beside the grid."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.rating_chain import ChainPart
from chibo_desktop.gui.evaluations.cell_words import problem_text, rating_text
from chibo_desktop.gui.theme import XS, L, M, S, current
from chibo_desktop.gui.widgets import Button, label
from chibo_desktop.services.chains import chain_of
from chibo_desktop.services.sheet import Sheet, SheetRow
from chibo_desktop.wording.chain import chain_parts, part_title
from chibo_desktop.wording.evaluation import fact_text
from chibo_desktop.wording.numbers import decimal_text

_WIDTH = 300  # pixels at 100 %
_LEAST = 380  # pixels: at large text it does not push the grid out of the window


class WhyPanel(QFrame):
    """Follows the cursor. Offers to decide otherwise and to state the conditions."""

    override_requested = Signal()
    facts_requested = Signal()
    print_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "card")
        self._said: list[str] = []
        self._build()

    def show_row(self, row: SheetRow, sheet: Sheet) -> None:
        """Explain a rated member: the whole way, part by part."""
        self._begin(row.evaluation.full_name, row.evaluation.position)
        text, token = rating_text(row)
        total = "" if row.outcome.total is None else f"{decimal_text(row.outcome.total)} điểm · "
        state = {"good": "good", "attention": "attention", "accent": "problem"}.get(token, "")
        self._say(f"{total}{text}", "strong", state)
        for area, problem in row.problems:
            if problem.severity == "error":
                self._say(problem_text(row, area, problem, sheet.criteria_set), "problem")
        for part, sentences in chain_parts(chain_of(row, sheet), sheet.criteria_set):
            self._say(part_title(part), "strong")
            for sentence in sentences:
                self._say(sentence, "secondary" if part is ChainPart.SOURCE else "")
        if sheet.criteria_set.facts:
            self._say("Điều kiện đã khai", "strong")
            self._say_facts(row, sheet.criteria_set)
        self._lines.addStretch(1)
        is_read_only = sheet.is_closed or sheet.is_foreign
        self._override.setVisible(not is_read_only)
        self._facts.setVisible(not is_read_only and bool(sheet.criteria_set.facts))
        self._print.show()

    def show_not_rated(self, name: str, reason: str) -> None:
        """Say why a member is not rated."""
        self._begin(name, "Không đánh giá trong kỳ này")
        self._say(reason)
        self._lines.addStretch(1)
        self._override.hide()
        self._facts.hide()
        self._print.hide()

    def text(self) -> str:
        """What it says, one line a sentence."""
        return "\n".join(self._said)

    def _say_facts(self, row: SheetRow, criteria_set: CriteriaSet) -> None:
        for fact in criteria_set.facts:
            given = row.evaluation.facts.get(fact.code, "")
            known = row.filled.known.get(fact.source) if fact.source and not given else None
            if known is not None:
                value = fact_text(criteria_set, fact.code, f"{known.value:f}")
                self._say(f"{fact.label}: {value} – {known.explanation}", "", "information")
                continue
            value = given or f"{fact.default:f}"
            try:
                words = fact_text(criteria_set, fact.code, value)
            except ArithmeticError:
                words = value
            aside = "" if given else " (mặc định)"
            self._say(f"{fact.label}: {words}{aside}", "" if given else "secondary")

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(L, M, S, M)
        outer.setSpacing(S)
        head = QHBoxLayout()
        self._name = label(role="heading", wraps=True)
        close = Button("", "quiet", "x", "secondary")
        close.setToolTip("Đóng  Esc")
        close.setAccessibleName("Đóng phần giải thích")
        close.clicked.connect(self.closed)
        head.addWidget(self._name, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        self._post = label(role="secondary", wraps=True)
        outer.addWidget(self._post)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("plane", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, S, 0)
        column.setSpacing(S)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        column.addLayout(self._lines, 1)
        area.setWidget(content)
        outer.addWidget(area, 1)
        self._facts = Button("Khai điều kiện…")
        self._facts.clicked.connect(self.facts_requested)
        self._override = Button("Quyết định mức khác…")
        self._override.clicked.connect(self.override_requested)
        self._print = Button("Xem, in giải trình…", sign="printer")
        self._print.clicked.connect(self.print_requested)
        buttons = QVBoxLayout()
        buttons.addWidget(self._print)
        buttons.setSpacing(XS)
        buttons.addWidget(self._facts)
        buttons.addWidget(self._override)
        column.addLayout(buttons)  # at large text the reasons come first, the buttons below them
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(min(current().scaled(_WIDTH), _LEAST))
        self.setMaximumWidth(current().scaled(_WIDTH + 80))

    def _begin(self, name: str, post: str) -> None:
        self._said = [name]
        self._name.setText(name)
        self._post.setText(post)
        self._post.setVisible(bool(post))
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _say(self, text: str, role: str = "", state: str = "") -> None:
        self._said.append(text)
        self._lines.addWidget(label(text, role, state, wraps=True))
