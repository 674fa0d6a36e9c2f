"""Filters that users compose: what they may speak of, how they are applied, kept and named."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.filter import Filter, Part, filter_plain, read_filter, settled
from chibo_desktop.domain.filter_checks import (
    FilterFields,
    checked,
    filter_problems,
    row_fields,
)
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.saved_filter import SavedFilter
from chibo_desktop.domain.text import fold, nfc
from chibo_desktop.services.custom_fields import catalogues_with, custom_fields, custom_specs
from chibo_desktop.services.party_years import party_years
from chibo_desktop.storage.member_filter import MEMBER_FIELDS, UNIT
from chibo_desktop.storage.member_lines import MemberFilters, branch_names, unit_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.filter import filter_text, part_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilterLine:
    """A filter kept under a name; `problems` say why it cannot be applied here."""

    id: str
    name: str
    filter: Filter
    problems: tuple[Problem, ...] = ()


def filter_fields(unit: Unit, *, with_unit: bool = False) -> FilterFields:
    """Everything a filter may speak of in this file; the units only where there are several."""
    declared = [spec for key, spec in MEMBER_FIELDS.items() if with_unit or key != UNIT]
    fields = dict(_told_apart([*declared, *custom_specs(unit)]))
    return FilterFields(fields=fields, rows=row_fields())


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterDesk:
    """All that a screen needs for composing filters."""

    known: FilterFields
    catalogues: Mapping[str, Catalogue]
    branches: Mapping[str, str]
    units: Mapping[str, str]
    saved: tuple[SavedFilterLine, ...]

    def options(self, spec: FieldSpec) -> Mapping[str, str]:
        """The codes that a choice or a reference may have, with their labels."""
        if spec.refers_to:
            return self.units if spec.name == UNIT else self.branches
        catalogue = self.catalogues.get(spec.catalogue)
        return catalogue.labels if catalogue else {}

    def words(self, part: Part) -> str:
        """A part of a filter as a phrase."""
        return part_text(part, self.known, self.catalogues, {**self.units, **self.branches})

    def phrase(self, given: Filter) -> str:
        """A whole filter as one phrase."""
        return filter_text(given, self.known, self.catalogues, {**self.units, **self.branches})


def filter_desk(unit: Unit, *, with_unit: bool = False) -> FilterDesk:
    """What filters may speak of here, and those that are kept."""
    return FilterDesk(
        known=filter_fields(unit, with_unit=with_unit),
        catalogues=catalogues_with(custom_fields(unit)),
        branches=branch_names(unit.connection),
        units=unit_names(unit.connection),
        saved=tuple(saved_filters(unit)),
    )


def prepared(unit: Unit, filters: MemberFilters) -> MemberFilters:
    """Filters whose condition can be asked of the file today. Raises DomainError: filter-…"""
    if filters.condition is None:
        return filters
    condition = checked(filters.condition, filter_fields(unit, with_unit=True))
    today = unit.now.date()
    return replace(
        filters,
        condition=settled(condition, today),
        custom=custom_specs(unit),
        party=party_years(unit, condition, today),
    )


def words_of(unit: Unit, condition: Filter | None) -> str:
    """A filter as one phrase, with the names of this file's branches and units."""
    if condition is None:
        return ""
    names = {**unit_names(unit.connection), **branch_names(unit.connection)}
    return filter_text(
        condition,
        filter_fields(unit, with_unit=True),
        catalogues_with(custom_fields(unit)),
        names,
    )


def saved_filters(unit: Unit) -> list[SavedFilterLine]:
    """The filters this unit has kept, by name."""
    known = filter_fields(unit, with_unit=True)
    lines = [_line(one, known) for one in _ours(unit)]
    return sorted(lines, key=lambda line: fold(line.name))


def save_filter(unit: Unit, name: str, content: Filter, filter_id: str = "") -> str:
    """Keep a filter under a name, a new one or in place of `filter_id`; returns its id.

    Raises DomainError: filter-name-missing, filter-empty, filter-name-taken, filter-unknown, and
    what keeps the filter from being applied.
    """
    title = _free_name(unit, name, filter_id)
    if not content.parts:
        raise DomainError(Problem(code="filter-empty"))
    checked(content, filter_fields(unit, with_unit=True))
    seeing = unit.edit(SavedFilter, filter_id) if filter_id else None
    if filter_id and (seeing is None or seeing.record.org_id != unit.author.org_id):
        raise DomainError(Problem(code="filter-unknown"))
    record = SavedFilter(
        id=filter_id or unit.new_id(),
        org_id=unit.author.org_id,
        name=title,
        content=filter_plain(content),
    )
    act = "filter.edit" if seeing else "filter.create"
    unit.save(record, act=act, base=seeing)
    return record.id


def rename_filter(unit: Unit, filter_id: str, name: str) -> None:
    """Call a kept filter otherwise. Raises DomainError as `save_filter` does."""
    seeing = unit.edit(SavedFilter, filter_id)
    if seeing is None or seeing.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="filter-unknown"))
    title = _free_name(unit, name, filter_id)
    unit.save(replace(seeing.record, name=title), act="filter.edit", base=seeing)


def remove_filter(unit: Unit, filter_id: str) -> None:
    """Take a filter off the list of names; it can be taken back. Raises filter-unknown."""
    record = unit.get(SavedFilter, filter_id)
    if record is None or record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="filter-unknown"))
    unit.void(record, reason="bỏ bộ lọc", act="filter.remove")


def _ours(unit: Unit) -> list[SavedFilter]:
    return [one for one in unit.all(SavedFilter) if one.org_id == unit.author.org_id]


def _line(record: SavedFilter, known: FilterFields) -> SavedFilterLine:
    try:
        content = read_filter(record.content)
    except ValueError:
        unknown = Problem(code="filter-field-unknown", params={"name": record.name})
        return SavedFilterLine(id=record.id, name=record.name, filter=Filter(), problems=(unknown,))
    problems = filter_problems(content, known)
    return SavedFilterLine(id=record.id, name=record.name, filter=content, problems=problems)


def _free_name(unit: Unit, name: str, filter_id: str) -> str:
    title = nfc(name)
    if not title:
        raise DomainError(Problem(code="filter-name-missing"))
    if any(fold(one.name) == fold(title) and one.id != filter_id for one in _ours(unit)):
        raise DomainError(Problem(code="filter-name-taken", params={"name": title}))
    return title


def _told_apart(specs: Iterable[FieldSpec]) -> Iterable[tuple[str, FieldSpec]]:
    """The fields with labels that say which of several of one name is meant: Quê quán: Tỉnh."""
    given = tuple(specs)
    count = Counter(spec.label for spec in given)
    for spec in given:
        label = f"{spec.group}: {spec.label}" if count[spec.label] > 1 else spec.label
        yield spec.name, replace(spec, label=label)
