"""What one does with opinions, asked for in small forms; the page shows what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.opinions.opinion import Opinion, OpinionAct, Slip
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.opinions.columns import route_text
from chibo_desktop.gui.opinions.dialogs import (
    AnswerForm,
    AnswerWish,
    CorrectForm,
    EnterForm,
    RouteForm,
    RouteWish,
    WordForm,
)
from chibo_desktop.gui.opinions.form import OpinionForm
from chibo_desktop.gui.opinions.slips_dialog import SlipsDialog, SlipsWish
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.opinion_acts import (
    answer_opinion,
    close_opinion,
    correct_opinion,
    enter_opinion,
    enter_slips,
    names_in_slip,
    remove_opinion,
    reopen_opinion,
    route_opinion,
    take_back_step,
)
from chibo_desktop.services.opinions import OpinionBoard, OpinionLine
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.opinions import ACTS

Said = Callable[[str], object]
_BOX = ("box", "survey")


class OpinionActs:
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def __init__(self, context: Context, window: QWidget, say: Said) -> None:
        self._context, self._window, self._say = context, window, say
        self.form: OpinionForm | None = None

    def enter(self, board: OpinionBoard) -> None:
        """An opinion by name."""
        today = self._context.today()
        draft = Opinion(
            id="",
            branch_id=board.branch_id,
            received_in=Month.of(today),
            received_on=today,
            due_on=today + timedelta(days=board.answer_days) if board.answer_days else None,
        )
        channels = {key: one for key, one in _labels("opinion_channel").items() if key != "box"}
        form = EnterForm(
            draft, board.people, channels, _labels("opinion_area"), parent=self._window
        )

        def save(unit: Unit, said: Opinion) -> str:
            enter_opinion(unit, said)
            return "Đã ghi ý kiến. Bước sau: chuyển đến nơi xem xét, hoặc ghi trả lời."

        self._open(form, save)

    def enter_slips(self, board: OpinionBoard) -> None:
        """Slips without names, all at once."""
        labels = _labels("opinion_channel")
        channels = {key: labels[key] for key in _BOX if key in labels}
        today = Month.of(self._context.today())
        form = SlipsDialog(channels, _labels("opinion_area"), today, self._window)
        form.slip_typed.connect(lambda slip: self._look_for_names(form, board.branch_id, slip))

        def save(unit: Unit, said: SlipsWish) -> str:
            count = enter_slips(unit, board.branch_id, said.month, said.channel, said.slips)
            return f"Đã ghi {count} phiếu không ghi tên."

        self._open(form, save)

    def act(self, act: OpinionAct, board: OpinionBoard, line: OpinionLine) -> None:
        """One step with the opinion one stands on."""
        doing = {
            OpinionAct.ROUTE: self._route,
            OpinionAct.ANSWER: self._answer,
            OpinionAct.CLOSE: self._close,
            OpinionAct.REOPEN: self._reopen,
            OpinionAct.CORRECT: self._correct,
            OpinionAct.TAKE_BACK: self._take_back,
            OpinionAct.REMOVE: self._remove,
        }
        doing[act](board, line)

    def _route(self, board: OpinionBoard, line: OpinionLine) -> None:
        opinion = line.case.opinion
        form = RouteForm(
            opinion,
            line.full_name,
            _labels("opinion_route"),
            self._context.today(),
            board.answer_days,
            self._window,
        )

        def save(unit: Unit, said: RouteWish) -> str:
            route_opinion(
                unit,
                opinion.id,
                said.route,
                said.on,
                due_on=said.due_on,
                text=said.text,
                with_name=said.with_name,
            )
            where = _labels("opinion_route")[said.route]
            going = " Lời gửi đi theo gói tới." if said.text else ""
            return f"Đã chuyển {where}.{going}"

        self._open(form, save)

    def _answer(self, _board: OpinionBoard, line: OpinionLine) -> None:
        form = AnswerForm(route_text(line) or "Chi ủy", self._context.today(), self._window)

        def save(unit: Unit, said: AnswerWish) -> str:
            answer_opinion(unit, line.case.opinion.id, said.by_whom, said.on, said.text)
            return "Đã ghi trả lời."

        self._open(form, save)

    def _close(self, _board: OpinionBoard, line: OpinionLine) -> None:
        text = "" if line.case.answers else "Ý kiến chưa được trả lời; hãy nói vì sao đóng."
        form = WordForm("Đóng ý kiến", text, "&Kết luận", "Đóng ý kiến", self._window)
        self._open(form, self._worded(close_opinion, line, "Đã đóng ý kiến."))

    def _reopen(self, _board: OpinionBoard, line: OpinionLine) -> None:
        form = WordForm("Mở lại ý kiến", "", "&Lý do", "Mở lại", self._window)
        self._open(form, self._worded(reopen_opinion, line, "Đã mở lại ý kiến."))

    def _remove(self, _board: OpinionBoard, line: OpinionLine) -> None:
        text = "Dùng khi ghi nhầm. Ý kiến không tính vào số liệu nữa, nhưng còn trong tệp."
        form = WordForm("Bỏ khỏi danh sách", text, "&Lý do", "Bỏ khỏi danh sách", self._window)
        done = "Đã bỏ khỏi danh sách; xem ở bộ lọc Đã bỏ."
        self._open(form, self._worded(remove_opinion, line, done))

    def _worded(
        self, use_case: Callable[..., None], line: OpinionLine, done: str
    ) -> Callable[[Unit, str], str]:
        opinion_id, today = line.case.opinion.id, self._context.today()

        def save(unit: Unit, said: str) -> str:
            use_case(unit, opinion_id, today, said)
            return done

        return save

    def _correct(self, _board: OpinionBoard, line: OpinionLine) -> None:
        form = CorrectForm(
            line.case.opinion, _labels("opinion_channel"), _labels("opinion_area"), self._window
        )
        today = self._context.today()

        def save(unit: Unit, said: Opinion) -> str:
            correct_opinion(unit, replace(said, id=line.case.opinion.id), today)
            return "Đã ghi thay đổi."

        self._open(form, save)

    def _take_back(self, _board: OpinionBoard, line: OpinionLine) -> None:
        last = line.case.standing[-1]
        words = ACTS[OpinionAct(last.act)]
        sent = (
            " Kiến nghị gửi Đảng ủy được rút lại; gói đã gửi rồi thì Đảng ủy đã đọc."
            if last.about and last.act == OpinionAct.ROUTE
            else ""
        )
        if not self._context.dialogs.confirm(
            f"Lấy lại bước “{words}”?",
            f"Ý kiến trở về trạng thái trước bước này; quá trình xử lý vẫn ghi cả hai.{sent}",
            "Lấy lại",
        ):
            return
        opinion_id, today = line.case.opinion.id, self._context.today()
        self._context.runner.run(
            lambda unit: take_back_step(unit, opinion_id, today),
            lambda _: self._say(f"Đã lấy lại bước “{words}”."),
            owner=self._window,
        )

    def _look_for_names(self, form: SlipsDialog, branch_id: str, slip: Slip) -> None:
        def found(names: tuple[str, ...]) -> None:
            if not names or self._context.dialogs.confirm(
                f"Phiếu có tên đồng chí {', '.join(names)}. Thêm phiếu này?",
                "Nếu đó là người viết phiếu thì hãy quay lại bỏ tên đi; nếu phiếu nói về đồng chí "
                "ấy thì cứ thêm.",
                "Thêm phiếu",
            ):
                form.take(slip)

        self._context.runner.run(
            lambda unit: names_in_slip(unit, branch_id, slip.content), found, owner=form
        )

    def _open(self, form: OpinionForm, save: Callable[[Unit, Any], str]) -> None:
        self.form = form

        def done(words: str) -> None:
            form.accept()
            self._say(words)

        def submitted(said: object) -> None:
            self._context.runner.run(
                lambda unit: save(unit, said),
                done,
                lambda problems: form.show_problems(problems, self._context.dialogs.say),
                owner=form,
                busy=form.submit,
            )

        form.submitted.connect(submitted)
        form.open()


def _labels(name: str) -> dict[str, str]:
    return dict(catalogues()[name].labels)
