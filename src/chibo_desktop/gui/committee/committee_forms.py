"""The forms of a term, of a seat, and of a change of post within the term."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat, Term
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.terms import post_text


class TermForm(TwoColumnForm):
    """A term: its name, its days, how many were decided on, the decision of approval."""

    def __init__(self, term: Term, parent: QWidget | None = None) -> None:
        is_new = not term.title
        super().__init__(
            "Thêm nhiệm kỳ" if is_new else "Sửa nhiệm kỳ",
            "Nhiệm kỳ tính từ ngày đại hội đến đại hội sau; kết quả đại hội tự lập nhiệm kỳ mới.",
            "Thêm nhiệm kỳ" if is_new else "Ghi thay đổi",
            parent,
        )
        self._term = term
        self.title, self.ordinal = QLineEdit(term.title), QLineEdit(str(term.number or ""))
        self.starts_on, self.ends_on = day_editor(term.starts_on), day_editor(term.ends_on)
        self.size_decided = QLineEdit(str(term.size or ""))
        self.decision = QLineEdit(term.decision_number)
        self.decision_on = day_editor(term.decision_on)
        self.decided_by, self.note = QLineEdit(term.decided_by), QLineEdit(term.note)
        self.add("title", "&Nhiệm kỳ", self.title, "Ví dụ: 2025–2030.")
        self.add("number", "Đại hội &lần thứ", self.ordinal)
        self.add("starts_on", "&Từ ngày", self.starts_on)
        self.add("ends_on", "Đến n&gày", self.ends_on, "Để trống khi nhiệm kỳ đang diễn ra.")
        self.add("size", "&Số cấp ủy viên", self.size_decided, "Đại hội quyết định.")
        self.add("decision", "Số quyết định &chuẩn y", self.decision)
        self.add("decision_on", "Ngày quyết &định", self.decision_on)
        self.add("decided_by", "Cơ quan &quyết định", self.decided_by)
        self.add("note", "G&hi chú", self.note, wide=True)

    def read(self) -> Term:
        """The term as written."""
        return replace(
            self._term,
            title=self.title.text(),
            number=self.whole("number", self.ordinal),
            starts_on=self.day("starts_on", self.starts_on),
            ends_on=self.day("ends_on", self.ends_on),
            size=self.whole("size", self.size_decided),
            decision_number=self.decision.text(),
            decision_on=self.day("decision_on", self.decision_on),
            decided_by=self.decided_by.text(),
            note=self.note.text(),
        )


class SeatForm(TwoColumnForm):
    """Who, in which post, from when by what, what he is charged with, and since when no more."""

    def __init__(
        self, seat: CommitteeSeat, people: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        is_new = not seat.full_name
        super().__init__(
            "Thêm cấp ủy viên" if is_new else f"Cấp ủy viên: {seat.full_name}",
            "Bí thư, phó bí thư đương nhiệm tự ghi vào hồ sơ và chữ ký trên văn bản.",
            "Thêm cấp ủy viên" if is_new else "Ghi thay đổi",
            parent,
        )
        self._seat = seat
        labels = catalogues()
        self.person = OwnerChoice(people, seat.member_id, seat.full_name)
        self.post = Choice(_posts(is_branch=bool(seat.branch_id)))
        self.post.set_value(seat.post)
        self.from_on, self.until_on = day_editor(seat.from_on), day_editor(seat.until_on)
        self.entry = Choice(list(labels["seat_entry"].labels.items()))
        self.entry.set_value(seat.entry)
        self.decision = QLineEdit(seat.decision_number)
        self.decision_on = day_editor(seat.decision_on)
        self.duties, self.note = QLineEdit(seat.duties), QLineEdit(seat.note)
        self.exit = Choice([("", "Còn trong cấp ủy"), *labels["seat_exit"].labels.items()])
        self.exit.set_value(seat.exit)
        self.exit_decision = QLineEdit(seat.exit_decision)
        self.add("person", "&Họ và tên", self.person, "Chọn đảng viên, hoặc gõ họ tên.")
        self.add("post", "&Chức vụ", self.post)
        self.add("from_on", "&Từ ngày", self.from_on)
        self.add("entry", "Hình thức", self.entry)
        self.add("decision", "&Số quyết định chuẩn y", self.decision)
        self.add("decision_on", "&Ngày quyết định", self.decision_on)
        self.add("duties", "Nhiệm vụ được &phân công", self.duties, wide=True)
        self.add("until_on", "Thôi sau n&gày", self.until_on, "Để trống khi còn trong cấp ủy.")
        self.add("exit", "&Lý do thôi", self.exit)
        self.add("exit_decision", "&Văn bản cho thôi", self.exit_decision)
        self.add("note", "Gh&i chú", self.note)

    def read(self) -> CommitteeSeat:
        """The seat as written."""
        member_id, full_name = self.person.owner()
        return replace(
            self._seat,
            member_id=member_id,
            full_name=full_name,
            post=self.post.value(),
            from_on=self.day("from_on", self.from_on),
            entry=self.entry.value(),
            decision_number=self.decision.text(),
            decision_on=self.day("decision_on", self.decision_on),
            duties=self.duties.text(),
            until_on=self.day("until_on", self.until_on),
            exit=self.exit.value(),
            exit_decision=self.exit_decision.text(),
            note=self.note.text(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChange:
    """What a change of post says."""

    post: CommitteePost
    from_on: date | None
    decision: str


class PostForm(TwoColumnForm):
    """Another post within the term; the old one ends the day before."""

    def __init__(self, seat: CommitteeSeat, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Chuyển chức vụ: {seat.full_name}",
            "Chức vụ đang giữ kết thúc vào ngày trước đó và còn trong danh sách thay đổi.",
            "Chuyển chức vụ",
            parent,
        )
        self.post = Choice(_posts(is_branch=bool(seat.branch_id)))
        self.from_on, self.decision = day_editor(None), QLineEdit()
        self.add("post", "&Chức vụ mới", self.post)
        self.add("from_on", "&Từ ngày", self.from_on)
        self.add("decision", "&Số quyết định", self.decision)

    def read(self) -> PostChange:
        """The change as written."""
        return PostChange(
            post=CommitteePost(self.post.value()),
            from_on=self.day("from_on", self.from_on),
            decision=self.decision.text(),
        )


def _posts(*, is_branch: bool) -> list[tuple[str, str]]:
    labels = catalogues()["committee_post"].labels
    return [
        (post.value, post_text(post, is_branch=is_branch, labels=labels))
        for post in CommitteePost
        if not (is_branch and post is CommitteePost.STANDING_MEMBER)
    ]
