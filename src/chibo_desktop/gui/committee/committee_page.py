"""Cấp ủy: the term, who sits on its committee, who did, and what is to be seen to."""

from typing import ClassVar

from chibo_desktop.domain.terms.records import CommitteeSeat
from chibo_desktop.gui.committee.columns import seat_columns
from chibo_desktop.gui.committee.committee_acts import CommitteeActs
from chibo_desktop.gui.committee.line_table import LineTable
from chibo_desktop.gui.committee.side_page import COMMITTEE, SidePage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button, Card, Choice, label
from chibo_desktop.services.committee import CommitteeBoard, load_committee
from chibo_desktop.services.session import Unit
from chibo_desktop.services.term_papers import TermPaper
from chibo_desktop.wording.committee_notes import committee_facts, committee_notes
from chibo_desktop.wording.terms import span_text

_HINT = "Enter: sửa dòng đang đứng · Ctrl+N: thêm cấp ủy viên · Ctrl+P: in · Ctrl+Z: hoàn tác"


class CommitteePage(SidePage):
    """One term at a time; the present one first."""

    kinds: ClassVar[frozenset[str]] = frozenset({"term", "committee_seat", "branch", "member"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, COMMITTEE, "Cấp ủy – Đại hội")
        self.board: CommitteeBoard | None = None
        self.acts = CommitteeActs(context, self, self.say)
        self.terms = Choice()
        self.terms.setAccessibleName("Nhiệm kỳ")
        self.terms.chosen.connect(lambda _key: self.reload(None))
        self.tools.add(self.terms)
        self.facts, self.notes = label(wraps=True), label(role="warning", wraps=True)
        self.edit_term, self.drop_term = Button("Sửa nhiệm kỳ…"), Button("Bỏ nhiệm kỳ", "quiet")
        self.card = Card(" ", stretching=True)
        for button in (self.edit_term, self.drop_term):
            self.card.header.addWidget(button)
        for widget in (self.facts, self.notes):
            self.card.body.addWidget(widget)
        self.body.addWidget(self.card)
        self.seats: LineTable[CommitteeSeat] = LineTable(
            "committee-seats",
            "Cấp ủy viên của nhiệm kỳ",
            seat_columns(self.is_seated),
            context.settings,
            lambda one: one.id,
        )
        self.seats.add_act("Sửa, ghi thôi…", self._on_edit, "pencil")
        self.seats.add_act("Chuyển chức vụ…", self._on_post, is_for=self.is_seated)
        self.seats.add_act("Bỏ dòng", self.acts.remove_seat)
        self.body.addWidget(self.seats)
        self.body.addStretch(1)
        self._print = self.add_action(
            "In danh sách…", self._on_print, sign="printer", keys="Ctrl+P"
        )
        self.add_action("Thêm nhiệm kỳ…", self._on_new_term)
        self._add = self.add_action(
            "Thêm cấp ủy viên…", self._on_new_seat, primary=True, keys="Ctrl+N"
        )
        self.edit_term.clicked.connect(lambda _checked=False: self._on_edit_term())
        self.drop_term.clicked.connect(lambda _checked=False: self._on_drop_term())

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, term, today = self.branch, self.terms.value(), self.of_file.today()

        def load(unit: Unit) -> CommitteeBoard:
            return load_committee(unit, branch, term, today)

        self.of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def is_seated(self, seat: CommitteeSeat) -> bool:
        """Whether somebody sits on the committee on the day shown."""
        return self.board is not None and seat in self.board.seated

    def _on_loaded(self, board: CommitteeBoard) -> None:
        self.board = board
        self.show_branches(board.branches, board.branch_id)
        self.terms.set_options([(one.term.id, span_text(one)) for one in board.spans])
        self.terms.setVisible(len(board.spans) > 1)
        for button in (self._print, self._add):
            button.setVisible(board.span is not None)
        if board.span is None:
            self.set_context("")
            self.set_hint("")
            self.card.set_title("Chưa ghi nhiệm kỳ nào")
            self.facts.setText(
                "Ghi nhiệm kỳ đang diễn ra rồi thêm bí thư, phó bí thư, cấp ủy viên. Sắp đại hội "
                "thì chuẩn bị ở mặt Đại hội: kết quả bầu cử tự lập nhiệm kỳ mới."
            )
            for widget in (self.notes, self.seats, self.edit_term, self.drop_term):
                widget.hide()
            return
        self.terms.set_value(board.span.term.id)
        self.card.set_title(span_text(board.span))
        self.facts.setText(committee_facts(board))
        said = committee_notes(board)
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        for widget in (self.seats, self.edit_term):
            widget.show()
        self.drop_term.setVisible(not board.seats)
        secretary = board.secretary.full_name if board.secretary else "chưa có"
        self.set_context(f"{len(board.seated)} cấp ủy viên đương nhiệm · Bí thư: {secretary}")
        self.set_hint(_HINT)
        self.seats.show_lines((*board.seated, *board.before))

    def _on_new_term(self) -> None:
        if self.board is not None:
            self.acts.edit_term(self.board, None)

    def _on_edit_term(self) -> None:
        if self.board is not None and self.board.span is not None:
            self.acts.edit_term(self.board, self.board.span.term)

    def _on_drop_term(self) -> None:
        if self.board is not None and self.board.span is not None:
            self.acts.remove_term(self.board.span.term)

    def _on_new_seat(self) -> None:
        if self.board is not None:
            self.acts.edit_seat(self.board, None)

    def _on_edit(self, seat: CommitteeSeat) -> None:
        if self.board is not None:
            self.acts.edit_seat(self.board, seat)

    def _on_post(self, seat: CommitteeSeat) -> None:
        self.acts.change_post(seat)

    def _on_print(self) -> None:
        if self.board is not None:
            self.papers.show(TermPaper.COMMITTEE, self.board.branch_id, self.terms.value())
