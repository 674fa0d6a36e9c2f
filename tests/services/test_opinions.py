"""Opinions in a real file: dealt with step by step, and what of them leaves the branch."""

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from branch_files import NAMES, BranchFile, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.opinions.opinion import (
    Opinion,
    OpinionCase,
    OpinionRoute,
    OpinionState,
    Slip,
)
from chibo_desktop.domain.opinions.records import ForwardedOpinion, OpinionCount
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.exchange.bundle import SenderKey, open_bundle
from chibo_desktop.services.backups import BackupReason, back_up, close_safely
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.opinion_acts import (
    answer_opinion,
    close_opinion,
    correct_opinion,
    enter_opinion,
    enter_slips,
    names_in_slip,
    remove_opinion,
    reopen_opinion,
    route_opinion,
    take_back_step,
)
from chibo_desktop.services.opinion_figures import load_units_opinions, sent_opinions
from chibo_desktop.services.opinion_forwarding import put_forwarded
from chibo_desktop.services.opinion_papers import (
    RegisterWish,
    figures_pdf,
    register_pdf,
    register_workbook,
    sent_pdf,
    units_pdf,
    units_workbook,
)
from chibo_desktop.services.opinions import OpinionBoard, known_case, load_opinions
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.services.session import Session, open_file
from chibo_desktop.storage.backup import restore
from services.exchange_story import OCTOBER, Story, live_month

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 28)
DUE = date(2026, 12, 3)
SLIPS = (
    Slip(area="benefits", content="Nhà để xe dột đã lâu."),
    Slip(area="cadres", content="Chấm điểm nên nói rõ lý do."),
    Slip(area="other", content="Nên họp sớm hơn."),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=4)
    yield made
    made.session.close()


def told(file: BranchFile, at: int = 0, **changes: Any) -> str:
    """An opinion by name; returns its id."""
    with file.unit() as unit:
        draft = Opinion(
            id="",
            branch_id=file.branch_id,
            received_in=NOVEMBER,
            received_on=date(2026, 11, 20),
            member_id=unit.all(Member)[at].id,
            channel="talk",
            area="benefits",
            content="Đề nghị sửa phòng họp.",
        )
        return enter_opinion(unit, replace(draft, **changes))


def board(file: BranchFile) -> OpinionBoard:
    with file.unit() as unit:
        return load_opinions(unit, file.branch_id, TODAY)


