"""What may happen to a member, in which order, and by which rule of its day. Domain.md §2.8."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.life_cycle import (
    event_findings,
    life_line,
    life_of,
    offers,
    opening_events,
    removal_findings,
)
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifePlace, LifeStage
from chibo_desktop.domain.member import COUNTED, ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import TimeOutside
from chibo_desktop.domain.problems import Severity
from domain.life_lines import BOOK, FULL, PROBATIONARY, event, line

TODAY = date(2026, 11, 25)
BORN = PartialDate(1985, 2, 5)


def codes(told: tuple[str, ...], new: LifeEvent, born: PartialDate | None = BORN) -> list[str]:
    found = event_findings(line(*told), new, BOOK, born_on=born, today=TODAY)
    return [one.problem.code for one in found]


@pytest.mark.parametrize(
    ("told", "stage", "status"),
    [
        (("nominated 2024",), LifeStage.OUTSTANDING, "candidate"),
        (("nominated 2024", "sympathiser 02/2025"), LifeStage.SYMPATHISER, "candidate"),
        (("nominated 2024", "withdrawn 2025"), LifeStage.OUTSIDE, "withdrawn"),
        (("admitted 10/01/2026",), LifeStage.ADMITTED, "candidate"),
        (PROBATIONARY, LifeStage.PROBATIONARY, "active"),
        (FULL, LifeStage.FULL, "active"),
        ((*FULL, "sent_away 01/03/2026"), LifeStage.FULL, "away"),
        ((*FULL, "sent_away 01/03/2026", "came_back 01/09/2026"), LifeStage.FULL, "active"),
        ((*FULL, "transferred_out 01/03/2026"), LifeStage.FULL, "transferred"),
        ((*FULL, "hosted 01/03/2026"), LifeStage.FULL, "guest"),
        ((*FULL, "exempted 2025"), LifeStage.FULL, "exempt"),
        ((*FULL, "exempted 2025", "exemption_ended 2026"), LifeStage.FULL, "active"),
        ((*FULL, "suspended 2026"), LifeStage.FULL, "suspended"),
        ((*FULL, "interrupted 2012", "reconnected 2014"), LifeStage.FULL, "active"),
        ((*FULL, "expelled 2020"), LifeStage.LEFT, "left"),
        ((*FULL, "resigned 2020", "readmitted 2024"), LifeStage.ADMITTED, "candidate"),
        ((*FULL, "struck_off 2020", "restored 2021"), LifeStage.FULL, "active"),
        ((*FULL, "deceased 2020"), LifeStage.DECEASED, "deceased"),
        ((*PROBATIONARY, "not_confirmed 11/2026"), LifeStage.LEFT, "left"),
        ((*FULL, "confirmation_cancelled 2012"), LifeStage.PROBATIONARY, "active"),
        ((*PROBATIONARY, "admission_cancelled 03/2026"), LifeStage.OUTSIDE, "withdrawn"),
    ],
)
def test_the_standing_follows_from_the_events(
    told: tuple[str, ...], stage: LifeStage, status: str
) -> None:
    state = life_of(line(*told))
    assert state.stage is stage
    assert state.status == status
    assert not [step.obstacle for step in life_line(line(*told)) if step.obstacle]


MOVED = ("transferred_out 02/11/2026", "transferred_in 02/11/2026")
"""Handed over between two units: away and there on one day."""


@pytest.mark.parametrize(
    ("told", "status", "left_on"),
    [
        ((*FULL, *MOVED), "active", None),
        ((*FULL, "exempted 01/10/2026", *MOVED), "exempt", "01/10/2026"),
        ((*FULL, "suspended 02/11/2026", *MOVED), "suspended", "02/11/2026"),
        ((*FULL, *MOVED, "suspended 05/11/2026"), "suspended", "05/11/2026"),
        ((*FULL, *MOVED, "expelled 05/11/2026"), "left", "05/11/2026"),
        ((*FULL, *MOVED, "deceased 02/11/2026"), "deceased", "02/11/2026"),
        ((*FULL, "suspended 10/2026", *MOVED, "suspension_lifted 11/2026"), "active", None),
        ((*FULL, "sent_away 10/2026", *MOVED), "active", None),
        ((*FULL, "exempted 2020", "transferred_out 2021", "transferred_in 2026"), "active", None),
    ],
)
def test_a_hand_over_ends_nothing_and_the_days_decide(
    told: tuple[str, ...], status: str, left_on: str | None
) -> None:
    """What the former unit wrote too late stands in the line by its day."""
    events = [
        replace(one, elsewhere="o1") if one.kind == "transferred_in" else one for one in line(*told)
    ]
    for order in (events, events[::-1], [*events[3:], *events[:3]]):
        assert not [step.obstacle for step in life_line(order) if step.obstacle]
        columns = life_of(order).columns
        assert columns["activity_status"] == status
        assert columns["left_on"] == (PartialDate.read(left_on) if left_on else None)


@pytest.mark.parametrize(
    ("told", "new", "code"),
    [
        (("nominated 2024",), "ceremony 2025", "life-ceremony-without-decision"),
        (("admitted 10/01/2026",), "confirmed 11/01/2027", "date-in-future"),
        (("admitted 10/01/2025",), "confirmed 11/01/2026", "life-no-ceremony-yet"),
        (FULL, "confirmed 19/05/2011", "life-not-probationary"),
        (PROBATIONARY, "expelled 10/2026", "life-expulsion-of-probationary"),
        (PROBATIONARY, "confirmed 19/11/2026", "life-probation-too-short"),
        (FULL, "not_confirmed 2012", "life-not-probationary"),
        (FULL, "admitted 2020", "life-already-a-member"),
        (FULL, "readmitted 2020", "life-already-a-member"),
        ((), "readmitted 2020", "life-never-left"),
        ((*FULL, "expelled 01/06/2020"), "admitted 2024", "life-readmission-needed"),
        ((*FULL, "expelled 01/06/2020"), "readmitted 31/05/2023", "life-readmission-too-early"),
        ((*FULL, "expelled 01/06/2020"), "exempted 2021", "life-has-left"),
        ((*FULL, "transferred_out 01/06/2020"), "expelled 2021", "life-gone"),
        ((*FULL, "transferred_in 2015"), "transferred_in 2016", "life-already-here"),
        ((*FULL, "hosted 2026"), "expelled 05/2026", "life-is-guest"),
        ((*FULL, "exempted 2020"), "sent_away 2021", "life-is-exempt"),
        ((*FULL, "suspended 2020"), "exempted 2021", "life-is-suspended"),
        (FULL, "suspension_lifted 2021", "life-not-suspended"),
        (FULL, "came_back 2021", "life-not-away"),
        ((*FULL, "deceased 2020"), "expelled 2021", "life-deceased"),
        ((), "deceased 2020", "life-not-a-member"),
        (("nominated 2024", "sympathiser 2025"), "nominated 2026", "life-step-passed"),
        ((), "withdrawn 2024", "life-not-a-candidate"),
        (FULL, "exempted", "life-date-missing"),
        (FULL, "exempted 1984", "life-before-birth"),
    ],
)
def test_what_cannot_be_is_refused(told: tuple[str, ...], new: str, code: str) -> None:
    found = event_findings(line(*told), event(*new.split()), BOOK, born_on=BORN, today=TODAY)
    first = found[0].problem
    assert (first.code, first.severity) == (code, Severity.ERROR)


@pytest.mark.parametrize(
    ("told", "new"),
    [
        (("admitted 10/01/2025", "ceremony 20/01/2025"), "confirmed 20/01/2026"),
        ((*FULL, "expelled 01/06/2020"), "readmitted 01/06/2023"),
        # Known in part: it may have been in order, so it is not refused.
        (("admitted 2025", "ceremony 2025"), "confirmed 2026"),
        ((*FULL, "expelled 2020"), "readmitted 2023"),
        # Before any document that the program knows nothing is asked.
        (("admitted 1951", "ceremony 1951"), "confirmed 12/1951"),
    ],
)
def test_what_may_have_been_in_order_is_taken(told: tuple[str, ...], new: str) -> None:
    assert codes(told, event(*new.split()), born=None if "1951" in new else BORN) == []


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("04/02/2014", ["life-too-young"]),
        ("05/02/2014", []),
        ("2014", []),
        ("2013", ["life-too-young"]),
    ],
)
def test_nobody_is_admitted_before_the_eighteenth_birthday(on: str, expected: list[str]) -> None:
    assert codes((), event("admitted", on), born=PartialDate(1996, 2, 5)) == expected


def test_the_refusal_names_the_rule_of_the_day_of_the_event() -> None:
    told = line(*FULL, "resigned 01/06/2021")
    new = event("readmitted", "01/02/2024")
    found = event_findings(told, new, BOOK, born_on=BORN, today=TODAY)
    assert [one.problem.code for one in found] == ["life-readmission-too-early"]
    assert found[0].rule is not None
    assert found[0].rule.source.number == "24-QĐ/TW"


def test_where_the_competent_body_may_decide_otherwise_one_is_asked_only() -> None:
    found = event_findings(
        [], event("admitted", "01/03/2026"), BOOK, born_on=PartialDate(1960), today=TODAY
    )
    assert [(one.problem.code, one.problem.severity) for one in found] == [
        ("life-too-old", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("votes", "expected"), [((20, 14, 6), []), ((20, 13, 7), ["life-votes-too-few"])]
)
def test_two_thirds_of_the_summoned_carry_a_resolution(
    votes: tuple[int, int, int], expected: list[str]
) -> None:
    summoned, yes, no = votes
    new = event("proposed", "01/10/2026", summoned=summoned, votes_for=yes, votes_against=no)
    assert codes(("nominated 2024", "applied 09/2026"), new) == expected


def test_more_votes_than_people_are_refused() -> None:
    new = event("proposed", "01/10/2026", summoned=9, votes_for=8, votes_against=2)
    assert codes(("nominated 2024",), new) == ["life-votes-over"]


def test_a_certificate_is_too_old_after_sixty_months() -> None:
    told = ("nominated 2019", "certified 10/03/2021")
    assert codes(told, event("proposed", "10/03/2026")) == []
    assert codes(told, event("proposed", "11/03/2026")) == ["life-certificate-expired"]


def test_a_late_entry_finds_its_place_and_what_follows_is_judged_again() -> None:
    told = (*FULL, "sent_away 01/03/2015", "came_back 01/09/2015", "exempted 2025")
    assert codes(told, event("sent_away", "01/03/2012")) == ["life-breaks-another"]
    assert codes((*told, "came_back 01/09/2012"), event("sent_away", "01/03/2012")) == []


def test_nothing_goes_that_something_later_rests_on() -> None:
    events = line(*FULL, "exempted 2025")
    gone = removal_findings(events, "confirmed 19/05/2010", BOOK, born_on=BORN)
    assert gone == ()  # an exempted member may be on probation
    gone = removal_findings(events, "admitted 10/05/2009", BOOK, born_on=BORN)
    assert {one.problem.code for one in gone} == {"life-breaks-another"}


def test_a_readmitted_member_keeps_the_first_dates_and_has_a_gap() -> None:
    state = life_of(
        line(*FULL, "resigned 01/06/2015", "readmitted 10/06/2019", "ceremony 20/06/2019")
    )
    assert state.stage is LifeStage.PROBATIONARY
    assert state.columns["admitted_on"] == PartialDate(2009, 5, 19)
    assert state.columns["confirmed_on"] is None
    assert state.gaps == (TimeOutside(left_on=date(2015, 6, 1), back_on=date(2019, 6, 10)),)


def test_what_the_list_says_gives_way_to_the_act_itself() -> None:
    member = Member(
        id="m1",
        org_id="o1",
        admitted_on=PartialDate(2009),
        confirmed_on=PartialDate(2010, 5, 19),
        activity_status="left",
        left_on=PartialDate(2020),
    )
    events = [*opening_events(member), *line("admitted 10/05/2009", "ceremony 19/05/2009")]
    state = life_of([*events, event("expelled", "03/2020")])
    assert state.current.ended_by == "expelled"
    assert state.columns["left_on"] == PartialDate(2020, 3)
    assert state.columns["admitted_on"] == PartialDate(2009, 5, 19)


@pytest.mark.parametrize("status", list(ActivityStatus))
@pytest.mark.parametrize("confirmed", [None, PartialDate(2010, 5, 19)])
def test_an_opening_statement_says_what_the_record_says(
    status: ActivityStatus, confirmed: PartialDate | None
) -> None:
    if status in ("candidate", "withdrawn"):
        assert opening_events(Member(id="m", org_id="o", activity_status=status)) == ()
        return
    dated = status in ("deceased", "left", "exempt", "transferred", "suspended", "interrupted")
    member = Member(
        id="m",
        org_id="o",
        admission_decided_on=PartialDate(2009, 5, 10),
        admission_decision="12-QĐ/ĐU",
        admitted_on=PartialDate(2009, 5, 19),
        admitted_at="Chi bộ Một",
        confirmed_on=confirmed,
        confirmation_decision="13-QĐ/ĐU" if confirmed else "",
        activity_status=status,
        left_on=PartialDate(2020) if dated else None,
    )
    columns = life_of(opening_events(member)).columns
    assert columns == {name: getattr(member, name) for name in columns}


@given(st.permutations(line(*FULL, "exempted 2012", "exemption_ended 2013", "sent_away 2014")))
def test_the_order_of_entry_does_not_matter(events: list[LifeEvent]) -> None:
    assert life_of(events) == life_of(sorted(events, key=lambda one: one.id))


def test_on_one_day_the_natural_order_holds() -> None:
    told = line("admitted 10/05/2025", "ceremony 10/05/2025", "proposed 10/05/2025")
    assert {life_of(order).stage for order in permutations(told)} == {LifeStage.PROBATIONARY}


_DAYS = st.dates(date(2008, 1, 1), date(2026, 11, 20)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)
_KINDS = st.sampled_from([kind.value for kind in LifeEventKind])
_TOLD = st.lists(st.tuples(_KINDS, _DAYS), max_size=9)


def _accepted(told: list[tuple[str, PartialDate]]) -> list[LifeEvent]:
    """The events that the rules take, one after the other."""
    events: list[LifeEvent] = []
    for number, (kind, day) in enumerate(told):
        new = LifeEvent(id=str(number), org_id="o", member_id="m", kind=kind, happened_on=day)
        found = event_findings(events, new, BOOK, born_on=BORN, today=TODAY)
        if all(one.problem.severity is not Severity.ERROR for one in found):
            events.append(new)
    return events


@given(_TOLD)
def test_what_was_accepted_holds_together(told: list[tuple[str, PartialDate]]) -> None:
    events = _accepted(told)
    assert not [step.obstacle for step in life_line(events) if step.obstacle]
    state = life_of(events)
    is_counted = state.status in COUNTED
    here = state.place in (LifePlace.HERE, LifePlace.AWAY)
    interrupted = state.activity is ActivityStatus.INTERRUPTED
    assert is_counted == (state.is_member and here and not interrupted)
    assert (state.columns["confirmed_on"] is not None) <= bool(state.memberships)
    if state.stage is LifeStage.FULL:
        assert state.columns["confirmed_on"] is not None
    if state.stage is LifeStage.PROBATIONARY:
        assert state.columns["confirmed_on"] is None


@given(_TOLD)
def test_without_the_last_one_all_is_as_before(told: list[tuple[str, PartialDate]]) -> None:
    events = _accepted(told)
    if events:
        before = life_of(events[:-1])
        assert life_of([one for one in events if one.id != events[-1].id]) == before


@given(_TOLD, st.randoms())
def test_accepted_lines_do_not_depend_on_the_order_of_entry(
    told: list[tuple[str, PartialDate]], random: object
) -> None:
    events = _accepted(told)
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert life_of(shuffled) == life_of(events)


@given(_TOLD)
def test_what_is_offered_is_taken_and_the_rest_has_its_reason(
    told: list[tuple[str, PartialDate]],
) -> None:
    events = _accepted(told)
    for offer in offers(events):
        new = event(offer.kind.value, "25/11/2026")
        found = event_findings(events, new, BOOK, born_on=BORN, today=TODAY)
        refused = [one.problem.code for one in found if one.problem.field == "kind"]
        assert bool(refused) == bool(offer.obstacle)
