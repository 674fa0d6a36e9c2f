"""The tables of statistics over all units of an office: a unit's share is kept, as its figures are.

What they count depends on the journal of the unit and on the period alone, not on the day. A share
is a list of numbers in the order of the form, which are added up, and the names of each, which are
read when somebody looks at them.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.statistics_form import StatisticsForm
from chibo_desktop.services.headcounts import (
    HeadcountTable,
    load_headcount,
)
from chibo_desktop.services.kept_parts import Keeping
from chibo_desktop.services.listed_people import Scope, people_by_unit
from chibo_desktop.services.packed_lines import (
    lines_of_units,
    packed_lines,
)
from chibo_desktop.services.period_closings import live_note
from chibo_desktop.services.statistics import (
    StatisticsTable,
    counted,
    fields_of,
    is_of_units,
    load_statistics,
)
from chibo_desktop.services.statistics_forms import statistics_form
from chibo_desktop.services.statistics_shares import (
    APART,
    BEFORE,
    DOUBTS,
    headcount_share,
    headcount_table,
    sections_share,
    sections_table,
)
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.member_lines import unit_names
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import Part, plain_told
from chibo_desktop.storage.standing_rows import rows_of_nodes
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.statistics import HEADCOUNT

Table = HeadcountTable | StatisticsTable


def load_table(
    unit: Unit, form: str, period: ReportPeriod, scope: Scope, progress: Progress = unwatched
) -> Table:
    """A table of a scope; over all units of an office without its names.

    `progress` may stop it by raising. Raises KeyError for a form that is not there.
    """
    if is_of_units(unit, scope):
        chosen = statistics_form(form, period.last_day)
        note = " ".join(filter(None, (chosen.note, live_note(unit, period))))
        chosen = replace(chosen, note=note)
        return OfficeTable(unit=unit, form=chosen, period=period).load(progress)
    if form == HEADCOUNT:
        return load_headcount(unit, period, scope, progress)
    return load_statistics(unit, form, period, scope, progress)


def table_names(unit: Unit, table: Table, key: str, *, before: bool = False) -> list[NameLine]:
    """The names of a line of a table over all units, now or a year before."""
    key = key + BEFORE if before else key
    return OfficeTable(unit=unit, form=table.form, period=table.period).names([key])[key]


def apart_names(unit: Unit, table: HeadcountTable) -> list[NameLine]:
    """In which names list and events disagree, then those counted with a doubt."""
    if not table.is_kept:
        return [*table.apart, *table.doubts]
    office = OfficeTable(unit=unit, form=table.form, period=table.period)
    found = office.names([APART, DOUBTS])
    return [*found[APART], *found[DOUBTS]]


def with_names(unit: Unit, table: Table) -> Table:
    """The same table with all its names, and with each line by unit: for the workbook."""
    if not table.is_kept:
        return table
    return OfficeTable(unit=unit, form=table.form, period=table.period).named(table)


@dataclass(frozen=True, kw_only=True)
class OfficeTable:
    """One table of an office, of its units' shares."""

    unit: Unit
    form: StatisticsForm
    period: ReportPeriod

    def load(self, progress: Progress) -> Table:
        """The table without names. `progress` may stop what has to be counted by raising."""
        told = self._told(progress)
        sums = [sum(column) for column in zip(*told.values(), strict=True)]
        make = headcount_table if self._is_headcount else sections_table
        table: Table = make(self.form, self.period, sums)
        return table

    def names(self, keys: Collection[str]) -> dict[str, list[NameLine]]:
        """The names behind some figures, by key, in the order of the units."""
        return lines_of_units(self.unit, self._keeping.name, keys)

    def named(self, table: Table) -> Table:
        """A table with its names; of sections also with its lines by unit."""
        keys = [key for line in table.lines for key in (line.key, line.key + BEFORE)]
        names = self.names([*keys, APART, DOUBTS])
        if isinstance(table, HeadcountTable):
            return replace(
                table,
                lines=tuple(
                    replace(
                        line,
                        names=tuple(names[line.key]),
                        names_before=tuple(names[line.key + BEFORE]),
                    )
                    for line in table.lines
                ),
                apart=tuple(names[APART]),
                doubts=tuple(names[DOUBTS]),
            )
        told = self._told(unwatched)
        known = unit_names(self.unit.connection)
        lines = tuple(
            replace(
                line,
                names=tuple(names[line.key]),
                names_before=tuple(names[line.key + BEFORE]),
                by_unit={
                    org_id: own[int(line.key)]
                    for org_id, own in told.items()
                    if line.average is None and own[int(line.key)]
                },
            )
            for line in table.lines
        )
        used = {key for line in lines for key in line.by_unit}
        units = {key: name for key, name in known.items() if key in used}
        return replace(table, lines=lines, units=units)

    @property
    def _is_headcount(self) -> bool:
        return self.form.form == HEADCOUNT

    @property
    def _keeping(self) -> Keeping:
        return Keeping(name=f"statistics/{self.form.id}/{self.period}", until="")

    @cached_property
    def _nodes(self) -> Sequence[str]:
        return nodes_with_rows(self.unit.connection)

    def _told(self, progress: Progress) -> dict[str, list[int]]:
        parts = self._keeping.fresh(self.unit, self._nodes, self._made, progress)
        told = plain_told(parts.values())
        return dict(zip(parts, told, strict=True))

    def _made(self, stale: Sequence[str]) -> Iterator[Part]:
        connection = self.unit.connection
        fields = () if self._is_headcount else fields_of(self.form)
        rows: dict[str, list[Discipline]] = defaultdict(list)
        for row in () if self._is_headcount else rows_of_nodes(connection, Discipline, stale):
            rows[row.org_id].append(row)
        for org_id, people in people_by_unit(self.unit, stale, fields):
            if self._is_headcount:
                numbers, names = headcount_share(self.form, self.period, people)
            else:
                sections = counted(self.form, self.period, people, rows[org_id])
                numbers, names = sections_share(*sections)
            yield Part(
                org_id=org_id,
                told=json.dumps(numbers, separators=(",", ":")),
                names=packed_lines(names),
            )
