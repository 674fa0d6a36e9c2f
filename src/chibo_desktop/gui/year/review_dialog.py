"""Soạn bản kiểm điểm, tự đánh giá: people at the left, the sections of one of them at the right.

What is written is kept when one leaves the field; nothing has to be saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Banner, Button, Choice, FormField, ToolRow, label
from chibo_desktop.gui.widgets.section_edit import SectionEdit
from chibo_desktop.gui.year.collective_dialog import CollectiveDialog
from chibo_desktop.services.review_forms import PERIOD_FORM
from chibo_desktop.services.reviews import (
    ReviewDraft,
    choose_form,
    load_reviews,
    propose_rating,
    write_section,
)
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.spans import span_name

_WIDTH, _HEIGHT, _LIST = 1040, 720, 250  # pixels at 100 %
_BRANCH = "Tập thể chi bộ"
_RATINGS = [("", "Để trống, tự đánh dấu"), *((one.value, rating_label(one)) for one in Rating)]


class ReviewDialog(QDialog):
    """The reviews of one family of a period. `print_requested` names the members to be printed."""

    print_requested = Signal(str, object)  # family, member ids

    def __init__(
        self,
        context: Context,
        branch_id: str,
        span: Span,
        end: Month,
        family: str,
        wanted: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._about = (branch_id, span, end, family)
        self._wanted = wanted
        self.drafts: list[ReviewDraft] = []
        self.sections: list[SectionEdit] = []
        self._place = -1  # whose sections are on the screen
        kind = "tự đánh giá (Mẫu 05)" if family == PERIOD_FORM else "kiểm điểm (Mẫu 01, 2A–2C)"
        self.setWindowTitle(f"Bản {kind} – {span_name(span, end)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        room = self.screen().availableGeometry()
        scaled = current().scaled
        self.resize(min(scaled(_WIDTH), room.width()), min(scaled(_HEIGHT), room.height()))
        self._load()

    @property
    def draft(self) -> ReviewDraft | None:
        """The review that is shown."""
        row = self.people.currentRow()
        return self.drafts[row] if 0 <= row < len(self.drafts) else None

    def done(self, result: int) -> None:
        self._keep()
        super().done(result)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(XL, XL, XL, M)
        outer.setSpacing(M)
        outer.addWidget(label(self.windowTitle(), "heading", wraps=True))
        self.banner = Banner()
        outer.addWidget(self.banner)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        self.people = QListWidget()
        self.people.setAccessibleName("Đồng chí")
        self.people.currentRowChanged.connect(self._show)
        split.addWidget(self.people)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(M, 0, 0, 0)
        self._side.setSpacing(M)
        self._build_head()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._side.addWidget(self._area, 1)
        split.addWidget(side)
        split.setStretchFactor(1, 1)
        split.setSizes([current().scaled(_LIST), current().scaled(_WIDTH - _LIST)])
        outer.addWidget(split, 1)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(label("Nội dung được lưu khi rời ô.", "hint"), 1)
        self.print_one = Button("Xem và in bản này…", sign="printer")
        self.print_all = Button("Xem và in tất cả…", sign="printer")
        close = Button("Đóng", "primary")
        self.print_one.clicked.connect(lambda: self._print(all_=False))
        self.print_all.clicked.connect(lambda: self._print(all_=True))
        close.clicked.connect(self.accept)
        for button in (self.print_one, self.print_all, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        outer.addLayout(row)

    def _build_head(self) -> None:
        self.form, self.proposed = Choice(), Choice(_RATINGS)
        self.marks = Button("Tập thể tự chấm điểm…")
        self.marks.setAutoDefault(False)
        self.marks.clicked.connect(self._open_marks)
        self.form.chosen.connect(self._on_form)
        self.proposed.chosen.connect(self._on_proposed)
        row = ToolRow()
        self._form_field = FormField("&Mẫu", self.form)
        row.add(self._form_field)
        row.add(FormField("&Tự đề xuất xếp loại", self.proposed))
        row.add(self.marks)
        self._side.addWidget(row)

    def _load(self) -> None:
        branch_id, span, end, family = self._about
        self._context.runner.run(
            lambda unit: load_reviews(unit, branch_id, span, end, family),
            self._on_loaded,
            owner=self,
            busy=self,
            latest="reviews",
        )

    def _on_loaded(self, drafts: Sequence[ReviewDraft]) -> None:
        shown = self.draft.key.member_id if self.draft else self._wanted
        self.sections, self._place = [], -1
        self.drafts = list(drafts)
        self.people.blockSignals(True)
        self.people.clear()
        for draft in drafts:
            self.people.addItem(QListWidgetItem(_entry(draft)))
        ids = [draft.key.member_id for draft in drafts]
        row = ids.index(shown) if shown in ids else 0
        self.people.setCurrentRow(row if drafts else -1)
        self.people.blockSignals(False)
        self._show(self.people.currentRow())

    def _show(self, row: int) -> None:
        self._keep()
        draft = self.draft
        if draft is None or row < 0:
            return
        is_branch = not draft.key.member_id
        self.form.set_options([(one, f"Mẫu {one}") for one in draft.forms])
        self.form.set_value(draft.form.form)
        self._form_field.setVisible(len(draft.forms) > 1)
        self.proposed.set_value(draft.proposed.value if draft.proposed else "")
        self.marks.setVisible(is_branch)
        holder = QWidget()
        holder.setProperty("plane", "clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, M, 0)
        inside.setSpacing(M)
        self.sections = []
        self._place = row
        for section in draft.sections:
            edit = SectionEdit(section)
            edit.left.connect(self._on_left)
            self.sections.append(edit)
            inside.addWidget(edit)
        inside.addStretch(1)
        self._area.setWidget(holder)

    def _keep(self) -> None:
        for edit in self.sections:
            edit.keep()

    def _on_left(self, code: str, text: str) -> None:
        place = self._place
        if not 0 <= place < len(self.drafts):
            return
        draft = self.drafts[place]
        self._run(lambda unit: write_section(unit, draft, code, text))
        sections = tuple(
            replace(one, text=text) if one.code == code else one for one in draft.sections
        )
        changed = replace(draft, sections=sections)
        self.drafts[place] = changed
        self.people.item(place).setText(_entry(changed))
        for edit in self.sections:
            for section in sections:
                if section.code == edit.section.code:
                    edit.show_state(section)

    def _on_form(self, form: str) -> None:
        draft = self.draft
        if draft is not None:
            self._run(lambda unit: choose_form(unit, draft, form), reloads=True)

    def _on_proposed(self, key: str) -> None:
        draft = self.draft
        if draft is not None:
            rating = Rating(key) if key else None
            self._run(lambda unit: propose_rating(unit, draft, rating), reloads=True)

    def _open_marks(self) -> None:
        draft = self.draft
        if draft is not None:
            form = CollectiveDialog(self._context, draft, self)
            form.finished.connect(lambda _result: self._load())
            form.open()

    def _print(self, *, all_: bool) -> None:
        self._keep()
        draft = self.draft
        if draft is not None:
            chosen = None if all_ else [draft.key.member_id]
            self.print_requested.emit(draft.key.family, chosen)

    def _run(self, work: Callable[..., object], *, reloads: bool = False) -> None:
        self._context.runner.run(
            work,
            (lambda _: self._load()) if reloads else None,
            self._refuse,
            owner=self,
        )

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)


def _entry(draft: ReviewDraft) -> str:
    name = draft.full_name or _BRANCH
    edited = f" · soạn {draft.edited} mục" if draft.edited else ""
    form = "" if draft.key.family == PERIOD_FORM else f" · Mẫu {draft.form.form}"
    return f"{name}{form}{edited}"
