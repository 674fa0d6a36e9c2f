"""Đơn vị trực thuộc: the tree with the state of each key, invitations, registrations to confirm."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.office.add_dialog import AddUnitDialog, NewUnit
from chibo_desktop.gui.office.pending import OwnFingerprintCard, PendingCard
from chibo_desktop.gui.office.tree_columns import COLUMNS
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import DataTable, LinesModel, Page
from chibo_desktop.services.enrolment import add_subordinate, confirm_registration
from chibo_desktop.services.outgoing import WrittenFiles, save_file, write_invitations
from chibo_desktop.services.rescue import write_rescue
from chibo_desktop.services.subordinates import (
    OfficeTree,
    Pending,
    SubordinateLine,
    load_tree,
    set_office_code,
)
from chibo_desktop.wording.numbers import count_text

FOLDER = "invitations"
_LEAST_ROWS = 8


class SubordinatesPage(Page):
    """The office's units."""

    kinds = frozenset({"subordinate", "received", "branch", "member", "workplace"})

    def __init__(self, context: Context) -> None:
        super().__init__("Đơn vị trực thuộc", scrolling=True)
        self._of_file = context
        self._tree: OfficeTree | None = None
        self.adding: AddUnitDialog | None = None
        self.rescue_button = self.add_action("Ghi bản cứu hộ…", self._on_rescue, sign="download")
        self.invite_button = self.add_action("Ghi thư mời…", self._on_invite, sign="send")
        self.add_button = self.add_action(
            "Thêm đơn vị…", self._on_add, primary=True, sign="plus", keys="Ctrl+N"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the tree again."""
        self._of_file.runner.run(load_tree, self._on_tree, owner=self, latest="tree")

    def _build(self) -> None:
        self.pending_box = QVBoxLayout()
        self.pending_box.setSpacing(M)
        self.pending: list[PendingCard] = []
        self.own = OwnFingerprintCard()
        self.lines: LinesModel[SubordinateLine] = LinesModel(COLUMNS)
        self.table = DataTable("subordinates", self._of_file.settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Đơn vị trực thuộc")
        self.table.setMinimumHeight(current().row * (_LEAST_ROWS + 1))
        holder = QWidget()
        holder.setLayout(self.pending_box)
        self.pending_box.setContentsMargins(0, 0, 0, 0)
        self._holder = holder
        self.body.setSpacing(L)
        self.body.addWidget(holder)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.own)
        self.set_hint(
            "Ctrl+N: thêm đơn vị · chọn nhiều dòng bằng Ctrl hoặc Shift rồi bấm Ghi thư mời"
        )

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
        if not tree.lines:
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
        self.lines.set_lines(tree.lines)
        self._show_pending(tree.pending)
        self.own.show_tree(tree)

    def _say(self, tree: OfficeTree) -> None:
        confirmed = sum(1 for one in tree.units if one.trust is TrustState.CONFIRMED)
        waiting = f" · {count_text(len(tree.pending))} chờ xác nhận" if tree.pending else ""
        self.set_context(
            f"{tree.office_name} · {count_text(len(tree.units))} đơn vị · "
            f"{count_text(confirmed)} đã xác nhận khóa{waiting}"
        )

    def _show_pending(self, pending: Sequence[Pending]) -> None:
        for card in self.pending:
            card.hide()
            card.deleteLater()
        self.pending = []
        for one in pending:
            card = PendingCard(one)
            card.confirmed.connect(self._on_confirm)
            self.pending.append(card)
            self.pending_box.addWidget(card)
        self._holder.setVisible(bool(pending))

    def _on_confirm(self, node_id: str, typed: str) -> None:
        card = next(one for one in self.pending if one.node_id == node_id)

        def refused(problems: Sequence[Problem]) -> None:
            for problem in problems:
                card.check.refuse(self._of_file.dialogs.say(problem))

        self._of_file.runner.run(
            lambda unit: confirm_registration(unit, node_id, typed),
            lambda _: self._on_confirmed(card.name),
            refused,
            owner=card,
        )

    def _on_confirmed(self, name: str) -> None:
        self.banner.say(
            f"Đã xác nhận khóa của {name}. Từ nay gói của đơn vị được nhận ở Hộp thư.", "good"
        )

    def _on_add(self) -> None:
        self.adding = AddUnitDialog(self)
        self.adding.submitted.connect(self._on_submitted)
        self.adding.finished.connect(self._on_add_finished)
        self.adding.open()

    def _on_add_finished(self) -> None:
        if self.adding is not None:
            self.adding.deleteLater()
            self.adding = None

    def _on_submitted(self, new: NewUnit) -> None:
        dialog = self.adding
        if dialog is None:
            return
        self._of_file.runner.run(
            lambda unit: add_subordinate(
                unit, name=new.name, code=new.code, kind=new.kind, phone_contact=new.contact
            ),
            lambda _: dialog.accept(),
            lambda problems: dialog.show_problems(problems, self._of_file.dialogs.say),
            owner=dialog,
        )

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
        chosen = [self.lines.line(row) for row in self.table.selected_rows()]
        chosen = [one for one in chosen if not one.depth]
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
        chosen = [self.lines.line(row) for row in self.table.selected_rows()]
        if len(chosen) != 1 or chosen[0].depth:
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
            lambda unit, _progress: save_file(folder, write_rescue(unit, one.id)),
            f"Đang ghi bản cứu hộ của {one.name}",
            self._on_rescued,
            on_failed=lambda problems: self.banner.show_problems(problems, dialogs.say),
            owner=self,
        )

    def _on_rescued(self, path: Path) -> None:
        self.banner.say(
            f"Đã ghi và đọc lại khớp {path.name} vào {path.parent}. Ở máy mới, đơn vị vào Gửi – "
            "Nhận, bấm Nhận chỉ đạo của Đảng ủy rồi chọn tệp này.",
            "good",
        )
