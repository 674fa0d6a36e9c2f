"""Giấy tờ còn thiếu: whose dossier misses what, of one branch or of all; each name opens."""

from typing import ClassVar

from PySide6.QtCore import Signal

from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import (
    CENTRE,
    Choice,
    Column,
    DataTable,
    LinesModel,
    Page,
    ToolRow,
    label,
)
from chibo_desktop.services.members import Unit, branches
from chibo_desktop.services.missing_papers import (
    MemberMissing,
    MissingPapers,
    missing_papers,
    missing_papers_pdf,
    missing_papers_sheet,
)
from chibo_desktop.services.printing import save_document

TITLE = "Giấy tờ còn thiếu"
_KEYS = "Enter: mở giấy tờ của người đó · Esc: về danh sách"


class MissingPapersPage(Page):
    """`member_requested(id, node)`: whose papers are to be opened; `closed`: back to the list."""

    kinds: ClassVar[frozenset[str]] = frozenset({"attachment", "member", "branch"})
    member_requested = Signal(str, str)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(TITLE)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._today = context.today
        self.found: MissingPapers | None = None
        self.preview: PreviewDialog | None = None
        self._build()

    def begin(self) -> None:
        """Show the list anew."""
        self.reload(None)
        self.table.setFocus()

    def reload(self, changes: frozenset[str] | None) -> None:
        branch = self.branch.value()
        self._runner.run(
            lambda unit: _load(unit, branch), self._on_loaded, owner=self, latest="missing"
        )

    def _build(self) -> None:
        self.add_action("Về danh sách", self.closed.emit, sign="chevron-left", keys="Esc")
        self.add_action("Xuất bảng tính", self._on_workbook, sign="file-spreadsheet")
        self.printing = self.add_action("In danh sách", self._on_print, True, "printer", "Ctrl+P")
        tools = ToolRow()
        self.branch = Choice([("", "Mọi chi bộ")])
        self.branch.setAccessibleName("Chi bộ")
        self.branch.chosen.connect(lambda _key: self.reload(None))
        tools.add(self.branch)
        self._tools = tools
        self.body.addWidget(tools)
        columns: list[Column[MemberMissing]] = [
            Column(key="name", title="Họ và tên", text=lambda line: line.full_name, width=220),
            Column(
                key="standing",
                title="Đảng viên",
                text=lambda line: "Chính thức" if line.is_full else "Dự bị",
                order=lambda line: line.is_full,
                width=100,
            ),
            Column(
                key="count",
                title="Thiếu",
                text=lambda line: f"{len(line.missing)}/{line.required}",
                order=lambda line: len(line.missing),
                align=CENTRE,
                width=80,
                state=lambda line: "attention",
            ),
            Column(key="what", title="Giấy tờ còn thiếu", text=_what, width=420, tip=_tip),
            Column(
                key="branch",
                title="Chi bộ",
                text=lambda line: line.branch_name,
                order=lambda line: line.branch_name,
                width=200,
            ),
        ]
        self.model: LinesModel[MemberMissing] = LinesModel(columns, self)
        self.table = DataTable("missing-papers", self._settings)
        self.table.setModel(self.model)
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table, 1)
        self._source = label(role="hint", wraps=True)
        self.body.addWidget(self._source)
        self.set_hint(_KEYS)

    def _on_loaded(self, loaded: tuple[MissingPapers, dict[str, str]]) -> None:
        found, names = loaded
        self.found = found
        kept = self.branch.value()
        self.branch.set_options([("", "Mọi chi bộ"), *names.items()])
        self.branch.set_value(kept)
        self._tools.setVisible(len(names) > 1)
        self.model.set_lines(found.lines)
        self._source.setText(f"Căn cứ: {found.rule_source}" if found.rule_source else "")
        self.set_context(_counted(found))
        self.printing.setEnabled(bool(found.lines))
        if found.lines:
            self.show_body()
            self.table.selectRow(0)
        else:
            self.show_empty(
                "Không hồ sơ nào thiếu giấy tờ phải có",
                "Khi có đảng viên mới hoặc đổi quy định, hồ sơ nào thiếu sẽ hiện ở đây.",
                "circle-check",
                "Về danh sách",
                self.closed.emit,
            )

    def _on_opened(self, row: int) -> None:
        line = self.model.line(row)
        self.member_requested.emit(line.member_id, line.org_id)

    def _on_print(self) -> None:
        branch = self.branch.value()
        today = self._today()
        self._runner.run(
            lambda unit: missing_papers_pdf(unit, branch, dated=today), self._preview, owner=self
        )

    def _preview(self, data: bytes) -> None:
        shown = PreviewDialog(TITLE, data, has_workbook=True, parent=self._dialogs.window())
        self.preview = shown
        shown.save_requested.connect(lambda: self._save(shown.data, "pdf", "Tệp PDF (*.pdf)"))
        shown.workbook_requested.connect(self._on_workbook)
        shown.finished.connect(lambda _result: self._forget(shown))
        shown.open()

    def _forget(self, shown: PreviewDialog) -> None:
        self.preview = None
        shown.deleteLater()

    def _on_workbook(self) -> None:
        branch = self.branch.value()
        self._runner.run(
            lambda unit: missing_papers_sheet(unit, branch),
            lambda data: self._save(data, "xlsx", "Bảng tính Excel (*.xlsx)"),
            owner=self,
        )

    def _save(self, data: bytes, suffix: str, kinds: str) -> None:
        folder = self._settings.folder("lists")
        name = suggested_name(TITLE, suffix)
        path = self._dialogs.save_file("Lưu danh sách", kinds, folder / name if folder else name)
        if path is None:
            return
        self._settings.set_folder("lists", path.parent)
        self._runner.run(
            lambda _unit: save_document(path, data),
            lambda saved: self.banner.say(f"Đã lưu {saved}.", "good"),
            owner=self,
        )


def _load(unit: Unit, branch_id: str) -> tuple[MissingPapers, dict[str, str]]:
    return missing_papers(unit, branch_id), branches(unit)


def _counted(found: MissingPapers) -> str:
    if not found.checked:
        return ""
    whole = found.checked - len(found.lines)
    return (
        f"{len(found.lines)} hồ sơ còn thiếu, tổng cộng {found.papers} giấy tờ · {whole} trong "
        f"{found.checked} hồ sơ đã đủ"
    )


def _what(line: MemberMissing) -> str:
    return "; ".join(paper.title for paper in line.missing)


def _tip(line: MemberMissing) -> str:
    return "\n".join(f"{'/'.join(paper.types)}. {paper.title}" for paper in line.missing)
