"""Files written for others into a folder that the user chose: all whole, or a plain refusal."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.enrolment import NamedFile, accept_invitation, invite
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.session import Session
from chibo_desktop.services.stick_files import check_on_stick, write_noted, write_on_stick
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFiles:
    """What lies in the folder now."""

    folder: Path
    paths: tuple[Path, ...]


Write = Callable[[Path, bytes], bytes]


def save_file(folder: Path, file: NamedFile, write: Write = write_on_stick) -> Path:
    """Write one file, read it back, name it. Raises DomainError as `write_on_stick`."""
    return save_files(folder, [file], write)[0]


def save_files(
    folder: Path, files: Iterable[NamedFile], write: Write = write_on_stick
) -> list[Path]:
    """Write several, and read them all back at the end. Raises DomainError as `write_on_stick`."""
    digests = {folder / one.name: write(folder / one.name, one.data) for one in files}
    check_on_stick(digests)
    return list(digests)


def write_invitations(unit: Unit, subordinate_ids: Sequence[str], folder: Path) -> WrittenFiles:
    """One invitation for each unit. Raises DomainError: those of `invite`, `write_on_stick`."""
    files = (invite(unit, one) for one in subordinate_ids)
    paths = save_files(folder, files, partial(write_noted, unit))
    return WrittenFiles(folder=folder, paths=tuple(paths))


def write_registration_file(
    unit: Unit, invitation: bytes, typed: str, folder: Path, code: str = ""
) -> Path:
    """Answer an invitation into a folder; nothing is accepted when the file cannot be written.

    Raises DomainError: those of `accept_invitation`, `write_on_stick`.
    """
    file = accept_invitation(unit, invitation, typed, code)
    return save_file(folder, file, partial(write_noted, unit))


def write_directives(
    session: Session, subordinate_ids: Sequence[str], folder: Path, step: Progress, done: list[Path]
) -> None:
    """The directive of each unit into a folder, each written down as its file stands there.

    Adds each path to `done`; whatever `step` raises stops it between two files, and those in
    `done` count as sent. At the end all are read back again: those that the stick has not kept
    stay noted as written, the next one has everything that was in them. Raises DomainError: those
    of `write_directive` and of `write_on_stick`.
    """
    digests: dict[Path, bytes] = {}
    for index, one in enumerate(subordinate_ids):
        with session.unit(takes_turn=True) as unit:
            named = unit.get(Subordinate, one)
            step(index, len(subordinate_ids), named.name if named else "")
            file = write_directive(unit, one)
            path = folder / file.name
            digests[path] = write_noted(unit, path, file.data)
        done.append(path)
    step(len(subordinate_ids), len(subordinate_ids), "")
    check_on_stick(digests)


def enrolled_units(unit: Unit) -> list[Subordinate]:
    """The units to which directives can be sealed, by their codes.

    Raises DomainError: nobody-to-reply.
    """
    trusted = {one.node_id for one in senders(unit.connection) if one.trust == TrustState.CONFIRMED}
    found = [one for one in own_units(unit) if one.node_id in trusted]
    if not found:
        raise DomainError(Problem(code="nobody-to-reply"))
    return sorted(found, key=lambda one: one.code)
