"""The demo: one month of the practice Đảng bộ, end to end, every result left in a folder."""

import shutil
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from chibo_desktop.cli.demo_papers import print_papers
from chibo_desktop.cli.ports import DONE, REFUSED, Ports, WrongUseError
from chibo_desktop.cli.progress import progress
from chibo_desktop.cli.receipts import totals
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.files import atomic_write
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.file_care import check_file
from chibo_desktop.services.inbox import Outcome
from chibo_desktop.services.matrix import Matrix, load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.office_received import usual_due_day
from chibo_desktop.services.outgoing import enrolled_units, write_directives
from chibo_desktop.services.practice import SEED
from chibo_desktop.services.practice_enrolment import moment
from chibo_desktop.services.practice_faults import damaged, foreign_report
from chibo_desktop.services.practice_office import PracticeOffice, build_practice_office
from chibo_desktop.services.practice_plan import OPEN_MONTH, practice_plan
from chibo_desktop.services.practice_year import finish_month
from chibo_desktop.services.receiving import DroppedFile, files_in, preview_drop, receive_drop
from chibo_desktop.services.reports import write_report
from chibo_desktop.services.watched import unwatched
from chibo_desktop.wording import cli as words
from chibo_desktop.wording import demo as story
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.problems import sentence

PASSWORD = "tapduot2026"  # noqa: S105 - of invented data, printed at the end
_UNUSABLE = 3


def run(options: Namespace, ports: Ports) -> int:
    """Run the whole month into a new folder; 1 when the story did not end as it must."""
    folder: Path = options.out
    codes = _codes(options.units)
    _clear(folder)
    print(f"{story.TITLE}\n{story.FOUNDING}", flush=True)
    made = build_practice_office(
        folder / story.DATA,
        PASSWORD,
        ports.surroundings,
        progress(words.MAKING),
        options.seed,
        codes=codes,
    )
    try:
        _tell_founding(made)
        print_papers(made, folder)
        _take_pictures(made, folder / story.PICTURES, ports)
        october = _matrix(made, OPEN_MONTH.previous())
        bundles = _close_and_send(made, folder / story.BUNDLES)
        _spoil(bundles, ports, options.seed)
        is_well = _merge(made, folder / story.BUNDLES, len(bundles))
        _tell_month(made, october)
        _reply(made, folder / story.REPLIES)
        report = check_file(made.session)
        result = words.SOUND if report.is_sound else words.UNSOUND
        text = result.format(entries=count_text(report.entries), count=len(report.problems))
        print(story.CHECKED.format(result=text))
    finally:
        made.close()
    print(story.RESULTS.format(folder=folder.resolve()))
    print(story.PASSWORD.format(password=PASSWORD))
    return DONE if is_well and report.is_sound else REFUSED


def _codes(text: str) -> list[str]:
    codes = [part.strip() for part in text.split(",") if part.strip()]
    known = {one.code for one in practice_plan().units}
    if unknown := [code for code in codes if code not in known]:
        raise WrongUseError(words.UNIT_UNKNOWN.format(codes=words.names(unknown)))
    return codes


def _clear(folder: Path) -> None:
    """Empty folders for the results; only what an earlier demo left here is taken away."""
    marker = folder / story.MARKER
    if folder.exists() and any(folder.iterdir()) and not marker.exists():
        raise WrongUseError(words.FOLDER_TAKEN.format(path=folder))
    for name in story.FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    atomic_write(marker, f"{story.TITLE}\n{story.MARKED}\n".encode())


def _tell_founding(made: PracticeOffice) -> None:
    kinds = [one.kind for one in made.plan.units]
    matrix = _matrix(made, OPEN_MONTH.previous())
    print(
        story.founded(
            units=len(kinds),
            branches=kinds.count(WorkplaceKind.BRANCH),
            organizations=kinds.count(WorkplaceKind.PARTY_ORGANIZATION),
            members=matrix.member_count,
        )
    )
    counts = [(word, matrix.states[CellState(name)]) for name, word in story.STATES.items()]
    print(f"   {words.states(short_month_text(matrix.month), counts)}")
    print(story.OPEN_MONTH, flush=True)


