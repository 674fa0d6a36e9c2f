"""The workbooks that an import gives out: the template, and the rows that need mending."""

from pathlib import Path

from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.files import atomic_write
from chibo_desktop.services.custom_fields import custom_fields
from chibo_desktop.services.import_rows import Choices, Decision, ImportRow, choice_for
from chibo_desktop.services.member_import import ImportPreview
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording import import_files as words
from chibo_desktop.wording.problems import sentence

__all__ = ["rows_to_mend", "save_rows_to_mend", "save_template"]


def save_template(unit: Unit, target: Path, *, whole: bool) -> None:
    """Write the template to a file, whole or not at all. Raises DomainError: export-failed."""
    from chibo_desktop.documents.sheets.template_book import write_template

    workplace = unit.get(Workplace, unit.author.org_id)
    data = write_template(
        whole=whole,
        unit_name=workplace.name if workplace else "",
        branches=tuple(branch_names(unit.connection, unit.author.org_id).values()),
        created=unit.now.replace(tzinfo=None, microsecond=0),
        own=custom_fields(unit),
    )
    _write(target, data)


def rows_to_mend(preview: ImportPreview, choices: Choices) -> tuple[ImportRow, ...]:
    """The rows that are not taken for a reason, and those with something to look at."""
    return tuple(
        row
        for row in preview.rows
        if row.problems
        or (row.reason is not None and choice_for(row, choices).decision is Decision.SKIP)
    )


def save_rows_to_mend(unit: Unit, preview: ImportPreview, choices: Choices, target: Path) -> int:
    """Write those rows as the user's own sheet with the findings beside; how many they are.

    The sheet can be mended and brought in again: its headers are known, its rows lead to the same
    members. Raises DomainError: export-failed.
    """
    from chibo_desktop.documents.sheets.check_sheet import CheckedRow, write_check_sheet

    proposal = preview.proposal
    rows = [
        CheckedRow(
            number=row.number,
            record_id=row.member_id if row.match.doubt is None else "",
            result=_result(row, choices),
            details="\n".join(_findings(row)),
            fields=_fields(row),
        )
        for row in rows_to_mend(preview, choices)
    ]
    data = write_check_sheet(
        proposal.workbook.sheets[proposal.layout.sheet],
        proposal.layout,
        proposal.plan,
        rows,
        file_name=preview.file_name,
        created=unit.now.replace(tzinfo=None, microsecond=0),
    )
    _write(target, data)
    return len(rows)


def _result(row: ImportRow, choices: Choices) -> str:
    taken = choice_for(row, choices).decision is not Decision.SKIP
    return words.TAKEN_WITH_NOTES if taken else words.NOT_TAKEN


def _findings(row: ImportRow) -> list[str]:
    said = [sentence(row.reason)] if row.reason else []
    return list(dict.fromkeys([*said, *(sentence(problem) for problem in row.problems)]))


def _fields(row: ImportRow) -> frozenset[str]:
    told = {problem.field for problem in row.problems if problem.field}
    return frozenset(told | {change.spec.name for change in row.doubts})


def _write(target: Path, data: bytes) -> None:
    try:
        atomic_write(target, data)
    except OSError as error:
        raise DomainError(Problem(code="export-failed", params={"name": target.name})) from error
