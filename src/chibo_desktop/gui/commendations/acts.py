"""What one does with proposals, asked for in forms; the page shows what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chibo_desktop.domain.commendation import CommendationProposal, CommendedKind
from chibo_desktop.gui.commendations.forms import (
    DecideForm,
    ProposalForm,
    Submission,
    SubmitForm,
    VoteForm,
)
from chibo_desktop.gui.commendations.past_form import PastForm, PastYear
from chibo_desktop.gui.commendations.report_form import ReportForm
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.services.achievements import AchievementReport, load_report, write_report_texts
from chibo_desktop.services.commendation_acts import (
    AwardDraft,
    decide,
    remove_award_decision,
    save_proposal,
    submit_proposals,
    withdraw_merit,
)
from chibo_desktop.services.commendation_votes import VoteDraft, note_vote, vote_drafts
from chibo_desktop.services.commendations import (
    CommendationBoard,
    ProposalLine,
    members_to_propose,
)
from chibo_desktop.services.merits import note_past_rating
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.commendations import awarded_text

Lines = Sequence[ProposalLine]


class CommendationActs(FormActs):
    """Opens a form, hands what it says to the use case, closes it when that succeeds."""

    def of(self, name: str, board: CommendationBoard, lines: Lines) -> None:
        """One of the acts on the lines chosen."""
        acts: dict[str, Callable[[CommendationBoard, Lines], None]] = {
            "edit": lambda board, lines: self.propose(board, lines[0].proposal),
            "report": lambda board, lines: self._report(lines[0]),
            "past": lambda board, lines: self._past(lines[0]),
            "vote": self._vote,
            "submit": self._submit,
            "decide": self._decide,
            "undecide": lambda board, lines: self._undecide(lines[0]),
            "withdraw": lambda board, lines: self._withdraw(lines[0]),
        }
        acts[name](board, lines)

    def propose(self, board: CommendationBoard, proposal: CommendationProposal | None) -> None:
        """Change a proposal, or ask for a new one of the year shown."""
        draft = proposal or CommendationProposal(
            id="",
            org_id=board.org_id,
            branch_id=next(iter(board.branches), ""),
            year=board.year,
            kind=CommendedKind.MEMBER,
        )

        def save(unit: Unit, said: CommendationProposal) -> str:
            save_proposal(unit, replace(said, id=said.id or unit.new_id()))
            return "" if proposal is not None else "Đã ghi đề nghị khen thưởng."

        def opened(members: dict[str, dict[str, str]]) -> None:
            form = ProposalForm(draft, board.branches, members, self._window)
            self.open_form(form, save)

        self._context.runner.run(members_to_propose, opened, owner=self._window)

    def _past(self, line: ProposalLine) -> None:
        one, today = line.proposal, self._context.today()

        def save(unit: Unit, said: PastYear) -> str:
            year = (said.year, said.rating, said.decision)
            note_past_rating(unit, one.branch_id, one.member_id, *year, today=today)
            return ""

        self.open_form(PastForm(line.name, today.year, self._window), save)

    def _vote(self, _board: CommendationBoard, lines: Lines) -> None:
        first = lines[0].proposal
        proposals = [line.proposal for line in lines]

        def save(unit: Unit, said: VoteDraft) -> str:
            note_vote(unit, proposals, said)
            return "Đã ghi biểu quyết; biên bản của buổi sinh hoạt có mục này."

        self._context.runner.run(
            lambda unit: vote_drafts(unit, first.branch_id, first.year or 0),
            lambda drafts: self.open_form(VoteForm(lines, drafts, self._window), save),
            owner=self._window,
        )

    def _submit(self, _board: CommendationBoard, lines: Lines) -> None:
        proposals = [line.proposal for line in lines]

        def save(unit: Unit, said: Submission) -> str:
            submit_proposals(unit, proposals, said.number, said.submitted_on)
            return f"Đã ghi trình {len(proposals)} đề nghị."

        form = SubmitForm(len(lines), self._context.today(), self._window)
        self.open_form(form, save)

    def _decide(self, board: CommendationBoard, lines: Lines) -> None:
        def save(unit: Unit, said: AwardDraft) -> str:
            decide(unit, said)
            return awarded_text(len(lines))

        self.open_form(DecideForm(lines, board.superior, self._window), save)

    def _undecide(self, line: ProposalLine) -> None:
        dialogs = self._context.dialogs
        award = line.award
        if award is None:
            return
        if award.decision.org_id != self._context.session.author.org_id:
            self._say("Quyết định này do nơi khác ghi; chỉ nơi đã ghi bỏ được.")
            return
        count = len(award.decision.outcomes)
        reason = dialogs.ask_text(
            f"Bỏ quyết định {award.decision.number} ghi nhầm, cho {count} trường hợp?",
            "Lý do",
            "Bỏ quyết định",
        )
        if reason is not None:
            self._context.runner.run(
                lambda unit: remove_award_decision(unit, award.decision.id, reason),
                None,
                dialogs.warn_problems,
                owner=self._window,
            )

    def _withdraw(self, line: ProposalLine) -> None:
        dialogs = self._context.dialogs
        if dialogs.confirm(
            f"Thôi đề nghị khen {line.name}?",
            "Đề nghị không còn trong danh sách. Ctrl+Z để lấy lại.",
            "Thôi đề nghị",
        ):
            self._context.runner.run(
                lambda unit: withdraw_merit(unit, line.proposal), owner=self._window
            )

    def _report(self, line: ProposalLine) -> None:
        def save(unit: Unit, said: dict[str, str]) -> str:
            write_report_texts(unit, line.proposal.id, said)
            return "Đã ghi báo cáo thành tích; in ở nút In."

        def opened(report: AchievementReport) -> None:
            self.open_form(ReportForm(report, self._window), save)

        self._context.runner.run(
            lambda unit: load_report(unit, line.proposal.id), opened, owner=self._window
        )
