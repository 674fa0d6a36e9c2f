"""What one does with terms and seats, asked for in forms; the page shows what came of it."""

from dataclasses import replace

from chibo_desktop.domain.terms.records import CommitteeSeat, SeatEntry, Term
from chibo_desktop.gui.committee.committee_forms import PostChange, PostForm, SeatForm, TermForm
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.committee import CommitteeBoard, committee_people
from chibo_desktop.services.committee_acts import (
    change_post,
    remove_seat,
    remove_term,
    save_seats,
    save_term,
)
from chibo_desktop.services.session import Unit


class CommitteeActs(FormActs):
    """Opens a form, hands what it says to the use case."""

    def edit_term(self, board: CommitteeBoard, term: Term | None) -> None:
        """Change a term, or ask for a new one."""
        draft = term or Term(id="", org_id=board.org_id, branch_id=board.branch_id)

        def save(unit: Unit, said: Term) -> str:
            save_term(unit, replace(said, id=said.id or unit.new_id()))
            return "" if term is not None else f"Đã thêm nhiệm kỳ {said.title}."

        self.open_form(TermForm(draft, self._window), save)

    def remove_term(self, term: Term) -> None:
        """Take a term off that has nobody."""
        self.take_off(
            f"Bỏ nhiệm kỳ {term.title}?",
            "Nhiệm kỳ không còn trong danh sách. Ctrl+Z để lấy lại.",
            "Bỏ nhiệm kỳ",
            lambda unit: remove_term(unit, term),
        )

    def edit_seat(self, board: CommitteeBoard, seat: CommitteeSeat | None) -> None:
        """Change a seat, or ask for a new one from the beginning of the term."""
        if board.span is None:
            return
        draft = seat or CommitteeSeat(
            id="",
            org_id=board.org_id,
            branch_id=board.branch_id,
            term_id=board.span.term.id,
            from_on=board.span.first,
            entry=SeatEntry.ELECTED,
        )

        def save(unit: Unit, said: CommitteeSeat) -> str:
            save_seats(unit, [replace(said, id=said.id or unit.new_id())])
            return f"Đã ghi cấp ủy viên {said.full_name}."

        def show(people: dict[str, str]) -> None:
            self.open_form(SeatForm(draft, people, self._window), save)

        self._context.runner.run(
            lambda unit: committee_people(unit, board.branch_id), show, owner=self._window
        )

    def change_post(self, seat: CommitteeSeat) -> None:
        """Give somebody another post from a day on."""

        def save(unit: Unit, said: PostChange) -> str:
            change_post(unit, seat, said.post, said.from_on, said.decision)
            return f"Đã chuyển chức vụ của đồng chí {seat.full_name}."

        self.open_form(PostForm(seat, self._window), save)

    def remove_seat(self, seat: CommitteeSeat) -> None:
        """Take a seat off that was a mistake; who left is given a day instead."""
        self.take_off(
            f"Bỏ dòng của đồng chí {seat.full_name}?",
            "Chỉ bỏ dòng ghi nhầm. Đồng chí thôi tham gia cấp ủy thì bấm Sửa, ghi thôi… để ghi "
            "ngày thôi. Ctrl+Z để lấy lại.",
            "Bỏ dòng",
            lambda unit: remove_seat(unit, seat),
        )
