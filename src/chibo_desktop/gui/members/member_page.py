"""One member: the head with name and state, and the sides of the dossier under it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from PySide6.QtCore import QDateTime, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget

from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.editors import FieldEditor
from chibo_desktop.gui.members.form_tab import FormTab
from chibo_desktop.gui.members.idle_steps import polished
from chibo_desktop.gui.members.print_menu import print_menu
from chibo_desktop.gui.members.sides import TABLES, further_tabs
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page, Segmented
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.members import MemberForm, Saved
from chibo_desktop.wording.problems import sentence

_KEYS = "Tab: ô sau · Ctrl+S: lưu · Ctrl+P: in hồ sơ · Ctrl+Tab: mặt khác · Esc: về danh sách"
_KEYS_ELSEWHERE = "Ctrl+P: in hồ sơ · Ctrl+Tab: mặt khác · Esc: về danh sách"
FORM = "form"


class MemberPage(Page):
    """`closed`: back to the list. Shows nothing until `open_member` or `open_new`."""

    closed = Signal()
    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context_of_file = context
        self._makers = {key: make for key, _, make in further_tabs()}
        self._tabs: dict[str, MemberTab] = {}
        self._opened: set[str] = set()
        self.back = self.add_action("Về danh sách", self._on_back, sign="chevron-left", keys="Esc")
        self.printing = self.add_action(
            "In hồ sơ…", self.show_print_menu, sign="printer", keys="Ctrl+P"
        )
        self.save = self.add_action("Lưu hồ sơ", self.on_save, True, "save", "Ctrl+S")
        self.sides = Segmented(
            [(FORM, FormTab.title), *((key, title) for key, title, _ in further_tabs())]
        )
        self.form = FormTab(context)
        self.form.save_button = self.save
        self._inner = QStackedWidget()
        self._inner.addWidget(self.form)
        self._tabs[FORM] = self.form
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.next_side(step))
        self.body.addWidget(self.sides)
        self.body.addWidget(self._inner, 1)
        self.banner.field_requested.connect(self.form.go_to)
        self.sides.chosen.connect(self.show_side)
        self.form.loaded.connect(self._on_loaded)
        self.form.saved.connect(self._on_saved)
        self.form.refused.connect(self._on_refused)

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """The editors of the form by field name."""
        return self.form.editors

    @property
    def is_dirty(self) -> bool:
        """True when something stands in the form that is not saved."""
        return self.form.is_dirty

    def open_member(self, member_id: str, org_id: str, side: str = FORM) -> None:
        """Show a member, from the side asked for."""
        self._begin(side)
        self.form.open_member(member_id, org_id)

    def open_new(self) -> None:
        """Show an empty form."""
        self._begin(FORM)
        self.form.open_new()

    def prepare(self, size: QSize) -> Iterator[None]:
        """Make what the first member will need, in steps of a few milliseconds."""
        yield from self.form.prepare()
        if TABLES in self._makers:
            self.tab(TABLES)
        yield
        yield from polished(self)
        self.resize(size)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def reload(self, changes: frozenset[str] | None) -> None:
        for key in self._opened:
            tab = self._tabs[key]
            if changes is None or not tab.kinds or changes & tab.kinds:
                tab.reload(changes)

    def may_leave(self) -> bool:
        return all(tab.may_leave() for tab in self._tabs.values())

    def on_save(self) -> None:
        """Save the form."""
        self.form.on_save()

    def tab(self, key: str) -> MemberTab:
        """A side of the page, made when first asked for."""
        if key not in self._tabs:
            made = self._makers[key](self._context_of_file)
            made.summary_changed.connect(lambda: self.form.reload(None))
            self._tabs[key] = made
            self._inner.addWidget(made)
        return self._tabs[key]

    def show_side(self, key: str) -> None:
        """Show a side of the member that is open."""
        form = self.form.form
        if key != FORM and (form is None or form.draft.is_new):
            self.sides.set_value(FORM)
            self.banner.say("Hãy lưu hồ sơ trước, rồi ghi tiếp các phần khác.", "information")
            return
        self.sides.set_value(key)
        tab = self.tab(key)
        if key not in self._opened and form is not None:
            self._opened.add(key)
            tab.open_member(form.draft.id, form.org_id, form.is_ours)
        self._inner.setCurrentWidget(tab)
        self._show_save(key == FORM and (form is None or form.is_ours))
        self._show_keys()

    def print_menu(self) -> QMenu | None:
        """What can be printed of the member that is open; None before it is saved."""
        form = self.form.form
        if form is None or form.draft.is_new:
            return None
        status = form.draft.written["activity_status"]
        return print_menu(self, form.draft.id, status, self.go_requested)

    def show_print_menu(self) -> None:
        """Open that menu below its button."""
        menu = self.print_menu()
        if menu is not None:
            menu.popup(self.printing.mapToGlobal(QPoint(0, self.printing.height())))

    def next_side(self, step: int = 1) -> None:
        """Go to the side after the one shown, around the end."""
        keys = [FORM, *self._makers]
        self.show_side(keys[(keys.index(self.sides.value()) + step) % len(keys)])

    def _show_save(self, is_shown: bool) -> None:
        self.save.setVisible(is_shown)
        self._action_row.adjustSize()
        self._arrange_header()

    def _show_keys(self) -> None:
        """The keys that help on the side shown: a form is saved, the other sides are not."""
        form = self.form.form
        if form is None or not form.is_ours:
            self.set_hint("Ctrl+Tab: mặt khác · Esc: về danh sách")
        elif form.draft.is_new:
            self.set_hint("Tab: ô sau · Ctrl+S: lưu · Esc: về danh sách")
        else:
            self.set_hint(_KEYS if self.sides.value() == FORM else _KEYS_ELSEWHERE)

    def _begin(self, side: str) -> None:
        for tab in self._tabs.values():
            tab.clear()
        self._opened = set()
        self._wanted = side
        self.banner.clear()
        self.sides.set_value(FORM)
        self._inner.setCurrentWidget(self.form)

    def _on_loaded(self, form: MemberForm) -> None:
        first = FORM not in self._opened
        self._opened.add(FORM)
        self.set_title("Thêm đảng viên" if form.draft.is_new else self.form.name())
        self.set_context(_summary(form))
        self.sides.setVisible(not form.draft.is_new)
        can_print = form.is_ours or form.closed is not None
        self.printing.setVisible(can_print and not form.draft.is_new)
        self._show_save(form.is_ours and self.sides.value() == FORM)
        self._show_keys()
        if not first:
            return
        if form.closed is not None:
            self.banner.say(sentence(form.closed), "information")
        elif not form.is_ours:
            owner = form.unit_name or "đơn vị khác"
            self.banner.say(f"Hồ sơ do {owner} quản lý; ở đây chỉ xem.", "information")
        self.form.go_to("full_name")
        if self._wanted != FORM:
            self.show_side(self._wanted)

    def _on_saved(self, saved: Saved, was_new: bool) -> None:
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

    def _on_refused(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(tuple(problems), self.form.named)

    def _on_back(self) -> None:
        if self.may_leave():
            for tab in self._tabs.values():
                tab.clear()
            self.closed.emit()


_NO_MEMBERS = (ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN)


def _summary(form: MemberForm) -> str:
    written = form.draft.written
    if form.draft.is_new:
        return "Chỉ họ tên và chi bộ là bắt buộc; những ô khác bổ sung dần cũng được."
    status = catalogues()["activity_status"].label(written["activity_status"])
    full = f"chính thức {written['confirmed_on']}" if written["confirmed_on"] else "dự bị"
    if written["activity_status"] in _NO_MEMBERS:
        full = ""
    parts = (form.branches.get(written["branch_id"], ""), status, full)
    return " · ".join(part for part in parts if part)
