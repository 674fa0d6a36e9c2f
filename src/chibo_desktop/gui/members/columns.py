"""The columns of the list, one for each declared field, and the unit at the office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.dossier.groups import PERSON
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.listed_fields import listed_fields
from chibo_desktop.services.members import SORTABLE, MemberLine
from chibo_desktop.wording.values import value_text

UNIT_KEY = "org_id"
_LETTER = 7.4  # pixels of an average letter at 100 %
_PADDING = 28
_NARROWEST, _WIDEST = 84, 280


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberColumn:
    """One column; `spec` None is the unit. Numbers that identify a person are masked."""

    key: str
    title: str
    width: int
    spec: FieldSpec | None = None

    @property
    def sorts(self) -> bool:
        """True when a click on the heading orders the list."""
        return self.key in SORTABLE

    @property
    def is_own(self) -> bool:
        """True for a field that the unit has added itself."""
        return self.key.startswith(PREFIX)

    @property
    def listed(self) -> bool:
        """True when it is shown unless the user chose otherwise."""
        return self.spec is None or self.spec.listed

    def text(
        self,
        line: MemberLine,
        branches: Mapping[str, str],
        units: Mapping[str, str],
        *,
        revealed: bool = False,
    ) -> str:
        """What the column shows of a line; `revealed` shows numbers in full."""
        if self.spec is None:
            return units.get(line.org_id, "")
        plain = line.values.get(self.spec.name)
        if self.key == "confirmed_on" and not plain:
            return "dự bị"
        if self.spec.kind is Kind.FLAG and not plain:
            return ""
        text = value_text(self.spec, plain, catalogues(), branches, revealed=revealed)
        return text.replace("\n", " ")


def member_columns(*, with_unit: bool) -> tuple[MemberColumn, ...]:
    """Every column in the order of the form; the name first, then the unit where there are many."""
    name, *rest = (_column(spec) for spec in listed_fields())
    unit = MemberColumn(key=UNIT_KEY, title="Đơn vị", width=220)
    return (name, unit, *rest) if with_unit else (name, *rest)


def own_columns(specs: Iterable[FieldSpec]) -> tuple[MemberColumn, ...]:
    """The columns of the unit's own fields: called as the unit calls them."""
    return tuple(replace(_column(spec), title=spec.label) for spec in specs)


def _column(spec: FieldSpec) -> MemberColumn:
    title = spec.title
    if not spec.short and spec.group not in ("", PERSON) and _is_part(spec):
        title = f"{spec.group}: {spec.label}"
    width = round(min(max(spec.width * _LETTER + _PADDING, _NARROWEST), _WIDEST))
    return MemberColumn(key=spec.name, title=title, width=width, spec=spec)


def _is_part(spec: FieldSpec) -> bool:
    return spec.atom != spec.name and spec.atom != "status"
