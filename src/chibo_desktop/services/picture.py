"""The office's picture of a period: every unit's figures, their sum, the names behind them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.picture.caps import RatingShares, shares_together
from chibo_desktop.domain.picture.checks import CROSS_CHECKS, CheckResult, together
from chibo_desktop.domain.picture.figures import FIGURE_BY_CODE, PICTURE_FIGURES, with_uncounted
from chibo_desktop.domain.rating_decision import decided_ratings
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.picture_packing import ToldPart, names_of, told_of, with_decisions
from chibo_desktop.services.picture_parts import (
    excellent_known,
    fresh_names,
    fresh_parts,
    picture_nodes,
)
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.picture import WHOLE, Part
from chibo_desktop.storage.round_records import decisions_ending
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.picture import NOT_AMONG, group_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRatings:
    """The distribution of one unit, and of its branches where it has several."""

    org_id: str
    name: str
    shares: RatingShares
    branches: tuple[tuple[str, RatingShares], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A period of all units, from their parts; the names are read when a figure is opened.

    `like` is another of the same units: where both tell the same it is read once.
    """

    period: ReportPeriod
    units: Mapping[str, str]  # the office itself stands last
    parts: Mapping[str, Part]
    like: "Picture | None" = None

    @cached_property
    def told(self) -> Mapping[str, ToldPart]:
        """What each part tells, by unit."""
        if self.like is None:
            return told_of(self.parts.values())
        other = self.like.parts
        same = {
            org_id: self.like.told[org_id]
            for org_id, one in self.parts.items()
            if org_id in other and other[org_id].told == one.told
        }
        read = told_of(one for org_id, one in self.parts.items() if org_id not in same)
        return {org_id: same.get(org_id) or read[org_id] for org_id in self.parts}

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """Every figure over all units; those that nobody told are missing."""
        alike: dict[tuple[str, ...], list[Collection[int]]] = defaultdict(list)
        for one in self.told.values():  # most units tell the same figures: added column by column
            alike[tuple(one.numbers)].append(one.numbers.values())
        found: dict[str, int] = defaultdict(int)
        for codes, rows in alike.items():
            for code, total in zip(codes, map(sum, zip(*rows, strict=True)), strict=True):
                found[code] += total
        return dict(found)

    @cached_property
    def ratings(self) -> tuple[UnitRatings, ...]:
        """The distribution of each unit; an office without a branch of its own has no line."""
        found = [
            _unit_ratings(org_id, name, self.told[org_id].ratings if org_id in self.told else ())
            for org_id, name in self.units.items()
        ]
        return tuple(found if found and found[-1].shares.branches else found[:-1])

    @cached_property
    def whole(self) -> RatingShares:
        """The distribution over all units."""
        return shares_together([one.shares for one in self.ratings])

    def added_up(self) -> None:
        """Add everything up that its pages show: not on the thread that paints."""
        _ = self.totals, self.whole, self.checks

    @property
    def over_caps(self) -> list[tuple[str, int]]:
        """The units that are over their caps, each with how many too many."""
        return [(one.name, one.shares.over) for one in self.ratings if one.shares.over]

    @cached_property
    def checks(self) -> tuple[CheckResult, ...]:
        """Every cross-check over all units, with the names that make a difference."""
        found: dict[str, list[CheckResult]] = defaultdict(list)
        for org_id, one in self.told.items():
            for code, result in one.checks.items():
                found[code].append(result if result.is_good else self._placed_in(org_id, result))
        return tuple(together(found[one.code]) for one in CROSS_CHECKS if one.code in found)

    def of_units(self, code: str) -> list[tuple[str, int | None]]:
        """One figure by unit, in the order of the units; None: not told."""
        return [
            (name, self.told[org_id].numbers.get(code) if org_id in self.told else None)
            for org_id, name in self.units.items()
        ]

    def lines(self, code: str, names: Mapping[str, bytes]) -> list[NameLine]:
        """The names of a figure over all units, then who is not counted and why.

        `names` are the packed names by unit.
        """
        figure = FIGURE_BY_CODE.get(code)
        among = figure.among if figure else ""
        siblings = [
            one.code for one in PICTURE_FIGURES if among and one.among == among and one.code != code
        ]
        wanted = [code, among, *siblings]
        found: list[NameLine] = []
        for org_id in (*self.units, *(key for key in names if key not in self.units)):
            own = names_of(names.get(org_id, b""), wanted)
            if code in own:
                found += self._placed(org_id, _with_the_rest(own, code, among, siblings))
        return sorted(found, key=lambda line: not line.is_counted)

    def place(self, org_id: str, branch: str) -> str:
        """Where a name stands: unit and branch unless they bear one name."""
        unit = self.units.get(org_id, "")
        return unit or branch if branch in ("", unit) or not unit else f"{unit} – {branch}"

    def _placed_in(self, org_id: str, result: CheckResult) -> CheckResult:
        return replace(
            result,
            only_left=tuple(self._placed(org_id, result.only_left)),
            only_right=tuple(self._placed(org_id, result.only_right)),
        )

    def _placed(self, org_id: str, lines: Sequence[NameLine]) -> list[NameLine]:
        return [replace(line, place=self.place(org_id, line.place)) for line in lines]


