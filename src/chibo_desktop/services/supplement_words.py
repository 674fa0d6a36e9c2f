"""Changes of a dossier as the sentences of its supplement, under the headings of the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.dossier_form import Withheld
from chibo_desktop.documents.supplement_form import SupplementForm, SupplementGroup
from chibo_desktop.domain.dossier.tables import TABLES_BY_NAME
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.member_changes import (
    FieldChange,
    MemberChanges,
    RowChange,
    RowFate,
)
from chibo_desktop.wording.values import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Sentences by heading, in the order of the form."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to tell."""
        return not any(sentences for _, sentences in self.groups)


def told(
    form: SupplementForm, changes: MemberChanges, since: date, withheld: frozenset[Withheld]
) -> Told:
    """What a supplement says. Of a member first entered in the period: what happened in it."""
    fields = {
        one.spec.name: one
        for group in changes.groups
        for one in group.fields
        if changes.was_known and not _is_withheld(one.spec.name, form, withheld)
    }
    placed = {name for group in form.groups for name in group.fields}
    return Told(
        groups=tuple(
            (group.title, _sentences(group, fields, placed, changes, since, withheld))
            for group in form.groups
        )
    )


def _is_withheld(name: str, form: SupplementForm, withheld: frozenset[Withheld]) -> bool:
    return Withheld.NUMBERS in withheld and name in form.numbers


def _sentences(
    group: SupplementGroup,
    fields: Mapping[str, FieldChange],
    placed: set[str],
    changes: MemberChanges,
    since: date,
    withheld: frozenset[Withheld],
) -> tuple[str, ...]:
    said = [_field(fields[name]) for name in group.fields if name in fields]
    if group.has_rest:
        said += [_field(one) for name, one in fields.items() if name not in placed]
    for table, kept_off in group.tables:
        if kept_off in withheld:
            continue
        said += [
            _row(row)
            for row in changes.rows_of(table)
            if changes.was_known or _is_since(row, since)
        ]
    return tuple(said)


def _field(one: FieldChange) -> str:
    label = one.spec.label if not one.spec.group else _label(one.spec)
    if not one.old_text:
        return f"{label}: {one.new_text}."
    if not one.new_text:
        return f"{label}: thôi ghi “{one.old_text}”."
    return f"{label}: trước là “{one.old_text}”, nay là “{one.new_text}”."


def _label(spec: FieldSpec) -> str:
    """Parts of an address are named with what they belong to."""
    is_part = spec.atom not in ("", spec.name, "status")
    return f"{spec.group} – {spec.label}" if is_part else spec.label


def _row(row: RowChange) -> str:
    if row.fate is RowFate.ENDED:
        return f"{row.label}: bỏ dòng “{_content(row, row.before)}”."
    if row.fate is RowFate.CHANGED:
        return f"{row.label}: sửa thành “{_content(row, row.after)}”."
    return f"{row.label}: {_content(row, row.after)}."


def _content(row: RowChange, values: Mapping[str, Plain]) -> str:
    parts = []
    for spec in TABLES_BY_NAME[row.record_type].columns:
        plain = values.get(spec.name)
        if not plain:
            continue
        if spec.kind is Kind.FLAG:
            parts.append(spec.label.lower())
            continue
        parts.append(f"{spec.title.lower()} {value_text(spec, plain, catalogues())}")
    return "; ".join(parts)


def _is_since(row: RowChange, since: date) -> bool:
    """Whether what a row tells happened on or after a day, by the latest date it has."""
    days = []
    for spec in TABLES_BY_NAME[row.record_type].columns:
        plain = row.after.get(spec.name)
        if spec.kind is Kind.PARTIAL_DATE and isinstance(plain, str) and plain:
            days.append(PartialDate.parse(plain).latest)
    return bool(days) and max(days) >= since
