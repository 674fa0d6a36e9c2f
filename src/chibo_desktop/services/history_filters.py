"""What the history of a dossier can be narrowed to: a table of it, or one field."""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.dossier_extent import NOT_DOSSIER
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_named, type_of
from chibo_desktop.services.step_words import atom_label
from chibo_desktop.storage.record_log import atoms_with_history
from chibo_desktop.storage.unit_of_work import Unit

ALL, _OF_TYPE, _OF_ATOM = "", "type:", "atom:"


def chosen_records(
    member_id: str, of_type: Mapping[str, Sequence[str]], narrowed: str
) -> tuple[list[str], str]:
    """The records that a filter leaves, and the one atom if it is narrowed to one."""
    if narrowed.startswith(_OF_ATOM):
        return [member_id], narrowed.removeprefix(_OF_ATOM)
    if narrowed.startswith(_OF_TYPE):
        name = narrowed.removeprefix(_OF_TYPE)
        return [member_id] if name == type_of(Member).name else list(of_type.get(name, ())), ""
    dossier = (ids for name, ids in of_type.items() if name not in NOT_DOSSIER)
    return [member_id, *(one for ids in dossier for one in ids)], ""


def history_filters(
    unit: Unit, member_id: str, of_type: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, str], ...]:
    """Key and label of every filter that has something to show."""
    kind = type_of(Member)
    known = atoms_with_history(unit.connection, member_id)
    types = [(name, found) for name in of_type if (found := type_named(name)) is not None]
    return (
        (ALL, "Mọi thay đổi của hồ sơ"),
        *((_OF_TYPE + name, found.label) for name, found in types),
        *((_OF_ATOM + atom, atom_label(kind, atom)) for atom in kind.atoms if atom in known),
    )
