"""Khen thưởng – Kỷ luật of a file: what is proposed, who was commended, cases of discipline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chibo_desktop.gui.commendations.acts import CommendationActs
from chibo_desktop.gui.commendations.awarded_panel import AwardedPanel
from chibo_desktop.gui.commendations.discipline_acts import DisciplineActs
from chibo_desktop.gui.commendations.discipline_panel import DisciplinePanel
from chibo_desktop.gui.commendations.papers import CommendationPapers
from chibo_desktop.gui.commendations.proposal_panel import ProposalPanel
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, Page, Segmented, ToolRow
from chibo_desktop.services.commendation_checks import Finding, findings_of
from chibo_desktop.services.commendation_figures import Commended, commended, counted
from chibo_desktop.services.commendations import (
    CommendationBoard,
    ProposalLine,
    load_commendations,
    usual_year,
)
from chibo_desktop.services.discipline import CaseLine, DisciplineBoard, load_discipline
from chibo_desktop.services.reveals import log_discipline_reveal
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.commendations import commended_text

PROPOSALS, AWARDED, DISCIPLINE = "proposals", "awarded", "discipline"
_HINTS = {
    PROPOSALS: "Ctrl+N: đề nghị · Shift+mũi tên: chọn nhiều dòng · Ctrl+P: in · Ctrl+Z: hoàn tác",
    AWARDED: "Ctrl+P: in danh sách · Ctrl+C: chép sang Excel",
    DISCIPLINE: "",
}
_OFFICE_HINTS = {
    **_HINTS,
    PROPOSALS: "Shift+mũi tên: chọn nhiều dòng, ghi một quyết định cho tất cả · Ctrl+Z: hoàn tác",
}
_YEARS_BACK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    board: CommendationBoard
    commended: tuple[Commended, ...]


class CommendationsPage(Page):
    """Arrives at a side: `proposals`, `awarded` or `discipline`."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"branch", "member", "commendation", "commendation_proposal", "commendation_decision",
         "meeting_vote", "past_rating", "review", "discipline", "discipline_case",
         "discipline_step"}
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__("Khen thưởng – Kỷ luật", scrolling=True)
        self._of_file = context
        self._is_office = context.session.is_office
        self._year = usual_year(context.today())
        self.board: CommendationBoard | None = None
        self.cases: DisciplineBoard | None = None
        self.acts = CommendationActs(context, self, self._say)
        self.discipline_acts = DisciplineActs(context, self, self._say)
        self.papers = CommendationPapers(context, self)
        self.views = Segmented(
            [(PROPOSALS, "Đề nghị"), (AWARDED, "Đã khen"), (DISCIPLINE, "Kỷ luật")]
        )
        self.year = Choice()
        self.year.setAccessibleName("Năm")
        tools = ToolRow()
        tools.add(self.views)
        tools.add(self.year)
        settings = context.settings
        self.proposals = ProposalPanel(settings, is_office=self._is_office)
        self.awarded = AwardedPanel(settings, is_office=self._is_office)
        self.discipline = DisciplinePanel(settings, is_office=self._is_office)
        self._sides = {
            PROPOSALS: self.proposals,
            AWARDED: self.awarded,
            DISCIPLINE: self.discipline,
        }
        self.body.addWidget(tools)
        for side in self._sides.values():
            self.body.addWidget(side, 1)
        self._print = self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")
        self._add = self.add_action("Đề nghị khen…", self._on_add, primary=True, keys="Ctrl+N")
        self._connect()
        self._show_side()

    def reload(self, changes: frozenset[str] | None) -> None:
        year = self._year

        def load(unit: Unit) -> _Loaded:
            days = (date(year, 1, 1), date(year, 12, 31))
            return _Loaded(
                board=load_commendations(unit, year),
                commended=commended(unit.connection, None, *days),
            )

        self._of_file.runner.run(load, self._on_loaded, owner=self, latest="load")
        if self.discipline.is_open:
            self._read_cases()

    def arrive(self, argument: object) -> None:
        if argument in self._sides:
            self.show_view(str(argument))

    def show_view(self, view: str) -> None:
        """One of the sides."""
        self.views.set_value(view)
        self._show_side()

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _key: self._show_side())
        self.year.chosen.connect(self._on_year)
        self.proposals.act_requested.connect(self._on_act)
        self.proposals.stood_on.connect(self._on_stood_on)
        self.discipline.open_requested.connect(self._on_open_cases)
        self.discipline.closed.connect(self._show_actions)
        self.discipline.act_requested.connect(self._on_case_act)

    def _on_loaded(self, found: _Loaded) -> None:
        board = found.board
        self.board = board
        today = self._of_file.today().year
        years = {*board.years, *range(today - _YEARS_BACK, today + 1)}
        self.year.set_options([(str(one), f"Năm {one}") for one in sorted(years, reverse=True)])
        self.year.set_value(str(board.year))
        open_ones = sum(1 for line in board.lines if line.is_open)
        parts = [f"Năm {board.year} đã khen {commended_text(*counted(found.commended))}"]
        if open_ones:
            parts.append(f"{open_ones} đề nghị chưa có quyết định")
        self.set_context(" · ".join(parts))
        self.proposals.show_board(board)
        self.awarded.show_found(found.commended, board.year)
        self._show_actions()

    def _show_side(self) -> None:
        view = self.views.value()
        for key, side in self._sides.items():
            side.setVisible(key == view)
        self.year.setVisible(view != DISCIPLINE)
        self.set_hint(_OFFICE_HINTS[view] if self._is_office else _HINTS[view])
        self._show_actions()

    def _show_actions(self) -> None:
        view = self.views.value()
        is_case = view == DISCIPLINE
        self._add.setText("Mở vụ việc…" if is_case else "Đề nghị khen…")
        can_add = self.discipline.is_open if is_case else view == PROPOSALS
        self._add.setVisible(can_add and not self._is_office)
        self._print.setVisible(view == AWARDED or (view == PROPOSALS and not self._is_office))

    def _on_year(self, key: str) -> None:
        self._year = int(key)
        self.banner.clear()
        self.reload(None)

    def _on_add(self) -> None:
        if self.views.value() == DISCIPLINE:
            if self.cases is not None:
                self.discipline_acts.edit(self.cases, None)
        elif self.board is not None:
            self.acts.propose(self.board, None)

    def _on_act(self, name: str) -> None:
        lines: Sequence[ProposalLine] = self.proposals.chosen()
        if self.board is not None and lines:
            self.acts.of(name, self.board, lines)

    def _on_stood_on(self, line: ProposalLine) -> None:
        today = self._of_file.today()

        def found(findings: tuple[Finding, ...]) -> None:
            self.proposals.show_findings(line, findings)

        self._of_file.runner.run(
            lambda unit: findings_of(unit, line.proposal, today),
            found,
            owner=self,
            latest="findings",
        )

    def _on_print(self) -> None:
        if self.board is None:
            return
        if self.views.value() == AWARDED:
            self.papers.show_commended(self.board.year)
            return
        line = self.proposals.selected()
        branch = self.proposals.branch.value() or (line.proposal.branch_id if line else "")
        self.papers.choose(self.board, branch or next(iter(self.board.branches), ""), line)

    def _on_open_cases(self) -> None:
        if self.discipline_acts.may_see():
            self._of_file.runner.run(log_discipline_reveal, owner=self)
            self._read_cases()

    def _read_cases(self) -> None:
        self._of_file.runner.run(load_discipline, self._on_cases, owner=self, latest="cases")

    def _on_cases(self, board: DisciplineBoard) -> None:
        self.cases = board
        self.discipline.show_board(board)
        self._show_actions()

    def _on_case_act(self, name: str, line: CaseLine) -> None:
        if self.cases is not None:
            self.discipline_acts.of(name, self.cases, line)

    def _say(self, words: str) -> None:
        self.banner.say(words, "information")
