"""What a line of the picture opens to: names that are counted, names that are not, and why."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.checks import CheckResult
from chibo_desktop.gui.picture.columns import FigureLine, RatingLine
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.names_dialog import NamesDialog
from chibo_desktop.services.period_closings import PictureBoard, board_lines
from chibo_desktop.services.picture import Picture
from chibo_desktop.wording.picture import CHECKS, differing_names, figure_words, number_text

_OF_MEMBERS = "đồng chí"


class OpenedNames(QObject):
    """One list at a time. `member_wanted` carries the id of a member one asked for."""

    member_wanted = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._of_file, self._window = context, window
        self.dialog: NamesDialog | None = None

    def open_figure(self, board: PictureBoard, line: FigureLine, *, closed: bool) -> None:
        """Who is counted in a figure, who is not and why."""
        code, words = line.code, figure_words(line.code)
        number = number_text(code, line.number if closed else line.now)
        self._of_file.runner.run(
            lambda unit: board_lines(unit, board, code, closed=closed),
            lambda lines: self._show(
                f"{words.label}: {number}",
                lines,
                thing=words.thing,
                of_whom=words.of_whom,
                place=words.place,
            ),
            owner=self._window,
        )

    def open_units(self, picture: Picture, line: FigureLine) -> None:
        """One figure unit by unit."""
        lines = [
            NameLine(
                name=name,
                place=number_text(line.code, number),
                note="" if number else "Không có",
                is_counted=bool(number),
            )
            for name, number in picture.of_units(line.code)
        ]
        title = f"{figure_words(line.code).label}, theo đơn vị"
        self._show(title, lines, thing="đơn vị", of_whom="Đơn vị", place="Số liệu")

    def open_check(self, result: CheckResult) -> bool:
        """The names that make a check differ; False: there are none."""
        title, what_to_do = CHECKS[result.check.code]
        lines = differing_names(result)
        if lines:
            self._show(f"{title}. {what_to_do}", lines, thing="tên làm nên chênh lệch")
        return bool(lines)

    def open_ratings(self, board: PictureBoard, line: RatingLine, *, closed: bool) -> None:
        """How everybody of a unit or of its branch stands; of the whole, who is excellent."""
        code = "rated_excellent" if line.is_whole else "rated"
        org_id, branch = line.org_id, line.branch
        self._of_file.runner.run(
            lambda unit: board_lines(
                unit, board, code, closed=closed, org_id=org_id, branch=branch
            ),
            lambda lines: self._show(f"Xếp loại: {line.name.strip()}", lines),
            owner=self._window,
        )

    def _show(
        self,
        title: str,
        lines: Sequence[NameLine],
        *,
        thing: str = _OF_MEMBERS,
        of_whom: str = "Họ và tên",
        place: str = "Đơn vị",
    ) -> None:
        opens = thing == _OF_MEMBERS or (any(one.key for one in lines) and thing.startswith("tên"))
        self.dialog = NamesDialog(
            title,
            lines,
            thing=thing,
            of_whom=of_whom,
            place=place,
            opens_members=opens,
            parent=self._window,
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.chosen.connect(self.member_wanted)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None
