"""Files from the office that a unit opens: the invitation, the directive, the rescue."""

from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.container import MAX_BUNDLE
from chibo_desktop.services.directives_received import DirectiveView, preview_directive
from chibo_desktop.services.enrolment import InvitationView, view_invitation
from chibo_desktop.services.rescue import RescueView, is_rescue, preview_rescue
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
    typed: str = ""  # the digits that the office read aloud for it


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRescue:
    """A rescue that was looked at, with the bytes that will be taken in."""

    file_name: str
    data: bytes
    view: RescueView


def open_from_office(unit: Unit, path: Path, typed: str = "") -> OpenedDirective | OpenedRescue:
    """What a file of the office would change here; `typed` as for `receive_directive`.

    Raises DomainError: file-unreadable and those of `receive_directive` and `receive_rescue`.
    """
    data, name = read_file(path), path.name
    if is_rescue(unit, data):
        return OpenedRescue(file_name=name, data=data, view=preview_rescue(unit, data))
    view = preview_directive(unit, data, typed)
    return OpenedDirective(file_name=name, data=data, view=view, typed=typed)


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
