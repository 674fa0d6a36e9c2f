"""Counts of opinions by area and state: what a bundle says of them without a name or a word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chibo_desktop.domain.opinions.opinion import OpinionCase, OpinionState, counted
from chibo_desktop.domain.opinions.records import (
    ForwardedOpinion,
    OpinionCount,
    OpinionReply,
    opinion_count_id,
)
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.office_received import replies_by_opinion
from chibo_desktop.storage.opinions import opinion_cases
from chibo_desktop.storage.unit_of_work import Unit

STATES = tuple(one for one in OpinionState if one is not OpinionState.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigures:
    """One area, or a branch: how many stand in each state."""

    name: str
    states: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())

    def count(self, state: str) -> int:
        """Those that stand in one state."""
        return self.states.get(state, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOpinions:
    """What a branch has told of a year; `figures` None: it has told nothing."""

    branch: Branch
    figures: AreaFigures | None
    areas: tuple[AreaFigures, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOpinion:
    """A petition that a branch has routed to Đảng ủy, the branch's name, what was answered."""

    branch_name: str
    record: ForwardedOpinion
    replies: tuple[OpinionReply, ...] = ()


def put_opinion_counts(unit: Unit) -> None:
    """Write every branch's counts, year by year, as they stand; called when a bundle is written.

    One entry a branch and year, and none when nothing has changed.
    """
    found = []
    for branch in unit.all(Branch):
        if branch.org_id != unit.author.org_id:
            continue
        years: dict[int, list[OpinionCase]] = {}
        for one in opinion_cases(unit.connection, branch.id):
            years.setdefault(one.opinion.received_in.year, []).append(one)
        found += [
            OpinionCount(
                id=opinion_count_id(branch.id, year),
                org_id=unit.author.org_id,
                branch_id=branch.id,
                year=year,
                counts=dict(counted(cases)),
            )
            for year, cases in sorted(years.items())
        ]
    if found:
        unit.save_all(found, act="opinion.count")


def branch_figures(unit: Unit, branch_id: str, year: int) -> list[AreaFigures]:
    """The areas of a branch's year that have any, in the order of the catalogue."""
    cases = opinion_cases(unit.connection, branch_id)
    return _areas(counted(one for one in cases if one.opinion.received_in.year == year))


def areas_between(
    unit: Unit, branch_ids: Iterable[str], first: Month, last: Month
) -> list[AreaFigures]:
    """The areas of what some branches received from one month to another."""
    cases = [
        one
        for branch_id in branch_ids
        for one in opinion_cases(unit.connection, branch_id)
        if first <= one.opinion.received_in <= last
    ]
    return _areas(counted(cases))


def load_units_opinions(unit: Unit, year: int) -> list[UnitOpinions]:
    """Every branch known here with what it has told of a year, by name."""
    told = {(one.org_id, one.branch_id): one for one in unit.all(OpinionCount) if one.year == year}
    found = []
    for branch in sorted(unit.all(Branch), key=lambda one: one.name):
        record = told.get((branch.org_id, branch.id))
        if record is None:
            found.append(UnitOpinions(branch=branch, figures=None))
            continue
        areas = _areas(_read(record.counts))
        found.append(
            UnitOpinions(branch=branch, figures=summed(branch.name, areas), areas=tuple(areas))
        )
    return found


def sent_opinions(unit: Unit, year: int) -> list[SentOpinion]:
    """What the branches have routed to Đảng ủy in a year, the newest first."""
    names = {(one.org_id, one.id): one.name for one in unit.all(Branch)}
    found = [
        one
        for one in unit.all(ForwardedOpinion)
        if one.sent_on is not None and one.sent_on.year == year
    ]
    found.sort(key=lambda one: (one.sent_on is None, one.sent_on), reverse=True)
    replies = replies_by_opinion(unit)
    return [
        SentOpinion(
            branch_name=names.get((one.org_id, one.branch_id), ""),
            record=one,
            replies=tuple(replies.get(one.id, ())),
        )
        for one in found
    ]


def summed(name: str, areas: Iterable[AreaFigures]) -> AreaFigures:
    """The figures of several lines as one."""
    states: dict[str, int] = {}
    for one in areas:
        for state, number in one.states.items():
            states[state] = states.get(state, 0) + number
    return AreaFigures(name=name, states=states)


def areas_of_all(units: Iterable[UnitOpinions]) -> list[AreaFigures]:
    """The areas of all branches together, in the order of the catalogue."""
    by_name: dict[str, list[AreaFigures]] = {}
    for one in units:
        for area in one.areas:
            by_name.setdefault(area.name, []).append(area)
    order = list(catalogues()["opinion_area"].labels.values())
    return [summed(name, by_name[name]) for name in order if name in by_name]


def _areas(counts: Mapping[str, Mapping[str, int]]) -> list[AreaFigures]:
    labels = catalogues()["opinion_area"].labels
    return [
        AreaFigures(name=label, states=counts[code])
        for code, label in labels.items()
        if code in counts
    ]


def _read(plain: object) -> dict[str, dict[str, int]]:
    """What another file has written: only what has the right shape counts."""
    if not isinstance(plain, Mapping):
        return {}
    return {
        str(area): {
            str(state): number
            for state, number in states.items()
            if type(number) is int and number > 0 and state in set(STATES)
        }
        for area, states in plain.items()
        if isinstance(states, Mapping)
    }
