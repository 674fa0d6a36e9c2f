"""The office's report of a closed period: every figure, list and share as it was closed.

The picture keeps what its page shows; a report says more, with names of its own. It is kept beside
the picture, under the closing's id, so that an earlier closing, which has none, opens as before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.closing import PeriodClosing
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.work_reports.issued import FigureChange
from chibo_desktop.services.office_report import (
    OfficeReport,
    opened_lines,
    plain_figures,
    read_figures,
)
from chibo_desktop.services.packed_lines import lines_of
from chibo_desktop.services.watched import Progress
from chibo_desktop.services.work_report_scope import ReportKey, ReportScope, Told
from chibo_desktop.storage.picture import WHOLE, ClosedPart, closed_parts, keep_closed
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedReport:
    """What a report said when its period was closed. `names` are packed, by unit.

    `places` are what units and branches were called then.
    """

    figures: Told
    names: Mapping[str, bytes]
    places: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, unit: Unit, closing: PeriodClosing) -> Self | None:
        """What was kept with a closing; None of one that kept only the picture."""
        parts = closed_parts(unit.connection, _key(closing.id), closing.number or 0)
        names = {one.org_id: one.names for one in parts}
        for one in parts:
            if one.org_id == WHOLE:
                plain: Mapping[str, Any] = json.loads(one.told)
                places = {(org_id, branch): name for org_id, branch, name in plain["places"]}
                return cls(figures=read_figures(plain["figures"]), names=names, places=places)
        return None

    def lines(self, code: str) -> list[NameLine]:
        """The names of a figure, as the report opened them."""
        return opened_lines(self.names, self.places, code)

    def changes(
        self, codes: Sequence[str], now: Told, names: Mapping[str, bytes]
    ) -> list[FigureChange]:
        """How some figures, and the names behind them, differ from what stands now."""
        moved = [
            org_id for org_id in {**self.names, **names} if _differs(org_id, self.names, names)
        ]
        before, after = (_by_identity(one, moved, codes) for one in (self.names, names))
        changes = (
            FigureChange(
                code=code,
                before=self.figures[code].text if code in self.figures else "",
                now=now[code].text if code in now else "",
                came=tuple(one for key, one in after[code].items() if key not in before[code]),
                went=tuple(one for key, one in before[code].items() if key not in after[code]),
            )
            for code in codes
        )
        return [one for one in changes if one.before != one.now or one.came or one.went]


def keep_report(
    unit: Unit,
    closing_id: str,
    number: int,
    period: ReportPeriod,
    today: date,
    progress: Progress,
) -> list[ClosedPart]:
    """Keep what the report of a period says now; what is missing of it is counted first."""
    key = ReportKey(org_id=unit.author.org_id, branch_id="", period=period)
    report = OfficeReport(scope=ReportScope(unit=unit, key=key, today=today))
    figures = report.figures(progress)
    places = [(*place, name) for place, name in sorted(report.scope.places.items())]
    told = {"figures": plain_figures(figures), "places": places}
    parts = [
        ClosedPart(
            org_id=org_id,
            told=json.dumps(told, ensure_ascii=False) if org_id == WHOLE else "",
            names=names,
            vector="",
            state_hash="",
            reach=0,
        )
        for org_id, names in sorted(report.names().items())
    ]
    keep_closed(unit.connection, _key(closing_id), number, parts)
    return parts


def _differs(org_id: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool:
    return before.get(org_id, b"") != after.get(org_id, b"")


def _by_identity(
    names: Mapping[str, bytes], org_ids: Sequence[str], codes: Sequence[str]
) -> dict[str, dict[tuple[str, str, str], NameLine]]:
    found: dict[str, dict[tuple[str, str, str], NameLine]] = {code: {} for code in codes}
    for org_id in org_ids:
        for code, lines in lines_of(names.get(org_id, b""), codes).items():
            found[code].update((one.identity, one) for one in lines if one.is_counted)
    return found


def _key(closing_id: str) -> str:
    return f"report/{closing_id}"
