"""Commands of an office's scheduled work: the month's papers, a unit's rescue."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from chibo_desktop.cli.answers import Answer
from chibo_desktop.cli.opened import month_of, opened_office
from chibo_desktop.cli.ports import DONE, IN_PART, Ports, WrongUseError
from chibo_desktop.cli.progress import progress
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.dues_papers import units_dues_pdf, units_dues_workbook
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.office_printing import late_units_pdf
from chibo_desktop.services.office_units import own_units, unit_of_code
from chibo_desktop.services.outgoing import save_files
from chibo_desktop.services.printing import save_document
from chibo_desktop.services.rescue import write_rescue_parts
from chibo_desktop.services.statistics_papers import statistics_pdf, statistics_workbook
from chibo_desktop.wording import cli as words
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.demo import STATES
from chibo_desktop.wording.statistics import HEADCOUNT

_IS_HERE = (CellState.RECEIVED, CellState.LATE)


def report(options: Namespace, ports: Ports) -> Answer:
    """Write the office's papers of a month, and say which units are here; 3 while some are not."""
    month = month_of(options.month)
    folder: Path = options.out
    step = progress(words.REPORTING)
    with opened_office(options.file, ports) as session, session.unit() as unit:
        matrix = load_matrix(unit, month, unit.now.date())
        period = ReportPeriod(PeriodKind.MONTH, month.year, month.number)
        papers: dict[str, Callable[[], bytes]] = {
            "don-vi-gui-muon.pdf": lambda: late_units_pdf(unit, month),
            "dang-phi.pdf": lambda: units_dues_pdf(unit, month, month),
            "dang-phi.xlsx": lambda: units_dues_workbook(unit, month, month),
            "tang-giam.pdf": lambda: statistics_pdf(unit, HEADCOUNT, period, Scope()),
            "tang-giam.xlsx": lambda: statistics_workbook(unit, HEADCOUNT, period, Scope()),
        }
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for index, (name, make) in enumerate(papers.items()):
            step(index, len(papers), name)
            path = folder / f"{month}_{name}"
            save_document(path, make())
            paths.append(path)
        step(len(papers), len(papers), "")
    cells = {row.subordinate.code: row.cells[month.number - 1] for row in matrix.rows}
    counts = [(word, matrix.states.get(CellState(name), 0)) for name, word in STATES.items()]
    return Answer(
        code=DONE if all(one.state in _IS_HERE for one in cells.values()) else IN_PART,
        lines=[
            words.states(short_month_text(month), counts),
            *(words.PAPER_WRITTEN.format(path=path) for path in paths),
        ],
        plain={
            "period": str(month),
            "members": matrix.member_count,
            "units": {code: one.state.value for code, one in cells.items()},
            "paths": list(map(str, paths)),
        },
    )


def rescue(options: Namespace, ports: Ports) -> Answer:
    """Write back for a unit that lost its computer all that it ever sent."""
    with opened_office(options.file, ports) as session, session.unit() as unit:
        found = unit_of_code(unit, options.unit)
        if found is None:
            known = words.names(sorted(one.code for one in own_units(unit)))
            raise WrongUseError(words.NO_SUCH_UNIT.format(code=options.unit, known=known))
        options.out.mkdir(parents=True, exist_ok=True)
        paths = save_files(options.out, write_rescue_parts(unit, found.id))
    sizes = [path.stat().st_size for path in paths]
    lines = [
        words.RESCUED.format(name=found.name, path=path, size=size_text(size))
        for path, size in zip(paths, sizes, strict=True)
    ]
    plain = {"unit": options.unit, "path": str(paths[0]), "size": sizes[0]}
    return Answer(lines=lines, plain=plain | {"paths": list(map(str, paths))})
