"""Agendas come from dated data; what repeats the agency's meeting is seen; votes have a base."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from architecture.repository import RESOURCES
from chibo_desktop.domain.agenda import (
    content_share,
    overlaps,
    read_agenda_template,
    template_on,
)
from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.meeting_content import (
    AgendaItem,
    AgendaPart,
    ContentSide,
    ItemState,
    MeetingItem,
    MeetingVote,
    motion_result,
)
from chibo_desktop.domain.rules import Share

TEMPLATES = [
    read_agenda_template(path.read_bytes())
    for path in sorted((RESOURCES / "forms" / "agendas").glob("*.json"))
]


def meeting(**values: object) -> Meeting:
    return Meeting(id="m", org_id="o", **{"kind": "regular", **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_each_type_of_branch_has_items_of_its_own(template):
    common = {one.title for one in template.items if not one.kinds}
    assert len(template.kinds) == 6
    for kind in template.kinds:
        titles = {one.title for one in template.items_for(meeting(), kind)}
        assert titles - common
    for one in (*template.items, *template.thematic_items):
        assert one.kinds <= set(template.kinds)
        assert one.minutes > 0


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_a_theme_has_its_item_and_a_thematic_meeting_its_own_order(template):
    plain = template.items_for(meeting(), "public")
    themed = template.items_for(meeting(theme="Chuyển đổi số"), "public")
    assert [one for one in themed if one.is_themed]
    assert [one for one in themed if not one.is_themed] == list(plain)
    assert template.items_for(meeting(kind="thematic"), "public") == template.thematic_items


def test_a_day_before_every_version_takes_the_oldest():
    first = min(TEMPLATES, key=lambda one: one.effective_from)
    assert template_on(TEMPLATES, date(1990, 1, 1)) == first
    assert template_on(TEMPLATES, None).effective_from == max(o.effective_from for o in TEMPLATES)


TOPICS = ["Tiến độ số hóa hồ sơ lưu trữ phòng Hành chính", "Mua sắm thiết bị quý 4"]


@pytest.mark.parametrize(
    ("title", "repeated"),
    [
        ("Tiến độ số hóa hồ sơ lưu trữ", TOPICS[0]),
        ("tien do so hoa ho so", TOPICS[0]),
        ("Kế hoạch mua sắm thiết bị", TOPICS[1]),
        ("Học tập và làm theo tư tưởng Hồ Chí Minh", None),
        ("Kết luận, phân công nhiệm vụ", None),
        ("", None),
    ],
)
def test_a_title_repeats_a_topic_when_most_of_its_words_stand_in_it(title, repeated):
    assert overlaps([title], TOPICS, 60) == ({0: repeated} if repeated else {})


@given(st.lists(st.text(max_size=30), max_size=5), st.integers(1, 100))
def test_every_title_with_two_weighty_words_repeats_itself(titles, percent):
    found = overlaps(titles, titles, percent)
    assert set(found) <= set(range(len(titles)))
    assert overlaps(titles, [], percent) == {}


def test_the_share_of_professional_content_is_counted_in_the_main_part():
    items = [
        AgendaItem(id="1", org_id="o", part=AgendaPart.OPENING, side=ContentSide.PROFESSIONAL),
        AgendaItem(id="2", org_id="o", part=AgendaPart.MAIN, side=ContentSide.PROFESSIONAL),
        AgendaItem(id="3", org_id="o", part=AgendaPart.MAIN, side=ContentSide.PARTY),
        AgendaItem(id="4", org_id="o", part=AgendaPart.MAIN, side=ContentSide.PARTY),
    ]
    assert content_share(items, frozenset({3})) == (2, 3)


@pytest.mark.parametrize(
    ("base", "in_favour", "rule", "carried"),
    [
        (30, 16, (1, 2, False), True),
        (30, 15, (1, 2, False), False),  # exactly half is not more than half
        (30, 20, (2, 3, True), True),  # exactly two thirds are at least two thirds
        (30, 19, (2, 3, True), False),
        (0, 0, (1, 2, False), None),
    ],
)
def test_a_vote_is_judged_in_whole_numbers(base, in_favour, rule, carried):
    vote = MeetingVote(id="v", org_id="o", base=base, in_favour=in_favour)
    numerator, denominator, is_at_least = rule
    result = motion_result(
        vote, Share(numerator=numerator, denominator=denominator, is_at_least=is_at_least)
    )
    assert result.is_carried is carried


def test_a_share_states_its_base():
    vote = MeetingVote(id="v", org_id="o", base=28, in_favour=26)
    half = Share(numerator=1, denominator=2, is_at_least=False)
    assert motion_result(vote, half).share == Decimal("92.9")


@pytest.mark.parametrize(
    ("state", "done_on", "late"),
    [
        (ItemState.OPEN, None, True),
        (ItemState.DONE, date(2026, 11, 20), False),
        (ItemState.DONE, date(2026, 11, 21), True),
        (ItemState.DROPPED, date(2026, 12, 1), False),
    ],
)
def test_what_is_late(state, done_on, late):
    item = MeetingItem(id="i", org_id="o", due_on=date(2026, 11, 20), state=state, done_on=done_on)
    assert item.is_late(date(2026, 11, 28)) is late
