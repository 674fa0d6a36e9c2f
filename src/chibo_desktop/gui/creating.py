"""Making a new file: for a unit with the office's invitation, for one without, for an office."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.create_dialog import CreateField, CreateFileDialog
from chibo_desktop.services.servers import is_bookmark
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file

_FIELDS = (
    CreateField(
        key="kind",
        text="Loại hình đơn vị",
        options=(
            (WorkplaceKind.BRANCH.value, "Chi bộ"),
            (WorkplaceKind.PARTY_ORGANIZATION.value, "Đảng bộ có chi bộ trực thuộc"),
            (WorkplaceKind.HEADQUARTERS.value, "Đảng ủy (nhận gói của các đơn vị)"),
        ),
    ),
    CreateField(key="name", text="Tên đơn vị", help="Ví dụ: Chi bộ Văn phòng"),
    CreateField(
        key="code",
        text="Mã đơn vị",
        help="Chữ và số không dấu, ví dụ DU. Chi bộ có thể để trống và nhận mã trong thư mời.",
        required=False,
    ),
    CreateField(key="superior_name", text="Tổ chức đảng cấp trên", required=False),
    CreateField(
        key="place", text="Địa danh ghi trên văn bản", help="Ví dụ: Hà Nội", required=False
    ),
    CreateField(key="secretary_name", text="Họ và tên bí thư", required=False),
)


def create_with_dialog(
    dialogs: Dialogs,
    suggestion: Path,
    surroundings: Surroundings,
    invited: NewWorkplace | None = None,
) -> Session | None:
    """Ask, make the file, and return it open; None when the user steps back.

    An invitation fills the form in and gives the file the id that the office expects.
    """
    made: list[Session] = []
    dialog = CreateFileDialog(
        _fields(invited),
        suggestion,
        "Tệp dữ liệu chi bộ (*.chibo)",
        dialogs,
        dialogs.window(),
        on_server=is_bookmark(suggestion),
    )

    def on_submitted(answers: dict[str, str], path: Path, password: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.append(
                create_file(
                    path,
                    password,
                    NewWorkplace(
                        name=answers["name"],
                        kind=WorkplaceKind(answers["kind"]),
                        code=answers["code"],
                        superior_name=answers["superior_name"],
                        place=answers["place"],
                        secretary_name=answers["secretary_name"],
                        node_id=invited.node_id if invited else "",
                    ),
                    surroundings,
                )
            )
        except DomainError as refused:
            dialog.show_problems(refused.problems, dialogs.say)
            return
        dialog.accept()

    dialog.submitted.connect(on_submitted)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return made[0] if accepted and made else None


def _fields(invited: NewWorkplace | None) -> tuple[CreateField, ...]:
    if invited is None:
        return _FIELDS
    known = {
        "kind": invited.kind.value,
        "name": invited.name,
        "code": invited.code,
        "superior_name": invited.superior_name,
    }
    return tuple(replace(one, value=known.get(one.key, "")) for one in _FIELDS)
