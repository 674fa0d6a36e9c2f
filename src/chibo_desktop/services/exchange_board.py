"""What a unit sees of its exchange with the office: connected or not, what is sent, what is there.

"Đã ghi" is never shown as "đã nhận": only the office's own acknowledgement says so
(protocol.md §3.11).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import types_sent_down
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.directives_received import received_directives
from chibo_desktop.services.enrolment import fingerprint_of
from chibo_desktop.services.forwarding import unacknowledged_below
from chibo_desktop.services.known_gap import KnownGap, known_gap
from chibo_desktop.services.node_keys import own_fingerprint
from chibo_desktop.services.office_link import code_for_office, office_of
from chibo_desktop.services.office_trust import known_keyset
from chibo_desktop.services.report_plan import ReportPlan, plan_report
from chibo_desktop.services.reports import acknowledged_vector
from chibo_desktop.services.rotations import own_key_confirmed_at
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.exchange_log import Received, Sent, sent_to
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import entries_since, live_counts, reaches

__all__ = ["ExchangeBoard", "Received", "Sent", "load_exchange"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeBoard:
    """The state of the exchange. Before an invitation is accepted only the unit is known."""

    unit_name: str
    unit_code: str
    plan: ReportPlan | None = None
    fingerprint: str = ""
    key_confirmed_at: str = ""  # a day; empty while the office has not confirmed the present key
    keyset: int = 0  # number of the office's key set; 0: it has no roots
    office_fingerprint: str = ""
    sent: tuple[Sent, ...] = ()
    months: tuple[Month, ...] = ()
    acknowledged_period: str = ""
    acknowledged_at: str = ""
    unacknowledged: int = 0  # entries that the office has not said it has
    directives: tuple[Received, ...] = ()  # those that count here, the newest first
    gap: KnownGap | None = None  # what this file knows that it lacks of its own journal
    streams: int = 1  # how many computers' journals it has
    office_rows: tuple[tuple[str, int], ...] = ()  # label of a type, how many of the office's stand

    @property
    def is_connected(self) -> bool:
        """True once an invitation was accepted."""
        return self.plan is not None


def load_exchange(unit: Unit, month: Month | None, today: date) -> ExchangeBoard:
    """The board for the report of one month; without a month, of the newest that is closed."""
    workplace = unit.get(Workplace, unit.author.org_id)
    name = workplace.name if workplace else ""
    office = office_of(unit)
    if office is None:
        return ExchangeBoard(unit_name=name, unit_code=code_for_office(unit))
    connection, keyset = unit.connection, known_keyset(unit)
    rounds = [(one.period, one.state) for one in rounds_of(connection) if one.period is not None]
    closed = [period for period, state in rounds if state == RoundState.CLOSED]
    chosen = month or max(closed, default=Month.of(today))
    return ExchangeBoard(
        unit_name=name,
        unit_code=code_for_office(unit),
        plan=plan_report(unit, chosen),
        fingerprint=own_fingerprint(unit),
        key_confirmed_at=own_key_confirmed_at(unit),
        keyset=keyset.version if keyset else 0,
        office_fingerprint=keyset.fingerprint if keyset else fingerprint_of(office),
        sent=tuple(sent_to(connection, office.node_id, Kind.REPORT)),
        months=tuple(sorted({chosen, *(period for period, _ in rounds)}, reverse=True)),
        acknowledged_period=read_meta(connection, "acknowledged-period"),
        acknowledged_at=read_meta(connection, "acknowledged-at"),
        unacknowledged=len(entries_since(connection, unit.author.org_id, acknowledged_vector(unit)))
        + unacknowledged_below(unit),
        directives=tuple(received_directives(unit)),
        gap=known_gap(unit),
        streams=len(reaches(connection, unit.author.org_id)),
        office_rows=tuple(_office_rows(unit, office.node_id)),
    )


def _office_rows(unit: Unit, office_id: str) -> Iterator[tuple[str, int]]:
    counts = live_counts(unit.connection, office_id)
    for kind in types_sent_down():
        if counts[kind.name]:
            yield kind.label, counts[kind.name]
