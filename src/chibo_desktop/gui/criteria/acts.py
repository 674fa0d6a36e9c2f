"""What one does with a whole set: begin, put in force, renew, withdraw, end, drop, files."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.criteria.dialogs import CopyLinesDialog, EndSetDialog, NewSetDialog
from chibo_desktop.gui.criteria.editor import CriteriaEditor
from chibo_desktop.gui.criteria.publish_dialog import PublishDialog
from chibo_desktop.gui.criteria.set_lines import SetLine
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Banner
from chibo_desktop.services.criteria_files import GivenSet, read_set, save_set
from chibo_desktop.services.criteria_publishing import (
    PublishingBoard,
    load_publishing,
    publish_set,
)
from chibo_desktop.services.criteria_sets import (
    copy_set,
    drop_set,
    end_set,
    issue_set,
    new_version,
    withdraw_set,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.problems import sentence

_FILES = "Bộ tiêu chí (*.xlsx *.json)"
_SAVE = "Bảng tính Excel (*.xlsx);;Tệp bộ tiêu chí (*.json)"
_UNSAFE = re.compile(r'[\\/:*?"<>|]+')
_SAID = 5


class CriteriaPageLike(Protocol):
    """What the acts need of the page."""

    context: Context
    banner: Banner
    editor: CriteriaEditor
    line: SetLine | None

    @property
    def lines(self) -> tuple[SetLine, ...]: ...
    @property
    def own(self) -> QWidget: ...
    def open_set(self, identity: str) -> None: ...
    def show_list(self) -> None: ...
    def reload(self, changes: frozenset[str] | None) -> None: ...


class CriteriaActs:
    """Dialogs and use cases of the page."""

    def __init__(self, page: CriteriaPageLike) -> None:
        self._page = page

    def main_text(self, line: SetLine | None) -> str:
        """What the one act of weight is now."""
        if line is None:
            return "Lập bộ tiêu chí…"
        if line.kept is None or line.is_handed_down:
            return "Lập bộ của đơn vị từ bộ này…"
        return "Đưa vào sử dụng…" if line.kept.record.is_draft else "Tạo phiên bản mới"

    def main(self, line: SetLine | None) -> None:
        """Do it."""
        if line is None:
            self.begin("")
        elif line.kept is None or line.is_handed_down:
            self.begin(line.key)
        elif line.kept.record.is_draft:
            self._issue(line.kept.record.id)
        else:
            identity, today = line.kept.record.id, self._page.context.today()
            self._run(lambda unit: new_version(unit, identity, today=today), self._page.open_set)

    def begin(self, chosen: str) -> None:
        """Ask from which set to begin, and for the name."""
        lines = [line for line in self._page.lines if line.plain]
        dialog = NewSetDialog(lines, chosen, self._page.own)
        today = self._page.context.today()

        def begun(identity: str) -> None:
            dialog.accept()
            self._page.open_set(identity)

        def submit(plain: Any, title: str) -> None:
            self._page.context.runner.run(
                lambda unit: copy_set(unit, plain, title=title, today=today),
                begun,
                lambda problems: dialog.banner.show_problems(problems, sentence),
                owner=dialog,
                busy=dialog.submit,
            )

        dialog.submitted.connect(submit)
        dialog.open()

    def copy(self) -> None:
        """Begin another set from the one open."""
        if self._page.line is not None:
            self.begin(self._page.line.key)

    def copy_lines(self) -> None:
        """Choose lines of another set and put them into the one open."""
        here = self._page.line
        others = [line for line in self._page.lines if here is None or line.key != here.key]
        dialog = CopyLinesDialog(others, self._page.own)
        dialog.submitted.connect(self._page.editor.tree.paste)
        dialog.open()

    def can_withdraw(self, line: SetLine) -> bool:
        """Whether a set in force can become a draft again."""
        return (
            not line.is_handed_down
            and line.kept is not None
            and not line.kept.record.is_draft
            and not line.kept.rounds
        )

    def can_end(self, line: SetLine) -> bool:
        """Whether a last day can be noted."""
        return not line.is_handed_down and line.kept is not None and not line.kept.record.is_draft

    def can_drop(self, line: SetLine) -> bool:
        """Whether it can be put away."""
        return not line.is_handed_down and line.kept is not None and not line.kept.rounds

    def withdraw(self) -> None:
        """Back to a draft."""
        if self._page.line and self._page.line.kept:
            identity = self._page.line.kept.record.id
            self._run(lambda unit: withdraw_set(unit, identity), lambda _: None)

    def end(self) -> None:
        """Ask for the last day."""
        if not self._page.line or not self._page.line.kept:
            return
        record = self._page.line.kept.record
        dialog = EndSetDialog(record.title, record.effective_to, self._page.own)
        dialog.submitted.connect(
            lambda day: self._page.context.runner.run(
                lambda unit: end_set(unit, record.id, day),
                lambda _: dialog.accept(),
                lambda problems: dialog.banner.show_problems(problems, sentence),
                owner=dialog,
            )
        )
        dialog.open()

    def can_publish(self, line: SetLine) -> bool:
        """Whether it can be handed down: at an office, once in force."""
        return self._page.context.session.is_office and self.can_end(line)

    def publish(self) -> None:
        """Ask to whom, and hand it down with the next directives."""
        if not self._page.line or not self._page.line.kept:
            return
        identity = self._page.line.kept.record.id
        today = self._page.context.today()

        def ask(board: PublishingBoard) -> None:
            dialog = PublishDialog(board, self._page.own)
            dialog.submitted.connect(
                lambda nodes: self._page.context.runner.run(
                    lambda unit: publish_set(unit, identity, nodes, today=today),
                    lambda _: done(dialog),
                    lambda problems: dialog.banner.show_problems(problems, sentence),
                    owner=dialog,
                )
            )
            dialog.open()

        def done(dialog: PublishDialog) -> None:
            dialog.accept()
            self._page.banner.say(
                "Đã ghi. Bộ tiêu chí đến đơn vị cùng chỉ đạo kế tiếp: vào Chỉ đạo để ghi tệp.",
                "good",
            )

        self._run(lambda unit: load_publishing(unit, identity), ask)

    def drop(self) -> None:
        """Ask why, and put the set away."""
        if not self._page.line or not self._page.line.kept:
            return
        identity, title = self._page.line.kept.record.id, self._page.line.title
        reason = self._page.context.dialogs.ask_text(
            f"Bỏ bộ tiêu chí “{title}”?", "Lý do (được ghi vào nhật ký):", "Bỏ bộ này"
        )
        if reason:
            self._run(
                lambda unit: drop_set(unit, identity, reason), lambda _: self._page.show_list()
            )

    def take_file(self) -> None:
        """Read a set from a file into a draft, and say what could not be read."""
        chosen = self._page.context.dialogs.open_files("Nhập bộ tiêu chí", _FILES, many=False)
        if not chosen:
            return
        path, today = chosen[0], self._page.context.today()

        def work(unit: Unit) -> tuple[str, GivenSet]:
            given = read_set(path)
            return copy_set(unit, given.plain, title=given.title, today=today), given

        self._run(work, self._on_taken)

    def give_file(self, line: SetLine) -> None:
        """Save the set as a workbook or as the documented file."""
        name = _UNSAFE.sub(" ", line.title).strip() or "bo-tieu-chi"
        folder = self._page.context.settings.folder("documents") or Path()
        path = self._page.context.dialogs.save_file(
            "Xuất bộ tiêu chí", _SAVE, folder / f"{name}.xlsx"
        )
        if path is not None:
            plain = self._page.editor.plain
            self._run(
                lambda unit: save_set(plain, path),
                lambda saved: self._page.banner.say(f"Đã lưu {saved.name}.", "good"),
            )

    def _on_taken(self, answer: tuple[str, GivenSet]) -> None:
        identity, given = answer
        self._page.open_set(identity)
        said = [sentence(problem) for problem in given.unread[:_SAID]]
        rest = len(given.unread) - _SAID
        if rest > 0:
            said.append(f"Và {rest} chỗ nữa.")
        if said:
            self._page.banner.say("\n".join(("Đã nhập thành bản nháp, nhưng:", *said)), "attention")
        else:
            self._page.banner.say("Đã nhập thành bản nháp. Xem lại rồi đưa vào sử dụng.", "good")

    def _issue(self, identity: str) -> None:
        problems = self._page.editor.problems
        if problems:
            self._page.banner.say(
                f"Còn {len(problems)} chỗ phải sửa trước khi đưa vào sử dụng.", "attention"
            )
            self._page.editor.go_to(problems[0].field)
            return
        line = self._page.line
        agreed = self._page.context.dialogs.confirm(
            "Đưa bộ tiêu chí vào sử dụng?",
            f"“{line.title if line else ''}” sẽ được chọn khi mở kỳ đánh giá từ ngày có hiệu lực. "
            "Đang sử dụng thì không sửa trực tiếp được: muốn đổi phải tạo phiên bản mới.",
            "Đưa vào sử dụng",
        )
        if agreed:
            self._run(lambda unit: issue_set(unit, identity), lambda _: None)

    def _run(self, work: Callable[[Unit], Any], done: Callable[[Any], object]) -> None:
        self._page.context.runner.run(
            work,
            done,
            lambda problems: self._page.banner.show_problems(problems, sentence),
            owner=self._page.own,
        )
