"""Khóa – Đăng ký: the office's own keys and roots; letters, keys and directives of its units."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.sealed_letter import LetterState
from chibo_desktop.gui.office.key_columns import EVENT_COLUMNS, KEY_COLUMNS
from chibo_desktop.gui.office.office_key_card import OfficeKeyCard
from chibo_desktop.gui.office.revoke_dialog import RevokeDialog
from chibo_desktop.gui.office.root_dialogs import RootsDialog, RootUseDialog
from chibo_desktop.gui.printing.secret_paper import show_secret_paper
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import Card, DataTable, LinesModel, Page
from chibo_desktop.services.key_answers import revoke_key_after
from chibo_desktop.services.key_board import KeyBoard, KeyLine, bundles_of, load_keys
from chibo_desktop.services.key_papers import root_paper_pdf, sealed_letter_pdf
from chibo_desktop.services.office_keys import (
    RootKey,
    adopt_roots,
    change_office_keys,
    check_root,
    replace_lost_root,
)
from chibo_desktop.services.sealed_letters import revoke_letter
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.numbers import count_text

_LEAST_ROWS = 8
T = TypeVar("T")
_TOUCHED = frozenset({"keys", "subordinate", "received", "member", "round", "evaluation"})


class KeysPage(Page):
    """Keys at the office."""

    kinds = frozenset({"keys", "subordinate", "received", "sent", "key_event"})

    def __init__(self, context: Context) -> None:
        super().__init__("Khóa – Đăng ký", scrolling=True)
        self._of_file = context
        self.board: KeyBoard | None = None
        self.dialog: RootsDialog | RootUseDialog | RevokeDialog | None = None
        self.paper: QWidget | None = None
        self.revoke_button = self.add_action("Thu hồi khóa…", self._on_revoke, sign="x")
        self.cancel_button = self.add_action("Hủy thư…", self._on_cancel_letter)
        self.letter_button = self.add_action(
            "In thư niêm phong…", self._on_letter, primary=True, sign="printer"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the keys again."""
        self._of_file.runner.run(load_keys, self._on_board, owner=self, latest="keys")

    def _build(self) -> None:
        settings = self._of_file.settings
        self.own = OfficeKeyCard()
        self.own.make_requested.connect(lambda: self._on_make(again=False))
        self.own.again_requested.connect(lambda: self._on_make(again=True))
        self.own.change_requested.connect(self._on_change)
        self.own.replace_requested.connect(self._on_replace)
        self.own.print_requested.connect(self._on_print_root)
        self.lines: LinesModel[KeyLine] = LinesModel(KEY_COLUMNS)
        self.table = DataTable("unit-keys", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Khóa của các đơn vị")
        self.table.setMinimumHeight(current().row * (_LEAST_ROWS + 1))
        self.events = LinesModel(EVENT_COLUMNS)
        self.log = DataTable("key-events", settings)
        self.log.setModel(self.events)
        self.log.setAccessibleName("Việc về khóa đã làm")
        self.log.setMinimumHeight(current().row * 5)
        self.log_card = Card("Việc về khóa đã làm")
        self.log_card.body.addWidget(self.log)
        self.body.setSpacing(L)
        self.body.addWidget(self.own)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.log_card)
        self.set_hint("Chọn một đơn vị rồi in thư niêm phong, hủy thư hoặc thu hồi khóa · F1")

    def _on_board(self, board: KeyBoard) -> None:
        self.board = board
        waiting = sum(line.trust is TrustState.PENDING for line in board.lines)
        confirmed = sum(line.trust is TrustState.CONFIRMED for line in board.lines)
        said = f" · {count_text(waiting)} chờ xác nhận" if waiting else ""
        self.set_context(
            f"{board.office_name} · {count_text(confirmed)} đơn vị đã xác nhận khóa{said}"
        )
        self.own.show_board(board)
        self.lines.set_lines(board.lines)
        self.events.set_lines(board.events)
        self.log_card.setVisible(bool(board.events))
        for button in (self.letter_button, self.cancel_button, self.revoke_button):
            button.setEnabled(bool(board.lines and board.office_code))

    def chosen(self) -> KeyLine | None:
        """The one unit that is selected; says so when it is not one."""
        rows = self.table.selected_rows()
        if len(rows) == 1:
            return self.lines.line(rows[0])
        self.banner.say("Hãy chọn đúng một đơn vị trong danh sách.", "information")
        return None

    def _on_letter(self) -> None:
        line = self.chosen()
        if line is None:
            return
        before = line.letter is not None and line.letter.state == LetterState.OPEN
        again = " Thư đã in trước đây bị hủy, mã cũ không dùng được nữa." if before else ""
        if self._of_file.dialogs.confirm(
            f"In thư niêm phong cho {line.name}?",
            f"Mã mới chỉ có trên giấy, chương trình không giữ lại để in lần nữa.{again}",
            "Lập thư",
        ):
            title = f"Thư niêm phong {line.code}"
            self._do(
                lambda unit: sealed_letter_pdf(unit, line.subordinate_id),
                lambda data: self._show_paper(title, data),
            )

    def _on_cancel_letter(self) -> None:
        line = self.chosen()
        if line is not None and self._of_file.dialogs.confirm(
            f"Hủy thư niêm phong của {line.name}?",
            "Mã trên thư không dùng được nữa. Khóa đã xác nhận không đổi.",
            "Hủy thư",
        ):
            self._do(
                lambda unit: revoke_letter(unit, line.subordinate_id),
                lambda _: self.banner.say(f"Đã hủy thư niêm phong của {line.name}.", "good"),
            )

    def _on_revoke(self) -> None:
        line = self.chosen()
        if line is None:
            return
        if line.trust is not TrustState.CONFIRMED:
            self.banner.say(f"{line.name} không có khóa nào đang được tin.", "information")
            return
        self._do(
            lambda unit: bundles_of(unit, line.node_id),
            lambda bundles: self._show_revoke(RevokeDialog(line, bundles, self), line),
        )

    def _show_revoke(self, dialog: RevokeDialog, line: KeyLine) -> None:
        session = self._of_file.session

        def said(names: list[str]) -> None:
            left = f" {count_text(len(names))} gói được giữ lại ở Hộp thư." if names else ""
            self.banner.say(f"Đã thu hồi khóa của {line.name}.{left}", "good")

        def work() -> None:
            bundle, reason = dialog.bundle_id, dialog.reason.text()
            self._of_file.runner.run_alone(
                lambda _progress: revoke_key_after(
                    session, line.node_id, line.signing_key, bundle, reason
                ),
                f"Đang thu hồi khóa của {line.name}",
                announces=_TOUCHED,
                on_done=said,
                on_failed=self._on_problems,
                owner=self,
            )

        dialog.accepted.connect(work)
        self._open(dialog)

    def _on_make(self, *, again: bool) -> None:
        if again and not self._of_file.dialogs.confirm(
            "Mất cả hai khóa gốc?",
            "Lập hai khóa gốc mới thì mọi đơn vị phải nhận thư mời mới và kết nối lại, vì "
            "không còn khóa gốc nào mà đơn vị biết để bảo đảm. Nếu còn một khóa gốc, hãy dùng "
            "“Thay khóa gốc đã mất…”.",
            "Lập lại từ đầu",
        ):
            return
        dialog = RootsDialog(self._of_file, "Lập hai khóa gốc", "Lập bộ khóa", parent=self)

        def work() -> None:
            first, second = dialog.roots()
            self._do(
                lambda unit: adopt_roots(unit, first, second, again=again),
                lambda signed: self._on_signed(signed.keyset.version),
            )

        dialog.accepted.connect(work)
        self._open(dialog)

    def _on_change(self) -> None:
        def use(root: RootKey) -> None:
            self._do(
                lambda unit: change_office_keys(unit, root),
                lambda signed: self._on_signed(signed.keyset.version),
            )

        self._use_root(
            "Đổi khóa của Đảng ủy",
            "Dùng khi nghi lộ khóa, mất máy, hoặc thay người giữ máy. Khóa mới đi cùng chỉ đạo kế "
            "tiếp; gói đơn vị đã niêm phong cho khóa cũ vẫn mở được.",
            "Đổi khóa",
            use,
        )

    def _on_replace(self) -> None:
        def use(kept: RootKey) -> None:
            dialog = RootsDialog(
                self._of_file, "Khóa gốc thay cho khóa đã mất", "Thay khóa gốc", (2,), self
            )

            def work() -> None:
                (new,) = dialog.roots()
                self._do(
                    lambda unit: replace_lost_root(unit, kept, new),
                    lambda signed: self._on_signed(signed.keyset.version),
                )

            dialog.accepted.connect(work)
            self._open(dialog)

        self._use_root(
            "Thay khóa gốc đã mất",
            "Mở khóa gốc còn lại; nó bảo đảm cho khóa gốc mới sẽ ghi vào USB khác.",
            "Mở khóa gốc còn lại",
            use,
        )

    def _on_print_root(self) -> None:
        def use(root: RootKey) -> None:
            number = self.board.roots.index(root.public_key) + 1 if self.board else 1
            self._do(
                lambda unit: root_paper_pdf(unit, root, number),
                lambda data: self._show_paper(f"Khóa gốc {number}", data),
            )

        self._use_root(
            "In giấy khóa gốc",
            "Giấy thay được USB khi USB hỏng. In xong cho vào phong bì niêm phong, cất trong két; "
            "không lưu thành tệp.",
            "Mở khóa gốc",
            use,
        )

    def _use_root(self, title: str, text: str, action: str, use: Callable[[RootKey], None]) -> None:
        dialog = RootUseDialog(self._of_file, title, text, action, self)

        def checked(root: RootKey) -> None:
            def known(_done: object) -> None:
                dialog.accept()
                use(root)

            self._of_file.runner.run(
                lambda unit: check_root(unit, root),
                known,
                lambda problems: dialog.show_problems(problems, self._of_file.dialogs.say),
                owner=dialog,
            )

        dialog.opened.connect(checked)
        self._open(dialog)

    def _on_signed(self, version: int) -> None:
        self.banner.say(
            f"Đã lập bộ khóa số {version}. Đơn vị biết khi nhận chỉ đạo kế tiếp: hãy ghi chỉ "
            "đạo cho mọi đơn vị.",
            "good",
            "Sang Chỉ đạo",
            lambda: self.go_requested.emit("directives", None),
        )

    def _open(self, dialog: RootsDialog | RootUseDialog | RevokeDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _show_paper(self, title: str, data: bytes) -> None:
        self.paper = show_secret_paper(self._of_file, self, title, data)

    def _do(self, work: Callable[[Unit], T], done: Callable[[T], object]) -> None:
        self._of_file.runner.run(work, done, self._on_problems, owner=self)

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._of_file.dialogs.say)
