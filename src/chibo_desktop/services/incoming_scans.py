"""Files that somebody wants to put into a dossier: found, looked at, told what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from chibo_desktop.documents.bounded_papers import PaperReader
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import MOST_BYTES, SUFFIXES, ScanKind
from chibo_desktop.domain.scan_names import read_scan_name
from chibo_desktop.services.document_types import document_types, type_of_title
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.attachment_lines import papers_with
from chibo_desktop.storage.scans import digest_of
from chibo_desktop.storage.unit_of_work import Unit

__all__ = ["IncomingScan", "ScanSource", "bind_images", "look_at_scans", "scans_in"]

_MOST_FILES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSource:
    """A file on a disk, or bytes that were pasted."""

    name: str
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)

    def read(self) -> bytes:
        """The bytes. Raises DomainError paper-not-read, paper-too-big."""
        if self.path is None:
            return self.data
        try:
            size = self.path.stat().st_size
            if size > MOST_BYTES:
                params: dict[str, str | int] = {
                    "megabytes": -(-size // 2**20),
                    "most": MOST_BYTES // 2**20,
                }
                raise DomainError(Problem(code="paper-too-big", params=params))
            return self.path.read_bytes()
        except OSError as error:
            params = {"name": self.name}
            raise DomainError(Problem(code="paper-not-read", params=params)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingScan:
    """A scan looked at. With a `problem` it is not taken; `same_as` names a paper that has it."""

    source: ScanSource
    kind: ScanKind | None = None
    pages: int = 0
    size: int = 0
    document_type: str = ""
    title: str = ""
    same_as: str = ""
    problem: Problem | None = None


def scans_in(paths: Iterable[Path]) -> tuple[ScanSource, ...]:
    """The files among some paths, and those of the folders among them that may be scans.

    Raises DomainError paper-too-many, paper-not-read.
    """
    found: list[Path] = []
    for path in paths:
        try:
            if path.is_dir():
                inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES)
                found += [one for one in inside if one.is_file() and one.name[:1] != "."]
            else:
                found.append(path)
        except OSError as error:
            params: dict[str, str | int] = {"name": path.name}
            raise DomainError(Problem(code="paper-not-read", params=params)) from error
        if len(found) > _MOST_FILES:
            raise DomainError(Problem(code="paper-too-many", params={"most": _MOST_FILES}))
    return tuple(ScanSource(name=path.name, path=path) for path in found)


def look_at_scans(
    unit: Unit, sources: Sequence[ScanSource], step: Progress
) -> tuple[IncomingScan, ...]:
    """Look at every file in a bounded process; what is wrong with one is kept beside it."""
    looked = []
    with PaperReader() as reader:
        for index, source in enumerate(sources):
            step(index, len(sources), source.name)
            named = _named(source)
            try:
                data = source.read()
                look = reader.look(data)
            except DomainError as refused:
                looked.append(replace(named, problem=refused.problems[0]))
                continue
            same = papers_with(unit.connection, digest_of(data), unit.author.org_id)
            looked.append(
                replace(
                    named,
                    kind=look.kind,
                    pages=look.pages,
                    size=len(data),
                    same_as=same[0].title if same else "",
                )
            )
    return tuple(looked)


def bind_images(sources: Sequence[ScanSource], name: str) -> ScanSource:
    """Several images as one PDF, a page each, in their order. Raises DomainError."""
    with PaperReader() as reader:
        data = reader.bind([source.read() for source in sources])
    return ScanSource(name=f"{name}.pdf", data=data)


def _named(source: ScanSource) -> IncomingScan:
    read = read_scan_name(source.name)
    code = str(read.number) if read.number else type_of_title(read.title)
    known = document_types().by_code.get(code)
    title = known.title if known else read.title
    if known and read.part > 1:
        title = f"{title} ({read.part})"
    return IncomingScan(source=source, document_type=code, title=title)
