"""An office of thousands of units, written as plain rows: what its pages have to read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.invented_members import surroundings
from chibo_desktop import VERSION
from chibo_desktop.domain.evaluation import evaluation_id, round_id
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.directive_states import DirectiveStates
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.picture_parts import PartMaker, picture_nodes
from chibo_desktop.services.session import NewWorkplace, Session, create_file
from chibo_desktop.storage.exchange_log import Sent
from chibo_desktop.storage.key_tables import node_key
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.picture import WHOLE, keep_parts
from chibo_desktop.storage.tables import (
    DERIVED,
    RECORD_TABLES,
    entry,
    month_arrival,
    received,
    sent,
)

YEAR, MONTHS = 2026, range(1, 13)
MEASURED = Month(YEAR, 10)
TODAY = date(YEAR, 11, 23)
PERIOD = ReportPeriod(PeriodKind.MONTH, MEASURED.year, MEASURED.number)
MEMBERS = 25
PASSWORD = "matkhau1234"  # noqa: S105 - of invented data
_AT_ONCE = 100  # units written together
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi", "Hoàng")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Oanh")


def wide_office(folder: Path, units: int) -> Session:
    """Units of 25 members, twelve months of arrivals each, one month's closed rounds.

    The figures of that month are there too: one unit's, counted, stand for those of all.
    """
    session = create_file(
        folder / f"office-{units}.chibo",
        PASSWORD,
        NewWorkplace(name="Đảng ủy Thử", kind=WorkplaceKind.HEADQUARTERS),
        surroundings(),
        cost=KeyCost(memory_kib=64, passes=1, lanes=1),
    )
    criteria = next(one for one in criteria_sets() if one.id == "thang-vi-du")
    plain_set = json.dumps(criteria.to_plain(), ensure_ascii=False)
    for first in range(0, units, _AT_ONCE):
        tables: dict[Any, list[dict[str, Any]]] = {}
        for number in range(first, min(first + _AT_ONCE, units)):
            rows = _Rows(session.author.org_id, number, plain_set)
            for table, lines in rows.all().items():
                tables.setdefault(table, []).extend(lines)
        with session.unit() as unit:
            for table, lines in tables.items():
                unit.connection.execute(insert(table), lines)
    _keep_figures(session)
    _note_directives(session)
    return session


def _keep_figures(session: Session) -> None:
    with session.unit() as unit:
        nodes = list(picture_nodes(unit, PERIOD))
        maker = PartMaker(unit=unit, period=PERIOD, today=TODAY)
        others = [node for node in nodes if node in (WHOLE, unit.author.org_id)]
        units = [node for node in nodes if node not in others]
        one = maker.make(units[0])
        parts = [replace(one, org_id=node) for node in units] + [
            maker.make(node) for node in others
        ]
        keep_parts(unit.connection, str(PERIOD), maker.until, VERSION, parts)


def _note_directives(session: Session) -> None:
    """Every unit was written a directive and has it."""
    with session.unit() as unit:
        states = DirectiveStates(unit)
        nodes = [one.node_id for one in own_units(unit)]
        unit.connection.execute(insert(sent), [asdict(_directive(node, states)) for node in nodes])


def _directive(node: str, states: DirectiveStates) -> Sent:
    noted = {"state": states.state_of(node), "brief": states.of(node).brief}
    return Sent(
        bundle_id=f"{node}-directive",
        node_id=node,
        kind=Kind.DIRECTIVE,
        seq=1,
        period=str(MEASURED),
        written_at=f"{TODAY}T08:00:00",
        digest=b"d" * 32,
        file_name="chi-dao.cbb",
        vector=json.dumps(noted),
        acknowledged_at=f"{TODAY}T09:00:00",
    )


class _Rows:
    def __init__(self, office: str, number: int, criteria: str) -> None:
        self._office, self._number, self._criteria = office, number, criteria
        self.node = f"{number:08}-0000-7000-8000-000000000001"
        self.branch = f"{number:08}-0000-7000-8000-000000000002"
        self.stream = f"{number:08}-0000-7000-8000-000000000003"

    def all(self) -> dict[Any, list[dict[str, Any]]]:
        """Every row of a unit, by table."""
        name = f"Chi bộ {self._number + 1}"
        code = f"CB{self._number + 1:04}"
        unit = {"name": name, "code": code, "kind": "branch"}
        tree = {**unit, "node_id": self.node, "joined_on": f"{YEAR}-01-01"}
        people = [self._person(place) for place in range(MEMBERS)]
        one = round_id(self.branch, MEASURED)
        closed = {
            "branch_id": self.branch,
            "period": str(MEASURED),
            "span": "month",
            "criteria": self._criteria,
            "state": "closed",
            "closed_on": MEASURED.last_day.isoformat(),
        }
        return {
            RECORD_TABLES["subordinate"]: [_row("subordinate", f"s-{code}", self._office, tree)],
            RECORD_TABLES["workplace"]: [_row("workplace", self.node, self.node, unit)],
            RECORD_TABLES["branch"]: [_row("branch", self.branch, self.node, {"name": name})],
            RECORD_TABLES["member"]: people,
            RECORD_TABLES["round"]: [_row("round", one, self.node, closed)],
            RECORD_TABLES["evaluation"]: [
                self._evaluation(one, place, person) for place, person in enumerate(people)
            ],
            node_key: [self._sender(code, name)],
            entry: [self._entry(seq) for seq in range(1, len(MONTHS) + 1)],
            received: [self._received(Month(YEAR, month)) for month in MONTHS],
            month_arrival: [self._arrival(Month(YEAR, month)) for month in MONTHS],
        }

    def _person(self, place: int) -> dict[str, Any]:
        name = f"{_FAMILY[place % 8]} Văn {_GIVEN[(place + self._number) % 10]}"
        values = {
            "full_name": name,
            "branch_id": self.branch,
            "activity_status": "active",
            "gender": "female" if place % 3 else "male",
            "admitted_on": "2010-02-03",
            "confirmed_on": "2011-02-03",
            "identity_number": f"{self._number:06}{place:06}",
        }
        return _row("member", f"{self._number:08}-m{place:02}", self.node, values)

    def _evaluation(self, one: str, place: int, person: Mapping[str, Any]) -> dict[str, Any]:
        rating = Rating.EXCELLENT if place < 6 else Rating.GOOD
        values = {
            "round_id": one,
            "member_id": person["id"],
            "full_name": person["full_name"],
            "final_total": "91",
            "final_rating": rating.value,
            "not_rated": "",
        }
        return _row("evaluation", evaluation_id(one, str(person["id"])), self.node, values)

    def _hash(self, seq: int) -> bytes:
        return hashlib.sha256(f"{self.node}/{seq}".encode()).digest()

    def _entry(self, seq: int) -> dict[str, Any]:
        """A row of the journal: what counts the streams of all units reads no more than this."""
        place = {"stream": self.stream, "seq": seq, "org_id": self.node}
        return {
            **place,
            "hash": self._hash(seq),
            "type": "round",
            "act": "round.close",
            "batch": "",
            "ms": 0,
            "count": 0,
            "standing": "accepted",
            "bundle_id": f"{self.node}-{Month(YEAR, seq)}",
            "header": b"{}",
            "payload": b"{}",
        }

    def _sender(self, code: str, name: str) -> dict[str, Any]:
        return {
            "node_id": self.node,
            "code": code,
            "name": name,
            "signing_key": b"k" * 32,
            "recipient": "age1thu",
            "trust": "confirmed",
            "registered_at": f"{YEAR}-01-02",
            "letter": "",
            "trusted_to": "",
            "changed_at": "",
        }

    def _received(self, month: Month) -> dict[str, Any]:
        day = month.deadline(3).isoformat()
        return {
            "bundle_id": f"{self.node}-{month}",
            "digest": b"d" * 32,
            "node_id": self.node,
            "kind": "report",
            "seq": month.number,
            "period": str(month),
            "written_at": f"{day}T08:00:00",
            "received_at": f"{day}T09:00:00",
            "file_name": f"{month}.cbb",
            "outcome": "merged",
            "counts": json.dumps(
                {
                    "new": MEMBERS,
                    "changed": 0,
                    "same_state": True,
                    "doubts": [],
                    "stream": self.stream,
                    "reach": {self.stream: [month.number, self._hash(month.number).hex()]},
                }
            ),
        }

    def _arrival(self, month: Month) -> dict[str, Any]:
        day = month.deadline(3).isoformat()
        return {
            "branch_id": self.branch,
            "period": str(month),
            "node_id": self.node,
            "bundle_id": f"{self.node}-{month}",
            "written_on": day,
            "received_on": day,
        }


def _row(name: str, identity: str, org_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    columns = {column.name: None for column in RECORD_TABLES[name].columns if column.name != "n"}
    row = {**columns, **values, "id": identity, "org_id": org_id, "voided": ""}
    for column, made in DERIVED.get(name, {}).items():
        row[column] = made(row)
    return row
