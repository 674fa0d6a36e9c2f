"""Giấy tờ: the scans of a member's dossier, what is missing, and every way to put one in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from chibo_desktop.gui.members.dragged_scans import dragged_image, dragged_paths
from chibo_desktop.gui.members.paper_acts import PaperActs
from chibo_desktop.gui.members.papers_lines import (
    NOTHING_PASTED,
    PAPER_KEYS,
    SCANS,
    PaperRow,
    about_papers,
    paper_columns,
    paper_rows,
)
from chibo_desktop.gui.members.scan_watch import ScanWatch
from chibo_desktop.gui.members.tabs import MemberTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M, icon
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    DataTable,
    EmptyState,
    LinesModel,
    Segmented,
    ToolRow,
    label,
)
from chibo_desktop.services.incoming_scans import ScanSource
from chibo_desktop.services.papers import MemberPapers, PaperLine, member_papers

WATCHED = "scans-watched"


class PapersTab(MemberTab):
    """A tab of the member's page; shows nothing until `open_member`."""

    title = "Giấy tờ"
    kinds = frozenset({"attachment", "member"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._member = ("", "", False)
        self.papers: MemberPapers | None = None
        self.banner = Banner()
        self.acts = PaperActs(context, self, self.banner)
        self.watch = ScanWatch(self)
        self._offered: tuple[Path, ...] = ()
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def open_member(self, member_id: str, org_id: str, is_ours: bool) -> None:
        """Show the papers of a member."""
        self._member = (member_id, org_id, is_ours)
        self.banner.clear()
        self.watch.watch(self._settings.folder(WATCHED) if is_ours else None)
        self._load()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Papers or the member changed."""
        if self._member[0] and (changes is None or changes & {"attachment", "member"}):
            self._load()

    def clear(self) -> None:
        """Nobody is shown, no folder is watched."""
        self._member = ("", "", False)
        self.papers = None
        self.watch.watch(None)
        self.banner.clear()
        self.model.set_lines([])

    def take(self, sources: Sequence[ScanSource], document_type: str = "") -> None:
        """Look at files and offer to put them into the dossier."""
        if self.papers is not None and self._member[2] and sources:
            self.acts.add(self.papers, sources, document_type)

    def paste(self) -> None:
        """Files or a picture of the clipboard."""
        if not self._take_dragged(QGuiApplication.clipboard().mimeData(), "ảnh dán"):
            self.banner.say(NOTHING_PASTED, "information")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._member[2] and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_dragged(event.mimeData(), "ảnh kéo vào"):
            event.acceptProposedAction()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        layout.addWidget(self.banner)
        tools = ToolRow()
        self.adding = Button("Thêm giấy tờ…", "primary", "plus")
        self.from_folder = Button("Từ thư mục…", sign="folder-open")
        self.watching = Button("Thư mục máy quét…", sign="eye")
        self.exporting = Button("Xuất hồ sơ…", sign="download")
        self.photo = Button("Ảnh 3×4…", sign="user")
        self.shown = Segmented([("all", "Tất cả"), ("here", "Đã có"), ("missing", "Còn thiếu")])
        for widget in (
            self.adding,
            self.from_folder,
            self.watching,
            self.photo,
            self.exporting,
            self.shown,
        ):
            tools.add(widget)
        layout.addWidget(tools)
        self._about = label(role="secondary", wraps=True)
        layout.addWidget(self._about)
        self.model: LinesModel[PaperRow] = LinesModel(paper_columns(), self)
        self.table = DataTable("papers", self._settings)
        self.table.setModel(self.model)
        self._empty = EmptyState(
            "Chưa có giấy tờ nào",
            "Kéo tệp quét vào đây, dán bằng Ctrl+V, hoặc bấm “Thêm giấy tờ”. Nhận PDF và ảnh; tệp "
            "được mã hóa và cất cạnh sổ.",
            "file-text",
        )
        self._inner = QStackedWidget()
        self._inner.addWidget(self.table)
        self._inner.addWidget(self._empty)
        layout.addWidget(self._inner, 1)
        self._row_tools = ToolRow()
        self.viewing = Button("Xem", sign="eye")
        self.editing = Button("Sửa thông tin…", sign="pencil")
        self.removing = Button("Bỏ khỏi hồ sơ…", sign="trash-2")
        for button in (self.viewing, self.editing, self.removing):
            self._row_tools.add(button)
        layout.addWidget(self._row_tools)
        self._hint = label(PAPER_KEYS, "hint", wraps=True)
        layout.addWidget(self._hint)

    def _connect(self) -> None:
        self.adding.clicked.connect(lambda _checked: self._on_add())
        self.from_folder.clicked.connect(self._on_folder)
        self.watching.clicked.connect(self._on_watching)
        self.exporting.clicked.connect(lambda: self._with_papers(self.acts.export))
        self.photo.clicked.connect(lambda: self._with_papers(self.acts.photo))
        self.shown.chosen.connect(lambda _key: self._fill())
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_row())
        self.viewing.clicked.connect(lambda: self._on_opened(self.table.currentIndex().row()))
        self.editing.clicked.connect(self._on_edit)
        self.removing.clicked.connect(self._on_remove)
        self.watch.found.connect(self._on_found)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("F2"), self._on_edit),
            (QKeySequence("Delete"), self._on_remove),
        ):
            QShortcut(keys, self.table).activated.connect(act)

    def _load(self) -> None:
        member_id, org_id, _ = self._member
        self._runner.run(
            lambda unit: member_papers(unit, member_id, org_id),
            self._on_loaded,
            owner=self,
            latest="papers",
        )

    def _on_loaded(self, papers: MemberPapers) -> None:
        self.papers = papers
        ours = self._member[2]
        for widget in (self.adding, self.from_folder, self.watching, self.photo):
            widget.setVisible(ours)
        self.exporting.setVisible(ours and bool(papers.lines))
        self._about.setText(about_papers(papers))
        self._about.setToolTip(papers.rule_source)
        self._fill()

    def _fill(self) -> None:
        if self.papers is None:
            return
        kept = self._current()
        wanted = self.shown.value()
        rows = [
            row
            for row in paper_rows(self.papers)
            if wanted == "all" or (row.paper is None) == (wanted == "missing")
        ]
        self.model.set_lines(rows)
        self._inner.setCurrentIndex(0 if rows else 1)
        again = [i for i, row in enumerate(rows) if kept and row.title == kept.title]
        if rows:
            self.table.selectRow(again[0] if again else 0)
        self._show_row()

    def _show_row(self) -> None:
        row = self._current()
        ours = self._member[2]
        self._row_tools.setVisible(row is not None)
        if row is None:
            return
        is_paper = row.paper is not None
        self.viewing.setText("Xem" if is_paper else "Thêm bản quét của giấy tờ này…")
        self.viewing.setIcon(icon("eye" if is_paper else "plus"))
        self.viewing.setVisible(is_paper or ours)
        self.editing.setVisible(is_paper and ours)
        self.removing.setVisible(is_paper and ours)

    def _current(self) -> PaperRow | None:
        at = self.table.currentIndex().row()
        return self.model.line(at) if 0 <= at < self.model.rowCount() else None

    def _on_opened(self, at: int) -> None:
        if not 0 <= at < self.model.rowCount():
            return
        row = self.model.line(at)
        if row.paper is not None:
            self.acts.view(row.paper.id)
        elif row.required is not None and self._member[2]:
            self._on_add(row.required.types[0])

    def _on_add(self, document_type: str = "") -> None:
        files = self._dialogs.open_files("Chọn bản quét", SCANS, self._settings.folder("scans"))
        if files:
            self._settings.set_folder("scans", files[0].parent)
            self._take_paths(list(files), document_type)

    def _on_folder(self) -> None:
        folder = self._dialogs.choose_folder("Lấy mọi bản quét", self._settings.folder("scans"))
        if folder is not None:
            self._settings.set_folder("scans", folder)
            self._take_paths([folder])

    def _take_paths(self, paths: list[Path], document_type: str = "") -> None:
        if self.papers is not None and self._member[2]:
            self.acts.add_paths(self.papers, paths, document_type, self.watch.put_away)

    def _take_dragged(self, data: QMimeData | None, name: str) -> bool:
        if data is None:  # an empty clipboard
            return False
        paths, image = dragged_paths(data), dragged_image(data, name)
        if paths:
            self._take_paths(paths)
        elif image is not None:
            self.take([image])
        return bool(paths) or image is not None

    def _on_watching(self) -> None:
        folder = self._dialogs.choose_folder(
            "Thư mục máy quét lưu tệp vào", self._settings.folder(WATCHED)
        )
        if folder is not None:
            self._settings.set_folder(WATCHED, folder)
            self.watch.watch(folder)
            self.banner.say(
                f"Chương trình theo dõi thư mục {folder}. Bản quét mới sẽ được mời đưa vào hồ sơ "
                "đang mở.",
                "good",
            )

    def _on_found(self, paths: tuple[Path, ...]) -> None:
        self._offered = paths
        if not paths:
            self.banner.clear()
            return
        self.banner.say(
            f"Có {len(paths)} bản quét mới trong thư mục máy quét.",
            "information",
            "Xem và đưa vào hồ sơ này",
            lambda: self._take_paths(list(self._offered)),
        )

    def _on_edit(self) -> None:
        if paper := self._own_paper():
            self.acts.edit(paper)

    def _on_remove(self) -> None:
        if paper := self._own_paper():
            self.acts.remove(paper)

    def _with_papers(self, act: Callable[[MemberPapers], object]) -> None:
        if self.papers is not None:
            act(self.papers)

    def _own_paper(self) -> PaperLine | None:
        row = self._current()
        return row.paper if row is not None and self._member[2] else None
