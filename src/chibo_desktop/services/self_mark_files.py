"""Workbooks for self-marks: one a member, written for a whole branch into a folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from chibo_desktop.documents.self_mark_book import self_mark_book
from chibo_desktop.documents.self_mark_view import SelfMarkView
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.sheet_code import sheet_code
from chibo_desktop.domain.text import fold
from chibo_desktop.files import atomic_write
from chibo_desktop.services.issuers import Issuer
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.rounds import load_sheet, open_round_of
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.span import span_period_text

SELF = "self"
SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFiles:
    """What was written where; a file that was there already is never written over."""

    folder: Path
    written: int
    kept: tuple[str, ...]


def write_self_mark_files(
    unit: Unit, round_id: str, folder: Path, step: Progress | None = None
) -> WrittenFiles:
    """One workbook for each rated member into a folder of its own below `folder`.

    `step(done, total, name)` follows and may raise to stop. Raises DomainError: round-closed,
    self-mark-no-column, nobody-to-print, document-not-saved.
    """
    open_round_of(unit, round_id)
    sheet = load_sheet(unit, round_id)
    if sheet.criteria_set.marker(SELF) is None:
        raise DomainError(Problem(code="self-mark-no-column"))
    if not sheet.rows:
        raise DomainError(Problem(code="nobody-to-print"))
    issuer = round_issuer(unit, sheet, None)
    inside = folder / _folder_name(sheet)
    created = datetime.combine(unit.now.date(), time())
    kept, written = [], 0
    for number, row in enumerate(sheet.rows):
        view = view_of(sheet, issuer, row.evaluation)
        path = inside / file_name(sheet, row.evaluation.full_name, view.code)
        if step is not None:
            step(number, len(sheet.rows), row.evaluation.full_name)
        if path.exists():
            kept.append(path.name)
            continue
        try:
            inside.mkdir(parents=True, exist_ok=True)
            atomic_write(path, self_mark_book(view, created=created))
        except OSError as error:
            problem = Problem(code="document-not-saved", params={"name": path.name})
            raise DomainError(problem) from error
        written += 1
    return WrittenFiles(folder=inside, written=written, kept=tuple(kept))


def view_of(sheet: Sheet, issuer: Issuer, evaluation: Evaluation) -> SelfMarkView:
    """The workbook of one member of a round."""
    of_round = sheet.round
    if of_round.period is None:
        raise DomainError(Problem(code="round-unknown"))
    return SelfMarkView(
        superior=issuer.letterhead.superior,
        issuer=issuer.letterhead.issuer,
        period=span_period_text(of_round.lasts, of_round.period),
        full_name=evaluation.full_name,
        code=sheet_code(evaluation.id, of_round.period),
        criteria_set=sheet.criteria_set,
        marker=SELF,
        key=of_round.id,
        marks=evaluation.marks(SELF),
        notes=evaluation.notes,
        is_practice=issuer.is_practice,
    )


def file_name(sheet: Sheet, full_name: str, code: str) -> str:
    """A name that any computer and any stick can hold, and that sorts by member."""
    return f"{sheet.round.period} {_plain(full_name)} {code}{SUFFIX}"


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """The workbooks of a folder and those below it, without what Office leaves beside them."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() == SUFFIX)
    return tuple(sorted(path for path in found if not path.name.startswith(("~$", ".~"))))


def _folder_name(sheet: Sheet) -> str:
    return f"Phieu tu cham {sheet.round.period} {_plain(sheet.branch_name)}".strip()


def _plain(text: str) -> str:
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return " ".join(kept.title().split())


def names_of(paths: Sequence[Path]) -> str:
    """Names of files in a sentence."""
    return ", ".join(path.name for path in paths)
