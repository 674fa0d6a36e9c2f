"""An act inside an act: undone it leaves nothing, kept it is part of the whole."""

import contextlib

from builders import Node, member
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.rehearsal import attempt, rehearsal
from chibo_desktop.storage.unit_of_work import Unit


def test_what_is_undone_leaves_no_trace_in_the_chain_of_what_follows(here: Node) -> None:
    with here.unit() as unit:
        unit.save(member(0), act="member.create")
        with rehearsal(unit) as trial:
            trial.save(member(1), act="member.create")
            assert len(trial.all(Member)) == 2
        unit.save(member(2), act="member.create")
    with here.unit() as unit:
        assert [one.id for one in unit.all(Member)] == ["m0", "m2"]
    assert check_store(here.store).is_sound


def test_what_is_kept_is_followed_by_what_is_written_next_in_one_step(here: Node) -> None:
    with here.unit() as unit:
        with attempt(unit) as trial:
            trial.unit.save(member(0), act="member.create")
            trial.keep()
        unit.save(member(1), act="member.create")
        assert "member" in unit.touched
    assert unit.step is not None
    assert unit.step.last - unit.step.first == 1
    assert check_store(here.store).is_sound


def test_an_exception_undoes_even_what_was_to_be_kept(here: Node) -> None:
    with here.unit() as unit:
        try:
            with attempt(unit) as trial:
                trial.unit.save(member(0), act="member.create")
                trial.keep()
                raise LookupError
        except LookupError:
            pass
        assert unit.all(Member) == []
        assert not unit.touched


def test_what_was_done_elsewhere_is_taken_back_with_what_is_not_committed(here: Node) -> None:
    taken_back: list[str] = []

    def act(unit: Unit, name: str) -> None:
        unit.if_undone.callback(taken_back.append, name)

    with here.unit() as unit:
        act(unit, "kept")
        with attempt(unit) as trial:
            act(trial.unit, "kept attempt")
            trial.keep()
        with attempt(unit) as trial:
            act(trial.unit, "attempt")
        assert taken_back == ["attempt"]
    assert taken_back == ["attempt"]
    with contextlib.suppress(LookupError), here.unit() as unit:
        act(unit, "outer")
        with attempt(unit) as trial:
            act(trial.unit, "inner")
            trial.keep()
        raise LookupError
    assert taken_back == ["attempt", "inner", "outer"]
