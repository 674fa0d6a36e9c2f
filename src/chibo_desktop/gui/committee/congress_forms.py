"""The forms of a congress: its plan, its result, a step of the preparation, the count of a list."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.terms.congress import (
    Congress,
    CongressBallot,
    CongressState,
    CongressStep,
)
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.inputs import day_editor
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.congress import ElectionLine
from chibo_desktop.wording.terms import congress_name, list_title

_NAME_AND_VOTES = re.compile(r"^\s*(?:\d+[.)]\s*)?(?P<name>.*?)\s*[;:,\t–-]?\s*(?P<votes>\d*)\s*$")
_ROWS, _SHORT = 8, 3
Named = tuple[str, int | None]


class CongressForm(TwoColumnForm):
    """A new congress, or another day of one being prepared."""

    def __init__(self, congress: Congress, parent: QWidget | None = None) -> None:
        is_new = not congress.title
        super().__init__(
            "Thêm đại hội" if is_new else "Sửa đại hội",
            "Ghi ngày dự kiến: danh sách việc chuẩn bị tự lập, hạn từng việc tính lùi từ ngày ấy."
            if is_new
            else "Đổi ngày thì hạn các việc chuẩn bị đổi theo.",
            "Thêm đại hội" if is_new else "Ghi thay đổi",
            parent,
        )
        self._congress = congress
        self.title = QLineEdit(congress.title)
        self.ordinal = QLineEdit(str(congress.number or ""))
        self.held_on = day_editor(congress.held_on)
        self.place, self.note = QLineEdit(congress.place), QLineEdit(congress.note)
        self.add("title", "&Nhiệm kỳ", self.title, "Ví dụ: 2030–2035.")
        self.add("number", "Đại hội &lần thứ", self.ordinal)
        self.add("held_on", "N&gày đại hội", self.held_on)
        self.add("place", "Địa &điểm", self.place)
        self.add("note", "G&hi chú", self.note, wide=True)

    def read(self) -> Congress:
        """The congress as written."""
        return replace(
            self._congress,
            title=self.title.text(),
            number=self.whole("number", self.ordinal),
            held_on=self.day("held_on", self.held_on),
            place=self.place.text(),
            note=self.note.text(),
        )


class ResultForm(TwoColumnForm):
    """What a congress was: its day, who was there, who led it, what it adopted."""

    def __init__(self, congress: Congress, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Kết quả: {congress_name(congress)}",
            "Tỷ lệ trúng cử tính trên số được triệu tập.",
            "Ghi kết quả",
            parent,
        )
        self._congress = congress
        self.held_on = day_editor(congress.held_on)
        self.convened = QLineEdit(_text(congress.convened))
        self.present = QLineEdit(_text(congress.present))
        self.absent_note = QLineEdit(congress.absent_note)
        self.chair_names = QLineEdit(congress.chair_names)
        self.secretary_names = QLineEdit(congress.secretary_names)
        self.resolution = QLineEdit(congress.resolution_number)
        self.adopted = WordsEdit(congress.result, _SHORT)
        self.add("held_on", "&Ngày đại hội", self.held_on)
        self.add("resolution", "&Số nghị quyết", self.resolution)
        self.add("convened", "Số được &triệu tập", self.convened)
        self.add("present", "Số &có mặt", self.present)
        self.add("absent_note", "&Vắng mặt, lý do", self.absent_note, wide=True)
        self.add("chair_names", "Đ&oàn chủ tịch", self.chair_names)
        self.add("secretary_names", "Thư &ký", self.secretary_names)
        self.add("result", "Nội &dung đại hội thông qua", self.adopted, wide=True)

    def read(self) -> Congress:
        """The congress as held."""
        return replace(
            self._congress,
            state=CongressState.HELD,
            held_on=self.day("held_on", self.held_on),
            convened=self.whole("convened", self.convened),
            present=self.whole("present", self.present),
            absent_note=self.absent_note.text(),
            chair_names=self.chair_names.text(),
            secretary_names=self.secretary_names.text(),
            resolution_number=self.resolution.text(),
            result=self.adopted.toPlainText(),
        )


class StepForm(TwoColumnForm):
    """A piece of the preparation: what, when, by whom, how it stands."""

    def __init__(
        self, step: CongressStep, people: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        is_new = not step.title
        super().__init__(
            "Thêm việc chuẩn bị" if is_new else "Việc chuẩn bị đại hội",
            "",
            "Thêm việc" if is_new else "Ghi thay đổi",
            parent,
        )
        self._step = step
        self.title = QLineEdit(step.title)
        self.state = Choice(list(catalogues()["item_state"].labels.items()))
        self.state.set_value(step.state)
        self.done_on = day_editor(step.done_on)
        self.owner = OwnerChoice(people, step.owner_id, step.owner_name)
        self.days = QLineEdit(_text(step.days_before))
        self.own_due_on = day_editor(step.own_due_on)
        self.outcome = QLineEdit(step.result)
        self.add("title", "&Việc", self.title, wide=True)
        self.add("state", "&Tình trạng", self.state)
        self.add("done_on", "Ngày &xong", self.done_on, "Để trống: ngày ghi.")
        self.add("owner", "&Phụ trách", self.owner, "Chọn đảng viên, hoặc gõ: Chi ủy.")
        self.add("days", "T&rước đại hội (ngày)", self.days, "Sau đại hội: ghi số âm, ví dụ -5.")
        self.add("own_due_on", "Hạn riê&ng", self.own_due_on, "Khi không tính lùi từ đại hội.")
        self.add("result", "&Kết quả cụ thể", self.outcome)

    def read(self) -> CongressStep:
        """The step as written."""
        owner_id, owner_name = self.owner.owner()
        return replace(
            self._step,
            title=self.title.text(),
            state=self.state.value(),
            done_on=self.day("done_on", self.done_on),
            owner_id=owner_id,
            owner_name=owner_name,
            days_before=self.whole("days", self.days),
            own_due_on=self.day("own_due_on", self.own_due_on),
            result=self.outcome.text(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the form of a list says."""

    ballot: CongressBallot
    names: tuple[Named, ...]


