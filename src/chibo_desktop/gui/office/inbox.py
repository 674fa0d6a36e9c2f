"""Hộp thư: many files in, a preview of each, one act that merges the good ones, one summary."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.office.bundle_dialog import BundleDialog
from chibo_desktop.gui.office.drop_zone import DropZone, paths_of
from chibo_desktop.gui.office.held_card import HeldCard
from chibo_desktop.gui.office.inbox_table import DropTable
from chibo_desktop.gui.office.inbox_totals import (
    act_text,
    asks_for_answer,
    expected_text,
    is_taken,
    needs_look,
    totals_text,
)
from chibo_desktop.gui.office.recent import Line, RecentCard
from chibo_desktop.gui.office.taking_back import ask_and_take_back
from chibo_desktop.gui.office.unfinished import SET_DOWN_QUESTION, UnfinishedCard
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import CancelledError, Progress
from chibo_desktop.gui.theme import L, M
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.inbox import Outcome, Receipt
from chibo_desktop.services.inbox_drops import (
    begin_drop,
    continue_drop,
    merge_dropped,
    set_down,
    unfinished,
)
from chibo_desktop.services.office_figures import recent_bundles
from chibo_desktop.services.receiving import DroppedFile
from chibo_desktop.wording.numbers import count_text

BUNDLES = "Gói dữ liệu (*.cbb)"
FOLDER = "bundle"
_TOUCHED = frozenset(
    {"received", "incoming", "member", "round", "evaluation", "branch", "subordinate", "backup"}
)


class InboxPage(Page):
    """Three states of one page: waiting for files, preview, done."""

    kinds = frozenset({"received", "incoming", "keys"})

    def __init__(self, context: Context) -> None:
        super().__init__("Hộp thư", scrolling=True)
        self._of_file = context
        self._files: list[DroppedFile] = []
        self._is_done = False
        self.looking: BundleDialog | None = None
        self.setAcceptDrops(True)
        self.reply_button = self.add_action(
            "Sang ghi chỉ đạo, phản hồi",
            lambda: self.go_requested.emit("directives", None),
            sign="upload",
        )
        self._again = self.add_action("Chọn lại", self._on_choose_again, sign="undo-2")
        self.receive_button = self.add_action("Nhận", self._on_receive, primary=True, sign="check")
        self._build()
        self.start_again()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read what came in last, what was not carried through, and what is held."""
        runner = self._of_file.runner
        self.held.reload()
        runner.run(recent_bundles, self.recent.show_lines, owner=self, latest="log")
        if not self._files:
            runner.run(unfinished, self.left.show_unfinished, owner=self, latest="left")

    def arrive(self, argument: object) -> None:
        """Take files that were opened from outside."""
        if isinstance(argument, Path):
            self.take([argument])

    def take(self, paths: Sequence[Path]) -> None:
        """Copy files and folders here, check them, and show what each would bring."""
        session = self._of_file.session
        self._preview(lambda progress: begin_drop(session, paths, progress.step))

    def _on_go_on(self) -> None:
        session = self._of_file.session
        self._preview(lambda progress: continue_drop(session, progress.step))

    def _preview(self, work: Callable[[Progress], list[DroppedFile]]) -> None:
        self._of_file.runner.run_alone(
            work,
            "Đang chép và kiểm tra các tệp",
            announces=frozenset({"incoming"}),
            on_done=self._on_previewed,
            on_failed=self._on_problems,
            owner=self,
        )

    def _on_choose_again(self) -> None:
        """Back to waiting; what was shown and not received is left to its sticks."""
        if self._is_done:
            self.start_again()
        else:
            self._set_down()

    def _set_down(self) -> None:
        session = self._of_file.session
        self._of_file.runner.run_alone(
            lambda _progress: set_down(session),
            "Đang bỏ các tệp chưa nhận",
            announces=frozenset({"incoming"}),
            on_done=lambda _: self.start_again(),
            on_failed=self._on_problems,
            owner=self,
        )

    def _on_set_down(self) -> None:
        if self._of_file.dialogs.confirm(*SET_DOWN_QUESTION):
            self._set_down()

    def start_again(self) -> None:
        """Back to waiting for files."""
        self._files, self._is_done = [], False
        self.banner.clear()
        self.set_title("Hộp thư")
        self.set_context("Nhận gói báo cáo và tệp đăng ký của các đơn vị trực thuộc")
        self.set_hint("Ctrl+O: chọn tệp · F5: tải lại · F1: trợ giúp")
        self._show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.take(paths)

    def _build(self) -> None:
        self.zone = DropZone()
        self.zone.dropped.connect(self.take)
        self.zone.files.clicked.connect(self._on_files)
        self.zone.files.setShortcut("Ctrl+O")
        self.zone.folder.clicked.connect(self._on_folder)
        self.left = UnfinishedCard()
        self.left.go_on_requested.connect(self._on_go_on)
        self.left.set_down_requested.connect(self._on_set_down)
        self.recent = RecentCard(self._of_file.settings, self._of_file.dialogs.say)
        self.recent.take_back_requested.connect(self._on_take_back)
        self.held = HeldCard(self._of_file)
        self.held.told.connect(self._say_done)
        self.held.refused.connect(self._on_problems)
        self.held.keys_requested.connect(lambda: self.go_requested.emit("subordinates", None))
        self.waiting = QWidget()
        layout = QVBoxLayout(self.waiting)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(L)
        layout.addWidget(self.left)
        layout.addWidget(self.zone)
        layout.addWidget(self.held)
        layout.addWidget(self.recent, 1)
        self.table = DropTable(self._of_file.settings, self._of_file.dialogs.say)
        self.table.opened.connect(self._on_opened)
        self.body.setSpacing(M)
        self.body.addWidget(self.waiting, 1)
        self.body.addWidget(self.table, 1)

    def _show_state(self) -> None:
        has_files = bool(self._files)
        self.waiting.setVisible(not has_files)
        self.table.setVisible(has_files)
        self.reply_button.setVisible(not has_files or self._is_done)
        self._again.setVisible(has_files)
        self._again.setText("Nhận tệp khác" if self._is_done else "Chọn lại")
        wanted = [one for one in self._files if is_taken(one.receipt)]
        self.receive_button.setVisible(has_files and not self._is_done)
        self.receive_button.setEnabled(bool(wanted))
        self.receive_button.setText(act_text(wanted))

    def _on_files(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        chosen = dialogs.open_files("Chọn các gói cần nhận", BUNDLES, settings.folder(FOLDER))
        if chosen:
            settings.set_folder(FOLDER, chosen[0].parent)
            self.take(chosen)

    def _on_folder(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        folder = dialogs.choose_folder("Chọn thư mục có các gói", settings.folder(FOLDER))
        if folder is not None:
            settings.set_folder(FOLDER, folder)
            self.take([folder])

    def _on_previewed(self, files: list[DroppedFile]) -> None:
        if not files:
            self.banner.say(
                "Thư mục này không có tệp gói nào (đuôi .cbb). Hãy chọn thư mục khác.", "attention"
            )
            return
        self._files, self._is_done = files, False
        self.banner.clear()
        self.set_title("Xem trước khi nhận")
        self.set_context(expected_text([one.receipt for one in files]))
        self.set_hint(
            "Chưa có gì được nhận. Trước khi nhận, chương trình tự sao lưu và kiểm tra bản sao lưu."
        )
        self.table.show_files(files)
        self._show_state()
        self.receive_button.setFocus()

    def _on_opened(self, row: int) -> None:
        one = self.table.files.line(row)
        if one.receipt.node_id:
            dialog = BundleDialog(
                one.receipt, self._of_file.settings, self._of_file.dialogs.say, self
            )
            dialog.taken.connect(lambda typed: self._receive([one], {one.row_id: typed}))
            dialog.member_requested.connect(self._on_member)
            self.looking = dialog
            dialog.open()

    def _on_member(self, member_id: str, node_id: str) -> None:
        if self.looking is not None:
            self.looking.reject()
        self.go_requested.emit("members", (member_id, node_id))

    def _on_receive(self) -> None:
        self._receive([one for one in self._files if is_taken(one.receipt)], {})

    def _receive(self, wanted: Sequence[DroppedFile], typed: Mapping[str, int | None]) -> None:
        session = self._of_file.session

        def work(progress: Progress) -> tuple[list[DroppedFile], bool]:
            progress.step(0, len(wanted), "Sao lưu trước khi nhận")
            secure(session, BackupReason.BEFORE_RECEIVING)
            done: list[DroppedFile] = []
            try:
                merge_dropped(session, wanted, progress.step, done, typed)
            except CancelledError:
                return done, len(done) < len(wanted)
            return done, False

        self._of_file.runner.run_alone(
            work,
            f"Đang nhận {count_text(len(wanted))} tệp",
            announces=_TOUCHED,
            on_done=self._on_received,
            on_failed=self._on_problems,
            owner=self,
            stop="Dừng sau tệp này, giữ các gói đã nhận",
        )

    def _on_take_back(self, line: Line) -> None:
        ask_and_take_back(self._of_file, line, self, self._say_done, self._on_problems)

    def _on_received(self, outcome: tuple[list[DroppedFile], bool]) -> None:
        done, is_stopped = outcome
        now = {one.row_id: one for one in done}
        self._files = [now.get(one.row_id, one) for one in self._files]
        receipts = [one.receipt for one in self._files]
        self._is_done = not any(one.outcome in (Outcome.READY, Outcome.HELD) for one in receipts)
        self.set_title("Kết quả nhận gói")
        said = totals_text(receipts)
        self.set_context(f"{count_text(len(receipts))} tệp · đã sao lưu trước khi nhận")
        self.set_hint("F1: trợ giúp về các lý do từ chối")
        self.table.show_files(self._files)
        self._show_state()
        self._tell(said, receipts, is_stopped)

    def _tell(self, said: str, receipts: Sequence[Receipt], is_stopped: bool) -> None:
        asks, worth = asks_for_answer(receipts), needs_look(receipts)
        if is_stopped:
            self.banner.say(
                f"Đã dừng theo yêu cầu: {said}. Các gói đã nhận vẫn giữ; "
                "bấm Nhận để nhận tiếp phần còn lại.",
                "attention",
            )
        else:
            calm = "information" if asks else "good"
            place, act = (
                ("subordinates", "Sang xác nhận") if asks else ("overview", "Xem tổng quan")
            )
            more = " Có khóa chờ xác nhận, hoặc gói chờ đồng chí trả lời." if asks else ""
            self.banner.say(
                f"{said}.{more}",
                "attention" if worth else calm,
                act,
                lambda: self.go_requested.emit(place, None),
            )

    def _say_done(self, said: str) -> None:
        self.banner.say(said, "good")

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._of_file.dialogs.say)
