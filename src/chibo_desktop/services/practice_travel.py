"""What of the exchange the practice office shows in the middle: a scan that came, a drop begun."""

import tempfile
from pathlib import Path

from chibo_desktop.domain.period import Month
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.services.inbox_drops import begin_drop
from chibo_desktop.services.practice_papers import keep_one_scan
from chibo_desktop.services.reports import seal_parts, seal_report
from chibo_desktop.services.scan_travel import plan_scans
from chibo_desktop.services.session import Session

__all__ = ["keep_one_scan", "leave_in_the_inbox", "report_with_scans"]


def report_with_scans(session: Session, month: Month) -> tuple[str, bytes]:
    """A unit's bundle of a month with the scans that the office lacks: its number and its bytes."""
    with session.unit() as unit:
        (part,) = seal_parts(unit, month, plan_scans(unit))
    return f"{part.envelope.seq:04}", part.data


def leave_in_the_inbox(office: Session, one: Session, month: Month) -> None:
    """Let a late bundle lie in the inbox: copied and looked at, and not yet received."""
    with one.unit() as unit:
        envelope, data, _ = seal_report(unit, month)
    with tempfile.TemporaryDirectory() as stick:
        path = Path(stick) / bundle_file_name(envelope)
        path.write_bytes(data)
        begin_drop(office, [path], _quietly)


def _quietly(_done: int, _total: int, _text: str) -> None:
    return