def load_picture(
    unit: Unit, period: ReportPeriod, today: date, progress: Progress = unwatched
) -> Picture:
    """The picture as it stands; what is missing of it is made first."""
    nodes = picture_nodes(unit, period)
    return _picture(unit, period, nodes, fresh_parts(unit, period, today, nodes, progress))


def own_checks(unit: Unit, month: Month, today: date) -> tuple[CheckResult, ...]:
    """The cross-checks of a month over what this unit wrote itself, before its bundle is written.

    They are the same that its office makes of the bundle.
    """
    org_id = unit.author.org_id
    period = ReportPeriod.of(PeriodKind.MONTH, month.first_day)
    parts = fresh_parts(unit, period, today, (org_id, WHOLE))
    return Picture(period=period, units={org_id: ""}, parts=parts).checks


def kept_excellent_total(
    unit: Unit, period: ReportPeriod, today: date, known: Sequence[Subordinate] | None = None
) -> tuple[int, int] | None:
    """How many closed rounds propose as excellent and what their caps allow, over all units.

    None: some unit would have to be counted for it. `known` are all units of the
    file, where they were read already.
    """
    by_node = excellent_known(unit, period, today)
    nodes = picture_nodes(unit, period, known)
    if not nodes.keys() <= by_node.keys():
        return None
    found = [by_node[node] for node in nodes]
    return sum(proposed for proposed, _ in found), sum(allowed for _, allowed in found)


def _picture(
    unit: Unit, period: ReportPeriod, nodes: Mapping[str, str], parts: dict[str, Part]
) -> Picture:
    by_node = decisions_ending(unit.connection, Month.of(period.last_day))
    names = fresh_names(unit, period, by_node) if by_node else {}
    for org_id, decisions in by_node.items():
        if org_id in parts:
            decided = decided_ratings(decisions)
            parts[org_id] = with_decisions(parts[org_id], names[org_id], decided)
    units = {org_id: name for org_id, name in nodes.items() if org_id != WHOLE}
    return Picture(period=period, units=units, parts=parts)


def _unit_ratings(
    org_id: str, name: str, branches: Collection[tuple[str, RatingShares]]
) -> UnitRatings:
    shares = [one for _, one in branches]
    return UnitRatings(
        org_id=org_id,
        name=name,
        shares=shares[0] if len(shares) == 1 else shares_together(shares),
        branches=tuple(branches) if len(branches) > 1 else (),
    )


def _with_the_rest(
    own: Mapping[str, list[NameLine]], code: str, among: str, siblings: Sequence[str]
) -> list[NameLine]:
    """The names of a figure, then those it was counted among, with why they are not counted."""
    if among not in own:
        return own[code]
    reasons = {
        line.identity: reason
        for sibling in siblings
        if (reason := group_reason(sibling))
        for line in own.get(sibling, ())
        if line.is_counted
    }
    others = [
        replace(line, note=NOT_AMONG.get(code, line.note)) if line.is_counted else line
        for line in own[among]
    ]
    return with_uncounted(own[code], others, reasons)
