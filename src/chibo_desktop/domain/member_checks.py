"""Checks of a whole member: errors, warnings and offers to mend. Source: domain.md §2.2, §2.5."""

from collections.abc import Iterator, Mapping
from datetime import date

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.communes import CommuneTable, listed
from chibo_desktop.domain.fields import Kind
from chibo_desktop.domain.identity_number import (
    identity_problems,
    old_card_problems,
    old_identity_problems,
)
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.records import type_of

_STATUSES_WITH_A_DATE = frozenset(
    {ActivityStatus.DECEASED, ActivityStatus.LEFT, ActivityStatus.EXEMPT}
)

_PLACES = ("birth", "native", "residence")


def member_problems(
    member: Member,
    *,
    today: date,
    catalogues: Mapping[str, frozenset[str]] | None = None,
    taken: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong or doubtful with a member, in the order of the form.

    `catalogues` gives the codes a choice may have; `taken` maps the identity numbers of the other
    members to their names. Missing optional papers are warnings: dossiers are completed over time.
    """
    found = [
        *_missing(member),
        *_unknown_choices(member, catalogues or {}),
        *_numbers(member, taken or {}),
        *_dates(member, today),
    ]
    order = {spec.name: index for index, spec in enumerate(type_of(Member).fields)}
    return tuple(sorted(found, key=lambda problem: order.get(problem.field, -1)))


def former_province_problems(member: Member, provinces: Catalogue) -> tuple[Problem, ...]:
    """Provinces that were merged into others, each with an offer of today's name.

    Source: Nghị quyết 202/2025/QH15 as quoted in domain.md §13.8; data of the catalogue.
    """
    found = []
    for spec in type_of(Member).fields:
        if not spec.name.endswith("_province"):
            continue
        item = provinces.former_item(getattr(member, spec.name))
        if item is not None:
            found.append(
                Problem(
                    code="province-former",
                    field=spec.name,
                    params={"value": item.label, "until": f"{item.until:%d/%m/%Y}"},
                    severity=Severity.OFFER,
                    mended=provinces.label(item.successor),
                )
            )
    return tuple(found)


def written_address_problems(member: Member, communes: CommuneTable) -> tuple[Problem, ...]:
    """For an address that is written but not yet in today's units: an offer, or the choices."""
    found = []
    for place in _PLACES:
        name = f"{place}_written"
        written = getattr(member, name)
        if not written or getattr(member, f"{place}_province"):
            continue
        mapped = communes.mapped(written)
        if mapped is None:
            continue
        if len(mapped.communes) == 1:
            found.append(
                Problem(
                    code="address-mappable",
                    field=name,
                    params={"value": str(mapped.communes[0])},
                    severity=Severity.OFFER,
                    mended=str(mapped.communes[0]),
                )
            )
        else:
            found.append(
                Problem(
                    code="address-several",
                    field=name,
                    params={"value": listed(mapped.communes)},
                    severity=Severity.WARNING,
                )
            )
    return tuple(found)


def _missing(member: Member) -> Iterator[Problem]:
    for spec in type_of(Member).fields:
        if spec.required and not getattr(member, spec.name):
            refused = spec.name in ("full_name", "branch_id")
            severity = Severity.ERROR if refused else Severity.WARNING
            yield Problem(
                code="field-missing",
                field=spec.name,
                params={"label": spec.label},
                severity=severity,
            )


def _unknown_choices(member: Member, catalogues: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    for spec in type_of(Member).fields:
        value = getattr(member, spec.name)
        if spec.kind is not Kind.CHOICE or not value or spec.catalogue not in catalogues:
            continue
        if value not in catalogues[spec.catalogue]:
            yield Problem(
                code="choice-unknown",
                field=spec.name,
                params={"label": spec.label, "value": value},
                severity=Severity.WARNING,
            )


def _numbers(member: Member, taken: Mapping[str, str]) -> Iterator[Problem]:
    born_year = member.born_on.year if member.born_on else None
    yield from identity_problems(member.identity_number, gender=member.gender, born_year=born_year)
    yield from identity_problems(member.card_number, field="card_number")
    if member.identity_number in taken:
        yield Problem(
            code="identity-taken",
            field="identity_number",
            params={"name": taken[member.identity_number]},
        )
    both = member.card_number and member.identity_number
    if both and member.card_number != member.identity_number:
        yield Problem(
            code="card-differs-from-identity", field="card_number", severity=Severity.WARNING
        )
    yield from old_card_problems(member.old_card_number)
    yield from old_identity_problems(member.old_identity_number)


def _dates(member: Member, today: date) -> Iterator[Problem]:
    for name in ("born_on", "admitted_on", "confirmed_on", "card_issued_on", "left_on"):
        value: PartialDate | None = getattr(member, name)
        if value is not None and value.earliest > today:
            yield Problem(code="date-in-future", field=name)
    born, admitted, confirmed = member.born_on, member.admitted_on, member.confirmed_on
    if born and admitted and born.earliest >= admitted.earliest:
        yield Problem(code="admitted-before-birth", field="admitted_on")
    elif born and admitted and admitted.year - born.year < 18:
        yield Problem(
            code="admitted-too-young",
            field="admitted_on",
            params={"age": admitted.year - born.year},
            severity=Severity.WARNING,
        )
    if admitted and confirmed and confirmed.latest < admitted.earliest:
        yield Problem(code="confirmed-before-admitted", field="confirmed_on")
    if confirmed and not admitted:
        yield Problem(code="confirmed-without-admission", field="confirmed_on")
    if member.activity_status in _STATUSES_WITH_A_DATE and member.left_on is None:
        yield Problem(code="status-date-missing", field="left_on", severity=Severity.WARNING)
