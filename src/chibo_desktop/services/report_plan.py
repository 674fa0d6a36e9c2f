"""What the report of a month would carry, before it is written."""

from dataclasses import dataclass, field

from chibo_desktop.domain.checklist import CheckLine
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.bundle_checklist import checklist
from chibo_desktop.services.forwarding import fresh_below, nodes_below, unsent_below
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.reports import reach_of
from chibo_desktop.services.scan_travel import ScanPlan, plan_scans
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.exchange_log import Sent, sent_to
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import entries_since, live_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What a report would contain, and what still keeps it from being whole."""

    period: Month
    office_name: str
    member_count: int
    unsent_changes: int
    closed_branches: tuple[str, ...]
    open_branches: tuple[str, ...]
    last_sent: Sent | None
    forwarded_units: int = 0  # units below with something the office above has not said it has
    lines: tuple[CheckLine, ...] = ()
    scans: ScanPlan = field(default_factory=ScanPlan)

    @property
    def is_whole(self) -> bool:
        """True when every branch has closed the month."""
        return not self.open_branches


def plan_report(unit: Unit, period: Month) -> ReportPlan:
    """What the report of a month would carry. Raises DomainError: office-unknown."""
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    rounds = {one.branch_id: one for one in rounds_of(unit.connection, period=period)}
    closed: list[str] = []
    still_open: list[str] = []
    for branch in unit.all(Branch):
        one = rounds.get(branch.id)
        is_closed = one is not None and one.state == RoundState.CLOSED
        (closed if is_closed else still_open).append(branch.name)
    known = sent_to(unit.connection, office.node_id, Kind.REPORT)
    return ReportPlan(
        period=period,
        office_name=office.name,
        member_count=sum(
            live_counts(unit.connection, node).get("member", 0)
            for node in (unit.author.org_id, *nodes_below(unit))
        ),
        unsent_changes=len(
            entries_since(unit.connection, unit.author.org_id, reach_of(known[0]) if known else {})
        )
        + unsent_below(unit),
        closed_branches=tuple(closed),
        open_branches=tuple(still_open),
        last_sent=known[0] if known else None,
        forwarded_units=len(fresh_below(unit)),
        lines=checklist(unit, period, unit.now.date()),
        scans=plan_scans(unit),
    )
