"""Thu tệp tự chấm: what the workbooks of a folder bring, shown before anything is written."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.results.work_dialog import WorkDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets import Button, Column, DataTable, LinesModel, ToolRow, label
from chibo_desktop.services.missing_sheets import missing_sheets_pdf, missing_sheets_workbook
from chibo_desktop.services.self_mark_files import workbooks_in
from chibo_desktop.services.self_mark_preview import Choice, FileState, Gathering, ReadFile
from chibo_desktop.services.self_mark_reading import read_self_marks, write_self_marks
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.gathering import (
    CHOICES,
    SHORT_CHOICES,
    STATES,
    brought_text,
    differences_text,
    gathered_text,
    summary_text,
)
from chibo_desktop.wording.problems import sentence

_HINT = (
    "Chưa ghi gì cho đến khi bấm Ghi điểm · ô trống trong tệp không đổi điểm đang có · chọn dòng "
    "rồi "
    "bấm Lấy, Giữ điểm cũ hoặc Bỏ qua"
)


class GatherDialog(WorkDialog):
    """`folder` or single files are read; one file after the other can be taken or left."""

    def __init__(self, context: Context, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, "Thu tệp tự chấm", parent=parent)
        self._round_id = round_id
        self.gathering: Gathering | None = None
        self._build()
        self._show_choices()

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read workbooks, with progress; nothing is written."""
        round_id = self._round_id

        def work(unit: Unit, progress: Progress) -> Gathering:
            return read_self_marks(unit, round_id, paths, progress.step)

        self.context.runner.run_long(
            work, "Đang đọc tệp tự chấm", self.show_gathering, self._on_failed, owner=self
        )

    def show_gathering(self, gathering: Gathering) -> None:
        """Show what was read, what would be done, who is missing."""
        at = self.table.currentIndex().row()
        self.gathering = gathering
        self.files.set_lines(sorted(gathering.files, key=_urgency))
        self.missing.set_lines(gathering.missing)
        self.say_about(
            summary_text(
                len(gathering.files),
                len(gathering.to_write),
                len(gathering.unanswered),
                len(gathering.missing),
            )
        )
        if gathering.files:
            self.table.setCurrentIndex(self.files.index(max(0, at), 0))
        self.write.setText(f"Ghi điểm của {len(gathering.to_write)} đồng chí")
        self._show_choices()

    def choose(self, choice: Choice) -> None:
        """Take, keep or leave the files selected."""
        gathering = self.gathering
        if gathering is None:
            return
        for row in self.table.selected_rows():
            one = self.files.line(row)
            if one.state not in (FileState.REFUSED, FileState.EMPTY):
                gathering = gathering.choosing(one.path, choice)
        self.show_gathering(gathering)

    def _build(self) -> None:
        row = ToolRow()
        self.folder = Button("Chọn thư mục…", sign="folder-open")
        self.single = Button("Chọn từng tệp…")
        for button, act in ((self.folder, self._on_folder), (self.single, self._on_files)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.add(button)
        self.files: LinesModel[ReadFile] = LinesModel(_COLUMNS)
        self.table = DataTable("gathered-files", self.context.settings)
        self.table.setModel(self.files)
        self.missing: LinesModel[str] = LinesModel(
            [Column(key="name", title="Còn thiếu phiếu", text=lambda name: name, width=190)]
        )
        names = DataTable("gathered-missing", self.context.settings)
        names.setModel(self.missing)
        names.setFixedWidth(current().scaled(215))
        both = QHBoxLayout()
        both.setSpacing(L)
        both.addWidget(self.table, 1)
        both.addWidget(names)
        self.told = label(wraps=True)
        self.choices = ToolRow()
        self.buttons = {}
        for choice in (Choice.TAKE, Choice.KEEP, Choice.LEAVE):
            button = Button(CHOICES[choice])
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, choice=choice: self.choose(choice))
            self.buttons[choice] = button
            self.choices.add(button)
        self.body.addWidget(row)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.choices)
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self._build_foot()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_choices())

    def _build_foot(self) -> None:
        listed = Button("In danh sách thiếu…", sign="printer")
        close = Button("Đóng")
        self.write = Button("Ghi điểm", "primary")
        for button, act in (
            (listed, self.show_missing),
            (close, self.accept),
            (self.write, self._on_write),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.foot.add(listed)
        self.foot.add(label(), stretching=True)
        self.foot.add(close)
        self.foot.add(self.write)

    def show_missing(self) -> None:
        """Preview who has not handed in; also a workbook."""
        round_id = self._round_id
        self.desk.show(
            "Chưa nộp phiếu tự chấm",
            lambda unit: missing_sheets_pdf(unit, round_id),
            lambda unit: missing_sheets_workbook(unit, round_id),
        )

    def _show_choices(self) -> None:
        row = self.table.currentIndex().row()
        lines = self.files.lines
        one = lines[row] if 0 <= row < len(lines) else None
        can = one is not None and one.state not in (FileState.REFUSED, FileState.EMPTY)
        for choice, button in self.buttons.items():
            button.setEnabled(can and one is not None and one.choice is not choice)
        self.choices.setVisible(self.gathering is not None)
        said = [sentence(problem) for problem in one.problems] if one else []
        said += [differences_text(one.differences)] if one and one.differing else []
        self.told.setText(" ".join(said))
        gathering = self.gathering
        self.write.setEnabled(
            gathering is not None and bool(gathering.to_write) and not gathering.unanswered
        )

    def _on_folder(self) -> None:
        folder = self.context.dialogs.choose_folder(
            "Thư mục có tệp tự chấm", self.context.settings.folder("self-marks")
        )
        if folder is None:
            return
        self.context.settings.set_folder("self-marks", folder)
        paths = workbooks_in(folder)
        if not paths:
            self.banner.say(
                f"Không có tệp .xlsx nào trong thư mục {folder.name}. Hãy chọn thư mục khác.",
                "attention",
            )
            return
        self.banner.clear()
        self.read(paths)

    def _on_files(self) -> None:
        paths = self.context.dialogs.open_files(
            "Chọn tệp tự chấm", "Bảng tính (*.xlsx)", self.context.settings.folder("self-marks")
        )
        if paths:
            self.banner.clear()
            self.read(tuple(paths))

    def _on_write(self) -> None:
        gathering = self.gathering
        if gathering is None:
            return
        self.context.runner.run(
            lambda unit: write_self_marks(unit, gathering),
            self._on_written,
            self._on_failed,
            owner=self,
            busy=self.write,
        )

    def _on_written(self, count: int) -> None:
        missing = self.gathering.missing if self.gathering else ()
        self.show_gathering(Gathering(round_id=self._round_id, files=(), missing=missing))
        self.banner.say(gathered_text(count), "good")

    def _on_failed(self, problems: tuple[Problem, ...]) -> None:
        self.banner.show_problems(problems, sentence)


def _urgency(one: ReadFile) -> tuple[int, str]:
    """What needs a decision first, then what is doubtful, what brings marks, the rest."""
    if one.choice is Choice.ASK:
        return (0, one.full_name)
    if one.problems:
        return (1, one.full_name)
    return (2 if one.taken else 3, one.full_name)


def _state_colour(one: ReadFile) -> str:
    if one.state is FileState.REFUSED:
        return "accent"
    if one.choice is Choice.ASK or one.problems:
        return "attention"
    return "good" if one.state is FileState.NEW else "secondary"


_COLUMNS: list[Column[ReadFile]] = [
    Column(
        key="name",
        title="Đồng chí",
        text=lambda one: one.full_name or "(chưa rõ)",
        order=lambda one: one.full_name,
        width=150,
    ),
    Column(
        key="state",
        title="Tình trạng",
        text=lambda one: STATES[one.state],
        state=_state_colour,
        width=170,
    ),
    Column(
        key="marks",
        title="Trong tệp",
        text=lambda one: brought_text(one.fresh, one.differing),
        width=120,
    ),
    Column(key="choice", title="Sẽ làm", text=lambda one: SHORT_CHOICES[one.choice], width=100),
    Column(
        key="file",
        title="Tệp",
        text=lambda one: one.path.name,
        tip=lambda one: str(one.path),
        width=260,
    ),
]
