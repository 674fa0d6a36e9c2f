"""The forms of commendations: proposing, the branch's vote, the submission, the decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.commendation import DECLINED, CommendationProposal, CommendedKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.commendation_acts import AwardDraft
from chibo_desktop.services.commendation_votes import VoteDraft
from chibo_desktop.services.commendations import ProposalLine
from chibo_desktop.services.merit_forms import merit_forms
from chibo_desktop.wording.commendations import vote_title

AS_PROPOSED = ""
_LINES = 4


class ProposalForm(TwoColumnForm):
    """Who is proposed for what; the fields follow the kind."""

    def __init__(
        self,
        proposal: CommendationProposal,
        branches: Mapping[str, str],
        members: Mapping[str, Mapping[str, str]],  # of each branch: id → name
        parent: QWidget | None = None,
    ) -> None:
        is_new = not proposal.standard
        super().__init__(
            "Đề nghị khen thưởng" if is_new else "Sửa đề nghị khen thưởng",
            "Điều kiện, căn cứ của đề nghị hiện dưới bảng sau khi ghi.",
            "Ghi đề nghị" if is_new else "Ghi thay đổi",
            parent,
        )
        self._proposal, self._members = proposal, members
        kinds = catalogues()["commended_kind"].labels
        several = len(branches) > 1
        self.kind = Choice(
            [(key, text) for key, text in kinds.items() if several or key != CommendedKind.UNIT]
        )
        self.kind.set_value(proposal.who)
        self.branch = Choice(list(branches.items()))
        self.branch.set_value(proposal.branch_id)
        self.member, self.standard = Choice(), Choice()
        self.name = QLineEdit(proposal.name)
        self.year_edit = QLineEdit(str(proposal.year or ""))
        self.merit = WordsEdit(proposal.merit, _LINES)
        self.add("kind", "Đề nghị &khen", self.kind)
        self.add("year", "&Năm xét", self.year_edit)
        if several:
            self.add("branch_id", "Chi &bộ", self.branch, wide=True)
        self.add("member_id", "Đồng &chí", self.member, wide=True)
        self.add("name", "&Tên tập thể", self.name, wide=True)
        self.add("standard", "&Hình thức", self.standard, wide=True)
        self.add("merit", "Tóm tắt thành tích", self.merit, wide=True)
        self.kind.chosen.connect(lambda _key: self._on_kind())
        self.branch.chosen.connect(lambda _key: self._on_branch())
        self._on_branch()
        self.member.set_value(proposal.member_id)
        self._on_kind()
        self.standard.set_value(proposal.standard)

    def read(self) -> CommendationProposal:
        """The proposal as written."""
        is_member = self.kind.value() == CommendedKind.MEMBER
        return replace(
            self._proposal,
            kind=self.kind.value(),
            branch_id=self.branch.value(),
            member_id=self.member.value() if is_member else "",
            name=self.name.text(),
            standard=self.standard.value(),
            year=self.year("year", self.year_edit),
            merit=self.merit.toPlainText(),
        )

    def _on_branch(self) -> None:
        self.member.set_options([("", "Chưa chọn"), *self._members[self.branch.value()].items()])

    def _on_kind(self) -> None:
        kind = self.kind.value()
        is_member = kind == CommendedKind.MEMBER
        self.fields["member_id"].setVisible(is_member)
        self.fields["name"].setVisible(kind in (CommendedKind.PARTY_GROUP, CommendedKind.OTHER))
        self.standard.set_options(
            [
                (one.code, one.name)
                for one in merit_forms().values()
                if one.is_for_members == is_member
            ]
        )
        self.fit()


class VoteForm(TwoColumnForm):
    """Announces a VoteDraft; the attendance of the meeting chosen fills the counts."""

    def __init__(
        self,
        lines: Sequence[ProposalLine],
        drafts: Mapping[str, tuple[str, VoteDraft]],  # of each meeting: how it is called
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Biểu quyết đề nghị khen thưởng",
            f"Cho {len(lines)} đề nghị đang chọn; ghi luôn vào biên bản của buổi sinh hoạt.",
            "Ghi biểu quyết",
            parent,
        )
        self._drafts = drafts
        self.meeting = Choice([(key, name) for key, (name, _) in drafts.items()])
        known = lines[0].vote.vote if lines[0].vote else None
        self.title = QLineEdit(known.title if known else vote_title([line.name for line in lines]))
        self.base, self.in_favour = QLineEdit(), QLineEdit()
        self.against, self.abstained = QLineEdit(), QLineEdit()
        self.add("meeting_id", "&Buổi sinh hoạt", self.meeting, wide=True)
        self.add("title", "&Nội dung biểu quyết", self.title, wide=True)
        self.add("base", "&Đảng viên chính thức", self.base, "Số làm gốc để tính quá nửa.")
        self.add("in_favour", "&Tán thành", self.in_favour)
        self.add("against", "&Không tán thành", self.against)
        self.add("abstained", "Ý kiến &khác", self.abstained)
        self.meeting.chosen.connect(lambda _key: self._show())
        if known is not None:
            self.meeting.set_value(known.meeting_id)
        self._show()
        if known is not None and known.meeting_id in drafts:
            self._fill(known.base, known.in_favour, known.against, known.abstained)

    def read(self) -> VoteDraft:
        """The vote as counted."""
        return VoteDraft(
            meeting_id=self.meeting.value(),
            title=self.title.text(),
            base=self._count("base", self.base),
            in_favour=self._count("in_favour", self.in_favour),
            against=self._count("against", self.against),
            abstained=self._count("abstained", self.abstained),
        )

    def _show(self) -> None:
        found = self._drafts.get(self.meeting.value())
        if found is not None:
            one = found[1]
            self._fill(one.base, one.in_favour, one.against, one.abstained)

    def _fill(self, *counts: int | None) -> None:
        editors = (self.base, self.in_favour, self.against, self.abstained)
        for editor, count in zip(editors, counts, strict=True):
            editor.setText("" if count is None else str(count))

    def _count(self, name: str, editor: QLineEdit) -> int | None:
        return whole_count(self, name, editor)


def whole_count(form: TwoColumnForm, name: str, editor: QLineEdit) -> int | None:
    """How many, None when empty."""
    text = editor.text().strip()
    return form.value_of(name, lambda: int(text) if text else None, "Hãy ghi số phiếu, ví dụ 12.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """With which tờ trình the proposals went up."""

    number: str
    submitted_on: date | None


class SubmitForm(TwoColumnForm):
    """Announces a Submission."""

    def __init__(self, count: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi đã trình đề nghị khen thưởng",
            f"{count} đề nghị đang chọn. Tờ trình, danh sách và báo cáo thành tích in ở nút In.",
            "Ghi đã trình",
            parent,
        )
        self.number_edit = QLineEdit()
        self.day_edit = PartialDateEdit()
        self.day_edit.set_value(PartialDate.of(today))
        self.add("number", "&Số tờ trình", self.number_edit, "Ví dụ: 05-TTr/CB.")
        self.add("submitted_on", "&Ngày trình", self.day_edit)

    def read(self) -> Submission:
        """The submission as written."""
        return Submission(
            number=self.number_edit.text(), submitted_on=self.day("submitted_on", self.day_edit)
        )


class DecideForm(TwoColumnForm):
    """Announces an AwardDraft for every line chosen: number, day, body, what was given."""

    def __init__(
        self, lines: Sequence[ProposalLine], body: str, parent: QWidget | None = None
    ) -> None:
        names = ", ".join(line.name for line in lines[:4]) + ("…" if len(lines) > 4 else "")
        super().__init__(
            "Quyết định khen thưởng",
            f"{len(lines)} đề nghị đang chọn: {names}. Ai được khen khác hình thức thì chọn riêng, "
            "ghi cùng số quyết định.",
            "Ghi quyết định",
            parent,
        )
        self._lines = lines
        self.number_edit, self.body_edit = QLineEdit(), QLineEdit(body)
        self.day_edit = PartialDateEdit()
        kinds = {line.proposal.is_collective for line in lines}
        fitting = [
            (one.code, one.name)
            for one in merit_forms().values()
            if kinds == {not one.is_for_members}
        ]
        self.outcome = Choice(
            [(AS_PROPOSED, "Khen theo đề nghị"), (DECLINED, "Không khen"), *fitting]
        )
        self.note = WordsEdit("", 2)
        self.add("number", "&Số quyết định", self.number_edit, "Ví dụ: 12-QĐ/ĐU.")
        self.add("decided_on", "&Ngày quyết định", self.day_edit)
        self.add("body", "&Cơ quan quyết định", self.body_edit, wide=True)
        self.add("outcome", "&Kết quả", self.outcome, wide=True)
        self.add("note", "&Ghi chú", self.note, wide=True)

    def read(self) -> AwardDraft:
        """The decision as written."""
        outcome = self.outcome.value()
        return AwardDraft(
            number=self.number_edit.text(),
            decided_on=self.day("decided_on", self.day_edit),
            body=self.body_edit.text(),
            outcomes={line.proposal.id: outcome or line.proposal.standard for line in self._lines},
            note=self.note.toPlainText(),
        )
