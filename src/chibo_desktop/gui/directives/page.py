"""Chỉ đạo of the office: the units above, what goes to them below, one act that writes it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.directives.acts import DirectiveActs
from chibo_desktop.gui.directives.columns import ROW_COLUMNS, UNIT_COLUMNS
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import CancelledError, Progress
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, Choice, DataTable, LinesModel, Page, ToolRow, label
from chibo_desktop.services.directive_board import (
    DirectiveBoard,
    DirectiveUnit,
    SentRow,
    load_directives,
)
from chibo_desktop.services.office_letters import WITHDRAWABLE
from chibo_desktop.services.office_rows import sent_down_types
from chibo_desktop.services.outgoing import WrittenFiles, write_directives
from chibo_desktop.wording.directives import content_text
from chibo_desktop.wording.names import first_names
from chibo_desktop.wording.numbers import count_text

FOLDER = "replies"
ALL, LACKING, LAGGING, LATE, CHOSEN = "all", "lacking", "lagging", "late", "chosen"
_KEYS = "Ctrl+G: ghi chỉ đạo · Ctrl+N: gửi văn bản · Ctrl, Shift: chọn nhiều đơn vị · F1: trợ giúp"
_LEAST = 6  # rows in sight


class DirectivesPage(Page):
    """Whose directives are written is chosen above; the table below is what they hold."""

    kinds: ClassVar[frozenset[str]] = frozenset({"sent", "received", "subordinate"}) | (
        sent_down_types()
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Chỉ đạo", scrolling=True)
        self._of_file = context
        self.board: DirectiveBoard | None = None
        self.acts = DirectiveActs(context, self, self._say)
        self.add_action("Đặt hạn nộp…", self._on_deadline, sign="clock")
        self.add_action("Gửi văn bản…", self._on_instruct, sign="plus", keys="Ctrl+N")
        self.write_button = self.add_action(
            "Ghi chỉ đạo vào USB…", self._on_write, primary=True, sign="hard-drive", keys="Ctrl+G"
        )
        self._build()

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read what is handed down and who has it."""
        today = self._of_file.today()
        self._of_file.runner.run_long(
            lambda unit, progress: load_directives(unit, today, progress.step),
            "Đang so chỉ đạo của các đơn vị",
            self._on_board,
            owner=self,
            latest="board",
        )

    @property
    def wanted(self) -> list[DirectiveUnit]:
        """The units whose directives are written."""
        units = [one for one in self.board.units if one.is_enrolled] if self.board else []
        match self.whose.value():
            case "lacking":
                return [one for one in units if one.state.lacks]
            case "lagging":
                return [one for one in units if one.lags]
            case "late":
                return [one for one in units if one.is_late]
            case "chosen":
                rows = self.units.selected_rows()
                return [one for row in rows if (one := self.unit_lines.line(row)).is_enrolled]
        return units

    def _build(self) -> None:
        self.whose = Choice()
        self.whose.setAccessibleName("Ghi chỉ đạo cho những đơn vị nào")
        self.whose.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)  # filled later
        self.whose.chosen.connect(lambda _key: self._show_wanted())
        self.said = label(role="secondary", wraps=True)
        tools = ToolRow()
        tools.add(label("Ghi cho"))
        tools.add(self.whose)
        tools.add(self.said, stretching=True)
        self.unit_lines: LinesModel[DirectiveUnit] = LinesModel(UNIT_COLUMNS)
        self.units = _table("directive-units", "Đơn vị", self.unit_lines, self._of_file)
        self.units.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.row_lines: LinesModel[SentRow] = LinesModel(ROW_COLUMNS)
        self.rows = _table("directive-rows", "Nội dung gửi xuống", self.row_lines, self._of_file)
        self.heading = label("Nội dung gửi xuống", "strong")
        self.counts = label(role="secondary", wraps=True)
        self.nothing = label(NOTHING, "secondary", wraps=True)
        self.withdraw = Button("Thôi gửi dòng đang chọn…", "quiet")
        self.withdraw.clicked.connect(lambda _checked=False: self._on_withdraw())
        self.define = Button("Mục hồ sơ, danh mục…", "quiet")
        self.define.clicked.connect(lambda _checked=False: self.acts.define_fields())
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._on_row())
        self.body.setSpacing(M)
        self.body.addWidget(tools)
        self.body.addWidget(self.units, 3)
        head = ToolRow()
        head.add(self.heading)
        head.add(self.counts, stretching=True)
        head.add(self.define)
        head.add(self.withdraw)
        self.body.addWidget(head)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rows, 2)

    def _on_board(self, board: DirectiveBoard) -> None:
        before = {one.subordinate.id for one in self._selected()}
        self.board = board
        if not board.units:
            self.show_empty(
                "Chưa có đơn vị trực thuộc nào",
                "Thêm các chi bộ, đảng bộ rồi gửi thư mời; chỉ đạo cho từng đơn vị ghi ở đây.",
                "network",
                "Sang Đơn vị trực thuộc",
                lambda: self.go_requested.emit("subordinates", None),
            )
            return
        self.show_body()
        self.set_hint(_KEYS)
        self.unit_lines.set_lines(board.units)
        for row, one in enumerate(self.unit_lines.lines):
            if one.subordinate.id in before:
                self.units.selectRow(row)
        self._offer()
        self._on_selected()

    def _offer(self) -> None:
        if self.board is None:
            return
        units = [one for one in self.board.units if one.is_enrolled]
        lacking = sum(one.state.lacks for one in units)
        late = sum(one.is_late for one in units)
        lagging = sum(one.lags for one in units)
        chosen = self.whose.value() or (LACKING if lacking else ALL)
        self.whose.set_options(
            [
                (ALL, f"Cả {count_text(len(units))} đơn vị"),
                (LACKING, f"{count_text(lacking)} đơn vị chưa có bản mới nhất"),
                (LAGGING, f"{count_text(lagging)} đơn vị chưa nhận chỉ đạo mới"),
                (LATE, f"{count_text(late)} đơn vị chưa nộp gói tháng trước"),
                (CHOSEN, "Những đơn vị đang chọn ở bảng"),
            ]
        )
        self.whose.set_value(chosen)
        self.badge_changed.emit(lacking)
        self.set_context(
            f"{count_text(len(self.board.rows))} nội dung gửi xuống · {count_text(lacking)} đơn vị "
            f"chưa có bản mới nhất · {count_text(lagging)} đơn vị chưa nhận chỉ đạo mới"
        )

    def _selected(self) -> list[DirectiveUnit]:
        return [self.unit_lines.line(row) for row in self.units.selected_rows()]

    def _on_selected(self) -> None:
        board = self.board
        if board is None:
            return
        chosen = self._selected()
        one = chosen[0].subordinate if len(chosen) == 1 else None
        rows = board.rows_for(one.node_id if one else "")
        self.heading.setText(f"Chỉ đạo cho {one.name}" if one else "Mọi nội dung gửi xuống")
        self.counts.setText(content_text([row.record for row in rows]))
        self.row_lines.set_lines(rows)
        for widget in (self.rows, self.counts):
            widget.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._on_row()
        self._show_wanted()

    def _row(self) -> SentRow | None:
        rows = self.rows.selected_rows()
        return self.row_lines.line(rows[0]) if len(rows) == 1 else None

    def _on_row(self) -> None:
        row = self._row()
        self.withdraw.setVisible(row is not None and isinstance(row.record, WITHDRAWABLE))

    def _on_withdraw(self) -> None:
        if (row := self._row()) is not None:
            self.acts.withdraw(row)

    def _on_instruct(self) -> None:
        if self.board is not None:
            self.acts.instruct([one.subordinate for one in self.board.units])

    def _on_deadline(self) -> None:
        if self.board is not None:
            self.acts.set_deadline([one.subordinate for one in self.board.units])

    def _say(self, words: str) -> None:
        self.banner.say(words, "good")

    def _show_wanted(self) -> None:
        wanted = self.wanted
        self.write_button.setEnabled(bool(wanted))
        names = first_names([one.subordinate.name for one in wanted], 3, "đơn vị nữa")
        self.said.setText(f"Sẽ ghi: {names}." if wanted else "Không có đơn vị nào để ghi.")

    def _on_write(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        wanted = [one.subordinate.id for one in self.wanted]
        folder = dialogs.choose_folder(
            "Chọn USB hoặc thư mục để ghi chỉ đạo", settings.folder(FOLDER)
        )
        if folder is None or not wanted:
            return
        settings.set_folder(FOLDER, folder)
        session = self._of_file.session

        def work(progress: Progress) -> tuple[WrittenFiles, bool]:
            done: list[Path] = []
            try:
                write_directives(session, wanted, folder, progress.step, done)
            except CancelledError:
                return WrittenFiles(folder=folder, paths=tuple(done)), len(done) < len(wanted)
            return WrittenFiles(folder=folder, paths=tuple(done)), False

        self._of_file.runner.run_alone(
            work,
            f"Đang ghi chỉ đạo cho {count_text(len(wanted))} đơn vị",
            announces=frozenset({"sent"}),
            on_done=self._on_written,
            on_failed=self._on_problems,
            owner=self,
            stop="Dừng sau đơn vị này, giữ các tệp đã ghi",
        )

    def _on_written(self, outcome: tuple[WrittenFiles, bool]) -> None:
        written, is_stopped = outcome
        count = count_text(len(written.paths))
        if is_stopped:
            self.banner.say(
                f"Đã dừng theo yêu cầu: ghi xong {count} tệp vào {written.folder}. Chọn đơn vị "
                "chưa có bản mới nhất rồi ghi tiếp.",
                "attention",
            )
            return
        self.banner.say(
            f"Đã ghi và đọc lại khớp {count} tệp chỉ đạo vào {written.folder}. Đưa cho từng đơn vị "
            "cùng USB; gói sau của đơn vị sẽ cho biết đã nhận số nào.",
            "good",
        )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, self._of_file.dialogs.say)


NOTHING = (
    "Chưa có nội dung nào: tệp chỉ mang xác nhận đã nhận gói. Ban hành bộ tiêu chí ở Bộ tiêu chí, "
    "giao chỉ tiêu ở Chương trình – Chỉ tiêu, gửi văn bản và đặt hạn nộp ngay ở đây."
)


def _table(
    key: str, name: str, lines: LinesModel[DirectiveUnit] | LinesModel[SentRow], context: Context
) -> DataTable:
    table = DataTable(key, context.settings)
    table.setModel(lines)
    table.setAccessibleName(name)
    table.setMinimumHeight(current().row * (_LEAST + 1))
    return table