def _take_pictures(made: PracticeOffice, folder: Path, ports: Ports) -> None:
    taken = (
        ports.take_pictures(folder, made.units[0].session, made.session)
        if ports.take_pictures
        else ()
    )
    said = story.PICTURES_TAKEN.format(count=len(taken)) if taken else story.NO_PICTURES
    print(said, flush=True)


def _close_and_send(made: PracticeOffice, folder: Path) -> list[Path]:
    print(story.CLOSING, flush=True)
    paths = []
    for number, one in enumerate(made.units):
        finish_month(one, OPEN_MONTH)
        made.clock.set(moment(usual_due_day(OPEN_MONTH) - timedelta(days=1 + number % 3), 9))
        with one.session.unit() as unit:
            paths.append(write_report(unit, OPEN_MONTH, folder).path)
    size = sum(path.stat().st_size for path in paths)
    print(story.SEALED.format(count=len(paths), size=size_text(size)), flush=True)
    return paths


def _spoil(bundles: list[Path], ports: Ports, seed: int) -> None:
    """A damaged copy, a second copy, and a file of another office lie among the good ones."""
    broken, twice = bundles[6 % len(bundles)], bundles[2 % len(bundles)]
    name = story.DAMAGED_NAME.format(stem=broken.stem)
    atomic_write(broken.with_name(name), damaged(broken.read_bytes()))
    name = story.COPY_NAME.format(stem=twice.stem)
    atomic_write(twice.with_name(name), twice.read_bytes())
    foreign = foreign_report(PASSWORD, ports.surroundings, seed + 1)
    atomic_write(bundles[0].with_name(story.FOREIGN_NAME), foreign)


def _merge(made: PracticeOffice, folder: Path, good: int) -> bool:
    made.clock.set(moment(usual_due_day(OPEN_MONTH), 10))
    files = files_in([folder])
    print(story.DROPPING.format(count=len(files)))
    previewed = preview_drop(made.session, files, unwatched)
    print(story.PREVIEWED.format(totals=totals(previewed)), flush=True)
    received: list[DroppedFile] = []
    receive_drop(made.session, files, unwatched, received)
    print(story.RECEIVED.format(totals=totals(received)))
    for one in received:
        if one.receipt.problem is not None:
            text = sentence(one.receipt.problem)
            print(story.REFUSAL.format(name=one.path.name, sentence=text))
    merged = [one.receipt for one in received if one.receipt.outcome is Outcome.MERGED]
    same = sum(1 for one in merged if one.same_state)
    print(story.SAME_STATE.format(count=same), flush=True)
    return len(merged) == same == good and len(files) == good + _UNUSABLE


def _tell_month(made: PracticeOffice, before: Matrix) -> None:
    now = _matrix(made, OPEN_MONTH)
    line = story.MONTH.format(
        month=short_month_text(OPEN_MONTH),
        arrived=now.arrived,
        units=len(now.rows),
        excellent=now.excellent,
    )
    print(line + story.MONTH_CAP.format(limit=now.excellent_limit))
    lacking = {CellState.MISSING, CellState.FAULTY}
    number = OPEN_MONTH.previous().number - 1
    late = [
        row.subordinate.name
        for row, then in zip(now.rows, before.rows, strict=True)
        if then.cells[number].state in lacking and row.cells[number].state not in lacking
    ]
    if late:
        print(story.CAUGHT_UP.format(names=words.names(late)))


def _reply(made: PracticeOffice, folder: Path) -> None:
    made.clock.set(moment(usual_due_day(OPEN_MONTH), 14))
    written: list[Path] = []
    with made.session.unit() as unit:
        units = [one.id for one in enrolled_units(unit)]
    write_directives(made.session, units, folder, unwatched, written)
    by_code = {path.name.split("_")[0]: path for path in written}
    read = left = 0
    for one in made.units:
        path = by_code[one.plan.code]
        with one.session.unit() as unit:
            view = receive_directive(unit, path.read_bytes(), path.name)
        read += view.same_state
        left += view.remaining_changes
    print(story.REPLIED.format(count=len(written), read=read, left=left))


def _matrix(made: PracticeOffice, month: Month) -> Matrix:
    with made.session.unit() as unit:
        return load_matrix(unit, month, unit.now.date())


__all__ = ["SEED", "run"]
