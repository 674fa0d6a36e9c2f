"""The way to a sổ on a server: where it is, then the door with its password, or a new one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.creating import create_with_dialog
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.server_dialog import ServerDialog, ServerPlace
from chibo_desktop.gui.start import Start
from chibo_desktop.services.servers import address_of, bookmark_for
from chibo_desktop.services.session import Session, Surroundings


def ask_for_server(
    dialogs: Dialogs,
    start: Start,
    knock_at: Callable[[Path], object],
    enter: Callable[[Session], object],
) -> None:
    """Ask for the server, then for the password of what is there, or enter what was made."""
    asked = server_with_dialog(dialogs, start.data_folder, start.surroundings)
    if isinstance(asked, Path):
        knock_at(asked)
    elif asked is not None:
        enter(asked)


def server_with_dialog(
    dialogs: Dialogs, data_folder: Path, surroundings: Surroundings
) -> Session | Path | None:
    """Ask for the server: the bookmark to be opened, or a new sổ open; None when one steps back."""
    dialog = ServerDialog(dialogs.window())
    chosen: list[tuple[Path, bool]] = []

    def on_submitted(place: ServerPlace, is_new: bool) -> None:
        address = address_of(
            place.host, place.port, place.database, place.user, encrypted=place.encrypted
        )
        try:
            chosen.append((bookmark_for(data_folder, address), is_new))
        except DomainError as refused:
            dialog.show_problems(refused.problems, dialogs.say)
            return
        dialog.accept()

    dialog.submitted.connect(on_submitted)
    if dialog.exec() != QDialog.DialogCode.Accepted or not chosen:
        return None
    bookmark, is_new = chosen[-1]
    if is_new:
        return create_with_dialog(dialogs, bookmark, surroundings)
    return bookmark
