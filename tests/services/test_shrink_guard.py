"""Fault F36: bundles after which a unit has fewer people or records; none passes in silence."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.services.inbox import Outcome, Receipt, receive_one
from chibo_desktop.services.reports import seal_report
from chibo_desktop.services.session import Session
from faults import proves
from services.exchange_story import OCTOBER, Story, live_month, reopened

MEMBERS = 15


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has merged a unit of fifteen; another unit beside it; all closed."""
    folder = tmp_path_factory.mktemp("shrink")
    story = Story(folder)
    for code in ("CB07", "CB08"):
        live_month(story.enrolled(code), members=MEMBERS if code == "CB07" else 4)
    empty = folder / "empty"
    empty.mkdir()
    bundle = story.report("CB07")
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    story.close()
    return folder


class Desk:
    """The two files of one scenario."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = reopened(folder / "office.chibo")
        self.unit = reopened(folder / "CB07.chibo")

    def send(self, session: Session | None = None, typed: int | None = None) -> Receipt:
        with (session or self.unit).unit() as unit:
            envelope, data, _ = seal_report(unit, OCTOBER)
        name = f"{envelope.seq}.cbb"
        return receive_one(self.office, data, name, merge=True, typed=typed)

    def members(self) -> int:
        node = self.unit.author.org_id
        with self.office.unit() as unit:
            found = [one for one in unit.all(Member) if one.org_id == node]
        return sum(one.is_active for one in found)

    def close(self) -> None:
        self.office.close()
        self.unit.close()


def void(count: int) -> Callable[[Desk], Receipt]:
    def act(desk: Desk) -> Receipt:
        with desk.unit.unit() as unit:
            for one in unit.all(Member)[:count]:
                unit.void(one, reason="thử", act="member.void")
        return desk.send()

    return act


def leave(count: int) -> Callable[[Desk], Receipt]:
    def act(desk: Desk) -> Receipt:
        with desk.unit.unit() as unit:
            unit.save_all(
                [
                    replace(one, activity_status=ActivityStatus.TRANSFERRED)
                    for one in unit.all(Member)[:count]
                ],
                act="member.edit",
            )
        return desk.send()

    return act


def exchange(desk: Desk) -> Receipt:
    """As many come as go: the number stays, the people are others."""
    with desk.unit.unit() as unit:
        old = unit.all(Member)[:5]
        for one in old:
            unit.void(one, reason="thử", act="member.void")
        unit.save_all(
            [replace(one, id=unit.new_id(), full_name=f"Lê Thị {one.full_name}") for one in old],
            act="member.create",
        )
    return desk.send()


def an_empty_copy(desk: Desk) -> Receipt:
    """The unit's keys in a file that has lost its journal."""
    from sqlalchemy import delete

    from chibo_desktop.storage.tables import RECORD_TABLES, entry, operation

    with desk.unit.unit() as unit:
        unit.connection.execute(delete(operation))
        unit.connection.execute(delete(entry))
        for table in RECORD_TABLES.values():
            if table.name not in ("branch", "workplace"):
                unit.connection.execute(delete(table))
    return desk.send()


def another_units_file(desk: Desk) -> Receipt:
    """The entries of one unit under the key of another."""
    other = reopened(desk.folder / "CB08.chibo")
    with other.unit() as unit:
        from chibo_desktop.services.office_link import own_code

        assert own_code(unit) == "CB08"
        envelope, data, _ = seal_report(unit, OCTOBER)
    other.close()
    renamed = "CB07_2026-10_bao-cao_0002.cbb"
    assert envelope.sender == "CB08"
    return receive_one(desk.office, data, renamed, merge=True)


def a_wrong_number(desk: Desk) -> Receipt:
    held = void(4)(desk)
    assert held.shrinkage.number == 4
    return desk.send(typed=5)


def the_right_number(desk: Desk) -> Receipt:
    held = void(4)(desk)
    return desk.send(typed=held.shrinkage.number)


def twice(desk: Desk) -> Receipt:
    """Held once, sent again next month: still held."""
    void(4)(desk)
    return desk.send()


SCENARIOS: dict[str, tuple[Callable[[Desk], Receipt], Outcome, int]] = {
    "nobody": (void(0), Outcome.MERGED, 15),
    "a fifth": (void(3), Outcome.MERGED, 12),
    "more than a fifth": (void(4), Outcome.HELD, 15),
    "moved away, more than a fifth": (leave(4), Outcome.HELD, 15),
    "everybody": (void(MEMBERS), Outcome.HELD, 15),
    "five for five": (exchange, Outcome.HELD, 15),
    "an empty copy": (an_empty_copy, Outcome.HELD, 15),
    "another unit's file": (another_units_file, Outcome.MERGED, 15),
    "a wrong number": (a_wrong_number, Outcome.HELD, 15),
    "the right number": (the_right_number, Outcome.MERGED, 11),
    "held and sent again": (twice, Outcome.HELD, 15),
}


@proves("F36")
@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_passes_silently(made: Path, tmp_path: Path, name: str) -> None:
    desk = Desk(Path(shutil.copytree(made, tmp_path / "files")))
    act, outcome, left = SCENARIOS[name]
    receipt = act(desk)
    assert receipt.outcome is outcome, receipt
    assert desk.members() == left
    assert receipt.shrinkage.is_large is (outcome is Outcome.HELD or name == "the right number")
    desk.close()
