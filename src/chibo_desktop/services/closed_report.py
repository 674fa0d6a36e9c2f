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
from chibo_desktop.storage.journal_cut import Reach, cut_back, reach_of
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import (
    WHOLE,
    ClosedPart,
    closed_names,
    closed_parts,
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

    def cut_back(self, known: Collection[str]) -> None:
        """Let the rows of all but `known`, which are cut back already, be what they were.

        Only to be looked at: the caller rolls back.
        """
        connection = self.unit.connection
        parts = closed_parts(connection, *_kept_under(self.closing))
        reaches = {one.org_id: one.vector for one in parts if one.vector}
        for org_id in set(nodes_with_rows(connection)) - set(known):
            vector = reaches.get(org_id)
            cut_back(connection, org_id, Reach.from_text(vector) if vector else Reach(vector={}))

    def differing(self, progress: Progress) -> list[str]:
        """Whose figures or names come out otherwise when the rows that stand are counted anew."""
        report = _report(self.unit, self.closing, self.closing.closed_on)
        now = report.figures(progress)
        before, after = self._names(self.nodes), report.names(self.nodes)
        found = [
            org_id
            for org_id in self.nodes
            if before.get(org_id) != after.get(org_id)
            and lines_of(before.get(org_id, b""), self.figures)
            != lines_of(after.get(org_id, b""), self.figures)
        ]
        is_same = all(
            code in now and now[code].text == one.text for code, one in self.figures.items()
        )
        return found if is_same else [*found, WHOLE]

    def _names(self, org_ids: Collection[str]) -> dict[str, bytes]:
        return closed_names(self.unit.connection, *_kept_under(self.closing), org_ids)


def keep_report(
    unit: Unit, closing: PeriodClosing, today: date, known: Collection[str], progress: Progress
) -> list[ClosedPart]:
    """Keep what the report of a period says now; what is missing of it is counted first.

    `known` are those of whom is kept elsewhere how far their journals reach: of others it is here.
    """
    report = _report(unit, closing, today)
    figures = report.figures(progress)
    places = [(*place, name) for place, name in sorted(report.scope.places.items())]
    told = {"figures": plain_figures(figures), "places": places}
    parts = [
        ClosedPart(
            org_id=org_id,
            told=json.dumps(told, ensure_ascii=False) if org_id == WHOLE else "",
            names=names,
            vector="" if org_id in known else reach_of(unit.connection, org_id).to_text(),
            state_hash="",
            reach=0,
        )
        for org_id, names in sorted(report.names().items())
    ]
    keep_closed(unit.connection, *_kept_under(closing), parts)
    return parts


def _report(unit: Unit, closing: PeriodClosing, today: date | None) -> OfficeReport:
    period = ReportPeriod.parse(closing.period)
    key = ReportKey(org_id=unit.author.org_id, branch_id="", period=period)
    return OfficeReport(scope=ReportScope(unit=unit, key=key, today=today or period.last_day))


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
