"""Kết nạp, chuyển sinh hoạt: papers of one person's way into the Party and on."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry, PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.letter_forms import letter_forms, packet_forms
from chibo_desktop.services.life_papers import (
    PaperPerson,
    letter_pdf,
    letter_workbook,
    packet_pdf,
    packet_workbook,
    people_for_papers,
)
from chibo_desktop.wording.dates import date_text

_LOOK = "Xem và in…"
_SAVE = "Lưu bảng Excel…"
_NOBODY = "Không ghi tên (bản trắng)"
_GROUPS = {
    "candidate": "người đang xem xét kết nạp",
    "probationary": "đảng viên dự bị",
    "member": "đảng viên",
}
_ORDER = ("candidate", "probationary", "member")


class LifeGroup(PaperGroup):
    """Choose the person and the day; each paper is filled from the record."""

    key = "life"
    title = "Kết nạp, chuyển đi"
    kinds = frozenset({"member", "branch", "workplace", "life_event"})

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.people: dict[str, PaperPerson] = {}
        self._wanted = ""
        self.who = Choice([("", _NOBODY)])
        self.day = Choice([("blank", "Để trống, viết tay"), ("today", "")])
        for choice in (self.who, self.day):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        row = ToolRow()
        row.add(FormField("In giấy tờ &của", self.who))
        row.add(FormField("&Ngày ghi trên văn bản", self.day))
        self.options.addWidget(row)
        self.add_entries(_entries(self))

    def reload(self, changes: frozenset[str] | None) -> None:
        self.context.runner.run(people_for_papers, self._on_people, owner=self, latest="people")

    def arrive(self, argument: object) -> bool:
        """`("life", id)` chooses whose papers are printed."""
        if not (isinstance(argument, tuple) and len(argument) == 2 and argument[0] == "life"):
            return False
        wanted = str(argument[1])
        self._wanted = "" if wanted in self.people else wanted
        self.who.set_value(wanted)
        return True

    def show_letter(self, form: str, name: str, people: str) -> None:
        """Preview one paper of running text."""
        if self._fits(name, people):
            member_id, dated = self.who.value(), self._dated()
            self.desk.show(
                self._title(name),
                lambda unit: letter_pdf(unit, form, member_id, dated=dated),
                lambda unit: letter_workbook(unit, form, member_id, dated=dated),
            )

    def save_letter(self, form: str, name: str, people: str) -> None:
        """Save one paper of running text as a workbook."""
        if self._fits(name, people):
            member_id, dated = self.who.value(), self._dated()
            self.desk.save_workbook(
                self._title(name),
                lambda unit: letter_workbook(unit, form, member_id, dated=dated),
            )

    def show_packet(self, form: str, name: str, people: str) -> None:
        """Preview a check list."""
        if self._fits(name, people):
            member_id, dated = self.who.value(), self._dated()
            self.desk.show(
                self._title(name),
                lambda unit: packet_pdf(unit, form, member_id, dated=dated),
                lambda unit: packet_workbook(unit, form, member_id, dated=dated),
            )

    def save_packet(self, form: str, name: str, people: str) -> None:
        """Save a check list as a workbook."""
        if self._fits(name, people):
            member_id, dated = self.who.value(), self._dated()
            self.desk.save_workbook(
                self._title(name),
                lambda unit: packet_workbook(unit, form, member_id, dated=dated),
            )

    def _fits(self, name: str, people: str) -> bool:
        """Whether the person chosen is one the paper is for; says so when not."""
        person = self.people.get(self.who.value())
        if person is None or people in person.groups:
            return True
        self.context.dialogs.inform(
            "Chọn người khác",
            f"“{name}” dành cho {_GROUPS[people]}; {person.full_name} không thuộc diện này. "
            f"Hãy chọn người khác, hoặc chọn “{_NOBODY}”.",
        )
        return False

    def _on_people(self, people: list[PaperPerson]) -> None:
        self.people = {one.id: one for one in people}
        chosen = self._wanted or self.who.value()
        self.who.set_options(
            [("", _NOBODY), *((one.id, f"{one.full_name} – {_words(one)}") for one in people)]
        )
        self.who.set_value(chosen if chosen in self.people else "")
        self._wanted = ""
        self.day.set_options(
            [("blank", "Để trống, viết tay"), ("today", date_text(self.context.today()))]
        )
        counts = {key: sum(key in one.groups for one in people) for key in _ORDER[:2]}
        self.set_context(
            f"{counts['candidate']} người đang xem xét kết nạp · "
            f"{counts['probationary']} đảng viên dự bị"
        )

    def _dated(self) -> date | None:
        return self.context.today() if self.day.value() == "today" else None

    def _title(self, name: str) -> str:
        person = self.people.get(self.who.value())
        return f"{name} – {person.full_name}" if person else f"{name} – bản trắng"


def _words(person: PaperPerson) -> str:
    """The nearest thing that is said of somebody: candidate, probationary, member."""
    return next(_GROUPS[key] for key in _ORDER if key in person.groups)


def _entries(group: LifeGroup) -> list[PaperEntry]:
    letters = [one for one in letter_forms() if one.people in _ORDER]
    packets = packet_forms()
    found = []
    for people in _ORDER:
        found += [
            PaperEntry(
                title=one.name,
                text=one.text,
                acts=(
                    (_LOOK, partial(group.show_letter, one.form, one.name, one.people)),
                    (_SAVE, partial(group.save_letter, one.form, one.name, one.people)),
                ),
                words=one.words,
            )
            for one in letters
            if one.people == people
        ]
        found += [
            PaperEntry(
                title=one.name,
                text="Bảng giấy tờ để đánh dấu, còn thiếu gì thì ghi hạn bổ sung.",
                acts=(
                    (_LOOK, partial(group.show_packet, one.form, one.name, one.people)),
                    (_SAVE, partial(group.save_packet, one.form, one.name, one.people)),
                ),
                words=one.words,
            )
            for one in packets
            if one.people == people
        ]
    return found
