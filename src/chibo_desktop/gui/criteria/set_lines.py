"""The lines of the list of sets: the unit's own, then those that ship as examples."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.kept_sets import KeptSet
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.directives import OF_OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A kept version, or a set that ships with the program."""

    kept: KeptSet | None = None
    example: CriteriaSet | None = None
    is_handed_down: bool = False  # a kept one of the office: to be used and copied, not changed

    @property
    def title(self) -> str:
        """What it is called."""
        if self.kept is not None:
            return self.kept.record.title
        return self.example.title if self.example else ""

    @property
    def version(self) -> str:
        """Which version."""
        if self.kept is not None:
            return self.kept.record.version
        return self.example.version if self.example else ""

    @property
    def state(self) -> str:
        """In words: where it comes from and whether it is offered."""
        if self.kept is None:
            return "Ví dụ, để chép"
        if self.is_handed_down:
            return OF_OFFICE
        if not self.kept.record.is_draft:
            return "Đang sử dụng"
        wrong = len(self.kept.problems)
        return f"Bản nháp, {wrong} chỗ phải sửa" if wrong else "Bản nháp"

    @property
    def effect(self) -> str:
        """From when till when it is in force."""
        if self.kept is not None:
            begins, ends = self.kept.record.effective_from, self.kept.until
        elif self.example is not None:
            begins, ends = self.example.effective_from, self.example.effective_to
        else:
            begins = ends = None
        first = f"từ {date_text(begins)}" if begins else ""
        return f"{first} đến {date_text(ends)}" if ends else first

    @property
    def basis(self) -> str:
        """The document it rests on."""
        if self.kept is not None:
            found = self.kept.criteria_set.sources if self.kept.criteria_set else ()
        else:
            found = self.example.sources if self.example else ()
        if not found:
            return ""
        checked = "" if found[0].is_checked else " (chưa đối chiếu)"
        return f"{found[0].number}{checked}"

    @property
    def plain(self) -> dict[str, Any]:
        """Its plain form."""
        if self.kept is not None:
            return dict(self.kept.record.plain)
        return self.example.to_plain() if self.example else {}

    @property
    def is_locked(self) -> bool:
        """True when it is only to be read."""
        return self.kept is None or self.kept.is_locked

    @property
    def key(self) -> str:
        """What names it: the record's id, or the example's."""
        if self.kept is not None:
            return self.kept.record.id
        return self.example.id if self.example else ""


def lines_of_sets(
    handed: Sequence[KeptSet], kept: Sequence[KeptSet], examples: Sequence[CriteriaSet]
) -> list[SetLine]:
    """What the office hands down first, then the unit's own."""
    return [
        *(SetLine(kept=one, is_handed_down=True) for one in handed),
        *(SetLine(kept=one) for one in kept),
        *(SetLine(example=one) for one in examples),
    ]


def _rounds(line: SetLine) -> str:
    return str(line.kept.rounds) if line.kept is not None and line.kept.rounds else ""


def _colour(line: SetLine) -> str:
    if line.kept is None:
        return "secondary"
    if line.is_handed_down:
        return "information"
    if line.kept.record.is_draft:
        return "attention"
    return "good"


COLUMNS: tuple[Column[SetLine], ...] = (
    Column(
        key="title",
        title="Bộ tiêu chí",
        text=lambda line: line.title,
        tip=lambda line: line.title,
        width=330,
        is_optional=False,
    ),
    Column(key="version", title="Phiên bản", text=lambda line: line.version, align=RIGHT, width=66),
    Column(key="state", title="Trạng thái", text=lambda line: line.state, state=_colour, width=124),
    Column(key="effect", title="Hiệu lực", text=lambda line: line.effect, width=140),
    Column(key="rounds", title="Số kỳ dùng", text=_rounds, align=RIGHT, width=66),
    Column(
        key="basis",
        title="Căn cứ",
        text=lambda line: line.basis,
        tip=lambda line: line.basis,
        width=160,
    ),
)
