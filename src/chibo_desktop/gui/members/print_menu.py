"""What is printed of one person: a menu that leads to the papers with the person chosen."""

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.domain.member import OUTSIDERS

_DOSSIER = (
    ("Phiếu đảng viên (2-HSĐV)…", "card"),
    ("Lý lịch đảng viên (1-HSĐV)…", "curriculum"),
    ("Phiếu bổ sung hồ sơ (3-HSĐV)…", "supplement"),
)
_LIFE = "Kết nạp, chuyển đi…"


def print_menu(parent: QWidget, member_id: str, status: str, go: SignalInstance) -> QMenu:
    """The papers of a person of this unit; `go` is told the place and what it shows on arrival.

    Who is not on the lists (a candidate, one who has moved away) has papers of a step only.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_papers(menu, member_id, status, go)
    return menu


def add_papers(menu: QMenu, member_id: str, status: str, go: SignalInstance) -> None:
    """The same entries in a menu that has others."""
    if status not in OUTSIDERS:
        for words, paper in _DOSSIER:
            argument = ("dossiers", ("member", member_id, paper))
            menu.addAction(words).triggered.connect(
                lambda _=False, wanted=argument: go.emit("printing", wanted)
            )
    menu.addAction(_LIFE).triggered.connect(
        lambda _=False: go.emit("printing", ("life", ("life", member_id)))
    )
