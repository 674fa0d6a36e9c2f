"""Opens workbooks of users in a bounded child process. Source: protocol.md F30–F32.

A workbook is a zip of XML that anybody may have made: it can ask for gigabytes or for hours. The
child has limits of memory and time; whatever kills it is one refusal here, within seconds.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from chibo_desktop.documents import workbook_child
from chibo_desktop.domain.problems import DomainError, Problem

CHILD_FLAG = "--read-workbook"
"""A frozen program started with this argument alone must run `workbook_child.main()`."""

MOST_BYTES = 48 * 2**20
SECONDS = 20.0

Cell = str | float | bool
"""A cell as read: text, number, true/false, or a date as `DATE_MARK` and ISO."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One visible sheet, rows from the first line of the sheet on.

    `fonts` are the fonts older than Unicode that the file uses, `marks` the cells that use them:
    one text a row, one sign a column (see `cell_fonts`). Empty where the format does not tell.
    """

    name: str
    rows: list[list[Cell]]
    fonts: tuple[str, ...] = ()
    marks: Sequence[str] = ()

    def font(self, row: int, column: int) -> str:
        """The old font of a cell; empty for any other font, and where nobody knows."""
        if row >= len(self.marks) or column >= len(self.marks[row]):
            return ""
        sign = self.marks[row][column]
        return "" if sign == "." else self.fonts[ord(sign) - ord("a")]


RawSheets = tuple[RawSheet, ...]


def read_workbook(data: bytes, *, seconds: float = SECONDS) -> RawSheets:
    """Every visible sheet of an xlsx, xls, ods or csv file, as plain cells.

    Raises DomainError with one problem: `workbook-too-big`, `workbook-too-heavy`,
    `workbook-encrypted`, `workbook-unreadable`, `workbook-empty`, or one that says what the file
    is instead: `workbook-is-document`, `-pdf`, `-picture`, `-page`.
    """
    if len(data) > MOST_BYTES:
        megabytes = len(data) // 2**20
        raise DomainError(Problem(code="workbook-too-big", params={"megabytes": megabytes}))
    return _sheets(_ask_child(data, seconds))


def read_many(files: Sequence[bytes], *, seconds: float = SECONDS) -> list[RawSheets | Problem]:
    """Several small workbooks in one child: the sheets of each, or why it is refused.

    When one of them is the end of the child, each is read in a child of its own.
    """
    try:
        answers = _ask_child(workbook_child.joined(files), seconds)
        return [_outcome(partial(_sheets, answer)) for answer in answers]
    except DomainError:
        return [_outcome(partial(read_workbook, one, seconds=seconds)) for one in files]


def _outcome(read: Callable[[], RawSheets]) -> RawSheets | Problem:
    try:
        return read()
    except DomainError as refused:
        return refused.problems[0]


def _sheets(answer: dict[str, Any]) -> RawSheets:
    if "problem" in answer:
        raise DomainError(Problem(code=str(answer["problem"])))
    fonts = tuple(answer.get("fonts", ()))
    sheets = tuple(
        RawSheet(sheet["name"], sheet["rows"], fonts, sheet.get("marks", ()))
        for sheet in answer["sheets"]
    )
    if not any(sheet.rows for sheet in sheets):
        raise DomainError(Problem(code="workbook-empty"))
    return sheets


def _ask_child(data: bytes, seconds: float) -> Any:
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            _command(),
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise DomainError(Problem(code="workbook-too-heavy")) from None
    if done.returncode != 0 or not done.stdout:
        raise DomainError(Problem(code="workbook-too-heavy"))
    return json.loads(done.stdout)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    # -P: a module lying in the working folder must not be taken for one of Python's.
    return [sys.executable, "-P", "-m", workbook_child.__name__]


def _environment() -> dict[str, str]:
    source = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, inherited)))}
