"""Files written for others into a folder that the user chose: all whole, or a plain refusal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.files import atomic_write
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.enrolment import NamedFile, accept_invitation, invite
from chibo_desktop.storage.exchange_log import senders
from chibo_desktop.storage.unit_of_work import Unit

Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFiles:
    """What lies in the folder now, and the units that were left out."""

    folder: Path
    paths: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


def save_file(folder: Path, file: NamedFile) -> Path:
    """Write one file, read it back, name it. Raises DomainError: file-not-written."""
    path = folder / file.name
    try:
        atomic_write(path, file.data)
    except OSError as error:
        problem = Problem(code="file-not-written", params={"name": file.name})
        raise DomainError(problem) from error
    return path


def write_invitations(unit: Unit, subordinate_ids: Sequence[str], folder: Path) -> WrittenFiles:
    """One invitation for each unit. Raises DomainError: those of `invite`, file-not-written."""
    paths = [save_file(folder, invite(unit, one)) for one in subordinate_ids]
    return WrittenFiles(folder=folder, paths=tuple(paths))


def write_registration_file(unit: Unit, invitation: bytes, typed: str, folder: Path) -> Path:
    """Answer an invitation into a folder; nothing is accepted when the file cannot be written.

    Raises DomainError: those of `accept_invitation`, file-not-written.
    """
    return save_file(folder, accept_invitation(unit, invitation, typed))


def write_replies(unit: Unit, folder: Path, step: Step) -> WrittenFiles:
    """The acknowledgement for every unit whose key is confirmed; the others are named.

    Raises DomainError: nobody-to-reply, file-not-written.
    """
    trusted = {one.node_id for one in senders(unit.connection) if one.trust == TrustState.CONFIRMED}
    units = sorted(unit.all(Subordinate), key=lambda one: one.code)
    chosen = [one for one in units if one.node_id in trusted]
    if not chosen:
        raise DomainError(Problem(code="nobody-to-reply"))
    paths = []
    for index, one in enumerate(chosen):
        step(index, len(chosen), one.name)
        paths.append(save_file(folder, write_directive(unit, one.id)))
    step(len(chosen), len(chosen), "")
    unit.touched.add("sent")
    return WrittenFiles(
        folder=folder,
        paths=tuple(paths),
        left_out=tuple(one.name for one in units if one.node_id not in trusted),
    )
