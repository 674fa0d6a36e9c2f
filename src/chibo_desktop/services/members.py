"""Members: their list, one member's form, saving it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from chibo_desktop.domain.correction import CorrectionDraft
from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.identity_number import digits
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.member_checks import former_province_problems, member_problems
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.transfers.records import closed_problem
from chibo_desktop.services.addresses import address_problems
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.correcting import document_note, document_problems
from chibo_desktop.services.custom_fields import (
    CustomField,
    custom_fields,
    read_extras,
    written_extras,
)
from chibo_desktop.services.filters import prepared
from chibo_desktop.services.listed_fields import completed, read_for
from chibo_desktop.services.member_standing import stated_standing
from chibo_desktop.storage.member_lines import (
    SORTABLE,
    MemberFilters,
    MemberLine,
    MemberOrder,
    Standing,
    branch_names,
    identity_owners,
    member_count,
    member_ids,
    member_of,
    member_page,
    unit_names,
)
from chibo_desktop.storage.transfers import handed_over
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.values import typed_text

__all__ = [
    "BY_EVENTS",
    "REFUSED_WITHOUT",
    "SORTABLE",
    "MemberDraft",
    "MemberFilters",
    "MemberForm",
    "MemberLine",
    "MemberOrder",
    "Saved",
    "Seeing",
    "Standing",
    "Unit",
    "branches",
    "check_member",
    "count_members",
    "ids_of_members",
    "load_member",
    "member_fields",
    "member_lines",
    "new_member_draft",
    "save_member",
    "units",
]

NUMBER_FIELDS = frozenset(
    {"identity_number", "card_number", "old_card_number", "old_identity_number"}
)
"""Typed with or without spaces and dots; kept as bare digits."""


BY_EVENTS = frozenset({"activity_status", "left_on"})
"""Fields that follow from life events: typed in a new member's form only."""

NO_CORRECTION = CorrectionDraft()
REFUSED_WITHOUT = frozenset({"full_name", "branch_id"})
"""Fields without which nobody is saved; the others may be completed over time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDraft:
    """What stands in a form: texts by field name. `correction` is why fixed fields change."""

    id: str
    written: Mapping[str, str]
    is_new: bool = False
    correction: CorrectionDraft = NO_CORRECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberForm:
    """A draft with what its author sees; `is_ours` False: read-only.

    Then it is another unit's member, or, with `closed`, one whom a transfer takes elsewhere.
    """

    draft: MemberDraft
    base: Seeing[Member] | None
    branches: Mapping[str, str]
    is_ours: bool
    org_id: str
    unit_name: str
    custom: tuple[CustomField, ...] = ()
    closed: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A member that was saved, and what one should still look at."""

    id: str
    changed: bool
    doubts: tuple[Problem, ...]


def member_fields() -> tuple[FieldSpec, ...]:
    """The declarations that forms and lists show, in the order of the form."""
    return tuple(spec for spec in type_of(Member).fields if not spec.internal)


def member_lines(
    unit: Unit,
    filters: MemberFilters,
    order: MemberOrder,
    columns: Sequence[str],
    *,
    offset: int,
    limit: int,
) -> list[MemberLine]:
    """One page of the list; choices are ordered as their catalogues print them.

    `columns` are names of `listed_fields`.
    """
    ranks = {
        spec.name: tuple(catalogues()[spec.catalogue].labels)
        for spec in member_fields()
        if spec.catalogue
    }
    lines = member_page(
        unit.connection,
        prepared(unit, filters),
        replace(order, ranks=ranks),
        read_for(columns),
        offset=offset,
        limit=limit,
    )
    return completed(unit, lines, columns, unit.now.date())


def count_members(unit: Unit, filters: MemberFilters) -> int:
    """How many members the filters leave."""
    return member_count(unit.connection, prepared(unit, filters))


def ids_of_members(unit: Unit, filters: MemberFilters) -> list[str]:
    """The ids of all whom the filters leave, in the order of given names: for papers, exports."""
    return member_ids(unit.connection, prepared(unit, filters))


def branches(unit: Unit) -> dict[str, str]:
    """The branches of this unit by id, in alphabetical order; of all units at the office."""
    return branch_names(unit.connection, unit.author.org_id) or branch_names(unit.connection)


def units(unit: Unit) -> dict[str, str]:
    """The names of all units whose members this file holds, by node id."""
    return unit_names(unit.connection)


