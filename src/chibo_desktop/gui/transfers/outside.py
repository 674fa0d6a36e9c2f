"""To and from outside the Đảng bộ: a sealed file is written, one is opened and taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.gui.printing.preview import PreviewDialog
from chibo_desktop.gui.printing.secret_paper import show_secret_paper
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.transfers.forms import AcceptForm, Accepting
from chibo_desktop.gui.widgets import Choice, Page, PartialDateEdit
from chibo_desktop.gui.widgets.form_acts import FormActs
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.key_papers import dossier_slip_pdf
from chibo_desktop.services.sealed_dossiers import (
    OpenedDossier,
    WrittenDossier,
    open_sealed_dossier,
    save_sealed_dossier,
    take_in_sealed_dossier,
    write_sealed_dossier,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.transfer_board import TransferBoard
from chibo_desktop.services.watched import Progress
from chibo_desktop.wording.transfers import key_text, outside_text, sealed_text

SEALED = "Hồ sơ niêm phong (*.hsdv)"
FOLDER = "dossiers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Whose dossier goes where, by which decision, and since when they are gone."""

    member_id: str
    to_name: str
    decision: str
    left_on: date | None


class SealForm(TwoColumnForm):
    """A member leaves the Đảng bộ with a sealed dossier."""

    def __init__(self, people: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi hồ sơ niêm phong gửi ra ngoài Đảng bộ",
            "Cả hồ sơ và bản quét vào một tệp, mở bằng khóa ghi trên giấy. Giấy giới thiệu và túi "
            "hồ sơ in ở Báo cáo – Biểu mẫu vẫn đi cùng như thường.",
            "Ghi hồ sơ",
            parent,
        )
        self.member = Choice([("", "Chọn một đồng chí"), *people])
        self.to, self.decision = QLineEdit(), QLineEdit()
        self.left_on = PartialDateEdit()
        self.add("member_id", "Đồng &chí", self.member)
        self.add("to_name", "Chuyển đế&n", self.to)
        self.add("decision", "&Số văn bản", self.decision)
        self.add(
            "left_on",
            "&Ngày chuyển đi",
            self.left_on,
            "Ghi ngày thì Diễn biến có dòng Chuyển đi; để trống nếu đã ghi.",
        )

    def read(self) -> Sealing:
        """What the form says."""
        return Sealing(
            member_id=self.member.value(),
            to_name=self.to.text(),
            decision=self.decision.text(),
            left_on=self.day("left_on", self.left_on),
        )


class OutsideActs(FormActs):
    """Seals a dossier into a file, opens one and takes it in."""

    def __init__(self, context: Context, window: Page, say: Callable[[str], object]) -> None:
        super().__init__(context, window, say)
        self.slip: PreviewDialog | None = None
        self._of_file = context
        self._page = window

    def seal(self, board: TransferBoard) -> None:
        """Ask whose dossier goes where, write it, show the slip with its key."""
        form = SealForm(board.with_dossier, self._page)

        def save(unit: Unit, said: Sealing, step: Progress) -> str:
            written = write_sealed_dossier(
                unit,
                said.member_id,
                said.to_name,
                decision=said.decision,
                left_on=said.left_on,
                step=step,
            )
            waiting.append(written)
            return ""

        waiting: list[WrittenDossier] = []
        form.finished.connect(lambda _result: self._keep(waiting))
        self.open_form(form, save, doing="Đang niêm phong hồ sơ")

    def open(self, board: TransferBoard) -> None:
        """Ask for a file and its passphrase, show what it holds, take it in."""
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        paths = dialogs.open_files("Mở hồ sơ niêm phong", SEALED, settings.folder(FOLDER), False)
        if not paths:
            return
        settings.set_folder(FOLDER, paths[0].parent)
        typed = dialogs.ask_text("Mở hồ sơ niêm phong", "Khóa mở: năm nhóm số trên giấy", "Mở")
        if typed is not None:
            self._of_file.runner.run_long(
                lambda unit, _progress: open_sealed_dossier(unit, paths[0], typed),
                "Đang mở hồ sơ niêm phong",
                lambda opened: self._ask(opened, board),
                lambda problems: dialogs.warn_problems(problems) if problems else None,
                self._page,
            )

    def _ask(self, opened: OpenedDossier, board: TransferBoard) -> None:
        found = opened.arrival
        name = found.dossier.member.full_name
        form = AcceptForm(
            f"Nhận đồng chí {name}",
            outside_text(
                found.from_name,
                len(found.dossier.papers),
                found.missing_scans,
                found.known_as,
                name,
                is_known=found.is_known,
            ),
            "Nhận vào danh sách",
            branches=board.branches,
            today=self._of_file.today(),
            parent=self._page,
        )

        def save(unit: Unit, said: Accepting) -> str:
            take_in_sealed_dossier(unit, opened, branch_id=said.branch_id, on=said.on)
            return f"Đã nhận đồng chí {name} cùng hồ sơ vào danh sách."

        self.open_form(form, save)

    def _keep(self, waiting: list[WrittenDossier]) -> None:
        """Save what was written; the key is shown only once the file is there."""
        if not waiting:
            return
        written = waiting.pop()
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        folder = settings.folder(FOLDER) or Path.home()
        path = dialogs.save_file("Ghi hồ sơ niêm phong", SEALED, folder / written.name)
        if path is None:
            self._say("Chưa ghi tệp. Bấm Ghi hồ sơ niêm phong để ghi lại; khóa mới sẽ khác.")
            return
        settings.set_folder(FOLDER, path.parent)

        def keep(unit: Unit) -> bytes:
            save_sealed_dossier(written, path)
            return dossier_slip_pdf(unit, written, path.name)

        self._of_file.runner.run(
            keep,
            lambda slip: self._show_slip(written, path.name, slip),
            dialogs.warn_problems,
            owner=self._page,
        )

    def _show_slip(self, written: WrittenDossier, file_name: str, slip: bytes) -> None:
        self._say(sealed_text(written.full_name, written.to_name, file_name, written.missing))
        self.slip = show_secret_paper(
            self._of_file,
            self._page,
            f"Phiếu khóa mở hồ sơ đồng chí {written.full_name}",
            slip,
            key_text(written.passphrase),
        )
