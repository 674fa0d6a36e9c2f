"""The tree of criteria while it is written: every change keeps every line, sums follow."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain import criteria_draft as draft
from chibo_desktop.domain.criteria import CriteriaSet
from domain.criteria_examples import APPENDIX_5, plain_set

APPENDIX = APPENDIX_5.to_plain()


def codes(plain: dict[str, Any]) -> list[tuple[draft.Place, str]]:
    return [(place, line["code"]) for place, line in draft.lines_of(plain)]


def tree(*codes_of: str) -> dict[str, Any]:
    return plain_set(
        criteria=[
            {"code": code, "number": code, "label": code, "maximum": "10"} for code in codes_of
        ]
    )


def test_a_new_line_is_numbered_by_its_place_and_has_a_free_code() -> None:
    line = draft.new_line(APPENDIX, (0, 2), "Mới")
    assert (line["number"], line["code"]) == ("3", "I.3")
    assert draft.new_line(APPENDIX, (1,), "Mới")["code"] == "II-2"


def test_a_line_under_a_leaf_makes_it_a_group_with_the_sum() -> None:
    plain = tree("A", "B")
    plain["criteria"][0]["kind"] = "bonus"
    line = draft.new_line(plain, (0, 0), "Con")
    changed = draft.insert(plain, (0, 0), line)
    assert codes(changed) == [((0,), "A"), ((0, 0), "A.1"), ((1,), "B")]
    assert changed["criteria"][0]["maximum"] == "10"
    assert "kind" not in changed["criteria"][0]
    assert codes(plain) == [((0,), "A"), ((1,), "B")]


def test_lines_move_among_groups() -> None:
    plain, place = draft.indented(tree("A", "B", "C"), (1,))
    assert (codes(plain), place) == ([((0,), "A"), ((0, 0), "B"), ((1,), "C")], (0, 0))
    plain, place = draft.outdented(plain, (0, 0))
    assert (codes(plain), place) == ([((0,), "A"), ((1,), "B"), ((2,), "C")], (1,))
    plain, place = draft.moved_by(plain, (1,), -1)
    assert (codes(plain), place) == ([((0,), "B"), ((1,), "A"), ((2,), "C")], (0,))
    plain, place = draft.move(plain, (2,), (0,))
    assert (codes(plain), place) == ([((0,), "C"), ((1,), "B"), ((2,), "A")], (0,))


@pytest.mark.parametrize("target", [(0,), (0, 0), (0, 1, 0)])
def test_a_group_does_not_move_into_itself(target: draft.Place) -> None:
    plain, place = draft.move(APPENDIX, (0,), target)
    assert (codes(plain), place) == (codes(APPENDIX), (0,))


def test_what_is_copied_gets_codes_of_its_own() -> None:
    copied = draft.copies(APPENDIX, [APPENDIX["criteria"][0]])
    changed = draft.insert(APPENDIX, (2,), *copied)
    found = [code for _, code in codes(changed)]
    assert len(found) == len(set(found))
    assert copied[0]["code"] == "I-2"
    assert draft.points_of_scale(changed) == 130


def test_numbers_are_given_anew_and_codes_kept() -> None:
    changed = draft.renumbered(draft.remove(APPENDIX, (0, 0)))
    line = draft.line_at(changed, (0, 0))
    assert line is not None
    assert (line["number"], line["code"]) == ("1", "I.2")


def test_a_path_names_a_place() -> None:
    assert draft.place_of("criteria[0].children[1].maximum") == ((0, 1), "maximum")
    assert draft.place_of("criteria[2]") == ((2,), "")
    assert draft.place_of("criteria[0].events[1].points") == ((0,), "events[1].points")
    assert draft.place_of("bands[0]") is None
    assert draft.place_of("criteria") is None


PLACES = [place for place, _ in draft.lines_of(APPENDIX)]


@given(
    st.lists(st.tuples(st.sampled_from(["in", "out", "up", "down", "move"]), st.data()), max_size=6)
)
def test_no_move_loses_or_doubles_a_line(steps: list[tuple[str, st.DataObject]]) -> None:
    plain = APPENDIX
    before = sorted(code for _, code in codes(plain))
    for way, data in steps:
        places = [place for place, _ in draft.lines_of(plain)]
        place = data.draw(st.sampled_from(places))
        match way:
            case "in":
                plain, to = draft.indented(plain, place)
            case "out":
                plain, to = draft.outdented(plain, place)
            case "up" | "down":
                plain, to = draft.moved_by(plain, place, -1 if way == "up" else 1)
            case _:
                plain, to = draft.move(plain, place, data.draw(st.sampled_from(places)))
        code = next(line["code"] for where, line in draft.lines_of(plain) if where == to)
        assert code
        assert sorted(code for _, code in codes(plain)) == before


def test_a_draft_of_the_appendix_is_still_the_appendix() -> None:
    assert CriteriaSet.from_plain(draft.settled(APPENDIX)) == APPENDIX_5
    assert draft.points_of_scale(APPENDIX) == Decimal(100)
