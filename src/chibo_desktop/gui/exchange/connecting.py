"""Before the first report: the office's invitation, the unit's answer, two telephone readings."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.exchange.steps import Steps
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Button, Card, FingerprintCheck, FormField, label
from chibo_desktop.services.enrolment import same_last_groups
from chibo_desktop.services.incoming import OpenedInvitation, open_invitation
from chibo_desktop.services.outgoing import write_registration_file
from chibo_desktop.services.sealed_letters import is_code

INVITATIONS = "Thư mời của Đảng ủy (*.cbi)"
FOLDER = "bundle"
_SOURCE = (
    "Gõ hai nhóm số cuối in trên thư niêm phong, hoặc do Đảng ủy đọc qua điện thoại; không chép từ "
    "tệp."
)


class ConnectCard(Card):
    """The three steps. `connected` follows the written answer."""

    connected = Signal(object)  # Path of the registration file

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Kết nối với Đảng ủy: ba bước, làm một lần", parent=parent)
        self._of_file = context
        self._invitation: OpenedInvitation | None = None
        self.check: FingerprintCheck | None = None
        self.doubt = ""
        self.steps = Steps()
        self.body.addWidget(self.steps)
        self._show()

    def choose(self) -> None:
        """Ask for the invitation and show what it says."""
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        chosen = dialogs.open_files(
            "Chọn thư mời của Đảng ủy", INVITATIONS, settings.folder(FOLDER), many=False
        )
        if chosen:
            settings.set_folder(FOLDER, chosen[0].parent)
            self.look_at(chosen[0])

    def look_at(self, path: Path) -> None:
        """Show an invitation."""
        self._of_file.runner.run(lambda _unit: open_invitation(path), self._on_opened, owner=self)

    def _show(self) -> None:
        self.body.removeWidget(self.steps)
        self.steps.hide()
        self.steps.deleteLater()
        self.steps = Steps()
        self._show_invitation()
        self.steps.add(
            "later",
            "2. Ghi tệp đăng ký vào USB và đưa cho Đảng ủy",
            "Chương trình tạo khóa của đơn vị và ghi một tệp nhỏ; trong tệp không có tên đảng viên "
            "nào.",
        )
        self.steps.add(
            "later",
            "3. Đọc dấu kiểm tra của đơn vị cho Đảng ủy qua điện thoại",
            "Đảng ủy gõ hai nhóm số cuối do đồng chí đọc. Từ đó gói của đơn vị được nhận.",
        )
        self.body.addWidget(self.steps)

    def _show_invitation(self) -> None:
        opened = self._invitation
        if opened is None:
            room = self.steps.add(
                "now",
                "1. Nhận thư mời của Đảng ủy",
                "Đảng ủy đưa tệp thư mời (đuôi .cbi) qua USB, kèm dấu kiểm tra gồm sáu nhóm số.",
            )
            self.choose_button = Button("Chọn thư mời…", "primary", "folder-open")
            self.choose_button.clicked.connect(self.choose)
            room.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
            return
        view = opened.view
        room = self.steps.add(
            "now",
            f"1. Thư mời của {view.office_name}",
            f"Lập cho {view.unit_name}, mã {view.unit_code}. Hãy nghe đọc sáu nhóm số: bốn nhóm "
            "đầu phải đúng như dưới đây, hai nhóm cuối đồng chí tự gõ.",
        )
        own = self._of_file.session.workplace.name
        self.doubt = ""
        if own and view.unit_name != own:
            self.doubt = (
                f"Sổ này đang ghi tên “{own}”. Nếu đây không phải thư mời của đơn vị mình, "
                "hãy hỏi lại Đảng ủy."
            )
            room.addWidget(label(self.doubt, "warning", wraps=True))
        self.code = QLineEdit()
        self.code.setPlaceholderText("1234 5678 …, tám nhóm")
        self.code.setMaximumWidth(current().scaled(420))
        printed = (
            f"Đảng ủy đã in thư niêm phong số {view.letter_number}: gõ mã trên thư."
            if view.letter_number
            else "Để trống nếu Đảng ủy không gửi thư niêm phong."
        )
        self.code_field = FormField("&Mã dùng một lần trên thư niêm phong", self.code, printed)
        room.addWidget(self.code_field)
        self.check = FingerprintCheck(view.fingerprint, _SOURCE, "Khớp, ghi tệp đăng ký…")
        self.check.button.setProperty("kind", "primary")
        self.check.confirmed.connect(self._on_confirmed)
        room.addWidget(self.check)
        other = Button("Chọn thư mời khác…", "link")
        other.clicked.connect(self.choose)
        room.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_opened(self, opened: OpenedInvitation) -> None:
        self._invitation = opened
        self._show()
        if opened.view.letter_number:
            self.code.setFocus()
        elif self.check is not None:
            self.check.edit.setFocus()

    def _on_confirmed(self, typed: str) -> None:
        opened, dialogs, settings = self._invitation, self._of_file.dialogs, self._of_file.settings
        if opened is None or self.check is None:
            return
        if not same_last_groups(typed, opened.view.fingerprint):
            self.check.refuse(dialogs.say(Problem(code="fingerprint-differs")))
            return
        code = self.code.text()
        self.code_field.clear_problem()
        if not is_code(code):
            self.code_field.show_problem(dialogs.say(Problem(code="letter-code-shape")))
            return
        folder = dialogs.choose_folder(
            "Chọn USB hoặc thư mục để ghi tệp đăng ký", settings.folder(FOLDER)
        )
        if folder is None:
            return
        settings.set_folder(FOLDER, folder)
        self._of_file.runner.run(
            lambda unit: write_registration_file(unit, opened.data, typed, folder, code),
            self._on_written,
            owner=self,
            busy=self.check,
        )

    def _on_written(self, path: Path) -> None:
        self.connected.emit(path)
