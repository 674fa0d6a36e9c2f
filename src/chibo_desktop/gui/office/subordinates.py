"""Đơn vị trực thuộc: the tree with the state of each key, invitations, registrations to confirm."""

from pathlib import Path

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.office.decisions_card import DecisionsCard
from chibo_desktop.gui.office.pending import OwnFingerprintCard, PendingBox, PendingCard
from chibo_desktop.gui.office.tree_acts import TreeActs
from chibo_desktop.gui.office.tree_table import TreeTable
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import Button, Page, PartialDateEdit, label
from chibo_desktop.gui.widgets.tool_row import ToolRow
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.outgoing import WrittenFiles, save_files, write_invitations
from chibo_desktop.services.rescue import write_rescue_parts
from chibo_desktop.services.subordinates import (
    OfficeTree,
    load_tree,
    set_office_code,
)
from chibo_desktop.wording.numbers import count_text

FOLDER = "invitations"
_LEAST_ROWS = 10


class SubordinatesPage(Page):
    """The office's units."""

    kinds = frozenset(
        {"subordinate", "received", "branch", "member", "workplace", "unit_change", "keys"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Đơn vị trực thuộc", scrolling=True)
        self._of_file = context
        self._tree: OfficeTree | None = None
        self.acts = TreeActs(context, self, lambda words: self.banner.say(words, "good"))
        self.rescue_button = self.add_action("Ghi bản cứu hộ…", self._on_rescue, sign="download")
        self.invite_button = self.add_action("Ghi thư mời…", self._on_invite, sign="send")
        self.add_button = self.add_action(
            "Thêm đơn vị…", self._on_add, primary=True, sign="plus", keys="Ctrl+N"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the tree again."""
        day = typed_day(self.day.text())[0]
        self._of_file.runner.run(
            lambda unit: load_tree(unit, day), self._on_tree, owner=self, latest="tree"
        )

    def _build(self) -> None:
        self.waiting = PendingBox(self._of_file)
        self.waiting.told.connect(lambda said: self.banner.say(said, "good"))
        self.waiting.refused.connect(
            lambda problems: self.banner.show_problems(problems, self._of_file.dialogs.say)
        )
        self.own = OwnFingerprintCard()
        self.table = TreeTable(self._of_file.settings)
        self.lines = self.table.lines
        self.table.edit_requested.connect(self._on_edit)
        self.table.setMinimumHeight(current().row * (_LEAST_ROWS + 1))
        self.decisions = DecisionsCard(self._of_file.settings)
        self.decisions.take_back_requested.connect(self.acts.take_back)
        self.body.setSpacing(L)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._make_tools())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.decisions)
        self.body.addWidget(self.own)
        self.set_hint(
            "Enter: sửa đơn vị · ← →: gập, mở các đơn vị bên dưới · Ctrl hoặc Shift: chọn nhiều "
            "dòng rồi bấm Ghi thư mời"
        )

    def _make_tools(self) -> ToolRow:
        tools = ToolRow()
        self.day = PartialDateEdit()
        self.day.setPlaceholderText("hôm nay")
        self.day.setAccessibleName("Xem cây đơn vị tại ngày")
        self.day.setFixedWidth(current().scaled(130))
        self.day.editingFinished.connect(lambda: self.reload(None))
        self.edit_button = Button("Sửa đơn vị…")
        self.edit_button.clicked.connect(self._on_edit_chosen)
        self.decide_button = Button("Ghi quyết định…")
        self.decide_button.setToolTip("Sáp nhập, chia tách, giải thể, đổi tên, chuyển trực thuộc")
        self.decide_button.clicked.connect(self._on_decide)
        self.keys_button = Button("Khóa – Đăng ký", sign="key-round")
        self.keys_button.setToolTip("Thư niêm phong, khóa của các đơn vị và của Đảng ủy")
        self.keys_button.clicked.connect(lambda: self.go_requested.emit("keys", None))
        self.fold_button, self.open_button = Button("Gập hết"), Button("Mở hết")
        self.fold_button.clicked.connect(lambda: self.table.fold_all(True))
        self.open_button.clicked.connect(lambda: self.table.fold_all(False))
        tools.add(label("Xem tại ngày", "secondary"))
        for one in (
            self.day,
            self.fold_button,
            self.open_button,
            self.edit_button,
            self.decide_button,
            self.keys_button,
        ):
            tools.add(one)
        return tools

    @property
    def pending(self) -> list[PendingCard]:
        """The registrations that wait for the telephone call."""
        return self.waiting.cards

    def show_day(self, day: PartialDate | None) -> None:
        """Show the tree of another day; None for today."""
        self.day.set_value(day)
        self.reload(None)

    def _on_tree(self, tree: OfficeTree) -> None:
        self._tree = tree
        waiting = len(tree.pending)
        self.badge_changed.emit(waiting)
        if not tree.office_code:
            self.banner.say(
                "Đảng ủy chưa có mã đơn vị nên chưa ghi được thư mời.",
                "attention",
                "Đặt mã…",
                self.ask_for_code,
            )
        self.invite_button.setEnabled(bool(tree.units and tree.office_code))
        if tree.is_empty:
            self.set_context(tree.office_name)
            self.show_empty(
                "Chưa có đơn vị trực thuộc nào",
                "Thêm từng chi bộ, đảng bộ với mã riêng. Sau đó ghi thư mời ra USB để đơn vị kết "
                "nối.",
                "network",
                "Thêm đơn vị đầu tiên…",
                self._on_add,
            )
            return
        self.show_body()
        self._say(tree)
        self.table.show_tree(tree)
        self.decisions.show_acts(tree.acts)
        many = any(one.has_children for one in tree.lines)
        self.fold_button.setVisible(many)
        self.open_button.setVisible(many)
        self.waiting.show_pending(tree.pending)
        self.own.show_tree(tree)

    def _say(self, tree: OfficeTree) -> None:
        confirmed = sum(1 for one in tree.units if one.trust is TrustState.CONFIRMED)
        waiting = f" · {count_text(len(tree.pending))} chờ xác nhận" if tree.pending else ""
        self.set_context(
            f"{tree.office_name} · {count_text(len(tree.units))} đơn vị · "
            f"{count_text(confirmed)} đã xác nhận khóa{waiting}"
        )

    def _on_add(self) -> None:
        self.acts.add(self._tree.units if self._tree else ())

    def _on_edit_chosen(self) -> None:
        chosen = [one for one in self.table.chosen() if one.is_own]
        if len(chosen) != 1:
            self.banner.say("Hãy chọn đúng một đơn vị trong danh sách để sửa.", "information")
            return
        self._on_edit(chosen[0].id)

    def _on_edit(self, unit_id: str) -> None:
        if self._tree is not None:
            self.acts.edit(self._tree.units, unit_id)

    def _on_decide(self) -> None:
        if self._tree is not None:
            chosen = [one.id for one in self.table.chosen() if one.is_own]
            self.acts.decide(self._tree.units, chosen)

    def ask_for_code(self) -> None:
        """Ask for the code that the office's invitations bear."""
        dialogs = self._of_file.dialogs
        code = dialogs.ask_text(
            "Đặt mã của Đảng ủy", "Chữ không dấu và số, ví dụ DU. Mã ghi trên thư mời.", "Đặt mã"
        )
        if code:
            self._of_file.runner.run(
                lambda unit: set_office_code(unit, code), self._on_code_set, owner=self
            )

    def _on_code_set(self, _done: object) -> None:
        self.banner.clear()
        self.reload(None)

    def _on_invite(self) -> None:
        dialogs, settings, tree = self._of_file.dialogs, self._of_file.settings, self._tree
        if tree is None:
            return
        chosen = [one for one in self.table.chosen() if one.is_own]
        fresh = [one for one in tree.units if one.trust is TrustState.NONE]
        options = [(f"{count_text(len(chosen))} đơn vị đang chọn", chosen)] if chosen else []
        if fresh and len(fresh) != len(tree.units):
            options.append((f"{count_text(len(fresh))} đơn vị chưa đăng ký", fresh))
        options.append((f"Cả {count_text(len(tree.units))} đơn vị", list(tree.units)))
        picked = dialogs.choose(
            "Ghi thư mời cho những đơn vị nào?",
            "Mỗi đơn vị có một tệp riêng (đuôi .cbi). Đưa tệp cùng tờ giấy ghi dấu kiểm tra của "
            "Đảng ủy.",
            [text for text, _ in options],
        )
        if picked is None:
            return
        folder = dialogs.choose_folder("Chọn thư mục để ghi thư mời", settings.folder(FOLDER))
        if folder is None:
            return
        settings.set_folder(FOLDER, folder)
        wanted = [one.id for one in options[picked][1]]
        self._of_file.runner.run(
            lambda unit: write_invitations(unit, wanted, folder),
            self._on_invited,
            lambda problems: self.banner.show_problems(problems, dialogs.say),
            owner=self,
        )

    def _on_invited(self, written: WrittenFiles) -> None:
        self.banner.say(
            f"Đã ghi và đọc lại khớp {count_text(len(written.paths))} thư mời vào "
            f"{written.folder}. Khi đơn vị gọi, đọc cho họ dấu kiểm tra của Đảng ủy ở cuối trang.",
            "good",
        )

    def _on_rescue(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        chosen = [one for one in self.table.chosen() if one.is_own]
        if len(chosen) != 1:
            self.banner.say("Hãy chọn đúng một đơn vị mất máy trong danh sách.", "information")
            return
        one = chosen[0]
        if not dialogs.confirm(
            f"Ghi bản cứu hộ cho {one.name}?",
            "Tệp mang mọi thứ đơn vị đã gửi lên, chỉ máy mới của đơn vị mở được. Trước đó đơn vị "
            "phải nhận thư mời mới trên máy mới và được xác nhận khóa qua điện thoại.",
            "Ghi bản cứu hộ",
        ):
            return
        folder = dialogs.choose_folder("Chọn USB hoặc thư mục để ghi", settings.folder(FOLDER))
        if folder is None:
            return
        settings.set_folder(FOLDER, folder)
        self._of_file.runner.run_long(
            lambda unit, _progress: save_files(folder, write_rescue_parts(unit, one.id)),
            f"Đang ghi bản cứu hộ của {one.name}",
            self._on_rescued,
            on_failed=lambda problems: self.banner.show_problems(problems, dialogs.say),
            owner=self,
        )

    def _on_rescued(self, paths: list[Path]) -> None:
        names = ", ".join(path.name for path in paths)
        self.banner.say(
            f"Đã ghi và đọc lại khớp {names} vào {paths[0].parent}. Ở máy mới, đơn vị vào Gửi – "
            "Nhận, bấm Nhận chỉ đạo của Đảng ủy rồi chọn tệp này; nhiều tệp thì lần lượt từng tệp.",
            "good",
        )
