"""A unit loses its computer: the office's copy puts it back, and it goes on reporting."""

from pathlib import Path

import pytest

from builders import CHEAP, PASSWORD
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.enrolment import (
    accept_invitation,
    confirm_registration,
    invite,
    invited_workplace,
    view_invitation,
)
from chibo_desktop.services.inbox import Outcome, pending_registrations, receive_one
from chibo_desktop.services.rescue import receive_rescue, write_rescue
from chibo_desktop.services.rounds import round_lines
from chibo_desktop.services.session import Session, create_file
from chibo_desktop.storage.history import conflicts
from journeys.exchange_story import OCTOBER, SEPTEMBER, Story, around


def new_computer(story: Story, code: str, name: str = "may-moi") -> Session:
    """A new file of the same unit, made from a new invitation and confirmed by telephone."""
    with story.office.unit() as unit:
        letter = invite(unit, story.subordinates[code])
    fresh = create_file(
        story.folder / f"{name}.chibo",
        PASSWORD,
        invited_workplace(letter.data, secretary_name="Bí thư Mới"),
        around(story.wall, name),
        cost=CHEAP,
    )
    with fresh.unit() as unit:
        answer = accept_invitation(unit, letter.data, view_invitation(letter.data).fingerprint)
    receive_one(story.office, answer.data, answer.name, merge=True)
    return fresh


def confirm(story: Story) -> None:
    with story.office.unit() as unit:
        for sender, fingerprint in pending_registrations(unit):
            confirm_registration(unit, sender.node_id, fingerprint)


def rescue(story: Story, code: str, fresh: Session) -> tuple[bytes, int]:
    with story.office.unit() as unit:
        file = write_rescue(unit, story.subordinates[code])
    assert "cuu-ho" in file.name
    with fresh.unit() as unit:
        return file.data, receive_rescue(unit, file.data, file.name).entries


@pytest.mark.parametrize("code", ["CB01", "DB01"])
def test_everything_that_was_sent_is_back_and_the_next_month_goes_on(
    story: Story, code: str
) -> None:
    story.live(code, SEPTEMBER)
    story.receive(story.report(code, SEPTEMBER))
    with story.units[code].unit() as unit:
        branches = [one.name for one in unit.all(Branch)]
        people = sorted(one.full_name for one in unit.all(Member))
    story.units[code].close()
    fresh = new_computer(story, code)
    confirm(story)
    rescue(story, code, fresh)
    story.units[code] = fresh
    with fresh.unit() as unit:
        assert [one.name for one in unit.all(Branch)] == branches
        assert sorted(one.full_name for one in unit.all(Member)) == people
        assert {line.period for line in round_lines(unit)} == {SEPTEMBER}
        assert conflicts(unit.connection) == []
    story.live(code, OCTOBER)
    receipt = story.receive(story.report(code, OCTOBER))
    assert (receipt.outcome, receipt.same_state, receipt.conflicts) == (Outcome.MERGED, True, 0)
    assert receipt.new_members == 0


def test_opening_it_twice_changes_nothing(story: Story) -> None:
    story.live("CB01", SEPTEMBER)
    story.receive(story.report("CB01", SEPTEMBER))
    fresh = new_computer(story, "CB01")
    confirm(story)
    data, entries = rescue(story, "CB01", fresh)
    assert entries > 0
    with fresh.unit() as unit:
        assert receive_rescue(unit, data, "lai.cbb").entries == 0
    fresh.close()


def test_it_needs_a_confirmed_key_and_the_right_unit(story: Story, tmp_path: Path) -> None:
    del tmp_path
    story.live("CB01", SEPTEMBER)
    story.receive(story.report("CB01", SEPTEMBER))
    fresh = new_computer(story, "CB01")
    with story.office.unit() as unit, pytest.raises(DomainError) as refused:
        write_rescue(unit, story.subordinates["CB01"])
    assert refused.value.problems[0].code == "unit-not-enrolled"
    confirm(story)
    data, _ = rescue(story, "CB01", fresh)
    with story.units["CB02"].unit() as unit, pytest.raises(DomainError):
        receive_rescue(unit, data, "nham.cbb")
    fresh.close()


def test_a_unit_that_never_sent_anything_has_nothing_to_get_back(story: Story) -> None:
    with story.office.unit() as unit, pytest.raises(DomainError) as refused:
        write_rescue(unit, story.subordinates["CB02"])
    assert refused.value.problems[0].code == "rescue-nothing"
