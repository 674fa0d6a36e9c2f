"""What is asked of all units at once comes as texts: nothing is lost or mixed on the way."""

from sqlalchemy import insert

from builders import Node
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.storage.arrivals import Arrived, months_arrived, spans_arrived
from chibo_desktop.storage.exchange_by_node import note_in, notes_of_merged
from chibo_desktop.storage.tables import RECORD_TABLES, month_arrival, received


def test_a_node_counts_its_branches_and_its_latest_day(here: Node) -> None:
    came = [("b1", "u1", "03"), ("b2", "u1", "05"), ("b3", "u1", "04"), ("b4", "u2", "03")]
    with here.unit() as unit:
        rows = [
            {
                "branch_id": branch,
                "period": "2026-10",
                "node_id": node,
                "bundle_id": "x",
                "written_on": f"2026-11-{day}",
                "received_on": "2026-11-09",
            }
            for branch, node, day in came
        ]
        rows.append(rows[0] | {"period": "2025-10"})
        unit.connection.execute(insert(month_arrival), rows)
        both = {"u1": Arrived(3, "2026-11-05"), "u2": Arrived(1, "2026-11-03")}
        assert months_arrived(unit.connection, 2026) == {"2026-10": both}
        assert months_arrived(unit.connection, 2026, "u2") == {"2026-10": {"u2": both["u2"]}}
        assert months_arrived(unit.connection, 2026, month=Month(2026, 10)) == {"2026-10": both}
        assert months_arrived(unit.connection, 2026, month=Month(2026, 9)) == {}
        assert months_arrived(unit.connection, 2024) == {}


def test_a_quarter_is_asked_for_at_its_last_month(here: Node) -> None:
    table = RECORD_TABLES["round"]
    empty = {column.name: None for column in table.columns if column.name != "n"}
    closed = {"org_id": "u1", "voided": "", "branch_id": "b1", "state": "closed"}
    rounds = [
        {"id": "r1", "period": "2026-09", "span": "quarter", "closed_on": "2026-10-02"},
        {"id": "r2", "period": "2026-09", "span": "month", "closed_on": "2026-10-01"},
        {"id": "r3", "period": "2026-12", "span": "year", "closed_on": "2026-12-28"},
        {"id": "r4", "period": "2025-12", "span": "year", "closed_on": "2025-12-28"},
    ]
    with here.unit() as unit:
        unit.connection.execute(insert(table), [empty | closed | one for one in rounds])
        found = {span: spans_arrived(unit.connection, 2026, span) for span in Span}
    assert found[Span.QUARTER] == {"2026-09": {"u1": Arrived(1, "2026-10-02")}}
    assert found[Span.YEAR] == {"2026-12": {"u1": Arrived(1, "2026-12-28")}}
    assert found[Span.MONTH] == {"2026-09": {"u1": Arrived(1, "2026-10-01")}}


def test_the_notes_of_a_node_stand_by_moment_then_by_number(here: Node) -> None:
    notes = [
        ("u1", 9, "08:00", '{"a": "b c"}'),
        ("u1", 10, "08:00", "{}"),
        ("u2", 1, "07:00", "{}"),
    ]
    with here.unit() as unit:
        rows = [
            {
                "bundle_id": f"{node}-{seq}",
                "digest": b"d",
                "node_id": node,
                "kind": "report",
                "seq": seq,
                "period": "2026-10",
                "written_at": f"2026-11-03T{at}:00",
                "received_at": f"2026-11-03T{at}:00",
                "file_name": "x.cbb",
                "outcome": "merged",
                "counts": counts,
            }
            for node, seq, at, counts in notes
        ]
        rows.append(rows[0] | {"bundle_id": "refused", "outcome": "refused"})
        unit.connection.execute(insert(received), rows)
        found = notes_of_merged(unit.connection)
        read = {node: list(map(note_in, lines)) for node, lines in found.items()}
        assert [(one.seq, one.counts) for one in read["u1"]] == [(10, "{}"), (9, '{"a": "b c"}')]
        assert [(one.seq, one.received_at) for one in read["u2"]] == [(1, "2026-11-03T07:00:00")]
        assert notes_of_merged(unit.connection, "u2") == {"u2": found["u2"]}
