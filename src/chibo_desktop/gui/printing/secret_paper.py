"""A paper that tells a secret before it is printed; saving it as a file warns."""

from pathlib import Path

from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page


def show_secret_paper(
    context: Context, page: Page, title: str, data: bytes, said: str = ""
) -> PreviewDialog:
    """Open the preview over a page; `said` stands beside its buttons."""
    paper = PreviewDialog(title, data, parent=page)

    def save() -> None:
        from chibo_desktop.services.printing import save_document

        folder = context.settings.folder("documents") or Path()
        path = context.dialogs.save_file(
            f"Lưu {title}", "Tệp PDF (*.pdf)", folder / suggested_name(title, "pdf")
        )
        if path is not None:
            context.runner.run(
                lambda _unit: save_document(path, data),
                lambda saved: page.banner.say(
                    f"Đã lưu {saved}. In xong hãy xóa tệp này.", "attention"
                ),
                lambda problems: page.banner.show_problems(problems, context.dialogs.say),
                owner=page,
            )

    paper.say(said)
    paper.save_requested.connect(save)
    paper.finished.connect(paper.deleteLater)
    paper.open()
    return paper
