"""The form of a decision about units: what it says, and below it what it would do."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from chibo_desktop.domain.unit_change import UnitChangeKind
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, label
from chibo_desktop.gui.widgets.inputs import PartialDateEdit
from chibo_desktop.gui.widgets.ticked_list import TickedList
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.subordinates import SubordinateLine
from chibo_desktop.services.unit_changes import ActDraft, ActPreview
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.unit_tree import (
    ACT_HELP,
    ACT_WORDS,
    PREVIEW_WORDS,
    TOP_WORDS,
    handed_over_text,
    preview_text,
)

_LIST_ROWS = 5  # in sight
_NEW, _NOBODY = "new", ""
_STAYS, _ENDS = "stays", "ends"


class DecisionForm(TwoColumnForm):
    """Announces an `ActDraft`; asks by `looked` what it would do whenever something changes."""

    looked = Signal(object)  # ActDraft
    members_asked = Signal(str)  # of the unit that is split

    def __init__(
        self,
        kind: UnitChangeKind,
        units: Sequence[SubordinateLine],
        chosen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        title = f"{ACT_WORDS[kind]} đơn vị"
        super().__init__(title, ACT_HELP[kind], "Ghi quyết định", parent)
        self.kind = kind
        names = [(one.id, one.name) for one in units]
        self.one = Choice(names)
        self.one.set_value(chosen[0] if chosen else "")
        self.several = TickedList()
        self.receiver, self.place, self.old_unit = Choice(), Choice(), Choice()
        self.new_name, self.new_code = QLineEdit(), QLineEdit()
        self.second_name, self.second_code = QLineEdit(), QLineEdit()
        self.members = TickedList()
        self.decision_no, self.body_name, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self.effective_on, self.decided_on = PartialDateEdit(), PartialDateEdit()
        for day in (self.effective_on, self.decided_on):
            day.setPlaceholderText("ngày/tháng/năm")
        self._add_units(names, chosen)
        self.add("number", "&Số quyết định", self.decision_no, "Ví dụ: 12-QĐ/ĐU")
        self.add("effective_on", "Có &hiệu lực từ", self.effective_on)
        self.add("decided_on", "&Ngày quyết định", self.decided_on)
        self.add("decided_by", "&Cơ quan quyết định", self.body_name, wide=True)
        self._add_founded()
        self.preview = label(role="secondary", wraps=True)
        self.body.addWidget(label(PREVIEW_WORDS))
        self.body.addWidget(self.preview)
        self._listen()

    def read(self) -> ActDraft:
        """The decision as written."""
        self.day("effective_on", self.effective_on)  # says beside the field what is no day
        self.day("decided_on", self.decided_on)
        return self.draft()

    def draft(self) -> ActDraft:
        """The decision so far; a day that cannot be read is none."""
        ending, staying = self._units()
        return ActDraft(
            kind=self.kind,
            number=self.decision_no.text(),
            effective_on=typed_day(self.effective_on.text())[0],
            decided_on=typed_day(self.decided_on.text())[0],
            decided_by=self.body_name.text(),
            ending=ending,
            staying=staying,
            founded=self._founded(),
            name=self.new_name.text() if self.kind is UnitChangeKind.RENAME else "",
            parent_id=self.place.value(),
            picked=frozenset(self.members.ticked),
        )

    def look(self) -> None:
        """Ask what the decision would do."""
        is_split, is_merge = self.kind is UnitChangeKind.SPLIT, self.kind is UnitChangeKind.MERGE
        if is_split or is_merge:
            founds = is_split or self.receiver.value() == _NEW
            for key in ("name", "code"):
                self.fields[key].setVisible(founds)
        if is_split:
            for key in ("second_name", "second_code"):
                self.fields[key].setVisible(self.old_unit.value() == _ENDS)
        self.looked.emit(self.draft())

    def show_preview(self, seen: ActPreview) -> None:
        """Say what would happen, or what is still missing."""
        lines = [preview_text(one) for one in seen.changes]
        lines += [
            handed_over_text(
                one.from_name,
                one.to_name,
                one.count,
                is_connected=one.is_connected,
                stays=one.stays,
            )
            for one in seen.handed_over
        ]
        lines += [sentence(one) for one in seen.problems]
        self.preview.setText("\n".join(f"• {line}" for line in lines))
        self.fit()

    def show_members(self, members: Mapping[str, str]) -> None:
        """The members of the unit that is split."""
        self.members.blockSignals(True)  # it is not the user who ticks
        self.members.set_options(list(members.items()), ())
        self.members.blockSignals(False)
        self.members.setFixedHeight(current().row * _LIST_ROWS)
        self.fit()

    def _add_units(self, names: list[tuple[str, str]], chosen: Sequence[str]) -> None:
        match self.kind:
            case UnitChangeKind.MERGE:
                self.several.set_options(names, chosen)
                self.several.setFixedHeight(current().row * _LIST_ROWS)
                self.add("units", "Các đơn vị thôi hoạt &động", self.several, wide=True)
                self.receiver.set_options([(_NEW, "Lập đơn vị mới"), *names])
                self.add("receiver", "Đơn vị &tiếp nhận", self.receiver)
            case UnitChangeKind.DISSOLVE:
                self.add("units", "&Đơn vị giải thể", self.one)
                self.receiver.set_options([(_NOBODY, "Không có đảng viên để chuyển"), *names])
                self.add("receiver", "Đơn vị &tiếp nhận đảng viên", self.receiver)
            case UnitChangeKind.SPLIT:
                self.add("units", "&Đơn vị chia tách", self.one)
                stays = [(_STAYS, "Tiếp tục hoạt động"), (_ENDS, "Thôi hoạt động")]
                self.old_unit.set_options(stays)
                self.add("old_unit", "Đơn vị &cũ", self.old_unit)
            case _:
                self.add("units", "&Đơn vị", self.one)
        if self.kind is UnitChangeKind.RENAME:
            self.add("name", "T&ên mới", self.new_name)
        if self.kind is UnitChangeKind.MOVE:
            self.place.set_options([("", TOP_WORDS), *names])
            self.add("parent_id", "Nơi &trực thuộc mới", self.place)

    def _add_founded(self) -> None:
        if self.kind in (UnitChangeKind.MERGE, UnitChangeKind.SPLIT):
            self.add("name", "T&ên đơn vị mới", self.new_name)
            self.add("code", "&Mã đơn vị mới", self.new_code, "Không dấu, ví dụ CB38.")
        if self.kind is UnitChangeKind.SPLIT:
            self.add("second_name", "Tên đơn vị mới thứ hai", self.second_name)
            self.add("second_code", "Mã đơn vị mới thứ hai", self.second_code)
            self.add("members", "Đảng &viên sang đơn vị mới", self.members, wide=True)

    def _units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those that end and those that go on."""
        one = (self.one.value(),)
        match self.kind:
            case UnitChangeKind.MERGE:
                receiver = self.receiver.value()
                ending = tuple(key for key in self.several.ticked if key != receiver)
                return ending, () if receiver == _NEW else (receiver,)
            case UnitChangeKind.DISSOLVE:
                return one, (self.receiver.value(),) if self.receiver.value() else ()
            case UnitChangeKind.SPLIT if self.old_unit.value() == _ENDS:
                return one, ()
            case _:
                return (), one

    def _founded(self) -> tuple[tuple[str, str], ...]:
        first = (self.new_name.text(), self.new_code.text())
        if self.kind is UnitChangeKind.SPLIT:
            second = (self.second_name.text(), self.second_code.text())
            return (first, second) if self.old_unit.value() == _ENDS else (first,)
        is_new = self.kind is UnitChangeKind.MERGE and self.receiver.value() == _NEW
        return (first,) if is_new else ()

    def _listen(self) -> None:
        for line in self.findChildren(QLineEdit):
            line.editingFinished.connect(self.look)
        for choice in (self.receiver, self.place, self.old_unit):
            choice.chosen.connect(lambda _key: self.look())
        for ticks in (self.several, self.members):
            ticks.itemChanged.connect(self._on_ticked)
        self.one.chosen.connect(self._on_unit)

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        self.look()

    def _on_unit(self, key: str) -> None:
        if self.kind is UnitChangeKind.SPLIT:
            self.members_asked.emit(key)
        self.look()
