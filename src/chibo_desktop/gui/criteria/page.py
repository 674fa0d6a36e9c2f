"""Bộ tiêu chí: the list of sets; one of them opened in the editor."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_draft import Plain
from chibo_desktop.gui.criteria.acts import CriteriaActs
from chibo_desktop.gui.criteria.editor import CriteriaEditor
from chibo_desktop.gui.criteria.set_lines import COLUMNS, SetLine, lines_of_sets
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets import DataTable, LinesModel, LinkButton, Page, ToolRow
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.criteria_sets import write_set
from chibo_desktop.services.kept_sets import KeptSet, handed_down_sets, kept_sets
from chibo_desktop.services.session import Unit

_SAVE_AFTER = 700  # milliseconds without a change
_LIST_KEYS = "Enter: mở bộ tiêu chí · Ctrl+N: lập bộ mới"
_EDIT_KEYS = (
    "Ins: thêm · Del: bỏ · Alt+↑ ↓ ← →: di chuyển mục · Ctrl+Z: hoàn tác · Esc: về danh sách"
)
_READ_KEYS = "Esc: về danh sách"


class CriteriaPage(Page):
    """The list, and the editor over it; what is typed is kept by itself."""

    kinds = frozenset({"criteria_set", "published_criteria", "round"})

    def __init__(self, context: Context) -> None:
        super().__init__("Bộ tiêu chí", scrolling=False)
        self.context = context
        self.acts = CriteriaActs(self)
        self.line: SetLine | None = None
        self._wanted = ""
        self._unsaved: Plain | None = None
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVE_AFTER)
        self._saving.timeout.connect(self.save)
        self._file = self.add_action("Nhập tệp…", self._on_file, sign="upload")
        self._main = self.add_action("Lập bộ tiêu chí…", self._on_main, primary=True, keys="Ctrl+N")
        self.model = LinesModel(COLUMNS)
        self.table = DataTable("criteria-sets", context.settings)
        self.table.setModel(self.model)
        self.table.opened.connect(lambda row: self.open_line(self.model.line(row)))
        self.editor = CriteriaEditor()
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.editor)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_list)
        self.editor.edited.connect(self._on_edited)
        self.editor.tree.copy_asked.connect(self.acts.copy_lines)
        self.tools = ToolRow()
        self._links = self._make_links()
        self.tools.add(self.editor.sum)
        opened = QWidget()
        opened.setProperty("plane", "clear")
        column = QVBoxLayout(opened)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.tools)
        column.addWidget(self.editor, 1)
        self.sides = QStackedWidget()
        self.sides.addWidget(self.table)
        self.sides.addWidget(opened)
        self.body.addWidget(self.sides, 1)
        self._show_head()

    @property
    def lines(self) -> tuple[SetLine, ...]:
        """Every set of the list."""
        return self.model.lines

    @property
    def own(self) -> QWidget:
        """The widget dialogs belong to."""
        return self

    def reload(self, changes: frozenset[str] | None) -> None:
        """Ask for the sets anew; what is being typed stays."""
        self.context.runner.run(
            lambda unit: (handed_down_sets(unit), kept_sets(unit)),
            self._on_sets,
            owner=self,
            latest="sets",
        )

    def arrive(self, argument: object) -> None:
        """Come with the id of a set, or `own` for the first of the unit: it is opened."""
        self._wanted = str(argument or "")
        self.reload(None)

    def may_leave(self) -> bool:
        """What is typed is kept before one goes."""
        self.save()
        return True

    def open_line(self, line: SetLine) -> None:
        """Show a set in the editor."""
        self.save()
        self.line = line
        self.banner.clear()
        self.editor.show_set(line.plain, line.is_locked)
        self.sides.setCurrentIndex(1)
        self._show_head()
        self.editor.tree.tree.setFocus()

    def show_list(self) -> None:
        """Back to the list."""
        self.save()
        self.line = None
        self.sides.setCurrentIndex(0)
        self._show_head()
        self.table.setFocus()

    def save(self) -> None:
        """Keep what was typed."""
        self._saving.stop()
        plain, line = self._unsaved, self.line
        self._unsaved = None
        if plain is None or line is None or line.kept is None:
            return
        identity = line.kept.record.id

        def work(unit: Unit) -> KeptSet:
            return write_set(unit, identity, plain)

        self.context.runner.run(work, self._on_saved, owner=self)

    def open_set(self, identity: str) -> None:
        """Open the set of that id once the list has it."""
        self._wanted = identity
        self.reload(None)

    def _on_edited(self, plain: dict[str, Any]) -> None:
        self._unsaved = plain
        self._saving.start()

    def _on_saved(self, kept: KeptSet) -> None:
        if self.line is not None and self.line.key == kept.record.id and self._unsaved is None:
            self.line = SetLine(kept=kept)
            self._show_head()

    def _on_sets(self, found: tuple[list[KeptSet], list[KeptSet]]) -> None:
        examples: tuple[CriteriaSet, ...] = criteria_sets()
        self.model.set_lines(lines_of_sets(*found, examples))
        wanted, self._wanted = self._wanted, ""
        line = next((one for one in self.lines if _is(one, wanted)), None)
        if line is not None:
            self.open_line(line)
            return
        if self.line is None:
            self._show_head()
            return
        now = next((one for one in self.lines if one.key == self.line.key), None)
        if now is None:
            self.line, self._unsaved = None, None
            self.sides.setCurrentIndex(0)
        elif self._unsaved is None:
            self.line = now
            if now.plain != self.editor.plain or now.is_locked != self.editor.is_locked:
                self.editor.show_set(now.plain, now.is_locked)
        self._show_head()

    def _show_head(self) -> None:
        line = self.line
        self._file.setText("Xuất tệp…" if line else "Nhập tệp…")
        self._main.setText(self.acts.main_text(line))
        if line is None:
            handed = sum(one.is_handed_down for one in self.lines)
            own = sum(one.kept is not None for one in self.lines) - handed
            examples = len(self.lines) - own - handed
            above = f"{handed} bộ của Đảng ủy · " if handed else ""
            self.set_context(
                f"{above}{own} bộ của đơn vị · {examples} bộ ví dụ để chép"
                if own or handed
                else "Đơn vị chưa có bộ riêng: chọn một bộ ví dụ gần nhất rồi lập bộ của mình"
            )
            self.set_hint(_LIST_KEYS)
        else:
            rounds = line.kept.rounds if line.kept else 0
            used = f" · {rounds} kỳ đang dùng" if rounds else ""
            about = f"phiên bản {line.version} · {line.state} · {line.effect}{used}"
            self.set_context(f"{line.title} · {about}")
            self.set_hint(_READ_KEYS if line.is_locked else _EDIT_KEYS)
        for shown_for, link in self._links:
            link.setVisible(line is not None and shown_for(line))

    def _make_links(self) -> list[tuple[Any, LinkButton]]:
        found = []
        for text, act, shown_for in (
            ("← Danh sách bộ tiêu chí", self.show_list, lambda line: True),
            ("Chép thành bộ khác…", self.acts.copy, lambda line: line.kept is not None),
            ("Ban hành cho đơn vị…", self.acts.publish, self.acts.can_publish),
            ("Chuyển về bản nháp", self.acts.withdraw, self.acts.can_withdraw),
            ("Ghi ngày hết hiệu lực…", self.acts.end, self.acts.can_end),
            ("Bỏ bộ này…", self.acts.drop, self.acts.can_drop),
        ):
            link = LinkButton(text)
            link.clicked.connect(lambda _checked=False, act=act: act())
            self.tools.add(link)
            found.append((shown_for, link))
        return found

    def _on_main(self) -> None:
        self.save()
        self.acts.main(self.line)

    def _on_file(self) -> None:
        self.save()
        if self.line is None:
            self.acts.take_file()
        else:
            self.acts.give_file(self.line)


def _is(line: SetLine, wanted: str) -> bool:
    is_own = line.kept is not None and not line.is_handed_down
    return is_own if wanted == "own" else line.key == wanted
