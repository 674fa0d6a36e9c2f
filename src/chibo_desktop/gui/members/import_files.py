"""Saving the workbooks that an import gives out: asks where, writes, says what to do with them."""

from pathlib import Path

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.import_files import save_rows_to_mend, save_template
from chibo_desktop.services.member_import import Choices, ImportPreview
from chibo_desktop.wording.import_preview import mend_text, saved_text

_KIND = "Bảng tính Excel (*.xlsx)"


class ImportFiles:
    """What it has to say is said in the banner of its page."""

    def __init__(self, context: Context, page: Page) -> None:
        self._runner = context.runner
        self._dialogs = context.dialogs
        self._settings = context.settings
        self._page = page

    def save_template(self) -> None:
        """The workbook to type a list in."""
        which = self._dialogs.choose(
            "Lấy tệp mẫu",
            "Mẫu gọn có những cột danh sách hay dùng; mẫu đầy đủ có mọi mục của hồ sơ.",
            ("Mẫu gọn", "Mẫu đầy đủ"),
        )
        if which is None:
            return
        target = self.ask_where("Lưu tệp mẫu", "Mau-danh-sach-dang-vien.xlsx")
        if target is not None:
            self._runner.run(
                lambda unit: save_template(unit, target, whole=which == 1),
                lambda _none: self._page.banner.say(saved_text(target.name), "good"),
                self._on_refused,
                owner=self._page,
            )

    def save_rows(self, preview: ImportPreview, choices: Choices) -> None:
        """The rows to be mended, as the user's own sheet."""
        name = f"{Path(preview.file_name).stem} - can sua.xlsx"
        target = self.ask_where("Lưu những dòng cần sửa", name)
        if target is not None:
            self._runner.run(
                lambda unit: save_rows_to_mend(unit, preview, choices, target),
                lambda count: self._page.banner.say(mend_text(count, target.name), "good"),
                self._on_refused,
                owner=self._page,
            )

    def ask_where(self, title: str, name: str, kind: str = _KIND) -> Path | None:
        """The file to write, with the ending of its kind."""
        folder = self._settings.folder("members")
        target = self._dialogs.save_file(title, kind, folder / name if folder else Path(name))
        ending = Path(name).suffix
        if target is not None and target.suffix.lower() != ending:
            target = target.with_name(f"{target.name}{ending}")
        return target

    def _on_refused(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._page.banner.show_problems(problems, self._dialogs.say)
