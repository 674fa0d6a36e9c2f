"""The office's rows reach the unit they are meant for, beside its own, and nothing else does."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import NO_HASH, Change, Entry, write_entry
from chibo_desktop.domain.opinions.opinion import Opinion
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.records import Record, RecordType, all_types
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import Target, TargetKind, TargetRollUp
from chibo_desktop.exchange.bundle import open_bundle
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.assigned_targets import assign_target
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.criteria_publishing import EVERYONE, publish_set
from chibo_desktop.services.criteria_sets import copy_set, issue_set, withdraw_set
from chibo_desktop.services.directive_parts import parts_state
from chibo_desktop.services.directives import (
    DirectiveContent,
    directive_content,
    write_directive,
)
from chibo_desktop.services.directives_received import (
    DirectiveView,
    Fate,
    preview_directive,
    receive_directive,
    received_directives,
    take_back_directive,
    take_in_directive,
)
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.kept_sets import handed_down_sets, issued_sets, kept_sets
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.session import Session, Unit
from chibo_desktop.services.target_acts import new_result, save_result, save_target
from chibo_desktop.services.targets import load_targets
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import sent_to
from chibo_desktop.storage.history import conflicts
from chibo_desktop.storage.opinions import put_opinions
from chibo_desktop.storage.vectors import state_hash
from services.directive_states import assert_told_alike
from services.exchange_story import NOVEMBER, OCTOBER, Story

YEAR = 2026
TODAY = date(2026, 11, 3)


class _RolledBackError(Exception):
    pass


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    story = Story(tmp_path_factory.mktemp("directives"))
    for code in ("CB07", "CB08"):
        story.enrolled(code)
    yield story
    story.close()


@contextmanager
def trying(session: Session) -> Iterator[Unit]:
    """A unit of work of which nothing stays: the file is as good as new for the next test."""
    try:
        with session.unit() as unit:
            yield unit
            raise _RolledBackError
    except _RolledBackError:
        pass


def node(story: Story, code: str) -> str:
    return story.subordinates[code].node_id


def office_target(unit: Unit, **changes: object) -> Target:
    values: dict[str, object] = {
        "year": YEAR,
        "code": "KN",
        "title": "Kết nạp đảng viên",
        "unit": "đảng viên",
        "kind": TargetKind.NUMERIC,
        "planned": Decimal(5),
        "due": Month(YEAR, 12),
        "roll_up": TargetRollUp.SUM,
    }
    target = Target(id=unit.new_id(), org_id=unit.author.org_id, **{**values, **changes})  # type: ignore[arg-type]
    save_target(unit, target)
    return unit.get(Target, target.id) or target


def office_set(unit: Unit, title: str = "Bộ của Đảng ủy") -> str:
    example = next(one for one in criteria_sets() if one.id == "thang-vi-du")
    identity = copy_set(unit, example.to_plain(), title=title, today=TODAY)
    issue_set(unit, identity)
    return identity


def directive(unit: Unit, story: Story, code: str = "CB07") -> bytes:
    return write_directive(unit, story.subordinates[code].id).data


def by_type(view: DirectiveView) -> list[tuple[str, Fate]]:
    return [(line.type_name, line.fate) for line in view.lines]


def own(unit: Unit) -> list[Target]:
    return [one for one in unit.all(Target) if one.org_id == unit.author.org_id]


def test_a_set_and_a_target_arrive_beside_the_units_own(kept: Story) -> None:
    with trying(kept.office) as office:
        target = office_target(office)
        publish_set(office, office_set(office), [EVERYONE], today=TODAY)
        assign_target(office, target, {node(kept, "CB07"): Decimal(2)})
        data = directive(office, kept)
        assert_told_alike(office)
        content = directive_content(office, node(kept, "CB07"))
        with trying(kept.units["CB07"]) as unit:
            view = receive_directive(unit, data, "a.cbb")
            assert sorted(by_type(view)) == [
                ("assigned_target", Fate.NEW),
                ("published_criteria", Fate.NEW),
            ]
            (mine,) = own(unit)
            assert (mine.title, mine.planned, mine.above_id) == (target.title, 2, target.id)
            (handed,) = handed_down_sets(unit)
            assert handed.record.title == "Bộ của Đảng ủy"
            assert handed.is_locked
            assert issued_sets(unit)[0].title == "Bộ của Đảng ủy"
            assert kept_sets(unit) == []
            with pytest.raises(DomainError):
                withdraw_set(unit, handed.record.id)
            assert _reached(unit, kept, content) == content.state


def test_a_preview_says_the_same_and_keeps_nothing(kept: Story) -> None:
    with trying(kept.office) as office:
        assign_target(office, office_target(office), {node(kept, "CB07"): Decimal(2)})
        data = directive(office, kept)
    with trying(kept.units["CB07"]) as unit:
        before = state_hash(unit.connection, kept.office.author.org_id)
        view = preview_directive(unit, data)
        assert own(unit) == []
        assert received_directives(unit) == []
        assert state_hash(unit.connection, kept.office.author.org_id) == before
        assert unit.touched == set()
        assert receive_directive(unit, data, "a.cbb").lines == view.lines


def test_a_target_of_the_same_code_is_linked_and_keeps_its_owner(kept: Story) -> None:
    with trying(kept.office) as office:
        target = office_target(office)
        assign_target(office, target, {node(kept, "CB07"): Decimal(2)})
        data = directive(office, kept)
    with trying(kept.units["CB07"]) as unit:
        branch = next(iter(load_targets(unit, "", YEAR, NOVEMBER).branches))
        office_target(
            unit, branch_id=branch, planned=Decimal(1), roll_up="own", owner_name="Chi ủy"
        )
        view = receive_directive(unit, data, "a.cbb")
        (mine,) = own(unit)
        assert (mine.planned, mine.owner_name, mine.above_id) == (2, "Chi ủy", target.id)
        (line,) = view.lines
        assert line.own is not None
        assert line.own.before is not None
        assert line.own.before.planned == 1


def test_the_units_target_follows_the_office_but_not_each_directive(kept: Story) -> None:
    with trying(kept.office) as office:
        target = office_target(office)
        nodes = node(kept, "CB07")
        assign_target(office, target, {nodes: Decimal(2)})
        first, again = directive(office, kept), directive(office, kept)
        assign_target(office, target, {nodes: Decimal(3)})
        raised = directive(office, kept)
        assign_target(office, target, {})
        released = directive(office, kept)
    with trying(kept.units["CB07"]) as unit:
        receive_directive(unit, first, "1.cbb")
        (mine,) = own(unit)
        save_target(unit, replace(mine, owner_name="Đ/c Lan"))
        assert receive_directive(unit, again, "2.cbb").lines == ()
        assert by_type(receive_directive(unit, raised, "3.cbb")) == [
            ("assigned_target", Fate.CHANGED)
        ]
        (mine,) = own(unit)
        assert (mine.planned, mine.owner_name) == (3, "Đ/c Lan")
        assert by_type(receive_directive(unit, released, "4.cbb")) == [
            ("assigned_target", Fate.WITHDRAWN)
        ]
        (mine,) = own(unit)
        assert mine.above_id == ""


def test_a_set_no_longer_handed_down_is_no_longer_offered(kept: Story) -> None:
    with trying(kept.office) as office:
        identity = office_set(office)
        publish_set(office, identity, [node(kept, "CB07")], today=TODAY)
        with pytest.raises(DomainError):
            withdraw_set(office, identity)
        with_it, elsewhere = directive(office, kept), directive(office, kept, "CB08")
        publish_set(office, identity, [], today=TODAY)
        without = directive(office, kept)
    with trying(kept.units["CB07"]) as unit:
        receive_directive(unit, with_it, "1.cbb")
        assert len(handed_down_sets(unit)) == 1
        receive_directive(unit, without, "2.cbb")
        assert handed_down_sets(unit) == []
    with trying(kept.units["CB08"]) as unit:
        assert receive_directive(unit, elsewhere, "1.cbb").lines == ()


def test_a_draft_is_not_handed_down(kept: Story) -> None:
    with trying(kept.office) as office:
        example = criteria_sets()[0]
        identity = copy_set(office, example.to_plain(), title="Nháp", today=TODAY)
        with pytest.raises(DomainError) as refused:
            publish_set(office, identity, [EVERYONE], today=TODAY)
        assert refused.value.problems[0].code == "criteria-still-a-draft"


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Story]:
    """A story of which everything is committed."""
    story = Story(tmp_path)
    story.enrolled("CB07")
    yield story
    story.close()


def sent_down(story: Story) -> bytes:
    with story.office.unit() as office:
        return directive(office, story)


def test_the_office_rolls_up_what_it_has_assigned_and_hears_what_arrived(lived: Story) -> None:
    session = lived.units["CB07"]
    with lived.office.unit() as office:
        target = office_target(office, code="", title="Kết nạp toàn Đảng bộ")
        wording = replace(target, title="Kết nạp trong chi bộ")
        assign_target(office, wording, {node(lived, "CB07"): Decimal(2)})
    take_in_directive(session, sent_down(lived), "a.cbb")
    with session.unit() as unit:
        (mine,) = own(unit)
        result = new_result(unit, mine, Span.MONTH, OCTOBER)
        save_result(unit, mine, replace(result, value=Decimal(3)))
    report = lived.report("CB07")
    receive_one(lived.office, report.read_bytes(), report.name, merge=True)
    with lived.office.unit() as office:
        (line,) = load_targets(office, "", YEAR, NOVEMBER).lines
        (sent,) = sent_to(office.connection, node(lived, "CB07"), Kind.DIRECTIVE)
    assert line.assigned_units == 1
    assert [one.target.id for one in line.units] == [mine.id]
    assert line.progress.done == 3
    assert sent.acknowledged_at


def test_a_directive_is_taken_back_as_one_and_can_come_again(lived: Story) -> None:
    session = lived.units["CB07"]
    with lived.office.unit() as office:
        target = office_target(office)
        assign_target(office, target, {node(lived, "CB07"): Decimal(2)})
        publish_set(office, office_set(office), [EVERYONE], today=TODAY)
    first = sent_down(lived)
    with lived.office.unit() as office:
        assign_target(office, target, {node(lived, "CB07"): Decimal(4)})
    second = sent_down(lived)
    earlier = take_in_directive(session, first, "1.cbb")
    later = take_in_directive(session, second, "2.cbb")
    with pytest.raises(DomainError) as refused:
        take_back_directive(session, earlier.bundle_id)
    assert refused.value.problems[0].code == "directive-not-newest"
    take_back_directive(session, later.bundle_id)
    with session.unit() as unit:
        (mine,) = own(unit)
        assert mine.planned == 2
        assert [one.seq for one in received_directives(unit)] == [1]
        assert len(handed_down_sets(unit)) == 1
    take_back_directive(session, earlier.bundle_id)
    with session.unit() as unit:
        assert own(unit) == []
        assert handed_down_sets(unit) == []
    assert len(take_in_directive(session, second, "2.cbb").lines) == 2
    with session.unit() as unit:
        (mine,) = own(unit)
    assert mine.planned == 4


def test_what_is_declared_decides_what_leaves_the_office(kept: Story) -> None:
    """Rows of every type stand in the office's file; a directive carries those meant for the unit.

    Everything is written under a word of its own, so that one look at the bytes tells.
    """
    with trying(kept.office) as office:
        ours, other = node(kept, "CB07"), node(kept, "CB08")
        declared = {kind.name for kind in all_types() if kind.sent_down is not None}
        meant: set[str] = set()
        for number, kind in enumerate(all_types()):
            for org_id in (office.author.org_id, ours, other):
                rows = _rows(office, kind, org_id, number, (ours, other, ""))
                absorb_rows(office, kind, org_id, rows)
                if kind.name in declared and org_id == office.author.org_id:
                    meant |= {one.id for one in rows if _is_meant(kind, one, ours)}
        entries = carried(office, kept, "CB07")
        assert {one.org_id for one in entries} == {office.author.org_id}
        assert {one.type for one in entries} == declared
        assert {change.record_id for one in entries for change in one.changes} == meant


def test_local_tables_do_not_travel(kept: Story) -> None:
    with trying(kept.office) as office:
        put_opinions(
            office.connection,
            [Opinion(id="o", branch_id="b", received_in=OCTOBER, content="kín-của-hộp-thư")],
        )
        assert b"k\xc3\xadn" not in b"".join(
            one.header + one.payload for one in carried(office, kept, "CB07")
        )


def carried(office: Unit, story: Story, code: str) -> list[Entry]:
    """What a directive carries, read as its unit reads it."""
    data = directive(office, story, code)
    with story.units[code].unit() as unit:
        opened = open_bundle(
            data,
            identities=[node_keys(unit).identity],
            find_sender=lambda sender: keys_of(unit, sender),
            own_code=own_code(unit),
        )
    assert opened.contents.snapshot is None
    assert set(opened.contents.directive or {}) == {"keys", "transfers"}
    assert opened.contents.blobs == ()
    return read_entries(opened.contents.journal)


def _rows(
    unit: Unit, kind: RecordType[Record], org_id: str, number: int, nodes: tuple[str, ...]
) -> list[Record]:
    """A row for each node that its address could name, or one that names a row of each."""
    if kind.sent_down is None or not kind.sent_down.field:
        return [kind.cls(id=f"{number}/{org_id}", org_id=org_id)]
    field = kind.sent_down.field
    named = nodes
    if kind.sent_down.by_owner:
        of = [one.name for one in all_types()].index(kind.by_name[field].refers_to)
        named = tuple(f"{of}/{one}" for one in nodes)
    return [
        kind.cls(id=f"{number}/{org_id}/{at}", org_id=org_id, **{field: one})
        for at, one in enumerate(named)
    ]


def _is_meant(kind: RecordType[Record], one: Record, ours: str) -> bool:
    assert kind.sent_down is not None
    if not kind.sent_down.field:
        return True
    named = getattr(one, kind.sent_down.field)
    return named.endswith(f"/{ours}") if kind.sent_down.by_owner else named in ("", ours)


def absorb_rows(unit: Unit, kind: RecordType[Record], org_id: str, rows: list[Record]) -> None:
    """Write rows as their owner would have, whoever that is."""
    author = replace(unit.author, org_id=org_id, stream=f"{kind.name} {org_id}")
    entries = []
    previous = NO_HASH
    for seq, one in enumerate(rows, start=1):
        changes = [
            Change(record_id=one.id, atom=atom, over=(), value=value)
            for atom, value in kind.atom_values(one).items()
        ]
        made = write_entry(
            author=author,
            seq=seq,
            previous=previous,
            tick=Tick(1, seq),
            clock_suspect=False,
            type=kind.name,
            type_version=kind.version,
            act="test",
            batch="",
            salt=unit.surroundings.randomness(16),
            changes=changes,
            note="",
        )
        previous = made.hash
        entries.append(made)
    absorb(unit.connection, entries)


@settings(max_examples=12, deadline=None)
@given(story=st.lists(st.sampled_from(["2", "3", "release"]), max_size=4), data=st.data())
def test_in_whatever_order_directives_come_the_newest_is_enough(
    kept: Story, story: list[str], data: st.DataObject
) -> None:
    letters, asked = [], None
    with trying(kept.office) as office:
        target, nodes = office_target(office), node(kept, "CB07")
        for act in story:
            if act.isdigit():
                asked = Decimal(act)
                assign_target(office, target, {nodes: asked})
            elif asked is not None:
                asked = None
                assign_target(office, target, {})
            letters.append(directive(office, kept))
        letters.append(directive(office, kept))
        content = directive_content(office, nodes)
    some = data.draw(st.lists(st.sampled_from(letters), max_size=4))
    with trying(kept.units["CB07"]) as unit:
        for one in [*some, letters[-1], *some]:
            with contextlib.suppress(DomainError):  # an older one is passed over
                receive_directive(unit, one, "a.cbb")
        assert _reached(unit, kept, content) == content.state
        assert _conflicts(unit) == 0
        pointing = [one.planned for one in own(unit) if one.above_id]
        assert pointing == ([asked] if asked is not None else [])


def _reached(unit: Unit, kept: Story, content: DirectiveContent) -> str:
    """What the office would say of what the unit has: its rows, and what is no row."""
    return parts_state(state_hash(unit.connection, kept.office.author.org_id), content.parts)


def _conflicts(unit: Unit) -> int:
    return len(conflicts(unit.connection))


def test_without_numbers_the_rows_alone_give_the_same(kept: Story) -> None:
    """The order of arrival does not matter even to somebody who reads no numbers."""
    with trying(kept.office) as office:
        target, nodes = office_target(office), node(kept, "CB07")
        entries = []
        for planned in ("2", "3", "4"):
            assign_target(office, target, {nodes: Decimal(planned)})
            entries.append(carried(office, kept, "CB07"))
        content = directive_content(office, nodes)
    for order in permutations(entries):
        with trying(kept.units["CB07"]) as unit:
            for one in order:
                absorb(unit.connection, one)
            assert _reached(unit, kept, content) == content.state
