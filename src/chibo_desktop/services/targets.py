"""The targets of a branch and year: planned, done, how each stands, and what is behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.progress import TargetCount, TargetProgress, count_of, progress_of
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeTask,
    Target,
    TargetResult,
    TargetState,
)
from chibo_desktop.domain.targets.roll_up import UnitTarget, is_same_target, rolled_up
from chibo_desktop.domain.text import match_key
from chibo_desktop.services.party_bodies import party_bodies
from chibo_desktop.storage.meetings import members_on_roll
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.targets import (
    assigned_targets,
    programmes_of,
    results_of,
    target_years,
    targets_of,
    tasks_of,
    unit_targets,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """A target as it stands; `units` are those whose results it is made of."""

    target: Target
    progress: TargetProgress
    programme: str = ""
    assigned_units: int = 0  # how many units are asked for it
    results: tuple[TargetResult, ...] = ()
    units: tuple[UnitTarget, ...] = ()

    @property
    def state(self) -> TargetState:
        """How it stands."""
        return self.progress.state


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetBoard:
    """A year of one branch, or of the node itself when `branch_id` is empty."""

    org_id: str
    branch_id: str
    branches: Mapping[str, str]
    year: int
    until: Month
    years: tuple[int, ...]
    lines: tuple[TargetLine, ...]
    programmes: tuple[Programme, ...]
    tasks: tuple[ProgrammeTask, ...]

    @property
    def count(self) -> TargetCount:
        """“7/8 đạt và vượt”."""
        return count_of([line.state for line in self.lines])

    def standing(self, *states: TargetState) -> tuple[TargetLine, ...]:
        """The lines that stand at one of these."""
        return tuple(line for line in self.lines if line.state in states)

    @property
    def counted(self) -> tuple[TargetLine, ...]:
        """The lines of the denominator: all that are due."""
        return tuple(line for line in self.lines if line.state is not TargetState.NOT_DUE)


def load_targets(unit: Unit, branch_id: str, year: int, until: Month) -> TargetBoard:
    """The targets of a year as they stand at the end of a month; an unknown branch: the first."""
    connection, org_id = unit.connection, unit.author.org_id
    branches = party_bodies(unit)
    branch_id = branch_id if branch_id in branches else next(iter(branches), "")
    programmes = programmes_of(connection, org_id, branch_id)
    titles = {one.id: one.title for one in programmes}
    targets = targets_of(connection, org_id, branch_id, year)
    results = results_of(connection, [one.id for one in targets])
    is_above = any(one.is_rolled_up for one in targets)
    below = _units(unit, year, until) if is_above else {}
    asked = Counter(one.target_id for one in assigned_targets(connection, org_id))
    lines = []
    for target in targets:
        own = tuple(results.get(target.id, ()))
        units = _same(target, below) if target.is_rolled_up else ()
        progress = (
            rolled_up(target, units, until)
            if target.is_rolled_up
            else progress_of(target, own, until)
        )
        lines.append(
            TargetLine(
                target=target,
                progress=progress,
                programme=titles.get(target.programme_id, ""),
                assigned_units=asked[target.id],
                results=() if target.is_rolled_up else own,
                units=units,
            )
        )
    return TargetBoard(
        org_id=org_id,
        branch_id=branch_id,
        branches=branches,
        year=year,
        until=until,
        years=tuple(target_years(connection, org_id, branch_id)),
        lines=tuple(lines),
        programmes=tuple(programmes),
        tasks=tuple(tasks_of(connection, org_id, branch_id)),
    )


def target_owners(unit: Unit, branch_id: str) -> dict[str, str]:
    """Who may be made responsible, by id; anybody else is written by name."""
    if not branch_id:
        return {}
    statuses = ("", "active", "away")
    return {one.id: one.full_name for one in members_on_roll(unit.connection, branch_id, statuses)}


_Below = dict[str, list[UnitTarget]]


def _units(unit: Unit, year: int, until: Month) -> _Below:
    """The units' targets of a year as they stand, by code, by words, and by what they point to."""
    connection, own = unit.connection, unit.author.org_id
    targets = [one for one in unit_targets(connection, year) if one.branch_id or one.org_id != own]
    results = results_of(connection, [one.id for one in targets])
    names = {**unit_names(connection), **branch_names(connection)}
    found: _Below = {}
    for target in targets:
        one = UnitTarget(
            name=names.get(target.branch_id or target.org_id, ""),
            target=target,
            progress=progress_of(target, results.get(target.id, ()), until),
        )
        for key in {match_key(target.code), match_key(target.title), target.above_id} - {""}:
            found.setdefault(key, []).append(one)
    return found


def _same(target: Target, below: _Below) -> tuple[UnitTarget, ...]:
    keys: Sequence[str] = (match_key(target.code), match_key(target.title), target.id)
    found = {
        one.target.id: one
        for key in keys
        if key
        for one in below.get(key, ())
        if is_same_target(target, one.target)
    }
    counted = _counted(found.values())
    return tuple(sorted(counted, key=lambda one: (one.name, one.target.id)))


def _counted(found: Iterable[UnitTarget]) -> list[UnitTarget]:
    """Of each unit what it keeps for this target once that has a result, else its likenesses.

    A unit of several branches may report on the whole or leave it to its branches: never both.
    """
    by_unit: dict[str, list[UnitTarget]] = {}
    for one in found:
        by_unit.setdefault(one.target.org_id, []).append(one)
    counted: list[UnitTarget] = []
    for of_unit in by_unit.values():
        kept = [one for one in of_unit if one.target.above_id]
        others = [one for one in of_unit if not one.target.above_id]
        has_result = any(one.progress.reached is not None for one in kept)
        counted += kept if has_result or not others else others
    return counted