def case(file: BranchFile, opinion_id: str) -> OpinionCase:
    with file.unit() as unit:
        return known_case(unit, opinion_id)


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table there is, the ones that SQLite keeps for itself too."""
    with session.unit() as unit:
        run = unit.connection.exec_driver_sql
        names = [row[0] for row in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        every = ((name, run(f'SELECT * FROM "{name}"')) for name in names)  # noqa: S608
        return {name: sorted(map(tuple, rows), key=repr) for name, rows in every}


def written_since(
    before: dict[str, list[tuple[Any, ...]]], after: dict[str, list[tuple[Any, ...]]]
) -> dict[str, list[tuple[Any, ...]]]:
    found = {
        name: [row for row in rows if row not in before.get(name, [])]
        for name, rows in after.items()
    }
    return {name: rows for name, rows in found.items() if rows}


def refused(*codes: str) -> Any:
    return pytest.raises(DomainError, check=lambda error: codes_of(error) == codes)


def codes_of(error: DomainError) -> tuple[str, ...]:
    return tuple(one.code for one in error.problems)


def test_an_opinion_goes_its_way_to_the_closing_word(file: BranchFile) -> None:
    opinion_id = told(file)
    with file.unit() as unit:
        route_opinion(unit, opinion_id, OpinionRoute.COMMITTEE, TODAY, due_on=DUE)
        answer_opinion(unit, opinion_id, "Chi ủy", TODAY, "Sẽ sửa trong tháng 12.")
        answer_opinion(unit, opinion_id, "Văn phòng", TODAY, "Đã sửa.")
        close_opinion(unit, opinion_id, TODAY, "Đồng chí nhất trí.")
    found = case(file, opinion_id)
    assert found.state is OpinionState.CLOSED
    assert [(one.by_whom, one.text) for one in found.answers] == [
        ("Chi ủy", "Sẽ sửa trong tháng 12."),
        ("Văn phòng", "Đã sửa."),
    ]
    assert found.closing == "Đồng chí nhất trí."
    (line,) = board(file).lines
    assert (line.full_name, line.days_left) == (NAMES[0], None)
    with file.unit() as unit, refused("opinion-is-closed"):
        answer_opinion(unit, opinion_id, "Chi ủy", TODAY, "Nữa.")
    with file.unit() as unit:
        reopen_opinion(unit, opinion_id, TODAY, "Hỏng lại.")
    assert case(file, opinion_id).state is OpinionState.IN_REVIEW


def test_what_a_step_lacks_is_said(file: BranchFile) -> None:
    opinion_id = told(file)
    with file.unit() as unit:
        with refused("opinion-due-early", "opinion-route-missing"):
            route_opinion(unit, opinion_id, "", TODAY, due_on=date(2026, 11, 1))
        with refused("opinion-by-whom-missing", "opinion-answer-missing"):
            answer_opinion(unit, opinion_id, " ", TODAY, "")
        with refused("opinion-closing-missing"):
            close_opinion(unit, opinion_id, TODAY, "")
        with refused("opinion-not-closed"):
            reopen_opinion(unit, opinion_id, TODAY, "x")
        with refused("opinion-reason-missing"):
            remove_opinion(unit, opinion_id, TODAY, "")
        with refused("opinion-nothing-back"):
            take_back_step(unit, opinion_id, TODAY)
        with refused("opinion-unknown"):
            close_opinion(unit, "nobody", TODAY, "x")
        with refused("opinion-forward-text"):
            route_opinion(unit, opinion_id, OpinionRoute.SUPERIOR, TODAY)
    assert case(file, opinion_id).steps == ()


def test_a_correction_keeps_the_words_of_before_but_not_those_of_a_slip(file: BranchFile) -> None:
    opinion_id = told(file)
    with file.unit() as unit:
        enter_slips(unit, file.branch_id, NOVEMBER, "box", SLIPS[:1])
        slip = next(
            one.case.opinion for one in board_in(unit, file) if one.case.opinion.is_anonymous
        )
        for one in (known_case(unit, opinion_id).opinion, slip):
            changed = replace(one, content="Lời khác.", member_id="somebody else")
            correct_opinion(unit, changed, TODAY)
    assert [one.text for one in case(file, opinion_id).steps] == ["Đề nghị sửa phòng họp."]
    assert case(file, opinion_id).opinion.member_id != "somebody else"
    mended = case(file, slip.id)
    assert (mended.opinion.content, mended.opinion.member_id) == ("Lời khác.", "")
    assert [one.text for one in mended.steps] == [""]
    assert "Nhà để xe" not in repr(dump(file.session))


def board_in(unit: Any, file: BranchFile) -> Any:
    return load_opinions(unit, file.branch_id, TODAY).lines


def test_the_key_for_undoing_points_to_the_place(file: BranchFile) -> None:
    told(file)
    with file.unit() as unit, refused("undo-opinion"):
        go_back(unit, file.session.steps)


def test_a_day_that_is_near_or_past_is_reminded_of(file: BranchFile) -> None:
    near, past, far = told(file), told(file, 1), told(file, 2)
    with file.unit() as unit:
        route_opinion(unit, near, OpinionRoute.COMMITTEE, TODAY, due_on=DUE)
        route_opinion(unit, past, OpinionRoute.MEETING, TODAY, due_on=date(2026, 11, 25))
        route_opinion(unit, far, OpinionRoute.MEETING, TODAY, due_on=date(2027, 2, 1))
    with file.unit() as unit:
        found = [
            one.reminder
            for one in load_reminders(unit, TODAY).lines
            if one.reminder.kind is ReminderKind.OPINION
        ]
    assert [(one.record_id, one.days_left) for one in found] == [(past, -3), (near, 5)]
    assert board(file).late == 1
    with file.unit() as unit:
        answer_opinion(unit, past, "Chi ủy", TODAY, "Đã xong.")
    assert board(file).late == 0


def test_a_slip_leaves_nothing_of_anybody_and_no_moment(file: BranchFile, tmp_path: Path) -> None:
    """Entered as the screen does it: of all that was written, no byte tells an author or a time."""
    told(file)
    back_up(file.session, BackupReason.BY_HAND)
    before = dump(file.session)
    with file.unit() as unit:
        enter_slips(unit, file.branch_id, NOVEMBER, "box", SLIPS)
        members = unit.all(Member)
    written = written_since(before, dump(file.session))
    assert set(written) == {"opinion"}  # no journal, no step to undo, no note of any kind
    text = repr(written)
    for one in members:
        assert one.id not in text
        assert one.full_name not in text
        assert not set(one.full_name.casefold().split()) & set(
            re.findall(r"\w+", text.casefold())
        ) - set(re.findall(r"\w+", " ".join(slip.content for slip in SLIPS).casefold()))
    assert file.session.author.user not in text
    assert "2026-11-" not in text
    assert re.findall(r"2026-11", text) == ["2026-11"] * len(SLIPS)
    for row in written["opinion"]:
        assert row[0][14] == "4"  # an id without a moment in it
    # A further backup carries them all the same.
    info = back_up(file.session, BackupReason.BY_HAND)
    around = file.session.surroundings
    restore(
        info.path, tmp_path / "khac.chibo", "mật khẩu thử", now=around.now(), new_stream="other"
    )
    again = open_file(tmp_path / "khac.chibo", "mật khẩu thử", around)
    assert dump(again)["opinion"] == dump(file.session)["opinion"]
    again.close()


def test_in_whatever_order_slips_are_typed_the_file_is_the_same(tmp_path: Path) -> None:
    dumps = []
    for at, slips in enumerate(itertools.permutations(SLIPS)):
        (tmp_path / str(at)).mkdir()
        one = new_branch(tmp_path / str(at), count=2)
        with one.unit() as unit:
            enter_slips(unit, one.branch_id, NOVEMBER, "box", slips)
            order = unit.connection.exec_driver_sql("SELECT id, content FROM opinion").all()
        dumps.append([content for _, content in order])
        one.session.close()
        if at == 2:
            break
    assert dumps[0] == dumps[1] == dumps[2]


def test_a_name_in_a_slip_is_pointed_out(file: BranchFile) -> None:
    with file.unit() as unit:
        assert names_in_slip(unit, file.branch_id, f"Tôi, {NAMES[1]}, xin nêu") == (NAMES[1],)
        assert names_in_slip(unit, file.branch_id, "Nên họp sớm hơn.") == ()


def test_closing_backs_up_what_only_opinions_changed(tmp_path: Path) -> None:
    one = new_branch(tmp_path)
    back_up(one.session, BackupReason.BY_HAND)
    told(one)
    close_safely(one.session)
    assert len(list((tmp_path / "sao-luu").glob("*.chibo-sao-luu"))) == 2


def text_of(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


# What goes to the office.

SECRET = "Việc riêng của chi bộ, xin đừng gửi đi."
ROUTED = "Kiến nghị Đảng ủy hướng dẫn mức đóng đảng phí."


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = Story(tmp_path)
    made.enrolled("CB01")
    yield made
    made.close()


def entered(session: Session) -> tuple[str, str, str]:
    """A branch with an opinion of its own, a routed one and a slip; returns their ids."""
    live_month(session)
    with session.unit() as unit:
        branch_id = unit.all(Branch)[0].id
        today = unit.now.date()
        member = unit.all(Member)[0]
        draft = Opinion(
            id="",
            branch_id=branch_id,
            received_in=Month.of(today),
            received_on=today,
            member_id=member.id,
            channel="talk",
            area="benefits",
            content=SECRET,
        )
        own = enter_opinion(unit, draft)
        up = enter_opinion(unit, replace(draft, content="Lời gốc của đồng chí.", area="cadres"))
        enter_slips(unit, branch_id, Month.of(today), "box", SLIPS[:1])
        route_opinion(unit, own, OpinionRoute.COMMITTEE, today)
        answer_opinion(unit, own, "Chi ủy", today, "Lời đáp chỉ trong chi bộ.")
        route_opinion(unit, up, OpinionRoute.SUPERIOR, today, text=ROUTED)
        slip = next(
            one.case.opinion.id
            for one in load_opinions(unit, branch_id, today).lines
            if one.case.opinion.is_anonymous
        )
    return own, up, slip


def plain_bundle(session: Session, path: Path) -> str:
    """Every byte that the addressee can read of a bundle."""
    with session.unit() as unit:
        keys = node_keys(unit)
    opened = open_bundle(
        path.read_bytes(),
        identities=[keys.identity],
        find_sender=lambda _: [SenderKey(public_key=keys.public_key)],
        own_code="DU",
    )
    contents = opened.contents
    entries = [*contents.journal, *(contents.snapshot.entries if contents.snapshot else ())]
    return "\n".join((header + payload).decode() for header, payload in entries)


def test_only_counts_and_what_was_routed_up_leave_the_branch(story: Story) -> None:
    session = story.units["CB01"]
    own, up, slip = entered(session)
    path = story.report("CB01")
    carried = plain_bundle(session, path)
    with session.unit() as unit:
        member = unit.all(Member)[0]
        rows = unit.connection.exec_driver_sql("SELECT header, payload FROM entry").all()
    journal = "\n".join((header + payload).decode() for header, payload in rows)
    for text in (carried, journal):
        assert ROUTED in text
        for kept in (SECRET, "Lời gốc", "Lời đáp", SLIPS[0].content):
            assert kept not in text
        for opinion_id in (own, up, slip):
            assert opinion_id not in text
    about = [line for line in carried.splitlines() if "forwarded_opinion" in line]
    assert about
    assert all(member.id not in line and member.full_name not in line for line in about)
    receive_one(story.office, path.read_bytes(), path.name, merge=True)
    with story.office.unit() as unit:
        (seen,) = sent_opinions(unit, 2026)
        (figures,) = [one for one in load_units_opinions(unit, 2026) if one.figures]
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM opinion").scalar() == 0
        assert [units_pdf(unit, 2026)[:5], sent_pdf(unit, 2026)[:5]] == [b"%PDF-"] * 2
        assert units_workbook(unit, 2026)[:2] == b"PK"
    assert (seen.record.content, seen.record.full_name, seen.branch_name) == (
        ROUTED,
        "",
        "Chi bộ CB01",
    )
    assert figures.figures is not None
    assert (figures.figures.total, dict(figures.figures.states)) == (
        3,
        {"new": 1, "in-review": 1, "answered": 1},
    )
    assert OCTOBER  # the month of the bundle has nothing to do with it


def test_the_name_goes_along_only_when_it_was_agreed(file: BranchFile) -> None:
    opinion_id = told(file, 1)
    with file.unit() as unit:
        route_opinion(unit, opinion_id, OpinionRoute.SUPERIOR, TODAY, text=ROUTED, with_name=True)
        put_forwarded(unit)
        (record,) = unit.all(ForwardedOpinion)
        assert record.full_name == NAMES[1]
        enter_slips(unit, file.branch_id, NOVEMBER, "box", SLIPS[:1])
        slip = next(
            one.case.opinion for one in board_in(unit, file) if one.case.opinion.is_anonymous
        )
        with refused("opinion-no-name"):
            route_opinion(unit, slip.id, OpinionRoute.SUPERIOR, TODAY, text=ROUTED, with_name=True)


def test_what_was_sent_follows_and_is_withdrawn(file: BranchFile) -> None:
    opinion_id = told(file)
    with file.unit() as unit:
        route_opinion(unit, opinion_id, OpinionRoute.SUPERIOR, TODAY, text=ROUTED)
        put_forwarded(unit)
        answer_opinion(unit, opinion_id, "Đảng ủy", TODAY, "Đã hướng dẫn.")
        put_forwarded(unit)
        (record,) = unit.all(ForwardedOpinion)
        assert (record.state, record.answered_on) == (OpinionState.ANSWERED, TODAY)
        take_back_step(unit, opinion_id, TODAY)
        put_forwarded(unit)
        (record,) = unit.all(ForwardedOpinion)
        assert (record.state, record.answered_on) == (OpinionState.IN_REVIEW, None)
        remove_opinion(unit, opinion_id, TODAY, "Ghi nhầm")
        put_forwarded(unit)
        assert unit.all(ForwardedOpinion) == []
        take_back_step(unit, opinion_id, TODAY)
        put_forwarded(unit)
        assert len(unit.all(ForwardedOpinion)) == 1
        take_back_step(unit, opinion_id, TODAY)
        put_forwarded(unit)
        assert unit.all(ForwardedOpinion) == []
        assert known_case(unit, opinion_id).state is OpinionState.NEW


def test_a_routing_taken_back_before_the_bundle_was_never_in_the_journal(file: BranchFile) -> None:
    opinion_id = told(file)
    before = dump(file.session)["entry"]
    with file.unit() as unit:
        route_opinion(unit, opinion_id, OpinionRoute.SUPERIOR, TODAY, text=ROUTED, with_name=True)
        take_back_step(unit, opinion_id, TODAY)
        put_forwarded(unit)
    assert dump(file.session)["entry"] == before


def test_counts_are_written_with_the_bundle_and_only_when_they_changed(story: Story) -> None:
    session = story.units["CB01"]
    entered(session)
    with session.unit() as unit:
        assert unit.all(OpinionCount) == []
    story.report("CB01")
    with session.unit() as unit:
        (count,) = unit.all(OpinionCount)
        assert count.counts == {
            "benefits": {"answered": 1, "new": 1},
            "cadres": {"in-review": 1},
        }
    before = len(dump(session)["entry"])
    story.report("CB01", NOVEMBER)
    assert len(dump(session)["entry"]) == before


def test_the_papers_name_only_when_asked(file: BranchFile) -> None:
    told(file)
    with file.unit() as unit:
        enter_slips(unit, file.branch_id, NOVEMBER, "box", SLIPS[:1])
        wish = RegisterWish(branch_id=file.branch_id, year=2026)
        bare, named = register_pdf(unit, wish), register_pdf(unit, replace(wish, with_names=True))
        assert register_workbook(unit, wish)[:2] == b"PK"
        figures = figures_pdf(unit, file.branch_id, 2026)
    assert NAMES[0] not in text_of(bare)
    assert NAMES[0] in text_of(named)
    assert "Không ghi tên" in text_of(named)
    assert NAMES[0] not in text_of(figures)
