"""Whose dates are not read for a board has nothing on it."""

from collections.abc import Iterator
from itertools import product

import pytest

from branch_files import BranchFile
from chibo_desktop.domain.badges import (
    last_year_of_list,
    proposals,
    step_in_window,
    steps_of,
    years_in_window,
)
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.badge_rounds import badge_rounds
from chibo_desktop.services.rules import rules_on
from chibo_desktop.services.session import Unit
from chibo_desktop.services.timed_members import timed_members
from chibo_desktop.services.timing import timers_of
from chibo_desktop.storage.member_dates import Sought
from services.dated_branch import discipline, empty_branch
from services.test_reminders import NOW

_CONFIRMED = PartialDate(2010, 3, 1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unit]:
    """Everybody that a list may have: each status, confirmed or not, of many years."""
    branch = empty_branch(tmp_path_factory.mktemp("sought"))
    with branch.unit() as unit:
        people = [
            _member(branch, f"{status}-{year}-{confirmed}", admitted_on=PartialDate(year, 10, 20),
                    confirmed_on=confirmed, left_on=PartialDate(2026, 6, 1),
                    activity_status=str(status))
            for status, year, confirmed in product(
                ["", *ActivityStatus], [2025, 1976], [None, _CONFIRMED]
            )
        ]  # fmt: skip
        people += [
            _member(branch, str(year), admitted_on=PartialDate(year), confirmed_on=_CONFIRMED)
            for year in range(1950, 2026, 3)
        ]
        decided = {"admission_decided_on": PartialDate(1981, 10, 12), "confirmed_on": _CONFIRMED}
        people.append(_member(branch, "decided", **decided))
        unit.save_all(people, act="member.create")
    discipline(branch, "1950", "10/12/2025")
    discipline(branch, "2001", "10/12/2025")
    with branch.unit() as unit:
        yield unit
    branch.session.close()


def _member(branch: BranchFile, identity: str, **values: object) -> Member:
    return Member(
        id=identity,
        org_id=branch.session.author.org_id,
        full_name=identity,
        branch_id=branch.branch_id,
        **values,  # type: ignore[arg-type]
    )


def test_nobody_who_is_passed_over_has_a_deadline(office: Unit) -> None:
    timers = timers_of(office, NOW)
    everybody, some = (timed_members(office, NOW, sought=one) for one in (None, Sought()))
    assert len(some) < len(everybody)
    due = [line for one in everybody for line in timers.of_member(one.timed)]
    assert due
    assert [line for one in some for line in timers.of_member(one.timed)] == due


def test_nobody_who_is_passed_over_stands_in_a_round(office: Unit) -> None:
    rules, everybody = rules_on("badges", NOW), timed_members(office, NOW)
    for one in badge_rounds(office, NOW):
        sought = Sought(admitted_by=last_year_of_list(one, rules))
        some = timed_members(office, NOW, sought=sought)
        found, listed = (
            proposals((each.holder for each in members), one, rules)
            for members in (everybody, some)
        )
        assert listed == found
        narrow = timed_members(office, NOW, sought=Sought(admitted_in=years_in_window(one, rules)))
        steps = steps_of(rules)
        reached = [each for each in everybody if step_in_window(each.holder, one, steps)]
        assert [each for each in narrow if step_in_window(each.holder, one, steps)] == reached
