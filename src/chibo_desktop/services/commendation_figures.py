"""Who was commended in a period, by name: whatever counts commendations asks here.

A member's commendation is the row of the dossier; until the branch has it, a recorded decision
stands for it. Collectives have no dossier: for them the decision stands.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.commendation import (
    Award,
    CommendationProposal,
    CommendedKind,
    award_row_id,
    decided_awards,
)
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.text import match_key, name_sort_key, sort_key
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.merit_forms import merit_forms, standards_on
from chibo_desktop.storage.commendations import (
    award_decisions,
    commendation_rows,
    member_places,
    proposals_of,
)
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.reading import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Commended:
    """One commendation with whom it names; `year` is the year it is for, where that is known."""

    org_id: str
    branch_id: str
    node_name: str
    unit_name: str  # with the branch where a unit has several
    name: str
    is_collective: bool
    form: str
    level: str
    decided_on: PartialDate
    number: str
    body: str
    merit: str
    year: int | None = None
    money: int | None = None
    proposal_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCommended:
    """The totals of one unit."""

    org_id: str
    unit_name: str
    collectives: int
    persons: int
    money: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How nodes, branches and members are called, members by node and id with their branch."""

    units: Mapping[str, str]
    branches: Mapping[str, str]
    members: Mapping[tuple[str, str], tuple[str, str]]

    def of_proposal(self, one: CommendationProposal) -> str:
        """Whom a proposal names."""
        match one.who:
            case CommendedKind.MEMBER:
                return self.members.get((one.org_id, one.member_id), ("", ""))[0]
            case CommendedKind.BRANCH:
                return self.branches.get(one.branch_id, "")
            case CommendedKind.UNIT:
                return self.units.get(one.org_id, "")
        return one.name

    def place(self, one: CommendationProposal) -> str:
        """Where whom it names belongs; a whole đảng bộ belongs to itself."""
        is_whole = one.who is CommendedKind.UNIT
        return self.unit(one.org_id, "" if is_whole else one.branch_id)

    def unit(self, org_id: str, branch_id: str) -> str:
        """The unit, and in a đảng bộ of several branches the branch too."""
        unit, branch = self.units.get(org_id, ""), self.branches.get(branch_id, "")
        return unit if branch in ("", unit) else f"{branch}, {unit}" if unit else branch


def names_of(connection: Connection, member_ids: Iterable[str]) -> Names:
    """The names of everything, and of some members."""
    return Names(
        units=unit_names(connection),
        branches=branch_names(connection),
        members=member_places(connection, set(member_ids) - {""}),
    )


def commended(
    connection: Connection, org_ids: Collection[str] | None, first: date, last: date
) -> tuple[Commended, ...]:
    """Everybody commended by a decision of the period; `org_ids` None: of every unit.

    Collectives first, then by unit and name.
    """
    proposals = {one.id: one for one in proposals_of(connection, org_ids)}
    decided = decided_awards(award_decisions(connection))
    awards = {key: one for key, one in decided.items() if key in proposals and one.standard}
    rows = commendation_rows(connection, org_ids, first, last)
    if not rows and not awards:
        return ()  # of most units of a wide office: the names of all are not read for nothing
    names = names_of(
        connection,
        [*(one.member_id for one in rows), *(proposals[key].member_id for key in awards)],
    )
    of_row = {award_row_id(key): key for key in awards}
    found = [_of_row(one, names, proposals.get(of_row.get(one.id, ""))) for one in rows]
    told = {one.id for one in rows}
    written = {(one.org_id, one.member_id, match_key(one.decision_number)) for one in rows}
    for key, award in awards.items():
        one, decision = proposals[key], award.decision
        day = decision.decided_on
        by_hand = (one.org_id, one.member_id, match_key(decision.number)) in written
        if award_row_id(key) in told or by_hand or day is None or not first <= day <= last:
            continue
        found.append(_of_award(one, award, day, names))
    return tuple(sorted(found, key=_order))


def counted(found: Iterable[Commended]) -> tuple[int, int]:
    """How many collectives, how many persons: “7 tập thể, 49 cá nhân”."""
    kinds = [one.is_collective for one in found]
    return sum(kinds), len(kinds) - sum(kinds)


def by_level(found: Iterable[Commended]) -> dict[tuple[str, str], tuple[int, int]]:
    """Collectives and persons by level and form, the highest level first."""
    groups: dict[tuple[str, str], list[Commended]] = {}
    for one in found:
        groups.setdefault((one.level, one.form), []).append(one)
    order = list(catalogues()["commendation_level"].labels)
    keys = sorted(groups, key=lambda key: (order.index(key[0]) if key[0] in order else 99, key[1]))
    return {key: counted(groups[key]) for key in keys}


def by_unit(found: Iterable[Commended]) -> list[UnitCommended]:
    """The totals of each unit, by name."""
    groups: dict[str, list[Commended]] = {}
    for one in found:
        groups.setdefault(one.org_id, []).append(one)
    totals = []
    for org_id, ones in groups.items():
        collectives, persons = counted(ones)
        totals.append(
            UnitCommended(
                org_id=org_id,
                unit_name=ones[0].node_name,
                collectives=collectives,
                persons=persons,
                money=sum(one.money or 0 for one in ones),
            )
        )
    return sorted(totals, key=lambda one: sort_key(one.unit_name))


def award_money(standard: str, day: date) -> int | None:
    """The money that goes with a form decided on a day; None where a rule is missing."""
    known = standards_on(day).get(standard)
    return known.money if known else None


def _of_row(one: Commendation, names: Names, proposal: CommendationProposal | None) -> Commended:
    name, branch_id = names.members.get((one.org_id, one.member_id), ("", ""))
    assert one.awarded_on is not None  # noqa: S101 - only dated rows lie in a period
    day = one.awarded_on
    money = award_money(proposal.standard, day.latest) if proposal else None
    return Commended(
        org_id=one.org_id,
        branch_id=branch_id,
        node_name=names.units.get(one.org_id, ""),
        unit_name=names.unit(one.org_id, branch_id),
        name=name,
        is_collective=False,
        form=one.form,
        level=one.level,
        decided_on=day,
        number=one.decision_number,
        body=one.decided_by,
        merit=one.merit,
        year=proposal.year if proposal else None,
        money=money,
        proposal_id=proposal.id if proposal else "",
    )


def _of_award(one: CommendationProposal, award: Award, day: date, names: Names) -> Commended:
    form = merit_forms().get(award.standard)
    return Commended(
        org_id=one.org_id,
        branch_id=one.branch_id,
        node_name=names.units.get(one.org_id, ""),
        unit_name=names.place(one),
        name=names.of_proposal(one),
        is_collective=one.is_collective,
        form=form.form if form else award.standard,
        level=form.level if form else "",
        decided_on=PartialDate.of(day),
        number=award.decision.number,
        body=award.decision.body,
        merit=one.merit,
        year=one.year,
        money=award_money(award.standard, day),
        proposal_id=one.id,
    )


def _order(one: Commended) -> tuple[bool, str, str, str]:
    by_name = name_sort_key(one.name)
    return not one.is_collective, sort_key(one.unit_name), by_name, str(one.decided_on)
