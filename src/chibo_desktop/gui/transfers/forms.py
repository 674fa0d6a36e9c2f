"""The forms of the place: a member is given, taken over, moved by the office's decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.gui.widgets.ticked_list import TickedList
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.known_units import KnownUnit
from chibo_desktop.services.transfers import TransferDecision

_ROWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """Whom to give to which unit, by which decision."""

    member_id: str
    to_node: str
    decision: TransferDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Whom the office moves from which unit to which."""

    from_node: str
    to_node: str
    member_ids: Sequence[str]
    decision: TransferDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """To which branch somebody comes, and since when."""

    branch_id: str
    on: date | None


class _DecisionForm(TwoColumnForm):
    """A form with the fields of a decision at its end."""

    def add_decision(self) -> None:
        """The fields of the decision."""
        self.sign, self.decided_by, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.decided_on = PartialDateEdit()
        self.add("number", "&Số quyết định", self.sign)
        self.add("decided_on", "&Ngày quyết định", self.decided_on)
        self.add("decided_by", "Cơ &quan quyết định", self.decided_by)
        self.add("note", "&Ghi chú", self.note)

    def decision(self) -> TransferDecision:
        """The decision as written."""
        return TransferDecision(
            number=self.sign.text(),
            decided_on=self.day("decided_on", self.decided_on),
            decided_by=self.decided_by.text(),
            note=self.note.text(),
        )


class GiveForm(_DecisionForm):
    """A unit gives a member to another unit of the Đảng bộ."""

    def __init__(
        self,
        people: Sequence[tuple[str, str]],
        units: Sequence[KnownUnit],
        member_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Chuyển sinh hoạt đến đơn vị trong Đảng bộ",
            "Hồ sơ khóa lại từ nay và đi theo gói gửi Đảng ủy. Đồng chí vẫn tính ở đây cho đến khi "
            "đơn vị kia tiếp nhận; trước lúc đó còn rút lại được.",
            "Chuyển đi",
            parent,
        )
        self.member = Choice([("", "Chọn một đồng chí"), *people])
        self.to = Choice([("", "Chọn đơn vị nhận"), *((one.node_id, one.label) for one in units)])
        if member_id:
            self.member.set_value(member_id)
        self.add("member_id", "Đồng &chí", self.member)
        self.add("to_node", "Chuyển đế&n", self.to)
        self.add_decision()

    def read(self) -> Giving:
        """What the form says."""
        return Giving(
            member_id=self.member.value(), to_node=self.to.value(), decision=self.decision()
        )


class OrderForm(_DecisionForm):
    """The office moves members of one unit to another; `unit_chosen` asks for their names."""

    unit_chosen = Signal(str)

    def __init__(self, units: Sequence[KnownUnit], parent: QWidget | None = None) -> None:
        super().__init__(
            "Chuyển đảng viên theo quyết định của Đảng ủy",
            "Dùng khi sáp nhập, chia tách, giải thể, hoặc khi đơn vị chuyển không còn gửi gói. Đơn "
            "vị nhận thấy hồ sơ trong chỉ đạo kế tiếp và bấm Tiếp nhận.",
            "Chuyển theo quyết định",
            parent,
        )
        offered = [(one.node_id, one.label) for one in units]
        self.giver = Choice([("", "Chọn đơn vị chuyển"), *offered])
        self.to = Choice([("", "Chọn đơn vị nhận"), *offered])
        self.people = TickedList()
        self.people.setAccessibleName("Những đồng chí chuyển đi")
        self.show_people({})
        self.giver.chosen.connect(self.unit_chosen.emit)
        self.add("from_node", "Chuyển &từ", self.giver)
        self.add("to_node", "Chuyển đế&n", self.to)
        self.add(
            "member_ids",
            "Những &ai chuyển",
            self.people,
            "Dấu cách: chọn hoặc bỏ một đồng chí. Lúc đầu chọn tất cả.",
            wide=True,
        )
        self.add_decision()

    def show_people(self, people: Mapping[str, str]) -> None:
        """The members of the giving unit, all of them chosen."""
        self.people.set_options(list(people.items()), people)
        self.people.setFixedHeight(current().row * _ROWS)

    def read(self) -> Ordering:
        """What the form says."""
        return Ordering(
            from_node=self.giver.value(),
            to_node=self.to.value(),
            member_ids=self.people.ticked,
            decision=self.decision(),
        )


class AcceptForm(ReadingForm):
    """Somebody is taken over: into which branch, since which day."""

    def __init__(
        self,
        title: str,
        about: str,
        verb: str,
        *,
        branches: Sequence[tuple[str, str]],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, about, verb, parent)
        self.branch = Choice(branches if len(branches) == 1 else [("", "Chọn chi bộ"), *branches])
        self.on = PartialDateEdit()
        self.on.set_value(PartialDate.of(today))
        self.add("branch_id", "Về &chi bộ", self.branch)
        self.add("on", "&Ngày tiếp nhận", self.on)

    def read(self) -> Accepting:
        """What the form says."""
        return Accepting(branch_id=self.branch.value(), on=self.day("on", self.on))
