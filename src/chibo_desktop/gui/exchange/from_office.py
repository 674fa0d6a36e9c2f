"""Files of the office at a unit: chosen, looked at, taken in, taken back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import all_types
from chibo_desktop.gui.exchange.connecting import FOLDER
from chibo_desktop.gui.exchange.directive_dialog import (
    DirectiveDialog,
    acknowledged_text,
    changes_text,
)
from chibo_desktop.gui.exchange.rescue_words import RESCUE_QUESTION, offered_text, rescued_text
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.directives_received import (
    DirectiveView,
    take_back_directive,
    take_in_directive,
)
from chibo_desktop.services.incoming import OpenedDirective, OpenedRescue, open_from_office
from chibo_desktop.services.office_rows import sent_down_types
from chibo_desktop.services.rescue import take_in_rescue

DIRECTIVES = "Chỉ đạo của Đảng ủy (*.cbb)"
TOUCHED = frozenset({"directive", "sent", "target", "backup", "keys"}) | sent_down_types()
_JUMP = "directive-jump"


class FromOffice(QObject):
    """Does it for a page, whose banner says what became of it."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._of_file, self._page = context, page
        self.looking: DirectiveDialog | None = None

    def choose(self) -> None:
        """Ask for a file and show what it would change."""
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        chosen = dialogs.open_files(
            "Chọn tệp chỉ đạo của Đảng ủy", DIRECTIVES, settings.folder(FOLDER), many=False
        )
        if chosen:
            settings.set_folder(FOLDER, chosen[0].parent)
            self.open(chosen[0])

    def open(self, path: Path, typed: str = "") -> None:
        """Show what a file would change; `typed` are the digits that the office read aloud."""

        def refused(problems: Sequence[Problem]) -> None:
            if not typed and any(one.code == _JUMP for one in problems):
                self._ask_for_digits(path, problems)
            else:
                self._on_problems(problems)

        self._of_file.runner.run(
            lambda unit: open_from_office(unit, path, typed),
            self._on_opened,
            on_failed=refused,
            owner=self,
        )

    def take_back(self, bundle_id: str) -> None:
        """Take the newest directive back, after a question."""
        session, dialogs = self._of_file.session, self._of_file.dialogs
        if not dialogs.confirm(
            "Gỡ chỉ đạo nhận sau cùng?",
            "Những gì chỉ đạo này mang đến thôi áp dụng, chỉ tiêu lập theo nó cũng bỏ đi; chỉ đạo "
            "trước đó lại có hiệu lực. Chương trình sao lưu trước khi gỡ, và tệp có thể nhận lại.",
            "Gỡ chỉ đạo",
        ):
            return
        self._of_file.runner.run_alone(
            lambda _progress: take_back_directive(session, bundle_id),
            "Đang gỡ chỉ đạo",
            announces=TOUCHED,
            on_done=lambda _: self._page.banner.say("Đã gỡ chỉ đạo nhận sau cùng.", "good"),
            on_failed=self._on_problems,
            owner=self,
        )

    def _ask_for_digits(self, path: Path, problems: Sequence[Problem]) -> None:
        dialogs = self._of_file.dialogs
        said = " ".join(dialogs.say(one) for one in problems)
        digits = dialogs.ask_text("Số chỉ đạo nhảy quá xa", said, "Xác nhận")
        if digits:
            self.open(path, digits)

    def _on_opened(self, opened: OpenedDirective | OpenedRescue) -> None:
        if isinstance(opened, OpenedRescue):
            self._take_in_rescue(opened)
            return
        dialog = DirectiveDialog(opened.view, self._of_file.settings, self._page)
        dialog.accepted.connect(lambda: self._take_in(opened))
        self.looking = dialog
        dialog.open()

    def _take_in(self, opened: OpenedDirective) -> None:
        session = self._of_file.session
        self._of_file.runner.run_alone(
            lambda _progress: take_in_directive(
                session, opened.data, opened.file_name, opened.typed
            ),
            f"Đang nhận chỉ đạo số {opened.view.seq}",
            announces=TOUCHED,
            on_done=self._on_taken_in,
            on_failed=self._on_problems,
            owner=self,
        )

    def _take_in_rescue(self, opened: OpenedRescue) -> None:
        session, dialogs, view = self._of_file.session, self._of_file.dialogs, opened.view
        if not view.entries and not view.scans:
            self._page.banner.say(rescued_text(view), "information")
            return
        if not dialogs.confirm(RESCUE_QUESTION, offered_text(view), "Lấy lại"):
            return
        self._of_file.runner.run_alone(
            lambda _progress: take_in_rescue(session, opened.data, opened.file_name),
            "Đang lấy lại những gì Đảng ủy đang giữ",
            announces=frozenset(kind.name for kind in all_types()),
            on_done=lambda view: self._page.banner.say(rescued_text(view), "good"),
            on_failed=self._on_problems,
            owner=self,
        )

    def _on_taken_in(self, view: DirectiveView) -> None:
        said = f"Đã nhận chỉ đạo số {view.seq}. {changes_text(view)} {acknowledged_text(view)}"
        if view.news:
            said = f"{said} {' '.join(view.news)}"
        if view.same_state or view.remaining_changes:
            self._page.banner.say(said, "good")
        else:
            self._page.banner.say(
                f"{said} Dữ liệu hai bên chưa khớp: hãy ghi một gói mới, gói sẽ gửi bù phần còn "
                "thiếu.",
                "attention",
            )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self._page.banner.show_problems(problems, self._of_file.dialogs.say)
