"""Bringing in a list: choose the file, look at what it would do, do it, take it back."""

from pathlib import Path

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.members.import_preview import ImportPreviewPanel
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Card, Page, label
from chibo_desktop.services.member_import import (
    Decision,
    ImportPreview,
    PastImport,
    Undone,
    import_safely,
    past_imports,
    planned,
    preview_import,
    read_file,
    undo_import,
)
from chibo_desktop.services.members import Unit, branches
from chibo_desktop.wording.import_preview import button_text, done_text, undone_text

WORKBOOKS = "Bảng tính (*.xlsx *.xls *.ods)"
_ABOUT = (
    "Chọn bảng cập nhật thông tin đảng viên (34 cột) hoặc một danh sách Excel có cột “Họ và tên”. "
    "Chương trình đọc tệp, cho xem trước từng dòng sẽ thêm ai, sửa gì; chưa bấm nhập thì chưa có "
    "gì thay đổi. Ô trống trong bảng không xóa thông tin đã có."
)
_PAST_SHOWN = 5


class ImportPage(Page):
    """`closed`: back to the list."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("Nhập danh sách từ bảng tính")
        self._session = context.session
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._preview: ImportPreview | None = None
        self._build()
        self._start()

    def begin(self) -> None:
        """Ask for the file."""
        self._start()
        self.choose.setFocus()
        self._load_past()
        self._on_choose()

    def may_leave(self) -> bool:
        if self._preview is None:
            return True
        return self._dialogs.confirm(
            "Rời đi mà chưa nhập?",
            "Tệp đã đọc và những lựa chọn cho từng dòng sẽ bỏ đi; danh sách đảng viên giữ nguyên.",
            "Rời đi, chưa nhập",
        )

    def open_file(self, path: Path) -> None:
        """Read a workbook and show what it would do."""
        self._settings.set_folder("members", path.parent)
        self.banner.clear()
        self._runner.run_long(
            lambda unit, _progress: _look(unit, path),
            f"Đang đọc {path.name}",
            self._on_preview,
            self._on_refused,
            owner=self,
        )

    def _build(self) -> None:
        self.add_action("Về danh sách", self._on_back, sign="chevron-left", keys="Esc")
        self.other = self.add_action("Chọn tệp khác…", self._on_choose, sign="folder-open")
        self.go = self.add_action("Nhập", self._on_go, True)
        self.panel = ImportPreviewPanel(self._dialogs.say)
        self.panel.chosen.connect(self._show_plan)
        self._inner = QStackedWidget()
        self._inner.addWidget(self._front())
        self._inner.addWidget(self.panel)
        self.body.addWidget(self._inner, 1)

    def _front(self) -> QWidget:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        about = Card("Cách nhập")
        about.body.addWidget(label(_ABOUT, wraps=True))
        self.choose = Button("Chọn tệp…", "primary", "folder-open")
        self.choose.clicked.connect(self._on_choose)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        about.body.addLayout(row)
        column.addWidget(about)
        self._past = Card("Các lần nhập trước")
        self._past.hide()
        column.addWidget(self._past)
        column.addStretch(1)
        return front

    def _start(self) -> None:
        self._preview = None
        self._inner.setCurrentIndex(0)
        self.go.hide()
        self.other.hide()
        self.set_context("")
        self.set_hint("Esc: về danh sách")

    def _on_choose(self) -> None:
        files = self._dialogs.open_files(
            "Chọn danh sách đảng viên", WORKBOOKS, self._settings.folder("members"), many=False
        )
        if files:
            self.open_file(files[0])

    def _on_preview(self, found: tuple[ImportPreview, dict[str, str]]) -> None:
        self._preview, names = found
        self.panel.show_preview(self._preview, names)
        self._inner.setCurrentIndex(1)
        self.panel.table.setFocus()
        self.go.show()
        self.other.show()
        self.banner.show_problems(self._preview.problems, self._dialogs.say)
        self.set_hint("↑ ↓: xem từng dòng · Esc: về danh sách, không nhập gì")
        self._show_plan()

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self.banner.show_problems(problems, self._dialogs.say)

    def _show_plan(self) -> None:
        if self._preview is None:
            return
        plan = planned(self._preview, self.panel.choices)
        self.go.setText(button_text(plan.added, plan.changed))
        self.go.setEnabled(bool(plan.added or plan.changed))
        self.set_context(f"{self._preview.file_name} · {self.panel.summary()}")

    def _on_go(self) -> None:
        preview = self._preview
        if preview is None:
            return
        session, choices = self._session, dict(self.panel.choices)
        reason: str | None = ""
        if Decision.TAKE_ALL in choices.values():
            reason = self._dialogs.ask_text(
                "Căn cứ sửa",
                "Họ tên, ngày sinh, số định danh chỉ được sửa khi có quyết định. Ghi số, ngày và "
                "cơ quan ban hành:",
                "Sửa theo bảng",
            )
        if reason is None:
            return
        document = reason
        plan = planned(preview, choices)
        words = done_text(plan.added, plan.changed, preview.file_name)
        self._runner.run_alone(
            lambda _progress: import_safely(session, preview, choices, document),
            "Đang sao lưu rồi nhập",
            frozenset({"member", "backup"}),
            lambda batch: self._on_done(str(batch), words),
            self._on_refused,
            owner=self,
        )

    def _on_done(self, batch: str, words: str) -> None:
        self._start()
        self._load_past()
        self.banner.say(words, "good", "Hoàn tác lần nhập này", lambda: self._undo(batch))

    def _undo(self, batch: str) -> None:
        self._runner.run(lambda unit: undo_import(unit, batch), self._on_undone, owner=self)

    def _on_undone(self, undone: Undone) -> None:
        self._load_past()
        self.banner.say(undone_text(len(undone.restored), len(undone.kept)), "information")

    def _load_past(self) -> None:
        self._runner.run(past_imports, self._show_past, owner=self, latest="past")

    def _show_past(self, past: list[PastImport]) -> None:
        while item := self._past.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._past.setVisible(bool(past))
        for one in past[:_PAST_SHOWN]:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(f"{_when(one.when)} · {one.members} hồ sơ"))
            row.addStretch(1)
            if one.undone:
                row.addWidget(label("đã hoàn tác", "secondary"))
            else:
                undo = Button("Hoàn tác", sign="undo-2")
                undo.clicked.connect(lambda _=False, batch=one.batch: self._undo(batch))
                row.addWidget(undo)
            self._past.body.addWidget(line)

    def _on_back(self) -> None:
        if self.may_leave():
            self._start()
            self.banner.clear()
            self.closed.emit()


def _look(unit: Unit, path: Path) -> tuple[ImportPreview, dict[str, str]]:
    return preview_import(unit, read_file(path), path.name), branches(unit)


def _when(milliseconds: int) -> str:
    return QDateTime.fromMSecsSinceEpoch(milliseconds).toString("dd/MM/yyyy HH:mm")
