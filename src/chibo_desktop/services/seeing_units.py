"""The distribution of ratings over the units of an office in one month, kept by unit.

A chart has room for so many columns; of more units each column stands for several that follow one
another in the table, which names them all.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.kept_parts import Keeping, is_most
from chibo_desktop.services.packed_lines import PlainLine, lines_of_units, packed_lines
from chibo_desktop.services.period_closings import live_note
from chibo_desktop.services.seeing_branch import (
    UNRATED,
    distribution_chart,
    distribution_columns,
    distribution_row,
)
from chibo_desktop.services.seen import Seen
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.evaluations import ClosedStanding, closed_standings
from chibo_desktop.storage.member_lines import unit_names
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import Part, plain_told
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.seeing import NOTHING_SENT, NUMBERS_BELOW, several_units_text

MOST_COLUMNS = 40  # of one unit each, as many as have room for their figures
_GROUPS = 12  # with room for “1837–2000” below each


def unit_distribution(unit: Unit, period: Month, progress: Progress = unwatched) -> Seen:
    """Each unit's closed ratings of a month, in the order of names.

    `progress` may stop what has to be counted by raising.
    """
    counts = _counts(unit, period, progress)
    title = f"Phân bố xếp loại theo đơn vị {month_text(period)}"
    if not counts:
        return Seen(title=title, empty=NOTHING_SENT)
    names = unit_names(unit.connection)
    order = sorted(counts, key=lambda org_id: names.get(org_id, ""))
    columns = columns_of(order)
    together = [(label, _together(counts, units), label) for label, units in columns.items()]
    size = max(map(len, columns.values()))
    opens = {**{org_id: (org_id,) for org_id in order}, **columns}
    note = live_note(unit, ReportPeriod.of(PeriodKind.MONTH, period.first_day))

    def read(unit: Unit, key: str) -> list[NameLine]:
        """The names behind a layer of a column, or behind all of a unit's."""
        column, _, layer = key.partition("/")
        codes = (layer,) if layer else tuple(counts[column])
        found = lines_of_units(unit, _keeping(period).name, codes, opens[column])
        return [line for code in codes for line in found[code]]

    return Seen(
        title=title,
        chart=distribution_chart(together),
        columns=distribution_columns("Đơn vị", 44),
        rows=tuple(
            distribution_row(f"{number}. {names.get(org_id, '')}", counts[org_id])
            for number, org_id in enumerate(order, start=1)
        ),
        keys=tuple(order),
        sentences=tuple(
            filter(None, (NUMBERS_BELOW if size == 1 else several_units_text(size), note))
        ),
        read=read,
    )


def columns_of(units: Sequence[str]) -> dict[str, Sequence[str]]:
    """The columns of a chart and the units each stands for, named by their places: 7, or 7–12."""
    size = 1 if len(units) <= MOST_COLUMNS else -(-len(units) // _GROUPS)
    groups = (units[first : first + size] for first in range(0, len(units), size))
    return {_numbers(place * size, group): group for place, group in enumerate(groups)}


def _numbers(first: int, units: Sequence[str]) -> str:
    last = first + len(units)
    return str(last) if len(units) == 1 else f"{first + 1}–{last}"


def _together(counts: Mapping[str, Mapping[str, int]], units: Sequence[str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for org_id in units:
        found.update(counts[org_id])
    return dict(found)


def _keeping(period: Month) -> Keeping:
    return Keeping(name=f"ratings/{period}", until="")


def _counts(unit: Unit, period: Month, progress: Progress) -> dict[str, dict[str, int]]:
    """How many stand at which rating, of each unit that closed a round with somebody rated."""
    nodes = nodes_with_rows(unit.connection)

    def make(stale: Sequence[str]) -> Iterator[Part]:
        found: dict[str, list[ClosedStanding]] = defaultdict(list)
        asked = ("",) if is_most(stale, nodes) else stale
        for org_id in asked:
            for one in closed_standings(unit.connection, period, org_id=org_id):
                found[one.org_id].append(one)
        for org_id in stale:
            yield _part(org_id, found[org_id])

    parts = _keeping(period).fresh(unit, nodes, make, progress)
    told = plain_told(parts.values())
    return {org_id: plain for org_id, plain in zip(parts, told, strict=True) if plain}


def _part(org_id: str, standings: Sequence[ClosedStanding]) -> Part:
    lines: dict[str, list[PlainLine]] = defaultdict(list)
    for one in standings:
        if not one.not_rated:
            lines[one.rating or UNRATED].append(("", one.full_name, one.branch_id, "", True))
    counts = {code: len(own) for code, own in lines.items()}
    return Part(org_id=org_id, told=json.dumps(counts), names=packed_lines(lines))
