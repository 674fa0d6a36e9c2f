"""The board: typed values, what follows, and the way back. No window."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from branch_files import new_branch
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.board import Board, Cell
from chibo_desktop.gui.evaluations.columns import GridColumn, Kind
from chibo_desktop.gui.evaluations.pasting import read_block
from chibo_desktop.gui.evaluations.typed import stored_text

MARK = GridColumn(key="m", head="I", kind=Kind.MARK, width=1, area="self", code="I")
FLAG = GridColumn(key="f", head="F", kind=Kind.FLAG, width=1, area="facts", code="f")


def _board(folder: Path) -> tuple[Board, str]:
    branch = new_branch(folder, 3)
    round_id = branch.open_round()
    branch.give_all(round_id)
    return Board(branch.sheet(round_id)), branch.ids(round_id)[0]


def test_a_preview_shows_and_changes_nothing(tmp_path: Path) -> None:
    board, first = _board(tmp_path)
    cell = Cell(first, "self", "III")
    board.preview(cell, "1")
    assert board.rows[0].rating is Rating.FULFILLED
    board.end_preview()
    assert board.rows[0].rating is Rating.EXCELLENT
    assert board.value(cell) == "40"


def test_steps_are_taken_back_and_done_again_in_order(tmp_path: Path) -> None:
    board, first = _board(tmp_path)
    cell, other = Cell(first, "self", "I"), Cell(first, "self", "II")
    board.put({cell: "1", other: "2"})
    board.put({cell: "3"})
    board.undo()
    assert (board.value(cell), board.value(other)) == ("1", "2")
    board.undo()
    assert (board.value(cell), board.value(other)) == ("20", "20")
    assert board.undo() == []
    board.redo()
    board.redo()
    assert (board.value(cell), board.value(other)) == ("3", "2")
    assert board.redo() == []


def test_a_new_value_forgets_what_could_be_done_again(tmp_path: Path) -> None:
    board, first = _board(tmp_path)
    cell = Cell(first, "self", "I")
    board.put({cell: "1"})
    board.undo()
    board.put({cell: "2"})
    assert board.redo() == []


def test_the_cap_follows_the_marks(tmp_path: Path) -> None:
    board, first = _board(tmp_path)
    before = board.sheet().cap
    board.put({Cell(first, "self", "III"): "20"})
    after = board.sheet().cap
    assert before is not None
    assert after is not None
    assert (before.excellent_count, after.excellent_count) == (3, 2)


def test_what_people_write_for_numbers_and_flags() -> None:
    assert [stored_text(text, MARK) for text in ("7,5", " 7.50 ", "07", ",5", "", "–", "95 %")] == [
        "7.5", "7.5", "7", "0.5", "", "", "95",
    ]  # fmt: skip
    assert [stored_text(text, MARK) for text in ("x", "1,2,3", "12a")] == [None, None, None]
    assert [stored_text(text, FLAG) for text in ("x", "Có", "không", "0", "?")] == [
        "1", "1", "0", "0", None,
    ]  # fmt: skip


@given(st.decimals(min_value=-9999, max_value=9999, places=2))
def test_a_stored_number_is_stored_as_itself(number: object) -> None:
    stored = stored_text(str(number), MARK)
    assert stored is not None
    assert stored_text(stored, MARK) == stored
    assert stored_text(stored.replace(".", ","), MARK) == stored


def test_a_block_of_excel_is_read_with_its_empty_cells() -> None:
    assert read_block("1\t\t3\r\n4\t5\t6\r\n") == [["1", "", "3"], ["4", "5", "6"]]
