"""The report of achievements: each part stands drafted until somebody writes it otherwise."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.achievements import AchievementReport

_LINES = 5


class ReportForm(TwoColumnForm):
    """Announces the texts by part; one that is as drafted or empty goes on following the data."""

    def __init__(self, report: AchievementReport, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Báo cáo thành tích: {report.name}",
            "Phần mềm soạn sẵn từ dữ liệu đã có. Sửa phần nào, phần đó giữ lời đã sửa; xóa trắng "
            "để lấy lại lời soạn sẵn.",
            "Ghi báo cáo",
            parent,
        )
        self._report = report
        self.texts = {part.code: WordsEdit(part.text, _LINES) for part in report.parts}
        for part in report.parts:
            self.add(part.code, part.title, self.texts[part.code], wide=True)

    def read(self) -> dict[str, str]:
        """The parts that say something else than what is drafted."""
        written = {code: editor.toPlainText().strip() for code, editor in self.texts.items()}
        return {
            part.code: written[part.code]
            for part in self._report.parts
            if written[part.code] not in ("", part.drafted.strip())
        }
