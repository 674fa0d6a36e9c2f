"""People on the way to admission, those closest to it first, each with what comes next."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from chibo_desktop.gui.members.candidate_dialog import CandidateDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Column, DataTable, LinesModel, Page
from chibo_desktop.services.candidates import (
    Candidate,
    add_candidate,
    candidates,
    own_branches,
)
from chibo_desktop.wording.dates import partial_date_text

_TITLE = "Quần chúng, cảm tình Đảng"


class CandidatesPage(Page):
    """`member_requested(id, node)`: somebody is to be opened; `closed`: back to the list."""

    member_requested = Signal(str, str)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_TITLE, scrolling=False)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self.dialog: CandidateDialog | None = None
        self.add_action("Về danh sách", self.closed.emit, sign="chevron-left", keys="Esc")
        self.add_action("Thêm quần chúng ưu tú", self.on_add, True, "plus", "Ctrl+N")
        self.table = DataTable("candidates", context.settings)
        self.model: LinesModel[Candidate] = LinesModel(_COLUMNS, self)
        self.table.setModel(self.model)
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table, 1)

    def reload(self, changes: frozenset[str] | None) -> None:
        if changes is None or changes & {"member", "life_event"}:
            self._runner.run(candidates, self._on_lines, owner=self, latest="candidates")

    def on_add(self) -> None:
        """Ask for one more."""
        self._runner.run(own_branches, self._open, owner=self)

    def _open(self, branches: Mapping[str, str]) -> None:
        self.dialog = CandidateDialog(branches, self._dialogs.window() or self)
        self.dialog.submitted.connect(self._on_submitted)
        self.dialog.open()

    def _on_submitted(self, written: dict[str, str]) -> None:
        dialog = self.dialog
        if dialog is not None:
            self._runner.run(
                lambda unit: add_candidate(unit, written),
                lambda _id: self._on_added(dialog),
                lambda problems: dialog.show_problems(problems, self._dialogs.say),
                owner=self,
            )

    def _on_added(self, dialog: CandidateDialog) -> None:
        self.dialog = None
        dialog.accept()
        self.banner.say("Đã thêm. Các bước sau ghi ở thẻ “Diễn biến” của hồ sơ.", "good")
        self.reload(None)

    def _on_lines(self, lines: tuple[Candidate, ...]) -> None:
        self.model.set_lines(lines)
        self.set_context(f"{len(lines)} người đang được theo dõi, xem xét kết nạp" if lines else "")
        self.set_hint("Enter: mở hồ sơ · Ctrl+N: thêm · Esc: về danh sách" if lines else "")
        if lines:
            self.show_body()
            return
        self.show_empty(
            "Chưa theo dõi ai",
            "Khi chi bộ xét chọn một quần chúng ưu tú, thêm người đó ở đây; chương trình nhắc bước "
            "tiếp theo cho tới lễ kết nạp và công nhận chính thức.",
            "users",
            "Thêm quần chúng ưu tú",
            self.on_add,
        )

    def _on_opened(self, row: int) -> None:
        member = self.model.line(row).member
        self.member_requested.emit(member.id, member.org_id)


def _last_day(one: Candidate) -> str:
    return partial_date_text(one.last.happened_on) if one.last else ""


_COLUMNS: list[Column[Candidate]] = [
    Column(key="name", title="Họ và tên", text=lambda one: one.member.full_name, width=190),
    Column(
        key="born",
        title="Sinh ngày",
        text=lambda one: partial_date_text(one.member.born_on),
        width=110,
    ),
    Column(key="stage", title="Đã đến bước", text=lambda one: one.standing, width=210),
    Column(key="since", title="Từ ngày", text=_last_day, width=110),
    Column(key="next", title="Việc tiếp theo", text=lambda one: one.next_step, width=520),
]