def new_member_draft(unit: Unit, branch_id: str = "") -> MemberForm:
    """An empty form; in a chi bộ's own file the branch is already filled in."""
    known = branch_names(unit.connection, unit.author.org_id)
    written = {spec.name: "" for spec in member_fields()}
    written["branch_id"] = branch_id or (next(iter(known)) if len(known) == 1 else "")
    written["activity_status"] = ActivityStatus.ACTIVE
    custom = custom_fields(unit)
    written.update(written_extras(custom, {}))
    return MemberForm(
        draft=MemberDraft(id=unit.new_id(), written=written, is_new=True),
        base=None,
        branches=known,
        is_ours=True,
        org_id=unit.author.org_id,
        unit_name="",
        custom=custom,
    )


def load_member(unit: Unit, member_id: str, org_id: str = "") -> MemberForm:
    """The form of a member, of this unit unless `org_id` says otherwise.

    Raises DomainError: member-unknown.
    """
    owner = org_id or unit.author.org_id
    record = member_of(unit.connection, member_id, owner)
    if record is None:
        raise DomainError(Problem(code="member-unknown"))
    given = handed_over(unit.connection, owner).get(member_id)
    is_ours = owner == unit.author.org_id and given is None
    base = unit.edit(Member, member_id) if is_ours else None
    plain = type_of(Member).plain(record)
    written = {spec.name: typed_text(spec, plain[spec.name]) for spec in member_fields()}
    custom = custom_fields(unit, owner)
    written.update(written_extras(custom, record.extra))
    return MemberForm(
        draft=MemberDraft(id=member_id, written=MappingProxyType(written)),
        base=base,
        branches=branch_names(unit.connection, owner),
        is_ours=is_ours,
        org_id=owner,
        unit_name="" if owner == unit.author.org_id else units(unit).get(owner, ""),
        custom=custom,
        closed=closed_problem(given) if given is not None else None,
    )


def check_member(
    unit: Unit, draft: MemberDraft, base: Seeing[Member] | None = None
) -> tuple[Problem, ...]:
    """Everything wrong or doubtful with a draft, in the order of the form."""
    return _read(unit, draft, base)[1]


def save_member(unit: Unit, draft: MemberDraft, base: Seeing[Member] | None) -> Saved:
    """Save a draft over what its author saw.

    Raises DomainError with every problem when one of them is an error; nothing is changed then.
    """
    record, problems = _read(unit, draft, base)
    if errors(problems):
        raise DomainError(*problems)
    if base is not None and base.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="member-not-ours"))
    act = "member.create" if base is None else "member.edit"
    plan, _ = stated_standing(unit, base.record if base else None, record)
    batch = unit.new_id() if plan.events else ""
    unit.save_all(plan.events, act=act, batch=batch)
    note = document_note(plan.record, base, draft.correction, today=unit.now.date())
    changed = unit.save(plan.record, act=act, base=base, batch=batch, note=note)
    return Saved(id=record.id, changed=changed, doubts=problems)


def _read(
    unit: Unit, draft: MemberDraft, base: Seeing[Member] | None
) -> tuple[Member, tuple[Problem, ...]]:
    kind = type_of(Member)
    written = {
        name: digits(text) if name in NUMBER_FIELDS else text
        for name, text in draft.written.items()
    }
    reading = read_draft(member_fields(), written, catalogues())
    before = base.record if base else Member(id=draft.id, org_id=unit.author.org_id)
    extra, doubts = read_extras(custom_fields(unit, before.org_id), written, before.extra)
    plain = {**kind.plain(before), **reading.values, "extra": extra}
    record = kind.build(draft.id, before.org_id, plain)
    unread = {problem.field for problem in errors(reading.problems)}
    owners = identity_owners(
        unit.connection, before.org_id, [record.identity_number], besides=draft.id
    )
    owners.pop("", None)
    found = [
        *reading.problems,
        *(
            problem
            for problem in member_problems(record, today=unit.now.date(), taken=owners)
            if problem.field not in unread
        ),
        *former_province_problems(record, catalogues()["province"]),
        *address_problems(record),
        *document_problems(record, base, draft.correction, today=unit.now.date()),
        *stated_standing(unit, base.record if base else None, record)[1],
    ]
    places = {spec.name: place for place, spec in enumerate(kind.fields)}
    found.sort(key=lambda problem: places.get(problem.field, -1))
    found.extend(doubts)  # the unit's own fields stand last in the form
    return record, tuple(found)
