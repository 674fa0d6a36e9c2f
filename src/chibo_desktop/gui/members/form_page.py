"""One member's form, built from the declarations; every problem at once, beside its field."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.problems import Problem, errors
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.members.history_card import HistoryCard
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Card, FormField, FormGrid, Page
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_history import HistoryStep, member_history
from chibo_desktop.services.members import (
    REFUSED_WITHOUT,
    MemberDraft,
    MemberForm,
    Saved,
    Unit,
    check_member,
    load_member,
    member_fields,
    new_member_draft,
    save_member,
)

_KEYS = "Tab: ô sau · Ctrl+S: lưu · Esc: về danh sách"
Loaded = tuple[MemberForm, tuple[HistoryStep, ...]]


class MemberFormPage(Page):
    """`closed`: back to the list. Shows nothing until `open_member` or `open_new`."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(scrolling=True)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._form: MemberForm | None = None
        self._attempted = False
        self._touched: set[str] = set()
        self.editors: dict[str, FieldEditor] = {}
        self.back = self.add_action("Về danh sách", self._on_back, sign="chevron-left", keys="Esc")
        self.save = self.add_action("Lưu hồ sơ", self.on_save, True, "save", "Ctrl+S")
        self.banner.field_requested.connect(self._on_field_requested)

    def open_member(self, member_id: str, org_id: str) -> None:
        """Show a member."""
        self._clear()
        self._runner.run(
            lambda unit: _load(unit, member_id, org_id), self._on_loaded, owner=self, latest="form"
        )

    def open_new(self) -> None:
        """Show an empty form."""
        self._clear()
        self._runner.run(
            lambda unit: (new_member_draft(unit), ()), self._on_loaded, owner=self, latest="form"
        )

    def draft(self) -> MemberDraft | None:
        """What stands in the form."""
        if self._form is None:
            return None
        written = {name: editor.text() for name, editor in self.editors.items()}
        return replace(self._form.draft, written=written, reason=self.reason.text())

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
            f"Những gì vừa ghi trong hồ sơ {self._name()} sẽ mất.",
            "Bỏ những gì vừa ghi",
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
            busy=self.save,
        )

    def _clear(self) -> None:
        self._form = None
        self._attempted = False
        self._touched.clear()
        self.banner.clear()

    def _on_loaded(self, loaded: Loaded) -> None:
        form, steps = loaded
        self._form = form
        self._build(form)
        for name, editor in self.editors.items():
            editor.set_text(form.draft.written[name])
        self._history.show_steps(steps)
        self.set_title("Thêm đảng viên" if form.draft.is_new else self._name())
        self.set_context(self._summary(form))
        self.save.setVisible(form.is_ours)
        self.set_hint(_KEYS if form.is_ours else "Esc: về danh sách")
        if not form.is_ours:
            owner = form.unit_name or "đơn vị khác"
            self.banner.say(f"Hồ sơ do {owner} quản lý; ở đây chỉ xem.", "information")
        self._show_reason()
        self.editors["full_name"].focus()

    def _build(self, form: MemberForm) -> None:
        while item := self.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.editors = {}
        self._add_reason()
        groups: dict[str, FormGrid] = {}
        for spec in member_fields():
            if spec.group not in groups:
                card = Card(spec.group)
                groups[spec.group] = FormGrid()
                card.body.addWidget(groups[spec.group])
                self.body.addWidget(card)
            required = form.is_ours and spec.name in REFUSED_WITHOUT
            editor = FieldEditor(_shown_as(spec, form), form.branches, required=required)
            editor.edited.connect(lambda name=spec.name: self._on_edited(name))
            editor.left.connect(lambda name=spec.name: self._on_left(name))
            editor.mend_requested.connect(self._on_mend)
            if not form.is_ours:
                editor.freeze()
            wide = spec.kind is Kind.LONG_TEXT or isinstance(editor.widget, QCheckBox)
            groups[spec.group].add(editor, wide)
            self.editors[spec.name] = editor
        self._history = HistoryCard()
        self.body.addWidget(self._history)
        self.body.addStretch(1)

    def _add_reason(self) -> None:
        self._reason_card = Card("Căn cứ sửa")
        self.reason = QLineEdit()
        self._reason_card.body.addWidget(
            FormField(
                "Quyết định cho phép sửa",
                self.reason,
                "Họ tên, ngày sinh, số định danh chỉ được sửa khi có quyết định. Ghi số, ngày và "
                "cơ quan ban hành.",
            )
        )
        self._reason_card.hide()
        self.body.addWidget(self._reason_card)

    def _show_reason(self) -> None:
        form = self._form
        changed = form is not None and any(
            editor.spec.fixed
            and form.draft.written[name]
            and editor.text() != form.draft.written[name]
            for name, editor in self.editors.items()
        )
        self._reason_card.setVisible(changed and form is not None and not form.draft.is_new)

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
        for name, editor in self.editors.items():
            known = self._attempted or name in self._touched
            own = [problem for problem in problems if problem.field == name] if known else []
            editor.show_problems(own, self._dialogs.say)

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._show_beside_fields(problems)
            grave = errors(problems)
            self.banner.show_problems(grave, self._named)

    def _named(self, problem: Problem) -> str:
        sentence = self._dialogs.say(problem)
        editor = self.editors.get(problem.field)
        if editor is None or editor.spec.label in sentence:
            return sentence
        return f"{editor.spec.label}: {sentence}"

    def _on_saved(self, done: tuple[Saved, Loaded]) -> None:
        saved, loaded = done
        was_new = self._form is not None and self._form.draft.is_new
        self._on_loaded(loaded)
        self._attempted = True
        self._show_beside_fields(saved.doubts)
        clock = QDateTime.currentDateTime().toString("HH:mm")
        if not saved.changed:
            words = "Hồ sơ không có gì thay đổi so với lần lưu trước."
        else:
            words = f"Đã lưu lúc {clock}."
        fields = {problem.field for problem in saved.doubts}
        if fields:
            words += f" Còn {len(fields)} ô nên bổ sung hoặc xem lại; đã ghi chú cạnh từng ô."
        if was_new:
            self.banner.say(words, "good", "Thêm người nữa", self.open_new)
        else:
            self.banner.say(words, "good", "Về danh sách", self._on_back)

    def _on_mend(self, problem: Problem) -> None:
        target = problem.field
        if problem.code == "identity-maybe-old-card":
            self.editors[target].set_text("")
            self._touched.add(target)
            target = "old_identity_number"
        self.editors[target].set_text(problem.mended)
        self._on_edited(target)
        self._check()

    def _on_field_requested(self, name: str) -> None:
        if name in self.editors:
            self.editors[name].focus()

    def _on_back(self) -> None:
        if self.may_leave():
            self._clear()
            self.closed.emit()

    def _name(self) -> str:
        return self._form.draft.written["full_name"] if self._form else ""

    def _summary(self, form: MemberForm) -> str:
        written = form.draft.written
        if form.draft.is_new:
            return "Chỉ họ tên và chi bộ là bắt buộc; những ô khác bổ sung dần cũng được."
        status = catalogues()["activity_status"].label(written["activity_status"])
        full = f"chính thức {written['confirmed_on']}" if written["confirmed_on"] else "dự bị"
        parts = (form.branches.get(written["branch_id"], ""), status, full)
        return " · ".join(part for part in parts if part)


def _shown_as(spec: FieldSpec, form: MemberForm) -> FieldSpec:
    """Who only reads needs no help with writing."""
    return spec if form.is_ours else replace(spec, help="")


def _load(unit: Unit, member_id: str, org_id: str) -> Loaded:
    form = load_member(unit, member_id, org_id)
    return form, member_history(unit, member_id) if form.is_ours else ()


def _save(unit: Unit, draft: MemberDraft, form: MemberForm) -> tuple[Saved, Loaded]:
    saved = save_member(unit, draft, form.base)
    return saved, _load(unit, saved.id, "")
