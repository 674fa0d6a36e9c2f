"""Acts of the year's end: write reviews, print the file, count copies, propose commendations."""

from datetime import date

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.gui.year.merit_dialogs import CopiesDialog, PastRatingDialog, ProposeDialog
from chibo_desktop.gui.year.review_dialog import ReviewDialog
from chibo_desktop.services.commendation_acts import propose_merit, withdraw_merit
from chibo_desktop.services.merit_forms import form_name
from chibo_desktop.services.merits import MeritBoard, MeritLine, note_past_rating
from chibo_desktop.services.package_papers import (
    package_pdf,
    package_workbook,
    whole_package_pdf,
)
from chibo_desktop.services.review_forms import PERIOD_FORM
from chibo_desktop.services.review_papers import reviews_pdf, reviews_workbook
from chibo_desktop.services.reviews import YEARLY
from chibo_desktop.services.session import Unit
from chibo_desktop.services.year_board import YearBoard
from chibo_desktop.services.year_package import PackageLine, count_copies
from chibo_desktop.wording.evaluation import cap_sentence
from chibo_desktop.wording.spans import span_name

_DECEMBER = 12


class YearActs(OpensForms[ProposeDialog | PastRatingDialog | CopiesDialog]):
    """Opens forms and papers; what they change comes back through the page's reload."""

    def __init__(self, context: Context, widget: QWidget, desk: Desk) -> None:
        """`widget` is the page as the owner of forms and answers."""
        self._context, self._widget, self.desk = context, widget, desk
        self.reviews: ReviewDialog | None = None

    def write_reviews(
        self, branch_id: str, span: Span, end: Month, family: str, member_id: str = ""
    ) -> None:
        """The window in which reviews are written, at a member."""
        window = ReviewDialog(self._context, branch_id, span, end, family, member_id, self._widget)
        window.print_requested.connect(
            lambda of, chosen: self.print_reviews(branch_id, span, end, of, chosen)
        )
        window.destroyed.connect(self._forget_reviews)
        self.reviews = window
        window.open()

    def print_reviews(
        self, branch_id: str, span: Span, end: Month, family: str, member_ids: list[str] | None
    ) -> None:
        """Preview the reviews of some, or of everybody in one file."""
        name = span_name(span, end)
        kind = "Bản tự đánh giá" if family == PERIOD_FORM else "Bản kiểm điểm"
        self.desk.show_long(
            f"{kind} – {name}",
            lambda unit, progress: reviews_pdf(
                unit, branch_id, span, end, family, member_ids=member_ids, progress=progress.step
            ),
            lambda unit: reviews_workbook(
                unit, branch_id, span, end, family, member_ids=member_ids
            ),
        )

    def of_package(self, name: str, board: YearBoard, line: PackageLine | None) -> None:
        """One of the acts on the year's file."""
        branch_id, year = board.branch_id, board.year
        if name == "all":
            self.desk.show_long(
                f"Hồ sơ cuối năm {year}",
                lambda unit, progress: whole_package_pdf(unit, branch_id, year, progress.step),
            )
            return
        if line is None:
            return
        code, title = line.paper.code, f"{line.paper.name} năm {year}"
        match name:
            case "show":
                self.desk.show_long(
                    title,
                    lambda unit, _progress: package_pdf(unit, branch_id, year, code),
                    lambda unit: package_workbook(unit, branch_id, year, code),
                )
            case "save":
                self.desk.save_workbook(
                    title, lambda unit: package_workbook(unit, branch_id, year, code)
                )
            case "write":
                family = PERIOD_FORM if code == "periods" else YEARLY
                self.write_reviews(branch_id, Span.YEAR, Month(year, _DECEMBER), family)
            case "count":
                self._count(branch_id, year, line)

    def of_merits(self, name: str, board: YearBoard, line: MeritLine | None) -> None:
        """One of the acts on commendations."""
        branch_id, year = board.branch_id, board.year
        if name in ("print", "letter"):
            code = "merit-list" if name == "print" else "merit-letter"
            title = f"{'Danh sách' if name == 'print' else 'Tờ trình'} khen thưởng năm {year}"
            self.desk.show(
                title,
                lambda unit: package_pdf(unit, branch_id, year, code),
                lambda unit: package_workbook(unit, branch_id, year, code),
            )
        elif line is not None and board.merits is not None:
            {"propose": self._propose, "withdraw": self._withdraw, "past": self._past}[name](
                board.merits, line
            )

    def _propose(self, board: MeritBoard, line: MeritLine) -> None:
        form = ProposeDialog(line, _warning(board), self._widget)
        branch_id, year, member_id = board.branch_id, board.year, line.member_id

        def work(unit: Unit, code: str, merit: str) -> None:
            propose_merit(unit, branch_id, member_id, year, code, merit)

        carry_out(self._context, form, work)
        self.show_form(form)

    def _withdraw(self, _board: MeritBoard, line: MeritLine) -> None:
        names = [form_name(one.standard) for one in line.proposals]
        chosen = 0
        if len(names) > 1:
            picked = self._context.dialogs.choose(
                f"Thôi đề nghị khen thưởng {line.full_name}", "Hình thức nào?", names
            )
            if picked is None:
                return
            chosen = picked
        agreed = len(names) > 1 or self._context.dialogs.confirm(
            f"Thôi đề nghị {names[0]} cho đồng chí {line.full_name}?",
            "Đồng chí không còn trong danh sách đề nghị; việc đã đề nghị còn trong nhật ký.",
            "Thôi đề nghị",
        )
        if agreed:
            proposal = line.proposals[chosen]
            self._context.runner.run(
                lambda unit: withdraw_merit(unit, proposal), owner=self._widget
            )

    def _past(self, board: MeritBoard, line: MeritLine) -> None:
        form = PastRatingDialog(line, board.year, self._widget)
        today, branch_id, member_id = self._context.today(), board.branch_id, line.member_id

        def work(unit: Unit, year: int, rating: Rating | None, decision: str) -> None:
            note_past_rating(unit, branch_id, member_id, year, rating, decision, today=today)

        carry_out(self._context, form, work)
        self.show_form(form)

    def _count(self, branch_id: str, year: int, line: PackageLine) -> None:
        form = CopiesDialog(line, self._widget)
        today: date = self._context.today()
        code = line.paper.code

        def work(unit: Unit, copies: int, note: str) -> None:
            count_copies(unit, branch_id, year, code, copies, note, today)

        carry_out(self._context, form, work)
        self.show_form(form)

    def _forget_reviews(self) -> None:
        self.reviews = None


def _warning(board: MeritBoard) -> str:
    """What has to be known before somebody is proposed: the share of excellent ratings."""
    if board.cap is None:
        return ""
    return f"Tỷ lệ hoàn thành xuất sắc nhiệm vụ: {cap_sentence(board.cap)}"
