"""docs/bundle-format.md is enough to read every kind of bundle and to find what stands in it.

The reader is `stranger.py`, which knows none of the program's code; the files are those that the
program of schema 4 left, and what it said of them then.
"""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from exchange import stranger

LEFT = Path(__file__).parents[1] / "fixtures" / "databases" / "schema-4"
SAID: dict[str, Any] = json.loads((LEFT / "expected.json").read_bytes())
UNIT, OFFICE = SAID["unit"], SAID["office"]


def opened(name: str) -> stranger.Letter:
    data = (LEFT / name).read_bytes()
    sender, reader = (OFFICE, UNIT) if name in ("chi-dao.cbb", "cuu-ho.cbb") else (UNIT, OFFICE)
    return stranger.read(data, reader["identity"], sender["public_key"])


def test_it_knows_nothing_of_the_program() -> None:
    tree = ast.parse(Path(stranger.__file__).read_text(encoding="utf-8"))
    named = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(one.name for one in node.names)]
    }
    assert not [name for name in named if name and "chibo" in name]


@pytest.mark.parametrize("name", ["thang-10.cbb", "thang-11.cbb", "cuu-ho.cbb"])
def test_it_finds_the_state_that_the_sender_signed(name: str) -> None:
    letter = opened(name)
    found = letter.standing
    assert stranger.state_hash(found, UNIT["node"]) == letter.manifest["state_hash"]
    if name != "thang-10.cbb":
        assert letter.manifest["state_hash"] == UNIT["state"] == SAID["merged"]


def test_it_reads_a_member_as_the_program_does() -> None:
    found = opened("cuu-ho.cbb").standing
    for identity, told in UNIT["members"].items():
        values = {
            atom: value
            for (_, record, atom), ops in found.items()
            if record == identity
            for value in ops.values()
        }
        assert values["full_name"] == told["full_name"]
        assert values.get("identity_number", "") == told["identity_number"]
        assert values["admitted_on"] == told["admitted_on"]


def test_it_reads_what_a_directive_confirms_and_brings() -> None:
    letter = opened("chi-dao.cbb")
    acks = letter.said("acks")
    first = opened("thang-10.cbb").manifest
    assert acks["bundles"] == [first["id"]]
    assert acks["state"] == first["state_hash"]
    assert {stream: reach[0] for stream, reach in acks["vec"].items()} == {
        stream: reach[0] for stream, reach in first["vec_to"].items()
    }
    types = {json.loads(header)["t"] for header, _ in letter.journal}
    assert types == {"assigned_target", "month_deadline"}
    assert {json.loads(header)["org"] for header, _ in letter.journal} == {OFFICE["node"]}


def test_the_next_report_begins_where_the_office_stood() -> None:
    first, directive, second = map(opened, ("thang-10.cbb", "chi-dao.cbb", "thang-11.cbb"))
    assert second.manifest["vec_from"] == directive.said("acks")["vec"]
    assert second.manifest["seq"] == first.manifest["seq"] + 1
    assert second.manifest["directive_seq_seen"] == directive.manifest["seq"]


def test_it_reads_a_registration_and_an_invitation() -> None:
    letter = stranger.read((LEFT / "dang-ky.cbb").read_bytes(), OFFICE["identity"])
    assert letter.manifest["kind"] == "enroll"
    assert letter.manifest["enroll"]["key"] == UNIT["public_key"]
    invitation = json.loads((LEFT / "moi.cbi").read_bytes())
    assert invitation["body"]["office"]["key"] == OFFICE["public_key"]
    assert letter.manifest["enroll"]["inv"] == invitation["body"]["id"]
