"""Custom fields (mục riêng): what a unit keeps of its members besides the official form.

A definition is a record like any other, so it is in the journal and travels in the bundle. The
values stand in `Member.extra`, by the definition's id, in plain text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.dossier.groups import OTHER
from chibo_desktop.domain.fields import FieldSpec, Kind, choice, declare, long_text, text
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.text import match_key

PREFIX = "extra."


class CustomKind(StrEnum):
    """What a custom field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"


_KINDS = {
    CustomKind.TEXT: Kind.TEXT,
    CustomKind.NUMBER: Kind.DECIMAL,
    CustomKind.DATE: Kind.PARTIAL_DATE,
    CustomKind.FLAG: Kind.FLAG,
    CustomKind.CHOICE: Kind.CHOICE,
}


@record("custom_field", "Mục riêng của đơn vị")
@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField(Record):
    """Một mục riêng do đơn vị thêm vào hồ sơ."""

    label: str = text("Tên mục", required=True, width=28)
    kind: str = choice("Loại", "custom_kind", required=True, width=14)
    options: str = long_text("Các giá trị để chọn", width=30, help="Mỗi dòng một giá trị.")
    is_sensitive: bool = declare(Kind.FLAG, "Che trong danh sách", width=6)
    place: int | None = declare(Kind.INTEGER, "Thứ tự", width=6)

    @property
    def values(self) -> tuple[str, ...]:
        """The values of a choice, in order."""
        return tuple(line.strip() for line in self.options.splitlines() if line.strip())

    @property
    def offered(self) -> Catalogue:
        """What a choice offers as a catalogue: every value stands for itself."""
        return Catalogue(
            name=f"{PREFIX}{self.id}",
            title=self.label,
            source="",
            labels={value: value for value in self.values},
            aliases={},
        )

    @property
    def spec(self) -> FieldSpec:
        """Its declaration, as if it stood in the record; the catalogue is named after it."""
        kind = _KINDS.get(CustomKind(self.kind), Kind.TEXT) if self.kind else Kind.TEXT
        return FieldSpec(
            kind=kind,
            label=self.label,
            name=f"{PREFIX}{self.id}",
            group=OTHER,
            width=12 if kind is Kind.PARTIAL_DATE else 20,
            catalogue=f"{PREFIX}{self.id}" if kind is Kind.CHOICE else "",
            sensitive=self.is_sensitive,
            atom="extra",
        )


def custom_field_problems(
    field: CustomField, others: Iterable[CustomField], declared: Iterable[FieldSpec]
) -> tuple[Problem, ...]:
    """What keeps a definition from being saved: no name, a name taken, a choice without values."""
    found: list[Problem] = []
    key = match_key(field.label)
    if not key:
        found.append(Problem(code="custom-field-unnamed", field="label"))
    taken = {match_key(other.label) for other in others if other.id != field.id}
    taken |= {match_key(spec.label) for spec in declared}
    if key and key in taken:
        found.append(
            Problem(code="custom-field-taken", field="label", params={"label": field.label})
        )
    if field.kind not in set(CustomKind):
        found.append(Problem(code="custom-field-kind", field="kind"))
    if field.kind == CustomKind.CHOICE and not field.values:
        found.append(Problem(code="custom-field-no-values", field="options"))
    return tuple(found)
