"""An office that has merged nothing yet, and of each unit a bundle of its year and of a month."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.bootstrap import practice_surroundings
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.bundle_checks import check_bundle, keys_of
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.practice_clock import PracticeClock
from chibo_desktop.services.practice_enrolment import LIGHT, enrol_unit, found_office
from chibo_desktop.services.practice_plan import practice_months, practice_plan
from chibo_desktop.services.practice_year import live_month
from chibo_desktop.services.receipts import Outcome
from chibo_desktop.services.receiving import DroppedFile, receive_drop
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Session
from chibo_desktop.services.watched import unwatched
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.vectors import version_vector

PASSWORD = "tapduot2026"  # noqa: S105 - of invented people


@dataclass(frozen=True, slots=True)
class Year:
    """The office's file before the first merge, and file name → bytes of the bundles.

    `bundles` are of the year but for its last month, `month` of that month, after the office had
    acknowledged the others.
    """

    office: Path
    bundles: dict[str, bytes]
    month: dict[str, bytes]


def make_year(folder: Path) -> Year:
    """Live the practice year in 37 files, seal all but its last month at once, then that month."""
    plan, clock, around = practice_plan(), PracticeClock(), practice_surroundings()
    path = folder / "office.chibo"
    office, ids = found_office(path, PASSWORD, around, clock, 2026, units=plan.units, cost=LIGHT)
    bundles: dict[str, bytes] = {}
    month: dict[str, bytes] = {}
    *earlier, last = practice_months()
    for one in plan.units:
        file = folder / f"{one.code}.chibo"
        living = enrol_unit(
            office, ids[one.code], one, file, PASSWORD, around, clock, 2026, cost=LIGHT
        )
        for each in earlier:
            live_month(living, each)
        with living.session.unit() as unit:
            bundles[f"{one.code}.cbb"] = seal_report(unit, earlier[-1])[1]
            reach = plain_vector(version_vector(unit.connection, unit.author.org_id))
            write_meta(unit.connection, "acknowledged-vector", json.dumps(reach))
        live_month(living, last)
        with living.session.unit() as unit:
            month[f"{one.code}.cbb"] = seal_report(unit, last)[1]
        living.session.close()
    office.close()
    return Year(path, bundles, month)


def receive_all(session: Session, bundles: dict[str, bytes]) -> None:
    """The whole way of each file: unseal, verify, check, merge, note. Raises RuntimeError."""
    for name, data in bundles.items():
        receipt = receive_one(session, data, name, merge=True)
        if receipt.outcome is not Outcome.MERGED:
            raise RuntimeError(f"{name}: {receipt.outcome} {receipt.problem}")


def put_down(folder: Path, bundles: dict[str, bytes]) -> list[Path]:
    """The bundles as files of a new folder."""
    folder.mkdir()
    for name, data in bundles.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def receive_files(session: Session, files: Sequence[Path]) -> None:
    """The same as one drop, as the inbox does it. Raises RuntimeError."""
    done: list[DroppedFile] = []
    receive_drop(session, files, unwatched, done)
    for one in done:
        if one.receipt.outcome is not Outcome.MERGED:
            raise RuntimeError(f"{one.path.name}: {one.receipt.outcome} {one.receipt.problem}")


def carried(session: Session, bundles: dict[str, bytes]) -> list[list[tuple[bytes, bytes]]]:
    """The entries of each bundle as bytes, opened and verified."""
    found = []
    with session.unit() as unit:
        for data in bundles.values():
            opened = receive(
                data,
                identities=[node_keys(unit).identity],
                find_sender=lambda code: keys_of(unit, code),
                own_code=own_code(unit),
            )
            if isinstance(opened, Registration):
                raise TypeError("a report was expected")
            entries = check_bundle(unit, opened).entries
            found.append([(one.header, one.payload) for one in entries])
    return found
