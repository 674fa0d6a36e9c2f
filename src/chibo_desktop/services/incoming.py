"""Files from the office that a unit opens: the invitation and the directive."""

from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.container import MAX_BUNDLE
from chibo_desktop.services.directives_received import DirectiveView, preview_directive
from chibo_desktop.services.enrolment import InvitationView, view_invitation
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedInvitation:
    """An invitation with the bytes that will be answered."""

    data: bytes
    view: InvitationView


def open_invitation(path: Path) -> OpenedInvitation:
    """Read an invitation file. Raises DomainError: file-unreadable and those of reading."""
    data = read_file(path)
    return OpenedInvitation(data=data, view=view_invitation(data))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDirective:
    """A directive that was looked at, with the bytes that will be taken in."""

    file_name: str
    data: bytes
    view: DirectiveView


def open_directive(unit: Unit, path: Path) -> OpenedDirective:
    """What a directive of the office would change here.

    Raises DomainError: file-unreadable and those of `receive_directive`.
    """
    data = read_file(path)
    return OpenedDirective(file_name=path.name, data=data, view=preview_directive(unit, data))


def read_file(path: Path) -> bytes:
    """The bytes of a file on a stick. Raises DomainError: file-unreadable, bundle-too-big."""
    try:
        size = path.stat().st_size
        if size > MAX_BUNDLE:
            params = {"have": size, "limit": MAX_BUNDLE}
            raise DomainError(Problem(code="bundle-too-big", params=params))
        return path.read_bytes()
    except OSError as error:
        raise DomainError(Problem(code="file-unreadable")) from error
