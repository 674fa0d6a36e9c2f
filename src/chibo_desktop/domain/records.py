"""Records and their registry: a record is a frozen dataclass whose fields are declared once."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from chibo_desktop.domain.fields import FieldSpec, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something kept: `id` is a UUID, `org_id` the workplace (node) whose journal holds it."""

    id: str
    org_id: str


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDown:
    """To which unit an office's record travels; a type without one never leaves the office.

    `field` names the unit's node, or with `by_owner` a record that the unit keeps; of an empty
    field every unit gets it. To whom a record goes never changes: who should no longer have it
    is told by its being taken off the lists.
    """

    field: str = ""
    by_owner: bool = False


EVERY_UNIT = SentDown()


def to_unit(field: str) -> SentDown:
    """To the unit whose node the field names; to every unit where it is empty."""
    return SentDown(field=field)


def to_owner_of(field: str) -> SentDown:
    """To the unit that keeps the record which the field names."""
    return SentDown(field=field, by_owner=True)


@dataclass(frozen=True)
class RecordType(Generic[R]):
    """A kind of record: its name in the journal, its class, the version of its payload."""

    name: str
    label: str
    cls: type[R]
    version: int
    fields: tuple[FieldSpec, ...]
    sent_down: SentDown | None = None

    _by_name: ClassVar[dict[str, "RecordType[Any]"]] = {}
    _by_class: ClassVar[dict[type, "RecordType[Any]"]] = {}

    @cached_property
    def by_name(self) -> Mapping[str, FieldSpec]:
        """The declarations by field name."""
        return {spec.name: spec for spec in self.fields}

    @cached_property
    def is_restricted(self) -> bool:
        """Whether all that people read of it is sensitive: whom it names is not said either."""
        shown = [spec for spec in self.fields if not spec.internal]
        return bool(shown) and all(spec.sensitive for spec in shown)

    @cached_property
    def atoms(self) -> Mapping[str, tuple[FieldSpec, ...]]:
        """What changes as one: most atoms are one field, an address is one atom of three."""
        atoms: dict[str, tuple[FieldSpec, ...]] = {}
        for spec in self.fields:
            atoms[spec.atom] = (*atoms.get(spec.atom, ()), spec)
        return atoms

    def plain(self, record: R) -> dict[str, Plain]:
        """Every field in plain form."""
        return {spec.name: spec.to_plain(getattr(record, spec.name)) for spec in self.fields}

    def build(self, id: str, org_id: str, plain: Mapping[str, Plain]) -> R:
        """The record that plain values stand for; unknown names are passed over.

        Raises ValueError for a value that its field cannot hold.
        """
        values = {
            spec.name: spec.from_plain(value)
            for spec in self.fields
            if (value := plain.get(spec.name)) is not None and value != ""
        }  # what is left out is empty by declaration
        return self.cls(id=id, org_id=org_id, **values)

    def atom_values(self, record: R) -> dict[str, Plain]:
        """The plain value of every atom: one plain value, or an object when it has more fields."""
        plain = self.plain(record)
        return {
            atom: plain[specs[0].name]
            if len(specs) == 1
            else {spec.name: plain[spec.name] for spec in specs}
            for atom, specs in self.atoms.items()
        }

    def spread(self, atom: str, value: Plain) -> Iterator[tuple[str, Plain]]:
        """The fields of one atom's value; unknown atoms and fields yield nothing."""
        specs = self.atoms.get(atom, ())
        if len(specs) == 1:
            yield specs[0].name, value
        elif specs and isinstance(value, Mapping):
            for spec in specs:
                if spec.name in value:
                    yield spec.name, value[spec.name]


def record(
    name: str, label: str, version: int = 1, *, sent_down: SentDown | None = None
) -> Callable[[type[R]], type[R]]:
    """Register a record class under its journal name."""

    def register(cls: type[R]) -> type[R]:
        specs = [
            dataclasses.replace(spec, name=item.name, atom=spec.atom or item.name)
            for item in dataclasses.fields(cls)
            if (spec := item.metadata.get("spec")) is not None
        ]
        kind = RecordType(
            name=name,
            label=label,
            cls=cls,
            version=version,
            fields=tuple(specs),
            sent_down=sent_down,
        )
        RecordType._by_name[name] = kind
        RecordType._by_class[cls] = kind
        return cls

    return register


def type_of(cls: type[R]) -> RecordType[R]:
    """The registered type of a record class. Raises KeyError for a class never registered."""
    return RecordType._by_class[cls]


def type_named(name: str) -> RecordType[Any] | None:
    """The record type of that journal name, or None when this program does not know it."""
    return RecordType._by_name.get(name)


def all_types() -> tuple[RecordType[Any], ...]:
    """Every registered record type, in the order of registration."""
    return tuple(RecordType._by_name.values())


def types_sent_down() -> tuple[RecordType[Any], ...]:
    """The types that travel from an office to its units, by their labels."""
    found = (kind for kind in all_types() if kind.sent_down is not None)
    return tuple(sorted(found, key=lambda kind: kind.label))
