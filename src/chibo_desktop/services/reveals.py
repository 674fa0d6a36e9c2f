"""Showing numbers in full on purpose: every time is written down in this file."""

from enum import StrEnum

from chibo_desktop.domain.member import Member
from chibo_desktop.services.filters import prepared, words_of
from chibo_desktop.storage.discipline import cases_with_steps
from chibo_desktop.storage.member_lines import MemberFilters, member_count
from chibo_desktop.storage.reveals import RevealLine, note_reveal, reveal_lines
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "Occasion",
    "RevealLine",
    "log_discipline_reveal",
    "log_reveal",
    "log_table_reveal",
    "past_reveals",
]
_SHOWN = 200


class Occasion(StrEnum):
    """Where numbers were given in full."""

    SCREEN = "screen"
    PAPER = "paper"
    WORKBOOK = "workbook"


def log_reveal(unit: Unit, occasion: Occasion, filters: MemberFilters) -> None:
    """Write down that the numbers of those whom the filters leave are given in full."""
    members = member_count(unit.connection, prepared(unit, filters))
    _note(unit, occasion, words_of(unit, filters.condition), members)


def log_table_reveal(unit: Unit, member_id: str, table: str) -> None:
    """Write down that a masked table of one dossier was looked at."""
    member = unit.get(Member, member_id)
    about = " – ".join(part for part in (member.full_name if member else "", table) if part)
    _note(unit, Occasion.SCREEN, about, 1)


def log_discipline_reveal(unit: Unit) -> None:
    """Write down that the cases of discipline were looked at."""
    _note(unit, Occasion.SCREEN, "Kỷ luật", len(cases_with_steps(unit.connection)))


def past_reveals(unit: Unit) -> list[RevealLine]:
    """The latest times, newest first."""
    return reveal_lines(unit.connection, _SHOWN)


def _note(unit: Unit, occasion: Occasion, about: str, members: int) -> None:
    line = RevealLine(
        at=unit.now.isoformat(timespec="seconds"),
        user=unit.author.user,
        occasion=occasion,
        about=about,
        members=members,
    )
    note_reveal(unit.connection, line)
