"""Fields and catalogues that an office defines for the dossiers of all its units (mục, danh mục).

Each is the office's own row and travels to every unit: the unit fills the field in beside its own
and alters neither. What was filled in belongs to the member, and stays when a field is withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind
from chibo_desktop.domain.fields import long_text, reference, text
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import EVERY_UNIT, Record, record
from chibo_desktop.domain.text import match_key


@record("office_catalogue", "Danh mục dùng chung", sent_down=EVERY_UNIT)
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCatalogue(Record):
    """Một danh mục giá trị dùng chung cho các đơn vị."""

    label: str = text("Tên danh mục", required=True, width=28)
    options: str = long_text("Các giá trị", width=30, help="Mỗi dòng một giá trị.")

    @property
    def values(self) -> tuple[str, ...]:
        """The values, in order."""
        return tuple(line.strip() for line in self.options.splitlines() if line.strip())


@record("office_field", "Mục hồ sơ dùng chung", sent_down=EVERY_UNIT)
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeField(CustomField):
    """Một mục do Đảng ủy thêm vào hồ sơ của mọi đơn vị."""

    catalogue_id: str = reference("Danh mục", "office_catalogue", internal=True)

    def offering(self, catalogues: Mapping[str, OfficeCatalogue]) -> "OfficeField":
        """The same with the values of its catalogue, if it has one that stands."""
        known = catalogues.get(self.catalogue_id)
        if self.kind != CustomKind.CHOICE or known is None:
            return self
        return replace(self, options="\n".join(known.values))


def office_catalogue_problems(
    catalogue: OfficeCatalogue, others: Mapping[str, OfficeCatalogue]
) -> tuple[Problem, ...]:
    """What keeps a catalogue from being saved: no name, a name taken, no values."""
    found: list[Problem] = []
    key = match_key(catalogue.label)
    taken = {match_key(one.label) for one in others.values() if one.id != catalogue.id}
    if not key:
        found.append(Problem(code="catalogue-unnamed", field="label"))
    elif key in taken:
        params = {"label": catalogue.label}
        found.append(Problem(code="catalogue-taken", field="label", params=params))
    if not catalogue.values:
        found.append(Problem(code="catalogue-no-values", field="options"))
    return tuple(found)
