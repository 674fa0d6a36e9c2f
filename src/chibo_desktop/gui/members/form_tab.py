"""The dossier's form, built from the declarations; every problem at once, beside its field."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
)

from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.gui.members.custom_card import CustomCard
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.members.form_parts import FormParts
from chibo_desktop.gui.members.old_addresses import keep_as_written, write_mapped
from chibo_desktop.gui.members.photo import PhotoFrame
from chibo_desktop.gui.members.reason_card import ReasonCard
from chibo_desktop.gui.members.section_list import SectionedArea
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.members import (
    MemberDraft,
    MemberForm,
    Saved,
    Unit,
    check_member,
    load_member,
    new_member_draft,
    save_member,
)


class FormTab(MemberTab):
    """`loaded`, `saved` and `refused` tell the page; it never shows a message of its own."""

    title = "Hồ sơ"
    kinds = frozenset({"member", "custom_field", "attachment"})
    loaded = Signal(object)  # MemberForm
    saved = Signal(object, bool)  # Saved, whether the member is new
    refused = Signal(object)  # the problems that keep it from being saved

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._form: MemberForm | None = None
        self._is_ours = True
        self._attempted = False
        self._touched: set[str] = set()
        self.save_button: QPushButton | None = None
        self._build()

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """The editors of the declared fields, by name."""
        return self.parts.editors

    @property
    def form(self) -> MemberForm | None:
        """What was loaded, if anything."""
        return self._form

    def open_member(self, member_id: str, org_id: str, is_ours: bool = True) -> None:
        self.clear()
        self._runner.run(
            lambda unit: load_member(unit, member_id, org_id),
            self._on_loaded,
            owner=self,
            latest="form",
        )

    def prepare(self) -> Iterator[None]:
        """Make the cards, one at a time."""
        while not self.parts.is_whole:
            self.parts.build_next()
            yield

    def open_new(self) -> None:
        """Show an empty form."""
        self.clear()
        self._runner.run(new_member_draft, self._on_loaded, owner=self, latest="form")

    def draft(self) -> MemberDraft | None:
        """What stands in the form."""
        if self._form is None:
            return None
        own = {name: editor.text() for name, editor in self.custom.editors.items()}
        written = {**self.parts.texts(), **own}
        return replace(self._form.draft, written=written, correction=self.reason.draft())

    @property
    def is_dirty(self) -> bool:
        """True when something stands here that is not saved."""
        draft = self.draft()
        if draft is None or self._form is None or not self._form.is_ours:
            return False
        return dict(draft.written) != dict(self._form.draft.written)

    def may_leave(self) -> bool:
        if not self.is_dirty:
            return True
        return self._dialogs.confirm(
            "Rời đi mà chưa lưu?",
            f"Những gì vừa ghi trong hồ sơ {self.name()} sẽ mất.",
            "Bỏ những gì vừa ghi",
        )

    def reload(self, changes: frozenset[str] | None) -> None:
        """Show what another act changed; a draft that stands here is never replaced."""
        form = self._form
        if form is None or form.draft.is_new or self.is_dirty:
            return
        member_id, org_id = form.draft.id, form.org_id
        if changes is None or changes & self.kinds:
            self._runner.run(
                lambda unit: load_member(unit, member_id, org_id),
                self._on_loaded,
                owner=self,
                latest="form",
            )

    def on_save(self) -> None:
        """Check everything, save when nothing is wrong."""
        draft, form = self.draft(), self._form
        if draft is None or form is None or not form.is_ours:
            return
        self._attempted = True
        self._runner.run(
            lambda unit: _save(unit, draft, form),
            self._on_saved,
            self._on_refused,
            owner=self,
            busy=self.save_button,
        )

    def clear(self) -> None:
        self._form = None
        self._attempted = False
        self._touched.clear()

    def name(self) -> str:
        """The member's name as it was loaded."""
        return self._form.draft.written["full_name"] if self._form else ""

    def show_doubts(self, problems: Sequence[Problem]) -> None:
        """Say beside every field what is wrong or doubtful."""
        self._attempted = True
        self._show_beside_fields(problems)

    def named(self, problem: Problem) -> str:
        """A problem's sentence, with the field it is about."""
        sentence = self._dialogs.say(problem)
        editor = self._all_editors().get(problem.field)
        if editor is None or editor.spec.label in sentence:
            return sentence
        return f"{editor.spec.label}: {sentence}"

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        if name in self.reason.fields:
            self.reason.focus_field(name)
        elif editor := self.custom.editors.get(name) or self.parts.editor(name):
            editor.focus()

    def _build(self) -> None:
        self._area = SectionedArea()
        self._body = self._area.body
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._area)
        self.photo = PhotoFrame(self._context_of_file)
        self._area.put_above(self.photo)
        self._add_reason()
        self.parts = FormParts(self._body, self._connect, self)
        self.custom = CustomCard(self._context_of_file, self._connect)
        self._body.addWidget(self.custom)
        self._body.addStretch(1)
        self._area.sections.jumping.connect(lambda: self.editors)
        self._area.sections.set_sections(
            [*self.parts.sections, (self.custom.title.text(), self.custom)]
        )

    def _connect(self, editor: FieldEditor) -> None:
        name = editor.spec.name
        editor.edited.connect(lambda: self._on_edited(name))
        editor.left.connect(lambda: self._on_left(name))
        editor.mend_requested.connect(self._on_mend)

    def _all_editors(self) -> dict[str, FieldEditor]:
        return {**self.editors, **self.custom.editors}

    def _made_editors(self) -> dict[str, FieldEditor]:
        return {**self.parts.made, **self.custom.editors}

    def _add_reason(self) -> None:
        self.reason = ReasonCard()
        self.reason.hide()
        self._body.addWidget(self.reason)

    def _on_loaded(self, form: MemberForm) -> None:
        self._form = form
        self.reason.clear()
        self.custom.show_fields(form.custom, form.is_ours)
        self.parts.show(form)
        for name, editor in self.custom.editors.items():
            editor.set_text(form.draft.written.get(name, ""))
            editor.set_read_only(not form.is_ours)
        self._show_beside_fields(())
        self._show_reason()
        self.photo.setVisible(not form.draft.is_new)
        if not form.draft.is_new:
            self.photo.open_member(form.draft.id, form.org_id, form.is_ours, self.name())
        self.loaded.emit(form)

    def _show_reason(self) -> None:
        form = self._form
        written = form.draft.written if form is not None and not form.draft.is_new else {}
        corrected = [
            editor.spec.label
            for name, editor in self.parts.made.items()
            if editor.spec.fixed and written.get(name) and editor.text() != written[name]
        ]
        self.reason.setVisible(bool(corrected))
        self.reason.name_fields(corrected)

    def _on_edited(self, name: str) -> None:
        self._touched.add(name)
        self._show_reason()

    def _on_left(self, name: str) -> None:
        # After the focus has settled: a check asked in the middle of it would move it again.
        if name in self._touched:
            QTimer.singleShot(0, self, self._check)

    def _check(self) -> None:
        draft, form = self.draft(), self._form
        if draft is None or form is None or not form.is_ours:
            return
        self._runner.run(
            lambda unit: check_member(unit, draft, form.base),
            self._show_beside_fields,
            owner=self,
            latest="check",
        )

    def _show_beside_fields(self, problems: Sequence[Problem]) -> None:
        # A field nobody has seen yet is made only if there is something to say about it.
        editors = self._all_editors() if problems else self._made_editors()
        for name, editor in editors.items():
            known = self._attempted or name in self._touched
            own = [problem for problem in problems if problem.field == name] if known else []
            editor.show_problems(own, self._dialogs.say)
        self.reason.show_problems(problems if self._attempted else (), self._dialogs.say)

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._show_beside_fields(problems)
            self.refused.emit(errors(problems))

    def _on_saved(self, done: tuple[Saved, MemberForm]) -> None:
        saved, form = done
        was_new = self._form is not None and self._form.draft.is_new
        self._on_loaded(form)
        self.show_doubts(saved.doubts)
        self.saved.emit(saved, was_new)

    def _on_mend(self, problem: Problem) -> None:
        target = problem.field
        if problem.code == "identity-maybe-old-card":
            self.editors[target].set_text("")
            self._touched.add(target)
            target = "old_identity_number"
        if problem.code == "address-mappable":
            write_mapped(self.editors, target)
            self._touched.add(target)
            self._check()
            return
        if problem.code == "province-former":
            keep_as_written(self.editors, target)
        self.editors[target].set_text(problem.mended)
        self._on_edited(target)
        self._check()


def _save(unit: Unit, draft: MemberDraft, form: MemberForm) -> tuple[Saved, MemberForm]:
    saved = save_member(unit, draft, form.base)
    return saved, load_member(unit, saved.id)
