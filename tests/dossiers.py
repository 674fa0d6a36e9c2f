"""A dossier with something in every field, and the rows of its tables."""

from chibo_desktop.domain.dossier.tables import DOSSIER_TABLES, DossierTable
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.session import Unit

NUMBERS = {
    "identity_number": "001057000123",
    "card_number": "001057000123",
    "old_card_number": "07654321",
    "old_identity_number": "011223344",
    "dossier_number": "0012345678",
}


def full_member(before: Member) -> Member:
    """The same person with every field of the dossier filled in."""
    kind = type_of(Member)
    kept = {"full_name", "branch_id", "activity_status", "removal_requested", "left_on", "extra"}
    plain = kind.plain(before)
    for number, spec in enumerate(kind.fields):
        if spec.name not in kept and not plain[spec.name]:
            plain[spec.name] = NUMBERS.get(spec.name) or something(spec, number)
    return kind.build(before.id, before.org_id, plain)


def add_rows(unit: Unit, member_id: str, count: int = 1) -> None:
    """Rows in every table of a dossier."""
    for table in DOSSIER_TABLES:
        unit.save_all(
            [full_row(unit, table, member_id, number) for number in range(count)],
            act="row.create",
        )


def full_row(unit: Unit, table: DossierTable, member_id: str, number: int = 0) -> Record:
    """A row with something in every column."""
    plain = {
        spec.name: something(spec, number * 37 + place) for place, spec in enumerate(table.columns)
    }
    return table.kind.build(unit.new_id(), unit.author.org_id, {**plain, "member_id": member_id})


def something(spec: FieldSpec, number: int) -> object:
    """A value that no other field has, as far as its kind allows."""
    match spec.kind:
        case Kind.PARTIAL_DATE:
            return f"{1960 + number % 60}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        case Kind.CHOICE:
            labels = list(catalogues()[spec.catalogue].labels)
            return labels[number % len(labels)]
        case Kind.FLAG:
            return True
        case Kind.INTEGER:
            return 10 + number
        case Kind.DECIMAL:
            return str(1_000_000 + number)
        case _:
            return f"{spec.title} thứ {number}"
