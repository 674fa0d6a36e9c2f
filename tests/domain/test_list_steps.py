"""On the list and off it, out of what happened."""

import pytest

from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.list_steps import steps_of_events, steps_of_record
from chibo_desktop.domain.partial_date import PartialDate


def happened(kind: str, on: str, **rest: object) -> LifeEvent:
    return LifeEvent(
        id=f"{kind}{on}",
        org_id="o",
        member_id="m",
        kind=kind,
        happened_on=PartialDate.parse(on),
        **rest,  # type: ignore[arg-type]
    )


CAME = (happened("admitted", "2019-12-01"), happened("ceremony", "2020-01-05"))


def steps(*events: LifeEvent) -> list[tuple[str, str, bool]]:
    return [(one.kind, str(one.on), one.joins) for one in steps_of_events(events)]


@pytest.mark.parametrize("kind", ["deceased", "transferred_out", "struck_off"])
def test_admitted_and_gone(kind: str) -> None:
    confirmed = happened("confirmed", "2021-01-05")
    assert steps(*CAME, confirmed, happened(kind, "2026-05-01")) == [
        ("ceremony", "2020-01-05", True),
        (kind, "2026-05-01", False),
    ]


def test_being_away_for_a_time_or_exempted_leaves_nobody_off_the_list() -> None:
    for kind in ("sent_away", "exempted", "suspended"):
        assert len(steps(*CAME, happened(kind, "2026-05-01"))) == 1


def test_what_was_before_a_transfer_here_happened_elsewhere() -> None:
    came = happened("transferred_in", "2026-03-02", place="Đảng ủy phường Thử")
    (step,) = steps_of_events([*CAME, came])
    assert (step.kind, str(step.on), step.place) == (
        "transferred_in",
        "2026-03-02",
        "Đảng ủy phường Thử",
    )


def test_who_went_and_came_back_was_here_before() -> None:
    moved = (happened("transferred_out", "2024-01-02"), happened("transferred_in", "2026-03-02"))
    assert [joins for _, _, joins in steps(*CAME, *moved)] == [True, False, True]


def test_a_guest_belongs_to_another_list() -> None:
    opening = happened("ceremony", "1990", is_opening=True)
    assert steps(opening, happened("hosted", "2026")) == []
    assert steps_of_record("guest", PartialDate(1990), None) == ()
    stayed = (happened("hosted", "2025"), happened("transferred_in", "2026"))
    assert steps(opening, *stayed) == [("transferred_in", "2026", True)]


def test_coming_back_into_the_party_is_a_readmission() -> None:
    back = (
        happened("struck_off", "2021-01-01"),
        happened("readmitted", "2025-02-01"),
        happened("ceremony", "2025-02-20"),
    )
    confirmed = happened("confirmed", "2021-01-05")
    assert steps(*CAME, confirmed, *back)[-1] == ("readmitted", "2025-02-20", True)


def test_of_a_list_only_status_and_dates_are_known() -> None:
    admitted, left = PartialDate(1990), PartialDate(2026, 5)
    assert [one.kind for one in steps_of_record("transferred", admitted, left)] == [
        "ceremony",
        "transferred_out",
    ]
    assert steps_of_record("candidate", None, None) == ()
    assert len(steps_of_record("exempt", admitted, left)) == 1
