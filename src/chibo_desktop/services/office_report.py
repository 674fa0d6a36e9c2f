"""The figures of the office's report: what its units' parts tell, added up.

A part is counted once and kept until the unit's journal, the day or the program changes (decision
0275). Figures of which the office itself knows a share (decisions on commendations, its congress,
its programmes) are told of the whole.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.kept_parts import Keeping, is_most
from chibo_desktop.services.listed_people import people_by_unit
from chibo_desktop.services.packed_lines import (
    lines_of,
    packed_lines,
    placed_lines,
    plain_lines,
)
from chibo_desktop.services.unit_scopes import UnitScope
from chibo_desktop.services.watched import Progress
from chibo_desktop.services.work_report_dues import dues_told
from chibo_desktop.services.work_report_figures import Teller
from chibo_desktop.services.work_report_meetings import (
    attendance_said,
    conclusions_told,
    grades_said,
    meetings_told,
)
from chibo_desktop.services.work_report_merits import discipline_told, merits_told
from chibo_desktop.services.work_report_opinions import opinions_told
from chibo_desktop.services.work_report_people import people_told, units_told
from chibo_desktop.services.work_report_ratings import only_rated, standings_told
from chibo_desktop.services.work_report_scope import (
    KnownFigure,
    ReportKey,
    ReportScope,
    Told,
    numbered,
    tallied,
)
from chibo_desktop.services.work_report_study import study_told
from chibo_desktop.services.work_report_targets import targets_told
from chibo_desktop.services.work_report_terms import (
    congresses_told,
    documents_said,
    documents_told,
    inspections_told,
)
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import WHOLE, Part, kept_names, plain_told

BY_UNIT: tuple[Teller, ...] = (
    people_told,
    meetings_told,
    conclusions_told,
    study_told,
    standings_told,
    documents_told,
)
OF_WHOLE: tuple[Teller, ...] = (
    units_told,
    targets_told,
    merits_told,
    discipline_told,
    congresses_told,
    inspections_told,
    opinions_told,
    dues_told,  # last: it keeps what it reckons, and the tree of units is read once until then
)
SAID: Mapping[str, Callable[[Mapping[str, int]], str]] = {
    "attendance": attendance_said,
    "meetings_grades": grades_said,
    "documents_missing_list": documents_said,
}
"""How figures that are words are said of a tally."""
PlainFigure = tuple[str, bool, int | None]
"""What a figure says, whether that is nothing, its number."""


@dataclass(frozen=True, kw_only=True)
class OfficeReport:
    """The figures of an office's report; `scope` is the whole."""

    scope: ReportScope

    def figures(self, progress: Progress) -> dict[str, KnownFigure]:
        """Every figure without its names. `progress` may stop what has to be counted by raising."""
        unit, nodes = self.scope.unit, self._nodes
        (whole,) = self._of_whole.fresh(unit, (WHOLE,), self._make_whole, progress).values()
        parts = self._by_unit.fresh(unit, nodes, self._make, progress)
        return {**_added_up(parts.values()), **read_figures(json.loads(whole.told))}

    def lines(self, code: str) -> list[NameLine]:
        """The names of a figure, unit by unit, those that are counted first."""
        return opened_lines(self.names(), self.scope.places, code)

    def names(self, org_ids: Collection[str] | None = None) -> dict[str, bytes]:
        """The packed names of units and of the whole: of some, or of all."""
        connection = self.scope.unit.connection
        found: dict[str, bytes] = {}
        for name in self.kept_under:
            found |= kept_names(connection, name, org_ids)
        return found

    @property
    def nodes(self) -> tuple[str, ...]:
        """Whose parts make it."""
        return (*self._nodes, WHOLE)

    @property
    def kept_under(self) -> tuple[str, str]:
        """The names under which its parts are kept."""
        return self._by_unit.name, self._of_whole.name

    @cached_property
    def _nodes(self) -> Sequence[str]:
        return nodes_with_rows(self.scope.unit.connection)

    @property
    def _by_unit(self) -> Keeping:
        """On the present day more is known than of the same day later: who is exempted."""
        until, today = self.scope.until, self.scope.today
        return Keeping(
            name=f"report/{self.scope.key.period}",
            until=f"{until}, today" if until == today else str(until),
        )

    @property
    def _of_whole(self) -> Keeping:
        return Keeping(name=f"report-whole/{self.scope.key.period}", until=str(self.scope.today))

    def _make(self, stale: Sequence[str]) -> Iterator[Part]:
        is_shared = is_most(stale, self._nodes)
        for org_id, people in people_by_unit(self.scope.unit, stale, ("gender",)):
            scope = UnitScope(
                unit=self.scope.unit,
                key=ReportKey(org_id=org_id, branch_id="", period=self.scope.key.period),
                today=self.scope.today,
                whole=self.scope,
                is_shared=is_shared,
                own_people=people,
            )
            told = _told(BY_UNIT, scope)
            plain = {
                code: dict(one.tally) if code in SAID else one.number for code, one in told.items()
            }
            yield _part(org_id, plain, told)

    def _make_whole(self, stale: Sequence[str]) -> Iterator[Part]:
        for org_id in stale:
            told = _told(OF_WHOLE, self.scope)
            yield _part(org_id, plain_figures(told), told)


def opened_lines(
    names: Mapping[str, bytes], places: Mapping[tuple[str, str], str], code: str
) -> list[NameLine]:
    """The names of a figure out of packed ones by unit, those that are counted first."""
    found = lines_of(names.get(WHOLE, b""), [code]).get(code)
    if found is not None:
        return found
    of_units = {org_id: packed for org_id, packed in names.items() if org_id != WHOLE}
    lines = placed_lines(of_units, places, [code])[code]
    return sorted(lines, key=lambda line: not line.is_counted)


def plain_figures(told: Told) -> dict[str, PlainFigure]:
    """Figures without their names, as they are kept."""
    return {code: (one.text, one.is_nothing, one.number) for code, one in told.items()}


def read_figures(plain: Mapping[str, PlainFigure]) -> Told:
    """The same read again; the names lie beside them."""
    return {
        code: KnownFigure(text=text, is_nothing=is_nothing, number=number, is_kept=True)
        for code, (text, is_nothing, number) in plain.items()
    }


def _told(tellers: Iterable[Teller], scope: ReportScope) -> Told:
    return {code: one for tell in tellers for code, one in tell(scope).items()}


def _part(org_id: str, plain: Mapping[str, object], told: Told) -> Part:
    names = packed_lines({code: plain_lines(one.names) for code, one in told.items()})
    return Part(org_id=org_id, told=json.dumps(plain, ensure_ascii=False), names=names)


def _added_up(parts: Iterable[Part]) -> Told:
    numbers: dict[str, int] = defaultdict(int)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for plain in plain_told(parts):
        for code, told in plain.items():
            if code in SAID:
                tallies[code].update(told)
            else:
                numbers[code] += told
    found = {code: numbered(number) for code, number in numbers.items()}
    found |= {code: tallied(SAID[code], tally, ()) for code, tally in tallies.items()}
    return only_rated({code: replace(one, is_kept=True) for code, one in found.items()})