class ElectionForm(TwoColumnForm):
    """The count of a list: figures of the ballots, and a line for each name with its votes."""

    def __init__(self, line: ElectionLine, parent: QWidget | None = None) -> None:
        title = list_title(line.kind, catalogues()["congress_list"].labels)
        super().__init__(
            title,
            "Mỗi dòng một người, số phiếu ở cuối dòng; dán từ Excel cũng được.",
            "Ghi kết quả kiểm phiếu",
            parent,
        )
        ballot = line.ballot
        self._ballot = ballot
        self.seats = QLineEdit(_text(ballot.seats))
        self.issued = QLineEdit(_text(ballot.issued))
        self.collected = QLineEdit(_text(ballot.collected))
        self.invalid = QLineEdit(_text(ballot.invalid))
        self.names = WordsEdit(
            "\n".join(f"{one.full_name} {_text(one.votes)}".strip() for one in line.candidates),
            _ROWS,
        )
        self.names.setPlaceholderText("Nguyễn Văn An 18\nTrần Thị Bình 17")
        self.add("seats", "&Số lượng bầu", self.seats)
        self.add("issued", "Số phiếu &phát ra", self.issued)
        self.add("collected", "Số phiếu &thu về", self.collected)
        self.add("invalid", "Số phiếu &không hợp lệ", self.invalid)
        self.add("names", "&Họ tên và số phiếu", self.names, wide=True)

    def read(self) -> Counted:
        """The count as written."""
        return Counted(
            ballot=replace(
                self._ballot,
                seats=self.whole("seats", self.seats),
                issued=self.whole("issued", self.issued),
                collected=self.whole("collected", self.collected),
                invalid=self.whole("invalid", self.invalid),
            ),
            names=tuple(read_votes(self.names.toPlainText().splitlines())),
        )


def read_votes(lines: Sequence[str]) -> list[Named]:
    """Names with their votes: “1. Nguyễn Văn An – 18”; without a number, not yet counted."""
    found = []
    for line in lines:
        match = _NAME_AND_VOTES.match(line)
        if match is not None and match["name"].strip():
            found.append((match["name"].strip(), int(match["votes"]) if match["votes"] else None))
    return found


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
