"""What several columns say together: họ and tên, a mark or a birth date under “Nam” or “Nữ”."""

from collections.abc import Mapping
from types import MappingProxyType

from chibo_desktop.documents.bounded import Cell
from chibo_desktop.documents.sheets.cell_values import reader, text_of
from chibo_desktop.documents.sheets.header_words import (
    FAMILY_NAME,
    FEMALE_MARK,
    GIVEN_NAME,
    MALE_MARK,
)
from chibo_desktop.documents.sheets.person_names import name_as_on_paper
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.text import fold

_NOT_MARKED = frozenset({"", "0", "khong", "-", "no"})


def joined(
    values: Mapping[str, str], cells: Mapping[str, Cell], *, marks_women: bool
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """A row's values with what its partial columns add, and what they only imply.

    A date under “Nam” or “Nữ” is a birth date, as lists with the heading “Ngày sinh” over both
    have it. No mark under “Nữ” means a man, but only in a list that marks women, and only for
    somebody new: an empty cell changes nothing.
    """
    found = dict(values)
    name = " ".join(
        part for target in (FAMILY_NAME, GIVEN_NAME) if (part := text_of(cells.get(target, "")))
    )
    if name and not found.get("full_name"):
        found["full_name"] = name_as_on_paper(name)
    for target, gender in ((FEMALE_MARK, "female"), (MALE_MARK, "male")):
        cell = cells.get(target, "")
        if fold(text_of(cell)) in _NOT_MARKED:
            continue
        found["gender"] = gender
        born, _ = reader(type_of(Member).by_name["born_on"])(cell)
        if born and not found.get("born_on"):
            found["born_on"] = born
    implied = {}
    if marks_women and not found.get("gender"):
        implied["gender"] = "male"
    return MappingProxyType(found), MappingProxyType(implied)
