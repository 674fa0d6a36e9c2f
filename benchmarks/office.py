"""The pages of an office of 100 and 400 units of 25: the matrix, and the picture of a month.

Promised: each opens within 0.2 s of computation and painting once the units' figures are there; the
figures of one unit whose bundle came are made within 0.05 s; memory stays under 300 MB. What a
first opening costs, when every unit's figures are still to be made, is shown beside it. With `full`
also 2,000 units, of which that alone takes minutes.
"""

import os
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select

from benchmarks.memory import tree_memory
from benchmarks.report import Options, Result, Runs, Verdict, in_turn
from benchmarks.wide_office import MEASURED, TODAY, wide_office
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.period_closings import board_lines, load_board
from chibo_desktop.services.picture import load_picture
from chibo_desktop.services.session import Session, Unit
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.picture_tables import picture_part

SIZES, WIDEST = (100, 400), 2000
PERIOD = ReportPeriod(PeriodKind.MONTH, MEASURED.year, MEASURED.number)


def run(options: Options) -> Result:
    """Measure two sizes, so that what grows with the units is seen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sizes = (*SIZES, WIDEST) if options.full else SIZES
    result = Result("office", ("", *(f"{size:,} units" for size in sizes)))
    found = [_measured(options, size) for size in sizes]
    for words in found[0]:
        result.rows.append((words, *(str(one[words]) for one in found)))
        result.figures[words] = {
            str(size): round(one[words].best, 4) for size, one in zip(sizes, found, strict=True)
        }
    largest = found[-1]
    for words in ("matrix, with painting", "picture of a month, with painting"):
        result.verdicts.append(
            Verdict(promise=words, found=largest[words].best, limit=0.2, unit=" s")
        )
    first = largest["every unit's figures for the first time"].best / sizes[-1]
    result.verdicts.append(
        Verdict(promise="one unit's figures", found=first, limit=0.05, unit=" s")
    )
    resident, _ = tree_memory(os.getpid())
    result.verdicts.append(Verdict(promise="memory", found=resident, limit=300, unit=" MB"))
    return result


def _measured(options: Options, size: int) -> dict[str, Runs]:
    session = wide_office(options.folder, size)
    try:
        return _pages(options, session)
    finally:
        session.close()


def _pages(options: Options, session: Session) -> dict[str, Runs]:
    def on_unit(work: Callable[[Unit], Any]) -> Callable[[], Any]:
        def done() -> Any:
            with session.unit() as unit:
                return work(unit)

        return done

    (first,) = in_turn(1, on_unit(lambda unit: load_picture(unit, PERIOD, TODAY)))

    def one_again(unit: Unit) -> None:
        one = unit.connection.execute(select(picture_part.c.org_id).limit(1)).scalar_one()
        forget_parts(unit.connection, (one,))
        load_picture(unit, PERIOD, TODAY)

    painted = _Painted(session)
    board = on_unit(lambda unit: load_board(unit, PERIOD, TODAY))()
    works: dict[str, Callable[[], Any]] = {
        "matrix": on_unit(lambda unit: load_matrix(unit, MEASURED, TODAY)),
        "matrix, with painting": painted.matrix,
        "picture of a month": on_unit(lambda unit: load_board(unit, PERIOD, TODAY)),
        "picture of a month, with painting": painted.picture,
        "the names of one figure": on_unit(
            lambda unit: board_lines(unit, board, "rated_excellent", closed=False)
        ),
        "after one unit's bundle": on_unit(one_again),
    }
    runs = in_turn(options.repeat, *works.values())
    return {"every unit's figures for the first time": first, **dict(zip(works, runs, strict=True))}


@cache
def _application() -> object:
    """The one application of the process: it outlives the tables of every size."""
    from PySide6.QtWidgets import QApplication

    from chibo_desktop.gui import theme

    app = QApplication([])
    theme.apply(app, theme.Theme())
    return app


class _Painted:
    """The two tables of pages, filled and drawn as a window draws them."""

    def __init__(self, session: Session) -> None:
        from chibo_desktop.gui.office.matrix_view import MatrixView
        from chibo_desktop.gui.picture.columns import FIGURE_COLUMNS, RATING_COLUMNS
        from chibo_desktop.gui.widgets import DataTable, LinesModel

        _application()
        self._session = session
        self._matrix = MatrixView()
        self._ratings: LinesModel[Any] = LinesModel(RATING_COLUMNS)
        self._figures: LinesModel[Any] = LinesModel(FIGURE_COLUMNS)
        self._tables = [DataTable("bench-ratings"), DataTable("bench-figures")]
        for table, model in zip(self._tables, (self._ratings, self._figures), strict=True):
            table.setModel(model)
        for widget in (self._matrix, *self._tables):
            widget.resize(1100, 620)
            widget.show()

    def matrix(self) -> None:
        """The matrix read, put into its table, and drawn."""
        with self._session.unit() as unit:
            matrix = load_matrix(unit, MEASURED, TODAY)
        self._matrix.show_matrix(matrix)
        self._matrix.grab()

    def picture(self) -> None:
        """The board read, its first table filled, and drawn."""
        from chibo_desktop.gui.picture.columns import figure_lines, rating_lines

        with self._session.unit() as unit:
            board = load_board(unit, PERIOD, TODAY)
        self._ratings.set_lines(rating_lines(board.shown))
        self._figures.set_lines(figure_lines(board, board.shown))
        self._tables[0].grab()
