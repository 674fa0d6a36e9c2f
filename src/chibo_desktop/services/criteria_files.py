"""Criteria sets as files: the documented JSON, or a workbook people change in Excel."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chibo_desktop.domain.criteria import read_json
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.files import atomic_write
from chibo_desktop.services.import_source import read_file
from chibo_desktop.services.kept_sets import read_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSet:
    """A set read from a file. `unread` is what the file says and could not be taken, `wrong` what
    is then wrong with the set: it can be kept as a draft all the same."""

    plain: Mapping[str, Any]
    title: str
    unread: tuple[Problem, ...]
    wrong: tuple[Problem, ...]


def save_set(plain: Mapping[str, Any], path: Path) -> Path:
    """Write a set as .xlsx or as .json, by the name of the file. Raises OSError."""
    if path.suffix.lower() == ".xlsx":
        from chibo_desktop.documents.criteria_workbook import criteria_workbook

        data = criteria_workbook(plain)
    else:
        text = json.dumps(plain, ensure_ascii=False, indent=2)
        data = f"{text}\n".encode()
    atomic_write(path, data)
    return path


def read_set(path: Path) -> GivenSet:
    """Read a set from a file, faulty or not.

    Raises DomainError: workbook-not-opened, criteria-unreadable, criteria-not-an-object,
    criteria-sheet-missing, and what reading a workbook refuses.
    """
    data = read_file(path)
    unread: tuple[Problem, ...] = ()
    if path.suffix.lower() == ".json":
        plain = _json(data)
    else:
        from chibo_desktop.documents.bounded import read_workbook
        from chibo_desktop.documents.criteria_workbook import read_criteria_workbook

        found = read_criteria_workbook(read_workbook(data))
        plain, unread = found.plain, found.problems
    title = plain.get("title")
    return GivenSet(
        plain=plain,
        title=title if isinstance(title, str) and title.strip() else path.stem,
        unread=unread,
        wrong=read_plain(plain)[1],
    )


def _json(data: bytes) -> dict[str, Any]:
    plain = read_json(data, parse_float=str)
    if not isinstance(plain, dict):
        raise DomainError(Problem(code="criteria-not-an-object"))
    return plain
