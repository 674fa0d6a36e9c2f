"""What can be done with the papers of a member: put in, look at, describe, take off, let go out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chibo_desktop.gui.members.add_papers_dialog import AddPapersDialog
from chibo_desktop.gui.members.paper_form import PaperForm
from chibo_desktop.gui.members.paper_viewer import PaperViewer, suggested_file
from chibo_desktop.gui.members.photo import PhotoFrame
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import Banner, Button, ToolRow, label
from chibo_desktop.services.dossier_export import (
    ExportedDossier,
    dossier_name,
    export_dossier_folder,
    export_dossier_pdf,
)
from chibo_desktop.services.incoming_scans import (
    IncomingScan,
    ScanSource,
    bind_images,
    look_at_scans,
    scans_in,
)
from chibo_desktop.services.papers import (
    MemberPapers,
    PaperContent,
    PaperLine,
    add_papers,
    edit_paper,
    open_paper,
    remove_papers,
    restore_papers,
)
from chibo_desktop.services.printing import save_document

_CODE = "dossier-code"
Taken = Callable[[tuple[Path, ...]], object]


class PaperActs(QObject):
    """Every act of the papers tab; what was done is said in its banner."""

    def __init__(self, context: Context, owner: QWidget, banner: Banner) -> None:
        super().__init__(owner)
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._branch_code = context.session.workplace.code if context.session else ""
        self._banner = banner
        self._frame = PhotoFrame(context, owner)
        self._frame.hide()
        self.dialog: QDialog | None = None  # the one that is open, or was last

    def add_paths(
        self,
        papers: MemberPapers,
        paths: Sequence[Path],
        document_type: str = "",
        on_taken: Taken | None = None,
        event_id: str = "",
    ) -> None:
        """Look at files and folders, offer them, keep what is wanted, perhaps with an event."""
        self._runner.run_long(
            lambda unit, progress: look_at_scans(unit, scans_in(paths), progress.step),
            "Đang xem các bản quét",
            lambda scans: self._offer(papers, scans, document_type, on_taken, event_id),
            owner=self,
        )

    def add(
        self, papers: MemberPapers, sources: Sequence[ScanSource], document_type: str = ""
    ) -> None:
        """The same for what was pasted."""
        self._runner.run_long(
            lambda unit, progress: look_at_scans(unit, sources, progress.step),
            "Đang xem các bản quét",
            lambda scans: self._offer(papers, scans, document_type, None),
            owner=self,
        )

    def view(self, paper_id: str) -> None:
        """Show the pages of a paper."""
        self._runner.run(lambda unit: open_paper(unit, paper_id), self._on_opened, owner=self)

    def edit(self, paper: PaperLine) -> None:
        """Describe a paper anew."""
        dialog = _EditDialog(paper, self._dialogs.say, self._dialogs.window())

        def save() -> None:
            self._runner.run(
                lambda unit: edit_paper(unit, paper.id, dialog.form.draft()),
                lambda _changed: dialog.accept(),
                dialog.form.show_problems,
                owner=self,
            )

        dialog.go.clicked.connect(save)
        self._show(dialog)

    def remove(self, paper: PaperLine) -> None:
        """Take a paper off the list, with a reason; the way back is offered at once."""
        reason = self._dialogs.ask_text(
            f"Bỏ “{paper.title}” khỏi hồ sơ?",
            "Tệp quét vẫn được giữ và có thể đưa trở lại. Ghi lý do, ví dụ: quét nhầm người.",
            "Bỏ khỏi hồ sơ",
        )
        if reason is None:
            return

        def done(_nothing: object) -> None:
            self._banner.say(f"Đã bỏ “{paper.title}” khỏi hồ sơ.", "good", "Đưa trở lại", put_back)

        def put_back() -> None:
            self._runner.run(
                lambda unit: restore_papers(unit, [paper.id]),
                lambda _nothing: self._banner.say(f"Đã đưa “{paper.title}” trở lại.", "good"),
                owner=self,
            )

        self._runner.run(lambda unit: remove_papers(unit, [paper.id], reason), done, owner=self)

    def export(self, papers: MemberPapers) -> None:
        """Let the dossier go out, as one PDF or as a folder of named files."""
        chosen = self._dialogs.choose(
            f"Xuất hồ sơ của đồng chí {papers.full_name}?",
            "Tệp xuất ra không mã hóa: hãy giữ cẩn thận và xóa khi dùng xong.",
            ("Thư mục các tệp", "Một tệp PDF có mục lục"),
        )
        if chosen == 0:
            self.export_folder(papers)
        elif chosen == 1:
            self.export_pdf(papers)

    def export_pdf(self, papers: MemberPapers) -> None:
        """One PDF with contents and bookmarks."""
        folder = self._settings.folder("dossiers") or Path()
        path = self._dialogs.save_file(
            "Lưu hồ sơ thành một tệp", "Tệp PDF (*.pdf)", folder / dossier_name(papers.full_name)
        )
        if path is None:
            return
        self._settings.set_folder("dossiers", path.parent)
        self._runner.run_long(
            lambda unit, progress: export_dossier_pdf(unit, papers.member_id, path, progress.step),
            "Đang ghép hồ sơ",
            lambda done: self._say_exported(done, "trang"),
            owner=self,
        )

    def export_folder(self, papers: MemberPapers) -> None:
        """Files named by their rule, in folders named by the unit's code."""
        root = self._dialogs.choose_folder("Thư mục gốc", self._settings.folder("dossier-root"))
        if root is None:
            return
        code = self._dialogs.ask_text(
            "Mã tổ chức đảng",
            "Thư mục được đặt theo mã tổ chức đảng, ví dụ 38.168.053.000.001.",
            "Xuất hồ sơ",
            self._settings.text(_CODE) or self._branch_code,
        )
        if code is None:
            return
        self._settings.set_folder("dossier-root", root)
        self._settings.set_text(_CODE, code)
        self._runner.run_long(
            lambda unit, progress: export_dossier_folder(
                unit, papers.member_id, root, code, progress.step
            ),
            "Đang xuất các tệp",
            lambda done: self._say_exported(done, "tệp"),
            owner=self,
        )

    def photo(self, papers: MemberPapers) -> None:
        """Add, replace or export the photo: as a click on it at the head of the form."""
        self._frame.offer_for(papers.member_id, papers.full_name)

    def bind(self, scans: Sequence[IncomingScan], then: Callable[[IncomingScan], object]) -> None:
        """Join images into one PDF and look at it."""
        name = scans[0].title or "giấy tờ"
        sources = [scan.source for scan in scans]
        self._runner.run_long(
            lambda unit, progress: look_at_scans(unit, [bind_images(sources, name)], progress.step),
            "Đang ghép ảnh",
            lambda looked: then(looked[0]),
            owner=self,
        )

    def _offer(
        self,
        papers: MemberPapers,
        scans: tuple[IncomingScan, ...],
        document_type: str,
        on_taken: Taken | None,
        event_id: str = "",
    ) -> None:
        if not scans:
            self._banner.say(
                "Trong thư mục không có tệp PDF hay ảnh nào. Hãy chọn thư mục khác.", "information"
            )
            return
        dialog = AddPapersDialog(
            papers.full_name,
            scans,
            self._dialogs.say,
            self.bind,
            document_type,
            self._dialogs.window(),
        )

        def keep() -> None:
            taken = dialog.papers()
            paths = tuple(scan.source.path for scan in scans if scan.source.path is not None)
            self._runner.run_long(
                lambda unit, progress: add_papers(
                    unit, papers.member_id, taken, progress.step, event_id=event_id
                ),
                "Đang mã hóa và cất giấy tờ",
                lambda ids: self._on_kept(len(ids), paths, on_taken),
                owner=self,
            )

        dialog.accepted.connect(keep)
        self._show(dialog)

    def _on_kept(self, count: int, paths: tuple[Path, ...], on_taken: Taken | None) -> None:
        if on_taken is not None:
            on_taken(paths)
        self._banner.say(
            f"Đã đưa {count} giấy tờ vào hồ sơ. Tệp gốc trên máy vẫn còn nguyên ở chỗ cũ.", "good"
        )

    def _on_opened(self, content: PaperContent) -> None:
        viewer = PaperViewer(content, self._dialogs.window())
        viewer.save_requested.connect(lambda: self._save_copy(viewer))
        self._show(viewer)

    def _save_copy(self, viewer: PaperViewer) -> None:
        content = viewer.content
        name = suggested_file(content)
        kinds = f"Tệp {name.suffix[1:].upper()} (*{name.suffix})"
        folder = self._settings.folder("dossiers") or Path()
        path = self._dialogs.save_file("Lưu bản sao của giấy tờ", kinds, folder / name)
        if path is not None:
            self._runner.run(
                lambda _unit: save_document(path, content.data),
                lambda saved: viewer.say(f"Đã lưu {saved.name}; bản này không mã hóa."),
                owner=viewer,
            )

    def _say_exported(self, done: ExportedDossier, word: str) -> None:
        text = f"Đã xuất {done.count} {word}: {done.path}. Tệp xuất ra không mã hóa."
        if done.left_out:
            text += f" Không có tệp của: {', '.join(done.left_out)}."
        self._banner.say(text, "attention" if done.left_out else "good")

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None


class _EditDialog(QDialog):
    def __init__(
        self, paper: PaperLine, say: Callable[..., str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thông tin giấy tờ")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Thông tin giấy tờ", "heading"))
        if paper.file_name:
            layout.addWidget(label(f"Tệp lúc đưa vào: {paper.file_name}", "secondary", wraps=True))
        self.form = PaperForm(say)
        self.form.show_draft(paper.draft)
        layout.addWidget(self.form, 1)
        tools = ToolRow()
        back = Button("Để sau")
        back.clicked.connect(self.reject)
        self.go = Button("Lưu thông tin", "primary", "save")
        tools.add(back)
        tools.add(self.go)
        layout.addWidget(tools)
        screen = self.screen().availableGeometry()
        self.resize(
            min(current().scaled(520), screen.width()), min(current().scaled(640), screen.height())
        )
