"""What one does with a congress, asked for in forms; the page shows what came of it."""

from dataclasses import replace

from chibo_desktop.domain.terms.congress import Congress, CongressList, CongressStep
from chibo_desktop.gui.committee.congress_forms import (
    CongressForm,
    Counted,
    ElectionForm,
    ResultForm,
    StepForm,
)
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.committee import committee_people
from chibo_desktop.services.congress import CongressBoard
from chibo_desktop.services.congress_acts import (
    begin_term,
    remove_congress,
    remove_step,
    save_congress,
    save_election,
    save_step,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.terms import congress_name

_BACK = "Ctrl+Z để lấy lại."


class CongressActs(FormActs):
    """Opens a form, hands what it says to the use case."""

    def edit(self, board: CongressBoard, congress: Congress | None) -> None:
        """Another day of a congress, or a new one."""
        draft = congress or Congress(id="", org_id=board.org_id, branch_id=board.branch_id)

        def save(unit: Unit, said: Congress) -> str:
            save_congress(unit, replace(said, id=said.id or unit.new_id()))
            if congress is not None:
                return ""
            return f"Đã thêm {congress_name(said).lower()} và danh sách việc chuẩn bị."

        self.open_form(CongressForm(draft, self._window), save)

    def write_result(self, congress: Congress) -> None:
        """Say that it was held, and what it was."""

        def save(unit: Unit, said: Congress) -> str:
            save_congress(unit, said)
            return "Đã ghi kết quả đại hội. Ghi tiếp kết quả kiểm phiếu từng danh sách."

        self.open_form(ResultForm(congress, self._window), save)

    def count(self, board: CongressBoard, kind: CongressList) -> None:
        """Enter the count of one list."""
        congress = board.congress
        if congress is None:
            return

        def save(unit: Unit, said: Counted) -> str:
            save_election(unit, congress, said.ballot, said.names)
            return ""

        self.open_form(ElectionForm(board.line(kind), self._window), save)

    def begin_term(self, congress: Congress) -> None:
        """Make the term that was elected; the board then says where it is."""
        if not self._context.dialogs.confirm(
            f"Lập nhiệm kỳ {congress.title} từ kết quả đại hội?",
            "Những đồng chí trúng cử vào cấp ủy của nhiệm kỳ mới từ ngày đại hội; nhiệm kỳ trước "
            "kết thúc ngày hôm trước. Bí thư mới ký văn bản, chức vụ ghi vào hồ sơ. " + _BACK,
            "Lập nhiệm kỳ",
        ):
            return
        self._context.runner.run(
            lambda unit: begin_term(unit, congress),
            lambda _term: self._say(f"Đã lập nhiệm kỳ {congress.title}: xem ở mặt Cấp ủy."),
            self._context.dialogs.warn_problems,
            owner=self._window,
        )

    def remove(self, congress: Congress) -> None:
        """Take a congress off that was a mistake."""
        self.take_off(
            f"Bỏ {congress_name(congress).lower()}?",
            f"Việc chuẩn bị và kết quả không còn hiện. {_BACK}",
            "Bỏ đại hội",
            lambda unit: remove_congress(unit, congress),
        )

    def edit_step(self, board: CongressBoard, step: CongressStep | None) -> None:
        """Change a step, or ask for a further one."""
        if board.congress is None:
            return
        draft = step or CongressStep(
            id="",
            org_id=board.org_id,
            branch_id=board.branch_id,
            congress_id=board.congress.id,
            state="open",
        )

        def save(unit: Unit, said: CongressStep) -> str:
            save_step(unit, replace(said, id=said.id or unit.new_id()))
            return ""

        self._context.runner.run(
            lambda unit: committee_people(unit, board.branch_id),
            lambda people: self.open_form(StepForm(draft, people, self._window), save),
            owner=self._window,
        )

    def remove_step(self, step: CongressStep) -> None:
        """Take a step off that is not needed."""
        self.take_off(
            f"Bỏ việc “{step.title}”?",
            f"Việc không còn trong danh sách chuẩn bị. {_BACK}",
            "Bỏ việc",
            lambda unit: remove_step(unit, step),
        )
