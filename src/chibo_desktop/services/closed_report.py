"""The office's report of a closed period: every figure, list and share as it was closed.

The picture keeps what its page shows; a report says more, with names of its own. It is kept beside
the picture, under the closing's id, so that an earlier closing, which has none, opens as before.
"""

import json
from collections.abc import Collection, Mapping, Sequence
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
from chibo_desktop.storage.picture import (
    WHOLE,
    ClosedPart,
    closed_names,
    closed_told,
    keep_closed,
    kept_as_closed,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedReport:
    """What a report said when its period was closed; its names are read when they are asked for.

    `nodes` are those whose parts made it, `places` what units and branches were called then.
    """

    unit: Unit
    closing: PeriodClosing
    figures: Told
    nodes: Collection[str]
    places: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, unit: Unit, closing: PeriodClosing) -> Self | None:
        """What was kept with a closing; None of one that kept only the picture."""
        told = closed_told(unit.connection, *_kept_under(closing))
        if WHOLE not in told:
            return None
        plain: Mapping[str, Any] = json.loads(told[WHOLE].told)
        return cls(
            unit=unit,
            closing=closing,
            figures=read_figures(plain["figures"]),
            nodes=told.keys(),
            places={(org_id, branch): name for org_id, branch, name in plain["places"]},
        )

    def lines(self, code: str) -> list[NameLine]:
        """The names of a figure, as the report opened them."""
        return opened_lines(self._names(self.nodes), self.places, code)

    def changes(self, codes: Sequence[str], now: Told, report: OfficeReport) -> list[FigureChange]:
        """How some figures, and the names behind them, differ from what stands now."""
        moved = {*self.nodes, *report.nodes}
        for name in report.kept_under:
            moved -= kept_as_closed(self.unit.connection, *_kept_under(self.closing), name)
        before, after = (
            _by_identity(names, codes) for names in (self._names(moved), report.names(moved))
        )
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

    def _names(self, org_ids: Collection[str]) -> dict[str, bytes]:
        return closed_names(self.unit.connection, *_kept_under(self.closing), org_ids)


def keep_report(
    unit: Unit, closing: PeriodClosing, today: date, progress: Progress
) -> list[ClosedPart]:
    """Keep what the report of a period says now; what is missing of it is counted first."""
    period = ReportPeriod.parse(closing.period)
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
    keep_closed(unit.connection, *_kept_under(closing), parts)
    return parts


def _by_identity(
    names: Mapping[str, bytes], codes: Sequence[str]
) -> dict[str, dict[tuple[str, str, str], NameLine]]:
    found: dict[str, dict[tuple[str, str, str], NameLine]] = {code: {} for code in codes}
    for packed in names.values():
        for code, lines in lines_of(packed, codes).items():
            found[code].update((one.identity, one) for one in lines if one.is_counted)
    return found


def _kept_under(closing: PeriodClosing) -> tuple[str, int]:
    return f"report/{closing.id}", closing.number or 0
